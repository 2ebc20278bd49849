"""The command that finds every word of a desk, and the searches that are kept."""

from typing import Annotated, Any

import typer

from iomdesk.cli.options import DeskOption, JsonOption, LanguageOption, checked_language, reading, writing
from iomdesk.cli.printing import print_json, print_table, say
from iomdesk.queries.search import SHOWN, SearchHit, saved_searches, search_desk
from iomdesk.runtime.translations import _
from iomdesk.services.searches import SearchNotKept, drop_search, keep_search


def register(program: typer.Typer) -> None:
    """Add `search`."""
    program.command(
        "search",
        help=_(
            "Find words in titles, minutes, interventions, recommendations, reports, documents, persons and "
            "symbols, the newest first. Example: iomdesk search 'groupes régionaux' --desk group.iomdesk"
        ),
    )(_search)


def _search(
    desk: DeskOption,
    query: Annotated[
        str,
        typer.Argument(
            metavar="QUERY",
            help="Words, “phrases”, AND OR NOT, fields: clause:2b session:14 speaker:suisse after:2019.",
        ),
    ] = "",
    language: LanguageOption = "fr",
    by_relevance: Annotated[bool, typer.Option("--best", help="What fits best comes first.")] = False,
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000, help="At most so many.")] = SHOWN,
    kept: Annotated[str, typer.Option("--kept", metavar="NAME", help="Ask a search that was kept.")] = "",
    keep: Annotated[str, typer.Option("--keep", metavar="NAME", help="Keep it under a name.")] = "",
    drop: Annotated[str, typer.Option("--drop", metavar="NAME", help="Take one away that was kept.")] = "",
    as_json: JsonOption = False,
) -> None:
    checked_language(language)
    if keep or drop:
        with writing(desk) as opened:
            if keep:
                opened.do(keep_search, name=keep, query=query).result()
            if drop:
                opened.do(drop_search, name=drop).result()
        say(_("Done."))
        return
    with reading(desk) as opened:
        if not query:
            query = _kept(dict(opened.ask(saved_searches).result()), kept)
        found = opened.ask(
            search_desk, query=query, language=language, by_relevance=by_relevance, limit=limit
        ).result()
    if as_json:
        print_json({"results": [_plain(hit) for hit in found.hits]})
        return
    print_table((_("Where"), _("Words")), [(hit.where, hit.snippet) for hit in found.hits])
    if found.is_more:
        say(_("There is more; --limit shows it."))


def _kept(searches: dict[str, str], name: str) -> str:
    if name not in searches:
        names = ", ".join(searches) or "–"
        raise SearchNotKept(
            _("Say what is looked for, or one of the searches kept: {names}").format(names=names)
        )
    return searches[name]


def _plain(hit: SearchHit) -> dict[str, Any]:
    return {
        "kind": hit.kind,
        "id": hit.record,
        "session": hit.session,
        "item": hit.item,
        "language": hit.language,
        "date": hit.day,
        "where": hit.where,
        "snippet": hit.snippet,
    }
