"""What the kind of a paragraph changes in print, and what its links become.

Conclusions, decisions and recommendations are set in bold, and nothing else is (United Nations guidelines on
documentation). An action says at its end who is to do it, and by when.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from iomdesk.document.dates import format_date
from iomdesk.document.inline import Inline, Link, Reference, Run, Text
from iomdesk.document.runs import merge_runs
from iomdesk.document.text_paragraph import ParagraphKind, TextParagraph
from iomdesk.papers.grammar import after, with_article
from iomdesk.papers.persons import known_name
from iomdesk.papers.references import paragraph_anchor
from iomdesk.papers.voice import Voice

_BOLD = {ParagraphKind.CONCLUSION, ParagraphKind.DECISION, ParagraphKind.RECOMMENDATION}
_FIGURES = re.compile(r"\d+(?!.*\d)", re.DOTALL)
_PARAGRAPH = re.compile(r"paragraph:item-(\d+)/([\w.-]+)")


def printed_text(voice: Voice, paragraph: TextParagraph, text: Text) -> Text:
    """Return the text of a paragraph as papers print it; `text` is its own, in its language."""
    printed = resolved(text)
    if paragraph.kind in _BOLD:
        printed = tuple(
            replace(part, bold=True) if isinstance(part, Run | Reference) else part for part in printed
        )
    if paragraph.kind is ParagraphKind.ACTION:
        printed = _before_the_point(printed, _responsibility(voice, paragraph))
    return merge_runs(printed)


def resolved(text: Text) -> Text:
    """Let links to paragraphs print the numbers that these have now; other links print their words."""
    return tuple(part for one in text for part in (_resolved(one) if isinstance(one, Link) else (one,)))


def due_date(due: str, language: str) -> str:
    """Write a due date; what is no date stays as it was typed."""
    try:
        return format_date(date.fromisoformat(due), language)
    except ValueError:
        return due


def known_owner(voice: Voice, owner: str) -> str:
    """Name who is to act, in the language of the paper where the name is known."""
    written = owner.strip()
    found = (known_name(voice.wording, kind, written, voice.language) for kind in ("offices", "groups"))
    return next(filter(None, found), written)


def _responsibility(voice: Voice, paragraph: TextParagraph) -> str:
    """Say who is to act, and by when; nothing where neither is known."""
    day = due_date(paragraph.due, voice.language)
    if not paragraph.owner:
        return voice.line("minutes.action_due", day=day) if day else ""
    person = with_article(known_owner(voice, paragraph.owner), voice.language)
    of_person = after("of", person, voice.language)
    by_body = voice.line("minutes.action_by", person=person, of_person=of_person)
    if not day:
        return voice.line("minutes.action_owner", by_body=by_body)
    return voice.line("minutes.action", by_body=by_body, day=day)


def _before_the_point(text: Text, note: str) -> Text:
    if not note:
        return text
    last = text[-1] if text else None
    if isinstance(last, Run) and last.text.rstrip().endswith("."):
        return (*text[:-1], replace(last, text=last.text.rstrip()[:-1]), Run(f"{note}."))
    return (*text, Run(note))


def _resolved(link: Link) -> Iterator[Inline]:
    """Put a reference in the place of the last figures of a link's words, or behind words without any."""
    found = _PARAGRAPH.fullmatch(link.target)
    if found is None:
        yield from link.runs
        return
    anchor = paragraph_anchor(int(found[1]), found[2])
    for place, run in enumerate(link.runs):
        figures = _FIGURES.search(run.text)
        if figures is None or any(_FIGURES.search(later.text) for later in link.runs[place + 1 :]):
            yield run
            continue
        yield replace(run, text=run.text[: figures.start()])
        yield Reference(anchor, otherwise=figures[0])
        yield replace(run, text=run.text[figures.end() :])
