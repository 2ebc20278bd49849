"""Commands on texts that were typed and not stored: list, show, take, discard."""

from typing import Annotated

import typer

from iomdesk.cli.options import DeskOption, JsonOption, reading, writing
from iomdesk.cli.printing import print_json, print_table, say
from iomdesk.desk import Desk, open_desk
from iomdesk.queries.recovered import RecoveredRow, recovered_texts
from iomdesk.queries.recovered_words import place_in_words, record_in_words, state_in_words
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _, interface_language
from iomdesk.services.recovery import settle_recovered

TextArgument = Annotated[int, typer.Argument(metavar="N", help="The text's number in `recover list`.")]
_SHOWN = 60


class RecoveredTextNotFound(UserError):
    """Raised when a recovered text is named that the desk does not hold."""


def commands() -> typer.Typer:
    """Make the group of commands."""
    group = typer.Typer(
        help=_("Texts that were typed and not stored when the program ended."), no_args_is_help=True
    )
    group.command(
        "list", help=_("List the recovered texts that wait for a choice; --all: settled ones too.")
    )(_list)
    group.command("show", help=_("Print a recovered text, or the stored one beside it (--stored)."))(_show)
    group.command("take", help=_("Put a recovered text in place of the stored one, or beside it (--both)."))(
        _take
    )
    group.command(
        "discard", help=_("Keep the stored text; of minutes the recovered one stays among the versions.")
    )(_discard)
    return group


def _list(
    desk: DeskOption,
    settled: Annotated[bool, typer.Option("--all", help="Settled ones too.")] = False,
    as_json: JsonOption = False,
) -> None:
    with open_desk(desk) as opened:
        state = opened.gather().result()
        rows = _rows(opened, with_settled=settled)
    if as_json:
        print_json({"recovered": [_plain(row) for row in rows], "typed": state.typed, "aside": state.aside})
        return
    heads = ("", _("Text"), _("Record"), _("Typed until"), _("Words"))
    if rows:
        print_table(heads, [_line(row) for row in rows])
    else:
        say(_("No recovered text waits for a choice."))
    if opened.is_read_only:
        for sentence in state_in_words(state):
            say(sentence)


def _show(
    text: TextArgument,
    desk: DeskOption,
    stored: Annotated[bool, typer.Option("--stored", help="The stored text instead.")] = False,
) -> None:
    with reading(desk) as opened:
        row = _named(opened, text)
    say((row.stored or "") if stored else row.text)


def _take(
    text: TextArgument,
    desk: DeskOption,
    both: Annotated[bool, typer.Option("--both", help="Keep the stored text too.")] = False,
) -> None:
    _settle(desk, text, "both" if both else "taken")
    say(_("Both texts were put together.") if both else _("The recovered text was put in place."))


def _discard(text: TextArgument, desk: DeskOption) -> None:
    _settle(desk, text, "kept")
    say(_("The stored text was kept."))


def _settle(desk: DeskOption, text: int, choice: str) -> None:
    with writing(desk) as opened:
        opened.gather().result()
        _named(opened, text)
        opened.do(settle_recovered, recovered=text, choice=choice).result()


def _rows(desk: Desk, *, with_settled: bool) -> tuple[RecoveredRow, ...]:
    return desk.answer(recovered_texts, language=interface_language(), with_settled=with_settled)


def _named(desk: Desk, text: int) -> RecoveredRow:
    found = next((row for row in _rows(desk, with_settled=True) if row.id == text), None)
    if found is None:
        message = _("There is no recovered text {number}. `iomdesk recover list` shows them.")
        raise RecoveredTextNotFound(message.format(number=text))
    return found


def _plain(row: RecoveredRow) -> dict[str, object]:
    return {
        "id": row.id,
        "record": row.key.record_kind,
        "record_id": row.key.record_id,
        "field": row.key.field,
        "language": row.key.language or None,
        "title": record_in_words(row),
        "typed_at": row.typed_at.isoformat(),
        "text": row.text,
        "stored": row.stored,
        "choice": row.choice or None,
    }


def _line(row: RecoveredRow) -> tuple[str, ...]:
    words = " ".join(row.text.split())
    shown = words if len(words) <= _SHOWN else f"…{words[-_SHOWN:]}"
    moment = row.typed_at.astimezone().strftime("%Y-%m-%d %H:%M")
    return str(row.id), place_in_words(row), record_in_words(row), moment, shown
