"""The minutes of a session as a paper, and extracts of them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iomdesk.document.blocks import Heading, NumberedParagraph, Table
from iomdesk.document.document import Document
from iomdesk.document.inline import Run, plain
from iomdesk.document.markdown import parse_markdown, write_markdown
from iomdesk.document.text_paragraph import ParagraphKind, TextParagraph
from iomdesk.papers import PAPERS
from iomdesk.papers.facts import InterventionFact, ItemFacts, PaperFacts
from iomdesk.papers.house import NO_HOUSE, HouseFacts
from iomdesk.papers.minutes_paper import first_paragraph_numbers, paragraph_numbers
from iomdesk.papers.outcome_text import outcome_text
from iomdesk.papers.prose import RENDERINGS, Prose
from tests.papers.facts_samples import BARE, FULL, LANGUAGES, item, lines
from tests.papers.test_any_facts import _facts as any_facts

SWISS = {"fr": "Suisse", "en": "Switzerland", "es": "Suiza"}
ECUADOR = {"fr": "Équateur", "en": "Ecuador", "es": "Ecuador"}
ITALY = {"fr": "Italie", "en": "Italy", "es": "Italia"}


def said(id_: int, names: dict[str, str], attribution: str = "named", **fields: Any) -> InterventionFact:
    article = "la" if names is SWISS else "l’"
    values: dict[str, Any] = {"stance": "support", "attribution": attribution, "article": article}
    return InterventionFact(id_, id_, names, **(values | fields))


HEARD = (said(1, SWISS), said(2, ECUADOR, "listed"), said(3, ITALY, "anonymous"))


def drafted(heard: Sequence[InterventionFact], rendering: str, language: str = "fr") -> str:
    found = Prose(NO_HOUSE, language, rendering).draft(heard, heard)
    kind = ParagraphKind.INTERVENTION
    return write_markdown([TextParagraph(plain(one.text), kind=kind, sources=one.sources) for one in found])


def of_item(one: ItemFacts, attribution: str = "listed") -> PaperFacts:
    return replace(FULL, items=(one,), attribution=attribution)


def minutes(facts: PaperFacts, language: str = "fr") -> Document:
    return PAPERS["minutes"](facts, language)


def spoken_item(text: str, **fields: Any) -> ItemFacts:
    return item(7, "Rôle de l’OIM", minutes={"fr": text}, **({"interventions": HEARD} | fields))


def test_minutes_open_with_who_met_and_follow_the_agenda() -> None:
    headings = [line for line in lines(minutes(FULL)) if line.startswith(("Ouverture", "Point"))]
    assert headings == [
        "Ouverture de la session et participation",
        "Point 1 : Adoption de l’ordre du jour",
        "Point 2 : Rôle de l’OIM",
        "Point 3 : Groupes régionaux",
        "Point 3 a) : Premier volet",
        "Point 3 b) : Second volet",
        "Point 4 : Questions diverses",
        "Point 5 : Adoption du rapport",
    ]
    first = lines(minutes(FULL))[1]
    assert first.startswith("1. Le Groupe de travail a tenu sa deuxième session à Genève")
    assert first.endswith("sous la présidence de Mme A. Exemple (Suisse).")


def test_an_item_has_its_clause_its_papers_its_text_and_its_outcome() -> None:
    text = "\n".join(lines(minutes(FULL)))
    below = text[text.index("Point 3 :") : text.index("Point 3 a)")].splitlines()[1:]
    assert below[0] == "Mandat, alinéas 1 a) et 2 b) (projet)"
    assert "était saisi du document WG/2/INF/2" in below[1]
    assert below[2].endswith("Plusieurs États Membres ont jugé la question utile.")
    assert below[3].endswith("figurait la suivante : Suisse.")
    assert below[4].endswith("est convenu de poursuivre l’examen de ce point à sa prochaine session.")


def test_an_item_without_a_word_says_so() -> None:
    assert "Aucun débat n’a été consigné au titre de ce point." in lines(minutes(FULL))


def test_the_outcome_is_not_said_twice_where_the_text_says_it() -> None:
    open_item = spoken_item("", outcome="noted", interventions=())
    sentence = outcome_text(of_item(open_item), 7, "fr")
    told = [
        one
        for one in lines(minutes(of_item(replace(open_item, minutes={"fr": sentence}))))
        if "pris note" in one
    ]
    assert len(told) == 1


@pytest.mark.parametrize("written", RENDERINGS)
@pytest.mark.parametrize(
    ("attribution", "sentence", "listed"),
    [
        ("nominative", "La Suisse et deux autres délégations ont appuyé la proposition.", ""),
        (
            "listed",
            "Tous les États Membres qui ont pris la parole ont appuyé la proposition.",
            "Parmi les délégations qui ont pris la parole figuraient les suivantes : Équateur et Suisse.",
        ),
        ("anonymous", "Tous les États Membres qui ont pris la parole ont appuyé la proposition.", ""),
    ],
)
def test_one_record_has_three_renderings_however_it_was_drafted(
    written: str, attribution: str, sentence: str, listed: str
) -> None:
    told = lines(minutes(of_item(spoken_item(drafted(HEARD, written)), attribution)))
    found = [line.partition(" ")[2] for line in told if "appuyé" in line or "parole figur" in line]
    assert found == [line for line in (sentence, listed) if line]


def test_words_behind_the_subject_stay_as_they_were_written_by_hand() -> None:
    text = "Deux délégations ont *longuement* appuyé le texte[^: Voir WG/2.]. {.intervention sources=1,2}"
    (line,) = [one for one in lines(minutes(of_item(spoken_item(text), "nominative"))) if "appuyé" in one]
    assert "La Suisse et une autre délégation ont longuement appuyé le texte" in line
    assert "Voir WG/2." in line


def test_a_subject_that_cannot_be_read_stays() -> None:
    text = "Une majorité d’intervenants ont appuyé le texte. {.intervention sources=1,2}"
    assert "Une majorité d’intervenants" in "\n".join(
        lines(minutes(of_item(spoken_item(text), "nominative")))
    )


def test_what_a_changed_attribution_hides_is_hidden_in_text_drafted_before() -> None:
    text = drafted((said(1, SWISS), said(2, ECUADOR)), "nominative")
    assert "Suisse" in text
    now = (said(1, SWISS, "anonymous"), said(2, ECUADOR))
    for attribution in RENDERINGS:
        told = "\n".join(
            line
            for line in lines(minutes(of_item(spoken_item(text, interventions=now), attribution)))
            if "représentés" not in line
        )
        assert "Suisse" not in told.split("Point 1")[1]


def test_actions_are_gathered_at_the_end_with_the_numbers_of_their_paragraphs() -> None:
    first = 'Faire ceci. {.action owner="Administration" due=2020-09-01}'
    text = f'Un.\n\n{first}\n\nFaire cela. {{.action due="vite"}}'
    paper = minutes(of_item(spoken_item(text, interventions=())))
    (table,) = [block for block in paper.blocks if isinstance(block, Table)]
    assert lines(replace(paper, blocks=(*paper.blocks[:-1], table)))[-2:] == [
        "6 | Faire ceci. | L’Administration | 1er septembre 2020",
        "7 | Faire cela. | – | vite",
    ]


def test_the_house_s_own_words_are_printed() -> None:
    own = HouseFacts(
        {"minutes.title": {"fr": "PROCÈS-VERBAL"}, "outcome.noted": {"fr": {"one": "Noté.", "many": "Noté."}}}
    )
    facts = replace(of_item(spoken_item("", outcome="noted", interventions=())), house=own)
    assert minutes(facts).cover.title == ("PROCÈS-VERBAL",)
    assert lines(minutes(facts))[-1].endswith("Noté.")
    assert minutes(facts, "en").cover.title == ("SUMMARY RECORD",)


def test_an_extract_has_one_item_with_all_below_it_under_the_numbers_of_the_whole() -> None:
    extract = PAPERS["extract"](replace(FULL, item_id=103), "fr")
    whole = lines(minutes(FULL))
    begins = whole.index("Point 3 : Groupes régionaux")
    assert lines(extract) == whole[begins + 1 : whole.index("Point 4 : Questions diverses")]
    assert extract.cover.title == (
        "EXTRAIT DU COMPTE RENDU ANALYTIQUE",
        "POINT\u00a03\u00a0: GROUPES RÉGIONAUX",
    )
    below = PAPERS["extract"](replace(FULL, item_id=104), "en")
    assert below.cover.title[1] == "ITEM\u00a03(a): FIRST PART"


def test_an_extract_of_nothing_is_a_masthead() -> None:
    assert PAPERS["extract"](BARE, "es").blocks == ()


def test_list_items_and_tables_bear_no_number() -> None:
    paragraphs = parse_markdown("Un :\n\n1. a\n2. b\n\nDeux.")
    assert paragraph_numbers(12, paragraphs) == ("12.", "", "", "13.")


_STATES = [SWISS, ECUADOR, ITALY]
_LEVELS = ["named", "listed", "anonymous"]
_CALM = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@_CALM
@given(any_facts)
def test_paragraphs_bear_the_same_numbers_in_all_languages(facts: PaperFacts) -> None:
    shapes = {
        tuple(
            (type(b).__name__, b.number)
            for b in minutes(facts, language).blocks
            if isinstance(b, NumberedParagraph | Heading)
        )
        for language in LANGUAGES
    }
    assert len(shapes) == 1
    numbers = [number for name, number in shapes.pop() if name == "NumberedParagraph"]
    assert numbers == [f"{place}." for place in range(1, len(numbers) + 1)]


@_CALM
@given(any_facts, st.sampled_from(LANGUAGES))
def test_the_margin_shows_the_numbers_that_are_printed(facts: PaperFacts, language: str) -> None:
    first = first_paragraph_numbers(facts, language)
    printed = {
        one.id: [
            block.number
            for block in minutes(facts, language).blocks
            if isinstance(block, NumberedParagraph)
            and ("minutes", one.id) in [(s.kind, s.id) for s in block.sources]
        ]
        for one in facts.items
    }
    for one in facts.items:
        if printed[one.id]:
            assert printed[one.id][0] == f"{first[one.id]}."
    assert list(first) == [one.id for one in facts.items]


@_CALM
@given(
    st.lists(
        st.builds(said, st.integers(1, 9), st.sampled_from(_STATES), st.sampled_from(_LEVELS)),
        min_size=1,
        max_size=5,
        unique_by=lambda one: one.id,
    ),
    st.lists(st.sampled_from(_LEVELS), min_size=9, max_size=9),
    st.sampled_from(RENDERINGS),
    st.sampled_from(RENDERINGS),
)  # fmt: skip
def test_no_rendering_tells_who_is_to_stay_unnamed(
    heard: list[InterventionFact], now: list[str], written: str, attribution: str
) -> None:
    text = drafted(heard, written)
    changed = tuple(replace(one, attribution=kind) for one, kind in zip(heard, now, strict=False))
    shown = replace(of_item(spoken_item(text, interventions=changed), attribution), delegations=())
    told = "\n".join(lines(minutes(shown)))
    told = told[told.index("Point 1") :]
    by_state: dict[str, set[str]] = {}
    for one in changed:
        by_state.setdefault(one.names["fr"], set()).add(one.attribution)
    hidden = [name for name, kinds in by_state.items() if kinds == {"anonymous"}]
    if attribution == "nominative":
        hidden += [name for name, kinds in by_state.items() if "named" not in kinds]
    if attribution == "anonymous":
        hidden = list(by_state)
    assert not [name for name in hidden if name in told]


def test_decisions_stand_out() -> None:
    paper = minutes(of_item(spoken_item("Le Groupe a décidé. {.decision}", interventions=())))
    (told,) = [
        b
        for b in paper.blocks
        if isinstance(b, NumberedParagraph) and "décidé" in getattr(b.text[0], "text", "")
    ]
    assert isinstance(told.text[0], Run)
    assert told.text[0].bold


def test_the_report_does_not_name_either_who_is_to_stay_unnamed() -> None:
    text = drafted((said(1, SWISS), said(2, ECUADOR)), "nominative")
    now = (said(1, SWISS, "anonymous"), said(2, ECUADOR))
    told = "\n".join(lines(PAPERS["report"](of_item(spoken_item(text, interventions=now)), "fr")))
    assert "L’Équateur et une autre délégation ont appuyé la proposition." in told
    as_drafted = (said(1, SWISS), said(2, ECUADOR))
    told = "\n".join(lines(PAPERS["report"](of_item(spoken_item(text, interventions=as_drafted)), "fr")))
    assert "L’Équateur et la Suisse ont appuyé la proposition." in told


def test_the_agenda_and_the_report_are_adopted_by_name() -> None:
    told = "\n".join(lines(minutes(FULL)))
    assert "Le Groupe de travail a adopté son ordre du jour." in told
    assert "Le Groupe de travail a adopté son rapport." in told
