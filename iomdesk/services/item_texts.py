"""Write the titles and annotations of items, noting which text a translation was made from."""

from collections.abc import Mapping

from iomdesk.model.agenda import AgendaItem, ItemText
from iomdesk.model.item_translation import PARTS, basis_of, digest, original_of, with_basis
from iomdesk.services.changes import NOTHING, Changes, Operation, touching
from iomdesk.services.work import Work

Bases = Mapping[str, str | None]
"""What each text of an item was made from, by language."""


def write_item_text(
    work: Work, *, item: int, language: str, title: str | None = None, annotation: str | None = None
) -> Changes:
    """Write an item's title or annotation in one language; None leaves it as it is."""
    record = work.get(AgendaItem, item)
    text = _text(record, language)
    wanted = {"title": title.strip() if title is not None else text.title}
    wanted["annotation"] = annotation if annotation is not None else text.annotation
    return put_item_text(
        work, item=item, language=language, **wanted, bases=_bases_after(record, text, wanted)
    )


def put_item_text(
    work: Work, *, item: int, language: str, title: str, annotation: str, bases: Bases
) -> Changes:
    """Set an item's texts in one language, and what its texts were made from, as they are given."""
    record = work.get(AgendaItem, item)
    text = _text(record, language)
    before = {"title": text.title, "annotation": text.annotation}
    wanted = {"title": title, "annotation": annotation}
    if before == wanted:
        return NOTHING
    former = _set_bases(record, bases)
    text.title, text.annotation = title, annotation
    work.audit("edit", "item", item, {"language": language, **before}, {"language": language, **wanted})
    inverse = Operation(put_item_text, {"item": item, "language": language, **before, "bases": former})
    return touching(inverse, item=item, session=record.session_id)


def confirm_translation(work: Work, *, item: int, language: str, part: str) -> Changes:
    """Note that a title or an annotation still says what its original says, as that stands now."""
    record = work.get(AgendaItem, item)
    original = original_of(record.texts)
    text = _text(record, language)
    if original is None or original.language == language:
        return NOTHING
    basis = with_basis(text.made_from, part, digest(getattr(original, part)))
    return set_basis(work, item=item, language=language, made_from=basis)


def set_basis(work: Work, *, item: int, language: str, made_from: str | None) -> Changes:
    """Set what a text was made from as it is given."""
    record = work.get(AgendaItem, item)
    text = _text(record, language)
    if text.made_from == made_from:
        return NOTHING
    before, text.made_from = text.made_from, made_from
    named = {"language": language}
    work.audit("confirm", "item", item, {**named, "made_from": before}, {**named, "made_from": made_from})
    inverse = Operation(set_basis, {"item": item, "language": language, "made_from": before})
    return touching(inverse, item=item, session=record.session_id)


def _text(record: AgendaItem, language: str) -> ItemText:
    text = next((t for t in record.texts if t.language == language), None)
    if text is None:
        text = ItemText(language=language, title="", annotation="")
        record.texts.append(text)
    return text


def _set_bases(record: AgendaItem, bases: Bases) -> dict[str, str | None]:
    former = {text.language: text.made_from for text in record.texts if text.language in bases}
    for text in record.texts:
        text.made_from = bases.get(text.language, text.made_from)
    return former


def _bases_after(record: AgendaItem, text: ItemText, wanted: Mapping[str, str]) -> dict[str, str | None]:
    """Say what the texts of an item will have been made from once one of them is written.

    A translation is made from the original as it is now. Where the original itself changes, those of which
    nothing was noted were made from what it was before.
    """
    bases = {other.language: other.made_from for other in record.texts}
    original = original_of(record.texts)
    if original is None:
        return bases
    for part in (part for part in PARTS if wanted[part] != getattr(text, part)):
        now = digest(getattr(original, part))
        if original.language != text.language:
            bases[text.language] = with_basis(bases[text.language], part, now)
            continue
        for other in record.texts:
            is_noted = basis_of(bases[other.language], part) or not getattr(other, part)
            if other is not text and now and not is_noted:
                bases[other.language] = with_basis(bases[other.language], part, now)
    return bases
