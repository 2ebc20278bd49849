"""Lists in an edited text, counted as the papers count them."""

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextList, QTextListFormat

Style = QTextListFormat.Style

DEEPEST = 4
_AIR = "\u00a0"  # between the number and the text, which Qt would set close together
_BULLETS = (Style.ListDisc, Style.ListCircle, Style.ListSquare)
_COUNTED = (Style.ListLowerAlpha, Style.ListLowerRoman)


def list_format(level: int, ordered: bool, language: str) -> QTextListFormat:
    """Return the format of a list: `a)`, below it `i)`, then `a.`; English sets both brackets."""
    form = QTextListFormat()
    form.setIndent(level)
    if not ordered:
        form.setStyle(_BULLETS[(level - 1) % len(_BULLETS)])
        return form
    form.setStyle(_COUNTED[(level - 1) % len(_COUNTED)])
    form.setNumberPrefix("(" if language == "en" and level <= 2 else "")
    form.setNumberSuffix((")" if level <= 2 else ".") + _AIR)
    return form


def list_of(block: QTextBlock) -> QTextList | None:
    """Return the list a block is an item of."""
    return block.textList()  # the stubs leave out that there may be none


def level_of(block: QTextBlock) -> int:
    """Return the level of a list item, 0 for a plain paragraph."""
    found = list_of(block)
    return found.format().indent() if found is not None else 0


def is_ordered(block: QTextBlock) -> bool:
    """Say whether a block is an item of a counted list."""
    found = list_of(block)
    return found is not None and found.format().style() not in _BULLETS


def put_into_list(cursor: QTextCursor, level: int, ordered: bool, language: str) -> None:
    """Make the cursor's block an item that goes on counting where its list was left, or begins a list."""
    known = _list_to_continue(cursor.block(), level, ordered)
    take_out_of_list(cursor)
    if known is not None:
        known.add(cursor.block())
    else:
        cursor.createList(list_format(level, ordered, language))


def take_out_of_list(cursor: QTextCursor) -> None:
    """Make the cursor's block a plain paragraph."""
    found = list_of(cursor.block())
    if found is None:
        return
    found.remove(cursor.block())
    level = QTextBlockFormat(cursor.blockFormat())
    level.setIndent(0)  # Qt hands the indent of the list over to the block that leaves it
    cursor.setBlockFormat(level)


def _list_to_continue(block: QTextBlock, level: int, ordered: bool) -> QTextList | None:
    """Look upwards past deeper items only: a plain paragraph or a shallower item ends a list."""
    above = block.previous()
    while above.isValid() and level_of(above) > level:
        above = above.previous()
    if not above.isValid() or level_of(above) != level or is_ordered(above) != ordered:
        return None
    return list_of(above)
