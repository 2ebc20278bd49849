"""The few dialogs: the keys, about the program."""

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from iomdesk import __version__
from iomdesk.runtime.translations import _
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.labels import label, section
from iomdesk.ui.widgets.layouts import column, row


class _Dialog(QDialog):
    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)


class KeysDialog(_Dialog):
    """List the keys that work, by where they work."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Keyboard shortcuts"), parent)
        close = TextButton(_("Close"), "primary", self.accept)
        self.setLayout(
            column(
                row(
                    column(
                        _keys(_("Everywhere"), keys_everywhere()),
                        _keys(_("In the minutes"), keys_in_the_minutes()),
                        gap="l",
                    ),
                    _keys(_("On the agenda and the mandate"), keys_on_the_agenda()),
                    _keys(_("In the meeting"), keys_in_the_meeting()),
                    gap="xxl",
                ),
                row(None, close),
                gap="l",
                margins=(24, 20, 24, 16),
            )
        )


class AboutDialog(_Dialog):
    """Say what the program is, its version and whose work it contains."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("About iomdesk"), parent)
        words = label(
            _(
                "The desk of an intergovernmental working group: its mandate, its sessions, its agendas, "
                "its minutes, its recommendations and its reports."
            ),
            wraps=True,
        )
        credits = label(
            _(
                "Contains Qt for Python (LGPL), the typefaces Inter and Liberation Serif (SIL Open Font "
                "License), Lucide icons (ISC)."
            ),
            "small",
            wraps=True,
        )
        words.setFixedWidth(420)
        close = TextButton(_("Close"), "primary", self.accept)
        self.setLayout(
            column(
                label("iomdesk", "display"),
                label(_("Version {number}").format(number=__version__), "muted"),
                words,
                credits,
                row(None, close),
                gap="m",
                margins=(24, 20, 24, 16),
            )
        )


def keys_everywhere() -> Sequence[tuple[str, str]]:
    """Return the keys that work in the whole window."""
    return (
        ("Ctrl+1 … Ctrl+6", _("the tabs of a session")),
        ("Alt+1 … Alt+6", _("the areas on the left")),
        ("Ctrl+K", _("find words or a command")),
        ("F6", _("next part of the window")),
        ("Ctrl+Z", _("take back")),
        ("Ctrl+Shift+Z", _("do again")),
        ("Ctrl+N", _("new desk")),
        ("Ctrl+O", _("open a desk")),
        ("Ctrl+Shift+N", _("new session")),
        ("F1", _("this list")),
        ("Ctrl+Q", _("quit")),
    )


def keys_on_the_agenda() -> Sequence[tuple[str, str]]:
    """Return the keys that work on the agenda."""
    return (
        ("Enter", _("new item below")),
        ("F2", _("write the title")),
        ("Tab, Shift+Tab", _("one level down, one level up")),
        ("Alt+Up, Alt+Down", _("move the item")),
        ("Delete", _("remove the item")),
        ("Ctrl+C, Ctrl+X", _("copy or cut the item with its sub-items, as text")),
        ("Ctrl+V", _("paste lines as items")),
        ("/", _("choose a clause")),
        ("Space", _("check a clause in the list")),
        ("Shift+Enter", _("a clause with its twin")),
        ("Esc", _("leave without changing anything")),
    )


def keys_in_the_meeting() -> Sequence[tuple[str, str]]:
    """Return the keys that work while a meeting is run."""
    return (
        ("F2", _("who asks for the floor")),
        ("Shift+F2", _("the notes")),
        ("F4, Shift+F4", _("floor to the next speaker, end")),
        ("F5, Shift+F5", _("next item, go to an item")),
        ("F7", _("stance of the speaker")),
        ("F8", _("kind of intervention")),
        ("F9, Shift+F9", _("attribution, language spoken")),
        ("Ctrl+F5 … Ctrl+F9", _("outcome of the item")),
        ("F3, Shift+F3", _("motions, attendance")),
        ("Alt+Up, Alt+Down", _("move a speaker on the list")),
        ("F11", _("full window, Esc leaves it")),
    )


def keys_in_the_minutes() -> Sequence[tuple[str, str]]:
    """Return the keys that work while minutes are written."""
    return (
        ("Ctrl+F", _("find words in the item")),
        ("Ctrl+H", _("replace words in all items")),
        ("Ctrl+S", _("seal a version")),
        ("Alt+Up, Alt+Down", _("the item before, the next item")),
        ("Alt+K", _("kind of paragraph")),
        ("Ctrl+Alt+F", _("footnote")),
        ("Ctrl+L, Alt+Return", _("link, go where it leads")),
        ("Ctrl+Return", _("on to the next item")),
    )


def key_words(keys: str) -> str:
    """Name keys as the system and its language do: `Alt+1 … Alt+5`, `Tab, Shift+Tab`."""
    parts = re.split(r"( … |, )", keys)
    return "".join(part if place % 2 else _native(part) for place, part in enumerate(parts))


def _native(keys: str) -> str:
    form = QKeySequence.SequenceFormat
    return QKeySequence.fromString(keys, form.PortableText).toString(form.NativeText)


def _keys(heading: str, keys: Sequence[tuple[str, str]]) -> QWidget:
    grid = QGridLayout()
    grid.setHorizontalSpacing(20)
    for place, (key, words) in enumerate(keys):
        grid.addWidget(label(key_words(key), "medium"), place, 0)
        grid.addWidget(label(words, "muted"), place, 1)
    made = QWidget()
    made.setLayout(column(section(heading), grid, None))
    return made
