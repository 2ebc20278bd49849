from dataclasses import replace
from datetime import date

import pytest

from iomdesk.document.inline import Run
from iomdesk.document.text import plain_text
from iomdesk.papers.background import background, sourced_parts
from iomdesk.papers.facts import (
    BackgroundFacts,
    HistoryFact,
    MandateFacts,
    NameFact,
    PaperFacts,
    RenamingFact,
    SessionFacts,
)
from iomdesk.papers.voice import Voice
from iomdesk.papers.wording import default_wording
from tests.papers.facts_samples import BUDGET_GROUP, CPPF, GROUP, SESSION

ORIGIN = MandateFacts(
    1,
    "Mandat d’origine",
    "remplacé",
    GROUP.names,
    approved_by=CPPF,
    approving_session=13,
    note="Il devait examiner une question (paragraphe 1). Il l’a examinée (paragraphe 2). Texte inconnu.",
)
REVISED = MandateFacts(
    2,
    "Mandat révisé",
    "approuvé",
    GROUP.names,
    approved_by=CPPF,
    approving_session=20,
    dated_on=date(2017, 5, 24),
)
RENAMING = RenamingFact(date(2017, 5, 24), {"fr": NameFact("Groupe de travail sur les questions connexes")})


def past(id_: int, day: date, note: str = "", **fields: object) -> tuple[SessionFacts, HistoryFact]:
    session = SessionFacts(id_, (GROUP,), start_on=day, end_on=day)
    return replace(session, **fields), HistoryFact(id_, note)  # type: ignore[arg-type]


FIRST = past(11, date(2014, 2, 13), "Première réunion (paragraphe 1).", chair="Président du Conseil")
SECOND = past(12, date(2016, 10, 25), "Une proposition a été faite (paragraphe 3).")
THIRD = past(13, date(2017, 4, 28), "Elle a été retenue (paragraphe 3).")
AGREEING = past(14, date(2017, 5, 24), "Réunion sur le mandat (paragraphe 4).")
JOINT = past(15, date(2019, 5, 22), "Un débat a eu lieu (paragraphe 5).", bodies=(GROUP, BUDGET_GROUP))


def told(facts: BackgroundFacts, language: str = "fr") -> list[str]:
    voice = Voice(PaperFacts(SESSION, background=facts), language, default_wording())
    return [plain_text(getattr(block, "text", ())) for block in background(voice)]


FULL = BackgroundFacts(GROUP, (ORIGIN, REVISED), (FIRST, SECOND, THIRD, AGREEING, JOINT), (RENAMING,))


def test_history_is_told_in_the_order_of_time_as_a_note_tells_it() -> None:
    assert told(FULL) == [
        "À sa treizième session, le Comité permanent des programmes et des finances a décidé de créer le "
        "Groupe de "
        "travail sur les partenariats et la gouvernance de l’OIM. Il devait examiner une question. Sous la "
        "présidence du Président du Conseil, le Groupe de travail s’est réuni pour la première fois le 13 "
        "février "
        "2014.",
        "Il l’a examinée.",
        "Le Groupe de travail s’est réuni le 25 octobre 2016. Une proposition a été faite. Il s’est de "
        "nouveau "
        "réuni le 28 avril 2017. Elle a été retenue.",
        "À sa réunion du 24 mai 2017, le Groupe de travail s’est mis d’accord sur son mandat révisé et a "
        "proposé "
        "d’être rebaptisé Groupe de travail sur les questions connexes. Les modifications apportées à sa "
        "dénomination et à son mandat ont été approuvées par le Comité permanent des programmes et des "
        "finances à "
        "sa vingtième session.",
        "Le Groupe de travail sur les partenariats et la gouvernance de l’OIM et le Groupe de travail sur la "
        "réforme budgétaire ont tenu une réunion conjointe le 22 mai 2019. Un débat a eu lieu.",
    ]


@pytest.mark.parametrize("language", ["en", "es"])
def test_other_languages_have_the_same_paragraphs_and_mark_the_notes_as_french(language: str) -> None:
    voice = Voice(PaperFacts(SESSION, background=FULL), language, default_wording())
    blocks = background(voice)
    assert len(blocks) == 5
    french = [r for b in blocks for r in getattr(b, "text", ()) if isinstance(r, Run) and r.language == "fr"]
    assert "Il l’a examinée." in [run.text for run in french]
    mark = {"en": "[original text in French]", "es": "[texto original en francés]"}[language]
    assert plain_text(getattr(blocks[1], "text", ())) == f"{mark} Il l’a examinée."


def test_session_with_a_number_is_told_by_it_with_its_place() -> None:
    numbered = past(16, date(2020, 5, 12), number=1, place="Genève", end_on=date(2020, 5, 13))
    facts = BackgroundFacts(GROUP, (), (FIRST, numbered))
    assert told(facts)[-1] == (
        "Le Groupe de travail a tenu sa première session à Genève les 12 et 13 mai 2020."
    )


def test_many_meetings_in_a_row_make_paragraphs_of_three() -> None:
    meetings = [past(20 + n, date(2015, n, 1)) for n in range(1, 9)]
    assert len(told(BackgroundFacts(GROUP, (), tuple(meetings)))) == 4


def test_approval_without_a_meeting_of_the_group_is_told_at_the_end() -> None:
    assert told(BackgroundFacts(GROUP, (REVISED,), (FIRST,)))[-1] == (
        "Le mandat du Groupe de travail a été approuvé par le Comité permanent des programmes et des "
        "finances à sa "
        "vingtième session."
    )


def test_group_of_which_nothing_is_known_has_no_history() -> None:
    assert told(BackgroundFacts(GROUP)) == []


@pytest.mark.parametrize(
    ("note", "parts"),
    [
        ("", ()),
        ("Un fait sans source.", ("Un fait sans source.",)),
        ("Un fait (paragraphe 1). Un autre (paragraphes 2-3).", ("Un fait.", "Un autre.")),
        ("Un fait (paragraphe 1). Une remarque du bureau.", ("Un fait.",)),
    ],
)
def test_notes_are_cut_at_the_marks_of_their_source(note: str, parts: tuple[str, ...]) -> None:
    assert sourced_parts(note) == parts
