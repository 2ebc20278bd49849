"""Set two pages of a pack side by side on each sheet, in order or as a booklet to be folded."""

from collections.abc import Iterator
from pathlib import Path

from pikepdf import Array, Dictionary, Name, Page, Pdf, Rectangle

from iomdesk.rendering.packs.geometry import A4_SHEET, SheetSize

Pair = tuple[int | None, int | None]


def two_up_order(pages: int) -> Iterator[Pair]:
    """Pair pages, counted from 0, as they are read."""
    for first in range(0, pages, 2):
        yield first, first + 1 if first + 1 < pages else None


def booklet_order(pages: int) -> Iterator[Pair]:
    """Pair pages so that sheets printed on both sides, laid on each other and folded, read in order."""
    sides = -(-pages // 4) * 4
    for turn in range(sides // 2):
        low, high = turn, sides - 1 - turn
        left, right = (high, low) if turn % 2 == 0 else (low, high)
        yield (left if left < pages else None), (right if right < pages else None)


def impose(source: Path, target: Path, *, booklet: bool = False, sheet: SheetSize = A4_SHEET) -> int:
    """Write a pack with two pages on each side and return the sides. For printing: links are left out."""
    turned = sheet.turned()
    half = turned.width / 2
    with Pdf.open(source) as pack, Pdf.new() as pdf:
        pages = [*pack.pages]
        for pair in (booklet_order if booklet else two_up_order)(len(pages)):
            side = Dictionary(Type=Name.Page, MediaBox=Array([0, 0, *turned]), Resources=Dictionary())
            pdf.pages.append(Page(pdf.make_indirect(side)))
            for slot, place in enumerate(pair):
                if place is not None:
                    left = slot * half
                    pdf.pages[-1].add_overlay(pages[place], Rectangle(left, 0, left + half, turned.height))
        pdf.docinfo[Name.Title] = pack.docinfo.get(Name.Title, "")
        pdf.save(target, deterministic_id=True)
        return len(pdf.pages)
