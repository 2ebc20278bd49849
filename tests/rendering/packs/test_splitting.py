"""A pack is cut into files that can be mailed, between papers where that is possible."""

from itertools import pairwise
from pathlib import Path

from PIL import Image
from pypdfium2 import PdfDocument

from iomdesk.rendering.packs.assembly import write_pack
from iomdesk.rendering.packs.splitting import plan_pieces, write_piece
from tests.rendering.packs.conftest import MakePlan

LIMIT = 400_000


def photographs(path: Path, pages: int) -> Path:
    """Make pages of about a hundred thousand bytes each."""
    images = [Image.effect_noise((330, 330), 90 + page) for page in range(pages)]
    images[0].save(path, "PDF", save_all=True, append_images=images[1:], quality=95)
    return path


def test_pieces_hold_every_page_once_and_keep_within_the_limit(make_plan: MakePlan, tmp_path: Path) -> None:
    sources = [photographs(tmp_path / f"{n}.pdf", n) for n in (2, 1, 9)]
    layout = write_pack(make_plan(sources), tmp_path / "pack.pdf")
    starts = layout.starts
    pieces = plan_pieces(tmp_path / "pack.pdf", starts, LIMIT)
    assert [piece.first for piece in pieces[:1]] == [0]
    assert pieces[-1].end == layout.sheets
    assert all(before.end == after.first for before, after in pairwise(pieces))
    labels: list[str] = []
    for number, piece in enumerate(pieces):
        path = tmp_path / f"piece {number}.pdf"
        write_piece(tmp_path / "pack.pdf", piece, path)
        assert path.stat().st_size <= LIMIT
        with PdfDocument(path) as pdf:
            labels += [pdf.get_page_label(page) for page in range(len(pdf))]
    assert labels == ["i", "ii", *map(str, range(1, layout.pages + 1))]
    cut_inside = [piece.end for piece in pieces if piece.end not in (*starts, layout.sheets)]
    assert all(end > starts[3] for end in cut_inside), "only the paper that is too large alone is cut"
