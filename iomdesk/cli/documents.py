"""Commands on the documents of a session: bring files in, list them, take a file out."""

import tempfile
from collections.abc import Iterator
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
from iomdesk.cli.printing import print_json, print_table, say
from iomdesk.desk import Desk
from iomdesk.model.document_names import ProposedNames, propose_names
from iomdesk.queries.document_register import RegisterRow, document_register
from iomdesk.queries.document_words import document_states, intake_remarks
from iomdesk.queries.documents import content_of
from iomdesk.reading.intake import TakenIn, take_in
from iomdesk.rendering.output import write_bytes
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.document_files import bring_document, record_reading

OpenNames = Annotated[list[Path], typer.Argument(metavar="FILE…")]


class DocumentNotFound(UserError):
    """Raised when a document is named that the desk does not hold, or that has no file in the language."""


class FileNotThere(UserError):
    """Raised when a file is named that cannot be read."""


def commands() -> typer.Typer:
    """Make the group of commands."""
    group = typer.Typer(help=_("The documents of a session and their files."), no_args_is_help=True)
    group.command(
        "add",
        help=_(
            "Bring files or folders in. Example: iomdesk document add note.pdf --session 14 --item 3 "
            "--desk group.iomdesk"
        ),
    )(_add)
    group.command("list", help=_("List the documents of a session, or of the whole desk."))(_list)
    group.command("file", help=_("Write the file of a document, as it was brought in."))(_file)
    return group


def _add(
    files: OpenNames,
    session: SessionOption,
    desk: DeskOption,
    item: Annotated[
        str, typer.Option("--item", metavar="I", help=_("The item: its number, or its id."))
    ] = "",
    language: Annotated[
        str, typer.Option("--lang", metavar="fr|en|es", help=_("By default, what name or text say."))
    ] = "",
    symbol: Annotated[
        str, typer.Option("--symbol", metavar="SYMBOL", help=_("By default, what stands in the file."))
    ] = "",
    title: Annotated[
        str, typer.Option("--title", metavar="TITLE", help=_("By default, what stands in the file."))
    ] = "",
    distribution: Annotated[
        str, typer.Option("--distribution", metavar="general|limited|restricted", help=_("Who may have it."))
    ] = "general",
    as_json: JsonOption = False,
) -> None:
    if language:
        checked_language(language)
    if distribution not in ("general", "limited", "restricted"):
        raise typer.BadParameter(_("general, limited or restricted"), param_hint="--distribution")
    paths = [*_named(files)]
    if len(paths) > 1 and (symbol or title):
        raise typer.BadParameter(_("symbol and title are those of one file"), param_hint="--symbol")
    told = []
    with writing(desk) as opened:
        id_ = session_named(opened, session)
        item_id = item_named(opened, item, session)[0] if item else None
        for path in paths:
            told.append(_bring(opened, path, id_, item_id, (symbol, title, language), distribution))
            if not as_json:
                _tell(told[-1])
    if as_json:
        print_json({"documents": told})


def _named(files: list[Path]) -> Iterator[Path]:
    """Go through folders; hidden files are nobody's documents."""
    for path in files:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))
        elif path.is_file():
            yield path
        else:
            raise FileNotThere(
                _("There is no file “{name}”. Nothing was changed; check the name.").format(name=path)
            )


def _bring(
    desk: Desk,
    path: Path,
    session: int,
    item: int | None,
    given: tuple[str, str, str],
    distribution: str,
) -> dict[str, Any]:
    symbol, title, language = given
    with tempfile.TemporaryDirectory(prefix="iomdesk-") as folder:
        printable = Path(folder) / "printable.pdf"
        taken = take_in(path, path.name, printable)
        found = _proposed(path.name, taken)
        names = ProposedNames(
            symbol or found.symbol, title or found.title, language or found.language or "fr"
        )
        changes = desk.do(
            bring_document,
            session=session,
            names=names,
            file_name=path.name,
            media_type=taken.media_type,
            data=path.read_bytes(),
            reading=_reading(taken, printable),
            item=item,
            distribution=distribution,
        ).result()
    return {
        "id": changes.created,
        "file": path.name,
        "symbol": names.symbol,
        "title": names.title,
        "language": names.language,
        "pages": taken.pages,
        "words": taken.words,
        "printable": taken.printable,
        "remarks": [str(remark) for remark in taken.remarks],
    }


def _proposed(file_name: str, taken: TakenIn) -> ProposedNames:
    return propose_names(file_name, title=taken.title, first_lines=taken.first_lines, text=taken.text)


def _reading(taken: TakenIn, printable: Path) -> dict[str, Any]:
    return {
        "printable": printable.read_bytes() if taken.printable else None,
        "pages": taken.pages,
        "words": taken.words,
        "text": taken.text,
        "remark": ";".join(taken.remarks),
    }


def read_unread(desk: Desk, files: tuple[tuple[str, str], ...]) -> None:
    """Look through files of the desk that were brought in before anybody looked through files."""
    with tempfile.TemporaryDirectory(prefix="iomdesk-") as folder:
        for digest, name in files:
            source, printable = Path(folder) / "file", Path(folder) / "printable.pdf"
            source.write_bytes(desk.answer(content_of, digest=digest))
            taken = take_in(source, name, printable)
            desk.do(record_reading, digest=digest, **_reading(taken, printable)).result()


def _tell(told: dict[str, Any]) -> None:
    named = " – ".join(filter(None, (told["symbol"], told["title"])))
    say(_("Added: {name} ({file})").format(name=named, file=told["file"]))
    words = intake_remarks()
    for remark in told["remarks"]:
        say("  " + words[remark])


def _list(
    desk: DeskOption,
    session: Annotated[
        str, typer.Option("--session", metavar="N", help=_("The session’s number, or its id (s12)."))
    ] = "",
    language: LanguageOption = "fr",
    as_json: JsonOption = False,
) -> None:
    checked_language(language)
    with reading(desk) as opened:
        id_ = session_named(opened, session) if session else None
        rows = opened.answer(document_register, session_id=id_, language=language)
    if as_json:
        print_json({"documents": [_as_data(row) for row in rows]})
        return
    states = document_states()
    print_table(
        (_("Symbol"), _("Title"), _("Item"), _("Languages"), _("Pages"), _("State")),
        [
            (
                row.symbol,
                row.title,
                ", ".join(number for _id, number in row.items),
                ", ".join(row.languages),
                str(next((file.pages for file in row.files if file.pages), "")),
                str(states[row.state]),
            )
            for row in rows
        ],
    )


def _as_data(row: RegisterRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "symbol": row.symbol,
        "title": row.title,
        "distribution": row.distribution,
        "state": str(row.state),
        "issued_on": row.issued_on,
        "due_on": row.due_on,
        "late_reason": row.late_reason,
        "items": [number for _id, number in row.items],
        "files": [
            {
                "language": file.language,
                "title": file.title,
                "file": file.file_name,
                "digest": file.digest,
                "size": file.size,
                "pages": file.pages,
                "words": file.words,
                "printable": file.printable is not None,
                "remarks": list(file.remarks),
            }
            for file in row.files
        ],
    }


def _file(
    document: Annotated[str, typer.Argument(metavar="SYMBOL", help=_("The document’s symbol, or its id."))],
    desk: DeskOption,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help=_("The file to write."))],
    language: LanguageOption = "fr",
) -> None:
    checked_language(language)
    with reading(desk) as opened:
        rows = opened.answer(document_register, session_id=None, language=language)
        found = next((row for row in rows if document in (row.symbol, str(row.id))), None)
        digest = next((f.digest for f in found.files if f.language == language), None) if found else None
        if digest is None:
            raise DocumentNotFound(
                _("There is no file of “{document}” in this language. Nothing was written.").format(
                    document=document
                )
            )
        data = opened.answer(content_of, digest=digest)
    write_bytes(data, out)
    say(_("Written: {file}").format(file=out))
