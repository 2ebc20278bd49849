"""Two papers that say the same have one name; each word, number and place of a word counts."""

from dataclasses import replace

from iomdesk.document.blocks import Cover, Heading
from iomdesk.document.document import Document
from iomdesk.document.imprint import Imprint
from iomdesk.document.inline import plain
from iomdesk.document.said import said_digest

COVER = Cover("WG/14", "", "", ("Groupe de travail",), "Quatorzième session", ("Ordre du jour",))
PAPER = Document("Ordre du jour", "fr", "WG/14/1", COVER, (Heading(1, "1.", plain("Ouverture")),))


def test_what_catalogues_ask_makes_no_other_paper() -> None:
    assert said_digest(PAPER) == said_digest(replace(PAPER, imprint=Imprint(kind="agenda", session=14)))


def test_other_words_or_numbers_make_another_paper() -> None:
    papers = [
        PAPER,
        replace(PAPER, symbol="WG/14/1/Rev.1"),
        replace(PAPER, blocks=(Heading(1, "2.", plain("Ouverture")),)),
        replace(PAPER, blocks=(Heading(1, "1.", plain("Clôture")),)),
        replace(PAPER, blocks=()),
    ]
    assert len(set(map(said_digest, papers))) == len(papers)
