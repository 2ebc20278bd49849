"""What is typed, as small changes: found between two states of a text, and put into it again later."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Any, NamedTuple

_FIRST_STEP = 1024


class TextKey(NamedTuple):
    """Say whose text it is; language "" where a text has none."""

    record_kind: str
    record_id: int
    field: str
    language: str


@dataclass(frozen=True, slots=True)
class Delta:
    """Hold one change of a text: at `place`, `removed` gave way to `added`."""

    place: int
    removed: str
    added: str


@dataclass(frozen=True, slots=True)
class TypedLine:
    """Hold a change with the digest of the text it was made to; without a digest it is the whole text."""

    key: TextKey
    base: str
    delta: Delta
    typed_at: datetime


@dataclass(frozen=True, slots=True)
class Replayed:
    """Hold what comes out of typed changes, and the digests of all states on the way there.

    `loose` are the words of changes to a text that is not there.
    """

    text: str
    loose: tuple[str, ...]
    passed: frozenset[str]


def digest_of(text: str) -> str:
    """Name a text by its words."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def delta_between(before: str, after: str) -> Delta:
    """Find the one stretch in which two states of a text differ."""
    shortest = min(len(before), len(after))
    start = _shared(shortest, lambda n, m: before[n:m] == after[n:m])
    end = _shared(
        shortest - start,
        lambda n, m: before[len(before) - m : len(before) - n] == after[len(after) - m : len(after) - n],
    )
    return Delta(start, before[start : len(before) - end], after[start : len(after) - end])


def replay(text: str, lines: Iterable[TypedLine]) -> Replayed:
    """Put changes into the text they were made to, one after the other, as far as they fit."""
    digest, loose = digest_of(text), []
    passed = {digest}
    for line in lines:
        changed = _changed(text, digest, line)
        if changed is not None:
            text, digest = changed, digest_of(changed)
            passed.add(digest)
        elif line.delta.added.strip():
            loose.append(line.delta.added)
    return Replayed(text, tuple(loose), frozenset(passed))


def whole_text(key: TextKey, text: str, typed_at: datetime) -> TypedLine:
    """Make the line that stands for a whole text."""
    return TypedLine(key, "", Delta(0, "", text), typed_at)


def record_of(line: TypedLine) -> dict[str, Any]:
    """Write a line in a form that JSON takes."""
    delta = line.delta
    return {
        "key": list(line.key),
        "base": line.base,
        "place": delta.place,
        "removed": delta.removed,
        "added": delta.added,
        "at": line.typed_at.isoformat(),
    }


def line_of(record: Mapping[str, Any]) -> TypedLine:
    """Read such a form; the other way round."""
    kind, id_, field, language = record["key"]
    return TypedLine(
        TextKey(str(kind), int(id_), str(field), str(language)),
        str(record["base"]),
        Delta(int(record["place"]), str(record["removed"]), str(record["added"])),
        datetime.fromisoformat(str(record["at"])),
    )


def lines_of(records: Iterable[Mapping[str, Any]]) -> tuple[TypedLine, ...]:
    """Read the records of a file, without those of texts that were delivered later.

    Records of another shape, as a later program may write them, are passed over.
    """
    lines: list[TypedLine] = []
    for record in records:
        if "delivered" in record:
            lines = [line for line in lines if list(line.key) != record["delivered"]]
        else:
            with suppress(KeyError, TypeError, ValueError):
                lines.append(line_of(record))
    return tuple(lines)


def _changed(text: str, digest: str, line: TypedLine) -> str | None:
    delta = line.delta
    if not line.base:
        return delta.added
    end = delta.place + len(delta.removed)
    if line.base != digest or text[delta.place : end] != delta.removed:
        return None
    return text[: delta.place] + delta.added + text[end:]


def _shared(length: int, is_same: Callable[[int, int], bool]) -> int:
    """Count the signs that are the same, in strides that grow while they are and shrink where they end.

    Python compares slices a thousand times faster than single signs; texts have a million of them.
    """
    found, step = 0, _FIRST_STEP
    while found < length:
        if is_same(found, min(found + step, length)):
            found, step = min(found + step, length), step * 2
        elif step > 1:
            step = max(1, step // 4)
            length = min(length, found + step * 4)
        else:
            break
    return found
