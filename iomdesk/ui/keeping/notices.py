"""Say in the status line and above the sessions how it stands with the backups."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject

from iomdesk.queries.keeping_words import is_old, rehearsed_in_words
from iomdesk.runtime.translations import _
from iomdesk.ui.keeping.keeper import Keeper
from iomdesk.ui.shell.status_line import StatusLine
from iomdesk.ui.widgets.banner import Banner


class BackupNotices(QObject):
    """Follow the keeper; a trouble or an old backup is told above the list of sessions until it is mended."""

    def __init__(self, keeper: Keeper, line: StatusLine, banner: Banner, show: Callable[[], None]) -> None:
        super().__init__(banner)
        self._keeper, self._line, self._banner, self._show = keeper, line, banner, show
        keeper.listed.connect(self._tell)
        self._tell()

    def _tell(self) -> None:
        keeper = self._keeper
        if not keeper.is_listed:
            return
        today = datetime.now().astimezone().date()
        is_bad = bool(keeper.trouble) or is_old(keeper.last_good, today)
        self._line.show_backup(rehearsed_in_words(keeper.last_good, today), is_good=not is_bad)
        if keeper.trouble:
            words = _("The last backup did not come back whole. {trouble}").format(trouble=keeper.trouble)
            self._banner.say(words, "danger", _("Look at the backups"), self._show)
        elif keeper.backups and is_bad:
            words = _("It is long ago that a backup of this desk came back whole.")
            self._banner.say(words, "warning", _("Look at the backups"), self._show)
        else:
            self._banner.hide()
