"""The styles of a Word file: what is based on what, and the face that they give to words."""

from collections.abc import Iterator
from typing import Any

from iomdesk.reading.docx_package import w

LONGEST_CHAIN = 20
"""How far styles based on styles are followed: a file may hold a circle."""
_OFF = ("0", "false", "off", "none")


def value(holder: Any, *names: str) -> str | None:
    """Return the value of an element below another, None where there is none."""
    found = holder.find("/".join(map(w, names))) if holder is not None else None
    return str(found.get(w("val"))) if found is not None and found.get(w("val")) is not None else None


def switch(holder: Any, *names: str) -> bool | None:
    """Say whether something is switched on below an element, None where nothing is said of it."""
    found = holder.find("/".join(map(w, names))) if holder is not None else None
    return None if found is None else found.get(w("val"), "1") not in _OFF


class WordStyles:
    """Hold the styles of a file by their ids; a file without any has none."""

    def __init__(self, styles: Any) -> None:
        self._styles: dict[str, Any] = {}
        self._default = ""
        for style in styles.iter(w("style")) if styles is not None else ():
            name = style.get(w("styleId"), "")
            self._styles[name] = style
            if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true"):
                self._default = name

    def get(self, name: str) -> Any:
        """Return a style by its id, None where there is none."""
        return self._styles.get(name)

    def of_paragraph(self, paragraph: Any) -> Iterator[tuple[str, Any]]:
        """Give a paragraph's style and those it is based on, with their ids."""
        yield from self._chain(value(paragraph, "pPr", "pStyle") or self._default)

    def has_face(self, paragraph: Any, run: Any, name: str) -> bool:
        """Say whether words are bold (b) or italic (i), by themselves or by their styles.

        What two kinds of styles switch on is off again (ECMA-376 Part 1, 17.7.3).
        """
        own = switch(run, "rPr", name)
        if own is not None:
            return own
        styles = (self._chain(value(run, "rPr", "rStyle") or ""), self.of_paragraph(paragraph))
        return sum(_switched(chain, name) for chain in styles) == 1

    def _chain(self, name: str) -> Iterator[tuple[str, Any]]:
        for _step in range(LONGEST_CHAIN):
            style = self._styles.get(name)
            if style is None:
                return
            yield name, style
            name = value(style, "basedOn") or ""


def _switched(chain: Iterator[tuple[str, Any]], name: str) -> bool:
    said = (switch(style, "rPr", name) for _id, style in chain)
    return bool(next((one for one in said if one is not None), False))
