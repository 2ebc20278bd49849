"""The note made from the sample desk tells what the note behind the draft mandate of 2019 tells, in its "
"order."""

import re
from datetime import date
from pathlib import Path

import pytest

from iomdesk.document.blocks import Annex, ListItem, NumberedParagraph, Paragraph
from iomdesk.document.document import Document
from iomdesk.document.inline import Run
from iomdesk.document.text import plain_text
from iomdesk.model.sessions import GroupSession
from iomdesk.papers.background import sourced_parts
from iomdesk.papers.unofficial import translated
from iomdesk.runtime.paths import resources_folder
from iomdesk.runtime.reference import ReferenceData, SampleData
from iomdesk.services.paper_facts import build_paper
from iomdesk.services.paper_texts import write_paper_text
from iomdesk.services.work import Work

FACTS = (
    (
        "treizième session",
        "Comité permanent des programmes et des finances a décidé de créer",
        "examiner les relations entre l’OIM et les Nations Unies",
        "questions relatives à la Stratégie de l’OIM",
        "Sous la présidence du Président du Conseil",
        "pour la première fois le 13 février 2014",
    ),
    (
        "En ce qui concerne les relations entre l’OIM et les Nations Unies",
        "a examiné les rapports entre les deux organisations",
        "a réfléchi à la question de savoir",
        "statu quo",
        "la nature de ces rapports",
        "l’intérêt des États Membres, des migrants et de l’Organisation elle-même",
        "Quant à la Stratégie de l’OIM",
        "rôle de l’Organisation et la portée de ses fonctions",
        "si des changements devaient être apportés à la Stratégie",
    ),
    (
        "25 octobre 2016",
        "en 2016",
        "nouvel accord régissant les relations entre l’OIM et l’Organisation des Nations Unies",
        "le Directeur général a proposé que le Groupe de travail poursuive ses travaux",
        "28 avril 2017",
        "a confirmé son intention de poursuivre ses activités",
        "continuer à s’intéresser aux relations entre l’OIM et les Nations Unies ainsi qu’à la Stratégie "
        "de l’OIM",
    ),
    (
        "À sa réunion du 24 mai 2017, le Groupe de travail s’est mis d’accord sur son mandat révisé",
        "a proposé d’être rebaptisé",
        "Groupe de travail sur les relations entre l’OIM et les Nations Unies et les questions y afférentes",
        "proposition du Directeur général",
        "modifications apportées à sa dénomination et à son mandat ont été approuvées",
        "Comité permanent des programmes et des finances à sa vingtième session",
    ),
    (
        "Groupe de travail sur les relations entre l’OIM et les Nations Unies et les questions y afférentes",
        "Groupe de travail sur la réforme budgétaire",
        "réunion conjointe",
        "22 mai 2019",
        "plusieurs États Membres ont jugé que le Groupe de travail devait envisager de réviser son mandat",
        "l’OIM faisait désormais partie du système des Nations Unies",
    ),
    (
        "L’Administration estime",
        "devrait poursuivre ses travaux",
        "une enceinte utile",
        "échanger des vues avec les États Membres",
        "une importance capitale pour le fonctionnement de l’Organisation",
        "la transparence et l’adhésion pleine et entière des États Membres",
    ),
    (
        "la cohérence et la continuité",
        "l’Administration propose que celui-ci continue d’examiner la portée et la nature des partenariats",
        "système multilatéral",
        "le rôle et les responsabilités de l’Organisation au sein du système des Nations Unies",
        "leurs conséquences pour l’OIM",
    ),
    (
        "L’Administration propose en outre",
        "la gouvernance de l’Organisation",
        "l’augmentation rapide du nombre de Membres",
        "la structure et le fonctionnement des organes directeurs de l’OIM",
        "responsable et transparente à l’égard de ses États Membres",
    ),
    (
        "Le projet de mandat révisé du Groupe de travail est reproduit à l’annexe du présent document",
        "pour plus ample examen par les États Membres",
    ),
)
"""Paragraph by paragraph, the facts of the note of 2019 in its order."""


def note(work: Work, session: int, language: str = "fr") -> Document:
    work.session.flush()
    return build_paper(work.session, session_id=session, kind="mandate-note", language=language)


def paragraphs(document: Document) -> list[str]:
    return [
        f"{block.number} {plain_text(block.text)}".replace("\u00a0", " ")
        for block in document.blocks
        if isinstance(block, NumberedParagraph)
    ]


def annex(document: Document) -> list[str]:
    place = next(n for n, block in enumerate(document.blocks) if isinstance(block, Annex))
    return [
        f"{getattr(block, 'marker', '')} {plain_text(block.text)}".strip().replace("\u00a0", " ")
        for block in document.blocks[place:]
        if isinstance(block, Paragraph | ListItem)
    ]


def printed_annex() -> list[str]:
    """Read the annex of the note as it was printed: lines joined to its title lines and clauses."""
    path: Path = resources_folder() / "mandates" / "projet-de-mandat.fr.txt"
    text = path.read_text(encoding="utf-8").partition("Annexe")[2]
    joined = re.sub(r"\s*\n(?!\s*\n*\s*(?:[a-e]\)|[12]\.|PROJET))\s*", " ", text)
    return [" ".join(line.split()) for line in joined.splitlines() if line.strip()]


def test_note_tells_the_same_facts_in_the_same_order(history: Work, sample_session: int) -> None:
    told = paragraphs(note(history, sample_session))
    assert len(told) == len(FACTS)
    for number, (paragraph, facts) in enumerate(zip(told, FACTS, strict=True), start=1):
        assert paragraph.startswith(f"{number}. ")
        places = [paragraph.casefold().find(fact.casefold()) for fact in facts]
        assert -1 not in places, (number, facts[places.index(-1)])
        assert places == sorted(places), number


def test_annex_is_the_draft_mandate_word_for_word(history: Work, sample_session: int) -> None:
    assert annex(note(history, sample_session)) == printed_annex()


def test_remarks_of_the_desk_and_marks_of_sources_are_not_printed(history: Work, sample_session: int) -> None:
    told = " ".join(paragraphs(note(history, sample_session)))
    assert "(paragraphe" not in told
    assert "n’est pas connu" not in told
    assert "Exemple" not in told


def french_in(document: Document) -> list[str]:
    """List the paragraphs in which French words stand."""
    return [
        plain_text(block.text)
        for block in document.blocks
        if isinstance(block, NumberedParagraph)
        and any(isinstance(run, Run) and run.language == "fr" for run in block.text)
    ]


@pytest.mark.parametrize(
    ("language", "mark"), [("en", "[unofficial translation]"), ("es", "[traducción no oficial]")]
)
def test_other_languages_read_whole_and_say_what_is_an_unofficial_translation(
    history: Work, sample_session: int, language: str, mark: str
) -> None:
    document = note(history, sample_session, language)
    told = paragraphs(document)
    assert [line.partition(" ")[0] for line in told] == [f"{n}." for n in range(1, 10)]
    assert french_in(document) == []
    assert [line.count(mark) for line in told] == [1] * 8 + [0]


@pytest.mark.parametrize(
    ("language", "mark"), [("en", "[original text in French]"), ("es", "[texto original en francés]")]
)
def test_a_passage_that_was_changed_is_printed_in_french_and_says_so(
    history: Work, sample_session: int, language: str, mark: str
) -> None:
    where = {"session": sample_session, "kind": "mandate-note"}
    write_paper_text(history, **where, language="fr", text="Une proposition.\n\nUne autre.")  # type: ignore[arg-type]
    joint = history.session.query(GroupSession).filter_by(start_on=date(2019, 5, 22)).one()
    joint.note = "Un fait connu."
    french = french_in(note(history, sample_session, language))
    assert len(french) == 3
    assert all(mark in paragraph for paragraph in french)


def test_a_translation_that_somebody_wrote_takes_the_place_of_the_unofficial_one(
    history: Work, sample_session: int
) -> None:
    where = {"session": sample_session, "kind": "mandate-note"}
    write_paper_text(history, **where, language="en", text="One.\n\nTwo.\n\nThree.")  # type: ignore[arg-type]
    assert paragraphs(note(history, sample_session, "en"))[5:8] == ["6. One.", "7. Two.", "8. Three."]


def test_every_passage_that_a_desk_begins_with_has_its_translations(
    reference: ReferenceData, sample: SampleData
) -> None:
    notes = [one["note"] for key in ("versions", "sessions") for one in reference.group[key]]
    proposal = sample.session["papers"]["mandate-note"]["text"]["fr"]
    passages = [part for one in notes for part in sourced_parts(one)] + proposal.split("\n\n")
    assert all(translated(passage, language) for passage in passages for language in ("en", "es"))


def test_proposal_is_what_the_administration_writes(history: Work, sample_session: int) -> None:
    where = {"session": sample_session, "kind": "mandate-note"}
    write_paper_text(history, **where, language="fr", text="Une proposition :\n\n1. un ;\n2. deux.")  # type: ignore[arg-type]
    told = paragraphs(note(history, sample_session))
    assert (len(told), told[5]) == (7, "6. Une proposition :")
