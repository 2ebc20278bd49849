"""An agenda begins from the last session, from a template, or from the mandate, without doubles."""

from datetime import date

import pytest
from sqlalchemy import select

from iomdesk.model.agenda import AgendaItem, ItemCarryOver, ItemClause
from iomdesk.model.mandate import MandateClause
from iomdesk.queries.agenda import agenda_of, item_details
from iomdesk.queries.agenda_sources import clauses_left_aside
from iomdesk.services.agenda import add_item, edit_item, remove_item, write_item_text
from iomdesk.services.agenda_start import NothingToStartFrom, start_agenda
from iomdesk.services.agenda_templates import save_template
from iomdesk.services.carry_over import set_recurring
from iomdesk.services.changes import NOTHING, Changes
from iomdesk.services.pasting import paste_items
from iomdesk.services.recommendations import add_recommendation, edit_recommendation
from iomdesk.services.sessions import choose_mandate_version, create_session
from iomdesk.services.work import Work
from tests.queries.coverage_desk import hold, link, store


def new_session(work: Work, number: int) -> int:
    return create_session(work, number=number, start_on=date(2010 + number, 5, 1)).created or 0


def titles(work: Work, session: int, language: str = "fr") -> list[str]:
    work.session.flush()
    work.session.expire_all()
    rows = agenda_of(work.session, session_id=session, language=language).items
    return ["  " * row.depth + row.title for row in rows]


def back(work: Work, changes: Changes) -> Changes:
    assert changes.inverse is not None
    return changes.inverse.function(work, **changes.inverse.arguments)


def item(work: Work, session: int, title: str, **fields: object) -> int:
    made = add_item(work, session=session, title=title, language="fr").created or 0
    edit_item(work, item=made, fields=fields)
    return made


OPENING = ["Adoption du compte rendu de la session précédente", "Adoption de l’ordre du jour"]
CLOSING = ["Questions diverses", "Adoption du rapport"]


def test_unfinished_and_recurring_items_come_again_between_those_of_the_house(work: Work) -> None:
    last = new_session(work, 1)
    item(work, last, "Adoption de l’ordre du jour", role="adoption_of_agenda", outcome="adopted")
    item(work, last, "Terminé", outcome="noted")
    item(work, last, "À poursuivre", outcome="continued", kind="decision", planned_minutes=40)
    item(work, last, "Pas abordé")
    set_recurring(
        work, item=item(work, last, "Rapport du Directeur général", outcome="noted"), is_recurring=True
    )
    session = new_session(work, 2)
    changes = start_agenda(work, session=session, source="last")
    carried = ["À poursuivre", "Pas abordé", "Rapport du Directeur général"]
    assert titles(work, session) == [*OPENING, *carried, *CLOSING]
    back(work, changes)
    assert titles(work, session) == []


def test_what_is_carried_keeps_languages_kind_minutes_and_says_where_it_comes_from(work: Work) -> None:
    last = new_session(work, 1)
    old = item(work, last, "À poursuivre", outcome="continued", kind="decision", planned_minutes=40)
    write_item_text(work, item=old, language="es", title="Por continuar")
    session = new_session(work, 2)
    start_agenda(work, session=session, source="last")
    new = work.session.scalars(select(ItemCarryOver).where(ItemCarryOver.continued_from_id == old)).one()
    details = item_details(work.session, item_id=new.item_id)
    assert details is not None
    assert (details.kind, details.planned_minutes, details.outcome) == ("decision", 40, None)
    assert details.texts == {"fr": ("À poursuivre", ""), "es": ("Por continuar", "")}


def test_sub_items_share_the_outcome_of_the_item_they_stand_below(work: Work) -> None:
    last = new_session(work, 1)
    text = "Fini\n\tfini aussi\n\treste\nOuvert\n\touvert aussi\n"
    paste_items(work, session=last, parent=None, position=0, text=text, language="fr")
    rows = agenda_of(work.session, session_id=last, language="fr").items
    edit_item(work, item=rows[0].id, fields={"outcome": "noted"})
    edit_item(work, item=rows[2].id, fields={"outcome": "deferred"})
    session = new_session(work, 2)
    start_agenda(work, session=session, source="last")
    assert titles(work, session)[2:-2] == ["reste", "Ouvert", "  ouvert aussi"]


def test_starting_twice_adds_nothing_and_what_was_written_by_hand_stays(work: Work) -> None:
    item(work, new_session(work, 1), "À poursuivre", outcome="continued")
    session = new_session(work, 2)
    item(work, session, "Écrit à la main")
    item(work, session, "à  poursuivre !")
    start_agenda(work, session=session, source="last")
    expected = [*OPENING, "Écrit à la main", "à  poursuivre !", *CLOSING]
    assert titles(work, session) == expected
    assert start_agenda(work, session=session, source="last") is NOTHING


def test_follow_up_comes_where_recommendations_are_open_and_stands_under_their_clauses(work: Work) -> None:
    clauses = store(work, "v1", "1: a b")
    last = hold(work, 1, clauses["1a"])
    done = add_recommendation(work, session=last).created or 0
    edit_recommendation(work, recommendation=done, fields={"status": "closed"})
    session = new_session(work, 2)
    choose_mandate_version(work, session=session, version=1)
    start_agenda(work, session=session, source="mandate", clauses=(clauses["1b"],))
    assert "Suite donnée aux recommandations" not in titles(work, session)
    add_recommendation(work, session=last)
    start_agenda(work, session=session, source="mandate", clauses=(clauses["1b"],))
    assert titles(work, session)[:3] == [*OPENING, "Suite donnée aux recommandations"]


def test_clauses_are_carried_to_a_new_version_by_the_confirmed_concordance_only(work: Work) -> None:
    old = store(work, "v1", "1: a b")
    new = store(work, "v2", "1: a b")
    link(work, old["1a"], new["1b"])
    hold(work, 1, old["1a"], old["1b"], status="open")
    session = new_session(work, 2)
    choose_mandate_version(work, session=session, version=_version(work, new["1a"]))
    start_agenda(work, session=session, source="last")
    links = work.session.execute(
        select(ItemCarryOver.continued_from_id, ItemClause.clause_id)
        .join(ItemClause, ItemClause.item_id == ItemCarryOver.item_id)
        .join(AgendaItem, AgendaItem.id == ItemCarryOver.item_id)
        .where(AgendaItem.session_id == session)
    ).all()
    assert [clause for _, clause in links] == [new["1b"]]


def _version(work: Work, clause: int) -> int:
    return work.session.get_one(MandateClause, clause).chapter.version_id


def test_clauses_left_aside_are_offered_and_become_items(work: Work) -> None:
    clauses = store(work, "v1", "1: a b c")
    hold(work, 1, clauses["1a"])
    hold(work, 2, clauses["1b"])
    session = new_session(work, 3)
    choose_mandate_version(work, session=session, version=_version(work, clauses["1a"]))
    work.session.flush()

    def waiting(**since: object) -> list[str]:
        rows = clauses_left_aside(work.session, session_id=session, **since)  # type: ignore[arg-type]
        return sorted(row.reference for row in rows)

    assert waiting() == ["1 a)", "1 b)", "1 c)"]
    assert waiting(last_sessions=1) == ["1 a)", "1 c)"]
    assert waiting(since=date(2012, 1, 1)) == ["1 a)", "1 c)"]
    assert waiting(since=date(2011, 1, 1)) == ["1 c)"]
    start_agenda(work, session=session, source="mandate", clauses=(clauses["1c"],))
    assert "V1 1c" in titles(work, session)
    assert "1 c)" not in waiting()


def test_a_template_gives_its_tree_with_everything_it_holds(work: Work) -> None:
    clauses = store(work, "v1", "1: a")
    model = hold(work, 1, clauses["1a"])
    template = save_template(work, session=model, name="Session ordinaire").created
    session = new_session(work, 2)
    choose_mandate_version(work, session=session, version=_version(work, clauses["1a"]))
    start_agenda(work, session=session, source="template", template=template)
    rows = agenda_of(work.session, session_id=session, language="fr").items
    assert [row.title for row in rows] == [*OPENING, f"Point {clauses['1a']}", *CLOSING]
    assert [chip.id for chip in rows[2].clauses] == [clauses["1a"]]


def test_a_source_that_is_not_there_is_named(work: Work) -> None:
    session = new_session(work, 1)
    for source in ("last", "template", "mandate"):
        with pytest.raises(NothingToStartFrom):
            start_agenda(work, session=session, source=source)


def test_a_removed_item_comes_again(work: Work) -> None:
    item(work, new_session(work, 1), "À poursuivre", outcome="continued")
    session = new_session(work, 2)
    start_agenda(work, session=session, source="last")
    remove_item(work, item=agenda_of(work.session, session_id=session, language="fr").items[2].id)
    start_agenda(work, session=session, source="last")
    assert titles(work, session)[2] == "À poursuivre"


def test_items_of_a_first_session_come_without_the_minutes_of_a_previous_one(work: Work) -> None:
    clauses = store(work, "v1", "1: a")
    session = new_session(work, 1)
    choose_mandate_version(work, session=session, version=_version(work, clauses["1a"]))
    start_agenda(work, session=session, source="mandate", clauses=(clauses["1a"],))
    assert titles(work, session) == [OPENING[1], "V1 1a", *CLOSING]
    assert titles(work, session, "en")[0] == "Adoption of the agenda"
