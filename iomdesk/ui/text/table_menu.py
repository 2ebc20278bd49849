"""The part of an editor's menu that makes and changes tables."""

from functools import partial

from PySide6.QtWidgets import QMenu

from iomdesk.runtime.translations import _
from iomdesk.ui.text.converters import insert_text
from iomdesk.ui.text.rich_text_edit import RichTextEdit
from iomdesk.ui.text.tables import change_table, insert_table, table_at

_NEW = (((),) * 3,) * 3


def add_table_part(menu: QMenu, editor: RichTextEdit) -> None:
    """Offer a new table, or changes of the one that the cursor stands in."""
    cursor = editor.textCursor()
    if table_at(cursor) is None:
        menu.addAction(_("Insert a table")).triggered.connect(lambda: insert_new_table(editor))
        return
    part = menu.addMenu(_("Table"))
    for words, change in (
        (_("Add a row below"), partial(change_table, cursor, rows=1)),
        (_("Remove this row"), partial(change_table, cursor, rows=-1)),
        (_("Add a column to the right"), partial(change_table, cursor, columns=1)),
        (_("Remove this column"), partial(change_table, cursor, columns=-1)),
    ):
        part.addAction(words).triggered.connect(lambda _checked=False, change=change: change())


def insert_new_table(editor: RichTextEdit) -> None:
    """Insert an empty table and go into its first cell; without words it is not kept."""
    cursor = editor.textCursor()
    cursor.beginEditBlock()
    insert_table(cursor, _NEW, insert_text)
    cursor.endEditBlock()
    place = cursor.position()
    while table_at(cursor) is None and cursor.movePosition(cursor.MoveOperation.PreviousCharacter):
        pass
    table = table_at(cursor)
    cursor.setPosition(table.firstPosition() if table is not None else place)
    editor.setTextCursor(cursor)
