"""What a screen reader is told: every control and every cell of every page has a name."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

from iomdesk.app.places import sessions_of
from iomdesk.services.reports import make_report
from tests.app.conftest import Opened, Start
from tests.ui.conftest import dressed, no_qt_warning, no_window_left_open

__all__ = ["dressed", "no_qt_warning", "no_window_left_open"]

Role = QAccessible.Role
SPOKEN = {
    Role.Button,
    Role.ButtonMenu,
    Role.CheckBox,
    Role.ComboBox,
    Role.EditableText,
    Role.List,
    Role.ListItem,
    Role.RadioButton,
    Role.SpinBox,
    Role.Table,
    Role.Cell,
    Role.Tree,
    Role.TreeItem,
}
AREAS = (
    "sessions",
    "mandate",
    "coverage",
    "follow-up",
    "states",
    "documents",
    "trash",
    "formulae",
    "history",
    "backups",
    "check",
    "protection",
)
TABS = ("agenda", "participants", "seance", "minutes", "recommendations", "report", "pack")
MOST_CHILDREN = 400


def tree(item: QAccessibleInterface, path: str = "") -> Iterator[tuple[str, QAccessibleInterface]]:
    here = f"{path}/{item.role().name}:{item.text(QAccessible.Text.Name)[:30]}"
    yield here, item
    for place in range(min(item.childCount(), MOST_CHILDREN)):
        child = item.child(place)
        if child is not None and child.isValid() and not child.state().invisible:
            yield from tree(child, here)


def nameless(widget: QWidget) -> list[str]:
    root = QAccessible.queryAccessibleInterface(widget)
    assert root is not None
    return [
        path
        for path, item in tree(root)
        if item.role() in SPOKEN and not item.text(QAccessible.Text.Name).strip() and not is_inside(path)
    ]


def is_inside(path: str) -> bool:
    """Say whether it is a part of a control that has a name itself, as the line of a spin box is."""
    above = path.rsplit("/", 2)[-2] if path.count("/") > 1 else ""
    kind, _sign, name = above.partition(":")
    return kind in ("SpinBox", "ComboBox", "EditableText") and bool(name)


@pytest.mark.usefixtures("dressed")
def test_every_control_of_every_page_has_a_name(start: Start, opened: Opened, sample_path: Path) -> None:
    program = start(sample_path)
    workspace = opened(program)
    found: dict[str, list[str]] = {}
    for area in AREAS:
        workspace.show_area(area)
        opened(program)
        found[area] = nameless(workspace)
    assert program.desk is not None
    program.desk.do(make_report, session=6).result()
    for tab in TABS:
        sessions_of(workspace).open_session(6, tab)
        opened(program)
        found[tab] = nameless(workspace)
    program.window.menus.searchRequested.emit()
    opened(program)
    found["search"] = nameless(workspace)
    assert {page: paths for page, paths in found.items() if paths} == {}


@pytest.mark.usefixtures("dressed")
def test_lists_and_boards_tell_their_rows(start: Start, opened: Opened, sample_path: Path) -> None:
    program = start(sample_path)
    workspace = opened(program)
    for area, said in (("sessions", "First Session"), ("coverage", "1(a)"), ("states", "Afghanistan")):
        workspace.show_area(area)
        opened(program)
        root = QAccessible.queryAccessibleInterface(workspace.area(area))
        assert root is not None
        names = [item.text(QAccessible.Text.Name) for _path, item in tree(root)]
        assert any(said in name for name in names), area
