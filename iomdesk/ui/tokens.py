"""The few values the whole window is drawn with: one accent, three greys, one scale of type and of space."""

from dataclasses import asdict, dataclass
from functools import cache

from PySide6.QtGui import QColor, QGuiApplication, QPalette


@dataclass(frozen=True)
class Tokens:
    """Hold the colours of one theme by what they are for, never by how they look."""

    canvas: str
    surface: str
    raised: str
    line: str
    line_strong: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_strong: str
    on_accent: str
    accent_soft: str
    selection: str
    hover: str
    good: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str
    is_dark: bool

    def color(self, name: str) -> QColor:
        """Return a colour for painting."""
        return _color(getattr(self, name))


LIGHT = Tokens(
    canvas="#f5f6f9",
    surface="#ffffff",
    raised="#ffffff",
    line="#e1e5eb",
    line_strong="#c3c9d3",
    text="#1a1e26",
    muted="#565e6c",
    faint="#626a78",
    accent="#1d5fae",
    accent_strong="#174f93",
    on_accent="#ffffff",
    accent_soft="#e5eefa",
    selection="#e6edfb",
    hover="#eef1f6",
    good="#1c7843",
    warning="#8a5300",
    warning_soft="#fff1dc",
    danger="#b3261e",
    danger_soft="#fdecea",
    is_dark=False,
)

DARK = Tokens(
    canvas="#15181c",
    surface="#1c2027",
    raised="#242932",
    line="#2b313a",
    line_strong="#434b57",
    text="#eceff4",
    muted="#a5aebb",
    faint="#949dad",
    accent="#84b0f6",
    accent_strong="#a3c4f9",
    on_accent="#0f1a2b",
    accent_soft="#21314f",
    selection="#22314e",
    hover="#262c35",
    good="#6fcf97",
    warning="#f2c078",
    warning_soft="#3a2c17",
    danger="#f28b82",
    danger_soft="#3f2220",
    is_dark=True,
)

SPACE = {"xs": 4, "s": 8, "m": 12, "l": 16, "xl": 24, "xxl": 40}
TYPE = {"micro": 11, "small": 12, "body": 13, "strong": 15, "title": 18, "display": 26}
UI_FAMILY = "Inter"
PRINT_FAMILY = "Liberation Serif"


@cache
def _color(value: str) -> QColor:
    return QColor(value)


def current_tokens() -> Tokens:
    """Return the tokens of the theme the application wears.

    Read from the application's palette: a widget's own takes what its style sheet says, such as a
    transparent ground, and tells nothing of the theme.
    """
    return DARK if QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def tokens_for(_palette: QPalette) -> Tokens:
    """Return the tokens to paint with, whatever a style sheet made of a widget's palette."""
    return current_tokens()


def style_values(tokens: Tokens) -> dict[str, str]:
    """Return what a style sheet's placeholders stand for: colours, `space_m` and `type_body` in pixels."""
    values = {name: str(value) for name, value in asdict(tokens).items()}
    values |= {f"space_{name}": f"{size}px" for name, size in SPACE.items()}
    values |= {f"type_{name}": f"{size}px" for name, size in TYPE.items()}
    return values | {
        "ui_family": UI_FAMILY,
        "print_family": PRINT_FAMILY,
        "shade": "dark" if tokens.is_dark else "light",
    }
