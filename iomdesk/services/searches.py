"""Keep searches under a name, and take them away again."""

from sqlalchemy import select

from iomdesk.document.search_query import QueryNotUnderstood, read_query
from iomdesk.model.searches import SavedSearch
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.changes import Changes, Operation, touching
from iomdesk.services.work import Work


class SearchNotKept(UserError):
    """Raised when a search cannot be kept, or is not there."""


def keep_search(work: Work, *, name: str, query: str) -> Changes:
    """Keep a query under a name; one of that name is replaced. Raises SearchNotKept."""
    name, query = name.strip(), query.strip()
    _check(name, query)
    known = _named(work, name)
    if known is not None:
        back = Operation(keep_search, {"name": name, "query": known.query})
        work.audit("edit", "search", known.id, {"query": known.query}, {"query": query})
        known.query = query
        return touching(back, known.id, search=known.id)
    record = SavedSearch(name=name, query=query)
    work.session.add(record)
    work.session.flush()
    work.audit("create", "search", record.id, None, {"name": name, "query": query})
    return touching(Operation(drop_search, {"name": name}), record.id, search=record.id)


def drop_search(work: Work, *, name: str) -> Changes:
    """Take a search away that was kept. Raises SearchNotKept."""
    record = _named(work, name)
    if record is None:
        raise SearchNotKept(_("No search is kept as “{name}”. Nothing was changed.").format(name=name))
    work.audit("remove", "search", record.id, {"name": name, "query": record.query}, None)
    back = Operation(keep_search, {"name": name, "query": record.query})
    work.session.delete(record)
    work.session.flush()
    return touching(back, search=record.id)


def _check(name: str, query: str) -> None:
    if not name or not query:
        raise SearchNotKept(
            _("A search is kept with a name and with what is looked for. Nothing was changed.")
        )
    try:
        read_query(query)
    except QueryNotUnderstood as error:
        words = _("This finds nothing by itself: {query}. Nothing was changed.")
        raise SearchNotKept(words.format(query=query)) from error


def _named(work: Work, name: str) -> SavedSearch | None:
    return work.session.scalar(select(SavedSearch).where(SavedSearch.name == name))
