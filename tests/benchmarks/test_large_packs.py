"""Packs of the size that no secretariat should meet: memory, what comes out, and a late paper beside them."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from shutil import which
from time import perf_counter

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from iomdesk.desk import Desk, new_desk
from iomdesk.document.document import Document
from iomdesk.model.document_names import ProposedNames
from iomdesk.queries.agenda import agenda_of
from iomdesk.rendering.packs.production import PackProduction
from iomdesk.services.document_files import bring_document
from iomdesk.services.pack_jobs import PackJob, pack_file, pack_job
from iomdesk.services.pack_state import pack_paper
from iomdesk.services.packs import issue_pack
from tests.pdf_corpus import text_pdf

MEGABYTE = 1024**2
FILES, PAGES_EACH, IMAGE = 100, 50, 84_000
SESSION = 6

pytestmark = pytest.mark.benchmark(group="packs")


@pytest.fixture(scope="module")
def scans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make 5,000 scanned pages in 100 files, 400 MB together; noise, for it cannot be packed any smaller."""
    folder, random = tmp_path_factory.mktemp("scans"), Random(7)
    for number in range(FILES):
        with Pdf.new() as pdf:
            for _page in range(PAGES_EACH):
                _add_scan(pdf, random.randbytes(IMAGE))
            pdf.save(folder / f"{number:03}.pdf")
    return folder


def _add_scan(pdf: Pdf, noise: bytes) -> None:
    image = Stream(pdf, noise, Type=Name.XObject, Subtype=Name.Image, Width=300, Height=280)
    image.ColorSpace, image.BitsPerComponent = Name.DeviceGray, 8
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, 595, 842]),
        Resources=Dictionary(XObject=Dictionary(I=image)),
        Contents=Stream(pdf, b"q 500 0 0 700 50 90 cm /I Do Q"),
    )
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))


@pytest.mark.skipif(sys.platform == "win32", reason="the memory of a process is told by resource")
def test_5000_pages_of_400_megabytes_keep_within_400_megabytes(
    scans: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Measure in a process of its own, and look with other programs at what came out."""
    code = (
        "import resource, sys; from pathlib import Path\n"
        "from iomdesk.rendering.packs.assembly import write_pack\n"
        "from tests.benchmarks.test_pack_speed import plan_of\n"
        "write_pack(plan_of(sorted(Path(sys.argv[1]).iterdir())), Path(sys.argv[2]))\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)\n"
    )
    pack = tmp_path / "pack.pdf"
    began = perf_counter()
    said = subprocess.run(
        [sys.executable, "-c", code, str(scans), str(pack)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    used, size = int(said.stdout), sum(file.stat().st_size for file in scans.iterdir())
    with capsys.disabled():
        print(  # noqa: T201
            f"\n{FILES * PAGES_EACH} pages of {size / MEGABYTE:.0f} MB: {used / MEGABYTE:.0f} MB of memory, "
            f"{perf_counter() - began:.1f} s"
        )
    assert size > 400 * 1_000_000
    assert used < 400 * MEGABYTE
    _check(pack, FILES * PAGES_EACH)


def _check(pack: Path, least: int) -> None:
    if which("qpdf"):
        subprocess.run(["qpdf", "--check", str(pack)], check=True, capture_output=True)
    with Pdf.open(pack) as pdf:
        count = len(pdf.pages)
    assert count > least
    if which("pdftotext"):
        last = subprocess.run(
            ["pdftotext", "-f", str(count), str(pack), "-"], capture_output=True, text=True, check=True
        )
        assert "WG/14/99" in last.stdout, "the last page is stamped"


def test_one_file_of_300_megabytes_comes_out_whole(tmp_path: Path) -> None:
    from iomdesk.rendering.packs.assembly import write_pack
    from tests.benchmarks.test_pack_speed import plan_of

    source, random = tmp_path / "scan.pdf", Random(3)
    with Pdf.new() as pdf:
        for _page in range(60):
            _add_scan(pdf, random.randbytes(IMAGE) * 60)
        pdf.save(source)
    assert source.stat().st_size > 300_000_000
    layout = write_pack(plan_of([source]), tmp_path / "pack.pdf")
    assert [place.pages for place in layout.places if place.key == "document-0"] == [60]
    assert not any(place.problem for place in layout.places)
    if which("qpdf"):
        subprocess.run(["qpdf", "--check", str(tmp_path / "pack.pdf")], check=True, capture_output=True)


class _Source:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def content(self, digest: str) -> bytes:
        return self._desk.answer(pack_file, digest=digest)

    def paper(self, reference: str) -> Document:
        return self._desk.answer(pack_paper, session_id=SESSION, reference=reference, language="fr")


@pytest.fixture
def make_desk(tmp_path: Path) -> Iterator[Callable[[int], Desk]]:
    """Make desks whose pack of so many pages was issued, and to which one paper came late."""
    desks = []

    def make(pages: int) -> Desk:
        desk = new_desk(tmp_path / f"{pages}.iomdesk", sample=True)
        desks.append(desk)
        item = desk.answer(agenda_of, session_id=SESSION, language="fr").items[0].id
        for number in range(20):
            _bring(desk, tmp_path, f"WG/90/{number}", pages // 20, item)
        job = desk.answer(pack_job, session_id=SESSION, language="fr")
        production = _production(desk, job, tmp_path / f"work {pages}")
        issued = {"layout": production.kept(), "papers": production.papers()}
        desk.do(issue_pack, session=SESSION, language="fr", number=0, **issued).result()
        _bring(desk, tmp_path, "WG/90/99", 2, item)
        return desk

    yield make
    for desk in desks:
        desk.close()


def _bring(desk: Desk, folder: Path, symbol: str, pages: int, item: int) -> None:
    data = text_pdf(folder / "brought.pdf", pages, words=symbol).read_bytes()
    read = {"printable": data, "pages": pages, "words": 0, "text": "", "remark": ""}
    desk.do(
        bring_document,
        session=SESSION,
        names=ProposedNames(symbol, f"Étude {symbol}", "fr"),
        file_name="étude.pdf",
        media_type="application/pdf",
        data=data,
        reading=read,
        item=item,
    ).result()


def _production(desk: Desk, job: PackJob, folder: Path) -> PackProduction:
    folder.mkdir()
    return PackProduction(
        texts=job.texts,
        parts=job.view.parts,
        source=_Source(desk),
        folder=folder,
        options=job.view.options,
        changes=job.view.changes,
    )


def test_a_late_paper_costs_the_same_beside_a_pack_of_any_size(
    make_desk: Callable[[int], Desk], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def supplement(desk: Desk, name: str) -> float:
        began = perf_counter()
        job = desk.answer(pack_job, session_id=SESSION, language="fr")
        made = _production(desk, job, tmp_path / name)
        made.write(tmp_path / f"{name}.pdf")
        assert made.layout().pages < 15
        changed = {change.key.partition("@")[0]: change.change for change in job.view.changes}
        assert [change for key, change in changed.items() if key.startswith("document")] == ["added"]

        return perf_counter() - began

    cost = {}
    for pages in (100, 2000):
        desk = make_desk(pages)
        cost[pages] = min(supplement(desk, f"supplement {pages} {turn}") for turn in range(5))
    with capsys.disabled():
        print("\nsupplement beside: " + ", ".join(f"{n} pages {1000 * t:.0f} ms" for n, t in cost.items()))  # noqa: T201
    assert cost[2000] < 1.5 * cost[100]
