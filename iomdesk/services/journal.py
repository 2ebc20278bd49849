"""Write down what is typed, change by change, until the whole text is stored."""

from sqlalchemy import delete, insert

from iomdesk.document.typed_text import TextKey, delta_between, digest_of
from iomdesk.model.journal import TypedChange
from iomdesk.queries.kept_texts import stored_text
from iomdesk.services.changes import NOTHING, Changes
from iomdesk.services.work import Work


class NotStored(Exception):
    """Raised where the journal of a text would be emptied that is not stored."""


def note_typing(work: Work, *, key: TextKey, before: str, after: str) -> Changes:
    """Add what was typed between two states of a text to the journal; neither audited nor undone."""
    if before == after:
        return NOTHING
    delta = delta_between(before, after)
    work.session.execute(
        insert(TypedChange).values(
            **key._asdict(),
            base_digest=digest_of(before),
            place=delta.place,
            removed=delta.removed,
            added=delta.added,
            typed_at=work.clock(),
        )
    )
    return NOTHING


def clear_typing(work: Work, key: TextKey) -> None:
    """Empty the journal of a text: it is stored whole in this very transaction."""
    work.session.execute(delete(TypedChange).filter_by(**key._asdict()))


def settle_typing(work: Work, *, key: TextKey, text: str) -> Changes:
    """Empty the journal of a text that another service stored.

    Spaces at the ends do not count: titles are stored without. Raises NotStored where other words are stored.
    """
    if (stored_text(work.session, key) or "").strip() != text.strip():
        raise NotStored
    clear_typing(work, key)
    return NOTHING
