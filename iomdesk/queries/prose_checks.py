"""Paragraphs of minutes that their sources do not bear out any more, and which statements are used where."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from iomdesk.document.flat_text import flatten
from iomdesk.document.markdown import parse_markdown, write_paragraph
from iomdesk.document.quantifiers import Scale, scale_from
from iomdesk.document.sourced_prose import Doubt, check_prose, mended
from iomdesk.document.spoken import Spoken
from iomdesk.document.text_paragraph import TextParagraph
from iomdesk.model.base import LANGUAGES
from iomdesk.model.interventions import Intervention
from iomdesk.model.minutes import Draft
from iomdesk.model.participants import Delegation
from iomdesk.queries.house import house_setting
from iomdesk.queries.loading import NOTHING_ELSE
from iomdesk.runtime.templates import load_template

_MARK = "sources="
_UNREAD = TextParagraph(())


@dataclass(frozen=True, slots=True)
class ProseFinding:
    """Point at a paragraph by its place in the text, as it is stored in `before`.

    `after` is the paragraph with words that fit, empty where there is no such offer; `who` names the speakers
    that a doubt is about.
    """

    place: int
    doubt: Doubt
    before: str
    after: str
    who: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProseView:
    """Hold what the text of an item says of its sources: what is doubtful, and which statements it uses."""

    item_id: int
    language: str
    findings: tuple[ProseFinding, ...]
    used: frozenset[int]


def prose_view(session: Session, *, item_id: int, language: str) -> ProseView:
    """Hold the present text of an item against what was said on it."""
    text = session.scalar(
        select(Draft.text).where(
            Draft.record_kind == "item",
            Draft.record_id == item_id,
            Draft.field == "minutes",
            Draft.language == language,
        )
    )
    paragraphs = [one for one in enumerate(_with_sources(text or "")) if one[1].sources]
    heard, names = _heard(session, item_id, language) if paragraphs else ((), {})
    scale = house_scale(session, language=language)
    findings = tuple(
        finding
        for place, paragraph in paragraphs
        for finding in _findings(place, paragraph, heard, names, scale, language)
    )
    used = frozenset(source for _place, paragraph in paragraphs for source in paragraph.sources)
    return ProseView(item_id, language, findings, used)


def _with_sources(text: str) -> Iterator[TextParagraph]:
    """Give the paragraphs of a text, those without sources unread: long texts are looked at as they grow."""
    for unit in text.split("\n\n"):
        yield from parse_markdown(unit) if _MARK in unit else (_UNREAD,)


def heard_on(session: Session, *, item_id: int) -> tuple[Spoken, ...]:
    """Return what was said on an item, as far as counting needs it."""
    return _heard(session, item_id, "fr")[0]


def house_scale(session: Session, *, language: str) -> Scale:
    """Return the scale of quantifiers of a language: the house's own, else the shipped one."""
    steps = house_setting(session, name=f"quantifiers.{language}")
    return scale_from(load_template("quantifiers")[language], steps)


def _findings(
    place: int,
    paragraph: TextParagraph,
    heard: Sequence[Spoken],
    names: Mapping[int, str],
    scale: Scale,
    language: str,
) -> list[ProseFinding]:
    manner = load_template("drafting")[language]
    doubts = check_prose(flatten(paragraph.text).characters, paragraph.sources, heard, scale, manner)
    before = write_paragraph(paragraph)
    return [
        ProseFinding(place, doubt, before, _mended(paragraph, doubt), tuple(names[id_] for id_ in doubt.ids))
        for doubt in doubts
    ]


def _mended(paragraph: TextParagraph, doubt: Doubt) -> str:
    if not doubt.edits:
        return ""
    return write_paragraph(replace(paragraph, text=mended(paragraph.text, doubt)))


def _heard(session: Session, item_id: int, language: str) -> tuple[tuple[Spoken, ...], dict[int, str]]:
    delegation = selectinload(Intervention.delegation)
    records = session.scalars(
        select(Intervention)
        .where(Intervention.item_id == item_id, Intervention.deleted_at.is_(None))
        .order_by(Intervention.position, Intervention.id)
        .options(
            delegation.selectinload(Delegation.state),
            delegation.selectinload(Delegation.organisation),
            NOTHING_ELSE,
        )
    ).all()
    names = {one.id: one.delegation.name(language) if one.delegation else "" for one in records}
    return tuple(_spoken(one) for one in records), names


def _spoken(one: Intervention) -> Spoken:
    delegation = one.delegation
    names = tuple(dict.fromkeys(delegation.name(language) for language in LANGUAGES)) if delegation else ()
    return Spoken(
        one.id,
        one.delegation_id,
        names,
        one.on_behalf_of.strip(),
        one.kind,
        one.stance,
        one.attribution,
        delegation.capacity if delegation else "",
    )
