"""The next step of a report: which, on what day, under which symbol, and the files that are kept with it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from iomdesk.queries.bodies import BodyRow
from iomdesk.queries.report_life_words import stages
from iomdesk.runtime.translations import _
from iomdesk.ui.widgets.buttons import TextButton
from iomdesk.ui.widgets.date_field import DateField
from iomdesk.ui.widgets.fields import ChoiceField, LineField, NumberField
from iomdesk.ui.widgets.labels import label, section
from iomdesk.ui.widgets.layouts import column, row

LANGUAGES = ("fr", "en", "es")
_MOST_SESSIONS = 999
_SHOWN: Mapping[str, frozenset[str]] = {
    "project": frozenset({"symbol", "files"}),
    "corrections": frozenset({"languages"}),
    "corrigendum": frozenset({"symbol", "files"}),
    "approved": frozenset({"symbol", "body", "form", "resolution", "files"}),
    "reissued": frozenset({"replaces", "files"}),
}
_USUAL_NEXT = {
    "draft": "project",
    "project": "corrections",
    "corrections": "corrigendum",
    "corrigendum": "approved",
}


class LifeForm(QWidget):
    """Fill in a step; only the fields that belong to it are shown."""

    stepWanted = Signal(str, object, object)
    """(step, arguments of its service without the session, (languages, formats) of files to keep)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        steps = {key: words for key, words in stages().items() if key in _SHOWN}
        self.step = ChoiceField(_("Next step"), steps.items())
        self.day = DateField(_("Day of the step"))
        self.day.show_stored(date.today())
        self.symbol = LineField(_("Symbol"), _("Symbol, such as WG/2/L/1"))
        self.replaces = LineField(_("Which document is replaced"), _("Symbol of the document it replaces"))
        self.body = ChoiceField(_("By which body"), [])
        self.body.setMinimumContentsLength(12)
        self.body_session = NumberField(_("Session of the body"), _MOST_SESSIONS)
        self.form = ChoiceField(
            _("Form of the approved report"),
            [("cover_note", _("with a cover note")), ("rev", _("printed anew (Rev.)"))],
        )
        self.resolution = LineField(_("By which decision"), _("Decision or resolution"))
        self.languages = _boxes(LANGUAGES)
        self.formats = _boxes(("pdf", "docx"))
        self.formats["docx"].setChecked(False)
        self.record = TextButton(_("Record the step"), "primary", self.submit, "check")
        self._groups: dict[str, QWidget] = {}
        self._build()
        self.step.currentIndexChanged.connect(lambda _place: self._on_step())
        self._on_step()

    def show_bodies(self, bodies: Sequence[BodyRow]) -> None:
        """Offer the bodies that may approve, the committee first."""
        chosen = self.body.currentData()
        self.body.clear()
        for one in sorted(bodies, key=lambda body: body.code != "CPPF"):
            self.body.addItem(one.name if one.code != "CPPF" else one.code, one.id)
        if chosen is not None:
            self.body.show_stored(chosen)

    def propose(self, stage: str, symbol: str) -> None:
        """Choose the step that usually comes next."""
        self.step.show_stored(_USUAL_NEXT.get(stage, "reissued"))
        if not self.symbol.text():
            self.symbol.show_stored(symbol)

    def submit(self) -> None:
        """Hand the step in."""
        self.day.flush()
        if self.day.day is None or not self.day.is_understood:
            self.day.setFocus()
            return
        step = str(self.step.currentData())
        languages = tuple(one for one, box in self.languages.items() if box.isChecked())
        formats = tuple(one for one, box in self.formats.items() if box.isChecked())
        keeps = (languages, formats if "files" in _SHOWN[step] else ())
        self.stepWanted.emit(step, {"on": self.day.day, **self._told(step, languages)}, keeps)

    def _told(self, step: str, languages: tuple[str, ...]) -> dict[str, Any]:
        if step == "corrections":
            return {"languages": languages}
        if step == "reissued":
            return {"replaces": self.replaces.words}
        if step != "approved":
            return {"symbol": self.symbol.words}
        return {
            "symbol": self.symbol.words,
            "body": self.body.currentData(),
            "body_session": self.body_session.number,
            "form": self.form.currentData(),
            "resolution": self.resolution.words,
        }

    def _build(self) -> None:
        parts: dict[str, Sequence[QWidget]] = {
            "symbol": (self.symbol,),
            "replaces": (self.replaces,),
            "body": (self.body, label(_("Session"), "field"), self.body_session),
            "form": (self.form,),
            "resolution": (self.resolution,),
            "files": (label(_("Files kept"), "field"), *self.formats.values()),
        }
        for name, widgets in parts.items():
            group = QWidget()
            group.setLayout(row(*widgets, *((None,) if name == "files" else ())))
            self._groups[name] = group
        versions = row(label(_("Versions"), "field"), *self.languages.values(), None)
        self.setLayout(
            column(
                section(_("Next step")),
                self.step,
                self.day,
                *self._groups.values(),
                versions,
                row(self.record, None),
            )
        )

    def _on_step(self) -> None:
        shown = _SHOWN.get(str(self.step.currentData()), frozenset())
        for name, group in self._groups.items():
            group.setVisible(name in shown)


def _boxes(names: Sequence[str]) -> dict[str, QCheckBox]:
    boxes = {one: QCheckBox(one.upper()) for one in names}
    for one, box in boxes.items():
        box.setAccessibleName(one.upper())
        box.setChecked(True)
    return boxes
