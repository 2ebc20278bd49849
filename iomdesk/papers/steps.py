"""The steps of a recommendation in the words of a paper, and who acts on it."""

from collections.abc import Mapping

from iomdesk.document.dates import format_date
from iomdesk.papers.life_facts import RecommendationLife, StepFact
from iomdesk.papers.voice import Voice


def step_words(voice: Voice, step: StepFact) -> str:
    """Tell a step with the body that took it: "approuvée (CPPF, vingt-quatrième session, S/24/14)"."""
    return f"{voice.line(f'step.{step.status}')}{_whereabouts(voice, step)}"


def day_words(voice: Voice, step: StepFact) -> str:
    """Write the day of a step."""
    return format_date(step.on, voice.language) if step.on else voice.line("step.undated")


def owner_of(voice: Voice, life: RecommendationLife) -> str:
    """Name who acts: an office is translated, any other name stands as it was written."""
    return voice.person(life.owner) if life.owner.strip() else ""


def name_in(voice: Voice, names: Mapping[str, str]) -> str:
    """Return a name in the paper's language, else in any it has."""
    return voice.words(names)


def _whereabouts(voice: Voice, step: StepFact) -> str:
    number = step.body_session
    parts = (
        name_in(voice, step.body),
        voice.line("step.at_session", ordinal=voice.ordinal(number)) if number else "",
        step.symbol,
    )
    known = ", ".join(part for part in parts if part)
    return f" ({known})" if known else ""
