"""What the editor of a report does with the paragraph that is chosen, and with the report."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication

from iomdesk.document.inline import Link, Run
from iomdesk.document.markdown import parse_markdown
from iomdesk.document.report_paragraph import NUMBERED
from iomdesk.document.text import plain_text
from iomdesk.document.text_paragraph import TextParagraph
from iomdesk.runtime.translations import _
from iomdesk.services import report_paragraphs as edits
from iomdesk.services.changes import Changes
from iomdesk.services.report_views import SourceRow
from iomdesk.services.reports import edit_report, remove_report
from iomdesk.ui.text.clipboard import mime_of

_BEFORE_MARKS = re.compile("[\\w ,-]{0,60}")
"""The first words as far as the marks that a language sets in its own way."""

if TYPE_CHECKING:
    from iomdesk.ui.report.editor import ReportEditor


class EditorDoing:
    """Carry out the actions of an editor."""

    def __init__(self, editor: ReportEditor) -> None:
        self._editor = editor

    def by_name(self) -> dict[str, Callable[[], None]]:
        """Return what each action does."""
        return {
            "edit": self.write,
            "insert": lambda: self.insert(NUMBERED),
            "heading": lambda: self.insert("heading-2"),
            "up": lambda: self.move(-1),
            "down": lambda: self.move(1),
            "join": self.join,
            "delete": self.delete,
            "bracket": lambda: self.toggle(edits.bracket_report_paragraph, "is_bracketed"),
            "alternative": lambda: self._editor.do(edits.add_report_alternative),
            "choose": lambda: self._editor.do(edits.choose_report_alternative),
            "agree": lambda: self.toggle(edits.agree_report_paragraph, "is_agreed"),
            "confirm": self.confirm,
            "cite": self.cite,
            "take": lambda: self.accept(self._editor.proposal.language, False),
            "both": lambda: self.accept(self._editor.proposal.language, True),
            "keep": lambda: self.refuse(self._editor.proposal.language),
            "next": lambda: self.step(1),
            "previous": lambda: self.step(-1),
        }

    def write(self) -> None:
        """Go into the text of the paragraph."""
        self._editor.texts.focus(self._editor.language)

    def insert(self, kind: str) -> None:
        """Add a paragraph of a kind behind the one that is chosen."""
        self._editor.flush()

        def shown(changes: Changes) -> None:
            self._editor.wanted = changes.created or 0
            self.write()

        after = self._editor.current_id or None
        self._editor.run(
            edits.insert_report_paragraph,
            shown,
            session=self._editor.session_id,
            after=after,
            kind=kind,
            language=self._editor.language,
        )

    def move(self, by: int) -> None:
        """Move the paragraph up or down by one."""
        place = self._editor.model.place_of(self._editor.current_id)
        target = place - 2 if by < 0 else place + 1
        if place < 0 or place + by < 0 or target >= len(self._editor.model.rows):
            return
        after = self._editor.model.rows[target].id if target >= 0 else None
        self._editor.do(edits.move_report_paragraph, after=after)

    def join(self) -> None:
        """Join the next paragraph to it."""
        place = self._editor.model.place_of(self._editor.current_id) + 1
        if 0 < place < len(self._editor.model.rows):
            self._editor.flush()
            second = self._editor.model.rows[place].id
            self._editor.run(edits.merge_report_paragraphs, first=self._editor.current_id, second=second)

    def split(self, language: str, parts: Sequence[str]) -> None:
        """Split the paragraph where the cursor stands."""
        self._editor.flush()
        self._editor.do(edits.split_report_paragraph, language=language, texts=tuple(parts))

    def delete(self) -> None:
        """Put the paragraph into the trash, or take it out of there."""
        if self._editor.current is not None and self._editor.current.is_deleted:
            self._editor.do(edits.restore_report_paragraph, said=_("Paragraph taken out of the trash"))
        else:
            self._editor.do(edits.delete_report_paragraph, said=_("Paragraph in the trash"))

    def toggle(self, service: Callable[..., Changes], name: str) -> None:
        """Set a mark, or take it off."""
        if self._editor.current is not None:
            wanted: dict[str, Any] = {name: not getattr(self._editor.current, name)}
            self._editor.do(service, **wanted)

    def confirm(self) -> None:
        """Say that the translation is up to date."""
        self._editor.do(edits.confirm_report_translation, language=self._editor.language)

    def cite(self) -> None:
        """Copy a reference that always bears the paragraph's number of the moment."""
        if self._editor.current is not None:
            number = self._editor.current.number.rstrip(".") or "…"
            link = Link((Run(number),), f"paragraph:p-{self._editor.current_id}")
            QGuiApplication.clipboard().setMimeData(mime_of((TextParagraph((link,)),)))

    def accept(self, language: str, both: bool) -> None:
        """Take what is proposed in a language."""
        if language:
            self._editor.do(edits.accept_report_proposal, languages=(language,), both=both)

    def refuse(self, language: str) -> None:
        """Keep what stands there."""
        if language:
            self._editor.do(edits.refuse_report_proposal, languages=(language,))

    def step(self, by: int) -> None:
        """Go to the next or former paragraph for which something is proposed."""
        places = [place for place, one in enumerate(self._editor.model.rows) if one.has_proposal]
        here = self._editor.model.place_of(self._editor.current_id)
        found = [place for place in places if (place - here) * by > 0]
        if found:
            self._editor.go_to(self._editor.model.rows[min(found) if by > 0 else max(found)].id)

    def lead(self, source: SourceRow) -> None:
        """Lead to a record that the paragraph comes from, and to the words taken from it."""
        self._editor.flush()
        shown = self._editor.current.texts.get(self._editor.language) if self._editor.current else None
        paragraphs = parse_markdown((shown.base or shown.text) if shown else "")
        words = _BEFORE_MARKS.match(plain_text(paragraphs[0].text)) if paragraphs else None
        led = replace(source, language=self._editor.language, words=words[0] if words else "")
        self._editor.sourceChosen.emit(led)

    def remove(self) -> None:
        """Put the edited report into the trash."""
        if self._editor.view is not None:
            self._editor.run(remove_report, said=_("Edited report in the trash"), report=self._editor.view.id)

    def change_outline(self, fields: dict[str, Any]) -> None:
        """Change settings of the report; it is regenerated."""
        self._editor.flush()
        self._editor.run(edit_report, session=self._editor.session_id, fields=fields)
