"""What the linter knows of a house, and the minutes of a session linted by it."""

import pytest

from iomdesk.model.desk_record import DeskRecord
from iomdesk.queries.agenda import agenda_of
from iomdesk.queries.lint_facts import (
    ACRONYMS,
    LIMITS,
    OFF,
    STATEMENTS,
    dictionary_setting,
    house_view,
    ignored_setting,
    lint_session,
)
from iomdesk.services.house import set_house_setting
from iomdesk.services.interventions import add_intervention
from iomdesk.services.minutes import save_draft
from iomdesk.services.participants import add_delegation
from iomdesk.services.work import Work


@pytest.fixture
def item(history: Work, sample_session: int) -> int:
    return agenda_of(history.session, session_id=sample_session, language="fr").items[0].id


def found(work: Work, session: int, item: int) -> list[tuple[str, str]]:
    linted = lint_session(work.session, session_id=session, language="fr")
    return [(one.rule, one.text) for entry in linted if entry.item_id == item for *_, one in entry.findings]


def test_the_names_and_symbols_of_the_desk_are_known(history: Work, sample_session: int) -> None:  # noqa: ARG001
    view = house_view(history.session, language="es")
    assert {"Suiza", "Eswatini", "Türkiye"} <= view.words
    assert view.facts.symbols is not None
    assert "WG/1/1" in view.facts.symbols
    assert "WG" in view.facts.organs
    assert view.facts.word_limit == 10_700
    assert (view.checks_spelling, view.aids_typing, view.own_words) == (True, True, frozenset())


def test_what_the_secretariat_set_counts(history: Work, item: int) -> None:
    set_house_setting(history, name=OFF, value=["dash"])
    set_house_setting(history, name=STATEMENTS, value=False)
    set_house_setting(history, name=LIMITS, value={"item": 300})
    set_house_setting(history, name=ACRONYMS, value=["HCR"])
    set_house_setting(history, name=dictionary_setting("fr"), value=["gouvernancer"])
    history.session.get_one(DeskRecord, 1).house_profile = "UN"
    view = house_view(history.session, language="fr", item_id=item)
    assert view.facts.off == {"dash"}
    assert not view.facts.allows_statements
    assert view.facts.word_limit == 300
    assert view.limits == {"item": 300, "paper": 10_700}
    assert "HCR" in view.facts.acronyms
    assert "gouvernancer" in view.words
    assert not view.facts.profile.space_before_colon


def test_the_same_house_gives_an_equal_view(history: Work, item: int) -> None:
    views = [house_view(history.session, language="fr", item_id=item) for _ in range(2)]
    assert views[0] == views[1]
    assert views[0].facts.states is views[1].facts.states


def test_a_quantifier_is_held_against_what_was_said_on_the_item(
    history: Work, sample_session: int, item: int
) -> None:
    delegation = add_delegation(history, session=sample_session, state="FJI").created
    said = add_intervention(history, item=item, delegation=delegation, stance="support").created
    text = f"De nombreux États Membres ont appuyé le projet. {{.intervention sources={said}}}"
    save_draft(history, item=item, language="fr", text=text)
    assert found(history, sample_session, item) == [("quantifier", "De nombreux États Membres ont")]


def test_what_was_ignored_in_an_item_is_ignored_there_alone(
    history: Work, sample_session: int, item: int
) -> None:
    save_draft(history, item=item, language="fr", text="Le  Conseil a siégé...")
    assert found(history, sample_session, item) == [("double-space", "  "), ("ellipsis", "...")]
    set_house_setting(history, name=ignored_setting(item, "fr"), value=["ellipsis|..."])
    assert found(history, sample_session, item) == [("double-space", "  ")]
