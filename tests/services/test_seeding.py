"""A seeded desk holds what the note on the draft mandate says, and nothing more."""

from datetime import date

from sqlalchemy import select

from iomdesk.document.dated_names import name_on
from iomdesk.model.bodies import Body, BodyName
from iomdesk.model.mandate import MandateVersion
from iomdesk.queries.mandate import list_versions
from iomdesk.queries.sessions import list_sessions
from iomdesk.services.work import Work


def own_names(work: Work) -> list[BodyName]:
    return list(work.session.scalars(select(Body).where(Body.is_own)).one().names)


def french_name(work: Work, day: date) -> str:
    name = name_on(own_names(work), "fr", day)
    assert name is not None
    return name.name


def test_group_bears_its_first_name_at_its_first_meeting(history: Work) -> None:
    assert french_name(history, date(2014, 2, 13)).endswith("et sur la Stratégie de l’OIM")


def test_group_still_bears_it_on_the_day_it_asks_for_another(history: Work) -> None:
    assert french_name(history, date(2017, 5, 24)).endswith("et sur la Stratégie de l’OIM")


def test_joint_meeting_of_2019_bears_the_second_name(history: Work) -> None:
    assert french_name(history, date(2019, 5, 22)).endswith("et les questions y afférentes")


def test_name_in_the_draft_mandate_is_proposed_and_comes_later(history: Work) -> None:
    name = name_on(own_names(history), "fr", date(2019, 5, 23))
    assert name is not None
    assert name.name == "Groupe de travail sur les partenariats et la gouvernance de l’OIM"
    assert name.is_proposed


def test_english_and_spanish_names_are_unofficial(history: Work) -> None:
    assert {n.is_official for n in own_names(history) if n.language != "fr"} == {False}


def test_past_meetings_are_the_five_of_the_note_in_order(history: Work) -> None:
    rows = list_sessions(history.session)
    assert [(row.start_on, [body.code for body in row.bodies]) for row in rows] == [
        (date(2014, 2, 13), ["WG"]),
        (date(2016, 10, 25), ["WG"]),
        (date(2017, 4, 28), ["WG"]),
        (date(2017, 5, 24), ["WG"]),
        (date(2019, 5, 22), ["WG", "WG-BUDGET"]),
    ]


def test_what_the_note_does_not_say_stays_empty(history: Work) -> None:
    rows = list_sessions(history.session)
    assert {row.place for row in rows} == {""}
    assert [row.chair for row in rows] == ["Président du Conseil", "", "", "", ""]
    assert {row.number for row in rows} == {None}


def test_founding_and_revision_name_the_sessions_that_approved_them(history: Work) -> None:
    versions = history.session.scalars(select(MandateVersion).order_by(MandateVersion.id)).all()
    assert [(v.status, v.approving_session) for v in versions] == [
        ("remplacé", 13),
        ("approuvé", 20),
        ("projet", None),
    ]


def test_draft_mandate_has_its_nine_clauses_official_in_french_alone(history: Work) -> None:
    draft = list_versions(history.session)[-1]
    assert [clause.reference for clause in draft.clauses] == [
        "1 a)", "1 b)", "1 c)", "1 d)", "1 e)", "2 a)", "2 b)", "2 c)", "2 d)",
    ]  # fmt: skip
    assert all(c.official == {"fr": True, "en": False, "es": False} for c in draft.clauses)


def test_clauses_of_the_same_words_know_each_other(history: Work) -> None:
    draft = list_versions(history.session)[-1]
    same = {clause.reference: clause.same_words_as for clause in draft.clauses if clause.same_words_as}
    assert same == {"1 d)": ("2 c)",), "1 e)": ("2 d)",), "2 c)": ("1 d)",), "2 d)": ("1 e)",)}


def test_a_new_desk_without_history_has_no_session_and_no_mandate(work: Work) -> None:
    assert list_sessions(work.session) == ()
    assert list_versions(work.session) == ()
