"""The agenda of a session as a paper: provisional, or adopted once its items are."""

from iomdesk.document.document import Document
from iomdesk.papers.agenda_list import agenda_items
from iomdesk.papers.cover import body_line, cover_of, session_line
from iomdesk.papers.facts import PaperFacts
from iomdesk.papers.procedure import has_adopted_stage
from iomdesk.papers.setting import set_document
from iomdesk.papers.voice import Voice
from iomdesk.papers.wording import Wording, default_wording


def provisional_agenda(facts: PaperFacts, language: str, wording: Wording | None = None) -> Document:
    """Make the agenda in one language, with a masthead and without contents."""
    voice = Voice(facts, language, wording or default_wording())
    stage = "adopted" if has_adopted_stage(voice) else "provisional"
    name = voice.line(f"annex.agenda_{stage}")
    return set_document(
        Document(
            title=" – ".join(part for part in (facts.cover.symbol, name) if part),
            language=language,
            symbol=facts.cover.symbol,
            cover=cover_of(voice, (voice.line(f"agenda.title_{stage}"),)),
            blocks=tuple(agenda_items(voice, details=True)),
            subject=" – ".join(part for part in (body_line(voice), session_line(voice)) if part),
            mark=voice.line("mark.sample") if facts.session.is_sample else "",
        )
    )
