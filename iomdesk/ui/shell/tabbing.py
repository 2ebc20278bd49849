"""Where Tab leads: from field to field in order, and past the pages around them.

Qt also stops at a page that hands the keyboard on to one of its fields, and so goes back to that field before
it has come to those around: the tabs above a page were out of reach.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_on(window: QWidget, *, forward: bool) -> bool:
    """Give the keyboard to the next field of a window, or to the one before; say whether there is another."""
    start = window.focusWidget() or window
    at = beside(start, forward=forward)
    while at is not None and at is not start:
        if _takes_keyboard(at):
            at.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
            return True
        at = beside(at, forward=forward)
    return False


def beside(widget: QWidget, *, forward: bool = True) -> QWidget | None:
    """Return the next widget in the order of Tab, or the one before.

    Asking makes Shiboken take it for a child of the widget asked, and lets it go with that one, be it the
    window itself: it is given back to the parent it has.
    """
    found = widget.nextInFocusChain() if forward else widget.previousInFocusChain()
    if found is not None:
        found.setParent(found.parentWidget())
    return found


def _takes_keyboard(widget: QWidget) -> bool:
    by_tab = (widget.focusPolicy() & Qt.FocusPolicy.TabFocus) == Qt.FocusPolicy.TabFocus
    return by_tab and widget.focusProxy() is None and widget.isVisible() and widget.isEnabled()
