"""Tell page furniture (running heads, symbols, page numbers, footnotes) from the text proper."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from iomdesk.model.mandate_parser.labels import marks_of

_PAGE = re.compile(
    r"[-–—(\[\s]*(?:page|página|pág\.?|p\.|pg\.)\s*(?:\d+|[ivxl]+)(?:\s*(?:/|of|de|sur)\s*\d+)?[-–—)\]\s]*",
    re.IGNORECASE,
)
_COUNT = re.compile(r"[-–—]\s*\d{1,3}\s*[-–—]|\d{1,3}\s*/\s*\d{1,3}|\[\d{1,3}\]|/?(?:…|\.\.\.)/?|\./\.")
_BARE_NUMBER = re.compile(r"\d{1,3}|[ivxl]{1,6}")
_SYMBOL = re.compile(
    r"(?=\S*\d)[A-Z][A-Za-z]{0,6}(?:/[A-Za-z0-9.\-]+)+\*?(?:\s+(?:\(?[A-Z]\)?|\d{1,3}))?"
    r"(?:\s+[-–—|,]?\s*(?i:page|página)\s*\d+.*)?(?:,?\s+(?i:annexe?|anexo)(?:\s+[IVX\d]+)?)?"
)
_ORIGINAL = re.compile(r"(?:original|langue originale|idioma original)\s*:\s*[\w, ]+", re.IGNORECASE)
_HEAD_WORD = re.compile(r"(?:annexe?|anexo|appendi(?:x|ce)|apéndice)(?:\s+[IVX\d]+)?", re.IGNORECASE)
_RULE = re.compile(r"(?:[_=*•·~-]\s?){3,}|[–—]{2,}")
_FOOTNOTE = re.compile(r"(?:\d{1,2}\s+\S|[*†‡¹²³⁴-⁹]+\s*\S|\[\d+\]\s)")
_SENTENCE_END = re.compile(r"[.;:,]$")

_SHARE_OF_PAGES = 0.4  # a head may stand on the odd or on the even pages only
_REACH = 8
_FEW_PAGES = 4
_LONGEST_HEAD = 120


def page_furniture(texts: Sequence[str]) -> set[int]:
    """Return the indexes of the page's own lines; "" is a blank line and a form feed a page break."""
    certain = {i for i, text in enumerate(texts) if _is_page_line(text)}
    certain |= _head_words(texts, certain)
    certain |= {i for i, text in enumerate(texts) if _stands_apart(texts, i, certain)}
    certain |= _head_words(texts, certain)
    certain |= _heads_of_marked_blocks(texts, certain)
    certain |= _repeated_heads(texts, certain)
    return certain | _footnotes(texts)


def _is_page_line(text: str) -> bool:
    return len(text) <= _LONGEST_HEAD and any(
        form.fullmatch(text) for form in (_PAGE, _COUNT, _ORIGINAL, _RULE)
    )


def _head_words(texts: Sequence[str], certain: set[int]) -> set[int]:
    """Find "Annex" as part of a running head: above a page number, and not the heading of the annex."""
    return {i - 1 for i in certain if i and _HEAD_WORD.fullmatch(texts[i - 1])}


def _is_edge(texts: Sequence[str], index: int, certain: set[int]) -> bool:
    return not 0 <= index < len(texts) or texts[index] in ("", "\f") or index in certain


def _stands_apart(texts: Sequence[str], index: int, certain: set[int]) -> bool:
    """Take a lone number or a symbol for furniture only where it does not stand in running text."""
    text = texts[index]
    if len(text) > _LONGEST_HEAD:
        return False
    before, after = _is_edge(texts, index - 1, certain), _is_edge(texts, index + 1, certain)
    if _BARE_NUMBER.fullmatch(text):
        return before and after
    return bool(_SYMBOL.fullmatch(text)) and (before or after)


def _blocks(texts: Sequence[str]) -> Iterator[range]:
    start = 0
    for index in range(len(texts) + 1):
        if index == len(texts) or texts[index] in ("", "\f"):
            if index > start:
                yield range(start, index)
            start = index + 1


def _heads_of_marked_blocks(texts: Sequence[str], certain: set[int]) -> set[int]:
    """Drop a short block whole when it holds a page number: it is a running head of several lines."""
    return {
        index
        for block in _blocks(texts)
        if len(block) <= 3 and any(i in certain and _PAGE.fullmatch(texts[i]) for i in block)
        and all(_could_be_head(texts[i]) for i in block if i not in certain)
        for index in block
    }  # fmt: skip


def _could_be_head(text: str) -> bool:
    return (
        len(text) <= _LONGEST_HEAD
        and not text[0].islower()
        and not _SENTENCE_END.search(text)
        and not marks_of(text)[0]
    )


def _repeated_heads(texts: Sequence[str], certain: set[int]) -> set[int]:
    """Find the lines next to page marks that come back on other pages, whatever their page number."""
    breaks = {i for i, text in enumerate(texts) if text == "\f"}
    near = {place for mark in certain | breaks for place in _neighbours(texts, mark, certain)}
    near = {
        (side, i) for side, i in near if len(breaks) > _FEW_PAGES or _is_set_apart(texts, i, side, certain)
    }
    times = Counter((side, _shape(texts[i])) for side, i in near)
    numbered = sum(1 for i in certain if _PAGE.fullmatch(texts[i]) or _COUNT.fullmatch(texts[i]))
    often = max(2.0, _SHARE_OF_PAGES * max(len(breaks), numbered))
    return {i for side, i in near if times[side, _shape(texts[i])] >= often}


def _is_set_apart(texts: Sequence[str], index: int, side: int, certain: set[int]) -> bool:
    """Say whether a line and at most one more stand between the page's edge and a blank line."""
    return any(_is_edge(texts, index + step * side, certain) for step in (1, 2))


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", text).lower()


def _neighbours(texts: Sequence[str], mark: int, certain: set[int]) -> Iterator[tuple[int, int]]:
    for step in (-1, 1):
        seen = 0
        for index in range(mark + step, mark + step * _REACH, step):
            if not 0 <= index < len(texts) or texts[index] == "\f" or seen == 2:
                break
            if texts[index] and index not in certain:
                seen += 1
                if _could_be_head(texts[index]):
                    yield step, index


def _footnotes(texts: Sequence[str]) -> set[int]:
    """Find the notes under a rule, down to the page's end or the first line that is not a note."""
    found: set[int] = set()
    for rule in (i for i, text in enumerate(texts) if _RULE.fullmatch(text[:_LONGEST_HEAD])):
        index = rule + 1 if rule not in found else len(texts)
        while index < len(texts) and (not texts[index] or _FOOTNOTE.match(texts[index])):
            while index < len(texts) and texts[index] not in ("", "\f"):
                found.add(index)
                index += 1
            index += 1
    return found
