"""Read persons out of a file of vCards (RFC 6350 and the older forms that address books still write)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import vobject

from iomdesk.document.participant_words import split_name
from iomdesk.model.participant_rows import ParticipantRow
from iomdesk.reading.refusals import FileUnreadable
from iomdesk.reading.text_file import text_lines

_BEGIN = "BEGIN:VCARD"


def is_vcard(data: bytes) -> bool:
    """Say whether a file holds vCards, by how it begins."""
    return _BEGIN in data[:400].replace(b"\0", b"").decode("latin-1").upper()


def vcard_rows(path: Path, data: bytes) -> tuple[ParticipantRow, ...]:
    """Return a row for each card: its organisation is the holder, its title the function.

    Raises FileUnreadable, FileNotWhatItSays.
    """
    lines = text_lines(path, data)
    starts = [number for number, line in enumerate(lines, 1) if line.strip().upper() == _BEGIN]
    try:
        cards = list(vobject.readComponents("\r\n".join(lines), allowQP=True))
    except (vobject.base.VObjectError, ValueError) as error:
        raise FileUnreadable(path) from error
    return tuple(_rows(zip(starts, cards, strict=False)))


def _rows(cards: Iterator[tuple[int, Any]]) -> Iterator[ParticipantRow]:
    for line, card in cards:
        given, family, honorific = _names(card)
        row = ParticipantRow(
            line=line,
            holder=_first(card, "org"),
            honorific=honorific,
            given_name=given,
            family_name=family,
            function=_first(card, "title") or _first(card, "role"),
        )
        if row.holder or row.person:
            yield row


def _names(card: Any) -> tuple[str, str, str]:
    """Take the parts of the name where they are told, else the name as it is shown."""
    if "n" not in card.contents or isinstance(card.n.value, str):
        return (*split_name(_first(card, "fn")), "")
    name = card.n.value
    given, family, prefix = (_words(part) for part in (name.given, name.family, name.prefix))
    return (given, family, prefix) if given or family else (*split_name(_first(card, "fn")), prefix)


def _first(card: Any, kind: str) -> str:
    value = card.contents[kind][0].value if kind in card.contents else ""
    return _words(value[0] if isinstance(value, list) and value else value)


def _words(value: Any) -> str:
    parts = value if isinstance(value, list) else [value]
    return " ".join(" ".join(str(part) for part in parts).split())
