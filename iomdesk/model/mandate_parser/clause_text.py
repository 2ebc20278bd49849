"""Gather the text of a clause or a chapter's title, and stop where it ends.

A mandate has no mark for the end of its last clause. What follows belongs to the clause while the text has
not come to an end, and no longer when it has ended and a new paragraph begins.
"""

import re
from collections.abc import Sequence

from iomdesk.model.mandate_parser.fragments import Fragment
from iomdesk.model.mandate_parser.labels import Kind
from iomdesk.model.mandate_parser.lines import join, join_all
from iomdesk.model.mandate_parser.words import CLOSING, CONNECTING, SENTENCE_OPENERS

_ENDED = re.compile(r"[.;!?][»”\"’)\]\s]*$|;\s?(?:and|or|et|ou|y|e|o|u|ainsi que|así como|and/or|et/ou|y/o)$")
_ENDED_ITEM = re.compile(r";[»”\"’)\]\s]*$|;\s?(?:and|or|et|ou|y|e|o|u|ainsi que|así como|and/or|et/ou|y/o)$")
_BULLET = re.compile(r"[-–—•*·▪◦]\s")
_FIRST_WORD = re.compile(r"[^\W\d_]+[’']?")

# Beyond these sizes a text is no clause and no heading; they bound the work on a text that is no mandate.
_LONGEST_CLAUSE = 20_000
_LONGEST_PARAGRAPH = 100


def is_ended(text: str) -> bool:
    """Say whether a text closes as a clause does: full stop, semicolon, or semicolon and a conjunction."""
    return bool(_ENDED.search(text))


def gather_clause(
    fragments: Sequence[Fragment], span: range, *, is_last: bool, is_punctuated: bool, seen: frozenset[str]
) -> str:
    """Return the clause that begins at the span's start, on one line.

    Clauses below it (`i)`, dashes) stay in its text with their labels. `is_last` when no label follows in the
    chapter; `is_punctuated` when the clauses of this mandate end with a mark of punctuation.
    """
    text = fragments[span.start].rest
    for index in range(span.start + 1, span.stop):
        fragment = fragments[index]
        if _is_capital_head(text, fragments, index, span.stop):
            continue
        block = _block(fragments, index, min(span.stop, index + _LONGEST_PARAGRAPH))
        goes_on = _goes_on(text, fragment, block, is_last=is_last, is_punctuated=is_punctuated)
        if not goes_on or len(text) > _LONGEST_CLAUSE:
            break
        text = join(text, fragment.text, seen)
    return join_all([text])


def _block(fragments: Sequence[Fragment], index: int, stop: int) -> str:
    """Return the last line of the paragraph a fragment opens: how it ends tells what it is."""
    while index + 1 < stop and _same_sentence(fragments[index].text, fragments[index + 1]):
        index += 1
    return fragments[index].text


def _same_sentence(text: str, after: Fragment) -> bool:
    return not after.gap or (after.starts_small() and not is_ended(text))


def _is_capital_head(text: str, fragments: Sequence[Fragment], index: int, stop: int) -> bool:
    """Spot a running head in capitals between two halves of a sentence."""
    fragment = fragments[index]
    closed = index + 1 < stop and fragments[index + 1].gap
    words = fragment.text.split()
    return (
        fragment.gap and closed and len(words) > 1 and fragment.text.isupper()
        and not text.isupper() and not is_ended(text) and fragments[index + 1].starts_small()
    )  # fmt: skip


def _goes_on(text: str, fragment: Fragment, block: str, *, is_last: bool, is_punctuated: bool) -> bool:
    if not text or text.endswith((":", ",", "-", "–", "\u00ad")):
        return True
    if _is_below(fragment):
        return not (is_last and text.endswith(".") and fragment.mark(Kind.SMALL_ROMAN) is None)
    if is_ended(text):
        return _goes_on_after_end(text, fragment, block, is_last)
    return _goes_on_unended(text, fragment, block, is_last, is_punctuated)


def _is_below(fragment: Fragment) -> bool:
    number = fragment.mark(Kind.NUMBER)
    listed = fragment.mark(Kind.SMALL_ROMAN) or (number and number.form in (")", "()"))
    return bool(listed or _BULLET.match(fragment.text))


def _goes_on_after_end(text: str, fragment: Fragment, block: str, is_last: bool) -> bool:
    new_paragraph = fragment.gap or fragment.roomy or (is_last and bool(CLOSING.match(fragment.text)))
    if fragment.starts_small():
        return not (fragment.gap and text.endswith("."))
    if not new_paragraph:
        return True
    if _ENDED_ITEM.search(text) or is_last:
        return False
    return is_ended(block)


def _goes_on_unended(text: str, fragment: Fragment, block: str, is_last: bool, is_punctuated: bool) -> bool:
    new_paragraph = fragment.gap or fragment.roomy
    if not new_paragraph or fragment.starts_small() or _last_word(text) in CONNECTING:
        return True
    if not is_punctuated:
        return False
    return not is_last or (is_ended(block) and not _opens_sentence(fragment))


def _last_word(text: str) -> str:
    return text.rsplit(" ", 1)[-1].lower()


def _opens_sentence(fragment: Fragment) -> bool:
    word = _FIRST_WORD.match(fragment.text)
    return (
        word is not None
        and word.group()[:1].isupper()
        and word.group().lower().replace("'", "’") in SENTENCE_OPENERS
    )


def gather_title(fragments: Sequence[Fragment], head: int, stop: int, seen: frozenset[str]) -> str:
    """Return a chapter's title and the words that lead to its clauses, on one line.

    A heading and the sentence under it ("Functions", "The Group shall:") are set apart by a dash, the only
    sign the reader adds.
    """
    title = fragments[head].rest
    for fragment in fragments[head + 1 : min(stop, head + _LONGEST_PARAGRAPH)]:
        apart = _is_new_part(title, fragment)
        title = f"{title} – {fragment.text}" if apart else join(title, fragment.text, seen)
    return join_all([title])


def _is_new_part(title: str, fragment: Fragment) -> bool:
    ended = not title or title[-1] in ".:;,!?–-" or _last_word(title) in CONNECTING
    return (fragment.gap or fragment.roomy) and not ended and _opens_sentence(fragment)
