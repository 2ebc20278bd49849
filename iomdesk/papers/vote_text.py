"""The result of a vote as a sentence of minutes: "par 8 voix contre 5 et une abstention".

Numbers stand in figures, except nought and one (FAO, numbers in French).
"""

from dataclasses import dataclass

from iomdesk.document.typography import typeset_string
from iomdesk.papers.facts import PaperFacts
from iomdesk.papers.voice import Voice
from iomdesk.papers.wording import wording_of


@dataclass(frozen=True, slots=True)
class VoteFact:
    """Hold a valid vote with what was moved; kinds as in the model."""

    kind: str
    text: str
    in_favour: int
    against: int
    abstaining: int
    is_adopted: bool


def vote_text(facts: PaperFacts, vote: VoteFact, language: str) -> str:
    """Say how a vote came out; the greater number comes first where the motion is lost."""
    voice = Voice(facts, language, wording_of(facts.house))
    first, second = (vote.in_favour, vote.against) if vote.is_adopted else (vote.against, vote.in_favour)
    details = ""
    if vote.abstaining:
        details = _counted(voice, "vote.abstentions", vote.abstaining)
    text = vote.text.strip()
    sentence = voice.line(
        "vote.adopted" if vote.is_adopted else "vote.rejected",
        many=voice.is_joint,
        label=voice.line(f"vote.label.{vote.kind}"),
        count=_counted(voice, "vote.votes", first) if first else voice.line("vote.no_votes"),
        number=_bare(voice, second),
        details=details,
        end=voice.line("vote.text", title=text) if text else ".",
    )
    return typeset_string(sentence, language)


def _counted(voice: Voice, key: str, count: int) -> str:
    return voice.line(key, many=count != 1, count=str(count))


def _bare(voice: Voice, count: int) -> str:
    if count > 1:
        return str(count)
    return voice.line("vote.one" if count else "vote.no_votes")
