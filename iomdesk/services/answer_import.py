"""Store what was answered to recommendations, as it was decided row by row: one action, one way back."""

from collections.abc import Iterator, Sequence

from iomdesk.model.answer_rows import AnswerToStore
from iomdesk.services.changes import Changes
from iomdesk.services.recommendation_life import set_action, take_step
from iomdesk.services.together import as_one
from iomdesk.services.work import Work


def import_answers(work: Work, *, answers: Sequence[AnswerToStore]) -> Changes:
    """Record each answer as a step, and who acts on it where the row says so. Raises StepDoesNotFollow."""
    return as_one([changes for answer in answers for changes in _store(work, answer)])


def _store(work: Work, answer: AnswerToStore) -> Iterator[Changes]:
    yield take_step(
        work,
        recommendation=answer.recommendation,
        status=answer.status,
        on=answer.on,
        body=answer.body,
        body_session=answer.body_session,
        symbol=answer.symbol,
        note=answer.note,
        override_reason=answer.override_reason,
    )
    fields = {"action_owner": answer.owner or None, "action_due_on": answer.due_on}
    told = {name: value for name, value in fields.items() if value}
    if told:
        yield set_action(work, recommendation=answer.recommendation, fields=told)
