"""How many spoke in a sense, in the words of minutes ("plusieurs États Membres"), and back to counts.

No official scale is known; the shipped one (resources/templates/quantifiers.json) is a proposal that the
secretariat edits per language. A scale is a list of steps, and the last step that fits is taken, so that a
share ("la majorité …") comes before a count ("de nombreux …") where it is listed after it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

Noun = Literal["members", "delegations", "others"]
"""Whom a step names: Member States, delegations of any kind, or others beside those named before."""


class ScaleFault(ValueError):
    """Raised when a scale leaves a count without words; `place` counts its steps from 0, None for a gap."""

    def __init__(self, fault: str, place: int | None = None) -> None:
        super().__init__(fault)
        self.fault = fault
        self.place = place


@dataclass(frozen=True, slots=True)
class Step:
    """Give the words for counts from `least` to `most` (None: without end).

    With a share, the words need more than that share of those who spoke, and for 1 all of them.
    `read_as` are other words for the same, `opening` those that only count at the head of a sentence.
    """

    least: int
    most: int | None
    members: str
    delegations: str
    others: str = ""
    share: float = 0.0
    read_as: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()

    def says(self, count: int, speakers: int) -> bool:
        """Say whether the words are true of a count, of so many who spoke."""
        if self.share:
            return count > 0 and (count >= speakers if self.share >= 1 else count > speakers * self.share)
        return count >= self.least and (self.most is None or count <= self.most)

    def words(self, noun: Noun) -> str:
        """Return the words for a noun; a step without words for others has none."""
        return {"members": self.members, "delegations": self.delegations, "others": self.others}[noun]


@dataclass(frozen=True)
class Scale:
    """Hold the steps of a language and how exact counts are written ("trois délégations")."""

    steps: tuple[Step, ...]
    numbers: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    by: str = ""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Match every wording that tells who spoke: at the head of a clause, or after "by"."""
        anywhere = _any_of([step.others for step in self.steps])
        heads = _any_of([words for step in self.steps for words in _readings(step)])
        openings = _any_of([words for step in self.steps for words in step.opening])
        numbers = "|".join([*map(re.escape, self.numbers), r"[0-9]{1,3}"])
        by = rf"|(?<!\w){re.escape(self.by)}\s+" if self.by else ""
        return re.compile(
            rf"(?:(?P<open>\A\s*|[.!?]\s+)|(?P<head>[,;:–—]\s+{by}))"
            rf"(?P<words>(?(open)(?:{heads}|{openings}|(?:{numbers})\s+{_any_of(self.counted)})"
            rf"|(?:{heads}|(?:{numbers})\s+{_any_of(self.counted)})))(?!\w)"
            rf"|(?<!\w)(?P<others>{anywhere})(?!\w)",
            re.IGNORECASE,
        )


@dataclass(frozen=True, slots=True)
class Quantifier:
    """Point at words of a text that say how many; `exact` is set for a number, else `step`."""

    start: int
    end: int
    words: str
    step: Step | None
    exact: int | None = None
    is_others: bool = False

    def says(self, count: int, speakers: int) -> bool:
        """Say whether the words are true of a count, of so many who spoke on the item."""
        return count == self.exact if self.step is None else self.step.says(count, speakers)


def scale_from(data: Mapping[str, Any], steps: Sequence[Mapping[str, Any]] | None = None) -> Scale:
    """Make the scale of a language from plain data, with the house's steps where it has its own.

    Raises ScaleFault.
    """
    made = tuple(_step(place, entry) for place, entry in enumerate(data["steps"] if steps is None else steps))
    _check(made)
    numbers, counted = tuple(data.get("numbers", ())), tuple(data.get("counted", ()))
    return Scale(made, numbers, counted, data.get("by", ""))


def steps_as_data(scale: Scale) -> list[dict[str, Any]]:
    """Write the steps as plain data, from which `scale_from` makes the same."""
    names = ("least", "most", "members", "delegations", "others", "share", "read_as", "opening")
    return [
        {
            name: list(value) if isinstance(value, tuple) else value
            for name in names
            if (value := getattr(step, name))
        }
        for step in scale.steps
    ]


def quantifier_for(scale: Scale, count: int, speakers: int, noun: Noun = "members") -> str:
    """Return the words for a count of at least 1, of so many who spoke: the last step that fits."""
    return step_for(scale, count, speakers, noun).words(noun)


def step_for(scale: Scale, count: int, speakers: int, noun: Noun = "members") -> Step:
    """Return the step that gives the words for a count."""
    fitting = [
        step
        for step in scale.steps
        if step.words(noun) and count >= step.least and step.says(count, speakers)
    ]
    return fitting[-1]


def read_quantifiers(text: str, scale: Scale) -> tuple[Quantifier, ...]:
    """Find the words of a text that say how many spoke in a sense."""
    return tuple(_quantifier(found, scale) for found in scale.pattern.finditer(text))


def _quantifier(found: re.Match[str], scale: Scale) -> Quantifier:
    name = "others" if found["others"] else "words"
    words = _plain(found[name])
    for step in scale.steps:
        known = [step.others] if name == "others" else [*_readings(step), *step.opening]
        if words in map(_plain, filter(None, known)):
            return Quantifier(*found.span(name), found[name], step, is_others=name == "others")
    number = words.split()[0]
    numbers = [_plain(one) for one in scale.numbers]
    exact = int(number) if number.isdecimal() else numbers.index(number) + 1
    return Quantifier(*found.span(name), found[name], None, exact)


def _readings(step: Step) -> tuple[str, ...]:
    return (step.members, step.delegations, *step.read_as)


def _any_of(words: Sequence[str]) -> str:
    """Match the longest of some words, whatever their spaces and apostrophes; without any, match nothing."""
    known = sorted({word for word in words if word}, key=len, reverse=True)
    return "(?:" + "|".join(map(_loose, known)) + ")" if known else r"(?!)"


def _loose(words: str) -> str:
    return r"\s+".join(re.escape(part).replace("’", "[’']") for part in words.split())


def _plain(words: str) -> str:
    return " ".join(words.replace("'", "’").casefold().split())


def _step(place: int, entry: Mapping[str, Any]) -> Step:
    members, delegations = str(entry.get("members", "")).strip(), str(entry.get("delegations", "")).strip()
    if not members or not delegations:
        raise ScaleFault("words", place)
    least, most = int(entry["least"]), entry.get("most")
    if least < 1 or (most is not None and int(most) < least):
        raise ScaleFault("limits", place)
    return Step(
        least,
        None if most is None else int(most),
        members,
        delegations,
        str(entry.get("others", "")).strip(),
        float(entry.get("share", 0)),
        tuple(entry.get("read_as", ())),
        tuple(entry.get("opening", ())),
    )


def _check(steps: Sequence[Step]) -> None:
    """Refuse steps that leave a count without words, for any number of those who spoke."""
    plain = [step for step in steps if not step.share]
    ends = sorted({1, *(step.most + 1 for step in plain if step.most is not None)})
    for noun in ("delegations", "others"):
        for count in ends:
            if not any(step.words(noun) and step.says(count, count) for step in plain):
                raise ScaleFault("gap", None)
