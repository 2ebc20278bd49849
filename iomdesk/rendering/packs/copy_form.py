"""Mark the copies of a pack: two forms that every page draws, empty in the pack itself, of a fixed length.

A copy for a recipient differs from the pack in these few bytes only, so that fifty copies cost little more
than copying a file, and nothing else can slip in.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from iomdesk.rendering.packs.stamp_font import StampFonts

FORM_LENGTH = 6000
"""Bytes kept free for what marks a copy."""

SPARE = 4
"""How often the state is set aside besides, for pages that take back more than they set aside."""

_MARKS = {False: b"%IOMDESK COPY UPRIGHT", True: b"%IOMDESK COPY TURNED "}
_NAMES = {False: "/IomCopyU", True: "/IomCopyT"}
_SMALL, _SMALL_BASELINE, _MARGIN = 7.0, 27.0, 45.0
_LARGEST, _SHARE = 64.0, 0.8


class CopyForms:
    """Hold the two forms of a pack, for sheets upright and on their side."""

    def __init__(self, pdf: Pdf, fonts: Mapping[str, pikepdf.Object]) -> None:
        state = pdf.make_indirect(Dictionary(Type=Name.ExtGState, ca=0.14, CA=0.14))
        resources = pdf.make_indirect(
            Dictionary(Font=Dictionary(dict(fonts)), ExtGState=Dictionary({"/IomPale": state}))
        )
        self.objects: dict[str, Any] = {}
        self._uses: dict[bool, Any] = {}
        for turned, name in _NAMES.items():
            form = pdf.make_stream(_filled(turned, b""))
            form.Type, form.Subtype = Name.XObject, Name.Form
            form.BBox = Array([0, 0, 2000, 2000])
            form.Resources = resources
            self.objects[name] = pdf.make_indirect(form)
            ending = "Q " * (SPARE + 1) + f"\n{name} Do"
            self._uses[turned] = pdf.make_indirect(pdf.make_stream(ending.encode("ascii")))

    def use(self, *, on_its_side: bool) -> Any:
        """Return the piece of content that ends a page and draws the form."""
        return self._uses[on_its_side]


@dataclass(frozen=True, slots=True)
class CopyMark:
    """Hold what a copy says of itself: a line in the strip, and words across the page (empty for none)."""

    line: str
    across: str = ""


def mark_positions(data: bytes) -> dict[bool, int]:
    """Find where the forms begin in a written pack. Raises KeyError for a file that is none."""
    found = {turned: data.find(mark) for turned, mark in _MARKS.items()}
    if -1 in found.values():
        raise KeyError("not a pack of ours")
    return found


def form_content(mark: CopyMark, fonts: StampFonts, width: float, height: float, *, turned: bool) -> bytes:
    """Draw the mark of a copy for a sheet upright, or on its side, in exactly FORM_LENGTH bytes."""
    if turned:
        width, height = height, width
    return _filled(turned, _line(mark.line, fonts) + _across(mark.across, fonts, width, height))


def _filled(turned: bool, content: bytes) -> bytes:
    body = _MARKS[turned] + b"\n" + content
    if len(body) > FORM_LENGTH:
        raise ValueError("the mark of a copy is too long")
    return body.ljust(FORM_LENGTH)


def _line(text: str, fonts: StampFonts) -> bytes:
    if not text:
        return b""
    code = _show(text, fonts, _SMALL)
    return _artifact(f"1 0 0 1 {_MARGIN:.2f} {_SMALL_BASELINE:.2f} Tm {code}")


def _across(text: str, fonts: StampFonts, width: float, height: float) -> bytes:
    """Write along the diagonal, as large as the room allows, pale enough to read what is below."""
    if not text:
        return b""
    length = sum(part.width for part in fonts.stretches(text))
    size = min(_LARGEST, _SHARE * math.hypot(width, height) / length)
    angle = math.atan2(height, width)
    cos, sin = math.cos(angle), math.sin(angle)
    half, drop = length * size / 2, size * 0.33
    x = width / 2 - half * cos + drop * sin
    y = height / 2 - half * sin - drop * cos
    code = f"{cos:.5f} {sin:.5f} {-sin:.5f} {cos:.5f} {x:.2f} {y:.2f} Tm {_show(text, fonts, size)}"
    return _artifact(code, "/IomPale gs ")


def _show(text: str, fonts: StampFonts, size: float) -> str:
    return " ".join(f"{part.font} {size:.2f} Tf <{part.codes}> Tj" for part in fonts.stretches(text))


def _artifact(code: str, state: str = "") -> bytes:
    return f"/Artifact BMC q {state}BT 0 g {code} ET Q EMC\n".encode("ascii")
