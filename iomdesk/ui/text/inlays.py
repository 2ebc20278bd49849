"""Calls of footnotes and links at the place of a cursor."""

from PySide6.QtGui import QTextCursor

from iomdesk.ui.text.faces import link_of, note_id


def is_beside_inlay(cursor: QTextCursor) -> bool:
    """Say whether what is typed here would become part of a call, or go on with a link that has ended."""
    form = cursor.charFormat()
    if note_id(form):
        return True
    target = link_of(form)
    return bool(target) and _target_behind(cursor) != target


def _target_behind(cursor: QTextCursor) -> str:
    if cursor.atBlockEnd():
        return ""
    behind = QTextCursor(cursor)
    behind.setPosition(cursor.selectionEnd())
    behind.movePosition(QTextCursor.MoveOperation.NextCharacter)
    return link_of(behind.charFormat())
