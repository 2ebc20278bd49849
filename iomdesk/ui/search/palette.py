"""The search box above the window: words of the desk, commands, and searches that are kept."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from iomdesk.queries.search import (
    SearchHit,
    SearchResults,
    saved_searches,
    search_desk,
    search_terms,
)
from iomdesk.queries.search_filters import completions
from iomdesk.queries.search_places import grouped
from iomdesk.queries.search_words import field_values
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _, interface_language
from iomdesk.services.searches import drop_search, keep_search
from iomdesk.ui.operations import Operations
from iomdesk.ui.search.commands import Command, matching
from iomdesk.ui.search.rows import Line, LineDelegate, LineModel
from iomdesk.ui.widgets.buttons import IconButton
from iomdesk.ui.widgets.filter_line import FilterLine
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row
from iomdesk.ui.widgets.segments import Segments

_WIDTH, _MARGIN, _MOST_COMMANDS = 760, 48, 6
NEWEST, BEST = "newest", "best"


class SearchPalette(QFrame):
    """Answer while something is typed; a key more gives up the answer that is on its way."""

    hitChosen = Signal(object)
    """(SearchHit): the place is to be shown."""

    def __init__(
        self, operations: Operations, commands: Callable[[], Sequence[Command]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setAccessibleName(_("Search"))
        self.operations = operations
        self._ask_commands = commands
        self._commands: tuple[Command, ...] = ()
        self._asked = 0
        self._results = SearchResults("")
        self._kept: tuple[tuple[str, str], ...] = ()
        self._names = field_values((), (), ())
        self.typed = FilterLine(_("Find words, or a command"))
        self.order = Segments({NEWEST: _("Newest first"), BEST: _("Best first")})
        self.keep = IconButton("save", _("Keep this search (Ctrl+D)"), self.keep_shown)
        self.said = label("", "small", wraps=True)
        self.model = LineModel(self)
        self.list = QListView()
        self._build()

    def open(self) -> None:
        """Show the box over the window, with what was looked for last selected."""
        self._commands = tuple(self._ask_commands())
        self._ask_kept()
        self.operations.ask(search_terms, receiver=self, then=self._on_terms)
        self.place()
        self.show()
        self.raise_()
        self.typed.setFocus()
        self.typed.selectAll()
        self.look()

    def close_box(self) -> None:
        """Hide the box and give up what is being looked for."""
        self._asked += 1
        self.hide()

    def place(self) -> None:
        """Stand in the upper middle of the window."""
        window = self.parentWidget()
        if window is not None:
            width = min(_WIDTH, window.width() - 2 * _MARGIN)
            height = min(560, window.height() - 2 * _MARGIN)
            self.setGeometry((window.width() - width) // 2, _MARGIN, width, height)

    def look(self) -> None:
        """Look for what is typed."""
        self._asked += 1
        asked = self._asked
        words = self.typed.text().strip()
        self.keep.setEnabled(bool(words) and not self.operations.is_read_only)
        if not words:
            self._show(SearchResults(""))
            return
        self.operations.ask(
            search_desk,
            receiver=self,
            then=lambda results: self._on_results(asked, results),
            otherwise=lambda error: self._on_error(asked, error),
            query=words,
            language=interface_language(),
            by_relevance=self.order.current == BEST,
            is_wanted=lambda: asked == self._asked,
        )

    def keep_shown(self) -> None:
        """Keep the search under its own words, or take it away where it is kept."""
        words = self.typed.text().strip()
        if not words or self.operations.is_read_only:
            return
        done: dict[str, Any] = {
            "initiator": self,
            "then": lambda _changes: self._ask_kept(),
            "otherwise": self._say_error,
        }
        if words in dict(self._kept):
            self.operations.run(drop_search, said=_("Search taken away"), name=words, **done)
        else:
            self.operations.run(keep_search, said=_("Search kept"), name=words, query=words, **done)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self.place()
        if watched is self.typed and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        return super().eventFilter(watched, event)

    # Inside

    def _build(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(LineDelegate(self.list))
        self.list.setAccessibleName(_("What was found"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.clicked.connect(lambda _index: self._choose())
        self.list.activated.connect(lambda _index: self._choose())
        top = row(self.typed, self.order, self.keep, gap="s", margins=(12, 12, 12, 4))
        self.said.setContentsMargins(14, 0, 14, 0)
        self.setLayout(column(top, self.said, self.list, gap="xs", margins=(0, 0, 0, 8)))
        self.typed.installEventFilter(self)
        self.typed.textChanged.connect(lambda _words: self.look())
        self.order.chosen.connect(lambda _key: self.look())
        window = self.parentWidget()
        if window is not None:
            window.installEventFilter(self)
        self.hide()

    def _on_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        if key in steps:
            self._step(steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        elif key == Qt.Key.Key_Escape:
            self.close_box()
        elif key == Qt.Key.Key_Tab and self._completed():
            self.typed.setText(self._completed())
        elif key == Qt.Key.Key_D and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.keep_shown()
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        places = [place for place, line in enumerate(self.model.rows) if not line.is_heading]
        if not places:
            return
        here = self.list.currentIndex().row()
        at = places.index(here) + by if here in places else 0
        index = self.model.index(places[max(0, min(at, len(places) - 1))])
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)

    def _choose(self) -> None:
        index = self.list.currentIndex()
        line = self.model.rows[index.row()] if index.isValid() else None
        if line is not None and line.do is not None:
            line.do()

    def _completed(self) -> str:
        return next((line.completes for line in self.model.rows if line.completes), "")

    def _ask_kept(self) -> None:
        self.operations.ask(saved_searches, receiver=self, then=self._on_kept)

    def _on_kept(self, kept: tuple[tuple[str, str], ...]) -> None:
        self._kept = kept
        self._show(self._results)

    def _on_terms(self, terms: tuple[tuple[str, ...], tuple[int, ...], tuple[str, ...]]) -> None:
        self._names = field_values(*terms)
        self._show(self._results)

    def _on_results(self, asked: int, results: SearchResults) -> None:
        if asked == self._asked:
            self._show(results)

    def _on_error(self, asked: int, error: Exception) -> None:
        if asked == self._asked:
            self._show(SearchResults(self.typed.text()))
            self._say_error(error)

    def _say_error(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self._say(str(error))
        else:
            self.operations.failed.emit(error, self)

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def _show(self, results: SearchResults) -> None:
        self._results = results
        self.model.show_rows(tuple(self._lines(results)))
        is_empty = bool(results.query) and not results.hits
        self._say(_("Nothing of this in the desk.") if is_empty else "")
        if results.is_more:
            self._say(_("The first {count} are shown; more words narrow it.").format(count=len(results.hits)))
        self._step(0)

    def _lines(self, results: SearchResults) -> Iterator[Line]:
        typed = self.typed.text()
        yield from self._completion_lines(typed)
        if not typed.strip():
            yield from self._beginnings()
        found = matching(self._commands, typed)[:_MOST_COMMANDS]
        hits = list(self._hit_lines(results.hits))
        if found and not typed.rstrip().endswith(":"):
            yield Line(_("Commands"))
            yield from (self._command_line(one) for one in found)
        yield from hits

    def _beginnings(self) -> Iterator[Line]:
        """Offer what was kept, and the fields that narrow a search."""
        if self._kept:
            yield Line(_("Searches that are kept"))
            yield from (self._kept_line(name, query) for name, query in self._kept)
        yield Line(_("Narrow it with"))
        for name in self._names:
            words = f"{name}:"
            yield Line(words, remark=", ".join(self._names[name][:3]), do=partial(self._take, words))

    def _completion_lines(self, typed: str) -> Iterator[Line]:
        before = typed[: len(typed) - len(typed.rsplit(" ", 1)[-1])]
        offered = list(completions(typed, self._names))[:8]
        if offered and offered != [typed.rsplit(" ", 1)[-1]]:
            yield Line(_("Go on with (Tab)"))
            for one in offered:
                whole = before + one + ("" if one.endswith(":") else " ")
                yield Line(one, do=partial(self._take, whole), completes=whole)

    def _take(self, words: str) -> None:
        self.typed.setText(words)
        self.typed.setFocus()

    def _kept_line(self, name: str, query: str) -> Line:
        return Line(name, remark=query if query != name else "", do=lambda: self._take(query))

    def _command_line(self, one: Command) -> Line:
        def run() -> None:
            self.close_box()
            one.action.trigger()

        return Line(one.words, remark=" · ".join(filter(None, (one.menu, one.keys))), do=run)

    def _hit_lines(self, hits: Sequence[SearchHit]) -> Iterator[Line]:
        for heading, inside in grouped(hits):
            yield Line(heading)
            for hit in inside:
                where = hit.where.removeprefix(heading).removeprefix(" · ")
                yield Line(where or hit.where, hit.pieces, do=partial(self._go, hit))

    def _go(self, hit: SearchHit) -> None:
        self.close_box()
        self.hitChosen.emit(hit)
