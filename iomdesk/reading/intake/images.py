"""Make pages of images: each at its own size, on A4 where it does not say one, never recompressed."""

import zlib
from collections.abc import Iterator
from pathlib import Path

from pikepdf import Array, Dictionary, Name, Page, Pdf, Stream
from PIL import Image, UnidentifiedImageError

from iomdesk.reading.intake.taken import Limits, Remark, TakenIn

_A4 = (595.276, 841.89)
_MARGIN = 28.35
_LEAST_DPI = 72


def image_to_pdf(path: Path, printable: Path, limits: Limits, media_type: str) -> TakenIn:
    """Write each page of an image as a page of a PDF."""
    Image.MAX_IMAGE_PIXELS = limits.pixels
    try:
        with Image.open(path) as image, Pdf.new() as pdf:
            frames = getattr(image, "n_frames", 1)
            if frames > limits.pages:
                return TakenIn(media_type, (Remark.TOO_MANY_PAGES,))
            for number in range(frames):
                image.seek(number)
                _check(image, limits)
                _add_page(pdf, image, path)
            pdf.save(printable, deterministic_id=True)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return TakenIn(media_type, (Remark.TOO_LARGE,))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, zlib.error):
        return TakenIn(media_type, (Remark.DAMAGED,))
    return TakenIn(media_type, (Remark.NO_TEXT,), printable=True, pages=frames, words=0)


def _check(image: Image.Image, limits: Limits) -> None:
    if image.width * image.height > limits.pixels:
        raise Image.DecompressionBombError


def _add_page(pdf: Pdf, image: Image.Image, path: Path) -> None:
    stream = _as_it_is(pdf, image, path) or _unpacked(pdf, image)
    width, height = _size(image)
    left, foot = (
        ((_A4[0] - width) / 2, (_A4[1] - height) / 2) if width <= _A4[0] and height <= _A4[1] else (0, 0)
    )
    sheet = _A4 if left or foot else (width, height)
    content = f"q {width:.3f} 0 0 {height:.3f} {left:.3f} {foot:.3f} cm /Im Do Q".encode("ascii")
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, *sheet]),
        Resources=Dictionary(XObject=Dictionary(Im=pdf.make_indirect(stream))),
        Contents=pdf.make_stream(content),
    )
    pdf.pages.append(Page(pdf.make_indirect(page)))


def _size(image: Image.Image) -> tuple[float, float]:
    """Return the size in points: as scanned, but never larger than A4 leaves room for on either side."""
    across, down = (_resolution(value) for value in _dpi(image))
    width, height = image.width * 72 / across, image.height * 72 / down
    largest = sorted(_A4) if height >= width else sorted(_A4, reverse=True)
    scale = min(1.0, largest[0] / width, largest[1] / height)
    return width * scale, height * scale


def _dpi(image: Image.Image) -> tuple[float, float]:
    found = image.info.get("dpi", (0, 0))
    return (float(found[0]), float(found[1])) if isinstance(found, tuple) and len(found) == 2 else (0.0, 0.0)


def _resolution(value: float) -> float:
    return value if value >= _LEAST_DPI else 96.0


def _as_it_is(pdf: Pdf, image: Image.Image, path: Path) -> Stream | None:
    """Take a JPEG over byte by byte: PDF holds it as it is."""
    spaces = {"L": Name.DeviceGray, "RGB": Name.DeviceRGB}
    if image.format != "JPEG" or image.mode not in spaces:
        return None
    image.load()  # a JPEG that was cut off is told now
    return _described(pdf, path.read_bytes(), image, spaces[image.mode], Name.DCTDecode)


def _unpacked(pdf: Pdf, image: Image.Image) -> Stream:
    plain = _on_white(image)
    space = Name.DeviceGray if plain.mode == "L" else Name.DeviceRGB
    packed = zlib.compress(plain.tobytes(), 6)
    return _described(pdf, packed, plain, space, Name.FlateDecode)


def _on_white(image: Image.Image) -> Image.Image:
    """Put transparent images on paper, and every other mode into grey or colour."""
    if image.mode in ("L", "RGB"):
        return image.copy()
    if image.mode in ("1", "I;16", "I", "F"):
        return image.convert("L")
    if "A" in image.getbands() or "transparency" in image.info:
        layer = image.convert("RGBA")
        paper = Image.new("RGB", layer.size, "white")
        paper.paste(layer, mask=layer.getchannel("A"))
        return paper
    return image.convert("RGB")


def _described(pdf: Pdf, data: bytes, image: Image.Image, space: Name, decoding: Name) -> Stream:
    stream = Stream(pdf, data)
    entries = _entries(image, space, decoding)
    for name, value in entries:
        stream[name] = value
    return stream


def _entries(image: Image.Image, space: Name, decoding: Name) -> Iterator[tuple[str, object]]:
    yield "/Type", Name.XObject
    yield "/Subtype", Name.Image
    yield "/Width", image.width
    yield "/Height", image.height
    yield "/ColorSpace", space
    yield "/BitsPerComponent", 8
    yield "/Filter", decoding
