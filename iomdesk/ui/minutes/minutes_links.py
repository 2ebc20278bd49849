"""Links and numbers of the minutes: what can be led to, where links go, and how paragraphs are numbered."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from iomdesk.queries.item_documents import DocumentRow, documents_by_item
from iomdesk.runtime.translations import _
from iomdesk.services.action_owners import action_owners
from iomdesk.services.changes import Changes
from iomdesk.services.link_targets import (
    LinkTarget,
    LinkTargets,
    first_numbers,
    link_targets,
    paragraph_shown,
    paragraph_words,
)
from iomdesk.services.minutes_anchors import anchor_paragraph
from iomdesk.ui.agenda.files import DocumentFiles
from iomdesk.ui.minutes.item_text import ItemText
from iomdesk.ui.minutes.text_page import TextPage
from iomdesk.ui.operations import Operations

NUMBER_AFTER_MS = 400


class MinutesLinks(QObject):
    """Serve the panel of links of a page; `show_item` goes to an item of the session."""

    recommendationWanted = Signal(int)

    def __init__(
        self,
        operations: Operations,
        session_id: int,
        page: TextPage,
        text: ItemText,
        show_item: Callable[[int], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._operations = operations
        self._session = session_id
        self._page = page
        self._editor = page.editor
        self._text = text
        self._show_item = show_item
        self._numbers: Mapping[int, int] = {}
        self._others: Sequence[LinkTarget] = ()
        self._owners_language = ""
        self._going_to: tuple[int, str] | None = None
        self._files = DocumentFiles(operations, session_id, self)
        self._numbering = QTimer(self)
        self._numbering.setSingleShot(True)
        self._numbering.setInterval(NUMBER_AFTER_MS)
        self._numbering.timeout.connect(self._ask_numbers)
        page.link_panel.opened.connect(self._ask_targets)
        page.link_panel.chosen.connect(self._on_chosen)
        self._editor.linkFollowed.connect(self.follow)
        self._editor.filling.finished.connect(self._numbering.start)
        text.textShown.connect(self._on_text_shown)

    def refresh(self) -> None:
        """Number anew, soon: the agenda or another text changed."""
        self._numbering.start()

    def follow(self, target: str) -> None:
        """Go where a link leads."""
        kind, _colon, name = target.partition(":")
        if kind == "paragraph":
            item, _slash, anchor = name.removeprefix("item-").partition("/")
            self._go_to_paragraph(int(item), anchor)
        elif kind == "recommendation":
            self.recommendationWanted.emit(int(name))
        elif kind == "document":
            self._operations.ask(
                documents_by_item,
                session_id=self._session,
                language=self._editor.language,
                receiver=self,
                then=partial(self._open_document, int(name)),
            )
        elif kind == "item":
            self._show_item(int(name))

    def _on_text_shown(self) -> None:
        self._number()
        if not self._editor.filling.is_active:
            self._numbering.start()
        self._ask_owners()
        shown, going_to = self._text.shown, self._going_to
        if shown is not None and going_to is not None and shown[0] == going_to[0]:
            self._going_to = None
            self._go_in_text(going_to[1])

    def _ask_owners(self) -> None:
        if self._owners_language == self._editor.language:
            return
        self._owners_language = self._editor.language
        self._operations.ask(
            action_owners,
            session_id=self._session,
            language=self._editor.language,
            receiver=self,
            then=self._page.action.suggest,
        )

    def _ask_numbers(self) -> None:
        self._operations.ask(
            first_numbers,
            session_id=self._session,
            language=self._editor.language,
            receiver=self,
            then=self._take_numbers,
        )

    def _take_numbers(self, numbers: Mapping[int, int]) -> None:
        self._numbers = numbers
        self._number()

    def _number(self) -> None:
        shown = self._text.shown
        first = self._numbers.get(shown[0], 1) if shown is not None else 1
        self._editor.margin.number_from(first - 1)

    def _ask_targets(self) -> None:
        self._page.link_panel.show_targets(self._own())
        self._text.autosave.when_saved(
            lambda: self._operations.ask(
                link_targets,
                session_id=self._session,
                language=self._editor.language,
                receiver=self,
                then=self._take_targets,
            )
        )

    def _take_targets(self, found: LinkTargets) -> None:
        self._take_numbers(found.first_numbers)
        shown = self._text.shown
        self._others = [one for one in found.targets if shown is None or one.item != shown[0]]
        self._page.link_panel.show_targets([*self._others, *self._own()])

    def _own(self) -> list[LinkTarget]:
        """List the paragraphs of the text on screen; their place is that in the editor."""
        shown = self._text.shown
        if shown is None:
            return []
        language = self._editor.language
        return [
            LinkTarget(
                "",
                paragraph_words(number, language),
                paragraph_shown(number, block.text()),
                shown[0],
                block.position(),
            )
            for number, block in self._editor.counted_blocks()
        ]

    def _on_chosen(self, chosen: LinkTarget) -> None:
        shown = self._text.shown
        if chosen.target:
            self._editor.insert_link(chosen.target, chosen.words)
        elif shown is not None and chosen.item == shown[0]:
            anchor = self._editor.anchor_at(chosen.place)
            self._editor.insert_link(f"paragraph:item-{chosen.item}/{anchor}", chosen.words)
        else:
            self._anchor_elsewhere(chosen)

    def _anchor_elsewhere(self, chosen: LinkTarget) -> None:
        start = f"paragraph:item-{chosen.item}/"
        taken = {one.target.removeprefix(start) for one in self._others if one.target.startswith(start)}
        anchor = next(name for name in (f"p{n}" for n in range(1, len(taken) + 2)) if name not in taken)

        def insert(_changes: Changes) -> None:
            self._editor.insert_link(f"{start}{anchor}", chosen.words)

        self._operations.run(
            anchor_paragraph,
            initiator=self,
            then=insert,
            otherwise=lambda error: self._page.banner.say(str(error), "danger"),
            undoable=False,
            item=chosen.item,
            language=self._editor.language,
            place=chosen.place,
            anchor=anchor,
        )

    def _go_to_paragraph(self, item: int, anchor: str) -> None:
        shown = self._text.shown
        if shown is not None and shown[0] == item:
            self._go_in_text(anchor)
        else:
            self._going_to = (item, anchor)
            self._show_item(item)

    def _go_in_text(self, anchor: str) -> None:
        if not self._editor.go_to_anchor(anchor):
            self._page.note(_("The paragraph that this leads to is no longer there"))

    def _open_document(self, document: int, by_item: Mapping[int, Sequence[DocumentRow]]) -> None:
        found = next((one for rows in by_item.values() for one in rows if one.id == document), None)
        if found is not None and found.content_digest is not None:
            self._files.open(found)
        elif found is not None:
            name = found.symbol or found.title
            self._page.note(_("The file of {name} is not in the desk").format(name=name))
        else:
            self._page.note(_("This document is no longer before an item of the session"))
