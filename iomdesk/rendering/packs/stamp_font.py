"""Embed one font for all that is stamped: a subset with the letters used, written as two-byte codes."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from iomdesk.rendering.pdf_fonts import PaperFont, fallback_font, family_font
from iomdesk.rendering.pdf_text import clean_text, stretches


class Stretch(NamedTuple):
    """Hold letters in one font, ready to be written between angle brackets, and their width at size 1."""

    font: str
    codes: str
    width: float


class StampFont:
    """Hold the letters of one face that a pack stamps; the rest of the face stays out of the file."""

    def __init__(self, name: str, font: PaperFont, letters: Iterable[str]) -> None:
        self.name = name
        self._font = font
        self._letters = sorted(set(letters))
        for letter in self._letters:
            font.form_of(ord(letter))
        self._glyphs = self._numbered()

    def stretch(self, text: str) -> Stretch:
        """Write a text in this face."""
        codes = "".join(f"{self._glyphs[letter]:04x}" for letter in text)
        return Stretch(self.name, codes, sum(self._font.advance(ord(letter)) for letter in text) / 1000)

    def embed(self, pdf: Pdf) -> pikepdf.Object:
        """Put the face into a file and return its font object."""
        data = self._font.face.makeSubset([ord(letter) for letter in self._letters])
        base = Name("/IOMDSK+" + self._font.face.name.decode("ascii"))
        descendant = Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType2,
            BaseFont=base,
            CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
            FontDescriptor=pdf.make_indirect(self._descriptor(pdf, base, data)),
            CIDToGIDMap=Name.Identity,
            DW=1000,
            W=Array([1, Array(self._widths())]),
        )
        return pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type0,
                BaseFont=base,
                Encoding=Name("/Identity-H"),
                DescendantFonts=Array([pdf.make_indirect(descendant)]),
                ToUnicode=pdf.make_indirect(pdf.make_stream(self._to_unicode())),
            )
        )

    def _numbered(self) -> dict[str, int]:
        """Number the glyphs as the subset does: in the order of the letters, each form once."""
        forms = self._font.face.charToGlyph
        order: dict[int, int] = {0: 0}
        numbers: dict[str, int] = {}
        for letter in self._letters:
            numbers[letter] = order.setdefault(forms[ord(letter)], len(order))
        return numbers

    def _widths(self) -> list[int]:
        by_glyph = {number: letter for letter, number in self._glyphs.items() if number}
        return [round(self._font.advance(ord(by_glyph[number]))) for number in sorted(by_glyph)]

    def _descriptor(self, pdf: Pdf, base: Name, data: bytes) -> Dictionary:
        face = self._font.face
        return Dictionary(
            Type=Name.FontDescriptor,
            FontName=base,
            Flags=4,
            FontBBox=Array([round(value) for value in face.bbox]),
            ItalicAngle=round(face.italicAngle),
            Ascent=round(face.ascent),
            Descent=round(face.descent),
            CapHeight=round(face.capHeight),
            StemV=round(face.stemV),
            FontFile2=pdf.make_indirect(pdf.make_stream(data, Length1=len(data))),
        )

    def _to_unicode(self) -> bytes:
        pairs = [
            f"<{number:04x}> <{letter.encode('utf-16-be').hex()}>" for letter, number in self._glyphs.items()
        ]
        groups = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
        blocks = "\n".join(
            f"{len(group)} beginbfchar\n" + "\n".join(group) + "\nendbfchar" for group in groups
        )
        return _CMAP.format(blocks=blocks).encode("ascii")


_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
{blocks}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


class StampFonts:
    """Write stamps in the serif family, and the letters it lacks in the fallback."""

    def __init__(self, texts: Iterable[str]) -> None:
        letters: dict[bool, set[str]] = {True: set(" "), False: set()}
        for text in texts:
            for own, piece in stretches(clean_text(text)):
                letters[own].update(piece)
        faces = {True: family_font(bold=False, italic=False), False: fallback_font(bold=False)}
        self._fonts = {
            own: StampFont(f"/IomF{int(own)}", faces[own], used) for own, used in letters.items() if used
        }

    def stretches(self, text: str) -> Iterator[Stretch]:
        """Write a text whose letters were announced; another letter raises KeyError."""
        for own, piece in stretches(clean_text(text)):
            yield self._fonts[own].stretch(piece)

    def embed(self, pdf: Pdf) -> dict[str, pikepdf.Object]:
        """Put the faces into a file and return them by the names stamps use."""
        return {font.name: font.embed(pdf) for font in self._fonts.values()}
