"""Sentences proposed to the chair: to open and close the session and each of its items."""

from iomdesk.document.inline import Text
from iomdesk.document.text import plain_text
from iomdesk.papers.facts import ItemFacts
from iomdesk.papers.grammar import with_article
from iomdesk.papers.items import item_title
from iomdesk.papers.voice import Voice


def session_sentence(voice: Voice, act: str) -> Text:
    """Open or close the session (`act` is open or close)."""
    number = voice.facts.session.number
    if number:
        return voice.say(f"brief.{act}.session", ordinal=voice.ordinal(number))
    return voice.say(f"brief.{act}.meeting")


def opening(voice: Voice, item: ItemFacts) -> Text:
    """Call an item up, by its part in the session or by what is asked of the group."""
    return voice.say(
        f"brief.open.{_form(item)}",
        number=voice.numbers[item.id].full,
        title=voice.line("brief.title_quoted", title=plain_text(item_title(voice, item))),
        details=_details(voice, item),
    )


def closing(voice: Voice, item: ItemFacts) -> Text:
    """Sum an item up."""
    return voice.group_says(f"brief.close.{_form(item)}")


def _form(item: ItemFacts) -> str:
    return item.kind if item.role == "substance" else item.role


def _details(voice: Voice, item: ItemFacts) -> str:
    symbols = {
        "adoption_of_agenda": voice.facts.agenda_symbol,
        "adoption_of_report": voice.facts.report_symbol,
    }
    if item.role in symbols:
        symbol = symbols[item.role]
        return voice.line("brief.symbol", symbol=symbol) if symbol else ""
    return voice.line("brief.floor", person=_presenter(voice, item)) if item.presenter.strip() else ""


def _presenter(voice: Voice, item: ItemFacts) -> str:
    """Name who presents with the article a sentence takes: "l’Administration", "the Administration"."""
    return with_article(voice.person(item.presenter), voice.language)
