"""Third-person paragraphs out of what was said: one per sense, with its quantifier or its names.

A statement that is to stay unnamed is never told by name, whatever the rendering; nor is one that may only
appear in a list of speakers told by name for what it said.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from iomdesk.document.inline import plain
from iomdesk.document.quantifiers import Scale, quantifier_for
from iomdesk.document.sorting import sort_key
from iomdesk.document.spoken import Spoken, by_sense, count_voices, may_be_named
from iomdesk.document.text import plain_text
from iomdesk.document.typography import typeset_string
from iomdesk.papers.facts import InterventionFact
from iomdesk.papers.grammar import capitalised, enumerate_texts
from iomdesk.papers.house import HouseFacts
from iomdesk.papers.points import are_clauses, points_of
from iomdesk.papers.state_names import group_in_sentence, speaker_in_sentence
from iomdesk.papers.wording import Wording, wording_of
from iomdesk.runtime.templates import load_template

RENDERINGS = ("nominative", "listed", "anonymous")
NOMINATIVE = "nominative"


@dataclass(frozen=True, slots=True)
class Drafted:
    """Hold a drafted paragraph: its words, where they came from, and whose notes were left out."""

    text: str
    sense: str
    sources: tuple[int, ...]
    left_out: tuple[int, ...] = ()


def spoken_of(one: InterventionFact) -> Spoken:
    """Return what counting needs of an intervention."""
    group = one.on_behalf_of.strip() or next((name for name in one.group_names.values() if name), "")
    names = tuple(dict.fromkeys(name for name in one.names.values() if name))
    return Spoken(
        one.id, one.delegation_id, names, group, one.kind, one.stance, one.attribution, one.capacity
    )


@dataclass(frozen=True)
class Prose:
    """Draft in one language and one rendering, with the words of the house."""

    house: HouseFacts
    language: str
    rendering: str = "anonymous"

    @cached_property
    def wording(self) -> Wording:
        """Return the words of the house."""
        return wording_of(self.house)

    @cached_property
    def scale(self) -> Scale:
        """Return the scale of quantifiers."""
        return self.house.scale(self.language)

    def draft(
        self, chosen: Iterable[InterventionFact], heard: Sequence[InterventionFact]
    ) -> tuple[Drafted, ...]:
        """Draft a paragraph for each sense among the chosen interventions; `heard` is all that was said."""
        facts = {one.id: one for one in chosen}
        return tuple(
            self._paragraph(sense, [facts[one.id] for one in said], heard)
            for sense, said in by_sense(map(spoken_of, facts.values())).items()
        )

    def subject(
        self, said: Sequence[InterventionFact], heard: Sequence[InterventionFact]
    ) -> tuple[str, bool]:
        """Name or count those who said something, and say whether they are several."""
        spoken = {one.id: spoken_of(one) for one in said}
        named = [one for one in said if self._is_named(spoken[one.id], list(spoken.values()))]
        unnamed = [spoken[one.id] for one in said if one not in named]
        names = self._names(named)
        voices = count_voices(unnamed)
        parts = [*names, *self._counted(unnamed, voices.delegations, heard, bool(names))]
        parts.extend(self._groups(voices.groups))
        listed = plain_text(enumerate_texts([plain(part) for part in parts], self.language))
        return listed, len(names) + voices.together > 1

    def _is_named(self, one: Spoken, among: Sequence[Spoken]) -> bool:
        return self.rendering == NOMINATIVE and bool(one.group or one.names) and may_be_named(one, among)

    def _names(self, named: Sequence[InterventionFact]) -> list[str]:
        """List groups, then delegations in the alphabetical order of the language."""
        groups = [one for one in named if spoken_of(one).group]
        alone = [one for one in named if one not in groups]
        alone.sort(key=lambda one: sort_key(one.names.get(self.language, ""), self.language))
        names = [group_in_sentence(one, self.wording, self.language) for one in groups]
        return list(dict.fromkeys([*names, *(speaker_in_sentence(one, self.language) for one in alone)]))

    def _counted(
        self, unnamed: Sequence[Spoken], count: int, heard: Sequence[InterventionFact], beside_names: bool
    ) -> list[str]:
        if not count:
            return []
        alone = [one for one in unnamed if not one.group]
        are_members = all(one.capacity == "member" for one in alone)
        noun = "others" if beside_names else "members" if are_members else "delegations"
        speakers = count_voices(map(spoken_of, heard)).delegations
        return [quantifier_for(self.scale, count, max(count, speakers), noun)]  # type: ignore[arg-type]

    def _groups(self, count: int) -> list[str]:
        forms = load_template("drafting")[self.language]["group"]
        numbers = self.scale.numbers
        written = numbers[count - 1] if 0 < count <= len(numbers) else str(count)
        return [forms["one" if count == 1 else "many"].replace("{number}", written)] if count else []

    def _paragraph(
        self, sense: str, said: Sequence[InterventionFact], heard: Sequence[InterventionFact]
    ) -> Drafted:
        who, is_many = self.subject(said, heard)
        points, left_out = points_of(said, self.language)
        shape = "plain" if not points else "that" if are_clauses(points, sense, self.language) else "points"
        forms = load_template("drafting")[self.language]["senses"][sense]
        sentence = forms[shape]["many" if is_many else "one"]
        written = (
            sentence.replace("{points}", self._joined(points, shape))
            .replace("{Who}", capitalised(who))
            .replace("{who}", who)
        )
        return Drafted(typeset_string(written, self.language), sense, tuple(one.id for one in said), left_out)

    def _joined(self, points: Sequence[str], shape: str) -> str:
        if shape == "that":
            return plain_text(enumerate_texts([plain(point) for point in points], self.language))
        return self.wording.template("series", self.language).join(points)
