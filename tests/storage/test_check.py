"""A check finds what is broken, dangling or contradictory, and says where."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from iomdesk.model.agenda import AgendaItem, ItemClause
from iomdesk.model.bodies import Body
from iomdesk.model.desk_record import AuditEntry, DeskRecord
from iomdesk.model.documents import Content
from iomdesk.model.mandate import MandateChapter, MandateClause, MandateVersion
from iomdesk.model.minutes import Draft
from iomdesk.model.recommendations import Recommendation, RecommendationClause
from iomdesk.model.sessions import GroupSession
from iomdesk.storage.check import check_desk
from iomdesk.storage.desk_file import DeskFile
from iomdesk.storage.opening import open_desk_file

NOW = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)


@pytest.fixture
def desk(desk_path: Path) -> Iterator[DeskFile]:
    """Give a desk with two sessions, an item in each, two mandates, and nothing wrong with it."""
    with closing(open_desk_file(desk_path)) as file:
        with file.writing() as session:
            session.add(DeskRecord(id=1, uid="test", created_at=NOW))
            session.add(Body(id=1, code="WG", kind="working_group", is_own=True))
            session.flush()
            session.add_all([mandate(1), mandate(2)])
            session.flush()
            session.add_all([GroupSession(id=id_, mandate_version_id=1) for id_ in (1, 2)])
            session.flush()
            session.add_all([AgendaItem(id=id_, session_id=id_, position=0) for id_ in (1, 2)])
        yield file


def mandate(id_: int) -> MandateVersion:
    clause = MandateClause(id=id_, letter="a", position=0)
    chapter = MandateChapter(number="1", position=0, clauses=[clause])
    return MandateVersion(id=id_, body_id=1, label="projet", chapters=[chapter])


def found(desk: DeskFile) -> list[tuple[str, str, str, str]]:
    with desk.reading() as session:
        return [(f.severity.value, f.kind, f.record_kind, f.record_id) for f in check_desk(session)]


def content(data: bytes, digest: str | None = None) -> Content:
    return Content(
        digest=digest or hashlib.sha256(data).hexdigest(), media_type="text/plain", size=len(data), data=data
    )


def audit(action: str, kind: str, id_: int) -> AuditEntry:
    return AuditEntry(at=NOW, installation="test", action=action, record_kind=kind, record_id=str(id_))


def draft(item: int, sealed: int | None = None) -> Draft:
    return Draft(
        record_kind="item",
        record_id=item,
        field="minutes",
        language="fr",
        text="Adopté.",
        saved_at=NOW,
        sealed_revision_id=sealed,
    )


def move_below_itself(session: Session) -> None:
    session.add(AgendaItem(id=3, session_id=1, position=0, parent_id=1))
    session.flush()
    session.execute(text("UPDATE agenda_item SET parent_id = 3 WHERE id = 1"))


def adding(*records: Callable[[], object]) -> Callable[[Session], None]:
    return lambda session: session.add_all([record() for record in records])


def running(*statements: str) -> Callable[[Session], None]:
    def run(session: Session) -> None:
        for statement in statements:
            session.execute(text(statement))

    return run


UNUSED = hashlib.sha256(b"annexe").hexdigest()


def test_sound_desk_has_nothing_to_tell(desk: DeskFile) -> None:
    assert found(desk) == []


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        pytest.param(
            running("DELETE FROM desk"), [("error", "desk_unnamed", "desk", "1")], id="no desk record"
        ),
        pytest.param(
            adding(lambda: content(b"annexe")),
            [("warning", "content_unused", "content", UNUSED)],
            id="file of no document",
        ),
        pytest.param(
            adding(lambda: content(b"annexe", digest="0" * 64)),
            [
                ("error", "content_changed", "content", "0" * 64),
                ("warning", "content_unused", "content", "0" * 64),
            ],
            id="file that is not what was stored",
        ),
        pytest.param(
            adding(lambda: draft(99)), [("error", "draft_dangling", "draft", "1")], id="draft of nothing"
        ),
        pytest.param(
            adding(lambda: draft(1, sealed=99)),
            [("error", "draft_unsealed", "draft", "1")],
            id="draft sealed by nothing",
        ),
        pytest.param(
            adding(lambda: audit("edit", "recommendation", 99)),
            [("warning", "record_lost", "recommendation", "99")],
            id="record gone without a trace",
        ),
        pytest.param(
            adding(lambda: audit("create", "delegation", 99), lambda: audit("remove", "delegation", 99)),
            [],
            id="record gone with a trace",
        ),
        pytest.param(
            running("UPDATE agenda_item SET parent_id = 2 WHERE id = 1"),
            [("error", "parent_in_other_session", "item", "1")],
            id="parent in another session",
        ),
        pytest.param(
            move_below_itself,
            [("error", "item_inside_itself", "item", "1"), ("error", "item_inside_itself", "item", "3")],
            id="item below itself",
        ),
        pytest.param(
            adding(lambda: Recommendation(session_id=1, item_id=2, number=1)),
            [("error", "item_in_other_session", "recommendation", "1")],
            id="recommendation from another session's item",
        ),
        pytest.param(
            adding(lambda: ItemClause(item_id=1, clause_id=2)),
            [("warning", "clause_outside_mandate", "item", "1")],
            id="item under another mandate",
        ),
        pytest.param(
            adding(
                lambda: Recommendation(
                    session_id=2, number=1, clause_links=[RecommendationClause(clause_id=2)]
                )
            ),
            [("warning", "clause_outside_mandate", "recommendation", "1")],
            id="recommendation under another mandate",
        ),
        pytest.param(adding(lambda: ItemClause(item_id=1, clause_id=1)), [], id="item under its mandate"),
        pytest.param(
            running("DROP TRIGGER audit_refuses_delete"),
            [("error", "format_incomplete", "trigger", "audit_refuses_delete")],
            id="trigger taken away",
        ),
        pytest.param(
            running("CREATE TRIGGER own AFTER INSERT ON audit BEGIN DELETE FROM draft; END"),
            [("error", "format_foreign", "trigger", "own")],
            id="trigger smuggled in",
        ),
    ],
)
def test_check_finds(
    desk: DeskFile, spoil: Callable[[Session], None], expected: list[tuple[str, str, str, str]]
) -> None:
    with desk.writing() as session:
        spoil(session)
    assert found(desk) == expected


def test_check_finds_references_to_nothing(desk: DeskFile) -> None:
    with desk.reading() as session:
        session.connection().exec_driver_sql("COMMIT")
        session.connection().exec_driver_sql("PRAGMA foreign_keys = OFF")
        session.connection().exec_driver_sql("UPDATE agenda_item SET session_id = 99 WHERE id = 1")
    assert found(desk) == [("error", "reference_broken", "agenda_item", "1")]


def test_of_a_broken_file_only_the_damage_is_told(desk: DeskFile) -> None:
    with desk.reading() as session:
        page = session.execute(text("SELECT rootpage FROM sqlite_master WHERE name = 'person'")).scalar_one()
    desk.close()
    with desk.path.open("r+b") as file:
        file.seek((page - 1) * 4_096)
        file.write(b"\xff" * 4_096)
    with closing(open_desk_file(desk.path)) as broken:
        assert {kind for _, kind, _, _ in found(broken)} == {"file_damaged"}
