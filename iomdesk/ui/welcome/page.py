"""What a first run shows: begin a desk, look at the sample, open a file."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from iomdesk.runtime.translations import _, interface_language
from iomdesk.ui.icons import pixmap
from iomdesk.ui.tokens import current_tokens
from iomdesk.ui.widgets.banner import Banner
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.labels import label, section
from iomdesk.ui.widgets.layouts import column, empty, row
from iomdesk.ui.widgets.segments import Segments


class ChoiceButton(QPushButton):
    """Show one way to begin, with a sentence on what it does."""

    def __init__(self, icon_name: str, title: str, sentence: str) -> None:
        super().__init__()
        self.setProperty("role", "choice")
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumHeight(74)
        self._icon_name = icon_name
        self._icon = QLabel()
        words = column(label(title, "strong"), label(sentence, "small", wraps=True), gap="xs")
        whole = row(self._icon, words, gap="l", margins=(16, 12, 16, 12))
        whole.setStretchFactor(words, 1)
        self.setLayout(whole)
        for inner in self.findChildren(QLabel):
            inner.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._paint()

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_icon"):
            self._paint()

    def _paint(self) -> None:
        tokens = current_tokens()
        self._icon.setPixmap(pixmap(self._icon_name, tokens.accent, 26, self.devicePixelRatioF()))


class WelcomePage(QWidget):
    """Offer the ways to begin, and the desks opened before."""

    newRequested = Signal()
    sampleRequested = Signal()
    openRequested = Signal()
    recentChosen = Signal(object)
    languageChosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("canvas")
        self.notice = Banner()
        self.new = ChoiceButton(
            "file-plus",
            _("New desk…"),
            _("An empty desk for your working group, kept in one file that you choose."),
        )
        self.sample = ChoiceButton(
            "flask-conical",
            _("Sample desk…"),
            _("A desk with the group's history and one example session, to look around in."),
        )
        self.open = ChoiceButton(
            "folder-open", _("Open a file…"), _("A desk that you or a colleague made; or drop it here.")
        )
        self.languages = Segments({"fr": "Français", "en": "English", "es": "Español"}, interface_language())
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        self._recent_place = QWidget()
        self._recent_place.setLayout(column(section(_("Opened before")), self._recent, gap="xs"))
        self._build()
        self.new.clicked.connect(self.newRequested)
        self.sample.clicked.connect(self.sampleRequested)
        self.open.clicked.connect(self.openRequested)
        self.languages.chosen.connect(self.languageChosen)

    def show_recent(self, paths: Sequence[str]) -> None:
        """List the desks opened before."""
        empty(self._recent)
        self._recent_place.setVisible(bool(paths))
        for path in paths[:5]:
            self._recent.addWidget(self._recent_button(Path(path)))

    def _recent_button(self, path: Path) -> QWidget:
        made = TextButton(path.name, "link", lambda: self.recentChosen.emit(path), "file-text")
        made.setToolTip(str(path))
        where = label(str(path.parent), "small")
        holder = QWidget()
        holder.setLayout(row(made, where, None))
        return holder

    def _build(self) -> None:
        middle = QFrame()
        middle.setFixedWidth(620)
        middle.setLayout(
            column(
                label("iomdesk", "display"),
                label(_("The desk of an intergovernmental working group"), "muted"),
                12,
                self.new,
                self.sample,
                self.open,
                12,
                self._recent_place,
                gap="s",
            )
        )
        top = row(None, self.languages, margins=(0, 12, 16, 0))
        whole = column(self.notice, top, None, row(None, middle, None), None, None)
        self.setLayout(whole)
