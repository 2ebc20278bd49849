"""What an Akoma Ntoso file says of itself: identification, publication, life, workflow, references."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from iomdesk.document.document import Document
from iomdesk.document.imprint import LifeStep
from iomdesk.rendering.akn_names import (
    UNDATED,
    Address,
    Genre,
    actor_of,
    address_of,
    genre_of,
    slug,
    three_letters,
)
from iomdesk.rendering.akn_xml import Element, a

_SOURCE = "#iomdesk"
MAIN = "!main"


def meta(
    document: Document, part: str = MAIN, genre: Genre | None = None, steps: Iterable[LifeStep] = ()
) -> Element:
    """Make the metadata of a paper, or of a part of it: an annex (`!annex_1`) or a recommendation."""
    address = address_of(document)
    is_whole = part == MAIN
    life = tuple(document.imprint.steps if is_whole else steps)
    made = [_identification(document, address, part, genre or genre_of(document))]
    if is_whole and document.imprint.dated_on and not document.imprint.is_draft:
        made.append(_publication(document, address))
    if life:
        key = "" if is_whole else f"{slug(part)}__"
        made += [_lifecycle(life, key), _workflow(life, _bodies(document), key)]
    if is_whole:  # its parts refer to them, for a name stands once in a file
        made.append(_references(document))
    return a("meta", *made)


def _identification(document: Document, address: Address, part: str, genre: Genre) -> Element:
    return a(
        "identification",
        a("FRBRWork", *_core(document, address.work, part, address), *_work(document, genre)),
        a("FRBRExpression", *_core(document, address.expression, part, address), *_expression(document)),
        a("FRBRManifestation", *_core(document, f"{address.expression}.xml", part, address), _format()),
        source=_SOURCE,
    )


def _core(document: Document, uri: str, part: str, address: Address) -> Iterator[Element]:
    whole = uri.removesuffix(".xml")
    yield a("FRBRthis", value=f"{whole}/{part}" + uri[len(whole) :])
    yield a("FRBRuri", value=uri)
    named = "undated" if address.day == UNDATED else "draft" if document.imprint.is_draft else "publication"
    yield a("FRBRdate", date=address.day, name=named)
    yield a("FRBRauthor", href="#body", as_="#author")


def _work(document: Document, genre: Genre) -> Iterator[Element]:
    yield a("FRBRcountry", value="un")
    yield a("FRBRsubtype", value=slug(genre.subtype))
    if document.symbol:
        yield a("FRBRnumber", value=slug(document.symbol), showAs=document.symbol)
    yield a("FRBRname", value=genre.name)
    yield a("FRBRprescriptive", value="false")


def _expression(document: Document) -> Iterator[Element]:
    yield a("FRBRlanguage", language=three_letters(document.language))
    original = document.imprint.original_language
    if original and original != document.language:
        yield a("FRBRtranslation", by="#body", href=_original(document), fromLanguage=three_letters(original))


def _original(document: Document) -> str:
    address = address_of(document)
    return f"{address.work}/{three_letters(document.imprint.original_language)}@{address.day}"


def _format() -> Element:
    return a("FRBRformat", value="application/akn+xml")


def _publication(document: Document, address: Address) -> Element:
    return a(
        "publication",
        date=address.day,
        name=genre_of(document).name,
        showAs=document.title or document.symbol or genre_of(document).name,
        number=document.symbol or None,
    )


def _lifecycle(life: tuple[LifeStep, ...], key: str) -> Element:
    events = (
        a(
            "eventRef",
            date=step.on.isoformat(),
            source="#body",
            type="generation" if number == 1 else "amendment",
            eId=f"{key}event_{number}",
        )
        for number, step in enumerate(life, start=1)
    )
    return a("lifecycle", *events, source=_SOURCE)


def _workflow(life: tuple[LifeStep, ...], bodies: Mapping[str, str], key: str) -> Element:
    steps = (
        a(
            "step",
            date=step.on.isoformat(),
            by=f"#{bodies[step.body]}" if step.body else "#body",
            outcome=f"#status_{slug(step.status)}",
            href=f"/akn/un/doc/{slug(step.symbol)}" if step.symbol else None,
            eId=f"{key}step_{number}",
        )
        for number, step in enumerate(life, start=1)
    )
    return a("workflow", *steps, source=_SOURCE)


def _all_steps(document: Document) -> tuple[LifeStep, ...]:
    return (*document.imprint.steps, *chain.from_iterable(document.imprint.lives.values()))


def _bodies(document: Document) -> dict[str, str]:
    names = dict.fromkeys(step.body for step in _all_steps(document) if step.body)
    return {name: f"body_{number}" for number, name in enumerate(names, start=2)}


def _references(document: Document) -> Element:
    imprint = document.imprint
    body = imprint.body or " ".join(document.cover.body) or "body"
    made = [
        _reference("TLCOrganization", "iom", "organization/un/iom", "IOM"),
        _reference("TLCOrganization", "body", f"organization/un/iom/{actor_of(document)}", body),
    ]
    made += [
        _reference("TLCOrganization", key, f"organization/un/iom/{slug(name).lower() or key}", name)
        for name, key in _bodies(document).items()
    ]
    if imprint.session is not None:
        place = f"event/un/iom/{actor_of(document)}/session-{imprint.session}"
        shown = document.cover.session or str(imprint.session)
        made.append(_reference("TLCEvent", "session", place, shown))
    made.append(_reference("TLCRole", "author", "role/un/author", "author"))
    for status in dict.fromkeys(step.status for step in _all_steps(document)):
        made.append(_reference("TLCConcept", f"status_{slug(status)}", f"concept/un/{slug(status)}", status))
    made.append(_reference("TLCObject", "iomdesk", "object/iomdesk", "iomdesk"))
    return a("references", *made, source=_SOURCE)


def _reference(tag: str, key: str, place: str, shown: str) -> Element:
    return a(tag, eId=key, href=f"/akn/ontology/{place}", showAs=shown)
