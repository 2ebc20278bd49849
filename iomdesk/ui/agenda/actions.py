"""What the user does to the agenda, handed to the desk in its own words."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QObject

from iomdesk.queries.item_documents import DocumentRow
from iomdesk.runtime.translations import _
from iomdesk.services.agenda import add_item, edit_item, move_item, remove_item, write_item_text
from iomdesk.services.changes import Changes, Operation
from iomdesk.services.documents import unlink_document
from iomdesk.services.mapping import map_clause, unmap_clause
from iomdesk.ui.agenda.files import DocumentFiles
from iomdesk.ui.agenda.nodes import Place
from iomdesk.ui.documents.taking import FileTaking
from iomdesk.ui.operations import Operations


class AgendaActions(QObject):
    """Run the services of one session's agenda, each with its sentence for the status line."""

    def __init__(
        self,
        operations: Operations,
        session_id: int,
        parent: QObject,
        taking: FileTaking | None = None,
    ) -> None:
        super().__init__(parent)
        self._taking = taking
        self._operations = operations
        self._session_id = session_id
        self._files = DocumentFiles(operations, session_id, self)

    def add(self, title: str, language: str, place: Place, then: Callable[[Changes], object]) -> None:
        """Store a new item at a place."""
        self._operations.run(
            add_item,
            session=self._session_id,
            title=title,
            language=language,
            parent=place.parent,
            position=place.position,
            then=then,
            said=_("Item added"),
        )

    def write_title(self, item: int, language: str, title: str) -> None:
        """Store a title."""
        self._operations.run(write_item_text, item=item, language=language, title=title)

    def write_annotation(self, item: int, language: str, annotation: str) -> None:
        """Store an annotation; what is written in one go is undone in one go."""
        self._operations.run(
            write_item_text,
            item=item,
            language=language,
            annotation=annotation,
            fold_key=("annotation", item, language),
        )

    def edit(self, item: int, name: str, value: object) -> None:
        """Store one field."""
        self._operations.run(edit_item, item=item, fields={name: value})

    def move(self, item: int, place: Place) -> None:
        """Move an item to a place."""
        self._operations.run(
            move_item, item=item, parent=place.parent, position=place.position, said=_("Item moved")
        )

    def remove(self, item: int) -> None:
        """Put an item into the trash."""
        self._operations.run(remove_item, item=item, said=_("Item removed"))

    def map(self, item: int, clauses: Iterable[int], then: Callable[[], object] | None = None) -> None:
        """Map an item to clauses, as one action."""
        self._operations.run_together(
            tuple(Operation(map_clause, {"item": item, "clause": clause}) for clause in clauses),
            then=(lambda _changes: then()) if then else None,
            said=_("Clause assigned"),
        )

    def unmap(self, item: int, clause: int) -> None:
        """Take a clause off an item."""
        self._operations.run(unmap_clause, item=item, clause=clause, said=_("Clause taken off"))

    def unlink(self, item: int, document: int) -> None:
        """Take a document off an item."""
        self._operations.run(unlink_document, item=item, document=document, said=_("Document taken off"))

    def add_files(self, item: int, paths: Iterable[Path], language: str) -> None:
        """Bring files in as documents before an item; they are looked through where that is offered."""
        if self._taking is not None:
            self._taking.take(tuple(paths), session=self._session_id, language=language, item=item)
        else:
            self._files.add(item, tuple(paths), language)

    def attach(self, document: int, path: Path, language: str) -> None:
        """Give a document the file that has come; it is looked through like any other."""
        if self._taking is not None:
            self._taking.take([path], session=self._session_id, language=language, document=document)

    def open_document(self, document: DocumentRow) -> None:
        """Open a document's file."""
        self._files.open(document)
