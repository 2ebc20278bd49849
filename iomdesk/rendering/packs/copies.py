"""Make the copies of a pack: the same file but for the few bytes that name the recipient."""

import hashlib
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from iomdesk.rendering.packs.assembly import stamp_fonts
from iomdesk.rendering.packs.copy_form import CopyMark, form_content, mark_positions
from iomdesk.rendering.packs.plan import PackPlan

_IDENTITY = re.compile(rb"/ID \[<[0-9a-f]{32}><([0-9a-f]{32})>\]")
_TAIL = 4096


@dataclass(frozen=True)
class _Slots:
    """Hold where a written pack may differ from copy to copy (bytes from its beginning)."""

    forms: dict[bool, int]
    identity: int | None


class CopyMaker:
    """Copy one written pack; `plan` is the one it was made from, with the letters of all marks in it."""

    def __init__(self, pack: Path, plan: PackPlan) -> None:
        self._pack = pack
        self._sheet = plan.sheet
        self._fonts = stamp_fonts(plan)
        self._slots = _slots(pack)

    def write(self, mark: CopyMark, target: Path) -> None:
        """Write one copy to `target`, a temporary path. Raises ValueError for a mark that is too long."""
        forms = {
            turned: form_content(mark, self._fonts, *self._sheet, turned=turned)
            for turned in self._slots.forms
        }
        shutil.copyfile(self._pack, target)
        with target.open("r+b") as file:
            for turned, place in self._slots.forms.items():
                file.seek(place)
                file.write(forms[turned])
            if self._slots.identity is not None:
                file.seek(self._slots.identity)
                file.write(hashlib.sha256(b"".join(forms.values())).hexdigest()[:32].encode("ascii"))


def _slots(pack: Path) -> _Slots:
    data = pack.read_bytes()
    found = _IDENTITY.search(data, max(0, len(data) - _TAIL))
    return _Slots(mark_positions(data), found.start(1) if found else None)
