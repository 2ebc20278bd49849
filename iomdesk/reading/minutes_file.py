"""Earlier minutes out of a Word, text or PDF file: paragraphs with their numbers, bold and italic kept."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from iomdesk.document.brought_text import BroughtParagraph, split_number
from iomdesk.document.inline import Run, plain
from iomdesk.document.runs import merge_runs
from iomdesk.document.text_paragraph import TextParagraph, table_paragraph
from iomdesk.reading.kinds import FileKind, kind_of
from iomdesk.reading.refusals import FileEmpty, FileTooLarge, MinutesTooLarge
from iomdesk.reading.whole_file import read_whole

LARGEST = 40 * 1024 * 1024
"""No minutes are larger than 40 MiB, in bytes."""
LONGEST = 4_000_000
"""Minutes of some 1,400 pages, in characters."""
_WRAPPED_AT = 110  # signs: a file with longer lines has a paragraph a line
_FULL = 0.7
_LEADER = re.compile(r"(?:\. ?){5}")  # to the number of a page, in contents
_RULE = re.compile(r"([-=_*~–—])\1{2,}")  # drawn across, or below a heading


def read_minutes(path: Path) -> tuple[BroughtParagraph, ...]:
    """Return the paragraphs of a file; nothing in it is run, fetched or followed.

    Raises FileMissing, FileEmpty, FileTooLarge, FileEncrypted, FileNotWhatItSays, FileUnreadable,
    FileOfAnotherKind, FileWithoutText.
    """
    try:
        found = tuple(_paragraphs(path, read_whole(path, LARGEST)))
    except FileTooLarge as error:
        raise MinutesTooLarge(path) from error
    if not found:
        raise FileEmpty(path)
    if sum(len(one.words) for one in found) > LONGEST:
        raise MinutesTooLarge(path)
    return found


def _paragraphs(path: Path, data: bytes) -> Iterator[BroughtParagraph]:
    from iomdesk.reading.docx_package import open_word_file  # the window starts without what reads Word
    from iomdesk.reading.pdf_file import pdf_lines
    from iomdesk.reading.text_file import text_lines

    kind = kind_of(path, data)
    if kind is FileKind.WORD:
        yield from _of_word(open_word_file(path, data))
    else:
        yield from _of_lines(pdf_lines(path, data) if kind is FileKind.PDF else text_lines(path, data))


def _of_word(parts: Any) -> Iterator[BroughtParagraph]:
    from iomdesk.reading.docx_numbers import WordNumbers
    from iomdesk.reading.docx_package import w
    from iomdesk.reading.docx_styles import WordStyles

    numbers, styles = WordNumbers(parts.numbering, parts.styles), WordStyles(parts.styles)
    body = parts.document.find(w("body"))
    yield from _of_holder(body if body is not None else (), numbers, styles)


def _of_holder(holder: Iterable[Any], numbers: Any, styles: Any) -> Iterator[BroughtParagraph]:
    from iomdesk.reading.docx_file import WRAPPERS
    from iomdesk.reading.docx_package import w

    for child in holder:
        if child.tag == w("p"):
            yield from _of_paragraph(child, numbers, styles)
        elif child.tag == w("tbl"):
            yield from _of_table(child)
        elif child.tag in WRAPPERS:
            yield from _of_holder(child, numbers, styles)


def _of_paragraph(paragraph: Any, numbers: Any, styles: Any) -> Iterator[BroughtParagraph]:
    from iomdesk.reading.docx_paragraphs import is_in_list, paragraph_runs, style_name

    number = numbers.number(paragraph)  # counted before anything else: those after it depend on it
    runs = [Run(one.words, one.bold, one.italic, one.raised) for one in paragraph_runs(paragraph, styles)]
    made = TextParagraph(merge_runs(tuple(_trimmed(runs))))
    if not made.text:
        return
    style = style_name(paragraph).casefold()
    is_heading = style.startswith(("heading", "titre", "ttulo", "título", "title"))
    if number is not None:
        yield BroughtParagraph(made, number.text.strip(), is_heading)
    elif is_in_list(paragraph):
        yield BroughtParagraph(made, "–", is_heading)
    else:
        typed, rest = split_number(made)
        if rest.text:
            yield BroughtParagraph(rest, typed, is_heading)


def _of_table(table: Any) -> Iterator[BroughtParagraph]:
    from iomdesk.reading.docx_package import w
    from iomdesk.reading.docx_paragraphs import paragraph_text

    rows = [
        [
            plain(" ".join(paragraph_text(one).strip() for one in cell.iter(w("p"))).strip())
            for cell in line.findall(w("tc"))
        ]
        for line in table.iter(w("tr"))
    ]
    made = table_paragraph(rows)
    if made.text:
        yield BroughtParagraph(made)


def _trimmed(runs: Sequence[Run]) -> Iterator[Run]:
    """Leave out page breaks, and spaces at both ends."""
    cleaned = [(run, run.text.replace("\f", "").replace("\u00ad", "")) for run in runs]
    whole = "".join(words for _run, words in cleaned)
    start, end = len(whole) - len(whole.lstrip()), len(whole.rstrip())
    place = 0
    for run, words in cleaned:
        kept = words[max(0, start - place) : max(0, end - place)]
        place += len(words)
        if kept:
            yield Run(kept, run.bold, run.italic, run.superscript)


def _of_lines(lines: Sequence[str]) -> Iterator[BroughtParagraph]:
    """Join the lines of a paragraph where the file was broken into lines of one width."""
    longest = max((len(line) for line in lines if not _LEADER.search(line)), default=0)
    block: list[str] = []
    for raw in (*lines, ""):
        line = raw.replace("\f", "").strip()
        line = "" if _RULE.fullmatch(line) else line
        is_new = not line or not block or longest > _WRAPPED_AT or len(block[-1]) < _FULL * longest
        if block and (is_new or split_number(TextParagraph(plain(line)))[0]):
            yield from _made(" ".join(block))
            block = []
        if line:
            block.append(line)


def _made(words: str) -> Iterator[BroughtParagraph]:
    number, paragraph = split_number(TextParagraph(plain(words)))
    if paragraph.text:
        yield BroughtParagraph(paragraph, number)
