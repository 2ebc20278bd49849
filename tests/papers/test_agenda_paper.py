from dataclasses import replace

import pytest

from iomdesk.document.blocks import ListItem
from iomdesk.papers import PAPERS
from iomdesk.papers.agenda import provisional_agenda
from tests.papers.facts_samples import BARE, FULL, LANGUAGES, item, lines


@pytest.mark.parametrize(
    ("language", "title"),
    [("fr", "ORDRE DU JOUR PROVISOIRE"), ("en", "PROVISIONAL AGENDA"), ("es", "PROGRAMA PROVISIONAL")],
)
def test_the_agenda_is_provisional_until_its_items_are_adopted(language: str, title: str) -> None:
    assert provisional_agenda(FULL, language).cover.title == (title,)
    adopted = replace(FULL, items=tuple(replace(one, stage="adopted") for one in FULL.items))
    assert provisional_agenda(adopted, language).cover.title == (
        title.split(" PRO")[0].removeprefix("PROVISIONAL "),
    )


def test_the_agenda_has_a_masthead_and_no_contents() -> None:
    document = PAPERS["agenda"](FULL, "fr")
    assert document.contents is None
    assert document.title == "WG/2/4 – Ordre du jour provisoire"
    assert document.cover.session == "Deuxième session"
    assert (document.cover.rapporteur, document.cover.foot) == ("", "")
    assert document.mark == "EXEMPLE"


def test_items_show_what_is_asked_their_clauses_and_documents() -> None:
    assert lines(provisional_agenda(FULL, "fr")) == [
        "1. Adoption de l’ordre du jour",
        "2. Rôle de l’OIM (pour examen)\nMandat, alinéa 1 a) (projet)",
        "3. Groupes régionaux (pour décision)\nMandat, alinéas 1 a) et 2 b) (projet) – Document : WG/2/INF/2",
        "a) Premier volet (pour examen)",
        "b) Second volet (pour examen)",
        "4. Questions diverses",
        "5. Adoption du rapport",
    ]


def test_english_marks_sub_items_with_two_brackets() -> None:
    assert lines(provisional_agenda(FULL, "en"))[3] == "(a) First part (for discussion)"


def test_details_are_in_italics_on_a_line_of_their_own() -> None:
    block = provisional_agenda(FULL, "es").blocks[1]
    assert isinstance(block, ListItem)
    assert [getattr(run, "italic", False) for run in block.text] == [False, True]


def test_every_line_leads_back_to_its_item() -> None:
    blocks = provisional_agenda(FULL, "fr").blocks
    assert [block.sources[0].id for block in blocks if isinstance(block, ListItem)] == [
        i.id for i in FULL.items
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_agenda_without_items_is_a_masthead(language: str) -> None:
    assert provisional_agenda(BARE, language).blocks == ()


def test_an_item_without_any_title_is_still_listed() -> None:
    assert lines(provisional_agenda(replace(BARE, items=(item(1, ""),)), "fr")) == [
        "1. [sans titre] (pour examen)"
    ]
