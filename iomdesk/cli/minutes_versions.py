"""Commands on the sealed versions of minutes: list, compare, restore, of an item or of the whole meeting."""

from collections.abc import Sequence
from datetime import datetime
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
from iomdesk.document.minutes_diff import Fate, ParagraphChange, compare_texts, is_changed
from iomdesk.document.word_diff import Mark
from iomdesk.queries.revision_words import reason_in_words
from iomdesk.queries.revisions import ItemMinutes, Moment, SealRow, meeting_at, moments_of, seals_of
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.minutes import restore_revision
from iomdesk.services.revisions import restore_meeting

ItemOption = Annotated[str, typer.Option("--item", metavar="ITEM", help="One item: its id (i12) or number.")]
_NOW = "now"
_MARKS = {Mark.KEPT: "{}", Mark.DELETED: "[-{}-]", Mark.INSERTED: "{{+{}+}}"}


class VersionOfMinutesNotFound(UserError):
    """Raised when a version or a moment of minutes is named that is not there."""


def register(group: typer.Typer) -> None:
    """Add `revisions`, `compare` and `restore`."""
    group.command("revisions", help=_("List the sealed versions of an item, or the moments of a meeting."))(
        _revisions
    )
    group.command(
        "compare",
        help=_(
            "Compare two states word by word: [-deleted-] {+inserted+}. States are versions (r12), moments "
            "(2019-05-12T14:02) or “now”. Example: iomdesk minutes compare --session 1 --from r12"
        ),
    )(_compare)
    group.command(
        "restore", help=_("Bring an item, or the whole meeting, back to a state; nothing newer is lost.")
    )(_restore)


def _revisions(
    session: SessionOption,
    desk: DeskOption,
    item: ItemOption = "",
    language: LanguageOption = "fr",
    as_json: JsonOption = False,
) -> None:
    checked_language(language)
    with reading(desk) as opened:
        id_ = session_named(opened, session)
        item_id = item_named(opened, item, session)[0] if item else None
        seals = opened.ask(seals_of, session_id=id_, language=language, item_id=item_id).result()
        moments = opened.ask(moments_of, session_id=id_, language=language).result()
    if item:
        _print_seals(id_, seals, as_json)
    else:
        _print_moments(id_, moments, as_json)


def _print_seals(session: int, seals: Sequence[SealRow], as_json: bool) -> None:
    if as_json:
        print_json({"session": f"s{session}", "revisions": [_seal(seal) for seal in seals]})
        return
    heads = (_("Id"), _("Sealed"), _("Reason"), _("By"), _("Words"))
    print_table(
        heads,
        [
            (f"r{s.id}", _local(s.sealed_at), reason_in_words(s.reason), s.installation, str(s.words))
            for s in seals
        ],
    )


def _print_moments(session: int, moments: Sequence[Moment], as_json: bool) -> None:
    if as_json:
        print_json({"session": f"s{session}", "moments": [_moment(moment) for moment in moments]})
        return
    heads = (_("Sealed"), _("Reason"), _("By"), _("Items"))
    print_table(heads, [_moment_line(moment) for moment in moments])


def _compare(
    session: SessionOption,
    desk: DeskOption,
    old: Annotated[str, typer.Option("--from", metavar="STATE", help="The older state.")],
    new: Annotated[str, typer.Option("--to", metavar="STATE", help="The newer state.")] = _NOW,
    item: ItemOption = "",
    language: LanguageOption = "fr",
    as_json: JsonOption = False,
) -> None:
    checked_language(language)
    with reading(desk) as opened:
        id_ = session_named(opened, session)
        before = _state(opened, id_, language, old, item, session)
        after = _state(opened, id_, language, new, item, session)
    there = {one.item_id: one.text for one in before}
    compared = [(one, compare_texts(there.get(one.item_id, ""), one.text)) for one in after]
    changed = [(one, changes) for one, changes in compared if is_changed(changes)]
    if as_json:
        print_json({"from": old, "to": new, "items": [_item(one, changes) for one, changes in changed]})
        return
    for one, changes in changed:
        say(f"{one.number}  {one.title}")
        for change in changes:
            if change.fate is not Fate.KEPT:
                say("    " + _line(change))
    if not changed:
        say(_("Nothing changed."))


def _restore(
    session: SessionOption,
    desk: DeskOption,
    to: Annotated[str, typer.Option("--to", metavar="STATE", help="A version (r12) or a moment.")],
    item: ItemOption = "",
    language: LanguageOption = "fr",
    as_json: JsonOption = False,
) -> None:
    checked_language(language)
    with writing(desk) as opened:
        id_ = session_named(opened, session)
        at = moment_named(opened, id_, language, to)
        if item:
            wanted = _state(opened, id_, language, to, item, session)[0].revision
            if wanted is None:
                raise VersionOfMinutesNotFound(_not_found(to))
            changes = opened.do(restore_revision, revision=wanted).result()
        elif at is None:
            raise VersionOfMinutesNotFound(_not_found(to))
        else:
            changes = opened.do(restore_meeting, session=id_, language=language, at=at).result()
    items = sorted(changes.touched.get("minutes", ()))
    if as_json:
        print_json({"restored": [f"i{one}" for one in items]})
    else:
        say(_("Restored: {items}").format(items=", ".join(f"i{one}" for one in items) or "–"))


def _state(
    desk: Desk, session: int, language: str, state: str, item: str, session_reference: str
) -> tuple[ItemMinutes, ...]:
    """Return the texts at a state: of all items, or of the one named."""
    at = moment_named(desk, session, language, state)
    texts = desk.ask(meeting_at, session_id=session, language=language, at=at).result()
    if not item:
        return texts
    item_id = item_named(desk, item, session_reference)[0]
    return tuple(one for one in texts if one.item_id == item_id)


def moment_named(desk: Desk, session: int, language: str, state: str) -> datetime | None:
    """Read a state: None for the present one; raises VersionOfMinutesNotFound."""
    if state.casefold() == _NOW:
        return None
    if state[:1].casefold() == "r" and state[1:].isdecimal():
        seals = desk.ask(seals_of, session_id=session, language=language).result()
        found = next((seal.sealed_at for seal in seals if seal.id == int(state[1:])), None)
    else:
        found = _iso(state)
    if found is None:
        raise VersionOfMinutesNotFound(_not_found(state))
    return found


def _iso(words: str) -> datetime | None:
    try:
        return datetime.fromisoformat(words).astimezone()
    except ValueError:
        return None


def _not_found(state: str) -> str:
    return _(
        "There is no version or moment “{state}”. Nothing was changed; `minutes revisions` lists them."
    ).format(state=state)


def _local(moment: datetime) -> str:
    return f"{moment.astimezone():%Y-%m-%d %H:%M:%S}"


def _seal(seal: SealRow) -> dict[str, Any]:
    return {
        "id": f"r{seal.id}",
        "item": f"i{seal.item_id}",
        "number": seal.item_number,
        "language": seal.language,
        "sealed_at": seal.sealed_at,
        "reason": seal.reason,
        "by": seal.installation,
        "words": seal.words,
        "restored_from": f"r{seal.restored_from}" if seal.restored_from else None,
    }


def _moment(moment: Moment) -> dict[str, Any]:
    return {
        "at": moment.at,
        "by": moment.installation,
        "reasons": list(moment.reasons),
        "revisions": [_seal(seal) for seal in moment.seals],
    }


def _moment_line(moment: Moment) -> tuple[str, ...]:
    reasons = ", ".join(map(reason_in_words, moment.reasons))
    numbers = dict.fromkeys(seal.item_number or f"i{seal.item_id}" for seal in moment.seals)
    return moment.at.astimezone().isoformat(), reasons, moment.installation, ", ".join(numbers)


def _item(one: ItemMinutes, changes: Sequence[ParagraphChange]) -> dict[str, Any]:
    touched = [change for change in changes if change.fate is not Fate.KEPT]
    return {
        "id": f"i{one.item_id}",
        "number": one.number,
        "title": one.title,
        "changes": [
            {
                "fate": change.fate.value,
                "old": change.old,
                "new": change.new,
                "diff": [{"mark": piece.mark.value, "words": piece.words} for piece in change.shown()],
            }
            for change in touched
        ],
    }


def _line(change: ParagraphChange) -> str:
    words = "".join(_MARKS[piece.mark].format(piece.words) for piece in change.shown())
    notes = {Fate.MOVED: _("(moved)"), Fate.MARKED: _("(kind or typeface)")}
    note = notes.get(change.fate, "")
    return f"{note} {words}" if note else words
