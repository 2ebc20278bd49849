"""Measure what an edited report of 600 paragraphs costs: regenerating, writing, showing, its pages."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from iomdesk.app.paper_workshop import RenderedPapers
from iomdesk.desk import Desk, new_desk
from iomdesk.model.agenda import AgendaItem
from iomdesk.services.minutes import save_draft
from iomdesk.services.paper_facts import build_paper
from iomdesk.services.report_paragraphs import write_report_paragraph
from iomdesk.services.report_views import ReportView, report_view
from iomdesk.services.reports import make_report, regenerate_report
from iomdesk.services.work import Work

_SENTENCE = (
    "Plusieurs États Membres ont souligné, au sujet du point {n}, que les organes directeurs devaient "
    "disposer en temps utile des documents dont ils sont saisis, et que l’Administration y veillerait {end}."
)
_EACH = 70
_MOST_MERGING = 0.5
_MOST_WRITING = 0.1
_MOST_SHOWING = 0.3
_MOST_FOLLOWING = 0.3
_WAITING = 0.04  # several changes in a row are one reason to set the pages
_RUNS = 5
Say = Callable[[str], None]


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Say:
    def said(words: str) -> None:
        with capsys.disabled():
            print(f"\n{words}", end="")  # noqa: T201

    return said


def minutes(item: int, version: int) -> str:
    """Give the minutes of an item, of which every tenth paragraph differs between versions."""
    return "\n\n".join(
        _SENTENCE.format(n=f"{item}.{n}", end=f"dès {version}" if n % 10 == 0 else "bientôt")
        for n in range(_EACH)
    )


def write_minutes(work: Work, session: int, version: int) -> None:
    for item in work.session.scalars(select(AgendaItem.id).where(AgendaItem.session_id == session)).all():
        for language in ("fr", "en", "es"):
            save_draft(work, item=item, language=language, text=minutes(item, version))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path / "large.iomdesk", sample=True)


@pytest.fixture
def session(desk: Desk) -> int:
    found = desk.run(lambda work: work.session.scalar(select(AgendaItem.session_id).limit(1))) or 0
    desk.run(lambda work: write_minutes(work, found, 1))
    desk.do(make_report, session=found).result()
    return found


def shown(desk: Desk, session: int) -> ReportView:
    view = desk.ask(report_view, session_id=session).result()
    assert view is not None
    return view


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def test_regenerating_600_paragraphs_with_edits_takes_less_than_half_a_second(
    desk: Desk, session: int, say: Say
) -> None:
    with desk:
        rows = [one for one in shown(desk, session).rows if one.kind == "numbered"]
        assert len(rows) > 600
        for row in rows[::20]:
            text = f"{row.texts['fr'].text} Relu."
            desk.do(write_report_paragraph, paragraph=row.id, language="fr", text=text).result()
        times, proposed = [], 0
        for version in range(2, 2 + _RUNS):
            desk.run(lambda work, version=version: write_minutes(work, session, version))  # type: ignore[misc]
            start = time.perf_counter()
            proposed = desk.do(regenerate_report, session=session).result().count.proposed
            times.append(time.perf_counter() - start)
        taken = statistics.median(times)
        say(f"regenerating {len(rows)} paragraphs: {taken * 1000:.0f} ms, {proposed} proposed")
        assert proposed
        assert taken < _MOST_MERGING


def test_writing_and_showing_a_paragraph_of_600(desk: Desk, session: int, say: Say) -> None:
    with desk:
        row = next(one for one in shown(desk, session).rows if one.kind == "numbered")
        writing, showing = [], []
        for run in range(_RUNS):
            words = {"paragraph": row.id, "language": "fr", "text": f"Texte {run}."}
            writing.append(timed(lambda words=words: desk.do(write_report_paragraph, **words).result()))  # type: ignore[misc]
            showing.append(timed(lambda: shown(desk, session)))
        written, seen = statistics.median(writing), statistics.median(showing)
        say(f"writing: {written * 1000:.0f} ms, showing: {seen * 1000:.0f} ms")
        assert written < _MOST_WRITING
        assert seen < _MOST_SHOWING


def test_pages_of_a_report_of_60_pages_follow_an_edit(desk: Desk, session: int, say: Say) -> None:
    with desk:
        workshop = RenderedPapers()
        building, setting, pages = [], [], 0
        row = next(one for one in shown(desk, session).rows if one.kind == "numbered")
        for run in range(_RUNS):
            words = {"paragraph": row.id, "language": "fr", "text": f"Texte {run}."}
            desk.do(write_report_paragraph, **words).result()
            start = time.perf_counter()
            document = desk.ask(build_paper, session_id=session, kind="report", language="fr").result()
            building.append(time.perf_counter() - start)
            start = time.perf_counter()
            preview = workshop.preview(document, lambda _done, _all: True)
            setting.append(time.perf_counter() - start)
            pages = preview.page_count
            preview.close()
        say(f"{pages} pages: built in {min(building) * 1000:.0f} ms, set in {min(setting) * 1000:.0f} ms")
        assert pages >= 60
        of_60 = (min(building) + min(setting)) * 60 / pages
        assert of_60 + _WAITING < _MOST_FOLLOWING
