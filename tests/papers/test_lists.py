"""The lists of documents and of participants as papers of their own."""

from dataclasses import replace
from datetime import date

import pytest

from iomdesk.document.blocks import Heading, Table
from iomdesk.papers import PAPERS
from iomdesk.papers.document_list import list_of_documents
from iomdesk.papers.facts import DocumentFact, MemberFact
from iomdesk.papers.participant_list import list_of_participants
from tests.papers.facts_samples import BARE, FULL, LANGUAGES, lines, state

TITLES = {"fr": "Options", "en": "Options", "es": "Opciones"}
ISSUED = DocumentFact(79, "WG/2/2", TITLES, languages=("en", "fr"), issued_on=date(2020, 4, 20))


def listed(document: DocumentFact, language: str = "fr") -> str:
    """Read the line of a document in the list."""
    return lines(list_of_documents(replace(FULL, documents=(document,)), language))[0]


def test_a_document_has_symbol_title_item_languages_distribution_and_date() -> None:
    assert listed(ISSUED) == "WG/2/2 | Options | – | français, anglais | générale | 20 avril 2020"
    assert listed(ISSUED, "es") == "WG/2/2 | Opciones | – | francés, inglés | general | 20 de abril de 2020"


def test_a_document_names_the_items_it_is_for() -> None:
    assert listed(FULL.documents[0]).split(" | ")[2] == "3"


@pytest.mark.parametrize(
    ("fields", "date_cell"),
    [
        ({"is_there": False, "issued_on": None}, "à paraître, en retard\néchéance :\n28 avril 2020"),
        (
            {"is_there": False, "issued_on": None, "deadline_on": date(2020, 5, 20)},
            "à paraître\néchéance :\n20 mai 2020",
        ),
        ({"issued_on": date(2020, 5, 1)}, "1er mai 2020\nparu en retard"),
        ({"issued_on": None}, "–"),
    ],
)
def test_what_is_forthcoming_or_late_is_marked(fields: dict[str, object], date_cell: str) -> None:
    assert listed(replace(ISSUED, **fields)).split(" | ")[-1] == date_cell  # type: ignore[arg-type]


def test_the_reason_of_a_delay_is_given() -> None:
    late = replace(ISSUED, issued_on=None, late_reason="Consultations")
    assert "Options\nReason for the delay: Consultations" in listed(late, "en")
    assert listed(late, "en").endswith("issued late")


def test_without_dates_a_document_is_not_called_late() -> None:
    facts = replace(BARE, documents=(replace(ISSUED, is_there=False, issued_on=None),))
    assert lines(list_of_documents(facts, "en"))[0].endswith("forthcoming")


@pytest.mark.parametrize(
    ("language", "order"),
    [
        ("fr", ["Allemagne", "Équateur", "Italie", "Suisse"]),
        ("en", ["Ecuador", "Germany", "Italy", "Switzerland"]),
        ("es", ["Alemania", "Ecuador", "Italia", "Suiza"]),
    ],
)
def test_delegations_are_in_the_order_of_the_language(language: str, order: list[str]) -> None:
    written = lines(list_of_participants(FULL, language))
    assert [line.split(" | ")[0] for line in written[1 : len(order) + 1]] == order


def test_a_person_has_title_name_function_and_role() -> None:
    assert "Équateur | M. C. Exemple | Conseiller | suppléant" in lines(list_of_participants(FULL, "fr"))
    assert "Switzerland | Ms A. Exemple | – | representative" in lines(list_of_participants(FULL, "en"))


def test_a_delegation_is_named_once_and_its_members_follow() -> None:
    members = (MemberFact("Mme", "A.", "Un"), MemberFact("M.", "B.", "Deux", "adviser"))
    facts = replace(FULL, delegations=(state(61, "Suisse", "Switzerland", "Suiza", *members),))
    assert lines(list_of_participants(facts, "fr"))[1:] == [
        "Suisse | Mme A. Un | représentante",
        " | M. B. Deux | conseiller",
    ]


def test_capacities_have_their_own_parts_in_order() -> None:
    facts = replace(
        FULL,
        delegations=(
            state(1, "Administration", "Administration", "Administración", capacity="administration"),
            state(2, "Réseau", "Network", "Red", capacity="organisation"),
            state(3, "Saint-Siège", "Holy See", "Santa Sede", capacity="observer_state"),
            *FULL.delegations,
        ),
    )
    headings = [b.text[0] for b in list_of_participants(facts, "fr").blocks if isinstance(b, Heading)]
    assert [getattr(run, "text", "") for run in headings] == [
        "États Membres", "États observateurs", "Organisations", "Administration",
    ]  # fmt: skip


def test_the_administration_is_listed_without_capacities() -> None:
    member = MemberFact("Mme", "S.", "Exemple")
    house = state(1, "Administration", "Administration", "Administración", member, capacity="administration")
    assert lines(list_of_participants(replace(FULL, delegations=(house,)), "fr"))[1] == (
        "Administration | Mme S. Exemple"
    )


def test_lists_lead_back_to_what_they_list() -> None:
    table = list_of_participants(FULL, "en").blocks[1]
    assert isinstance(table, Table)
    assert [source.id for source in table.sources] == [62, 63, 64, 61]
    table = list_of_documents(FULL, "en").blocks[0]
    assert isinstance(table, Table)
    assert [source.kind for source in table.sources] == ["document"]


@pytest.mark.parametrize("kind", ["documents", "participants"])
def test_lists_have_the_same_blocks_in_all_languages(kind: str) -> None:
    assert len({tuple(type(b) for b in PAPERS[kind](FULL, tongue).blocks) for tongue in LANGUAGES}) == 1


@pytest.mark.parametrize("kind", ["documents", "participants"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_of_nothing_says_so(kind: str, language: str) -> None:
    assert len(lines(PAPERS[kind](BARE, language))) == 1
    assert PAPERS[kind](BARE, language).cover.title
