"""Write the board of coverage for the window: as papers are, and as a workbook."""

from pathlib import Path

from iomdesk.app.paper_workshop import RenderedPapers
from iomdesk.papers.coverage_facts import CoverageFacts
from iomdesk.rendering.output import write_bytes


class RenderedBoard(RenderedPapers):
    """Offer the renderers of papers and the one of workbooks."""

    def write_workbook(self, facts: CoverageFacts, language: str, path: Path) -> str:
        """Write the workbook whole or not at all and return its digest. Raises PaperNotWritten."""
        from iomdesk.rendering.coverage_workbook import coverage_workbook  # openpyxl is slow to load

        return write_bytes(coverage_workbook(facts, language), path)

    def write_bytes(self, content: bytes, path: Path) -> str:
        """Write bytes that are ready whole or not at all and return their digest. Raises PaperNotWritten."""
        return write_bytes(content, path)
