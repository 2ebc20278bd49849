"""Make the PDFs that come into a secretariat: of every size, turned, cropped, damaged, locked, hostile."""

import re
import subprocess
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from shutil import which

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String
from PIL import Image, ImageDraw
from reportlab.lib.pagesizes import A3, A4, A5, LETTER, landscape, legal
from reportlab.pdfgen.canvas import Canvas

SENTENCE = "Ce que dit ce document"
"""Stands on each page, so that the text of a part is known again in the pack."""


def text_pdf(
    path: Path, pages: int = 1, size: tuple[float, float] = A4, *, words: str = SENTENCE, compress: int = 1
) -> Path:
    """Make pages whose ink reaches each edge: a frame along it, and a sentence with the page's number."""
    canvas = Canvas(str(path), pagesize=size, pageCompression=compress, invariant=1)
    for page in range(1, pages + 1):
        canvas.rect(1, 1, size[0] - 2, size[1] - 2)
        canvas.drawString(72, size[1] - 72, f"{words} {page}")
        canvas.drawString(8, 8, "au bord")
        canvas.showPage()
    canvas.save()
    return path


def changed(path: Path, change: Callable[[Pdf], None], **saving: object) -> Path:
    """Change a file in place."""
    with Pdf.open(path, allow_overwriting_input=True) as pdf:
        change(pdf)
        pdf.save(path, **saving)  # type: ignore[arg-type]
    return path


def turned(path: Path, degrees: int, size: tuple[float, float] = A4) -> Path:
    """Make a page that viewers turn clockwise."""

    def turn(pdf: Pdf) -> None:
        for page in pdf.pages:
            page.obj.Rotate = degrees

    return changed(text_pdf(path, size=size), turn)


def cropped(path: Path) -> Path:
    """Make a page of which viewers show a part, with its origin elsewhere and ink outside."""

    def crop(pdf: Pdf) -> None:
        page = pdf.pages[0].obj
        page.MediaBox = Array([-50, -50, 700, 900])
        page.CropBox = Array([40, 60, 540, 800])

    return changed(text_pdf(path), crop)


def large_unit(path: Path) -> Path:
    """Make a plan whose unit is four points."""

    def enlarge(pdf: Pdf) -> None:
        pdf.pages[0].obj.UserUnit = 4

    return changed(text_pdf(path), enlarge)


def scanned(path: Path, size: tuple[int, int] = (1240, 1754)) -> Path:
    """Make what a scanner makes: an image over the whole page, dark at its edges."""
    image = Image.new("L", size, 235)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, size[0] - 1, size[1] - 1), outline=0, width=12)
    draw.text((120, 200), SENTENCE, fill=0)
    image.save(path, "PDF", resolution=150)
    return path


def with_links(path: Path) -> Path:
    """Make three pages with a link to a page, one to a name, one to an address, and bookmarks."""

    def link(pdf: Pdf) -> None:
        last = pdf.pages[2].obj
        pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String("fin"), Array([last, Name.Fit])])))
        wanted = (
            {"Dest": Array([last, Name.XYZ, 72, 700, 0])},
            {"A": Dictionary(S=Name.GoTo, D=String("fin"))},
            {"A": Dictionary(S=Name.URI, URI=String("https://www.iom.int/"))},
            {"A": Dictionary(S=Name.JavaScript, JS=String("app.alert('!')"))},
            {"A": Dictionary(S=Name.Launch, F=String("calc.exe"))},
        )
        notes = [
            Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([72, 700, 300, 720]), **entry)
            for entry in wanted
        ]
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note) for note in notes])
        with pdf.open_outline() as outline:
            chapter = OutlineItem("Chapitre", 1)
            chapter.children.append(OutlineItem("Section", 2))
            outline.root.append(chapter)

    return changed(text_pdf(path, pages=3), link)


def with_actions(path: Path) -> Path:
    """Make a file that acts when it is opened, carries another file, and has a field to fill in."""

    def arm(pdf: Pdf) -> None:
        script = Dictionary(S=Name.JavaScript, JS=String("app.launchURL('http://example.org')"))
        pdf.Root.OpenAction = script
        pdf.Root.AA = Dictionary(WC=script)
        pdf.pages[0].obj.AA = Dictionary(O=script)
        pdf.attachments["annexe.exe"] = b"MZ this would be run"
        look = pdf.make_stream(b"BT /F1 12 Tf 2 5 Td (rempli) Tj ET")
        look.Type, look.Subtype, look.BBox = Name.XObject, Name.Form, Array([0, 0, 200, 20])
        look.Resources = pdf.pages[0].obj.Resources
        field = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Tx,
                T=String("nom"),
                V=String("rempli"),
                Rect=Array([72, 600, 272, 620]),
                AP=Dictionary(N=pdf.make_indirect(look)),
                AA=Dictionary(K=script),
            )
        )
        pdf.pages[0].obj.Annots = Array([field])
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]))

    return changed(text_pdf(path), arm)


def tagged(path: Path) -> Path:
    """Make two pages with a structure tree of two paragraphs."""

    def tag(pdf: Pdf) -> None:
        root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
        numbers: list[object] = []
        kids = []
        for number, page in enumerate(pdf.pages):
            content = page.obj.Contents.read_bytes()
            page.obj.Contents = pdf.make_stream(b"/P <</MCID 0>> BDC " + content + b" EMC")
            page.obj.StructParents = number
            paragraph = pdf.make_indirect(
                Dictionary(Type=Name.StructElem, S=Name("/Absatz"), P=document, Pg=page.obj, K=0)
            )
            kids.append(paragraph)
            numbers += [number, Array([paragraph])]
        document.K = Array(kids)
        root.K, root.ParentTree, root.ParentTreeNextKey = document, Dictionary(Nums=Array(numbers)), 2
        root.RoleMap = Dictionary(Absatz=Name.P)
        pdf.Root.StructTreeRoot, pdf.Root.Lang = root, String("fr")
        pdf.Root.MarkInfo = Dictionary(Marked=True)

    return changed(text_pdf(path, pages=2), tag)


def encrypted(path: Path, user: str = "") -> Path:
    """Lock a file: with an empty user password everybody reads it."""
    return changed(
        text_pdf(path), lambda _pdf: None, encryption=pikepdf.Encryption(owner="maître", user=user)
    )


def object_streams(path: Path) -> Path:
    """Make a file whose objects lie packed in streams."""
    return changed(
        text_pdf(path, pages=3), lambda _pdf: None, object_stream_mode=pikepdf.ObjectStreamMode.generate
    )


def without_table(path: Path) -> Path:
    """Make a file whose cross-reference table is gone."""
    data = text_pdf(path, pages=2).read_bytes()
    path.write_bytes(re.sub(rb"startxref\s+\d+", b"startxref\n99999999", data))
    return path


def truncated(path: Path) -> Path:
    """Make a file of which the second half did not arrive."""
    data = text_pdf(path, pages=40, compress=0).read_bytes()
    path.write_bytes(data[: len(data) // 2])
    return path


def cyclic(path: Path) -> Path:
    """Make a file whose pages contain each other."""

    def bend(pdf: Pdf) -> None:
        pdf.Root.Pages.Kids.append(pdf.Root.Pages)

    return changed(text_pdf(path), bend)


def without_pages(path: Path) -> Path:
    """Make a file that has no page at all."""
    with Pdf.new() as pdf:
        pdf.save(path)
    return path


def unbalanced(path: Path) -> Path:
    """Make a page that takes back more than it set aside, and leaves a transformation behind."""

    def bend(pdf: Pdf) -> None:
        page = pdf.pages[0].obj
        content = page.Contents.read_bytes()
        page.Contents = pdf.make_stream(b"Q Q 1 0 0 1 0 -20 cm " + content + b" q 3 0 0 3 0 0 cm")

    return changed(text_pdf(path), bend)


def no_pdf(path: Path) -> Path:
    """Make a file that only says that it is a PDF."""
    path.write_bytes(b"PK\x03\x04 this is something else")
    return path


def bomb(path: Path, megabytes: int = 512) -> Path:
    """Make a small file whose page unpacks to a very large one."""
    import zlib

    packer = zlib.compressobj(9)
    block = b" " * 1_000_000
    data = b"".join(packer.compress(block) for _ in range(megabytes)) + packer.flush()

    def fill(pdf: Pdf) -> None:
        pdf.pages[0].obj.Contents = pikepdf.Stream(pdf, data, Filter=Name.FlateDecode)

    return changed(text_pdf(path), fill, compress_streams=False)


def by_ghostscript(path: Path) -> Path:
    """Pass a file through Ghostscript."""
    source = text_pdf(path.with_suffix(".before.pdf"), pages=2)
    subprocess.run(
        ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", f"-sOutputFile={path}", str(source)],
        check=True,
        timeout=60,
    )
    return path


READABLE: Mapping[str, Callable[[Path], Path]] = {
    "a4": text_pdf,
    "a4 on its side": lambda path: text_pdf(path, size=landscape(A4)),
    "a3": lambda path: text_pdf(path, size=A3),
    "a3 on its side": lambda path: text_pdf(path, size=landscape(A3)),
    "a5": lambda path: text_pdf(path, size=A5),
    "letter": lambda path: text_pdf(path, size=LETTER),
    "legal": lambda path: text_pdf(path, size=legal),
    "very long": lambda path: text_pdf(path, size=(200, 5000)),
    "turned 90": lambda path: turned(path, 90),
    "turned 180": lambda path: turned(path, 180),
    "turned 270": lambda path: turned(path, 270),
    "turned back": lambda path: turned(path, -90),
    "letter on its side turned": lambda path: turned(path, 90, landscape(LETTER)),
    "cropped": cropped,
    "large unit": large_unit,
    "scanned": scanned,
    "links": with_links,
    "actions": with_actions,
    "tagged": tagged,
    "encrypted, no user password": encrypted,
    "object streams": object_streams,
    "no cross-reference table": without_table,
    "unbalanced": unbalanced,
}
"""Files that can be read, by what is special about them."""

if which("gs"):
    READABLE = {**READABLE, "ghostscript": by_ghostscript}

UNREADABLE: Mapping[str, Callable[[Path], Path]] = {
    "locked": lambda path: encrypted(path, user="secret"),
    "no pages": without_pages,
    "no pdf": no_pdf,
}
"""Files of which no page can be had."""


def ink(image: Image.Image) -> tuple[int, int, int, int] | None:
    """Return the box around all that is darker than paper."""
    return image.convert("L").point(lambda value: 255 if value < 200 else 0).getbbox()


def in_memory(path: Path) -> BytesIO:
    """Read a file."""
    return BytesIO(path.read_bytes())
