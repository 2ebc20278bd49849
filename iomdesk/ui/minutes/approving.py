"""What the rapporteur does on the page of the approval, and what an approval does to the page of the text."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from iomdesk.document.dates import format_date
from iomdesk.document.markdown import parse_markdown
from iomdesk.document.text import plain_text
from iomdesk.queries.approval import (
    ApprovalView,
    CorrectionRow,
    approval_of,
)
from iomdesk.queries.approval_words import stage_names
from iomdesk.queries.participants import DelegationRow, delegations_of
from iomdesk.runtime.translations import _, interface_language
from iomdesk.services.approval import (
    REOPENING,
    approve_minutes,
    circulate_minutes,
    reopen_minutes,
    set_deadline,
    take_back_approval,
    take_back_circulation,
)
from iomdesk.services.changes import Changes
from iomdesk.services.correction_places import circulated_paragraph, preview_correction
from iomdesk.services.corrections import (
    accept_correction,
    amend_correction,
    edit_correction,
    receive_correction,
    refuse_correction,
    remove_correction,
    reopen_correction,
)
from iomdesk.services.house import set_house_setting
from iomdesk.ui.minutes.approval_page import ApprovalPage
from iomdesk.ui.minutes.item_text import ItemText
from iomdesk.ui.minutes.text_page import TextPages
from iomdesk.ui.minutes.words_sought import WordsSought
from iomdesk.ui.operations import Operations
from iomdesk.ui.widgets.buttons import ElidedButton

_ENOUGH = 60  # signs by which a paragraph is found again


class Approving(QObject):
    """Keep the page of the approval and the desk the same; approved minutes can only be read."""

    locked = Signal(bool)

    def __init__(
        self,
        operations: Operations,
        session: int,
        pages: TextPages,
        text: ItemText,
        sought: WordsSought,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._operations = operations
        self._session = session
        self._pages = pages
        self._text = text
        self._view: ApprovalView | None = None
        self._page: ApprovalPage | None = None
        self._wanted: int | None = None
        self._sought = sought
        self.button = ElidedButton(_("Approval…"), "", self.open, "gavel")
        self.button.setToolTip(_("Circulation, corrections, approval (Ctrl+Shift+A)"))

    @property
    def page(self) -> ApprovalPage:
        """Return the page, made when it is first wanted."""
        if self._page is None:
            self._page = ApprovalPage()
            self._page.allow(not self._operations.is_read_only)
            self._pages.addWidget(self._page)
            self._connect(self._page)
        return self._page

    @property
    def is_locked(self) -> bool:
        """Say whether the minutes are approved."""
        return self._view is not None and self._view.stage == "approved"

    def open(self) -> None:
        """Show the page in place of the text."""
        page = self.page
        self._text.autosave.when_saved(self.refresh)
        self._pages.setCurrentWidget(page)
        page.list.rows.setFocus()

    def refresh(self) -> None:
        """Ask where the minutes stand."""
        self._operations.ask(
            approval_of,
            receiver=self,
            then=self._on_view,
            session_id=self._session,
            language=interface_language(),
        )

    def _connect(self, page: ApprovalPage) -> None:
        state, panel, form = page.state, page.panel, page.form
        page.left.connect(self._pages.show_text)
        state.circulateWanted.connect(lambda on, chosen: self._do(circulate_minutes, on=on, languages=chosen))
        state.approveWanted.connect(lambda on, by: self._do(approve_minutes, on=on, by_session=by))
        state.reopenWanted.connect(lambda on, reason: self._do(reopen_minutes, on=on, reason=reason))
        state.backWanted.connect(self._take_back)
        state.deadlineSet.connect(
            lambda language, day: self._do(set_deadline, language=language, deadline_on=day)
        )
        state.reopeningSet.connect(
            lambda is_on: self._run(set_house_setting, {"name": REOPENING, "value": is_on})
        )
        page.list.chosen.connect(lambda one: self._ask_preview(one))
        page.editWanted.connect(self._begin_form)
        panel.previewWanted.connect(self._preview)
        panel.acceptWanted.connect(self._accept)
        panel.refuseWanted.connect(self._refuse)
        panel.backWanted.connect(lambda one: self._run(reopen_correction, {"correction": one.id}))
        panel.removeWanted.connect(self._remove)
        panel.placeWanted.connect(self._go_to)
        form.storeWanted.connect(self._store)
        form.paragraphWanted.connect(self._ask_paragraph)

    def _on_view(self, view: ApprovalView) -> None:
        was_locked = self.is_locked
        self._view = view
        self.button.setText(_("Approval: {stage}").format(stage=stage_names()[view.stage]))
        self.button.setAccessibleName(self.button.text())
        if self._page is not None:
            self._page.show_view(view, self._wanted)
            self._wanted = None
        if was_locked != self.is_locked:
            self.locked.emit(self.is_locked)
            self._tell_lock(view)

    def _tell_lock(self, view: ApprovalView) -> None:
        banner = self._pages.text.banner
        if not self.is_locked:
            banner.hide()
            return
        day = format_date(view.steps[-1].on, interface_language())
        said = _("These minutes were approved on {day} and can only be read.").format(day=day)
        banner.say(said, "info", _("Approval and corrigendum"), self.open, stays=True)

    def _ask_preview(self, one: CorrectionRow | None) -> None:
        if one is not None:
            self._preview(one.id, one.final_text or one.new_text)

    def _preview(self, correction: int, words: str) -> None:
        self._operations.ask(
            preview_correction,
            receiver=self,
            then=self.page.panel.show_preview,
            correction_id=correction,
            text=words,
        )

    def _ask_paragraph(self, language: str, number: str) -> None:
        def nothing(_error: Exception) -> None:
            self.page.form.show_paragraph(None)

        self._operations.ask(
            circulated_paragraph,
            receiver=self,
            then=self.page.form.show_paragraph,
            otherwise=nothing,
            session_id=self._session,
            language=language,
            number=number,
        )

    def _begin_form(self, one: CorrectionRow | None) -> None:
        languages = [row.language for row in self._view.deadlines] if self._view else []

        def begin(delegations: tuple[DelegationRow, ...]) -> None:
            self.page.form.know(languages, delegations)
            self.page.form.begin(one)

        self._operations.ask(
            delegations_of,
            receiver=self,
            then=begin,
            session_id=self._session,
            language=interface_language(),
        )

    def _store(self, correction: int | None, fields: Mapping[str, Any]) -> None:
        def stored(changes: Changes) -> None:
            self._wanted = changes.created or correction
            self.page.close_form()
            self.refresh()

        def failed(error: Exception) -> None:
            self.page.form.notice.say(str(error), "danger")

        if correction is None:
            self._run(receive_correction, {"session": self._session, **fields}, stored, failed)
        else:
            own = {("delegation_id" if name == "delegation" else name): one for name, one in fields.items()}
            self._run(edit_correction, {"correction": correction, "fields": own}, stored, failed)

    def _accept(self, one: CorrectionRow, words: str, reason: str, shown: str | None) -> None:
        given: dict[str, Any] = {"correction": one.id, "reason": reason, "shown": shown}
        service: Callable[..., Changes] = accept_correction
        if words != one.new_text:
            service, given = amend_correction, {**given, "text": words}
        self._text.autosave.when_saved(lambda: self._run(service, given, self._on_decided))

    def _refuse(self, one: CorrectionRow, reason: str) -> None:
        self._run(refuse_correction, {"correction": one.id, "reason": reason}, self._on_decided)

    def _remove(self, one: CorrectionRow) -> None:
        said = _("The correction is in the trash.")
        self._run(remove_correction, {"correction": one.id}, said=said)

    def _go_to(self, one: CorrectionRow, stored: str) -> None:
        """Go to the item and the version of a correction, and there to the paragraph."""
        if one.item_id is None:
            return
        paragraphs = parse_markdown(stored)
        words = plain_text(paragraphs[0].text)[:_ENOUGH] if paragraphs else ""
        self._sought.seek(one.item_id, one.language, words)

    def _take_back(self) -> None:
        self._do(take_back_approval if self.is_locked else take_back_circulation)

    def _on_decided(self, _changes: Changes) -> None:
        self.page.list.go_on()
        self.refresh()

    def _do(self, service: Callable[..., Changes], **arguments: Any) -> None:
        """Run what concerns the minutes as a whole, after what is being typed is stored."""
        given = {"session": self._session, **arguments}
        self._text.autosave.when_saved(lambda: self._run(service, given))

    def _run(
        self,
        service: Callable[..., Changes],
        arguments: Mapping[str, Any],
        then: Callable[[Changes], object] | None = None,
        otherwise: Callable[[Exception], object] | None = None,
        said: str = "",
    ) -> None:
        self.page.banner.hide()
        self._operations.run(
            service,
            initiator=self,
            then=then or (lambda _changes: self.refresh()),
            otherwise=otherwise or self._on_error,
            said=said,
            **arguments,
        )

    def _on_error(self, error: Exception) -> None:
        self.page.banner.say(str(error), "danger")
        self.refresh()
