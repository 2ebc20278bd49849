"""Every text can be read on every ground it stands on: WCAG 2.2, success criterion 1.4.3, in both themes."""

import pytest
from PySide6.QtGui import QColor

from iomdesk.ui.tokens import DARK, LIGHT, Tokens

LEAST = 4.5
GROUNDS = ("canvas", "surface", "raised", "selection", "hover")
TEXTS = ("text", "muted", "faint", "accent", "good", "warning", "danger")
OWN_GROUNDS = (
    ("on_accent", "accent"),
    ("on_accent", "accent_strong"),
    ("accent", "accent_soft"),
    ("text", "accent_soft"),
    ("warning", "warning_soft"),
    ("text", "warning_soft"),
    ("danger", "danger_soft"),
    ("text", "danger_soft"),
)
PAIRS = [(text, ground) for text in TEXTS for ground in GROUNDS] + list(OWN_GROUNDS)


def luminance(color: QColor) -> float:
    def linear(value: float) -> float:
        return float(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(value) for value in (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_stands_out_from_its_ground(tokens: Tokens, text: str, ground: str) -> None:
    assert contrast(tokens.color(text), tokens.color(ground)) >= LEAST
