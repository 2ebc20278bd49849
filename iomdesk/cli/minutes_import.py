"""The command that brings earlier minutes in from a file."""

from collections.abc import Mapping, Sequence
from pathlib import Path
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
    session_named,
    writing,
)
from iomdesk.cli.printing import print_json, say
from iomdesk.desk import Desk
from iomdesk.document.text import plain_text
from iomdesk.reading.minutes_file import read_minutes
from iomdesk.runtime.translations import _, ngettext
from iomdesk.services.minutes_import import ImportProposal, import_minutes, propose_import

_SHOWN = 96


def register(group: typer.Typer) -> None:
    """Add `import`."""
    group.command(
        "import",
        help=_(
            "Bring earlier minutes in from a Word or text file, split by the agenda. Without --confirm only "
            "shows what would be stored. Example: iomdesk minutes import minutes.docx --session 1 --confirm"
        ),
    )(_import)


def _import(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Word (.docx), text or PDF.")],
    session: SessionOption,
    desk: DeskOption,
    language: LanguageOption = "fr",
    assign: Annotated[
        list[str] | None,
        typer.Option(
            "--assign", metavar="LINES=ITEM", help="Give lines to an item: 12-15=3a; 12= leaves it out."
        ),
    ] = None,
    replaces: Annotated[
        bool, typer.Option("--replace", help="In place of what is there, which is sealed; else behind it.")
    ] = False,
    confirm: Annotated[bool, typer.Option("--confirm", help="Store it.")] = False,
    as_json: JsonOption = False,
) -> None:
    checked_language(language)
    paragraphs = read_minutes(file)
    with writing(desk) if confirm else reading(desk) as opened:
        id_ = session_named(opened, session)
        proposal = opened.ask(
            propose_import, session_id=id_, language=language, paragraphs=paragraphs
        ).result()
        for one in assign or ():
            places, item = _assignment(opened, one, session, len(proposal.lines))
            proposal = proposal.assigned(places, item)
        if confirm:
            request = {"language": language, "texts": proposal.texts(), "replaces": replaces}
            opened.do(import_minutes, **request).result()
    if as_json:
        print_json(_plain(proposal, is_stored=confirm))
        return
    if not confirm:
        _show(proposal)
    _tell(proposal, is_stored=confirm)


def _assignment(desk: Desk, written: str, session: str, count: int) -> tuple[range, int | None]:
    lines, sign, item = written.partition("=")
    first, _dash, last = lines.partition("-")
    try:
        places = range(int(first) - 1, int(last or first))
    except ValueError:
        places = range(0)
    if not sign or not places or places.start < 0 or places.stop > count:
        raise typer.BadParameter(_("write lines and item as 12-15=3a"), param_hint="--assign")
    return places, item_named(desk, item.strip(), session)[0] if item.strip() else None


def _show(proposal: ImportProposal) -> None:
    titles = {item.id: f"{item.number}  {item.title}" for item in proposal.items}
    shown: object = proposal
    for place, line in enumerate(proposal.lines, 1):
        if line.item != shown:
            shown = line.item
            say("")
            say(titles[line.item] if line.item is not None else _("Not assigned"))
        words = " ".join(f"{line.number} {plain_text(line.paragraph.text)}".split())
        cut = words if len(words) <= _SHOWN else words[:_SHOWN].rstrip() + "…"
        mark = "# " if line.is_heading else "= " if line.is_composed else ""
        say(f"{place:>5}  {mark}{cut}")
    say("")


def _tell(proposal: ImportProposal, *, is_stored: bool) -> None:
    count = len(proposal.texts())
    said = ngettext("Minutes of {count} item.", "Minutes of {count} items.", count).format(count=count)
    left = proposal.left_out
    if left:
        words = ngettext("{count} paragraph goes nowhere.", "{count} paragraphs go nowhere.", left)
        said = f"{said} {words.format(count=left)}"
    done = _("Stored.") if is_stored else _("Nothing was stored; --confirm stores it.")
    say(f"{said} {done}")


def _plain(proposal: ImportProposal, *, is_stored: bool) -> Mapping[str, Any]:
    texts = proposal.texts()
    lines: Sequence[Mapping[str, Any]] = [
        {
            "line": place,
            "number": line.number,
            "text": plain_text(line.paragraph.text),
            "item": f"i{line.item}" if line.item is not None else None,
            "is_heading": line.is_heading,
            "is_composed": line.is_composed,
        }
        for place, line in enumerate(proposal.lines, 1)
    ]
    items = [
        {"id": f"i{one.id}", "number": one.number, "title": one.title, "text": texts.get(one.id, "")}
        for one in proposal.items
    ]
    return {"is_stored": is_stored, "left_out": proposal.left_out, "items": items, "lines": lines}
