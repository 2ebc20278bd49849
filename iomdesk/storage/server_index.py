"""Keep the index of all words of a shared desk in step with its texts, and make it anew.

Triggers write down what is found and where, as in a file. The words are cut and freed of case and accents
here, by the same rule as what is looked for: a server's own would find other words than a file does.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from iomdesk.queries.findings import Finding
from iomdesk.queries.search_match import folded_words
from iomdesk.storage.search_index import differences, stale, waiting_entries

_AT_ONCE = 500
_HIGHEST_PLACE = 16_383  # PostgreSQL counts no further, and keeps at most so many places of a word:
_MOST_PLACES = 255

_UNCHANGED = (
    "DELETE FROM search_pending p USING search_entry e "
    "WHERE e.id = p.entry_id AND p.former IS NOT NULL AND p.former = e.text"
)
_DROP_FORMER = "DELETE FROM search_index i USING search_pending p WHERE i.entry_id = p.entry_id"
_PRESENT = "SELECT e.id, e.text FROM search_pending p JOIN search_entry e ON e.id = p.entry_id"
_ADD = "INSERT INTO search_index (entry_id, plain, words) VALUES (:id, :plain, CAST(:words AS tsvector))"


def index_pending(session: Session) -> None:
    """Put what changed in this transaction into the index, in the same transaction."""
    connection = session.connection()
    if connection.scalar(text("SELECT 1 FROM search_pending LIMIT 1")):
        connection.execute(text(_UNCHANGED))
        connection.execute(text(_DROP_FORMER))
        _add(connection, connection.execute(text(_PRESENT)).all())
        connection.execute(text("DELETE FROM search_pending"))


def rebuild_on_server(connection: Connection, kinds: Iterable[str]) -> None:
    """Make the whole index anew from the texts, in the transaction that is open."""
    connection.execute(text("DELETE FROM search_entry"))
    for kind in kinds:
        connection.execute(text(f"INSERT INTO search_entry SELECT * FROM search_{kind}"))
    connection.execute(text("DELETE FROM search_index"))
    last = -1
    after = text("SELECT id, text FROM search_entry WHERE id > :last ORDER BY id LIMIT :count")
    while rows := connection.execute(after, {"last": last, "count": _AT_ONCE}).all():
        _add(connection, rows)
        last = rows[-1].id
    connection.execute(text("DELETE FROM search_pending"))


def check_on_server(session: Session) -> Iterator[Finding]:
    """Tell where the index says other words than the texts do."""
    missing = session.scalar(
        text(
            "SELECT count(*) FROM search_entry e FULL JOIN search_index i ON i.entry_id = e.id "
            "WHERE e.id IS NULL OR i.entry_id IS NULL"
        )
    )
    if missing or differences(session) or waiting_entries(session):
        yield stale()


def _add(connection: Connection, rows: Iterable[tuple[int, str]]) -> None:
    wanted = [{"id": id_, **_indexed(words)} for id_, words in rows]
    if wanted:
        connection.execute(text(_ADD), wanted)


def _indexed(words: str) -> dict[str, str]:
    """Write a text as words with a space on either side, and each word with its places."""
    cut = folded_words(words)
    places: dict[str, list[str]] = defaultdict(list)
    for place, word in enumerate(cut, start=1):
        if len(places[word]) < _MOST_PLACES and len(word.encode()) < 2_000:
            places[word].append(str(min(place, _HIGHEST_PLACE)))
    told = " ".join(f"'{word}':{','.join(dict.fromkeys(at))}" for word, at in places.items() if at)
    return {"plain": f" {' '.join(cut)} ", "words": told}
