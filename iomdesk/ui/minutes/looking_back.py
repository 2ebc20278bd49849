"""Look back at what was sealed, of an item or of the whole meeting, and bring it back."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QObject

from iomdesk.document.minutes_diff import Fate, ParagraphChange, compare_texts, units_of
from iomdesk.queries.minutes import MinutesView, minutes_of, revision_text
from iomdesk.queries.revision_words import reason_in_words
from iomdesk.queries.revisions import ItemMinutes, Moment, SealRow, meeting_at, moments_of, seals_of
from iomdesk.runtime.translations import _, ngettext
from iomdesk.services.changes import Operation
from iomdesk.services.minutes import restore_revision
from iomdesk.services.revisions import restore_meeting
from iomdesk.ui.background import WorkHandle
from iomdesk.ui.minutes.comparison_view import ComparedItem
from iomdesk.ui.minutes.item_text import ItemText
from iomdesk.ui.minutes.moments import moment_in_words
from iomdesk.ui.minutes.revision_page import ITEM, MEETING, StateRow
from iomdesk.ui.minutes.text_page import TextPages
from iomdesk.ui.operations import Operations

_MOST_ITEMS_NAMED = 6
Texts = tuple[ItemMinutes, ...]


class LookingBack(QObject):
    """Fill the page of sealed versions; comparing is done beside the window and the desk."""

    def __init__(
        self, operations: Operations, session: int, pages: TextPages, text: ItemText, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._operations = operations
        self._session = session
        self._pages = pages
        self._page = pages.revision
        self._text = text
        self._ordered: tuple[object, ...] = ()
        self._texts: dict[object, Texts] = {}
        self._comparing: WorkHandle | None = None
        self._wanted: object = None
        self._page.chosen.connect(self._on_chosen)
        self._page.scopeChosen.connect(lambda _scope: self._list())
        self._page.restoreWanted.connect(self._restore)

    def open_revision(self, revision: int) -> None:
        """Show a sealed version of the item in place of its text."""
        self._open(ITEM, revision)

    def open_item(self) -> None:
        """Show the versions of the item, the newest first."""
        self._open(ITEM, None)

    def open_meeting(self) -> None:
        """Show the moments at which anything of the meeting was sealed."""
        self._open(MEETING, None)

    def refresh(self) -> None:
        """List anew what was sealed, if that is looked at."""
        if self._pages.currentWidget() is self._page:
            self._wanted = self._page.state
            self._list()

    def _open(self, scope: str, wanted: object) -> None:
        self._wanted = wanted
        self._page.scope.choose(scope)
        self._text.autosave.when_saved(self._list)
        self._pages.show_revision()
        self._page.states.setFocus()

    def _list(self) -> None:
        key = self._text.shown
        if key is None:
            return
        item, language = key
        self._texts.clear()
        if self._page.scope.current == ITEM:
            arguments: dict[str, Any] = {"session_id": self._session, "item_id": item, "language": language}
            self._operations.ask(seals_of, receiver=self, then=self._on_seals, **arguments)
        else:
            arguments = {"session_id": self._session, "language": language}
            self._operations.ask(moments_of, receiver=self, then=self._on_moments, **arguments)

    def _on_seals(self, seals: tuple[SealRow, ...]) -> None:
        self._ordered = (None, *(seal.id for seal in seals))
        first = seals[0] if seals else None
        title = f"{first.item_number}  {first.item_title}" if first else _("Sealed versions")
        self._page.restore.setText(_("Restore this version"))
        self._page.show_states(title, [_seal_row(seal) for seal in seals], self._wanted)

    def _on_moments(self, moments: tuple[Moment, ...]) -> None:
        self._ordered = (None, *(moment.at for moment in moments))
        self._page.restore.setText(_("Restore the whole meeting"))
        title = _("The minutes of the whole meeting")
        self._page.show_states(title, [_moment_row(moment) for moment in moments], self._wanted)

    def _on_chosen(self) -> None:
        state, other = self._page.state, self._page.compared_with
        if state is None:
            return
        self._page.banner.hide()
        needed = [state, *(other or ())]
        self._fetch(needed, lambda: self._show(state, other))

    def _fetch(self, keys: Sequence[object], then: Callable[[], None]) -> None:
        """Ask for the texts of states one after another, and go on once they are here."""
        missing = next((key for key in keys if key not in self._texts), self)
        if missing is self:
            then()
            return
        scope = self._page.scope.current

        def keep(texts: Texts) -> None:
            if scope == self._page.scope.current:
                self._texts[missing] = texts
                self._fetch(keys, then)

        self._ask_texts(missing, keep)

    def _ask_texts(self, key: object, then: Callable[[Texts], None]) -> None:
        shown = self._text.shown
        if shown is None:
            return
        item, language = shown
        ask = self._operations.ask
        if self._page.scope.current == MEETING:
            session = self._session
            ask(meeting_at, receiver=self, then=then, session_id=session, language=language, at=key)
        elif key is None:

            def present(found: MinutesView) -> None:
                then((ItemMinutes(item, "", "", found.text, None),))

            ask(minutes_of, receiver=self, then=present, item_id=item, language=language)
        else:

            def former(text: str) -> None:
                then((ItemMinutes(item, "", "", text, None),))

            ask(revision_text, receiver=self, then=former, revision_id=key)

    def _show(self, state: object, other: tuple[object] | None) -> None:
        if state != self._page.state or other != self._page.compared_with or self._text.shown is None:
            return  # something else was chosen meanwhile
        if other is None:
            self._show_alone(self._texts[state])
            return
        older, newer = sorted((state, other[0]), key=self._ordered.index, reverse=True)
        before, after = self._texts[older], self._texts[newer]
        if self._comparing is not None:
            self._comparing.cancel()
        self._comparing = self._operations.work(
            lambda _progress: compared_items(before, after),
            receiver=self,
            then=self._page.show_comparison,
        )

    def _show_alone(self, texts: Texts) -> None:
        language = self._text.shown[1] if self._text.shown else "fr"
        if self._page.scope.current == ITEM:
            self._page.show_version(texts[0].text if texts else "", language)
        else:
            self._page.show_alone([_unchanged(one) for one in texts if one.text])

    def _restore(self, key: object) -> None:
        shown = self._text.shown
        if shown is None:
            return
        if self._page.scope.current == ITEM:
            wanted, said = Operation(restore_revision, {"revision": key}), _("The version was restored.")
        else:
            place = {"session": self._session, "language": shown[1], "at": key}
            wanted, said = Operation(restore_meeting, place), _("The whole meeting was restored.")
        self._text.autosave.when_saved(lambda: self._run(wanted, said))

    def _run(self, wanted: Operation, said: str) -> None:
        self._operations.run_together(
            (wanted,), then=lambda _done: self._pages.show_text(), otherwise=self._on_error, said=said
        )

    def _on_error(self, error: Exception) -> None:
        self._page.banner.say(str(error), "danger")


def compared_items(before: Texts, after: Texts) -> tuple[ComparedItem, ...]:
    """Compare states of minutes item by item; what only one of them has is compared with nothing."""
    old = {one.item_id: one.text for one in before}
    there = {one.item_id for one in after}
    pairs = [(one, old.get(one.item_id, ""), one.text) for one in after]
    pairs += [(one, one.text, "") for one in before if one.item_id not in there]
    return tuple(ComparedItem(_heading(one), compare_texts(text, newer)) for one, text, newer in pairs)


def _unchanged(one: ItemMinutes) -> ComparedItem:
    changes = tuple(ParagraphChange(Fate.KEPT, unit, unit) for unit in units_of(one.text))
    return ComparedItem(_heading(one), changes)


def _heading(one: ItemMinutes) -> str:
    return f"{one.number}  {one.title}".strip()


def _seal_row(seal: SealRow) -> StateRow:
    words = ngettext("{count} word", "{count} words", seal.words).format(count=seal.words)
    about = f"{reason_in_words(seal.reason)} · {words} · {seal.installation}"
    return StateRow(seal.id, moment_in_words(seal.sealed_at, datetime.now(UTC)), about)


def _moment_row(moment: Moment) -> StateRow:
    numbers = list(dict.fromkeys(seal.item_number for seal in moment.seals if seal.item_number))
    named = ", ".join(numbers[:_MOST_ITEMS_NAMED]) + ("…" if len(numbers) > _MOST_ITEMS_NAMED else "")
    reasons = ", ".join(map(reason_in_words, moment.reasons))
    items = ngettext("item {numbers}", "items {numbers}", len(numbers)).format(numbers=named)
    when = moment_in_words(moment.at, datetime.now(UTC))
    return StateRow(moment.at, when, f"{items} · {reasons} · {moment.installation}")
