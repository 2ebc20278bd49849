"""Break plain text into lines of at most 78 columns; a non-breaking space never breaks."""

from textwrap import TextWrapper

from iomdesk.rendering.printable import printable

WIDTH = 78
GUTTER = 5
"""Columns from a number or marker to the text it belongs to."""


def wrap(text: str, first: str = "", rest: str = "", width: int = WIDTH) -> list[str]:
    """Break a text into lines; `first` stands before the first and `rest` before the others.

    A line end inside the text is kept. A word longer than the line (an address) stands alone and unbroken.
    """
    lines: list[str] = []
    for part in printable(text).replace("\t", " ").split("\n"):
        wrapper = TextWrapper(
            width=width,
            initial_indent=rest if lines else first,
            subsequent_indent=rest,
            break_long_words=False,
            break_on_hyphens=False,
        )
        lines += wrapper.wrap(part) or [(rest if lines else first).rstrip()]
    return lines


def hang(marker: str, text: str, *, column: int) -> list[str]:
    """Set a marker at the margin and the text at `column`, or one space after a longer marker."""
    return wrap(text, first=(marker + " ").ljust(column), rest=" " * column)


def indented(text: str, column: int) -> list[str]:
    """Set a text from `column` on."""
    return wrap(text, first=" " * column, rest=" " * column)


def centred(text: str) -> list[str]:
    """Centre each line of a text."""
    return [line.center(WIDTH).rstrip() for line in wrap(text)]


def underlined(text: str, sign: str) -> list[str]:
    """Set a heading over a line of signs as long as its longest line."""
    lines = wrap(text)
    return [*lines, sign * max(len(line) for line in lines)]
