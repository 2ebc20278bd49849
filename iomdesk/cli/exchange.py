"""Commands that take a whole desk out as JSON, and make a desk of such a file."""

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from iomdesk.cli.options import DeskOption, JsonOption, reading
from iomdesk.cli.passphrases import unlocked
from iomdesk.cli.printing import print_json, say
from iomdesk.runtime.desk_address import is_server
from iomdesk.runtime.translations import _, ngettext
from iomdesk.storage.exchange import import_desk
from iomdesk.storage.exchange_schema import exchange_schema
from iomdesk.storage.sharing import copy_desk


def _show_schema(is_asked: bool) -> None:
    if is_asked:
        print_json(exchange_schema())
        raise typer.Exit


def register(program: typer.Typer) -> None:
    """Add `export` and `import`."""
    program.command(
        "export",
        help=_(
            "Write the whole desk as JSON: every row of every table, files as Base64. "
            "Example: iomdesk export --desk group.iomdesk --out group.json"
        ),
    )(_export)
    program.command(
        "import",
        help=_("Make a new desk of an exported one. Example: iomdesk import group.json --desk copy.iomdesk"),
    )(_import)


def _export(
    desk: DeskOption,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The file to write (*.json).")],
    schema: Annotated[  # noqa: ARG001 - answered before the command runs
        bool,
        typer.Option(
            "--schema",
            is_eager=True,
            callback=_show_schema,
            help="Print the JSON Schema of the file instead.",
        ),
    ] = False,
    as_json: JsonOption = False,
) -> None:
    with reading(desk) as opened:
        count = opened.export_to(out).result()
    _tell(out, count, as_json)


def _import(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The exported desk (*.json).")],
    desk: Annotated[
        Path, typer.Option("--desk", metavar="DESK", help="The desk to make (*.iomdesk).", callback=unlocked)
    ],
    as_json: JsonOption = False,
) -> None:
    if not is_server(desk):
        _tell(desk, import_desk(file, desk), as_json)
        return
    with tempfile.TemporaryDirectory(prefix="iomdesk-") as folder:
        made = Path(folder) / "desk.iomdesk"
        import_desk(file, made)
        _tell(desk, copy_desk(made, desk), as_json)


def _tell(path: Path, count: int, as_json: bool) -> None:
    if as_json:
        print_json({"file": str(path), "rows": count})
        return
    words = ngettext("Written: {file}, {count} row", "Written: {file}, {count} rows", count)
    say(words.format(file=path, count=count))
