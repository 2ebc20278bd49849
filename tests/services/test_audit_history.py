"""The history of changes can be read, searched and followed for one record."""

from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from iomdesk.model.desk_record import AuditEntry
from iomdesk.queries import audit_history
from iomdesk.queries.audit_history import AuditPage, audit_page
from iomdesk.queries.audit_words import differing, values_in_words
from iomdesk.services.item_texts import write_item_text
from iomdesk.services.work import Work


def page(session: Session, **wanted: object) -> AuditPage:
    return audit_page(session, language="fr", **wanted)  # type: ignore[arg-type]


def audit(work: Work, count: int) -> None:
    for number in range(count):
        work.audit("edit", "state", number, {"name": "Ancien"}, {"name": f"État {number}"})
    work.session.flush()


def test_the_latest_change_comes_first_with_what_it_changed(work: Work) -> None:
    audit(work, 3)
    first = page(work.session).rows[0]
    assert (first.kind, first.record_id, first.action) == ("state", "2", "edit")
    assert "Ancien" in first.before
    assert "État 2" in first.after
    assert first.installation == "test"


def test_all_words_must_be_there_whatever_their_accents(work: Work) -> None:
    audit(work, 12)
    assert [row.record_id for row in page(work.session, search="etat 11 ANCIEN").rows] == ["11"]
    assert page(work.session, search="etat nulle-part").rows == ()


def test_one_record_can_be_followed(work: Work) -> None:
    audit(work, 3)
    work.audit("remove", "state", 1, {"name": "État 1"}, None)
    work.session.flush()
    rows = page(work.session, kind="state", record_id="1").rows
    assert [row.action for row in rows] == ["remove", "edit"]


def test_the_history_is_read_part_by_part(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit_history, "_SCANNED", 10)
    audit(work, 25)
    seen: list[str] = []
    older_than = None
    while True:
        part = page(work.session, kind="state", older_than=older_than, limit=4)
        seen += [row.record_id for row in part.rows]
        older_than = part.older_than
        if older_than is None:
            break
    assert seen == [str(number) for number in reversed(range(25))]


def test_a_record_is_named_as_it_is_called_now_and_leads_to_its_session(
    history: Work,
    sample_session: int,
) -> None:
    item = int(page(history.session, kind="item").rows[0].record_id)
    write_item_text(history, item=item, language="fr", title="Un titre nouveau")
    history.session.flush()
    row = page(history.session, search="nouveau", kind="item").rows[0]
    assert (row.record, row.session_id, row.item_id) == ("Un titre nouveau", sample_session, item)


def test_only_what_changed_is_told() -> None:
    before, after = differing({"title": "a", "place": "x"}, {"title": "b", "place": "x"})
    assert (values_in_words(before), values_in_words(after)) == ("Title: a", "Title: b")
    assert differing(None, {"a": 1}) == ({}, {"a": 1})


def test_what_is_empty_is_told_as_that() -> None:
    told = values_in_words({"note": "", "flag": True, "x": [1, {"y": None}]})
    assert told == "Note: – · flag: yes · x: 1 | y –"


def test_long_values_are_cut(work: Work) -> None:
    work.session.add(
        AuditEntry(
            at=datetime(2026, 1, 1, tzinfo=UTC),
            installation="x",
            action="trash",
            record_kind="delegation",
            record_id="1",
            before={"rows": ["x" * 10_000]},
        )
    )
    work.session.flush()
    assert len(page(work.session).rows[0].before) == 4_000
