"""Minutes as circulated or approved: kept with all that the paper says, and made again from that."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from iomdesk.document.imprint import Imprint
from iomdesk.model.corrections import FrozenMinutes, MinutesStage
from iomdesk.papers.facts import PaperFacts
from iomdesk.papers.frozen_facts import from_plain, to_plain
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.minutes_lock import latest_step
from iomdesk.services.work import Work

OF_MINUTES = frozenset({"minutes", "extract"})
"""The kinds of papers that are made from frozen minutes once these are approved."""


class NotFrozen(UserError):
    """Raised when minutes are wanted as they were at a stage that they have not reached."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """Hold what a paper is made from: its facts, and what catalogues ask of it by language."""

    facts: PaperFacts
    imprints: Mapping[str, Imprint]


def freeze(
    work: Work, session: int, stage: MinutesStage, frozen: Frozen, languages: tuple[str, ...]
) -> FrozenMinutes:
    """Keep minutes as they are now, for versions in some languages."""
    facts = {
        "languages": list(languages),
        "facts": to_plain(frozen.facts),
        "imprints": to_plain(frozen.imprints),
    }
    digest = hashlib.sha256(json.dumps(facts, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    record = FrozenMinutes(
        session_id=session, stage=stage.value, frozen_at=work.clock(), digest=digest, facts=facts
    )
    work.session.add(record)
    work.session.flush()
    return record


def frozen_at(session: Session, session_id: int, stage: str, language: str) -> Frozen | None:
    """Return the minutes as they were frozen last at a stage, for the version of a language."""
    query = select(FrozenMinutes).where(FrozenMinutes.session_id == session_id, FrozenMinutes.stage == stage)
    for record in session.scalars(query.order_by(FrozenMinutes.id.desc())):
        if language in record.facts["languages"]:
            return _frozen(record.facts)
    return None


def frozen_for(
    session: Session, *, session_id: int, kind: str, language: str, stage: str = ""
) -> Frozen | None:
    """Return what a paper is made from where that is not the present state of the desk.

    Without a stage that is what was approved, while it is. Raises NotFrozen.
    """
    if kind not in OF_MINUTES:
        return None
    step = latest_step(session, session_id)
    is_approved = step is not None and step.stage == MinutesStage.APPROVED
    if stage in ("", MinutesStage.APPROVED) and is_approved:
        return frozen_at(session, session_id, MinutesStage.APPROVED, language)
    if stage in ("", MinutesStage.DRAFT):
        return None
    found = frozen_at(session, session_id, stage, language) if step is not None else None
    if found is None or stage == MinutesStage.APPROVED:
        raise NotFrozen(
            _(
                "The minutes have not come that far in this language. Nothing was written; "
                "leave the stage out."
            )
        )
    return found


def _frozen(stored: Mapping[str, Any]) -> Frozen:
    imprints = {language: from_plain(Imprint, one) for language, one in stored["imprints"].items()}
    return Frozen(from_plain(PaperFacts, stored["facts"]), imprints)
