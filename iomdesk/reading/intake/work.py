"""What is done with a file that is taken in, each kind in its own way."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from iomdesk.reading.intake.kinds import Kind, sniff
from iomdesk.reading.intake.taken import Limits, Remark, TakenIn


def take_in_here(path: Path, file_name: str, printable: Path, limits: Limits) -> TakenIn:
    """Take in a file in this very process; its name is compared with what it is."""
    kind = sniff(path)
    taken = _WAYS[kind.way](path, printable, limits, kind)
    ending = Path(file_name).suffix.lower()
    if ending and kind.endings and ending not in kind.endings:
        taken = replace(taken, remarks=(*taken.remarks, Remark.WRONG_NAME))
    return taken


def _pdf(path: Path, printable: Path, limits: Limits, kind: Kind) -> TakenIn:
    from iomdesk.reading.intake.pdf_cleaning import clean_pdf

    return replace(clean_pdf(path, printable, limits), media_type=kind.media_type)


def _image(path: Path, printable: Path, limits: Limits, kind: Kind) -> TakenIn:
    from iomdesk.reading.intake.images import image_to_pdf

    return image_to_pdf(path, printable, limits, kind.media_type)


def _office(path: Path, printable: Path, limits: Limits, kind: Kind) -> TakenIn:
    from iomdesk.reading.intake.office import convert_office
    from iomdesk.reading.intake.pdf_cleaning import clean_pdf

    with convert_office(path, kind, limits) as (converted, problem):
        if converted is None:
            return TakenIn(kind.media_type, (problem,))
        taken = clean_pdf(converted, printable, limits)
    return replace(taken, media_type=kind.media_type, remarks=(Remark.CONVERTED, *taken.remarks))


def _text(path: Path, printable: Path, limits: Limits, kind: Kind) -> TakenIn:
    from iomdesk.reading.intake.pdf_cleaning import clean_pdf
    from iomdesk.reading.intake.plain_text import text_to_pdf

    pages = printable.with_suffix(".pages")
    try:
        problem = text_to_pdf(path, pages, limits)
        if problem is not None:
            return TakenIn(kind.media_type, (problem,))
        return replace(clean_pdf(pages, printable, limits), media_type=kind.media_type)
    finally:
        pages.unlink(missing_ok=True)


def _nothing(_path: Path, _printable: Path, _limits: Limits, kind: Kind) -> TakenIn:
    return TakenIn(kind.media_type, (Remark.OTHER_KIND,))


_WAYS: Mapping[str, Callable[[Path, Path, Limits, Kind], TakenIn]] = {
    "pdf": _pdf,
    "image": _image,
    "office": _office,
    "text": _text,
    "none": _nothing,
}
