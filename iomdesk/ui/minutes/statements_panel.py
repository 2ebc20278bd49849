"""From what was said on an item to paragraphs of its minutes, and those that no longer fit their sources."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from iomdesk.document.markdown import parse_markdown
from iomdesk.document.text import plain_text
from iomdesk.papers.prose import Drafted
from iomdesk.queries.interventions import InterventionRow, interventions_of
from iomdesk.queries.prose_checks import ProseFinding, ProseView, prose_view
from iomdesk.runtime.translations import _, ngettext
from iomdesk.services.changes import Changes
from iomdesk.services.drafting import draft_paragraphs, draft_preview, refresh_section, write_outcome
from iomdesk.services.paragraphs import ParagraphChange, change_paragraphs
from iomdesk.ui.minutes.prose_flags import ProseFlags
from iomdesk.ui.minutes.statement_list import StatementList
from iomdesk.ui.operations import Operations
from iomdesk.ui.widgets.banner import Banner
from iomdesk.ui.widgets.buttons import ElidedButton, TextButton
from iomdesk.ui.widgets.desk_view import DeskView
from iomdesk.ui.widgets.fields import ChoiceField
from iomdesk.ui.widgets.labels import label, section
from iomdesk.ui.widgets.layouts import column, row

_PREVIEW_AFTER_MS = 80
_LOOK_AFTER_MS = 600


class StatementsPanel(DeskView):
    """Tick interventions, choose how they are told, and draft; flags stand above."""

    kinds = frozenset({"intervention", "minutes", "delegation", "house", "item"})
    formulaeWanted = Signal()

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(operations, parent)
        self._key: tuple[int, str] | None = None
        self._editor: QTextEdit | None = None
        self._when_saved: Callable[[Callable[[], None]], object] = lambda do: do()
        self._heading = section(_("Interventions"))
        self.list = StatementList()
        self.rendering = ChoiceField(_("How speakers are told"), _renderings().items())
        self.rendering.show_stored("anonymous")
        self.preview = label("", "print", wraps=True)
        self.note = label("", "small", wraps=True)
        self.draft = TextButton(_("Draft a paragraph"), "", self.draft_now, "list-plus")
        self.refresh_drafted = ElidedButton(
            _("Refresh what was drafted"), "link", self.refresh_now, "rotate-ccw"
        )
        self.formulae = ElidedButton(
            _("Formulae of the house…"), "link", self.formulaeWanted.emit, "landmark"
        )
        self.flags = ProseFlags()
        self.banner = Banner()
        self._shown: tuple[Sequence[InterventionRow], ProseView] | None = None
        self._looking = QTimer(self)  # while somebody types, the text is stored several times a second
        self._looking.setSingleShot(True)
        self._looking.setInterval(_LOOK_AFTER_MS)
        self._looking.timeout.connect(self.refresh)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PREVIEW_AFTER_MS)
        self._build()
        self._connect()

    def stand_beside(self, editor: QTextEdit, when_saved: Callable[[Callable[[], None]], object]) -> None:
        """Write into the text of an editor; `when_saved` calls a function once what is typed is stored."""
        self._editor = editor
        self._when_saved = when_saved

    def show_item(self, item: int, language: str) -> None:
        """Show what was said on an item, for its text in a language."""
        if self._key != (item, language):
            self.banner.hide()
            self.list.tick(())
        self._key = (item, language)
        self.refresh()

    def refresh(self) -> None:
        """Ask for the interventions and hold the text against them."""
        if self._key is None:
            return
        item, language = self._key
        ask = self.operations.ask
        ask(interventions_of, receiver=self, then=self._on_rows, item_id=item, language=language)

    def draft_now(self) -> None:
        """Draft paragraphs from what is ticked, behind the cursor's paragraph."""
        if self._key is None or not self.list.chosen or self.operations.is_read_only:
            return
        item, language = self._key
        place = _behind_cursor(self._editor)
        chosen, rendering = self.list.chosen, str(self.rendering.currentData())
        self._when_saved(
            lambda: self.operations.run(
                draft_paragraphs,
                then=self._on_drafted,
                otherwise=self._on_error,
                said=_("Paragraph drafted."),
                item=item,
                language=language,
                interventions=chosen,
                rendering=rendering,
                place=place,
            )
        )

    def refresh_now(self) -> None:
        """Draft again what the program drafted in this text; what was written by hand stays."""
        if self._key is None or self.operations.is_read_only:
            return
        item, language = self._key
        self._when_saved(
            lambda: self.operations.run(
                refresh_section,
                then=self._on_refreshed,
                otherwise=self._on_error,
                said=_("Drafted paragraphs brought up to date."),
                item=item,
                language=language,
            )
        )

    def write_outcome(self) -> None:
        """Write the sentence of the item's outcome into the text, or bring the one there up to date."""
        if self._key is None or self.operations.is_read_only:
            return
        item, language = self._key
        self._when_saved(
            lambda: self.operations.run(
                write_outcome,
                then=self._on_outcome_written,
                otherwise=self._on_error,
                said=_("The sentence of the outcome was written."),
                item=item,
                language=language,
            )
        )

    def _build(self) -> None:
        parts = (self._heading, self.list, self.rendering, self.preview, self.note)
        below = (row(self.draft, None), self.refresh_drafted, self.formulae)
        self.setLayout(column(self.flags, *parts, self.banner, *below, gap="s"))
        self.draft.setToolTip(_("Draft a paragraph from the interventions ticked (Ctrl+Shift+D)"))
        self.refresh_drafted.setToolTip(
            _("Draft again, from what was said, the paragraphs that were drafted so; nothing else is touched")
        )
        for part in (self.draft, self.refresh_drafted):
            part.setEnabled(not self.operations.is_read_only)
        self._show_preview(())

    def _connect(self) -> None:
        self._timer.timeout.connect(self._ask_preview)
        self.list.ticked.connect(self._timer.start)
        self.list.draftWanted.connect(self.draft_now)
        self.rendering.committed.connect(lambda _key: self._timer.start())
        self.flags.adjustWanted.connect(self._adjust)
        self.flags.placeWanted.connect(self._show_place)

    def _on_rows(self, rows: Sequence[InterventionRow]) -> None:
        if self._key is None:
            return
        item, language = self._key

        def show(view: ProseView) -> None:
            if (view.item_id, view.language) == self._key:
                self._show(rows, view)

        self.operations.ask(prose_view, receiver=self, then=show, item_id=item, language=language)

    def _show(self, rows: Sequence[InterventionRow], view: ProseView) -> None:
        if (rows, view) == self._shown:
            return
        self._shown = (rows, view)
        words = _("Interventions") + (f" ({len(rows)})" if rows else "")
        self._heading.setText(words.upper())
        self.list.show_rows(rows, view.used)
        for part in (self.list, self.rendering, self.draft):
            part.setVisible(bool(rows))
        self.refresh_drafted.setVisible(bool(view.used))
        self.flags.show_findings(view.findings, allows_changes=not self.operations.is_read_only)
        if not rows:
            self.note.setText(_("Nothing was noted on this item. What is noted in session appears here."))
        self.note.setVisible(not rows or bool(self.list.chosen))

    def _ask_preview(self) -> None:
        if self._key is None or not self.list.chosen:
            self._show_preview(())
            return
        item, language = self._key
        self.operations.ask(
            draft_preview,
            receiver=self,
            then=self._show_preview,
            item=item,
            language=language,
            interventions=self.list.chosen,
            rendering=str(self.rendering.currentData()),
        )

    def _show_preview(self, drafted: Sequence[Drafted]) -> None:
        self.preview.setText("\n\n".join(one.text for one in drafted))
        self.preview.setVisible(bool(drafted))
        self.draft.setEnabled(bool(drafted) and not self.operations.is_read_only)
        left_out = sum(len(one.left_out) for one in drafted)
        words = ngettext(
            "The notes of {count} intervention are left out: in another language, or telling who spoke.",
            "The notes of {count} interventions are left out: in another language, or telling who spoke.",
            left_out,
        )
        self.note.setText(words.format(count=left_out))
        self.note.setVisible(bool(left_out))

    def _adjust(self, finding: ProseFinding) -> None:
        if self._key is None:
            return
        item, language = self._key
        change = ParagraphChange(finding.before, finding.after, finding.place)
        self._when_saved(
            lambda: self.operations.run(
                change_paragraphs,
                then=lambda _changes: self.refresh(),
                otherwise=self._on_error,
                said=_("Paragraph adjusted."),
                item=item,
                language=language,
                changes=(change,),
            )
        )

    def _show_place(self, finding: ProseFinding) -> None:
        """Mark the words in the text that a finding is about."""
        if self._editor is not None:
            self._editor.moveCursor(QTextCursor.MoveOperation.Start)
            self._editor.find(_words_at(finding))
            self._editor.setFocus()

    def _on_changed(self, changes: Changes, initiator: QObject | None) -> None:
        """Look again at once where something was said, and after a rest where the text alone changed."""
        if self.isVisible() and not any(changes.touches(kind) for kind in self.kinds - {"minutes"}):
            if changes.touches("minutes"):
                self._looking.start()
            return
        super()._on_changed(changes, initiator)

    def _on_drafted(self, _changes: Changes) -> None:
        self.list.tick(())
        self.refresh()

    def _on_refreshed(self, changes: Changes) -> None:
        self.refresh()
        if not changes.touched:
            self.banner.say(_("What was drafted is up to date. Nothing was changed."))

    def _on_outcome_written(self, changes: Changes) -> None:
        if not changes.touched:
            self.banner.say(_("The text says so already. Nothing was changed."))

    def _on_error(self, error: Exception) -> None:
        self.banner.say(str(error), "danger")


def _renderings() -> Mapping[object, str]:
    return {
        "anonymous": _("Nobody by name"),
        "listed": _("Nobody by name, speakers listed apart"),
        "nominative": _("By name, whoever may be named"),
    }


def _behind_cursor(editor: QTextEdit | None) -> int | None:
    """Return the place behind the paragraph with the cursor; the end where it was never set."""
    if editor is None or editor.textCursor().position() == 0:
        return None
    before = editor.textCursor().block().blockNumber() + 1
    blocks = [editor.document().findBlockByNumber(number) for number in range(before)]
    frames = {id(frame): frame for frame in (QTextCursor(block).currentTable() for block in blocks) if frame}
    plain = sum(bool(block.text().strip()) and not QTextCursor(block).currentTable() for block in blocks)
    return plain + len({frame.firstPosition() for frame in frames.values()})


def _words_at(finding: ProseFinding) -> str:
    if finding.doubt.words:
        return finding.doubt.words
    paragraphs = parse_markdown(finding.before)
    return plain_text(paragraphs[0].text)[:60] if paragraphs else ""
