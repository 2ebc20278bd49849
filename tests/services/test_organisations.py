"""Organisations: known once, by any of their names, in three languages."""

import pytest

from iomdesk.queries.participants import OrganisationRow, delegations_of, list_organisations
from iomdesk.services.changes import NOTHING, Changes
from iomdesk.services.organisations import (
    OrganisationWithoutName,
    add_organisation,
    edit_organisation,
    organisation_of,
)
from iomdesk.services.participants import add_delegation
from iomdesk.services.sessions import create_session
from iomdesk.services.work import Work


def made(changes: Changes) -> int:
    assert changes.created is not None
    return changes.created


@pytest.fixture
def organisation(work: Work) -> int:
    return made(add_organisation(work, name_fr="Réseau d’exemple", abbreviation="RESEX"))


def only(work: Work, language: str = "fr") -> OrganisationRow:
    work.session.expire_all()
    (row,) = list_organisations(work.session, language=language)
    return row


def test_organisation_of_the_same_name_is_the_same(work: Work, organisation: int) -> None:
    assert made(add_organisation(work, name_fr="Réseau d’exemple")) == organisation


@pytest.mark.parametrize("typed", ["réseau d'exemple", "RESEAU D’EXEMPLE", "resex"])
def test_organisation_is_found_by_what_is_typed(work: Work, organisation: int, typed: str) -> None:
    assert organisation_of(work, {"fr": typed}) == organisation


def test_unknown_organisation_is_not_found(work: Work, organisation: int) -> None:
    assert organisation
    assert organisation_of(work, {"fr": "Autre réseau", "en": ""}) is None


def test_names_are_written_per_language_and_taken_back(work: Work, organisation: int) -> None:
    session = made(create_session(work, number=2))
    delegation = made(add_delegation(work, session=session, organisation=organisation))
    changes = edit_organisation(work, organisation=organisation, fields={"name_en": "Sample network"})
    assert changes.touches("delegation", [delegation])
    assert only(work, "en").name == "Sample network"
    assert only(work, "es").name == "Réseau d’exemple"
    (row,) = delegations_of(work.session, session_id=session, language="en")
    assert row.name == "Sample network"
    assert changes.inverse is not None
    changes.inverse.function(work, **changes.inverse.arguments)
    assert only(work, "en").names == {"fr": "Réseau d’exemple", "en": "", "es": ""}


def test_nothing_changes_where_nothing_differs(work: Work, organisation: int) -> None:
    assert edit_organisation(work, organisation=organisation, fields={"abbreviation": "RESEX"}) is NOTHING


def test_french_name_cannot_be_emptied(work: Work, organisation: int) -> None:
    with pytest.raises(OrganisationWithoutName):
        edit_organisation(work, organisation=organisation, fields={"name_fr": ""})
    with pytest.raises(OrganisationWithoutName):
        add_organisation(work, name_fr=" ")
