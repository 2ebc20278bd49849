"""Read what stands above a mandate: the body's name, whether it is a draft, and in which language it is."""

import re
from collections.abc import Iterable, Sequence

from iomdesk.model.mandate_parser.fragments import Fragment
from iomdesk.model.mandate_parser.labels import marks_of
from iomdesk.model.mandate_parser.lines import join_all
from iomdesk.model.mandate_parser.words import (
    ANNEX,
    BODY,
    CONNECTING,
    DRAFT_AFTER,
    DRAFT_ALONE,
    DRAFT_MANDATE,
    LANGUAGE_WORDS,
    MANDATE,
    MANDATE_HEADING,
    OF_THE_BODY,
    TRAILING_MANDATE,
)

_LINES_ABOVE = 16
_LONGEST_HEADING = 40
_CLEAR_LEAD = 3
_WORD = re.compile(r"[^\W\d_]{2,}")


def is_annex_heading(fragment: Fragment) -> bool:
    """Say whether a line opens an annex."""
    return (fragment.gap or fragment.roomy) and bool(ANNEX.fullmatch(fragment.text))


def is_mandate_heading(text: str) -> bool:
    """Say whether a line announces a mandate: "PROJET DE MANDAT", "Terms of reference of the Group"."""
    if text[:1].islower() or text.endswith((".", ";", ",")) or len(text.split()) > _LONGEST_HEADING:
        return False
    found = MANDATE_HEADING.fullmatch(text)
    if found is None:
        return bool(TRAILING_MANDATE.search(text)) and bool(BODY.search(text))
    rest = found["rest"].strip(" :–—-")
    return not rest or bool(BODY.search(rest)) or bool(DRAFT_ALONE.fullmatch(rest)) or rest.isupper()


def blocks_of(fragments: Sequence[Fragment]) -> list[str]:
    """Join fragments into paragraphs; a heading that names a mandate stands alone."""
    blocks: list[list[str]] = []
    for fragment in fragments:
        apart = not blocks or fragment.gap or (fragment.roomy and not _runs_on(blocks[-1][-1], fragment.text))
        if apart or is_mandate_heading(fragment.text) or is_mandate_heading(blocks[-1][-1]):
            blocks.append([])
        blocks[-1].append(fragment.text)
    return [join_all(block) for block in blocks]


def _runs_on(line: str, after: str) -> bool:
    """Say whether a heading set in several lines goes on: a connecting word stands at the break."""
    return line.rsplit(" ", 1)[-1].lower() in CONNECTING or after.split(" ", 1)[0].lower() in CONNECTING


def blocks_above(fragments: Sequence[Fragment], first: int) -> list[str]:
    """Return the paragraphs above a mandate, nearest first, up to the annex heading or a long sentence."""
    start = first
    while start > max(0, first - _LINES_ABOVE) and not is_annex_heading(fragments[start - 1]):
        start -= 1
    return _up_to_prose(blocks_of(fragments[start:first])[::-1])


def _up_to_prose(blocks: Sequence[str]) -> list[str]:
    kept = []
    for block in blocks:
        if block.endswith((".", ";")) and len(block.split()) > 12:
            break
        kept.append(block)
    return kept


def body_name(blocks: Sequence[str]) -> str:
    """Return the name of the body the blocks announce, as printed; "" where there is none."""
    names = [_name_in(block, index, blocks) for index, block in enumerate(blocks)]
    return next((name for name in names if name), "")


def _name_in(block: str, index: int, blocks: Sequence[str]) -> str:
    if not _could_be_heading(block):
        return ""
    name = _without_mandate(block)
    above = blocks[index + 1] if index + 1 < len(blocks) else ""
    if BODY.search(name) is None:
        return _joined_above(name, above) if name.isupper() and BODY.search(above) else ""
    return name


def _could_be_heading(block: str) -> bool:
    marks, _rest = marks_of(block)
    return not marks and not block.endswith((".", ":", ";", ",")) and len(block.split()) <= _LONGEST_HEADING


def _joined_above(name: str, above: str) -> str:
    """Join a name set as two paragraphs, where the first cannot end or the second cannot begin."""
    return f"{_without_mandate(above)} {name}" if name and _runs_on(above, name) else ""


def _without_mandate(block: str) -> str:
    block = DRAFT_AFTER.sub("", block)
    found = MANDATE_HEADING.fullmatch(block)
    if found:
        rest = found["rest"]
        lead = OF_THE_BODY.match(rest)
        return _capitalised(rest[lead.end() :] if lead else rest)
    return TRAILING_MANDATE.sub("", block).strip()


def _capitalised(name: str) -> str:
    name = name.strip(" :–—-()")
    return name[:1].upper() + name[1:]


def is_draft(blocks: Sequence[str], preface: Iterable[str]) -> bool:
    """Say whether the mandate calls itself a draft: in its headings or, these being silent, before them."""
    forms = (DRAFT_MANDATE.search, DRAFT_ALONE.fullmatch, DRAFT_AFTER.search)
    if any(form(block) for form in forms for block in blocks):
        return True
    if any(MANDATE.search(block) for block in blocks):
        return False
    return bool(DRAFT_MANDATE.search(" ".join(preface)))


def guess_language(text: str, surroundings: str = "") -> str:
    """Return fr, en or es by the small words of a text, or of what surrounds it where these are too few."""
    ranked = _languages(text)
    if ranked[0][0] - ranked[1][0] < _CLEAR_LEAD:
        ranked = _languages(f"{text} {surroundings}")
    return ranked[0][1]


def _languages(text: str) -> list[tuple[int, str]]:
    words = [word.lower() for word in _WORD.findall(text)]
    scores = [(sum(map(known.__contains__, words)), language) for language, known in LANGUAGE_WORDS.items()]
    return sorted(scores, key=lambda score: -score[0])
