"""The one table of renderers; a format's library is imported when a paper is first written in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import cast

from iomdesk.document.document import Document
from iomdesk.rendering.renderer import Progress, Renderer, no_progress


@dataclass
class LateRenderer:
    """Stand for a renderer whose module is imported at its first use.

    The imports of reportlab, python-docx and lxml would cost the first window a quarter of a second.
    """

    extension: str
    name: str
    module: str
    class_name: str

    def render(self, document: Document, target: Path, progress: Progress = no_progress) -> None:
        """Write the document to `target`; raises what the renderer itself raises."""
        self._load().render(document, target, progress)

    def _load(self) -> Renderer:
        found = getattr(import_module(f"iomdesk.rendering.{self.module}"), self.class_name)
        return cast(Renderer, found())


RENDERERS: Mapping[str, Renderer] = MappingProxyType(
    {
        "pdf": LateRenderer("pdf", "PDF", "pdf_renderer", "PdfRenderer"),
        "docx": LateRenderer("docx", "Word", "docx_renderer", "DocxRenderer"),
        "odt": LateRenderer("odt", "OpenDocument", "odt_renderer", "OdtRenderer"),
        "md": LateRenderer("md", "Markdown", "markdown_renderer", "MarkdownRenderer"),
        "xml": LateRenderer("xml", "Akoma Ntoso (XML)", "akn_renderer", "AknRenderer"),
        "txt": LateRenderer("txt", "Text", "text_renderer", "TextRenderer"),
    }
)
"""Every format a paper can be written in, by the name used at the command line."""
