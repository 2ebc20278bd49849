"""Find, store, check, back up and open on a desk of a million paragraphs, raw FTS5 beside it."""

import os
import shutil
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from iomdesk.desk import Desk, open_desk
from iomdesk.queries.search import SHOWN, search_desk
from iomdesk.runtime.private_files import bring_to_disk
from iomdesk.runtime.settings import Settings, store_settings
from iomdesk.services.minutes import save_draft
from iomdesk.storage.backups import make_backup
from tests.benchmarks.test_report_editing_speed import Say, say
from tests.benchmarks.test_startup_speed import BARE, OURS, seconds_to_be_seen
from tests.benchmarks.whole_desk import COMMON, PHRASE, PREFIX, RARE, SIZES, make_whole_desk

__all__ = ["say"]

QUERIES = {
    RARE: f'"{RARE}" *',
    COMMON: f'"{COMMON}" *',
    f'"{PHRASE}"': f'"{PHRASE}"',
    PREFIX: f'"{PREFIX}" *',
}
RUNS = 7
BEYOND_RAW_MS, TIMES_RAW_RANKED = 30, 1.3
SAVE_MS, CHECK_SECONDS, TIMES_COPY = 20, 60, 2
TIMES_BARE, TIMES_SAMPLE, MEMORY_MB = 5.0, 1.2, 250

MEMORY = """
with open("/proc/self/status") as status:
    sys.stderr.write(next(line for line in status if line.startswith("VmHWM")).split()[1])
"""


@dataclass(frozen=True)
class Figures:
    """Hold milliseconds for one query: the raw index, ours, both by rank."""

    raw: float
    ours: float
    raw_ranked: float
    ours_ranked: float


@pytest.fixture(scope="module")
def whole_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "whole.iomdesk"
    make_whole_desk(path, SIZES[-1])
    return path


@pytest.fixture
def opened(whole_desk: Path) -> Iterator[Desk]:
    with open_desk(whole_desk) as desk:
        yield desk


def median_ms(function: Callable[[], object], runs: int = RUNS) -> float:
    times = []
    for _run in range(runs):
        start = time.perf_counter()
        function()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def measured(desk: Desk, query: str, match: str) -> Figures:
    with closing(sqlite3.connect(desk.path)) as raw:

        def ask(order: str) -> object:
            sql = f"SELECT rowid FROM search_index WHERE search_index MATCH ? ORDER BY {order} LIMIT {SHOWN}"
            return raw.execute(sql, (match,)).fetchall()

        return Figures(
            median_ms(lambda: ask("rowid DESC")),
            median_ms(lambda: desk.answer(search_desk, query=query)),
            median_ms(lambda: ask("rank"), 3),
            median_ms(lambda: desk.answer(search_desk, query=query, by_relevance=True), 3),
        )


def test_what_is_newest_and_what_fits_best_are_found_at_once(opened: Desk, say: Say) -> None:
    for query, match in QUERIES.items():
        found = measured(opened, query, match)
        say(
            f"{query}: newest {found.raw:.1f} raw, {found.ours:.1f} ours; "
            f"best {found.raw_ranked:.1f} raw, {found.ours_ranked:.1f} ours (ms)"
        )
        assert opened.answer(search_desk, query=query).hits
        assert found.ours < found.raw + BEYOND_RAW_MS
        assert found.ours_ranked < found.raw_ranked * TIMES_RAW_RANKED + BEYOND_RAW_MS


def test_growth_from_ten_thousand_to_a_million_paragraphs(whole_desk: Path, tmp_path: Path, say: Say) -> None:
    say("paragraphs | newest rare | newest common | best common | save (ms)")
    for size in SIZES:
        path = whole_desk if size is SIZES[-1] else tmp_path / f"{size.paragraphs}.iomdesk"
        if size is not SIZES[-1]:
            make_whole_desk(path, size)
        with open_desk(path) as desk:
            rare, common = (measured(desk, query, QUERIES[query]) for query in (RARE, COMMON))
            told = (rare.ours, common.ours, common.ours_ranked, stored_ms(desk))
        say(f"{size.paragraphs:>10,} | " + " | ".join(f"{one:.1f}" for one in told))


def stored_ms(desk: Desk) -> float:
    words = iter(range(1000))
    return median_ms(
        lambda: desk.do(
            save_draft, item=1005, language="fr", text=f"Un texte de {next(words)} mots."
        ).result()
    )


def test_a_typical_save_is_short(opened: Desk, say: Say) -> None:
    taken = stored_ms(opened)
    say(f"a save: {taken:.1f} ms")
    assert taken < SAVE_MS


def test_the_whole_desk_is_checked_within_a_minute(opened: Desk, say: Say) -> None:
    start = time.perf_counter()
    assert not [one for one in opened.check().result() if one.kind == "search_stale"]
    taken = time.perf_counter() - start
    say(f"check: {taken:.1f} s")
    assert taken < CHECK_SECONDS


def test_a_backup_takes_no_longer_than_two_copies(whole_desk: Path, tmp_path: Path, say: Say) -> None:
    def copied() -> None:
        shutil.copyfile(whole_desk, tmp_path / "copy")
        bring_to_disk(tmp_path / "copy")
        (tmp_path / "copy").unlink()

    def backed_up() -> None:
        make_backup(whole_desk, tmp_path / "backups", reason="asked", is_alone=True)
        shutil.rmtree(tmp_path / "backups")

    plain, backup = median_ms(copied, 3), median_ms(backed_up, 3)
    say(f"backup: {backup / 1000:.1f} s, {backup / plain:.2f} times a file copy")
    assert backup < TIMES_COPY * plain


def test_the_window_opens_as_on_the_sample_desk(whole_desk: Path, sample_desk: Path, say: Say) -> None:
    store_settings(Path(os.environ["IOMDESK_CONFIG"]), Settings(language="fr"))
    shown = {whole_desk: SIZES[-1].sessions, sample_desk: 5}
    for desk, rows in shown.items():
        seconds_to_be_seen(OURS, rows, desk)
    runs = [
        (seconds_to_be_seen(BARE), *(seconds_to_be_seen(OURS, rows, desk) for desk, rows in shown.items()))
        for _run in range(RUNS)
    ]
    bare, whole, sample = (statistics.median(column) for column in zip(*runs, strict=True))
    memory = _memory_mb(whole_desk)
    told = f"{whole / bare:.2f} times a bare window, {whole / sample:.2f} times the sample"
    say(f"open: {told}; {memory:.0f} MB")
    assert whole < TIMES_BARE * bare
    assert whole < TIMES_SAMPLE * sample
    assert memory < MEMORY_MB


def _memory_mb(desk: Path) -> float:
    import subprocess

    script = OURS.replace("sys.exit(run.run([sys.argv[3]]))", f"run.run([sys.argv[3]])\n{MEMORY}")
    done = subprocess.run(
        [sys.executable, "-c", script, str(time.time()), str(SIZES[-1].sessions), str(desk)],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    return float(done.stderr.split()[-1]) / 1024
