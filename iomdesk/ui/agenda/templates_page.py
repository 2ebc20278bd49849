"""Templates of agendas: keep the present one, edit one as indented text, begin an agenda with one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSplitter, QWidget

from iomdesk.queries.agenda_sources import TemplateRow, list_templates, template_text
from iomdesk.runtime.translations import _, interface_language
from iomdesk.services.agenda_start import StartFrom, start_agenda
from iomdesk.services.agenda_templates import (
    remove_template,
    rename_template,
    save_template,
    write_template,
)
from iomdesk.services.changes import Changes
from iomdesk.ui.agenda.page_head import page_head
from iomdesk.ui.operations import Operations
from iomdesk.ui.widgets.buttons import IconButton, TextButton
from iomdesk.ui.widgets.desk_view import DeskView
from iomdesk.ui.widgets.fields import LineField, TextField
from iomdesk.ui.widgets.labels import label
from iomdesk.ui.widgets.layouts import column, row
from iomdesk.ui.widgets.segments import language_switch

_TEMPLATE = int(Qt.ItemDataRole.UserRole)
_TAB_WIDTH = 28


class TemplatesPage(DeskView):
    """Show the templates and, beside, the chosen one as text: one item a line, deeper ones indented."""

    kinds = frozenset({"template"})
    left = Signal()
    started = Signal(object)

    def __init__(self, operations: Operations, session_id: int, parent: QWidget | None = None) -> None:
        super().__init__(operations, parent)
        self._session_id = session_id
        self._template: int | None = None
        self.language = interface_language()
        self.list = QListWidget()
        self.list.setAccessibleName(_("Templates"))
        self.new_name = LineField(_("Name of the new template"), _("Name of the new template"))
        self.keep = TextButton(_("Keep this agenda"), "", self._keep, "save")
        self.name = LineField(_("Name"))
        self.text = TextField(_("Items of the template"), _("One item a line; indented lines are sub-items"))
        self.text.setTabChangesFocus(False)  # Tab indents; F6 leads out
        self.text.setTabStopDistance(_TAB_WIDTH)
        self.languages = language_switch(self.language)
        self.use = TextButton(_("Begin with this template"), "primary", self._use, "list-plus")
        self.remove = IconButton("trash-2", _("Remove the template"), self._remove)
        self._editor = QWidget()
        self._none = label("", "muted", wraps=True)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Ask for the templates again."""
        self.operations.ask(list_templates, receiver=self, then=self._show)

    def flush(self) -> None:
        """Hand in what is being typed."""
        self.name.flush()
        self.text.flush()

    def _lay_out(self) -> None:
        tools = row(self.name, self.languages, self.remove, gap="s")
        tools.setStretchFactor(self.name, 1)
        hint = label(_("One item a line. Tab or spaces make it a sub-item; numbers are dropped."), "small")
        self._editor.setLayout(column(tools, hint, self.text, margins=(12, 0, 0, 0)))
        side = QWidget()
        side.setLayout(column(self._none, self.list, self.new_name, row(self.keep, None), gap="s"))
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(side)
        splitter.addWidget(self._editor)
        splitter.setSizes([260, 560])
        splitter.setChildrenCollapsible(False)
        head = page_head(self, _("Templates"), self._leave, self.use)
        layout = column(head, splitter, gap="m", margins=(14, 10, 14, 10))
        layout.setStretchFactor(splitter, 1)
        self.setLayout(layout)
        for field in (self.new_name, self.name, self.text):
            field.setReadOnly(self.operations.is_read_only)
        for button in (self.keep, self.remove):
            button.setEnabled(not self.operations.is_read_only)

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(lambda item, _before: self._choose(item))
        self.list.itemActivated.connect(lambda _item: self._use())
        self.new_name.returnPressed.connect(self._keep)
        self.name.committed.connect(self._rename)
        self.text.committed.connect(self._write)
        self.languages.chosen.connect(self._on_language)

    def _show(self, rows: tuple[TemplateRow, ...]) -> None:
        wanted = self._template
        self.list.blockSignals(True)
        self.list.clear()
        for template in rows:
            item = QListWidgetItem(template.name)
            item.setData(_TEMPLATE, template.id)
            self.list.addItem(item)
        self.list.blockSignals(False)
        places = [place for place, template in enumerate(rows) if template.id == wanted]
        self._none.setText(
            "" if rows else _("No template yet. Keep an agenda as a template, then edit it here.")
        )
        self._none.setVisible(not rows)
        self._editor.setVisible(bool(rows))
        self.use.setEnabled(bool(rows) and not self.operations.is_read_only)
        self.list.setCurrentRow(places[0] if places else 0)
        self._choose(self.list.currentItem())

    def _choose(self, item: QListWidgetItem | None) -> None:
        chosen = item.data(_TEMPLATE) if item else None
        if chosen != self._template:
            self.flush()
        self._template = chosen
        if item is not None:
            self.name.show_stored(item.text())
            self._ask_text()

    def _ask_text(self) -> None:
        self.operations.ask(
            template_text,
            template_id=self._template,
            language=self.language,
            receiver=self,
            then=self.text.show_stored,
        )

    def _on_language(self, language: str) -> None:
        self.text.flush()
        self.language = language
        self._ask_text()

    def _keep(self) -> None:
        name = self.new_name.text().strip()
        if not name:
            self.new_name.setFocus()
            return
        self.operations.run(
            save_template,
            session=self._session_id,
            name=name,
            then=self._on_kept,
            said=_("Template kept"),
        )

    def _on_kept(self, changes: Changes) -> None:
        self._template = changes.created
        self.new_name.show_stored("")
        self.new_name.clear()
        self.refresh()

    def _rename(self, name: str) -> None:
        if self._template is not None:
            self.operations.run(rename_template, template=self._template, name=name)

    def _write(self, text: str) -> None:
        """Store the text; while it is being written, what comes back would move the cursor."""
        if self._template is not None:
            self.operations.run(
                write_template,
                template=self._template,
                text=text,
                language=self.language,
                initiator=self,
                fold_key=("template", self._template, self.language),
            )

    def _remove(self) -> None:
        if self._template is not None:
            self.operations.run(remove_template, template=self._template, said=_("Template removed"))

    def _use(self) -> None:
        self.flush()
        if self._template is not None and not self.operations.is_read_only:
            self.operations.run(
                start_agenda,
                session=self._session_id,
                source=StartFrom.TEMPLATE.value,
                template=self._template,
                then=self.started.emit,
                said=_("Agenda begun from the template"),
            )

    def _leave(self) -> None:
        self.flush()
        self.left.emit()
