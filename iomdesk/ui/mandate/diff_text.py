"""Show the words of one side of a comparison: colour is doubled by a line, for those who do not see it."""

from collections.abc import Iterable
from html import escape

from iomdesk.document.word_diff import Mark, Piece
from iomdesk.ui.tokens import current_tokens

_LINES = {Mark.DELETED: "line-through", Mark.INSERTED: "underline"}
_COLORS = {Mark.DELETED: "danger", Mark.INSERTED: "good"}


def side_html(pieces: Iterable[Piece], own: Mark) -> str:
    """Return what was kept with what is of one side, marked in the colours of the theme."""
    return "".join(_marked(piece) for piece in pieces if piece.mark in (Mark.KEPT, own))


def _marked(piece: Piece) -> str:
    words = escape(piece.words)
    if piece.mark is Mark.KEPT:
        return words
    color = getattr(current_tokens(), _COLORS[piece.mark])
    return f'<span style="color: {color}; text-decoration: {_LINES[piece.mark]}">{words}</span>'
