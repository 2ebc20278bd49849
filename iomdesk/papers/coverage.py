"""The coverage of the mandate as a paper: a table of clauses by sessions, and what was left aside."""

from collections.abc import Iterator

from iomdesk.document.blocks import (
    Block,
    Column,
    Cover,
    Heading,
    ListItem,
    Paragraph,
    ParagraphStyle,
    Table,
)
from iomdesk.document.document import Document
from iomdesk.document.inline import Run, Text, plain
from iomdesk.papers.coverage_facts import MARKS, CoverageFacts, CoveredCell, CoveredClause
from iomdesk.papers.coverage_wording import left_aside, legend, session_label, words
from iomdesk.papers.setting import set_document
from iomdesk.papers.wording import default_wording

_SESSIONS_ABREAST = 7  # five signs still stand in a column of their own on A4
_CLAUSE_SHARE = 3.4
_SERIES_END = {"fr": " ;", "en": ";", "es": ";"}


def coverage_paper(facts: CoverageFacts, language: str, annex: str | None = None) -> Document:
    """Make the table of coverage in one language, for reading beside an agenda or as an annex.

    `annex` is the annex's number, "II", empty where it is the only one; None makes no annex of it.
    """
    title = words("title", language)
    label = "" if annex is None else f"{default_wording().template('annex', language)} {annex}".strip()
    sample = default_wording().template("mark.sample", language) if facts.is_sample else ""
    cover = Cover(
        symbol="",
        original="",
        date="",
        body=(facts.body.upper(),) if facts.body else (),
        session="",
        title=tuple(filter(None, (label, title))),
    )
    return set_document(
        Document(
            title=" – ".join(filter(None, (label, title))),
            language=language,
            symbol="",
            cover=cover,
            blocks=tuple(_blocks(facts, language)),
            subject=facts.body,
            mark=sample,
        )
    )


def coverage_annex(facts: CoverageFacts, language: str) -> tuple[str, tuple[Block, ...]]:
    """Return title and blocks of the table, as an annex of another paper."""
    return words("title", language), tuple(_blocks(facts, language))


def _blocks(facts: CoverageFacts, language: str) -> Iterator[Block]:
    yield from (Paragraph(plain(line), ParagraphStyle.NOTE) for line in _remarks(facts, language))
    if not facts.sessions:
        yield Paragraph(plain(words("nothing", language)))
        return
    for start in range(0, len(facts.sessions), _SESSIONS_ABREAST):
        yield _table(facts, start, language)
    yield from _aside(facts, language)


def _remarks(facts: CoverageFacts, language: str) -> Iterator[str]:
    if len(facts.versions) == 1:
        yield words("version", language, label=facts.versions[0])
    elif facts.versions:
        yield words("versions", language, list=", ".join(facts.versions))
    yield legend(language)


def _table(facts: CoverageFacts, start: int, language: str) -> Table:
    shown = slice(start, start + _SESSIONS_ABREAST)
    heads = [Column(plain(session_label(session, language))) for session in facts.sessions[shown]]
    # The last table is padded so that its columns stand below those of the one before.
    padding = [Column(())] * ((_SESSIONS_ABREAST - len(heads)) if start else 0)
    columns = (Column(plain(words("clause", language)), _CLAUSE_SHARE), *heads, *padding)
    rows = tuple(_rows(facts, shown, start == 0, language))
    return Table(columns, rows, words("summary", language))


def _rows(facts: CoverageFacts, shown: slice, is_first: bool, language: str) -> Iterator[tuple[Text, ...]]:
    group = ("", "")
    for clause in facts.clauses:
        if (clause.version, clause.chapter) != group:
            group = (clause.version, clause.chapter)
            yield (_chapter(facts, clause),)
        marks = (plain(_marks(cell)) for cell in clause.cells[shown])
        yield (_clause(clause, language) if is_first else (Run(clause.reference, bold=True),), *marks)


def _chapter(facts: CoverageFacts, clause: CoveredClause) -> Text:
    version = f" – {clause.version}" if len(facts.versions) > 1 else ""
    return (Run(f"{clause.chapter.rstrip(' :')}{version}", italic=True),)


def _clause(clause: CoveredClause, language: str) -> Text:
    spoken = clause.text_language if clause.text_language != language else None
    text = (Run(f"{clause.reference} ", bold=True), Run(clause.text.rstrip(" ;."), language=spoken))
    if not clause.older:
        return text
    return (*text, Run(f" ({words('older', language, list=', '.join(clause.older))})", italic=True))


def _marks(cell: CoveredCell) -> str:
    return "".join(MARKS[state] for state in cell.states)


def _aside(facts: CoverageFacts, language: str) -> Iterator[Block]:
    lines = left_aside(facts.clauses, language)
    if not lines:
        return
    yield Heading(1, "", plain(words("aside", language)))
    for place, line in enumerate(lines, start=1):
        end = "." if place == len(lines) else _SERIES_END[language]
        yield ListItem(1, "–", plain(line + end))
