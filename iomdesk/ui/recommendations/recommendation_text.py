"""Follow the paragraphs of one recommendation between the screen and the desk."""

from collections.abc import Callable, Hashable, Sequence
from typing import cast

from PySide6.QtCore import QObject, Signal

from iomdesk.queries.kept_texts import paragraphs_as_text, recommendation_key
from iomdesk.queries.recommendations import RecommendationRow
from iomdesk.services.changes import Changes
from iomdesk.services.recommendations import ParagraphInput, write_recommendation
from iomdesk.ui.background import is_alive
from iomdesk.ui.operations import Operations
from iomdesk.ui.recommendations.paragraphs_editor import FIRST_VERBS
from iomdesk.ui.recommendations.recommendation_page import RecommendationPage
from iomdesk.ui.text.autosave import Autosave
from iomdesk.ui.text.desk_journal import DeskJournal
from iomdesk.ui.text.unsaved import UnsavedNotice

Paragraphs = tuple[ParagraphInput, ...]


class RecommendationText(QObject):
    """Load, save and take over paragraphs; `view` is the initiator of all changes."""

    stored = Signal()

    def __init__(self, operations: Operations, page: RecommendationPage, view: QObject) -> None:
        super().__init__(view)
        self._operations = operations
        self._page = page
        self._view = view
        self._shown: int | None = None
        self._base: Paragraphs = ()
        journal = DeskJournal(operations, self, lambda key: recommendation_key(cast(int, key)), _as_text)
        self.autosave = Autosave(self._save, page.paragraphs.paragraphs, self, journal=journal)
        UnsavedNotice(page.banner, self.autosave, operations.aside, self._words)
        page.paragraphs.edited.connect(self.autosave.touch)
        page.paragraphs.left.connect(self.autosave.flush)

    def show(self, row: RecommendationRow) -> None:
        """Show a recommendation; the one already shown only if it was changed elsewhere."""
        stored = inputs(row)
        if row.id == self._shown and (self.autosave.is_dirty or stored == self._base):
            return
        self.autosave.flush()
        unsaved = self.autosave.unsaved(row.id)
        paragraphs = stored if unsaved is None else cast(Paragraphs, unsaved)
        self._shown, self._base = row.id, paragraphs
        self._page.paragraphs.show_paragraphs(paragraphs or _beginning())
        self.autosave.begin(row.id, paragraphs)

    def leave(self) -> None:
        """Show none: there is none to show."""
        self.autosave.flush()
        self._shown, self._base = None, ()
        self._page.paragraphs.show_paragraphs(())
        self.autosave.begin(None, ())

    def _save(
        self, key: Hashable, value: object, stored: Callable[[], None], failed: Callable[[Exception], None]
    ) -> None:
        if not is_alive(self._operations):  # the program is ending
            return
        recommendation, paragraphs = cast(int, key), cast(Paragraphs, value)
        if recommendation == self._shown:
            self._base = paragraphs

        def then(_changes: Changes) -> None:
            stored()
            self.stored.emit()

        self._operations.run(
            write_recommendation,
            initiator=self._view,
            then=then,
            otherwise=failed,
            fold_key=("recommendation text", recommendation),
            recommendation=recommendation,
            paragraphs=paragraphs,
        )

    def _words(self) -> str:
        return "\n\n".join(
            words for one in self._page.paragraphs.paragraphs() for words in one.texts.values() if words
        )


def inputs(row: RecommendationRow) -> Paragraphs:
    """Return the paragraphs of a row in the form they are edited in."""
    return tuple(ParagraphInput(p.part, p.verb, dict(p.texts)) for p in row.paragraphs)


def _as_text(value: object) -> str:
    return paragraphs_as_text((one.part, one.verb, one.texts) for one in cast(Paragraphs, value))


def _beginning() -> Sequence[ParagraphInput]:
    """Offer the two paragraphs that most recommendations have; they are stored once they are written."""
    return [ParagraphInput(part, verb, {}) for part, verb in FIRST_VERBS.items()]
