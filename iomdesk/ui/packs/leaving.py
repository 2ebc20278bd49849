"""The ways of a pack out of the desk: issued, saved, copied for recipients, printed."""

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from iomdesk.queries.packs import PackView
from iomdesk.runtime.translations import _
from iomdesk.ui.packs.printing import PrintJob, item_jobs
from iomdesk.ui.packs.producing import PackProducing
from iomdesk.ui.packs.words import pack_name
from iomdesk.ui.packs.workshop import MadePack, PackForm, PackOrder
from iomdesk.ui.report.outside import Outside
from iomdesk.ui.widgets.banner import Banner


class PackLeaving(QObject):
    """Say what cannot be undone, ask where to, and let the work begin.

    `view`, `made` and `form` are what is shown at the moment.
    """

    def __init__(
        self, producing: PackProducing, banner: Banner, outside: Outside, is_read_only: bool, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._producing = producing
        self._banner = banner
        self._outside = outside
        self._is_read_only = is_read_only
        self.view: PackView | None = None
        self.made: MadePack | None = None
        self.form = PackForm.FILE

    def issue(self) -> None:
        """Offer to issue the pack and to save it."""
        self._confirm(PackForm.FILE, _("Issue and save…"))

    def save(
        self,
        form: PackForm | None,
        limit: int = 0,
        with_restricted: bool = True,
        *,
        recipient: int | None = None,
    ) -> None:
        """Write the pack; without a form as it is shown. Copies are made of what was issued."""
        if self.view is not None and form is PackForm.COPIES and not self.view.is_issued:
            self._confirm(form, _("Issue and make the copies…"), recipient)
        else:
            details = {"limit": limit, "with_restricted": with_restricted, "recipient": recipient}
            self._write(form or self.form, **details)

    def print(self, by_item: bool) -> None:
        """Print what is shown, or each item as a job of its own."""
        made = self.made
        if made is None or (by_item and made.form is not PackForm.FILE):
            return
        if made.recipient is not None:
            self._refuse_copy(made.recipient)
            return
        if not self._outside.has_printer():
            words = _(
                "No printer is set up on this computer. Nothing was printed; save the pack as PDF instead."
            )
            self._banner.say(words, "warning", _("Save as PDF…"), lambda: self.save(None))
            return
        text = made.job.texts[True]
        jobs = [PrintJob(text.title)]
        if by_item:
            count = made.pages.page_count
            jobs = [*item_jobs(text.title, _("contents"), text.lines, made.places, count)]
        self._producing.print(made, jobs, duplex=bool(made.job.view.options.get("duplex")))

    def _refuse_copy(self, recipient: int) -> None:
        """A copy that is handed out stands in the log: it is made as a file, and that is printed."""
        words = _("Copies are numbered and logged. Make this copy, then print its file.")
        self._banner.say(
            words,
            "info",
            _("Make this copy…"),
            lambda: self.save(PackForm.COPIES, recipient=recipient),
        )

    def _confirm(self, form: PackForm, action: str, recipient: int | None = None) -> None:
        """Say what issuing freezes before the file is asked for: it is the one thing that has no undo."""
        if self.view is None or self.view.is_issued or self._is_read_only:
            return
        words = _(
            "Issuing freezes “{name}”: its papers, words and page numbers stay as they are. "
            "What comes later makes a supplement. This cannot be undone."
        ).format(name=pack_name(self.view.number))
        self._banner.say(
            words, "warning", action, lambda: self._write(form, issues=True, recipient=recipient)
        )
        self._banner.focus_action()

    def _write(self, form: PackForm, **details: Any) -> None:
        target = self._producing.target(self.view, form) if self.view else None
        if target is not None and self.view is not None:
            self._producing.save(self.view, PackOrder(form, target, **details))
