"""The life of a report: steps with their files, deadlines, corrections, and the step that comes next."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iomdesk.document.dates import format_date
from iomdesk.document.document import Document
from iomdesk.queries.bodies import list_bodies
from iomdesk.queries.papers import PaperRow, paper_of
from iomdesk.queries.participants import delegations_of
from iomdesk.queries.report_life import (
    KeptFileRow,
    ReportDeadlineRow,
    ReportLifeView,
    ReportStepRow,
    kept_file,
    report_life_of,
)
from iomdesk.queries.report_life_words import stages
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _, interface_language
from iomdesk.services.changes import Changes
from iomdesk.services.paper_facts import build_paper
from iomdesk.services.report_corrections import (
    decide_report_correction,
    receive_report_correction,
    remove_report_correction,
)
from iomdesk.services.report_life import (
    approve_report,
    change_report_deadline,
    issue_corrigendum,
    issue_project,
    keep_report_file,
    open_corrections,
    reissue_report,
    take_back_report_step,
)
from iomdesk.ui.operations import Operations
from iomdesk.ui.report.file_names import file_name
from iomdesk.ui.report.life_corrections import CorrectionsInbox
from iomdesk.ui.report.life_form import LifeForm
from iomdesk.ui.report.outside import Outside
from iomdesk.ui.report.workshop import PaperWorkshop
from iomdesk.ui.widgets.banner import Banner
from iomdesk.ui.widgets.buttons import ElidedButton, TextButton
from iomdesk.ui.widgets.date_field import DateField
from iomdesk.ui.widgets.desk_view import DeskView
from iomdesk.ui.widgets.labels import label, section
from iomdesk.ui.widgets.layouts import add, column, empty, row, scrolled

_SERVICES: Mapping[str, Callable[..., Changes]] = {
    "project": issue_project,
    "corrections": open_corrections,
    "corrigendum": issue_corrigendum,
    "approved": approve_report,
    "reissued": reissue_report,
}
_PAPERS = {"corrigendum": "report-corrigendum", "cover_note": "cover-note"}
_LEFT = 330


class LifePage(DeskView):
    """Take the report further, keep what is issued, decide what is asked for."""

    kinds = frozenset({"report", "session", "paper", "delegation"})
    left = Signal()

    def __init__(
        self, operations: Operations, session_id: int, paper: PaperWorkshop, outside: Outside
    ) -> None:
        super().__init__(operations)
        self._session, self._paper, self._outside = session_id, paper, outside
        self._view: ReportLifeView | None = None
        self.banner = Banner()
        self.form = LifeForm()
        self.inbox = CorrectionsInbox()
        self.back = TextButton(_("Take the last step back"), "link", self._take_back, "undo-2")
        self.deadlines: dict[str, DateField] = {}
        self._steps = column(gap="xs")
        self._deadlines = column(gap="xs")
        self._build()
        self.form.stepWanted.connect(self._step)
        self.inbox.received.connect(self._receive)
        self.inbox.decided.connect(self._decide)
        self.inbox.removed.connect(lambda one: self._run(remove_report_correction, correction=one))
        is_allowed = not operations.is_read_only
        self.form.setEnabled(is_allowed)
        self.inbox.allow(is_allowed)

    def refresh(self) -> None:
        """Ask how far the report is."""
        ask, session, language = self.operations.ask, self._session, interface_language()
        ask(report_life_of, receiver=self, then=self._on_view, session_id=session, language=language)
        ask(list_bodies, receiver=self, then=self.form.show_bodies, language=language)
        show = self.inbox.show_delegations
        ask(delegations_of, receiver=self, then=show, session_id=session, language=language)

    def _build(self) -> None:
        back = TextButton(_("Back to the pages"), "link", self.left.emit, "arrow-left")
        beside = QWidget()
        beside.setLayout(
            column(
                self.form,
                12,
                section(_("Steps")),
                self._steps,
                row(self.back, None),
                12,
                self._deadlines,
                None,
                margins=(16, 12, 12, 12),
            )
        )
        left = scrolled(beside)
        left.setFixedWidth(_LEFT)
        right = QWidget()
        right.setLayout(column(self.inbox, margins=(8, 12, 16, 12)))
        body = row(left, right, gap="s")
        body.setStretchFactor(right, 1)
        head = row(back, label(_("Life of the report"), "strong"), None, gap="m", margins=(16, 10, 16, 0))
        whole = column(head, self.banner, body, gap="xs")
        whole.setStretchFactor(body, 1)
        self.setLayout(whole)

    # What the desk says

    def _on_view(self, view: ReportLifeView) -> None:
        has_moved = self._view is None or self._view.stage != view.stage
        self._view = view
        empty(self._steps)
        for step in reversed(view.steps):
            self._add_step(step)
        if not view.steps:
            add(self._steps, label(_("A draft: nothing was issued yet."), "small", wraps=True))
        self.back.setVisible(any(not step.is_taken_back for step in view.steps))
        self._show_deadlines(view.deadlines)
        self.inbox.show_corrections(view.corrections)
        if has_moved:
            self.operations.ask(
                paper_of,
                receiver=self,
                then=lambda paper: self._propose(view.stage, paper),
                session_id=self._session,
                kind="report",
            )

    def _propose(self, stage: str, paper: PaperRow) -> None:
        self.form.propose(stage, paper.symbol)

    def _add_step(self, step: ReportStepRow) -> None:
        day = format_date(step.on, interface_language())
        taken = " (" + _("taken back") + ")" if step.is_taken_back else ""
        add(self._steps, label(f"{day} · {stages()[step.stage]}{taken}", wraps=True))
        at = f"{step.body} {step.body_session or ''}".strip()
        more = " · ".join(part for part in (step.symbol, at, step.resolution, step.note) if part)
        if more:
            add(self._steps, label(more, "small", wraps=True))
        for one in step.files:
            add(self._steps, self._file_button(one))

    def _file_button(self, one: KeptFileRow) -> ElidedButton:
        made = ElidedButton(one.file_name, "link", lambda: self.save_again(one), "file-text")
        words = _("Write it again as it was issued; its digest is {digest}").format(digest=one.digest)
        made.setToolTip(f"{one.file_name}\n{words}")
        return made

    def _show_deadlines(self, rows: Sequence[ReportDeadlineRow]) -> None:
        empty(self._deadlines)
        self.deadlines.clear()
        if rows:
            add(self._deadlines, section(_("Corrections until")))
        for one in rows:
            field = DateField(_("Last day for corrections, {language}").format(language=one.language.upper()))
            field.show_stored(one.deadline_on)
            field.setEnabled(not self.operations.is_read_only)
            field.committed.connect(lambda day, one=one: self._set_deadline(one, day))
            self.deadlines[one.language] = field
            add(self._deadlines, row(label(one.language.upper(), "medium"), field, None))

    # What the user does

    def _step(self, step: str, told: Mapping[str, Any], keeps: tuple[Sequence[str], Sequence[str]]) -> None:
        form = str(told.get("form", "")) if step == "approved" else step
        kind = _PAPERS.get(form, "report")

        def taken(changes: Changes) -> None:
            self.refresh()
            if changes.created is not None:
                for language in keeps[0]:
                    self._keep(changes.created, kind, language, keeps[1])

        self._run(_SERVICES[step], then=taken, session=self._session, **told)

    def _keep(self, step: int, kind: str, language: str, formats: Sequence[str]) -> None:
        """Make the paper of a step in formats beside the window, and keep each file."""

        def write(document: Document) -> None:
            for format in formats:
                self.operations.work(
                    partial(self._rendered, document, format),
                    receiver=self,
                    then=partial(self._store, step, kind, document, format),
                    otherwise=self._on_error,
                )

        if formats:
            self.operations.ask(
                build_paper,
                receiver=self,
                then=write,
                otherwise=self._on_error,
                session_id=self._session,
                kind=kind,
                language=language,
            )

    def _rendered(self, document: Document, format: str, progress: Callable[[int, int], bool]) -> bytes:
        with TemporaryDirectory(prefix="iomdesk-") as folder:
            path = Path(folder) / f"paper.{format}"
            self._paper.write(document, path, format, progress)
            return path.read_bytes()

    def _store(self, step: int, kind: str, document: Document, format: str, data: bytes) -> None:
        self._run(
            keep_report_file,
            step=step,
            kind=kind,
            language=document.language,
            format=format,
            file_name=file_name(document, format),
            data=data,
        )

    def _receive(self, told: Mapping[str, Any]) -> None:
        def stored(_changes: Changes) -> None:
            self.inbox.clear_form()
            self.refresh()

        self._run(receive_report_correction, then=stored, session=self._session, **told)

    def _decide(self, correction: int, status: str, reason: str, final: str) -> None:
        self._run(
            decide_report_correction,
            correction=correction,
            status=status,
            reason=reason,
            final_text=final,
        )

    def _set_deadline(self, one: ReportDeadlineRow, day: date | None) -> None:
        if day is None:
            self.deadlines[one.language].show_stored(one.deadline_on)
        else:
            self._run(change_report_deadline, session=self._session, language=one.language, deadline_on=day)

    def _take_back(self) -> None:
        live = [step for step in self._view.steps if not step.is_taken_back] if self._view else []
        if live:
            self._run(take_back_report_step, step=live[-1].id)

    def save_again(self, one: KeptFileRow) -> None:
        """Write a file that was issued to where the user says."""
        target = self._outside.choose_target(self, Path(one.file_name), one.format.upper())
        if target is None:
            return

        def write(found: tuple[str, bytes] | None) -> None:
            if found is not None:
                target.write_bytes(found[1])
                self.banner.say(_("Written: {file}").format(file=target), "info")

        self.operations.ask(kept_file, receiver=self, then=write, otherwise=self._on_error, file=one.id)

    def _run(
        self, service: Callable[..., Changes], then: Callable[[Changes], object] | None = None, **told: Any
    ) -> None:
        self.banner.hide()
        self.operations.run(
            service,
            initiator=self,
            then=then or (lambda _changes: self.refresh()),
            otherwise=self._on_error,
            **told,
        )

    def _on_error(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.banner.say(str(error), "danger")
        else:
            self.operations.failed.emit(error, self)
        self.refresh()
