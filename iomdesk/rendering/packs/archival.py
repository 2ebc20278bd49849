"""Say of a pack that it is PDF/A where all its parts say so of themselves, and of no other pack."""

import re

from pikepdf import Pdf, PdfError

from iomdesk.rendering.pdf_archival import add_output_intent

_PART = re.compile(rb"pdfaid:part(?:>|\s*=\s*[\"'])\s*([123])")


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
        add_output_intent(pdf)
