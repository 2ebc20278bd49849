"""One session as a workspace: its tabs in the order of the work."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from iomdesk.queries.gaps import Gap, GapKind
from iomdesk.queries.mandate import VersionRow, list_versions
from iomdesk.queries.sessions import SessionRow, session_details
from iomdesk.runtime.translations import _, interface_language
from iomdesk.services.changes import Changes
from iomdesk.services.sessions import choose_mandate_version, edit_session
from iomdesk.ui.operations import Operations
from iomdesk.ui.sessions.details import SessionDetails
from iomdesk.ui.sessions.form import SessionForm
from iomdesk.ui.sessions.header import SessionHeader
from iomdesk.ui.sessions.tab_spec import TabSpec
from iomdesk.ui.widgets.desk_view import DeskView
from iomdesk.ui.widgets.layouts import row


class SessionPage(DeskView):
    """Show the tabs of one session; Ctrl+1, Ctrl+2… choose."""

    kinds = frozenset({"session", "mandate"})
    backRequested = Signal()
    sessionGone = Signal()
    trashRequested = Signal(int)
    fullWindowChanged = Signal(bool)

    def __init__(
        self,
        operations: Operations,
        session_id: int,
        tabs: Sequence[TabSpec],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(operations, parent)
        self.session_id = session_id
        self._row: SessionRow | None = None
        self._versions: tuple[VersionRow, ...] = ()
        self._is_other_mandate = True
        self._specs = {spec.key: spec for spec in tabs}
        self._made: dict[str, QWidget] = {}
        self.header = SessionHeader()
        self._details: SessionDetails | None = None
        self._bar = QFrame()
        self._stack = QStackedWidget()
        self._group = QButtonGroup(self)
        self.tab_buttons = {spec.key: self._button(spec, n) for n, spec in enumerate(tabs, 1)}
        self._build()
        self._connect()
        if tabs:
            self.show_tab(tabs[0].key)

    @property
    def current_tab(self) -> str:
        """Return the key of the tab that is shown."""
        return next((key for key, made in self._made.items() if made is self._stack.currentWidget()), "")

    @property
    def details(self) -> SessionDetails:
        """Return the details, made when they are first wanted: their fields take longer than a tab."""
        if self._details is None:
            self._details = SessionDetails(self.operations, self.session_id)
            self.form.closed.connect(lambda: self.show_details(False))
            self.form.fieldEdited.connect(self._edit)
            self.form.versionChosen.connect(self._choose_version)
            self._layout.insertWidget(1, self._details)
            self._fill_details()
        return self._details

    @property
    def form(self) -> SessionForm:
        """Return the facts of the session."""
        return self.details.form

    def tab(self, key: str) -> QWidget | None:
        """Return a tab if it was shown before."""
        return self._made.get(key)

    def show_tab(self, key: str) -> None:
        """Show a tab, making it first where needed."""
        if key not in self._specs:
            return
        if key not in self._made:
            made = self._specs[key].make(self.operations, self.session_id)
            self._made[key] = made
            self._stack.addWidget(made)
            elsewhere = getattr(made, "gapElsewhere", None)
            if elsewhere is not None:
                elsewhere.connect(self._on_gap)
            recommendation = getattr(made, "recommendationWanted", None)
            if recommendation is not None:
                recommendation.connect(self.show_recommendation)
            full = getattr(made, "fullWindowChanged", None)
            if full is not None:
                full.connect(self._on_full)
        self._stack.setCurrentWidget(self._made[key])
        self.tab_buttons[key].setChecked(True)
        self.setFocusProxy(self._made[key])
        self._made[key].setFocus()

    def show_recommendation(self, recommendation: int) -> None:
        """Show a recommendation of the session."""
        self.show_tab("recommendations")
        show = getattr(self.tab("recommendations"), "show_recommendation", None)
        if show is not None:
            show(recommendation)

    def show_tab_number(self, number: int) -> None:
        """Show the first tab, the second…"""
        keys = list(self._specs)
        if 1 <= number <= len(keys):
            self.show_tab(keys[number - 1])

    def refresh(self) -> None:
        """Ask for the session again, and for the versions of the mandate where one was touched."""
        language = interface_language()
        self.operations.ask(
            session_details,
            session_id=self.session_id,
            language=language,
            receiver=self,
            then=self._show_session,
        )
        if self._is_other_mandate:
            self._is_other_mandate = False
            self.operations.ask(list_versions, language=language, receiver=self, then=self._show_versions)

    def is_touched_by(self, changes: Changes) -> bool:
        """Say whether the session itself or a mandate was touched: nothing here tells of the items."""
        self._is_other_mandate |= changes.touches("mandate")
        return changes.touches("mandate") or (changes.touches("session") and not changes.touches("item"))

    def flush(self) -> None:
        """Hand in what is being typed in any tab."""
        if self._details is not None:
            self._details.flush()
        for made in self._made.values():
            flush = getattr(made, "flush", None)
            if flush is not None:
                flush()

    def show_details(self, is_shown: bool = True) -> None:
        """Open or close the details of the session."""
        self.details.setVisible(is_shown)
        if is_shown:
            self.form.number.setFocus()

    def _build(self) -> None:
        bar = self._bar
        bar.setObjectName("tabs")
        bar.setLayout(row(*self.tab_buttons.values(), None, gap="xs", margins=(14, 0, 14, 0)))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        for part in (self.header, bar):
            self._layout.addWidget(part)
        self._layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.header.backRequested.connect(self.backRequested)
        self.header.trashRequested.connect(lambda: self.trashRequested.emit(self.session_id))
        self.header.detailsRequested.connect(lambda: self.show_details(not self.details.isVisible()))

    def _button(self, spec: TabSpec, number: int) -> QToolButton:
        made = QToolButton()
        made.setText(spec.words)
        made.setToolTip(f"Ctrl+{number}")
        made.setCheckable(True)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setProperty("role", "tab")
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.clicked.connect(lambda: self.show_tab(spec.key))
        self._group.addButton(made)
        return made

    def _show_session(self, row_: SessionRow | None) -> None:
        if row_ is None:
            self.sessionGone.emit()
            return
        self._row = row_
        self.header.show_session(row_)
        self._fill_details()

    def _show_versions(self, versions: tuple[VersionRow, ...]) -> None:
        self._versions = versions
        self._offer_versions()

    def _fill_details(self) -> None:
        if self._details is None or self._row is None:
            return
        self._details.form.show_session(self._row)
        self._details.meetings.begin_on(self._row.start_on)
        self._offer_versions()

    def _offer_versions(self) -> None:
        if self._details is not None and self._row is not None:
            self._details.form.show_versions(self._versions, self._row.mandate_version_id)

    def _on_full(self, is_full: bool) -> None:
        """Leave the whole page to a tab, or show around it again what was there."""
        for part in (self.header, self._bar):
            part.setVisible(not is_full)
        if is_full and self._details is not None:
            self._details.hide()
        self.fullWindowChanged.emit(is_full)

    def _on_gap(self, gap: Gap) -> None:
        """Lead to where a gap is mended, if that is not on the tab that shows it."""
        if gap.record_kind == "recommendation":
            self.show_recommendation(gap.record_id)
        elif gap.kind is GapKind.NO_PARTICIPANTS:
            self.show_tab("participants")
        elif gap.record_kind == "paper":
            self.show_tab("report")
        else:
            self.show_details()
            self.details.go_to(gap.kind)

    def _edit(self, name: str, value: object) -> None:
        self.operations.run(
            edit_session,
            session=self.session_id,
            fields={name: value},
            otherwise=self._on_not_edited,
            initiator=None,
        )

    def _on_not_edited(self, error: Exception) -> None:
        self.operations.failed.emit(error, self)
        self.refresh()

    def _choose_version(self, version: int | None) -> None:
        self.operations.run(
            choose_mandate_version,
            session=self.session_id,
            version=version,
            said=_("Mandate chosen"),
        )
