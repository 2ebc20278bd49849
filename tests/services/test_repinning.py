"""What is open moves to a newer mandate, one by one or all; what was issued stays as it was, by a byte."""

from datetime import date
from pathlib import Path

import pytest

from iomdesk.model.agenda import AgendaItem
from iomdesk.model.agenda_versions import AgendaTemplate
from iomdesk.model.recommendations import Recommendation
from iomdesk.model.sessions import GroupSession
from iomdesk.papers import PAPERS
from iomdesk.queries.mandate import version_for_session
from iomdesk.queries.pinned import PinnedRow, pinned_to_older
from iomdesk.rendering.output import write_paper
from iomdesk.services.agenda import add_item
from iomdesk.services.changes import NOTHING, Changes
from iomdesk.services.mapping import map_clause
from iomdesk.services.paper_facts import build_paper
from iomdesk.services.papers import register_issue
from iomdesk.services.recommendations import add_recommendation, map_recommendation_clause
from iomdesk.services.repinning import (
    ConcordanceNotConfirmed,
    NothingToPinTo,
    SessionSettled,
    repin_all,
    repin_item,
    repin_recommendation,
    repin_template,
)
from iomdesk.services.sessions import create_session, edit_session
from iomdesk.services.work import Work
from tests.services.mandate_versions import approve, clause, confirm, draft, store_second, undo, version


def made(changes: Changes) -> int:
    assert changes.created is not None
    return changes.created


class Approved:
    """An open session under the first mandate, and a second mandate approved before it is held."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.first, self.second = draft(work).id, store_second(work)
        approve(work, self.first, date(2020, 6, 30))
        self.session = made(create_session(work, number=9, start_on=date(2023, 3, 1)))
        self.reports = self.item("Rapports", "1 e)", "2 d)")
        self.groups = self.item("Groupes régionaux", "2 b)")
        self.recommendation = made(add_recommendation(work, session=self.session, item=self.reports))
        map_recommendation_clause(work, recommendation=self.recommendation, clause=self.old("2 c)"))
        template = AgendaTemplate(name="Ordinaire", items=[{"depth": 0, "clause_ids": [self.old("2 d)")]}])
        work.session.add(template)
        work.session.flush()
        self.template = template.id
        approve(work, self.second, date(2022, 7, 1), 30)
        work.session.commit()

    def old(self, reference: str) -> int:
        return clause(version(self.work, self.first), reference)

    def new(self, reference: str) -> int:
        return clause(version(self.work, self.second), reference)

    def item(self, title: str, *references: str) -> int:
        item = made(add_item(self.work, session=self.session, title=title, language="fr"))
        for reference in references:
            map_clause(self.work, item=item, clause=self.old(reference))
        return item

    def rows(self) -> dict[tuple[str, int], PinnedRow]:
        self.fresh()
        return {(row.kind, row.id): row for row in pinned_to_older(self.work.session).rows}

    def clauses(self, item: int) -> set[int]:
        self.fresh()
        return {link.clause_id for link in self.work.get(AgendaItem, item).clause_links}

    def recommended(self) -> set[int]:
        self.fresh()
        record = self.work.get(Recommendation, self.recommendation)
        return {link.clause_id for link in record.clause_links}

    def templated(self) -> list[int]:
        self.fresh()
        found: list[int] = self.work.get(AgendaTemplate, self.template).items[0]["clause_ids"]
        return found

    def fresh(self) -> None:
        self.work.session.flush()
        self.work.session.expire_all()


@pytest.fixture
def approved(history: Work) -> Approved:
    return Approved(history)


def test_everything_open_is_listed_with_the_clauses_it_would_get(approved: Approved) -> None:
    rows = approved.rows()
    assert set(rows) == {
        ("item", approved.reports),
        ("item", approved.groups),
        ("recommendation", approved.recommendation),
        ("template", approved.template),
    }
    reports = rows["item", approved.reports]
    assert (reports.number, reports.title, reports.clauses) == ("1", "Rapports", ("1 e)", "2 d)"))
    assert reports.becomes == ("1 e)", "2 c)")
    assert rows["item", approved.groups].becomes == ()
    assert rows["recommendation", approved.recommendation].becomes == ("2 b)",)


def test_item_is_moved_alone_and_its_session_maps_to_the_new_version_from_then_on(approved: Approved) -> None:
    row = approved.rows()["item", approved.reports]
    changes = repin_item(approved.work, item=approved.reports, mapping=row.mapping)
    assert approved.clauses(approved.reports) == {approved.new("1 e)"), approved.new("2 c)")}
    offered = version_for_session(approved.work.session, session_id=approved.session)
    assert offered is not None
    assert offered.id == approved.second
    assert ("item", approved.reports) not in approved.rows()
    assert ("item", approved.groups) in approved.rows()
    undo(approved.work, changes)
    assert approved.clauses(approved.reports) == {approved.old("1 e)"), approved.old("2 d)")}
    assert approved.work.get(GroupSession, approved.session).mandate_version_id == approved.first


def test_recommendation_and_template_are_moved_alone_and_back(approved: Approved) -> None:
    rows = approved.rows()
    recommendation = rows["recommendation", approved.recommendation]
    template = rows["template", approved.template]
    first = repin_recommendation(
        approved.work, recommendation=recommendation.id, mapping=recommendation.mapping
    )
    second = repin_template(approved.work, template=template.id, mapping=template.mapping)
    assert approved.recommended() == {approved.new("2 b)")}
    assert approved.templated() == [approved.new("2 c)")]
    undo(approved.work, second)
    undo(approved.work, first)
    assert approved.recommended() == {approved.old("2 c)")}
    assert approved.templated() == [approved.old("2 d)")]


def test_all_move_by_the_confirmed_concordance_and_what_was_dropped_stays_to_be_decided(
    approved: Approved,
) -> None:
    with pytest.raises(ConcordanceNotConfirmed):
        repin_all(approved.work, old_version=approved.first, new_version=approved.second)
    confirm(approved.work, approved.first, approved.second)
    changes = repin_all(approved.work, old_version=approved.first, new_version=approved.second)
    assert set(approved.rows()) == {("item", approved.groups)}
    assert approved.clauses(approved.reports) == {approved.new("1 e)"), approved.new("2 c)")}
    again = repin_all(approved.work, old_version=approved.first, new_version=approved.second)
    assert again is NOTHING
    undone = undo(approved.work, changes)
    assert len(approved.rows()) == 4
    undo(approved.work, undone)
    assert set(approved.rows()) == {("item", approved.groups)}


def test_item_whose_only_clause_was_dropped_is_not_left_without_any(approved: Approved) -> None:
    row = approved.rows()["item", approved.groups]
    with pytest.raises(NothingToPinTo):
        repin_item(approved.work, item=approved.groups, mapping=row.mapping)
    assert approved.clauses(approved.groups) == {approved.old("2 b)")}


def test_closed_session_keeps_its_clauses_and_only_its_open_recommendations_are_named(
    approved: Approved,
) -> None:
    row = approved.rows()["item", approved.reports]
    edit_session(approved.work, session=approved.session, fields={"status": "closed"})
    rows = approved.rows()
    assert set(rows) == {("recommendation", approved.recommendation), ("template", approved.template)}
    assert rows["recommendation", approved.recommendation].is_settled
    with pytest.raises(SessionSettled):
        repin_item(approved.work, item=approved.reports, mapping=row.mapping)
    confirm(approved.work, approved.first, approved.second)
    repin_all(approved.work, old_version=approved.first, new_version=approved.second)
    assert approved.recommended() == {approved.old("2 c)")}
    assert approved.templated() == [approved.new("2 c)")]


def test_session_with_an_issued_report_keeps_its_clauses(approved: Approved) -> None:
    row = approved.rows()["item", approved.reports]
    issue(approved.work, approved.session, "report")
    assert ("item", approved.reports) not in approved.rows()
    with pytest.raises(SessionSettled):
        repin_item(approved.work, item=approved.reports, mapping=row.mapping)


def test_session_held_before_the_new_version_came_into_force_is_not_listed(approved: Approved) -> None:
    edit_session(approved.work, session=approved.session, fields={"start_on": date(2022, 6, 1)})
    assert set(approved.rows()) == {("template", approved.template)}


def test_nothing_is_pinned_to_an_older_version_where_none_was_approved(
    history: Work, sample_session: int
) -> None:
    assert sample_session
    found = pinned_to_older(history.session)
    assert (found.new_version, found.rows) == (None, ())


def issue(work: Work, session: int, kind: str) -> None:
    register_issue(
        work, session=session, kind=kind, language="fr", format="pdf", file_name=f"{kind}.pdf", digest="0"
    )
    work.session.flush()


def printed(work: Work, session: int, folder: Path) -> dict[str, str]:
    """Give the digest of every paper of a session: as text, and the report in every format."""
    work.session.flush()
    work.session.expire_all()
    wanted = [(kind, "fr", "txt") for kind in PAPERS]
    wanted += [("report", "en", "txt"), ("report", "fr", "pdf"), ("report", "fr", "docx")]
    return {
        f"{kind}.{language}.{format}": write_paper(
            build_paper(work.session, session_id=session, kind=kind, language=language),
            folder / f"paper.{format}",
            format,
        )
        for kind, language, format in wanted
    }


@pytest.mark.parametrize("approved_on", [date(2020, 6, 30), date(2019, 12, 1)])
def test_issued_papers_of_an_earlier_session_stay_the_same_by_a_byte(
    history: Work, sample_session: int, tmp_path: Path, approved_on: date
) -> None:
    """Also where the draft they cite is the one approved, even on a day before it that was told later."""
    for kind in PAPERS:
        issue(history, sample_session, kind)
    before = printed(history, sample_session, tmp_path)
    first, second = draft(history).id, store_second(history)
    approve(history, first, approved_on)
    assert printed(history, sample_session, tmp_path) == before
    session = made(create_session(history, number=9, start_on=date(2023, 3, 1)))
    item = made(add_item(history, session=session, title="Rapports", language="fr"))
    map_clause(history, item=item, clause=clause(version(history, first), "2 d)"))
    approve(history, second, date(2022, 7, 1), 30)
    confirm(history, first, second)
    repin_all(history, old_version=first, new_version=second)
    assert printed(history, sample_session, tmp_path) == before


def test_issued_annotated_agenda_names_no_earlier_item_found_by_a_concordance_confirmed_later(
    approved: Approved, tmp_path: Path
) -> None:
    work = approved.work
    edit_session(work, session=approved.session, fields={"status": "closed"})
    session = made(create_session(work, number=10, start_on=date(2023, 9, 1)))
    item = made(add_item(work, session=session, title="Orientations", language="fr"))
    map_clause(work, item=item, clause=approved.new("2 c)"))

    def written() -> str:
        approved.fresh()
        paper = build_paper(work.session, session_id=session, kind="annotated-agenda", language="fr")
        return write_paper(paper, tmp_path / "agenda.txt", "txt")

    before = written()
    edit_session(work, session=session, fields={"status": "closed"})
    issue(work, session, "annotated-agenda")
    confirm(work, approved.first, approved.second)
    assert written() == before
    edit_session(work, session=session, fields={"status": "planned"})
    assert written() != before  # while it is open, it tells what is known
