"""Two versions of the mandate side by side; what became of each clause is corrected and confirmed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from iomdesk.queries.concordance import ConcordanceTable, concordance_of
from iomdesk.queries.mandate import VersionRow, list_versions
from iomdesk.runtime.translations import _, interface_language
from iomdesk.services.changes import Changes
from iomdesk.services.concordance import confirm_concordance, links_of
from iomdesk.ui.mandate.link_edits import Links
from iomdesk.ui.mandate.link_list import LinkList
from iomdesk.ui.mandate.link_row import MIDDLE_WIDTH
from iomdesk.ui.mandate.words import counted_kinds, version_name
from iomdesk.ui.operations import Operations
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.desk_view import DeskView
from iomdesk.ui.widgets.fields import ChoiceField
from iomdesk.ui.widgets.labels import chip, label
from iomdesk.ui.widgets.layouts import column, row, scrolled
from iomdesk.ui.widgets.segments import language_switch


class ComparePage(DeskView):
    """Compare any two versions; their concordance is proposed, and stored when it is confirmed."""

    kinds = frozenset({"mandate"})
    left = Signal()

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(operations, parent)
        self._pair: tuple[int, int] | None = None
        self._stored: Links = ()
        self._pending: dict[tuple[int, int], Links] = {}  # corrections that were not confirmed, by pair
        self.old = ChoiceField(_("Older version"), ())
        self.new = ChoiceField(_("Newer version"), ())
        self.languages = language_switch(interface_language())
        self.only_changes = QCheckBox(_("Only what changed"))
        self.state = chip("", "warning")
        self.confirmed = label(_("Confirmed"), "good")
        self.count = label("", "small")
        self.list = LinkList()
        self.undo = TextButton(_("Undo"), "", self.list.undo, "undo-2")
        self.again = TextButton(_("Propose anew"), "", self._propose, "rotate-ccw")
        self.confirm = TextButton(_("Confirm"), "primary", self._confirm, "check")
        self._build()
        self.list.changed.connect(self._on_links)
        self.old.committed.connect(lambda _value: self._on_pair())
        self.new.committed.connect(lambda _value: self._on_pair())
        self.languages.chosen.connect(self.list.show_language)
        self.only_changes.toggled.connect(self.list.show_changes_only)

    def compare(self, old: int, new: int) -> None:
        """Show two versions, now or when they have come."""
        self._keep_corrections()
        self._pair = (old, new)
        self.become_stale()

    def refresh(self) -> None:
        """Ask for the versions, then for what is between the two that are compared."""
        self._keep_corrections()
        self.operations.ask(
            list_versions, language=interface_language(), receiver=self, then=self._show_versions
        )

    def _build(self) -> None:
        back = TextButton(_("Versions"), "", self.left.emit, "arrow-left")
        head = row(back, label(_("Compare versions"), "title"), None, self.undo, self.again, self.confirm)
        legend = label(_("Struck out: only in the older one · underlined: only in the newer one"), "small")
        facts = row(self.state, self.confirmed, self.count, None, self.only_changes, self.languages, gap="m")
        gap = QWidget()
        gap.setFixedWidth(MIDDLE_WIDTH)
        sides = row(self.old, gap, self.new, gap="l", margins=(14, 0, 28, 0))
        for place, field in ((0, self.old), (2, self.new)):
            sides.setStretch(place, 1)
            field.setMinimumContentsLength(14)
        body = scrolled(self.list)
        self.setLayout(column(head, facts, sides, legend, body, gap="s", margins=(24, 18, 14, 12)))
        is_read_only = self.operations.is_read_only
        self.list.allow(not is_read_only)
        for button in (self.undo, self.again, self.confirm):
            button.setVisible(not is_read_only)
        self.setFocusProxy(self.old)

    def _show_versions(self, versions: tuple[VersionRow, ...]) -> None:
        with_clauses = [version for version in versions if version.clauses]
        known = [version.id for version in with_clauses]
        if len(known) > 1 and (self._pair is None or not set(self._pair) <= set(known)):
            self._pair = (known[-2], known[-1])
        for field in (self.old, self.new):
            field.clear()
            for version in with_clauses:
                field.addItem(version_name(version), version.id)
        if self._pair is not None:
            self.old.show_stored(self._pair[0])
            self.new.show_stored(self._pair[1])
            self._ask()

    def _on_pair(self) -> None:
        self._keep_corrections()
        self._pair = (int(self.old.currentData()), int(self.new.currentData()))
        self._ask()

    def _keep_corrections(self) -> None:
        if self._pair is not None and self.list.can_undo:
            self._pending[self._pair] = self.list.links

    def _propose(self) -> None:
        self._ask(propose=True)

    def _ask(self, *, propose: bool = False) -> None:
        if self._pair is not None:
            self.operations.ask(
                concordance_of,
                old_version=self._pair[0],
                new_version=self._pair[1],
                language=interface_language(),
                propose=propose,
                receiver=self,
                then=lambda table: self._on_table(table, is_edit=propose),
            )

    def _on_table(self, table: ConcordanceTable | None, *, is_edit: bool) -> None:
        if table is None or (table.old.id, table.new.id) != self._pair:
            return
        if not is_edit:
            self._stored = links_of(table.rows) if table.is_confirmed else ()
        self.list.show_table(table, is_edit=is_edit)
        pending = self._pending.pop(self._pair, None)
        if pending is not None and not is_edit:
            self.list.correct(pending)

    def _on_links(self) -> None:
        links = self.list.links
        is_pair = self._pair is not None and self._pair[0] != self._pair[1]
        is_confirmed = bool(self._stored) and self._stored == links
        self.confirmed.setVisible(is_confirmed)
        self.state.setVisible(not is_confirmed and is_pair)
        self.state.setText(
            _("corrected, not confirmed yet") if self.list.can_undo else _("proposed by the program")
        )
        self.count.setText(counted_kinds(link.kind for link in links))
        self.undo.setEnabled(self.list.can_undo)
        self.confirm.setEnabled(is_pair and not is_confirmed and bool(links))

    def _confirm(self) -> None:
        if self._pair is None:
            return
        self.operations.run(
            confirm_concordance,
            then=self._on_confirmed,
            said=_("The concordance is confirmed."),
            old_version=self._pair[0],
            new_version=self._pair[1],
            links=self.list.links,
        )

    def _on_confirmed(self, _changes: Changes) -> None:
        self._pending.clear()
        self._stored = self.list.links
        self.list.forget_corrections()
