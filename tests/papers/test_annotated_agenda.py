"""The annotated agenda: for each item why, under which clause, what came before, what is asked, documents."""

from dataclasses import replace
from datetime import date

import pytest

from iomdesk.document.blocks import Heading, ListItem, Paragraph
from iomdesk.papers import PAPERS
from iomdesk.papers.annotated_agenda import annotated_agenda
from iomdesk.papers.facts import DocumentFact, EarlierItemFact, ItemText, PaperFacts, SessionFacts
from tests.papers.facts_samples import BARE, FULL, GROUP, LANGUAGES, item, lines

PAST = SessionFacts(4, (GROUP,), number=1, place="Genève", start_on=date(2019, 10, 28))
EXPECTED = DocumentFact(
    72,
    "WG/2/3",
    {"fr": "Options", "en": "Options", "es": "Opciones"},
    "restricted",
    part="par. 4-9",
    is_there=False,
)


def with_item(**fields: object) -> PaperFacts:
    """Give facts of a single item of substance."""
    return replace(FULL, items=(item(102, "Rôle", "Role", "Función", **fields),))


def after_heading(facts: PaperFacts, language: str = "fr") -> list[str]:
    """Read what stands under the heading of the only item."""
    return lines(annotated_agenda(facts, language))[4:]


@pytest.mark.parametrize(
    ("language", "title", "label"),
    [
        ("fr", "ORDRE DU JOUR PROVISOIRE ANNOTÉ", "Suite attendue : échange de vues"),
        ("en", "ANNOTATED PROVISIONAL AGENDA", "Action expected: exchange of views"),
        ("es", "PROGRAMA PROVISIONAL ANOTADO", "Medidas previstas: intercambio de opiniones"),
    ],
)
def test_the_paper_names_itself_and_what_is_asked_in_its_language(
    language: str, title: str, label: str
) -> None:
    document = annotated_agenda(with_item(), language)
    assert (document.cover.title, document.contents) == ((title,), None)
    assert lines(document)[-1] == label


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"kind": "information"}, "prendre note"),
        ({"kind": "discussion"}, "échange de vues"),
        ({"kind": "decision"}, "décision"),
        ({"kind": "decision", "role": "adoption_of_agenda"}, "adoption"),
    ],
)
def test_what_is_asked_follows_from_the_kind_of_item(fields: dict[str, str], words: str) -> None:
    assert after_heading(with_item(**fields)) == [f"Suite attendue : {words}"]


def test_the_list_of_items_stands_before_the_annotations() -> None:
    written = lines(annotated_agenda(FULL, "fr"))
    assert written[0] == "Ordre du jour provisoire"
    assert written[2:5] == ["2. Rôle de l’OIM", "3. Groupes régionaux", "a) Premier volet"]
    assert written.index("Annotations") < written.index("Point 2. Rôle de l’OIM")
    assert "Point 3 a) Premier volet" in written


def test_an_annotation_keeps_its_paragraphs() -> None:
    annotated = replace(
        FULL.items[1], texts={"fr": ItemText("Rôle", "Un motif.\n\nUn autre.")}, clause_ids=()
    )
    assert lines(annotated_agenda(replace(FULL, items=(annotated,)), "fr"))[4:6] == ["Un motif.", "Un autre."]


def test_an_annotation_in_another_language_says_so_once() -> None:
    annotated = replace(FULL.items[1], texts={"fr": ItemText("Rôle", "Un motif.\nUn autre.")}, clause_ids=())
    written = lines(annotated_agenda(replace(FULL, items=(annotated,)), "en"))
    assert written[4:6] == ["[original text in French] Un motif.", "Un autre."]


def test_a_clause_is_quoted_as_a_sentence() -> None:
    (quoted, _) = after_heading(with_item(clause_ids=(511,)))
    assert quoted.startswith("Mandat, alinéa 1 a) (projet) : ")
    assert quoted.endswith(".")
    assert " ;" not in quoted


def test_several_clauses_are_quoted_one_by_one() -> None:
    blocks = annotated_agenda(with_item(clause_ids=(511, 522)), "en").blocks
    quoted = [block for block in blocks[4:] if isinstance(block, ListItem)]
    assert [block.marker for block in quoted] == ["1(a)", "2(b)"]
    assert [source.id for block in quoted for source in block.sources] == [511, 522]


def test_clauses_of_the_same_words_are_quoted_together() -> None:
    assert FULL.mandate is not None
    chapters = tuple(
        replace(chapter, clauses=tuple(replace(c, texts={"fr": "Appui ;"}) for c in chapter.clauses))
        for chapter in FULL.mandate.chapters
    )
    facts = replace(with_item(clause_ids=(511, 522)), mandate=replace(FULL.mandate, chapters=chapters))
    assert after_heading(facts)[0] == "Mandat, alinéas 1 a) et 2 b) (projet) : Appui."


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        ("noted", "a pris note des informations communiquées au titre du point 3 a) de l’ordre du jour."),
        (
            "continued",
            "est convenu de poursuivre l’examen du point 3 a) de l’ordre du jour à sa session suivante.",
        ),
        (None, "était saisi de la question au titre du point 3 a) de l’ordre du jour."),
    ],
)
def test_what_was_done_before_is_told_with_its_session_and_item(outcome: str | None, words: str) -> None:
    earlier = EarlierItemFact(102, PAST, item(9, "Rôle", "Role", "Función", outcome=outcome), "3 a)", True)
    told = after_heading(replace(with_item(), earlier=(earlier,)))[0]
    opening = (
        "Examen antérieur : À sa première session, tenue à Genève le 28 octobre 2019, le Groupe de travail "
    )
    assert told == opening + words


def test_an_earlier_item_of_another_title_is_named() -> None:
    earlier = EarlierItemFact(102, PAST, item(9, "Mission", "Mission", "Misión", outcome="noted"), "3 a)")
    facts = replace(with_item(), earlier=(earlier,))
    assert "agenda item 3(a) (“Mission”)." in after_heading(facts, "en")[0]


@pytest.mark.parametrize(
    ("past", "opening"),
    [
        (replace(PAST, number=None), "At the meeting held in Geneva on 28 October 2019, "),
        (SessionFacts(4, (GROUP,), number=1), "At its first session, "),
        (SessionFacts(4, (GROUP,)), "At an earlier meeting, "),
    ],
)
def test_an_earlier_session_is_named_by_what_is_known_of_it(past: SessionFacts, opening: str) -> None:
    earlier = EarlierItemFact(102, past, item(9, "Rôle", "Role", "Función"), "3")
    told = after_heading(replace(with_item(), earlier=(earlier,)), "en")[0]
    assert told.startswith(f"Previous consideration: {opening}")


def test_a_sub_item_does_not_repeat_what_its_item_tells() -> None:
    before = item(9, "Rôle", "Role", "Función", outcome="noted")
    items = (*with_item().items, item(103, "Volet", "Part", "Parte", parent_id=102))
    earlier = (EarlierItemFact(102, PAST, before, "3"), EarlierItemFact(103, PAST, before, "3"))
    written = lines(annotated_agenda(replace(FULL, items=items, earlier=earlier), "fr"))
    assert sum(line.startswith("Examen antérieur") for line in written) == 1


def test_documents_tell_their_part_and_what_keeps_them_from_being_read() -> None:
    assert after_heading(with_item(documents=(EXPECTED,)))[-1] == (
        "Document : WG/2/3, Options, par. 4-9 (distribution restreinte ; à paraître, en retard)"
    )


def test_a_document_is_only_expected_until_its_deadline() -> None:
    facts = replace(with_item(documents=(replace(EXPECTED, deadline_on=date(2020, 5, 14)),)))
    assert after_heading(facts, "es")[-1].endswith("(distribución restringida; de próxima publicación)")


def test_several_documents_are_listed() -> None:
    blocks = annotated_agenda(with_item(documents=(EXPECTED, *FULL.documents)), "fr").blocks
    listed = [block for block in blocks if isinstance(block, ListItem) and block.marker == "–"]
    assert [block.sources[0].id for block in listed] == [72, FULL.documents[0].id]


def test_every_paragraph_leads_back_to_its_item() -> None:
    for block in annotated_agenda(FULL, "fr").blocks:
        if isinstance(block, Paragraph) and block.style == "body":
            assert block.sources


def test_working_translations_of_clauses_are_marked_once() -> None:
    english = lines(annotated_agenda(FULL, "en"))
    assert sum("nofficial translation" in line for line in english) <= 1


def test_headings_are_the_same_in_all_languages() -> None:
    shapes = {
        tuple(
            (type(b).__name__, getattr(b, "level", 0), b.sources)
            for b in annotated_agenda(FULL, language).blocks
            if isinstance(b, Heading | ListItem)
        )
        for language in LANGUAGES
    }
    assert len(shapes) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_an_agenda_the_paper_says_so(language: str) -> None:
    assert len(PAPERS["annotated-agenda"](BARE, language).blocks) == 1
