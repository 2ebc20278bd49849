"""The organisations a desk knows: they outlive the sessions they take part in."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from iomdesk.document.sorting import sort_key
from iomdesk.model.base import LANGUAGES
from iomdesk.model.participants import Delegation, Organisation
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.translations import _
from iomdesk.services.changes import NOTHING, Changes, Operation, touching
from iomdesk.services.fields import change_fields
from iomdesk.services.work import Work

ORGANISATION_FIELDS = frozenset(["name_fr", "name_en", "name_es", "abbreviation"])


class OrganisationWithoutName(UserError):
    """Raised when an organisation would be left without its French name, which stands in for the others."""


def add_organisation(
    work: Work, *, name_fr: str, name_en: str = "", name_es: str = "", abbreviation: str = ""
) -> Changes:
    """Add an organisation to the desk, or find the one of that name.

    Raises OrganisationWithoutName.
    """
    _check_named(name_fr)
    known = work.session.scalar(select(Organisation).where(Organisation.name_fr == name_fr))
    if known is not None:
        return touching(created=known.id)
    record = Organisation(name_fr=name_fr, name_en=name_en, name_es=name_es, abbreviation=abbreviation)
    return _store(work, record)


def edit_organisation(work: Work, *, organisation: int, fields: Mapping[str, Any]) -> Changes:
    """Change the names of an organisation, for all sessions.

    Raises OrganisationWithoutName.
    """
    record = work.get(Organisation, organisation)
    _check_named(fields.get("name_fr", record.name_fr))
    before = change_fields(work, record, "organisation", fields, ORGANISATION_FIELDS)
    if not before:
        return NOTHING
    inverse = Operation(edit_organisation, {"organisation": organisation, "fields": before})
    concerned = work.session.scalars(select(Delegation.id).where(Delegation.organisation_id == organisation))
    touched = {"organisation": frozenset({organisation}), "delegation": frozenset(concerned)}
    return Changes(touched, inverse)


def organisation_of(work: Work, names: Mapping[str, str]) -> int | None:
    """Find the organisation that has one of these names in any language, or as its abbreviation."""
    wanted = {sort_key(name, language)[0] for language, name in names.items() if name.strip()}
    for record in work.session.scalars(select(Organisation).order_by(Organisation.id)):
        if wanted & _called(record):
            return record.id
    return None


def organisation_names(work: Work, organisation: int) -> dict[str, str]:
    """Tell all that is needed to put an organisation back."""
    record = work.get(Organisation, organisation)
    return {name: getattr(record, name) for name in sorted(ORGANISATION_FIELDS)}


def remove_unused_organisation(work: Work, *, organisation: int) -> None:
    """Take out an organisation that takes part in no session; leave any other."""
    used = select(Delegation.id).where(Delegation.organisation_id == organisation)
    if work.session.scalar(used) is None:
        names = organisation_names(work, organisation)
        work.session.delete(work.get(Organisation, organisation))
        work.session.flush()
        work.audit("remove", "organisation", organisation, names, None)


def put_back_organisation(work: Work, *, organisation: int, names: Mapping[str, str]) -> None:
    """Put an organisation back under its id, unless it is there."""
    if work.session.get(Organisation, organisation) is None:
        _store(work, Organisation(id=organisation, **names))


def _store(work: Work, record: Organisation) -> Changes:
    work.session.add(record)
    work.session.flush()
    work.audit("create", "organisation", record.id, None, {"name_fr": record.name_fr})
    return touching(created=record.id, organisation=record.id)


def _called(record: Organisation) -> set[str]:
    names = {sort_key(record.name(language), language)[0] for language in LANGUAGES}
    return (names | {sort_key(record.abbreviation, "fr")[0]}) - {""}


def _check_named(name_fr: str) -> None:
    if not name_fr.strip():
        raise OrganisationWithoutName(
            _("An organisation needs its French name, which stands in for the others. Nothing was changed.")
        )
