"""Find what was typed and not stored, offer it, and do with it what was chosen; nothing is ever destroyed."""

from collections.abc import Iterator, Sequence

from sqlalchemy import delete, select

from iomdesk.document.minutes_diff import compare_texts
from iomdesk.document.typed_text import Delta, TextKey, TypedLine, digest_of, replay
from iomdesk.model.journal import Choice, RecoveredText, TypedChange
from iomdesk.model.minutes import MinutesRevision
from iomdesk.queries.kept_texts import stored_text
from iomdesk.services.changes import NOTHING, Changes, Operation
from iomdesk.services.kept_texts import write_kept_text
from iomdesk.services.work import Work

_RECOMMENDATION = "recommendation"


def gather_typing(work: Work, *, aside: Sequence[TypedLine] = (), is_alone: bool = True) -> Changes:
    """Make a recovered text of each journal that was left behind, and empty the journals.

    `aside` is what was written beside the desk while it could not be. To be called once, before anything is
    typed: from then on the journal is that of the editors that are open. Where others have the desk open the
    journal is theirs, and only what was written aside is gathered.
    """
    lines = typed_lines(work) if is_alone else ()
    found = tuple(one for key in _keys((*lines, *aside)) for one in _recovered(work, key, lines, aside))
    work.session.add_all(found)
    if lines:
        work.session.execute(delete(TypedChange))
    work.session.flush()
    return _changes(*found) if found else NOTHING


def settle_recovered(work: Work, *, recovered: int, choice: str) -> Changes:
    """Do with a recovered text what was chosen: leave the stored one, take this one, or put both together.

    Of minutes the text that is not taken becomes a sealed version. Raises RecordGone, PlaceGone.
    """
    record = work.get(RecoveredText, recovered)
    key, stored = _key(record), stored_text(work.session, _key(record))
    if record.settled_at is not None:
        return NOTHING
    changes = NOTHING
    if Choice(choice) is Choice.KEPT:
        _seal_aside(work, key, record.text)
    else:
        wanted = record.text if choice == Choice.TAKEN else put_together(key, stored or "", record.text)
        changes = write_kept_text(work, key, wanted)
        record.left_text = stored
    record.settled_at, record.choice = work.clock(), Choice(choice).value
    work.audit("settle", "recovered", recovered, None, {"choice": record.choice})
    inverse = Operation(reopen_recovered, {"recovered": recovered})
    return Changes({**changes.touched, "recovered": frozenset({recovered})}, inverse)


def reopen_recovered(work: Work, *, recovered: int) -> Changes:
    """Offer a recovered text again, beside the text that was there before it was settled."""
    record = work.get(RecoveredText, recovered)
    if record.settled_at is None:
        return NOTHING
    choice, left = record.choice, record.left_text
    changes = NOTHING if left is None else write_kept_text(work, _key(record), left)
    record.settled_at = record.choice = record.left_text = None
    work.audit("reopen", "recovered", recovered, {"choice": choice}, None)
    inverse = Operation(settle_recovered, {"recovered": recovered, "choice": choice})
    return Changes({**changes.touched, "recovered": frozenset({recovered})}, inverse)


def put_together(key: TextKey, stored: str, recovered: str) -> str:
    """Join two states of a text: what they share once, and each paragraph that differs as both have it."""
    if key.record_kind == _RECOMMENDATION:
        lines = dict.fromkeys((*stored.splitlines(), *recovered.splitlines()))
        return "\n".join(lines)
    both = ((one.old, one.new if one.new != one.old else "") for one in compare_texts(stored, recovered))
    return "\n\n".join(unit for pair in both for unit in pair if unit)


def typed_lines(work: Work) -> tuple[TypedLine, ...]:
    """Return the journal of the desk, oldest first."""
    return tuple(
        TypedLine(
            TextKey(row.record_kind, row.record_id, row.field, row.language),
            row.base_digest,
            Delta(row.place, row.removed, row.added),
            row.typed_at,
        )
        for row in work.session.scalars(select(TypedChange).order_by(TypedChange.id))
    )


def _recovered(
    work: Work, key: TextKey, lines: Sequence[TypedLine], aside: Sequence[TypedLine]
) -> list[RecoveredText]:
    own = [line for line in lines if line.key == key]
    beside = [line for line in aside if line.key == key]
    former = select(RecoveredText.text).filter_by(**key._asdict())
    if own:  # a file of this machine may come more than once, what is in the desk may be typed anew
        former = former.where(RecoveredText.settled_at.is_(None))
    known = set(work.session.scalars(former))
    typed_at, now = max(line.typed_at for line in (*own, *beside)), work.clock()
    return [
        RecoveredText(**key._asdict(), text=text, typed_at=typed_at, found_at=now)
        for text in dict.fromkeys(_texts(stored_text(work.session, key), own, beside))
        if text not in known
    ]


def _texts(stored: str | None, own: Sequence[TypedLine], beside: Sequence[TypedLine]) -> Iterator[str]:
    """Give the texts that were on screen last and are not stored: most often one.

    What was written beside the desk passes through the states that the desk has; what the desk came to later
    passes through what was written beside it.
    """
    inside, outside = replay(stored or "", own), replay("", beside)
    if beside and digest_of(outside.text) not in inside.passed:
        yield outside.text
    if inside.text != (stored or "") and digest_of(inside.text) not in outside.passed:
        yield inside.text
    for loose in (inside.loose, outside.loose):
        if loose:
            yield "\n\n".join(loose)


def _keys(lines: Sequence[TypedLine]) -> list[TextKey]:
    return list(dict.fromkeys(line.key for line in lines))


def _key(record: RecoveredText) -> TextKey:
    return TextKey(record.record_kind, record.record_id, record.field, record.language)


def _seal_aside(work: Work, key: TextKey, text: str) -> None:
    if (key.record_kind, key.field) == ("item", "minutes"):
        work.session.add(
            MinutesRevision(
                item_id=key.record_id,
                language=key.language,
                text=text,
                sealed_at=work.clock(),
                installation=work.installation,
                reason="recovered",
            )
        )


def _changes(*found: RecoveredText) -> Changes:
    return Changes({"recovered": frozenset(one.id for one in found)})
