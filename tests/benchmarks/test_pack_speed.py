"""Making packs beside what qpdf takes to put the same files one after the other, in the same run."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest

from iomdesk.document.blocks import Cover
from iomdesk.rendering.packs.assembly import write_pack
from iomdesk.rendering.packs.copies import CopyMaker
from iomdesk.rendering.packs.copy_form import CopyMark
from iomdesk.rendering.packs.plan import Entry, PackPlan, PackWords
from tests.pdf_corpus import text_pdf

FILES, PAGES = 60, 2000
RECIPIENTS = 50
ROUNDS = 7


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("documents")
    lengths = [PAGES // FILES + (number < PAGES % FILES) for number in range(FILES)]
    return [text_pdf(folder / f"{number}.pdf", pages) for number, pages in enumerate(lengths)]


def plan_of(sources: list[Path], letters: str = "") -> PackPlan:
    entries = []
    for number, source in enumerate(sources):
        if number % 5 == 0:
            entries.append(Entry(f"item-{number}", 1, f"{number // 5 + 1}.", f"Point {number}"))
        entries.append(Entry(f"document-{number}", 2, "", f"Document {number}", f"WG/14/{number}", source))
    cover = Cover("WG/14", "", "", ("Groupe de travail",), "Quatorzième session", ("Dossier",))
    words = PackWords("Sommaire", "Page", "Retour", "Non disponible", "Illisible.")
    return PackPlan("fr", "Dossier", "WG/14", cover, words, tuple(entries), letters=letters)


def best_of(*works: Callable[[], object]) -> tuple[float, ...]:
    """Take each in turn, so that what else the machine does in the meantime falls on all of them."""

    def once(work: Callable[[], object]) -> float:
        begin = perf_counter()
        work()
        return perf_counter() - begin

    rounds = [[once(work) for work in works] for _ in range(ROUNDS)]
    return tuple(map(min, zip(*rounds, strict=True)))


@pytest.mark.benchmark(group="packs")
def test_pack_of_2000_pages_takes_less_than_1_6_times_a_bare_merge(
    sources: list[Path], tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    plan = plan_of(sources)
    command = ["qpdf", "--empty", "--pages", *map(str, sources), "--", str(tmp_path / "bare.pdf")]
    bare, ours = best_of(
        lambda: subprocess.run(command, check=True), lambda: write_pack(plan, tmp_path / "pack.pdf")
    )
    record_property("ratio", ours / bare)
    print(f"pack {ours:.3f} s, bare merge {bare:.3f} s, ratio {ours / bare:.2f}")  # noqa: T201
    assert ours < 1.6 * bare


@pytest.mark.benchmark(group="packs")
def test_50_copies_cost_less_than_10_times_one(sources: list[Path], tmp_path: Path) -> None:
    marks = [CopyMark(f"Exemplaire {n} – Délégation {n}", f"N° {n}") for n in range(1, RECIPIENTS + 1)]
    plan = plan_of(sources, "".join(mark.line + mark.across for mark in marks))

    def copies(wanted: list[CopyMark]) -> None:
        write_pack(plan, tmp_path / "pack.pdf")
        maker = CopyMaker(tmp_path / "pack.pdf", plan)
        for number, mark in enumerate(wanted):
            maker.write(mark, tmp_path / f"copy {number}.pdf")

    one, all_of_them = best_of(lambda: copies(marks[:1]), lambda: copies(marks))
    print(f"one copy {one:.3f} s, fifty {all_of_them:.3f} s, ratio {all_of_them / one:.2f}")  # noqa: T201
    assert all_of_them < 10 * one
