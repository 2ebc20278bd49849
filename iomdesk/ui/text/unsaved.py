"""Tell that a text could not be stored, the same way in every editor, and let it be carried off."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QFileDialog

from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.ui.aside_journal import AsideJournal
from iomdesk.ui.text.autosave import Autosave
from iomdesk.ui.widgets.banner import Banner

_LONGEST = 160


class UnsavedNotice(QObject):
    """Say in a banner what happened to a text, and where it is, for as long as it is not stored."""

    def __init__(
        self, banner: Banner, autosave: Autosave, aside: AsideJournal, words: Callable[[], str]
    ) -> None:
        super().__init__(autosave)
        self._banner = banner
        self._autosave = autosave
        self._aside = aside
        self._words = words
        self._error: Exception | None = None
        autosave.failed.connect(self._on_failed)
        autosave.saved.connect(lambda _moment: self._end())
        aside.kept.connect(self._tell)
        aside.failed.connect(lambda _error: self._tell())

    def _on_failed(self, error: Exception) -> None:
        self._error = error
        self._tell()

    def _end(self) -> None:
        if self._error is not None:  # or the banner tells of something else
            self._error = None
            self._banner.hide()

    def _tell(self) -> None:
        if self._error is None:
            return
        more = ((_("Copy all"), self._copy), (_("Save elsewhere…"), self._save))
        said = f"{self._what_happened(self._error)} {self._where_it_is()}"
        self._banner.say(said, "danger", _("Try now"), self._autosave.try_again, stays=True, more=more)

    def _what_happened(self, error: Exception) -> str:
        return _("The text is not stored yet: {reason}.").format(reason=_reason(error))

    def _where_it_is(self) -> str:
        if self._aside.trouble is not None:
            return _(
                "Nor can it be kept elsewhere on this computer ({reason}): it is on this page alone. "
                "Copy it, or save it elsewhere, before you close the program."
            ).format(reason=_reason(self._aside.trouble))
        if self._aside.holds_all:
            return _(
                "Every word is kept on this computer meanwhile, and is tried again every few seconds; should "
                "the program end, it is offered at the next start."
            )
        return _("It is still here and is tried again every few seconds.")

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._words())

    def _save(self) -> None:
        parent = self._banner.window()
        name = _("text") + ".md"
        chosen, _kind = QFileDialog.getSaveFileName(parent, _("Save the text"), name, "Markdown (*.md *.txt)")
        if chosen:
            try:
                Path(chosen).write_text(self._words(), encoding="utf-8")
            except OSError as error:
                self._banner.say(
                    f"{chosen}: {error.strerror}", "danger", _("Try now"), self._tell, stays=True
                )


def _reason(error: Exception) -> str:
    """The first line alone: a database adds its statements below, which hold the text itself."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    first = next(iter(str(error).strip().splitlines()), "")
    shown = first if isinstance(error, UserError) else first[:_LONGEST]
    return shown.rstrip(".") or type(error).__name__
