"""The kinds of paragraphs in words and colours, and what changes the kind of a paragraph."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QMenu, QWidget

from iomdesk.document.text_paragraph import ParagraphKind
from iomdesk.runtime.translations import _, ngettext
from iomdesk.ui.text.commands import selected_blocks
from iomdesk.ui.text.marks import marks_of, set_marks
from iomdesk.ui.text.tables import table_at

COLOURS = {
    ParagraphKind.SUMMARY: "faint",
    ParagraphKind.INTERVENTION: "muted",
    ParagraphKind.ADMINISTRATION: "muted",
    ParagraphKind.CONCLUSION: "accent",
    ParagraphKind.DECISION: "accent",
    ParagraphKind.RECOMMENDATION: "good",
    ParagraphKind.ACTION: "warning",
}
STRONG = frozenset(
    {ParagraphKind.CONCLUSION, ParagraphKind.DECISION, ParagraphKind.RECOMMENDATION, ParagraphKind.ACTION}
)


def kind_names() -> dict[ParagraphKind, str]:
    """Name the kinds, each with the letter that chooses it in the menu."""
    return {
        ParagraphKind.SUMMARY: _("&Summary"),
        ParagraphKind.INTERVENTION: _("&Intervention"),
        ParagraphKind.ADMINISTRATION: _("&Administration"),
        ParagraphKind.CONCLUSION: _("&Conclusion"),
        ParagraphKind.DECISION: _("&Decision"),
        ParagraphKind.RECOMMENDATION: _("&Recommendation"),
        ParagraphKind.ACTION: _("Ac&tion"),
    }


def kind_name(kind: ParagraphKind) -> str:
    """Name a kind."""
    return kind_names()[kind].replace("&", "")


def margin_words(kind: ParagraphKind, sources: int) -> str:
    """Name a kind as the margin does, with the number of interventions it was made from."""
    if kind is ParagraphKind.INTERVENTION and sources:
        return ngettext("{count} intervention", "{count} interventions", sources).format(count=sources)
    name = kind_name(kind)
    return name if kind is ParagraphKind.ADMINISTRATION else name[:1].lower() + name[1:]


def set_kind(cursor: QTextCursor, kind: ParagraphKind) -> None:
    """Change the kind of the paragraphs selected, as one step; only an action has an owner and a date."""
    cursor.beginEditBlock()
    for block in list(selected_blocks(cursor)):
        one = QTextCursor(block)
        if table_at(one) is None:
            marks = replace(marks_of(block), kind=kind)
            set_marks(one, marks if kind is ParagraphKind.ACTION else replace(marks, owner="", due=""))
    cursor.endEditBlock()


def set_action(block: QTextBlock, *, owner: str, due: str) -> None:
    """Say who is to do what an action paragraph says, and by when."""
    marks = marks_of(block)
    if (marks.owner, marks.due) != (owner, due):
        set_marks(QTextCursor(block), replace(marks, owner=owner, due=due))


def kind_menu(parent: QWidget, present: ParagraphKind, chosen: Callable[[ParagraphKind], None]) -> QMenu:
    """Make the menu of kinds: one letter chooses."""
    menu = QMenu(parent)
    for kind, name in kind_names().items():
        action = menu.addAction(name)
        action.setCheckable(True)
        action.setChecked(kind is present)
        action.triggered.connect(lambda _checked=False, kind=kind: chosen(kind))
    return menu
