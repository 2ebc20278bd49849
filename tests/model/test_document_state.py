"""A document is there, came late, is expected, or is overdue."""

from datetime import date

import pytest

from iomdesk.model.document_state import DocumentState, document_state, due_on

DUE = date(2020, 5, 1)
BEFORE, AFTER = date(2020, 4, 30), date(2020, 5, 2)


@pytest.mark.parametrize(
    ("is_there", "issued_on", "today", "state"),
    [
        (True, None, AFTER, DocumentState.THERE),
        (True, DUE, AFTER, DocumentState.THERE),
        (True, AFTER, AFTER, DocumentState.CAME_LATE),
        (False, None, BEFORE, DocumentState.EXPECTED),
        (False, None, DUE, DocumentState.EXPECTED),
        (False, None, AFTER, DocumentState.OVERDUE),
        (False, None, None, DocumentState.EXPECTED),
    ],
)
def test_state_of_a_document(
    is_there: bool, issued_on: date | None, today: date | None, state: DocumentState
) -> None:
    assert document_state(is_there=is_there, issued_on=issued_on, due=DUE, today=today) is state


def test_without_a_deadline_of_its_own_the_days_of_the_body_count() -> None:
    assert due_on(None, date(2020, 5, 15), 14) == DUE
    assert due_on(BEFORE, date(2020, 5, 15), 14) == BEFORE
    assert due_on(None, None, 14) is None
