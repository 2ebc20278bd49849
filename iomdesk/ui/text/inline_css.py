"""The few things that pasted style attributes say about a text; all the rest of them is dropped."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

_DECLARATION = re.compile(r"""([-\w]+)\s*:\s*((?:"[^"]*"|'[^']*'|[^;"'])*)""")
_MSO_LEVEL = re.compile(r"\blevel([1-9])\b")
_BOLD = frozenset({"bold", "bolder", "600", "700", "800", "900"})
_LIGHT = frozenset({"normal", "lighter", "100", "200", "300", "400", "500"})

# Comments and their marks, page heads and feet: they are beside the text and not in it.
_BESIDE = frozenset({"comment-list", "comment", "header", "footer", "para-border-div-hidden"})


@dataclass(frozen=True, slots=True)
class Look:
    """Hold what is in force inside an element."""

    bold: bool = False
    italic: bool = False
    superscript: bool = False
    hidden: bool = False
    keeps_spaces: bool = False


def declarations(style: str) -> dict[str, str]:
    """Read a style attribute into lower-case names and values."""
    return {name.lower(): value.strip().lower() for name, value in _DECLARATION.findall(style)}


def look_in(style: Mapping[str, str], outer: Look) -> Look:
    """Return the look inside an element with a style."""
    return replace(
        outer,
        bold=_switched(style.get("font-weight"), _BOLD, _LIGHT, outer.bold),
        italic=_switched(style.get("font-style"), {"italic", "oblique"}, {"normal"}, outer.italic),
        superscript=_switched(style.get("vertical-align"), {"super"}, {"baseline", "sub"}, outer.superscript),
        hidden=outer.hidden or _is_hidden(style),
        keeps_spaces=_switched(
            style.get("white-space"),
            {"pre", "pre-wrap", "break-spaces"},
            {"normal", "nowrap"},
            outer.keeps_spaces,
        ),
    )


def word_list_level(style: Mapping[str, str]) -> int:
    """Return the level that Word gives a paragraph in a list, 0 for none."""
    found = _MSO_LEVEL.search(style.get("mso-list", ""))
    return int(found[1]) if found else 0


def is_word_marker(style: Mapping[str, str]) -> bool:
    """Say whether an element holds the bullet or number that Word writes out before an item."""
    return style.get("mso-list") == "ignore"


def is_word_tab(style: Mapping[str, str]) -> bool:
    """Say whether an element stands for a tab that Word writes out as spaces."""
    return "mso-tab-count" in style


def _is_hidden(style: Mapping[str, str]) -> bool:
    return (
        style.get("display") == "none"
        or style.get("visibility") == "hidden"
        or style.get("mso-hide") == "all"
        or style.get("mso-element") in _BESIDE
        or style.get("mso-special-character") == "comment"
    )


def _switched(
    value: str | None, on: frozenset[str] | set[str], off: frozenset[str] | set[str], outer: bool
) -> bool:
    return value in on or (outer and value not in off)
