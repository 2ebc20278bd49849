"""Commands that draft minutes from what was said, and bring them up to date."""

from typing import Annotated, Any

import typer

from iomdesk.cli.agenda import item_named
from iomdesk.cli.options import (
    DeskOption,
    JsonOption,
    LanguageOption,
    SessionOption,
    checked_language,
    reading,
    writing,
)
from iomdesk.cli.printing import print_json, print_table, say
from iomdesk.papers.prose import RENDERINGS, Drafted
from iomdesk.queries.interventions import InterventionRow, interventions_of
from iomdesk.runtime.translations import _
from iomdesk.services.drafting import draft_paragraphs, draft_preview, refresh_section

_ItemOption = Annotated[str, typer.Option("--item", metavar="ITEM", help="The item: its id (i12) or number.")]


def register(group: typer.Typer) -> None:
    """Add `said`, `draft` and `refresh`."""
    group.command("said", help=_("List what was said on an item, with the ids that `minutes draft` takes."))(
        _said
    )
    group.command(
        "draft",
        help=_(
            "Draft paragraphs from what was said on an item, at the end of its minutes. Example: iomdesk "
            "minutes draft --session 1 --item 3 --from 12,15 --desk group.iomdesk"
        ),
    )(_draft)
    group.command(
        "refresh",
        help=_("Draft again what was drafted in the minutes of an item; what was written by hand stays."),
    )(_refresh)


def _said(
    session: SessionOption,
    item: _ItemOption,
    desk: DeskOption,
    language: LanguageOption = "fr",
    as_json: JsonOption = False,
) -> None:
    checked_language(language)
    with reading(desk) as opened:
        id_ = item_named(opened, item, session)[0]
        rows = opened.ask(interventions_of, item_id=id_, language=language).result()
    if as_json:
        print_json({"item": id_, "interventions": [_plain(row) for row in rows]})
        return
    heads = (_("Id"), _("Speaker"), _("Stance"), _("Attribution"), _("Notes"))
    print_table(heads, [(str(r.id), r.speaker or r.kind, r.stance, r.attribution, r.summary) for r in rows])


def _draft(
    session: SessionOption,
    item: _ItemOption,
    desk: DeskOption,
    chosen: Annotated[
        str, typer.Option("--from", metavar="IDS", help="Interventions by their ids; by default, all.")
    ] = "",
    rendering: Annotated[
        str, typer.Option("--attribution", metavar="|".join(RENDERINGS), help="How speakers are told.")
    ] = "anonymous",
    language: LanguageOption = "fr",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only print what would be written.")] = False,
    as_json: JsonOption = False,
) -> None:
    checked_language(language)
    if rendering not in RENDERINGS:
        known = ", ".join(RENDERINGS)
        raise typer.BadParameter(_("choose one of: {known}").format(known=known), param_hint="--attribution")
    with reading(desk) if dry_run else writing(desk) as opened:
        id_ = item_named(opened, item, session)[0]
        rows = opened.ask(interventions_of, item_id=id_, language=language).result()
        wanted = _ids(chosen) or tuple(row.id for row in rows)
        arguments = {"item": id_, "language": language, "interventions": wanted, "rendering": rendering}
        drafted = opened.ask(draft_preview, **arguments).result()
        if not dry_run:
            opened.do(draft_paragraphs, **arguments).result()
    _print(drafted, as_json)


def _refresh(
    session: SessionOption, item: _ItemOption, desk: DeskOption, language: LanguageOption = "fr"
) -> None:
    checked_language(language)
    with writing(desk) as opened:
        id_ = item_named(opened, item, session)[0]
        changes = opened.do(refresh_section, item=id_, language=language).result()
    is_changed = bool(changes.touched)
    say(_("Stored.") if is_changed else _("What was drafted is up to date. Nothing was changed."))


def _print(drafted: tuple[Drafted, ...], as_json: bool) -> None:
    if as_json:
        paragraphs = [{"text": one.text, "sources": one.sources, "left_out": one.left_out} for one in drafted]
        print_json({"paragraphs": paragraphs})
        return
    for one in drafted:
        say(one.text)


def _ids(written: str) -> tuple[int, ...]:
    try:
        return tuple(int(one) for one in written.replace(" ", "").split(",") if one)
    except ValueError:
        raise typer.BadParameter(_("ids are numbers with commas between them"), param_hint="--from") from None


def _plain(row: InterventionRow) -> dict[str, Any]:
    names = ("id", "speaker", "on_behalf_of", "kind", "stance", "attribution", "language", "summary")
    return {name: getattr(row, name) for name in names}
