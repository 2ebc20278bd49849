"""Say something where the work is, without taking the work away."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from iomdesk.runtime.translations import _
from iomdesk.ui.widgets.buttons import IconButton, TextButton
from iomdesk.ui.widgets.labels import label, set_look
from iomdesk.ui.widgets.layouts import empty, row

_ICONS = {"info": "info", "warning": "triangle-alert", "danger": "circle-alert"}
_COLORS = {"info": "accent", "warning": "warning", "danger": "danger"}


class Banner(QFrame):
    """Show one notice with an optional action; hidden until there is something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._sign = IconButton("info", "")
        self._sign.setEnabled(True)
        self._sign.setFocusPolicy(self._sign.focusPolicy().NoFocus)
        self._words = label("", wraps=True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._action = TextButton("", "link", self._on_action)
        self._close = IconButton("x", _("Close this notice"), self.hide)
        self._do: Callable[[], None] | None = None
        self._more = row(gap="m")
        parts = (self._sign, self._words, self._action, self._more, self._close)
        self.setLayout(row(*parts, margins=(16, 6, 12, 6)))
        self.hide()

    @property
    def text(self) -> str:
        """Return what is being said; empty when hidden."""
        return "" if self.isHidden() else self._words.text()

    def say(
        self,
        text: str,
        tone: str = "info",
        action: str = "",
        do: Callable[[], None] | None = None,
        *,
        stays: bool = False,
        more: Sequence[tuple[str, Callable[[], None]]] = (),
    ) -> None:
        """Show a notice (info, warning or danger); one that stays has no button to close it.

        `more` are further actions, which leave the notice standing.
        """
        self._sign.painter.choose(_ICONS[tone], _COLORS[tone])
        self._words.setText(text)
        self._do = do
        self._action.setText(action)
        self._action.setVisible(bool(action))
        empty(self._more)
        for words, pressed in more:
            self._more.addWidget(TextButton(words, "link", pressed))
        self._close.setVisible(not stays)
        set_look(self, tone=tone)
        self.setAccessibleName(text)
        self.show()

    def focus_action(self) -> None:
        """Bring the keyboard to the action, where the notice answers what was pressed."""
        self._action.setFocus()

    def _on_action(self) -> None:
        self.hide()
        if self._do is not None:
            self._do()
