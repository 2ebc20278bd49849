from dataclasses import replace

from iomdesk.document.blocks import Heading, Paragraph, ParagraphStyle
from iomdesk.papers.facts import InterventionFact, ItemFacts, PaperFacts
from iomdesk.papers.report import report_to_cppf
from tests.papers.facts_samples import (
    BARE,
    BUDGET_GROUP,
    FULL,
    GROUP,
    MANDATE,
    PAPER,
    item,
    lines,
    with_session,
)

MINUTES = {"fr": "Des vues ont été échangées."}


def report_on(*items: ItemFacts, language: str = "fr", facts: PaperFacts = BARE) -> list[str]:
    written = lines(report_to_cppf(replace(facts, items=items), language))
    return written[2 : written.index(next(line for line in written if line.startswith(("Annex", "Anexo"))))]


def speaker(
    id_: int, fr: str, attribution: str = "listed", kind: str = "statement", group: str = ""
) -> InterventionFact:
    return InterventionFact(id_, id_, {"fr": fr, "en": fr, "es": fr}, group, kind, attribution=attribution)


def test_an_item_has_its_clause_documents_minutes_and_ending() -> None:
    written = lines(report_to_cppf(FULL, "fr"))
    start = written.index("B. Groupes régionaux (point 3 de l’ordre du jour)")
    assert written[start : start + 6] == [
        "B. Groupes régionaux (point 3 de l’ordre du jour)",
        "Mandat, alinéas 1 a) et 2 b) (projet)",
        "13. Pour l’examen de ce point, le Groupe de travail était saisi du document WG/2/INF/2.",
        "14. Plusieurs États Membres ont jugé la question utile.",
        "15. Parmi les délégations qui ont pris la parole figurait la suivante : Suisse.",
        "16. Le Groupe de travail est convenu de poursuivre l’examen de ce point à sa prochaine session.",
    ]


def test_english_cites_clauses_without_a_space() -> None:
    assert "Mandate, clauses 1(a) and 2(b) (draft)" in lines(report_to_cppf(FULL, "en"))
    assert "Mandato, apartados 1 a) y 2 b) (proyecto)" in lines(report_to_cppf(FULL, "es"))


def test_an_approved_mandate_is_cited_without_a_remark() -> None:
    facts = replace(FULL, mandate=replace(MANDATE, status="approuvé"))
    assert "Mandat, alinéa 1 a)" in lines(report_to_cppf(facts, "fr"))


def test_the_clause_line_is_a_note_under_its_heading() -> None:
    blocks = report_to_cppf(FULL, "fr").blocks
    place = next(i for i, b in enumerate(blocks) if isinstance(b, Heading) and b.number == "A.")
    note = blocks[place + 1]
    assert isinstance(note, Paragraph)
    assert note.style is ParagraphStyle.NOTE
    assert [source.kind for source in note.sources] == ["item", "clause"]


def test_a_single_item_of_substance_is_a_section_of_its_own() -> None:
    assert report_on(item(1, "Groupes régionaux", minutes=MINUTES))[2:] == [
        "II. Groupes régionaux (point 1 de l’ordre du jour)",
        "3. Des vues ont été échangées.",
    ]


def test_an_item_on_which_there_is_nothing_has_no_section() -> None:
    assert not any("Vide" in line for line in report_on(item(1, "Vide"), item(2, "Plein", minutes=MINUTES)))


def test_an_item_that_has_only_a_clause_keeps_its_place() -> None:
    written = report_on(
        item(1, "A", clause_ids=(511,)), item(2, "B", clause_ids=(522,)), facts=replace(BARE, mandate=MANDATE)
    )
    assert "A. A (point 1 de l’ordre du jour)" in written
    assert "Mandat, alinéa 2 b) (projet)" in written


def test_a_lone_sub_item_gets_a_note_instead_of_a_heading() -> None:
    written = report_on(item(1, "Tout"), item(2, "Partie", parent_id=1, minutes=MINUTES))
    assert written[2:] == [
        "II. Tout (point 1 de l’ordre du jour)",
        "Point 1 a) : Partie",
        "3. Des vues ont été échangées.",
    ]


def test_sub_items_too_deep_for_a_heading_get_a_note() -> None:
    deep = [item(1, "Un", minutes=MINUTES), item(9, "Autre", minutes=MINUTES)]
    for id_, parent in ((2, 1), (3, 1), (4, 2), (5, 2), (6, 4), (7, 4)):
        deep.append(item(id_, f"Partie {id_}", parent_id=parent, minutes=MINUTES))
    written = report_on(*deep)
    assert "1. Partie 2 (point 1 a) de l’ordre du jour)" in written
    assert "Point 1 a) i) : Partie 4" in written
    assert "Point 1 a) i) b. : Partie 7" not in written
    assert "Point 1 a) i) b) : Partie 7" in written


def test_an_item_of_a_role_that_is_not_known_is_not_passed_over() -> None:
    assert "II. Élections (point 1 de l’ordre du jour)" in report_on(
        item(1, "Élections", role="elections", minutes=MINUTES)
    )


def test_several_documents_are_plural_and_one_without_symbol_has_its_title() -> None:
    untitled = replace(PAPER, id=72, symbol="WG/2/3", part="annexe II")
    written = report_on(item(1, "A", documents=(PAPER, untitled)))
    assert written[-1].endswith("était saisi des documents WG/2/INF/2 et WG/2/3, annexe II.")
    titled = replace(PAPER, symbol="")
    assert report_on(item(1, "A", documents=(titled,)), language="en")[-1] == (
        "3. For the consideration of this item, the Working Group had before it the following document: "
        "Regional groups: practice."
    )


def test_speakers_are_listed_once_in_the_order_of_the_language_and_with_their_group() -> None:
    spoken = (
        speaker(1, "Suisse"),
        speaker(2, "Égypte"),
        speaker(3, "Suisse"),
        speaker(4, "Égypte", "named", group="Groupe africain"),
        speaker(5, "Administration", kind="administration"),
    )
    assert report_on(item(1, "A", interventions=spoken))[-1] == (
        "3. Les délégations suivantes ont pris la parole : Égypte (au nom du Groupe africain) et Suisse."
    )
    assert (
        "Égypte (on behalf of the African Group)"
        in report_on(item(1, "A", interventions=spoken), language="en")[-1]
    )


def test_who_spoke_without_wanting_to_be_named_is_never_named() -> None:
    spoken = (speaker(1, "Suisse", "anonymous"), speaker(2, "Égypte", "anonymous"))
    assert (
        report_on(item(1, "A", minutes=MINUTES, interventions=spoken))[-1] == "3. Des vues ont été échangées."
    )


def test_an_outcome_without_a_recommendation_of_its_own_says_only_that() -> None:
    assert (
        "3. Le Groupe de travail est convenu de formuler une recommandation au titre de ce point."
        in report_on(item(1, "A", outcome="recommended"))
    )


def test_several_bodies_take_the_plural_in_every_sentence() -> None:
    joint = with_session(BARE, bodies=(GROUP, BUDGET_GROUP))
    written = report_on(item(1, "A", documents=(PAPER,), outcome="noted"), facts=joint)
    assert "les Groupes de travail étaient saisis du document" in written[-4]
    assert (
        written[-3]
        == "4. Les Groupes de travail ont pris note des informations communiquées au titre de ce point."
    )


def test_a_title_in_another_language_says_so() -> None:
    assert "II. [original text in French] Titre (agenda item 1)" in report_on(
        item(1, "Titre", minutes=MINUTES), language="en"
    )
