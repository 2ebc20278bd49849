"""The outline of a report as data: which sections and annexes, in which order, under which titles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from iomdesk.runtime.templates import load_template

SECTIONS = (
    "introduction",
    "participation",
    "agenda",
    "substance",
    "conclusions",
    "recommendations",
    "other_business",
    "adoption",
)
ANNEXES = ("agenda", "participants", "documents", "clauses", "mandate", "coverage")
ARRANGEMENTS = ("items", "chapters")
PROFILES = ("debate", "short")


class OutlineFault(ValueError):
    """Raised when an outline names what a report does not have; the argument is the name."""


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """Hold a section: whether it is printed, and titles that take the place of the usual one."""

    name: str
    is_on: bool = True
    titles: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outline:
    """Hold the sections and annexes in order; `substance` is all (the debate) or results.

    `arrangement` puts the substance under items of the agenda or under chapters of the mandate.
    """

    sections: tuple[OutlineSection, ...]
    annexes: tuple[OutlineSection, ...]
    arrangement: str = "items"
    substance: str = "all"

    @property
    def printed_annexes(self) -> tuple[str, ...]:
        """Name the annexes that are printed where there is something to put in them."""
        return tuple(one.name for one in self.annexes if one.is_on)


def outline_of_profile(profile: str) -> Outline:
    """Return the outline that a profile begins with. Raises OutlineFault."""
    found = load_template("report_profiles")["profiles"].get(profile)
    if found is None:
        raise OutlineFault(profile)
    return Outline(
        sections=tuple(OutlineSection(name, name not in found["off"]) for name in found["sections"]),
        annexes=tuple(
            OutlineSection(name, name not in found["annexes_off"])
            for name in (*found["annexes"], *found["annexes_off"])
        ),
        arrangement=found["arrangement"],
        substance=found["substance"],
    )


def outline_as_data(outline: Outline) -> dict[str, Any]:
    """Write an outline in a form that JSON takes."""
    return {
        "sections": [_as_data(one) for one in outline.sections],
        "annexes": [_as_data(one) for one in outline.annexes],
        "arrangement": outline.arrangement,
        "substance": outline.substance,
    }


def outline_from_data(data: Mapping[str, Any]) -> Outline:
    """Read such a form; what it does not name comes last and is off. Raises OutlineFault."""
    arrangement, substance = data.get("arrangement", "items"), data.get("substance", "all")
    if arrangement not in ARRANGEMENTS:
        raise OutlineFault(str(arrangement))
    if substance not in ("all", "results"):
        raise OutlineFault(str(substance))
    return Outline(
        _sections(data.get("sections", ()), SECTIONS),
        _sections(data.get("annexes", ()), ANNEXES),
        arrangement,
        substance,
    )


def with_switched(outline: Outline, name: str, is_on: bool) -> Outline:
    """Switch a section on or off, or an annex (`annex:clauses`). Raises OutlineFault."""
    return _with(outline, name, lambda one: replace(one, is_on=is_on))


def with_title(outline: Outline, name: str, language: str, title: str) -> Outline:
    """Give a section a title in a language; an empty one brings the usual title back. Raises OutlineFault."""
    return _with(outline, name, lambda one: replace(one, titles=_titles(one, language, title)))


def with_moved(outline: Outline, name: str, place: int) -> Outline:
    """Move a section, or an annex (`annex:clauses`), to a place counted from 0. Raises OutlineFault."""
    kind, known, bare = _series(outline, name)
    moved = next(one for one in known if one.name == bare)
    rest = [one for one in known if one is not moved]
    rest.insert(max(0, min(place, len(rest))), moved)
    return replace(outline, **{kind: tuple(rest)})  # type: ignore[arg-type]


def _with(outline: Outline, name: str, change: Any) -> Outline:
    kind, known, bare = _series(outline, name)
    done = tuple(change(one) if one.name == bare else one for one in known)
    return replace(outline, **{kind: done})  # type: ignore[arg-type]


def _series(outline: Outline, name: str) -> tuple[str, tuple[OutlineSection, ...], str]:
    bare = name.removeprefix("annex:")
    kind = "sections" if bare == name else "annexes"
    known: tuple[OutlineSection, ...] = getattr(outline, kind)
    if bare not in {one.name for one in known}:
        raise OutlineFault(name)
    return kind, known, bare


def _titles(one: OutlineSection, language: str, title: str) -> Mapping[str, str]:
    kept = {key: words for key, words in one.titles.items() if key != language}
    return {**kept, language: title.strip()} if title.strip() else kept


def _as_data(one: OutlineSection) -> dict[str, Any]:
    return {"name": one.name, "on": one.is_on, "titles": dict(one.titles)}


def _sections(data: Sequence[Mapping[str, Any]], known: Sequence[str]) -> tuple[OutlineSection, ...]:
    found: dict[str, OutlineSection] = {}
    for one in data:
        name = str(one.get("name", ""))
        if name not in known:
            raise OutlineFault(name)
        found[name] = OutlineSection(name, bool(one.get("on", True)), dict(one.get("titles", {})))
    return (*found.values(), *(OutlineSection(name, False) for name in known if name not in found))
