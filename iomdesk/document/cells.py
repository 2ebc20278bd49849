"""Cells of tables that other programs open: what begins like a formula must not become one."""

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def defused(words: str) -> str:
    """Put an apostrophe before what a spreadsheet would compute; it shows the rest as text.

    The rule is OWASP's for CSV injection.
    """
    return f"'{words}" if words.startswith(FORMULA_SIGNS) else words


def as_written(cell: str) -> str:
    """Take that apostrophe away again."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA_SIGNS) else cell
