"""How far a version of the mandate had come on a day: a paper of that day goes on saying so afterwards."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from iomdesk.model.concordance import MandateStep
from iomdesk.model.mandate import MandateStatus, MandateVersion

_BEFORE = {
    MandateStatus.DRAFT.value: MandateStatus.DRAFT.value,
    MandateStatus.APPROVED.value: MandateStatus.DRAFT.value,
    MandateStatus.REPLACED.value: MandateStatus.APPROVED.value,
}


@dataclass(frozen=True, slots=True)
class Standing:
    """Hold how far a version had come, by whom it was approved and since when it was in force."""

    status: str
    approved_by_id: int | None = None
    approving_session: int | None = None
    document_symbol: str = ""
    in_force_from: date | None = None


def standing_on(
    version: MandateVersion,
    steps: Iterable[MandateStep],
    day: date | None = None,
    known_by: datetime | None = None,
) -> Standing:
    """Say how a version stood on a day, as far as the desk knew by a moment; None does not limit.

    A version without steps has stood as it is recorded ever since: it came into the desk that way.
    """
    ordered = sorted((s for s in steps if s.version_id == version.id), key=lambda step: step.id)
    for step in ordered:
        is_later = day is not None and step.on is not None and step.on > day
        is_unknown = known_by is not None and step.recorded_at > known_by
        if is_later or is_unknown:
            return _before(version, step)
    return _present(version)


def _before(version: MandateVersion, step: MandateStep) -> Standing:
    status = _BEFORE[step.status]
    return Standing(status) if status == MandateStatus.DRAFT else _present(version, status)


def _present(version: MandateVersion, status: str = "") -> Standing:
    return Standing(
        status or version.status,
        version.approved_by_id,
        version.approving_session,
        version.document_symbol,
        version.in_force_from,
    )
