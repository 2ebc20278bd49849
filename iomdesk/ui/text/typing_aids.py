"""Set spaces, quotation marks and apostrophes as they are typed; undo then takes back the aid alone."""

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from iomdesk.document.typing_aid import aid_for
from iomdesk.document.typography import OIM, HouseProfile

_SIGNS = frozenset("'\":;?!«».-")
_REACH = 90


class TypingAids:
    """Help typing in one editor by the language of its text and the ways of the house."""

    def __init__(self) -> None:
        self.is_on = True
        self.profile: HouseProfile = OIM

    def after_key(self, editor: QTextEdit, typed: str, language: str) -> None:
        """Change what was just typed, as a step of its own."""
        if not self.is_on or typed not in _SIGNS:
            return
        cursor = editor.textCursor()
        place = cursor.positionInBlock()
        before = cursor.block().text()[max(0, place - _REACH) : place]
        aid = aid_for(before, language, self.profile)
        if aid is None or not before.endswith(typed):
            return
        cursor.beginEditBlock()
        move = QTextCursor.MoveOperation.PreviousCharacter
        cursor.movePosition(move, QTextCursor.MoveMode.KeepAnchor, aid.removed)
        cursor.insertText(aid.new)
        cursor.endEditBlock()
        editor.setTextCursor(cursor)
