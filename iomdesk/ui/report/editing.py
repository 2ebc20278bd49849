"""Put the editor of a report beside its pages, when the report is the paper that is looked at."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QSplitter, QWidget

from iomdesk.runtime.translations import _
from iomdesk.ui.operations import Operations
from iomdesk.ui.report.controls import PaperControls
from iomdesk.ui.report.editor import ReportEditor
from iomdesk.ui.widgets.buttons import TextButton


class Editing(QObject):
    """Offer the text of the report: a button above the pages, and the editor where the headings stand."""

    def __init__(
        self,
        operations: Operations,
        session_id: int,
        controls: PaperControls,
        splitter: QSplitter,
        beside: QWidget,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._operations = operations
        self._session = session_id
        self._controls = controls
        self._splitter = splitter
        self._beside = beside
        self._is_beside_filled = True
        self.editor: ReportEditor | None = None
        self.button = TextButton(_("Edit the text"), "outcome", None, "pencil")
        self.button.setCheckable(True)
        self.button.setShortcut("Ctrl+E")
        self.button.setToolTip(_("Edit the report paragraph by paragraph, beside its pages (Ctrl+E)"))
        self.button.toggled.connect(self._show)
        controls.add_button(self.button)
        controls.paperChosen.connect(lambda _kind, _language: self._follow())
        self._follow()

    @property
    def is_on(self) -> bool:
        """Say whether the text is shown."""
        return self.button.isChecked() and self._controls.kind == "report"

    def show_beside(self, is_filled: bool) -> None:
        """Show headings and files written, where there are any and the text does not take their place."""
        self._is_beside_filled = is_filled
        self._beside.setVisible(is_filled and not self.is_on)

    def go_to(self, paragraph: int, language: str) -> None:
        """Show the text of the report in a language, at a paragraph, now or when it has come."""
        self._controls.kinds.show_stored("report")
        self._controls.languages.choose(language)
        self._controls.kinds.committed.emit("report")
        self.button.setChecked(True)
        if self.editor is not None:
            self.editor.show_language(language)
            self.editor.wanted = paragraph
            self.editor.refresh()

    def flush(self) -> None:
        """Hand in what is being typed."""
        if self.editor is not None:
            self.editor.flush()

    def _follow(self) -> None:
        """Show or hide with the paper that is chosen, and write in its language."""
        self.button.setVisible(self._controls.kind == "report")
        self._show(self.button.isChecked())
        if self.editor is not None:
            self.editor.show_language(self._controls.language)

    def _show(self, _is_wanted: bool) -> None:
        if self.is_on and self.editor is None:
            self._make()
        if self.editor is not None:
            self.editor.setVisible(self.is_on)
        self.show_beside(self._is_beside_filled)

    def _make(self) -> None:
        self.editor = ReportEditor(self._operations, self._session)
        self.editor.show_language(self._controls.language)
        tab = self.parent()
        self.editor.saved.connect(getattr(tab, "saved"))  # noqa: B009
        self.editor.dirty.connect(getattr(tab, "dirty"))  # noqa: B009
        self.editor.sourceChosen.connect(getattr(tab, "sourceChosen"))  # noqa: B009
        self.editor.sectionChosen.connect(getattr(tab, "show_heading"))  # noqa: B009
        self._splitter.insertWidget(0, self.editor)
        self._splitter.setSizes([640, 0, 560])
        self._splitter.setOrientation(Qt.Orientation.Horizontal)
