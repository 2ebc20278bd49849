"""Edit a report like a text: write, insert, move, delete, merge and split paragraphs, and mark them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from iomdesk.document.report_merge import merged_words
from iomdesk.document.report_paragraph import NUMBERED, ParagraphText, ReportParagraph, is_stale
from iomdesk.document.typed_text import digest_of
from iomdesk.model.reports import EditedParagraph, Report
from iomdesk.papers.report_stored import without_numbers
from iomdesk.queries.kept_texts import report_paragraph_key
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.changes import NOTHING, Changes
from iomdesk.services.journal import clear_typing
from iomdesk.services.report_records import load_paragraphs, put_paragraphs
from iomdesk.services.reports import report_of
from iomdesk.services.work import RecordGone, Work

KINDS = (NUMBERED, "heading-1", "heading-2", "heading-3", "body", "list-1", "list-2", "bullets-1")
"""The kinds of paragraphs that people add."""


class ReportEditNotPossible(UserError):
    """Raised when paragraphs cannot be joined, split or chosen as asked."""


@dataclass
class _Editing:
    """Hold a report while one action changes it."""

    work: Work
    report: Report
    before: tuple[ReportParagraph, ...]
    after: list[ReportParagraph]

    def place(self, paragraph: int) -> int:
        """Find a paragraph that is there."""
        for place, one in enumerate(self.after):
            if one.id == paragraph:
                return place
        raise RecordGone(_("This record is not in the desk any more. Nothing was changed."))

    def change(self, paragraph: int, change: Callable[[ReportParagraph], ReportParagraph]) -> None:
        """Change one paragraph."""
        place = self.place(paragraph)
        self.after[place] = change(self.after[place])

    def done(self, action: str, created: int | None = None) -> Changes:
        """Write what changed; the first new paragraph is the one created."""
        known = {one.id for one in self.before}
        stored, changes = put_paragraphs(self.work, self.report, self.before, self.after, action)
        new = next((one.id for one in stored if one.id not in known), created)
        return replace(changes, created=new)


def write_report_paragraph(work: Work, *, paragraph: int, language: str, text: str) -> Changes:
    """Write a paragraph in a language; a text that was agreed is open again. Raises RecordGone."""
    editing = _editing(work, paragraph)
    clear_typing(work, report_paragraph_key(paragraph, language))
    original = editing.report.original_language
    editing.change(paragraph, lambda one: _written(one, language, without_numbers(text), original))
    return editing.done("write")


def insert_report_paragraph(
    work: Work,
    *,
    session: int,
    after: int | None = None,
    kind: str = NUMBERED,
    language: str = "fr",
    text: str = "",
) -> Changes:
    """Add a paragraph behind another, or at the beginning. Raises RecordGone, ReportNotMade."""
    if kind not in KINDS:
        raise ReportEditNotPossible(
            _("Nobody adds “{kind}” to a report. Nothing was changed.").format(kind=kind)
        )
    report = report_of(work.session, session)
    before = load_paragraphs(work.session, report.id)
    editing = _Editing(work, report, before, list(before))
    place = 0 if after is None else editing.place(after) + 1
    neighbour = editing.after[max(place - 1, 0)] if editing.after else None
    texts = {language: ParagraphText(without_numbers(text))}
    new = ReportParagraph(0, neighbour.section if neighbour else "introduction", kind, texts)
    editing.after.insert(place, new)
    return editing.done("insert")


def move_report_paragraph(work: Work, *, paragraph: int, after: int | None = None) -> Changes:
    """Move a paragraph, with its alternatives, behind another or to the beginning. Raises RecordGone."""
    editing = _editing(work, paragraph)
    editing.place(paragraph)
    moved = [one for one in editing.after if paragraph in (one.id, one.alternative_of)]
    if after is not None and after in {one.id for one in moved}:
        return NOTHING
    editing.after = [one for one in editing.after if one not in moved]
    place = 0 if after is None else editing.place(after) + 1
    section = editing.after[max(place - 1, 0)].section if editing.after else moved[0].section
    editing.after[place:place] = [replace(one, section=section) for one in moved]
    return editing.done("move")


def delete_report_paragraph(work: Work, *, paragraph: int) -> Changes:
    """Put a paragraph into the trash with its alternatives; one that was issued keeps its number."""
    editing = _editing(work, paragraph)
    editing.place(paragraph)
    for one in editing.before:
        if paragraph in (one.id, one.alternative_of):
            editing.change(one.id, lambda gone: replace(gone, is_deleted=True))
    return editing.done("remove")


def restore_report_paragraph(work: Work, *, paragraph: int) -> Changes:
    """Take a paragraph out of the trash."""
    editing = _editing(work, paragraph)
    editing.change(paragraph, lambda one: replace(one, is_deleted=False))
    return editing.done("restore")


def merge_report_paragraphs(work: Work, *, first: int, second: int) -> Changes:
    """Join a paragraph to the one before it, in every language. Raises ReportEditNotPossible."""
    editing = _editing(work, first)
    one, other = editing.after[editing.place(first)], editing.after[editing.place(second)]
    if first == second or one.is_deleted or other.is_deleted:
        raise ReportEditNotPossible(_("These two paragraphs cannot be joined. Nothing was changed."))
    editing.change(first, lambda kept: _joined(kept, other))
    editing.change(second, lambda gone: replace(gone, is_deleted=True))
    return editing.done("merge", first)


def split_report_paragraph(work: Work, *, paragraph: int, language: str, texts: Sequence[str]) -> Changes:
    """Split a paragraph in a language into several; the other languages stay with the first.

    Raises ReportEditNotPossible.
    """
    parts = [without_numbers(text.strip()) for text in texts if text.strip()]
    if len(parts) < 2:
        raise ReportEditNotPossible(_("There is nothing to split off. Nothing was changed."))
    editing = _editing(work, paragraph)
    clear_typing(work, report_paragraph_key(paragraph, language))
    original = editing.report.original_language
    place = editing.place(paragraph)
    one = editing.after[place]
    editing.change(paragraph, lambda old: _written(old, language, parts[0], original))
    kind = one.kind if one.kind in KINDS else "body"
    editing.after[place + 1 : place + 1] = [
        ReportParagraph(0, one.section, kind, {language: ParagraphText(part)}, sources=one.sources)
        for part in parts[1:]
    ]
    return editing.done("split")


def bracket_report_paragraph(work: Work, *, paragraph: int, is_bracketed: bool) -> Changes:
    """Put a paragraph in square brackets, or take them off: its text is not agreed."""
    editing = _editing(work, paragraph)
    editing.change(
        paragraph,
        lambda one: replace(one, is_bracketed=is_bracketed, is_agreed=one.is_agreed and not is_bracketed),
    )
    return editing.done("bracket")


def agree_report_paragraph(work: Work, *, paragraph: int, is_agreed: bool) -> Changes:
    """Mark a paragraph as agreed ad referendum, which takes its brackets off, or take the mark off."""
    editing = _editing(work, paragraph)
    editing.change(
        paragraph,
        lambda one: replace(one, is_agreed=is_agreed, is_bracketed=one.is_bracketed and not is_agreed),
    )
    return editing.done("agree")


def add_report_alternative(work: Work, *, paragraph: int) -> Changes:
    """Put an alternative behind a paragraph, with its words to begin with; both are in brackets."""
    editing = _editing(work, paragraph)
    chosen = editing.after[editing.place(paragraph)]
    main = chosen.alternative_of or paragraph
    place = max(n for n, one in enumerate(editing.after) if main in (one.id, one.alternative_of))
    editing.change(main, lambda one: replace(one, is_bracketed=True, is_agreed=False))
    texts = {language: ParagraphText(text.text) for language, text in chosen.texts.items()}
    editing.after.insert(
        place + 1,
        ReportParagraph(
            0,
            chosen.section,
            chosen.kind,
            texts,
            sources=chosen.sources,
            alternative_of=main,
            is_bracketed=True,
        ),
    )
    return editing.done("alternative")


def choose_report_alternative(work: Work, *, paragraph: int) -> Changes:
    """Let one of several alternatives stand: its words in the place of the first, the others in the trash.

    Raises ReportEditNotPossible.
    """
    editing = _editing(work, paragraph)
    chosen = editing.after[editing.place(paragraph)]
    main = chosen.alternative_of or paragraph
    others = [one.id for one in editing.after if one.alternative_of == main and not one.is_deleted]
    if not others:
        raise ReportEditNotPossible(_("This paragraph has no alternatives. Nothing was changed."))
    for one in others:
        editing.change(one, lambda gone: replace(gone, is_deleted=True))
    editing.change(main, lambda one: replace(_with_words_of(one, chosen), is_bracketed=False))
    return editing.done("choose", main)


def accept_report_proposal(
    work: Work, *, paragraph: int, languages: Sequence[str] = (), both: bool = False
) -> Changes:
    """Take what is proposed, in some languages or in all; `both` puts both changes into one text.

    Raises ReportEditNotPossible where both changed the same words.
    """
    editing = _editing(work, paragraph)
    original = editing.report.original_language
    for language in languages or tuple(editing.after[editing.place(paragraph)].texts):
        clear_typing(work, report_paragraph_key(paragraph, language))
    editing.change(paragraph, lambda one: _accepted(one, languages, both, original))
    return editing.done("accept")


def refuse_report_proposal(work: Work, *, paragraph: int, languages: Sequence[str] = ()) -> Changes:
    """Keep what stands there; the same is not proposed again."""
    editing = _editing(work, paragraph)
    editing.change(paragraph, lambda one: _refused(one, languages))
    return editing.done("refuse")


def confirm_report_translation(work: Work, *, paragraph: int, language: str) -> Changes:
    """Say that a translation was brought up to what the original says now."""
    editing = _editing(work, paragraph)
    original = editing.report.original_language

    def confirmed(one: ReportParagraph) -> ReportParagraph:
        if language not in one.texts or language == original:
            return one
        text = replace(one.texts[language], made_from=digest_of(one.words(original)))
        return replace(one, texts={**one.texts, language: text})

    editing.change(paragraph, confirmed)
    return editing.done("confirm")


def _editing(work: Work, paragraph: int) -> _Editing:
    report = work.get(Report, work.get(EditedParagraph, paragraph).report_id)
    before = load_paragraphs(work.session, report.id)
    return _Editing(work, report, before, list(before))


def _written(one: ReportParagraph, language: str, text: str, original: str) -> ReportParagraph:
    known = one.texts.get(language, ParagraphText(""))
    if known.text == text:
        return one
    made_from = known.made_from
    if language != original and not (known.text and is_stale(one, language, original)):
        made_from = digest_of(one.words(original))
    texts = {**one.texts, language: replace(known, text=text, made_from=made_from)}
    return replace(one, texts=texts, is_agreed=one.is_agreed and language != original)


def _joined(one: ReportParagraph, other: ReportParagraph) -> ReportParagraph:
    texts = dict(one.texts)
    for language, text in other.texts.items():
        known = texts.get(language, ParagraphText(""))
        words = " ".join(filter(None, (known.text.strip(), text.text.strip())))
        texts[language] = replace(known, text=words)
    sources = tuple(dict.fromkeys((*one.sources, *other.sources)))
    return replace(one, texts=texts, sources=sources, is_agreed=False)


def _with_words_of(one: ReportParagraph, other: ReportParagraph) -> ReportParagraph:
    if one is other:
        return one
    texts = {
        language: replace(one.texts.get(language, ParagraphText("")), text=text.text)
        for language, text in other.texts.items()
    }
    return replace(one, texts={**one.texts, **texts})


def _accepted(one: ReportParagraph, languages: Sequence[str], both: bool, original: str) -> ReportParagraph:
    texts = dict(one.texts)
    for language in _proposed(one, languages):
        texts[language] = _taken(one.texts[language], both)
    if not any(text.text for text in texts.values()):
        return replace(one, texts=texts, is_deleted=True)
    source = digest_of(texts[original].text) if original in texts else ""
    for language in _proposed(one, languages):
        if language != original:
            texts[language] = replace(texts[language], made_from=source)
    return replace(one, texts=texts)


def _taken(text: ParagraphText, both: bool) -> ParagraphText:
    proposal = text.proposal or ""
    words: str | None = proposal
    if both:
        words = merged_words(text.base or "", proposal, text.text)
    if words is None:
        raise ReportEditNotPossible(
            _("Both changed the same words, so they cannot stand together. Nothing was changed; choose one.")
        )
    return replace(text, text=words, base=proposal, proposal=None)


def _refused(one: ReportParagraph, languages: Sequence[str]) -> ReportParagraph:
    texts = dict(one.texts)
    for language in _proposed(one, languages):
        texts[language] = replace(texts[language], base=texts[language].proposal, proposal=None)
    return replace(one, texts=texts)


def _proposed(one: ReportParagraph, languages: Sequence[str]) -> list[str]:
    return [
        language
        for language, text in one.texts.items()
        if text.proposal is not None and (not languages or language in languages)
    ]
