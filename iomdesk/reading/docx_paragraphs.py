"""The words of a Word paragraph as the reader of the paper sees them."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from iomdesk.reading.docx_package import w
from iomdesk.reading.docx_styles import WordStyles, switch

PAGE_BREAK = "\f"

# Deleted text, text boxes, pictures and field codes are not what the paper says.
_HOLDERS = frozenset(
    w(name)
    for name in (
        "hyperlink",
        "ins",
        "moveTo",
        "smartTag",
        "sdt",
        "sdtContent",
        "fldSimple",
        "bdo",
        "dir",
        "customXml",
    )
)
_SIGNS = {
    w("tab"): "\t", w("ptab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "-", w("softHyphen"): "\u00ad",
}  # fmt: skip
_NOTE_MARK = re.compile(r"\d{1,2}|\*{1,3}")
_WORD_BEFORE = re.compile(r"(?:[^\W\d_]{3}|[»”)\]])$")


def paragraph_text(paragraph: Any) -> str:
    """Return the text of a paragraph; a line break is a newline, a page break a form feed."""
    text = PAGE_BREAK if _is_on(paragraph, "pageBreakBefore") else ""
    for run in _runs(paragraph):
        words = "".join(_words(run))
        if not (_is_raised(run) and _NOTE_MARK.fullmatch(words) and _WORD_BEFORE.search(text)):
            text += words
    return text


class WordRun(NamedTuple):
    """Give the words of a run and their face, set on them or by their styles."""

    words: str
    bold: bool
    italic: bool
    raised: bool


def paragraph_runs(paragraph: Any, styles: WordStyles) -> Iterator[WordRun]:
    """Give the runs of a paragraph with their faces."""
    for run in _runs(paragraph):
        words = "".join(_words(run))
        if words:
            bold, italic = (styles.has_face(paragraph, run, name) for name in ("b", "i"))
            yield WordRun(words, bold, italic, _is_raised(run))


def style_name(paragraph: Any) -> str:
    """Return the id of a paragraph's style; empty where it has none of its own."""
    found = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return "" if found is None else found.get(w("val"), "")


def is_in_list(paragraph: Any) -> bool:
    """Say whether a paragraph stands in a list by itself, be it one of bullets."""
    return paragraph.find(f"{w('pPr')}/{w('numPr')}") is not None


def is_deleted(paragraph: Any) -> bool:
    """Say whether the paragraph itself, not only its words, was struck out with changes tracked."""
    return paragraph.find(f"{w('pPr')}/{w('rPr')}/{w('del')}") is not None


def _runs(holder: Any) -> Iterator[Any]:
    for child in holder:
        if child.tag == w("r"):
            if not _is_hidden(child):
                yield child
        elif child.tag in _HOLDERS:
            yield from _runs(child)


def _words(run: Any) -> Iterator[str]:
    for child in run:
        if child.tag == w("t"):
            yield child.text or ""
        elif child.tag == w("br"):
            yield PAGE_BREAK if child.get(w("type")) == "page" else "\n"
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]


def _is_on(paragraph: Any, name: str) -> bool:
    return bool(switch(paragraph, "pPr", name))


def _is_hidden(run: Any) -> bool:
    return bool(switch(run, "rPr", "vanish"))


def _is_raised(run: Any) -> bool:
    found = run.find(f"{w('rPr')}/{w('vertAlign')}")
    return found is not None and found.get(w("val")) == "superscript"
