"""Say of a pack that it is PDF/A where all its parts say so of themselves, and of no other pack."""

import re
from functools import cache

from pikepdf import Array, Dictionary, Name, Pdf, PdfError, String

_PART = re.compile(rb"pdfaid:part(?:>|\s*=\s*[\"'])\s*([123])")
_ICC_TIME = slice(24, 36)  # of the header: when a profile was made (ICC.1, 7.2.8)
_ICC_IDENTITY = slice(84, 100)


def claims_archival(file: Pdf) -> bool:
    """Say whether a file claims PDF/A and takes its colours for those of a screen."""
    try:
        metadata = file.Root.Metadata.read_bytes()
        intents = [intent for intent in file.Root.OutputIntents if intent.S == "/GTS_PDFA1"]
        components = {int(intent.DestOutputProfile.N) for intent in intents}
    except (AttributeError, KeyError, PdfError, TypeError, ValueError):
        return False
    return _PART.search(metadata) is not None and components == {3}


def declare_archival(pdf: Pdf, title: str, language: str, *, claims: bool) -> None:
    """Describe the pack in XMP; with `claims` as PDF/A-2b, with the colours of a screen."""
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = title
        metadata["dc:language"] = {language}
        metadata["xmp:CreatorTool"] = "iomdesk"
        if claims:
            metadata["pdfaid:part"] = "2"
            metadata["pdfaid:conformance"] = "B"
    if claims:
        profile = pdf.make_stream(_screen_colours())
        profile.N = 3
        intent = Dictionary(
            Type=Name.OutputIntent,
            S=Name.GTS_PDFA1,
            OutputConditionIdentifier=String("sRGB"),
            Info=String("sRGB"),
            DestOutputProfile=pdf.make_indirect(profile),
        )
        pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


@cache
def _screen_colours() -> bytes:
    """Return the sRGB profile without the moment of its making, so that the same pack has the same bytes."""
    from PIL import ImageCms

    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    data[_ICC_TIME] = bytes(12)
    data[_ICC_IDENTITY] = bytes(16)
    return bytes(data)
