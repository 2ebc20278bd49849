"""Set the cover of a paper, or its masthead where the blocks follow on the same page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from iomdesk.document.blocks import Cover
from iomdesk.document.inline import plain
from iomdesk.rendering import pdf_styles as styles
from iomdesk.rendering.pdf_boxes import Box, Rule, Stack, text_boxes
from iomdesk.rendering.pdf_pages import Page, Placed, paginate
from iomdesk.rendering.pdf_styles import MILLIMETRE, TextStyle
from iomdesk.rendering.pdf_tags import Tag
from iomdesk.rendering.pdf_typesetter import Typesetter

_RULE_SHARE = 0.375  # of the text width
_BODY_TOP = 48 * MILLIMETRE  # below the top of the text area, unless the symbol block reaches further
_LEAST_GAP = 16.0


@dataclass(frozen=True, slots=True)
class _Look:
    """Hold the styles and the free space above each part (points)."""

    title: TextStyle
    subtitle: TextStyle
    line: TextStyle
    body: float
    session: float
    rule: float
    first_title: float
    next_title: float
    place: float
    rapporteur: float


_COVER = _Look(styles.COVER_TITLE, styles.COVER_SUBTITLE, styles.COVER_LINE, 60, 18, 15, 32, 6, 28, 40)
_MASTHEAD = _Look(styles.MASTHEAD_TITLE, styles.COVER_SUBTITLE, styles.MASTHEAD_LINE, 22, 8, 9, 20, 3, 10, 8)
_AFTER_MASTHEAD = 26.0
_TITLES = (styles.COVER_TITLE, styles.MASTHEAD_TITLE, styles.COVER_SUBTITLE)


def cover_pages(cover: Cover, typesetter: Typesetter, width: float, height: float) -> list[Page]:
    """Set the cover: the symbol block at the top, the note at the foot, the rest from a third of the page.

    What one page cannot hold goes on to others, closely set.
    """
    foot = _set([(cover.foot, styles.COVER_FOOT, _LEAST_GAP)], typesetter, width)
    foot_top = height - sum(box.height for box in foot)
    boxes = _set(_symbol_block(cover), typesetter, width)
    body_gap = max(_BODY_TOP - sum(box.height for box in boxes), _LEAST_GAP)
    boxes += _parts(cover, replace(_COVER, body=body_gap), typesetter, width)
    if sum(box.height for box in boxes) > foot_top - _LEAST_GAP:
        return paginate([*boxes, *foot], height)
    return [Page((*_spread(boxes, foot_top - _LEAST_GAP), *_placed(foot, foot_top, 0.0)))]


def masthead(cover: Cover, stack: Stack, typesetter: Typesetter, width: float) -> None:
    """Set the cover's facts at the top of a page, for blocks to follow."""
    boxes = _set(_symbol_block(cover), typesetter, width) + _parts(cover, _MASTHEAD, typesetter, width)
    boxes += _set([(cover.foot, styles.COVER_FOOT, _LEAST_GAP)], typesetter, width)
    for box in boxes:
        box.glued = True
    stack.add(boxes, 0, _AFTER_MASTHEAD)


def _symbol_block(cover: Cover) -> Iterator[tuple[str, TextStyle, float]]:
    yield cover.symbol, styles.COVER_SYMBOL, 0
    yield cover.original, styles.COVER_ORIGIN, 0
    yield cover.date, styles.COVER_ORIGIN, 0
    yield cover.remark, styles.COVER_REMARK, 0


def _parts(cover: Cover, look: _Look, typesetter: Typesetter, width: float) -> list[Box]:
    above = [*_series(cover.body, styles.COVER_BODY, look.body), (cover.session, look.line, look.session)]
    below = [
        *_series(cover.title[:1], look.title, look.first_title),
        *_series(cover.title[1:], look.subtitle, look.next_title),
        (cover.place, look.line, look.place),
        (cover.dates, look.line, 0.0 if cover.place else look.place),
        (cover.rapporteur, look.line, look.rapporteur),
    ]
    return [
        *_set(above, typesetter, width),
        _short_rule(width, look.rule),
        *_set(below, typesetter, width),
    ]


def _series(texts: Sequence[str], style: TextStyle, gap: float) -> list[tuple[str, TextStyle, float]]:
    return [(text, style, 0.0 if place else gap) for place, text in enumerate(texts)]


def _set(
    parts: "Sequence[tuple[str, TextStyle, float]] | Iterator[tuple[str, TextStyle, float]]",
    typesetter: Typesetter,
    width: float,
) -> list[Box]:
    boxes: list[Box] = []
    title = Tag("H1")
    for text, style, gap in parts:
        tag = title if style in _TITLES else Tag("P")
        new = text_boxes(typesetter.lines(plain(text), style, width), style, tag)
        if new:
            new[0].before = gap
        boxes += new
    return boxes


def _short_rule(width: float, gap: float) -> Box:
    half = width * _RULE_SHARE / 2
    return Box(0, rules=(Rule(width / 2 - half, width / 2 + half, 0, styles.THICK_RULE),), before=gap)


def _spread(boxes: Sequence[Box], room: float) -> list[Placed]:
    """Place boxes from the top, with less free space between them where a long title needs it."""
    gaps = sum(box.before for box in boxes)
    excess = sum(box.height for box in boxes) + gaps - room
    share = min(1.0, max(0.0, 1 - excess / gaps)) if gaps else 1.0
    return _placed(boxes, 0.0, share)


def _placed(boxes: Sequence[Box], down: float, share: float = 1.0) -> list[Placed]:
    placed: list[Placed] = []
    for box in boxes:
        down += box.before * share
        placed.append(Placed(box, down))
        down += box.height
    return placed
