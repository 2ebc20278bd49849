"""How large a pack is and what it lacks, in words."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale

from iomdesk.document.pack_parts import PackPartFact
from iomdesk.queries.packs import PackView
from iomdesk.runtime.translations import _, ngettext
from iomdesk.ui.packs.workshop import MadePack, PackForm

_MEGABYTE = 1_000_000
_NAMED = 4


def summary_of(made: MadePack, *, duplex: bool) -> str:
    """Say pages, sheets and size of a pack, what is missing, and whether it is fit for the archive."""
    pages, sides = made.count, made.pages.page_count
    sheets = (sides + 1) // 2 if duplex or made.form is PackForm.BOOKLET else sides
    size = QLocale().toString(made.size / _MEGABYTE, "f", 1)
    parts = [
        ngettext("{count} page", "{count} pages", pages).format(count=pages),
        ngettext("{count} sheet", "{count} sheets", sheets).format(count=sheets),
        _("{size} MB").format(size=size),
    ]
    missing = sum(1 for place in made.places.values() if place.problem)
    lines = [" · ".join(parts)]
    if missing:
        words = ngettext(
            "{count} paper is missing: a page says why.",
            "{count} papers are missing: a page says why for each.",
            missing,
        )
        lines.append(words.format(count=missing))
    if made.not_archival:
        words = ngettext(
            "No PDF/A: {count} part does not claim it ({papers}).",
            "No PDF/A: {count} parts do not claim it ({papers}).",
            len(made.not_archival),
        )
        lines.append(words.format(count=len(made.not_archival), papers=_named(made)))
    else:
        lines.append(_("PDF/A: all parts are fit for the archive."))
    return "\n".join(lines)


def _named(made: MadePack) -> str:
    """Name the first parts that keep a pack from the archive, by symbol where they have one."""
    parts = {part.key: part for part in made.job.view.parts}
    language = made.job.view.language
    found = [parts[key] for key in made.not_archival if key in parts]
    more = "…" if len(found) > _NAMED else ""
    return ", ".join(part.symbol or title_of(part, language) for part in found[:_NAMED]) + more


def missing_of(parts: Sequence[PackPartFact], language: str) -> str:
    """Name what is in the pack and cannot be printed yet; empty where nothing is missing."""
    lacking = [part for part in parts if part.is_included and part.missing in ("no_file", "not_printable")]
    if not lacking:
        return ""
    named = [part.symbol or title_of(part, language) for part in lacking[:_NAMED]]
    more = "…" if len(lacking) > _NAMED else ""
    return _("Without a file to print: {papers}").format(papers=", ".join(named) + more)


def pack_name(number: int) -> str:
    """Name a pack, or a supplement to it."""
    return _("Supplement S-{number}").format(number=number) if number else _("Pack")


def title_of(part: PackPartFact, language: str) -> str:
    """Name a part in a language, else in any it has a title in."""
    if part.reference.startswith("minutes:"):
        return _("Minutes of the previous session")
    named = part.titles.get(language) or next(iter(part.titles.values()), "")
    return ", ".join(filter(None, (named or part.symbol, part.part)))


def state_of(view: PackView) -> str:
    """Say which pack it is, and whether it may still change."""
    name = pack_name(view.number)
    if view.issued_at is not None:
        return _("{name}, issued on {day}: its pages keep their numbers").format(
            name=name, day=f"{view.issued_at.astimezone():%d.%m.%Y %H:%M}"
        )
    if not view.number:
        return _("{name} in preparation: it follows the agenda").format(name=name)
    words = ngettext(
        "{name} in preparation: {count} change since the pack was issued",
        "{name} in preparation: {count} changes since the pack was issued",
        len(view.changes),
    )
    return words.format(name=name, count=len(view.changes))
