"""The first page of a paper and its contents in Akoma Ntoso."""

from collections.abc import Iterator, Mapping

from iomdesk.document.document import Document, outline
from iomdesk.rendering.akn_xml import Element, a, spoken


def cover_elements(document: Document, names: Mapping[int, str]) -> list[Element]:
    """Make the preface, before it the contents where the paper has them."""
    made = [spoken(a("preface", *_lines(document)), document.language)]
    entries = [
        a("tocItem", entry.label, level=str(entry.level), href=f"#{names[entry.index]}")
        for entry in outline(document)
    ]
    if document.contents and entries:
        title = a("p", document.contents.title, class_="contents")
        made.insert(0, spoken(a("coverPage", title, a("toc", *entries, eId="toc")), document.language))
    return made


def _lines(document: Document) -> Iterator[Element]:
    cover, imprint = document.cover, document.imprint
    day = imprint.dated_on.isoformat() if imprint.dated_on else None
    if document.mark:
        yield a("p", a("docStatus", document.mark), class_="mark")
    yield from _line("symbol", "docNumber", cover.symbol)
    yield from _named("originalLanguage", cover.original)
    if cover.date:
        yield a("p", a("docDate", cover.date, date=day) if day else cover.date, class_="date")
    yield from _named("remark", cover.remark)
    for name in cover.body:
        yield a("p", a("docCommittee", name, refersTo="#body"), class_="body")
    number = str(imprint.session) if imprint.session is not None else None
    yield from _line("session", "session", cover.session, value=number)
    for title in cover.title:
        yield a("p", a("docTitle", title), class_="title")
    yield from _named("place", cover.place)
    yield from _named("dates", cover.dates)
    yield from _named("rapporteur", cover.rapporteur)
    yield from _named("note", cover.foot)


def _line(look: str, tag: str, words: str, **attributes: str | None) -> Iterator[Element]:
    if words:
        yield a("p", a(tag, words, **attributes), class_=look)


def _named(name: str, words: str) -> Iterator[Element]:
    if words:
        yield a("p", a("inline", words, name=f"akn4un:{name}"), class_=name)
