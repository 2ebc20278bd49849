"""Make the desk of many years, the same every time: sessions, items, interventions, minutes, reports."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from iomdesk.desk import new_desk
from iomdesk.storage.search_index import rebuild_index

RARE, COMMON, PHRASE, PREFIX = "rarissime", "travail", "groupes régionaux", "parten"
_BASES = 4_000
_SYLLABLES = ("ba", "co", "di", "fo", "ga", "lu", "ma", "ni", "po", "ra", "se", "ti", "vo", "tion", "ment")
_NOW = "2026-01-01 09:00:00.000000"


@dataclass(frozen=True)
class Size:
    """Say how large a desk is; `paragraphs` are those of minutes and reports together."""

    sessions: int
    items: int
    interventions: int
    paragraphs: int


SIZES = (
    Size(5, 200, 2_000, 10_000),
    Size(50, 2_000, 20_000, 100_000),
    Size(500, 20_000, 200_000, 1_000_000),
)


def make_whole_desk(path: Path, size: Size) -> None:
    """Add so much to a new desk with its sample session; rows go in at once and are indexed at the end."""
    new_desk(path, sample=True).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _sql in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("BEGIN")
        _fill(connection, size, _texts())
        rebuild_index(connection)
        for _name, sql in triggers:
            connection.execute(sql)
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = DELETE")


def _texts() -> list[str]:
    chance = random.Random(11)
    words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _ in range(3_000)]
    weights = [1 / place for place in range(1, len(words) + 1)]
    made = []
    for number in range(_BASES):
        text = chance.choices(words, weights, k=26)
        text.insert(3, COMMON if number % 10 < 6 else "débat")
        if number % 100 == 0:
            text.insert(9, PHRASE)
        if number % 50 == 7:
            text.insert(12, "partenariats")
        made.append(" ".join(text).capitalize() + ".")
    return made


def _fill(connection: sqlite3.Connection, size: Size, texts: list[str]) -> None:
    first = 1_000
    items = range(first, first + size.items)
    per_session = size.items // size.sessions
    own = {item: first + (item - first) // per_session for item in items}
    delegations = [row[0] for row in connection.execute("SELECT id FROM delegation")]
    _put(connection, "session", _sessions(first, size.sessions))
    _put(connection, "agenda_item", (_item(i, own[i]) for i in items))
    _put(connection, "agenda_item_text", ((i, i, "fr", texts[i % _BASES][:60], "", None) for i in items))
    each = size.paragraphs // 2 // size.items
    drafts = ((i, "item", i, "minutes", "fr", _minutes(texts, i, each), _NOW, None) for i in items)
    _put(connection, "draft", drafts)
    heard = range(first, first + size.interventions)
    connection.executemany(
        "INSERT INTO intervention (id, item_id, position, delegation_id, on_behalf_of, kind, stance, "
        "attribution, language, text, summary) "
        "VALUES (?, ?, ?, ?, '', 'statement', 'none', 'listed', 'fr', '', ?)",
        (
            (v, first + v % size.items, v, delegations[v % len(delegations)], texts[v % _BASES][:120])
            for v in heard
        ),
    )
    _fill_reports(connection, size, first, texts)


def _fill_reports(connection: sqlite3.Connection, size: Size, first: int, texts: list[str]) -> None:
    connection.executemany(
        "INSERT INTO report (id, session_id, profile, scope, outline, original_language, stage, marking) "
        "VALUES (?, ?, 'debate', '{}', '{\"sections\": [], \"annexes\": []}', 'fr', 'draft', 'marked')",
        ((first + s, first + s) for s in range(size.sessions)),
    )
    rows = range(size.paragraphs // 2)
    connection.executemany(
        "INSERT INTO report_paragraph (id, report_id, position, section, key, kind, anchor, is_agreed, "
        "is_bracketed) VALUES (?, ?, ?, 'substance', '', 'numbered', '', 0, 0)",
        ((first + r, first + r % size.sessions, r) for r in rows),
    )
    connection.executemany(
        "INSERT INTO report_paragraph_text (id, paragraph_id, language, text, made_from) "
        "VALUES (?, ?, 'fr', ?, '')",
        ((first + r, first + r, _said(texts, r)) for r in rows),
    )


def _item(item: int, session: int) -> tuple[object, ...]:
    whole = (None, "discussion", "substance", "adopted", None, "", "", None, None)
    return (item, session, None, item, *whole)


def _put(connection: sqlite3.Connection, table: str, rows: Iterator[tuple[object, ...]]) -> None:
    columns = len(connection.execute(f"PRAGMA table_info({table})").fetchall())
    connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})", rows)


def _sessions(first: int, count: int) -> Iterator[tuple[object, ...]]:
    for place in range(count):
        day = (date(1985, 1, 1) + timedelta(days=28 * place)).isoformat()
        yield (first + place, 100 + place, day, day, "Genève", "", "", 0, "closed", "", 0, None, None)


def _minutes(texts: list[str], item: int, count: int) -> str:
    return "\n\n".join(_said(texts, item * count + place) for place in range(count))


def _said(texts: list[str], number: int) -> str:
    said = f"{texts[number % _BASES]} n{number}"
    return f"{said} {RARE}" if number % 20_011 == 5 else said
