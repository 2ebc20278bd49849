"""Commands that find and replace words over the minutes of a session."""

from typing import Annotated, Any

import typer

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
from iomdesk.cli.printing import print_json, say
from iomdesk.desk import Desk
from iomdesk.document.minutes_search import Hit, find_in_minutes
from iomdesk.document.text_search import SearchOptions
from iomdesk.queries.revisions import ItemMinutes, meeting_at
from iomdesk.runtime.translations import _, ngettext
from iomdesk.services.revisions import replace_words

FindOption = Annotated[str, typer.Option("--find", metavar="WORDS", help="The words to look for.")]
CaseOption = Annotated[bool, typer.Option("--match-case", help="Capitals must agree.")]
AccentsOption = Annotated[bool, typer.Option("--match-accents", help="Accents must agree.")]
WordOption = Annotated[bool, typer.Option("--whole-word", help="Not inside another word.")]


def register(group: typer.Typer) -> None:
    """Add `find` and `replace`."""
    group.command("find", help=_("Find words in the minutes of all items of a session."))(_find)
    group.command(
        "replace",
        help=_(
            "Replace words in the minutes of all items. Versions are sealed before. Example: iomdesk minutes "
            "replace --session 1 --find 'Etat membre' --with 'État Membre' --dry-run"
        ),
    )(_replace)


def _find(
    session: SessionOption,
    desk: DeskOption,
    find: FindOption,
    language: LanguageOption = "fr",
    match_case: CaseOption = False,
    match_accents: AccentsOption = False,
    whole_word: WordOption = False,
    as_json: JsonOption = False,
) -> None:
    checked_language(language)
    options = SearchOptions(match_case, match_accents, whole_word)
    with reading(desk) as opened:
        found = _hits(opened, session_named(opened, session), language, find, options)
    _print_hits(found, as_json)


def _replace(
    session: SessionOption,
    desk: DeskOption,
    find: FindOption,
    given: Annotated[str, typer.Option("--with", metavar="WORDS", help="The words to put in their place.")],
    language: LanguageOption = "fr",
    match_case: CaseOption = False,
    match_accents: AccentsOption = False,
    whole_word: WordOption = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be replaced, and stop.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    checked_language(language)
    options = SearchOptions(match_case, match_accents, whole_word)
    with reading(desk) if dry_run else writing(desk) as opened:
        id_ = session_named(opened, session)
        found = _hits(opened, id_, language, find, options)
        found = [(one, [hit for hit in hits if hit.found != given]) for one, hits in found]
        if not dry_run:
            words = {"wanted": find, "given": given, "options": options}
            opened.do(replace_words, session=id_, language=language, **words).result()
    _print_hits([(one, hits) for one, hits in found if hits], as_json, given)


def _hits(
    desk: Desk, session: int, language: str, wanted: str, options: SearchOptions
) -> list[tuple[ItemMinutes, list[Hit]]]:
    texts = desk.ask(meeting_at, session_id=session, language=language, at=None).result()
    found = [(one, list(find_in_minutes(one.text, wanted, options))) for one in texts]
    return [(one, hits) for one, hits in found if hits]


def _print_hits(found: list[tuple[ItemMinutes, list[Hit]]], as_json: bool, given: str | None = None) -> None:
    count = sum(len(hits) for _one, hits in found)
    if as_json:
        print_json({"count": count, "items": [_item(one, hits) for one, hits in found]})
        return
    for one, hits in found:
        say(f"{one.number}  {one.title}")
        for hit in hits:
            shown = f"[{hit.found}]" if given is None else f"[-{hit.found}-]{{+{given}+}}"
            say(f"    {hit.before}{shown}{hit.after}")
    say(ngettext("{count} place", "{count} places", count).format(count=count))


def _item(one: ItemMinutes, hits: list[Hit]) -> dict[str, Any]:
    places = [{"before": hit.before, "found": hit.found, "after": hit.after} for hit in hits]
    return {"id": f"i{one.item_id}", "number": one.number, "title": one.title, "places": places}
