"""What is missing for a session is named once each, with the record where it is mended."""

from datetime import date
from pathlib import Path

import pytest

from iomdesk.desk import Desk, new_desk
from iomdesk.queries.agenda import agenda_of
from iomdesk.queries.gap_words import gap_sentence
from iomdesk.queries.gaps import Gap, GapKind, gaps_of
from iomdesk.services.agenda import add_item, remove_item, write_item_text
from iomdesk.services.agenda_versions import issue_agenda
from iomdesk.services.documents import add_document
from iomdesk.services.expected_documents import edit_document, expect_document
from iomdesk.services.participants import add_delegation
from iomdesk.services.pasting import paste_items
from iomdesk.services.recommendations import add_recommendation
from iomdesk.services.sessions import create_session, edit_session
from iomdesk.services.work import Work


@pytest.fixture
def desk(tmp_path: Path) -> "Desk":
    return new_desk(tmp_path / "group.iomdesk")


def found(work: Work, session: int) -> list[str]:
    work.session.flush()
    return [gap.kind.value for gap in gaps_of(work.session, session_id=session, language="fr")]


def test_gaps_close_one_by_one_as_the_chair_works(desk: Desk) -> None:
    def work_through(work: Work) -> list[list[str]]:
        states = []
        session = create_session(work, number=2).created or 0
        states.append(found(work, session))
        fields = {"start_on": date(2020, 10, 6), "place": "Genève", "chair": "Présidence"}
        edit_session(work, session=session, fields=fields)
        item = add_item(work, session=session, title="", language="fr").created or 0
        states.append(found(work, session))
        edit_session(work, session=session, fields={"rapporteur": "Rapporteur"})
        add_delegation(work, session=session, state="CHE")
        write_item_text(work, item=item, language="en", title="Item")
        states.append(found(work, session))
        remove_item(work, item=item)
        add_item(work, session=session, title="Divers", language="fr", role="other_business")
        states.append(found(work, session))
        return states

    with desk:
        assert desk.run(work_through) == [
            ["no_dates", "no_place", "no_chair", "no_agenda"],
            [
                "no_rapporteur",
                "no_participants",
                "item_without_title",
                "item_without_clause",
                "item_without_document",
            ],
            ["title_not_translated", "item_without_clause", "item_without_document"],
            [],
        ]


def test_a_translation_older_than_its_original_is_named_with_its_language(desk: Desk) -> None:
    def work_through(work: Work) -> list[tuple[str, str, str]]:
        session = create_session(work, number=2).created or 0
        add_item(work, session=session, title="Ouverture", language="fr")
        item = add_item(work, session=session, title="Rapport", language="fr").created or 0
        write_item_text(work, item=item, language="en", title="Report", annotation="Read it.")
        write_item_text(work, item=item, language="fr", title="Rapports", annotation="À lire.")
        work.session.flush()
        gaps = gaps_of(work.session, session_id=session, language="fr")
        return [(gap.kind.value, gap.detail, gap.language) for gap in gaps if "stale" in gap.kind]

    with desk:
        assert desk.run(work_through) == [("title_stale", "2", "en")]


def test_documents_past_their_deadline_are_named_at_their_item(desk: Desk) -> None:
    def work_through(work: Work) -> list[tuple[str, str]]:
        session = create_session(work, number=2, start_on=date(2020, 10, 20)).created or 0
        item = add_item(work, session=session, title="Point", language="fr").created or 0
        late = add_document(
            work, session=session, symbol="WG/2/2", title="Note", language="fr", data=b"x", item=item
        )
        edit_document(work, document=late.created or 0, fields={"issued_on": date(2020, 10, 7)})
        expect_document(work, session=session, item=item, title="Rapport", language="fr")
        work.session.flush()
        gaps = gaps_of(work.session, session_id=session, today=date(2020, 10, 7))
        before = gaps_of(work.session, session_id=session, today=date(2020, 10, 6))
        assert GapKind.DOCUMENT_OVERDUE not in {gap.kind for gap in before}
        return [(gap.kind.value, gap.detail) for gap in gaps if "document" in gap.kind]

    with desk:
        assert desk.run(work_through) == [("document_late", "WG/2/2"), ("document_overdue", "Rapport")]


def test_sub_items_of_an_item_with_a_document_need_none_of_their_own(desk: Desk) -> None:
    def work_through(work: Work) -> list[str]:
        session = create_session(work, number=2).created or 0
        text = "A\n\ta\nB\n\tb\nSuite donnée aux recommandations\n"
        paste_items(work, session=session, parent=None, position=0, text=text, language="fr")
        work.session.flush()
        first = agenda_of(work.session, session_id=session, language="fr").items[0].id
        add_document(work, session=session, symbol="WG/2/2", title="N", language="fr", data=b"x", item=first)
        work.session.flush()
        work.session.expire_all()
        gaps = gaps_of(work.session, session_id=session)
        return [gap.detail for gap in gaps if gap.kind is GapKind.ITEM_WITHOUT_DOCUMENT]

    with desk:
        assert desk.run(work_through) == ["2 a)"]


def test_a_number_that_an_adopted_agenda_lost_is_named(desk: Desk) -> None:
    def work_through(work: Work) -> list[tuple[str, int]]:
        session = create_session(work, number=2).created or 0
        paste_items(work, session=session, parent=None, position=0, text="A\nB\nC\n", language="fr")
        issue_agenda(work, session=session, stage="adopted")
        rows = agenda_of(work.session, session_id=session, language="fr").items
        remove_item(work, item=rows[1].id)
        work.session.flush()
        gaps = gaps_of(work.session, session_id=session)
        assert rows[2].title == "C"
        return [(g.detail, g.record_id - rows[2].id) for g in gaps if g.kind is GapKind.NUMBERING_HOLE]

    with desk:
        assert desk.run(work_through) == [("2", 0)]


def test_recommendation_without_text_or_clause_is_named_by_its_number(desk: Desk) -> None:
    def recommend(work: Work) -> tuple[Gap, ...]:
        session = create_session(work, number=2).created or 0
        add_recommendation(work, session=session)
        work.session.flush()
        return gaps_of(work.session, session_id=session)

    with desk:
        gaps = [gap for gap in desk.run(recommend) if gap.record_kind == "recommendation"]
    assert [(gap.kind.value, gap.detail) for gap in gaps] == [
        ("recommendation_without_clause", "1"),
        ("recommendation_empty", "1"),
    ]


def test_each_kind_of_gap_has_its_sentence() -> None:
    sentences = {gap_sentence(Gap(kind, "item", 1, "3 a)")) for kind in GapKind}
    assert len(sentences) == len(GapKind)
    assert not [sentence for sentence in sentences if "{" in sentence]
