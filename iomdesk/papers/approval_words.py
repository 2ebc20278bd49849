"""How papers say that a report was approved: by whom, at which session, on which day, by what."""

from collections.abc import Mapping

from iomdesk.document.dates import format_date
from iomdesk.document.inline import Text
from iomdesk.papers.grammar import with_article
from iomdesk.papers.life_facts import ReportLife
from iomdesk.papers.voice import Voice


def approval_values(voice: Voice, life: ReportLife) -> Mapping[str, str | Text]:
    """Return what the sentences of an approval have in their places; the resolution stands in `details`."""
    name = voice.words(life.approver)
    number, day, resolution = life.approving_session, life.approved_on, life.resolution.strip()
    return {
        "by_body": voice.line("covernote.by", name=with_article(name, voice.language)) if name else "",
        "at_session": voice.line("covernote.at", ordinal=voice.ordinal(number)) if number else "",
        "on_dates": voice.line("covernote.on", day=format_date(day, voice.language)) if day else "",
        "details": voice.line("covernote.through", details=resolution) if resolution else "",
    }


def cover_notes(voice: Voice) -> str:
    """Say on the cover of a report that it was approved, or which document it cancels; else nothing."""
    life = voice.facts.lives.report
    notes = []
    if life.replaces:
        day = life.replaces_dated_on
        on = voice.line("reportlife.dated", day=format_date(day, voice.language)) if day else ""
        notes.append(voice.line("reportlife.replaces", symbol=life.replaces, on_dates=on))
    if life.approved_on is not None:
        notes.append(voice.line("reportlife.approved", many=False, **approval_values(voice, life)))
    return " ".join(notes)
