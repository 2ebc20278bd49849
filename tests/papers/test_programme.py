"""The programme of work: meetings, clock times, breaks, and what does not fit."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from iomdesk.document.blocks import Heading, Table
from iomdesk.papers import PAPERS
from iomdesk.papers.facts import ItemFacts, MeetingFact, PaperFacts
from iomdesk.papers.programme import programme_of_work
from iomdesk.papers.programme_facts import BreakFact
from tests.papers.facts_samples import BARE, FULL, LANGUAGES, item, lines, with_session

ZURICH = ZoneInfo("Europe/Zurich")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2020, 5, day, hour, minute, tzinfo=ZURICH)


MEETINGS = (MeetingFact(1, at(12, 10), at(12, 11)), MeetingFact(2, at(13, 15), at(13, 16)))
ITEMS = (
    item(1, "Adoption", "Adoption", "Aprobación", planned_minutes=10),
    item(2, "Rôle", "Role", "Función", planned_minutes=45),
    item(3, "Volet", "Part", "Parte", parent_id=2, planned_minutes=15),
    item(4, "Suites", "Follow-up", "Seguimiento", planned_minutes=30),
)


def programme(
    items: tuple[ItemFacts, ...] = ITEMS, meetings: tuple[MeetingFact, ...] = MEETINGS
) -> PaperFacts:
    """Give the facts of a session with meetings and planned items."""
    return with_session(replace(FULL, items=items), meetings=meetings)


def test_items_have_clock_times_and_flow_into_the_next_meeting() -> None:
    facts = replace(programme(), breaks=(BreakFact(1, 1, 15),))
    assert lines(programme_of_work(facts, "fr")) == [
        "Première séance – mardi 12 mai 2020, de 10 h à 11 h",
        "10 h | 1 | Adoption | 10 min",
        "10 h 10 |  | Pause | 15 min",
        "10 h 25 | 2 | Rôle\na) Volet (15 min) | 35 min",
        "Deuxième séance – mercredi 13 mai 2020, de 15 h à 16 h",
        "15 h | 2 | Rôle (suite) | 10 min",
        "15 h 10 | 3 | Suites | 30 min",
        "Fin prévue des travaux : mercredi 13 mai 2020, à 15 h 40.",
    ]


@pytest.mark.parametrize(
    ("language", "heading", "end"),
    [
        (
            "en",
            "First meeting – Tuesday, 12 May 2020, 10 a.m. to 11 a.m.",
            "The proceedings are expected to end at 3.25 p.m. on Wednesday, 13 May 2020.",
        ),
        (
            "es",
            "Primera sesión – martes, 12 de mayo de 2020, de 10.00 a 11.00 horas",
            "Fin previsto de los trabajos: miércoles, 13 de mayo de 2020, a las 15.25 horas.",
        ),
    ],
)
def test_times_are_written_as_the_language_does(language: str, heading: str, end: str) -> None:
    written = lines(programme_of_work(programme(), language))
    assert (written[0], written[-1]) == (heading, end)


def test_what_passes_the_end_of_the_last_meeting_is_said() -> None:
    written = lines(programme_of_work(programme(meetings=MEETINGS[:1]), "fr"))
    assert written[-1] == "Les durées prévues dépassent de 25 min la fin de la dernière séance, fixée à 11 h."


def test_no_sentence_ends_in_two_points_after_an_english_time() -> None:
    written = lines(programme_of_work(programme(meetings=MEETINGS[:1]), "en"))
    assert written[-1] == "The time allotted exceeds the end of the last meeting, set for 11 a.m., by 25 min."


def test_a_meeting_with_nothing_to_do_says_so() -> None:
    written = lines(programme_of_work(programme(ITEMS[:1]), "en"))
    assert "No item is planned for this meeting." in written


def test_items_without_time_are_named() -> None:
    items = (*ITEMS, item(5, "Divers", "Other business", "Otros asuntos"))
    written = lines(programme_of_work(programme(items), "en"))
    assert written[-1] == "No time has been allotted to agenda item 4."


def test_without_meetings_the_items_stand_without_times() -> None:
    written = lines(programme_of_work(programme(meetings=()), "fr"))
    assert written[0] == "Les dates et heures des séances n’ont pas encore été fixées."
    assert written[1] == "– | 1 | Adoption | 10 min"
    assert written[-1] == "Durée totale prévue : 1 h 25."


def test_without_minutes_the_meetings_and_the_items_stand_apart() -> None:
    items = tuple(replace(one, planned_minutes=None) for one in ITEMS)
    document = programme_of_work(programme(items), "fr")
    assert [type(b) for b in document.blocks if isinstance(b, Heading | Table)] == [Heading, Heading, Table]
    assert "Les durées des points n’ont pas encore été fixées." in lines(document)


def test_tables_lead_back_to_their_items() -> None:
    tables = [b for b in programme_of_work(programme(), "fr").blocks if isinstance(b, Table)]
    assert [[source.id for source in table.sources] for table in tables] == [[1, 2, 4], [4]]


def test_the_programme_is_provisional_as_long_as_its_agenda_is() -> None:
    assert programme_of_work(programme(), "es").cover.title == ("PROGRAMA DE TRABAJO PROVISIONAL",)
    adopted = tuple(replace(one, stage="adopted") for one in ITEMS)
    assert programme_of_work(programme(adopted), "es").cover.title == ("PROGRAMA DE TRABAJO",)


def test_the_programme_has_the_same_blocks_in_all_languages() -> None:
    shapes = {tuple(type(b) for b in programme_of_work(FULL, tongue).blocks) for tongue in LANGUAGES}
    assert len(shapes) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_an_agenda_the_programme_says_so(language: str) -> None:
    assert len(PAPERS["programme"](BARE, language).blocks) == 1
