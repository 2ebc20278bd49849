"""The agenda of a session as a paper: provisional, or adopted once its items are."""

from iomdesk.document.document import Document
from iomdesk.papers.agenda_list import agenda_items
from iomdesk.papers.facts import PaperFacts
from iomdesk.papers.masthead import paper_with_masthead
from iomdesk.papers.procedure import has_adopted_stage
from iomdesk.papers.voice import Voice
from iomdesk.papers.wording import Wording, wording_of


def provisional_agenda(facts: PaperFacts, language: str, wording: Wording | None = None) -> Document:
    """Make the agenda in one language, with a masthead and without contents."""
    voice = Voice(facts, language, wording or wording_of(facts.house))
    stage = "adopted" if has_adopted_stage(voice) else "provisional"
    revision = f" Rev.{facts.agenda_revision}" if facts.agenda_revision else ""
    name = voice.line(f"annex.agenda_{stage}") + revision
    title = voice.line(f"agenda.title_{stage}") + revision
    return paper_with_masthead(voice, title, name, agenda_items(voice, details=True))
