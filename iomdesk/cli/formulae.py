"""Commands on the house's formulae and scales of quantifiers."""

import json
from pathlib import Path
from typing import Annotated

import typer

from iomdesk.cli.options import DeskOption, JsonOption, LanguageOption, checked_language, reading, writing
from iomdesk.cli.printing import print_json, print_table, say
from iomdesk.runtime.translations import _
from iomdesk.services.formulae import (
    FormulaRow,
    list_formulae,
    reset_formula,
    reset_scale,
    scale_row,
    set_formula,
    set_scale,
)

_KeyArgument = Annotated[str, typer.Argument(metavar="KEY", help="As “formulae list” names it.")]


def commands() -> typer.Typer:
    """Make the group of commands."""
    group = typer.Typer(
        help=_("Outcome sentences and fixed formulae of papers, and the scale of quantifiers."),
        no_args_is_help=True,
    )
    group.command(
        "list", help=_("List the formulae. Example: iomdesk formulae list --find outcome --lang fr")
    )(_list)
    group.command(
        "set",
        help=_(
            "Set the house's own words for a formula. Example: iomdesk formulae set outcome.noted "
            "--one '{Group} a pris note du rapport.' --many '{Group} ont pris note du rapport.'"
        ),
    )(_set)
    group.command("reset", help=_("Go back to the words the program came with."))(_reset)
    group.command(
        "scale",
        help=_("Show the scale of quantifiers, set it from a JSON file of steps, or take the default back."),
    )(_scale)
    return group


def _list(
    desk: DeskOption,
    language: LanguageOption = "fr",
    find: Annotated[str, typer.Option("--find", metavar="WORDS", help="Only keys and words with this.")] = "",
    own: Annotated[bool, typer.Option("--own", help="Only those the house has set.")] = False,
    as_json: JsonOption = False,
) -> None:
    checked_language(language)
    with reading(desk) as opened:
        rows = opened.ask(list_formulae, language=language).result()
    shown = [row for row in rows if _is_wanted(row, find, own)]
    if as_json:
        print_json({"language": language, "formulae": [_plain(row) for row in shown]})
        return
    heads = (_("Key"), _("Words"), _("Own"))
    print_table(heads, [(row.key, " | ".join(row.forms), "✓" if row.is_own else "") for row in shown])


def _set(
    key: _KeyArgument,
    desk: DeskOption,
    one: Annotated[str, typer.Option("--one", metavar="WORDS", help="The words; for one body or thing.")],
    many: Annotated[
        str, typer.Option("--many", metavar="WORDS", help="For several; by default, the same.")
    ] = "",
    language: LanguageOption = "fr",
) -> None:
    checked_language(language)
    with writing(desk) as opened:
        opened.do(set_formula, key=key, language=language, forms=(one, many) if many else (one,)).result()
        row = _find(opened.ask(list_formulae, language=language).result(), key)
    say(_("Stored."))
    if row.left_out:
        places = ", ".join(f"{{{name}}}" for name in row.left_out)
        say(_("Left out: {places}. What stands there will not be printed.").format(places=places))


def _reset(key: _KeyArgument, desk: DeskOption, language: LanguageOption = "fr") -> None:
    checked_language(language)
    with writing(desk) as opened:
        opened.do(reset_formula, key=key, language=language).result()
    say(_("Stored."))


def _scale(
    desk: DeskOption,
    language: LanguageOption = "fr",
    file: Annotated[
        Path | None, typer.Option("--file", metavar="FILE", help="Steps to set, as JSON.")
    ] = None,
    reset: Annotated[bool, typer.Option("--reset", help="Take the default back.")] = False,
    as_json: JsonOption = False,
) -> None:
    checked_language(language)
    if file or reset:
        with writing(desk) as opened:
            if file:
                opened.do(set_scale, language=language, steps=_steps(file)).result()
            else:
                opened.do(reset_scale, language=language).result()
        say(_("Stored."))
        return
    with reading(desk) as opened:
        row = opened.ask(scale_row, language=language).result()
    if as_json:
        print_json({"language": language, "is_own": row.is_own, "steps": row.steps})
        return
    heads = (_("At least"), _("At most"), _("Share over"), _("Member States"), _("Delegations"), _("Others"))
    names = ("least", "most", "share", "members", "delegations", "others")
    print_table(heads, [tuple(str(step.get(name) or "") for name in names) for step in row.steps])


def _steps(file: Path) -> list[dict[str, object]]:
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as fault:
        raise typer.BadParameter(
            _("{file} is no JSON: {fault}").format(file=file, fault=fault), param_hint="--file"
        ) from None
    steps: list[dict[str, object]] = data["steps"] if isinstance(data, dict) and "steps" in data else data
    return steps


def _is_wanted(row: FormulaRow, find: str, own: bool) -> bool:
    words = " ".join((row.key, *row.forms)).casefold()
    return find.casefold() in words and (row.is_own or not own)


def _find(rows: tuple[FormulaRow, ...], key: str) -> FormulaRow:
    return next(row for row in rows if row.key == key)


def _plain(row: FormulaRow) -> dict[str, object]:
    return {
        "key": row.key,
        "forms": row.forms,
        "shipped": row.shipped,
        "places": row.places,
        "is_own": row.is_own,
        "left_out": row.left_out,
    }
