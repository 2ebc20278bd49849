"""The commands of the window, found by their words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from iomdesk.document.text_search import may_hold


@dataclass(frozen=True)
class Command:
    """Name an action that can be chosen now, with the menu it is in and its keys."""

    action: QAction
    words: str
    menu: str
    keys: str


def commands_of(bar: QMenuBar, shown: QWidget | None) -> tuple[Command, ...]:
    """Return the commands of the menus, and those of what is on screen."""
    found = [*_of_menus(bar.actions(), ""), *_of_view(shown)]
    return tuple({one.words: one for one in reversed(found)}.values())[::-1]


def matching(commands: Sequence[Command], typed: str) -> tuple[Command, ...]:
    """Return the commands that hold every word typed."""
    words = typed.split()
    return tuple(one for one in commands if words and all(may_hold(one.words, word) for word in words))


def _of_menus(actions: Sequence[QAction], menu: str) -> Iterator[Command]:
    for action in actions:
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _of_menus(inner.actions(), _plain(action))
        elif action.isEnabled() and not action.isSeparator():
            yield Command(action, _plain(action), menu, _keys(action))


def _of_view(shown: QWidget | None) -> Iterator[Command]:
    for action in shown.findChildren(QAction) if shown is not None else ():
        owner = action.parent()
        is_there = not isinstance(owner, QWidget) or owner.isVisible() or isinstance(owner, QMenu)
        if action.text() and action.isEnabled() and is_there and not action.isSeparator():
            yield Command(action, _plain(action), "", _keys(action))


def _plain(action: QAction) -> str:
    return action.text().replace("&", "")


def _keys(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
