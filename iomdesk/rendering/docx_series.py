"""The lists of a paper: what each counts and how it prints it in each language."""

from iomdesk.rendering.docx_looks import STEP
from iomdesk.rendering.docx_numbering import Level
from iomdesk.rendering.docx_shapes import Shape

HEADINGS = "headings"
PARAGRAPHS = "paragraphs"
OPERATIVE = "operative"
ITEMS = "items"
ANNEXES = "annexes"

_ANNEX = {"fr": "Annexe ", "en": "Annex ", "es": "Anexo "}


def series_of(language: str) -> dict[str, tuple[Level, ...]]:
    """Describe the lists of a paper in this language.

    Source of the order a), i), a., i.: United Nations Editorial Manual, paragraphs and subparagraphs.
    """
    return {
        HEADINGS: (
            Level(Shape("upperRoman", after="."), "Heading1", left=STEP, hanging=STEP),
            Level(Shape("upperLetter", after="."), "Heading2", left=STEP, hanging=STEP),
            Level(Shape("decimal", after="."), "Heading3", left=STEP, hanging=STEP),
        ),
        PARAGRAPHS: (Level(Shape("decimal", after="."), "NumberedParagraph"),),
        OPERATIVE: (Level(Shape("decimal", after="."), "OperativeParagraph", bold=True),),
        ITEMS: _items("(" if language == "en" else ""),
        ANNEXES: (
            Level(Shape("upperRoman", _ANNEX.get(language, "Annex ")), "AnnexHeading", suffix="space"),
        ),
    }


def _items(before: str) -> tuple[Level, ...]:
    shapes = (
        Shape("lowerLetter", before, ")"),
        Shape("lowerRoman", before, ")"),
        Shape("lowerLetter", "", "."),
        Shape("lowerRoman", "", "."),
    )
    styles = ("ListA", "ListI", "", "")
    return tuple(
        Level(shape, style, left=STEP * (depth + 2), hanging=STEP)
        for depth, (shape, style) in enumerate(zip(shapes, styles, strict=True))
    )
