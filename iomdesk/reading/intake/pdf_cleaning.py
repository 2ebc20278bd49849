"""Make a PDF fit for packs: readable by everybody, its fields set fast, and nothing in it that acts."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pypdfium2
from pikepdf import Array, Dictionary, ObjectStreamMode, PasswordError, Pdf, PdfError

from iomdesk.reading.intake.pdf_size import unpacks_too_far
from iomdesk.reading.intake.taken import REFUSALS, Limits, Remark, TakenIn

logging.getLogger("pikepdf._core").setLevel(logging.CRITICAL)

_ROOT_ACTIONS = ("/OpenAction", "/AA", "/URI", "/Collection", "/Threads", "/Perms", "/Legal", "/AF")
_HARMLESS = ("/GoTo", "/URI")
_ACTING_NOTES = frozenset(["/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D", "/TrapNet"])
_FIRST_LINES = 25
_END_REACH = 4096


def clean_pdf(path: Path, printable: Path, limits: Limits) -> TakenIn:
    """Write a clean copy of a PDF to `printable`, and read its text."""
    if not _is_whole(path):
        return TakenIn("application/pdf", (Remark.DAMAGED,))
    try:
        with Pdf.open(path, suppress_warnings=True) as pdf:
            remarks = _clean(pdf, limits)
            if not REFUSALS.isdisjoint(remarks):
                return TakenIn("application/pdf", tuple(remarks))
            pdf.save(printable, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
            title, pages = _title(pdf), len(pdf.pages)
    except PasswordError:
        return TakenIn("application/pdf", (Remark.LOCKED,))
    except (PdfError, ValueError, TypeError, RuntimeError, KeyError, AttributeError, RecursionError):
        return TakenIn("application/pdf", (Remark.DAMAGED,))
    return _read(printable, limits, remarks, title, pages)


def _is_whole(path: Path) -> bool:
    """Say whether a file has its end: of one that was cut off, some pages would come out empty."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _END_REACH))
        return b"%%EOF" in file.read()


def _clean(pdf: Pdf, limits: Limits) -> list[Remark]:
    """Take out what acts and set fast what can change; say what was done, or why nothing was."""
    if not len(pdf.pages):
        return [Remark.DAMAGED]
    if len(pdf.pages) > limits.pages:
        return [Remark.TOO_MANY_PAGES]
    if unpacks_too_far(pdf, limits):
        return [Remark.TOO_LARGE]
    steps: tuple[tuple[Remark, Callable[[Pdf], bool]], ...] = (
        (Remark.REPAIRED, lambda pdf: bool(pdf.get_warnings())),
        (Remark.UNLOCKED, lambda pdf: pdf.is_encrypted),
        (Remark.FORM, _set_fast),
        (Remark.ATTACHMENTS, _take_attachments),
        (Remark.ACTIONS, _take_actions),
        (Remark.FONTS, _lacks_fonts),
    )
    return [remark for remark, step in steps if step(pdf)]


def _set_fast(pdf: Pdf) -> bool:
    """Print what was filled in, and let there be no fields any more."""
    if "/AcroForm" not in pdf.Root:
        return False
    pdf.generate_appearance_streams()
    pdf.flatten_annotations("all")
    if "/AcroForm" in pdf.Root:
        del pdf.Root["/AcroForm"]
    return True


def _take_attachments(pdf: Pdf) -> bool:
    names = pdf.Root.get("/Names")
    return isinstance(names, Dictionary) and _remove(names, ("/EmbeddedFiles",))


def _take_actions(pdf: Pdf) -> bool:
    """Remove all that would happen by itself or on a click, but for links."""
    root = pdf.Root
    found = _remove(root, _ROOT_ACTIONS)
    names = root.get("/Names")
    if isinstance(names, Dictionary):
        found |= _remove(names, ("/JavaScript", "/Renditions"))
    for page in pdf.pages:
        found |= _remove(page.obj, ("/AA",))
        found |= _clean_notes(page.obj)
    return found


def _clean_notes(page: Any) -> bool:
    notes = page.get("/Annots")
    if not isinstance(notes, Array):
        return False
    kept = [note for note in notes if _is_kept(note)]
    found = len(kept) != len(notes)
    for note in kept:
        found |= _remove(note, ("/AA", "/PA"))
        action = note.get("/A")
        if action is not None and not _is_harmless(action):
            del note["/A"]
            found = True
    if found:
        page.Annots = Array(kept)
    return found


def _is_kept(note: Any) -> bool:
    return isinstance(note, Dictionary) and str(note.get("/Subtype", "")) not in _ACTING_NOTES


def _is_harmless(action: Any) -> bool:
    return isinstance(action, Dictionary) and str(action.get("/S", "")) in _HARMLESS and "/Next" not in action


def _remove(holder: Any, names: tuple[str, ...]) -> bool:
    there = [name for name in names if name in holder and not _opens_a_page(name, holder[name])]
    for name in there:
        del holder[name]
    return bool(there)


def _opens_a_page(name: str, value: Any) -> bool:
    """Leave a file its first view: a place in itself acts on nothing."""
    if name != "/OpenAction":
        return False
    return isinstance(value, Array) or (isinstance(value, Dictionary) and _is_harmless(value))


def _lacks_fonts(pdf: Pdf) -> bool:
    """Say whether letters depend on what is installed where the pack is read or printed."""
    return any(_is_missing(font) for page in [*pdf.pages][:50] for font in _fonts(page.obj))


def _fonts(page: Any) -> Iterator[Any]:
    resources = page.get("/Resources")
    fonts = resources.get("/Font") if isinstance(resources, Dictionary) else None
    if isinstance(fonts, Dictionary):
        yield from (font for font in fonts.values() if isinstance(font, Dictionary))


def _is_missing(font: Any) -> bool:
    if font.get("/Subtype") == "/Type3":
        return False
    inner = font.get("/DescendantFonts")
    holder = inner[0] if isinstance(inner, Array) and len(inner) else font
    descriptor = holder.get("/FontDescriptor")
    files = ("/FontFile", "/FontFile2", "/FontFile3")
    return not (isinstance(descriptor, Dictionary) and any(name in descriptor for name in files))


def _title(pdf: Pdf) -> str:
    title = pdf.docinfo.get("/Title")
    return " ".join(str(title).split()) if title is not None else ""


def _read(printable: Path, limits: Limits, remarks: list[Remark], title: str, pages: int) -> TakenIn:
    """Read the text as a reader program does; a file that cannot be read so is not printed either."""
    texts: list[str] = []
    size = 0
    try:
        pdf = pypdfium2.PdfDocument(printable)
        try:
            for page in pdf:
                text = page.get_textpage().get_text_bounded().replace("\r\n", "\n").replace("\ufffe", "-")
                page.close()
                size += len(text)
                if size > limits.text:
                    break
                texts.append(text)
        finally:
            pdf.close()
    except pypdfium2.PdfiumError:
        printable.unlink(missing_ok=True)
        return TakenIn("application/pdf", (Remark.DAMAGED,))
    words = sum(len(text.split()) for text in texts)
    lines = tuple(line.strip() for line in (texts[0].splitlines() if texts else ()) if line.strip())
    return TakenIn(
        media_type="application/pdf",
        remarks=tuple(remarks) if words else (*remarks, Remark.NO_TEXT),
        printable=True,
        pages=pages,
        words=words,
        text="\f".join(texts),
        title=title,
        first_lines=lines[:_FIRST_LINES],
    )
