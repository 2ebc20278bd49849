"""Rows of a list are judged before anything is stored: who is meant, what repeats, what is to be asked."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import pytest

from iomdesk.document.other_names import ADMINISTRATION
from iomdesk.model.participant_rows import Decision, ImportedPerson, ParticipantRow, PersonFields
from iomdesk.queries.import_directory import ImportDirectory
from iomdesk.queries.import_draft import DraftRow, draft_participants, to_store
from iomdesk.queries.import_findings import FindingKind, Weight
from iomdesk.queries.import_words import decided, import_counts, remarks
from iomdesk.queries.participants import DelegationRow, MemberRow, OrganisationRow, StateRow
from iomdesk.runtime.reference import reference_data

Kind = FindingKind


@cache
def directory() -> ImportDirectory:
    states = tuple(
        StateRow(row["iso3"], row["iso2"], {key: row[f"name_{key}"] for key in ("fr", "en", "es")})
        for row in reference_data().states
    )
    health = OrganisationRow(4, "Organisation exemple de la santé", "OES", {})
    member = MemberRow(31, "Mme D. Exemple", "Mme", "D.", "Exemple", "representative", "")
    germany = DelegationRow(9, "Allemagne", "member", "DEU", None, (member,))
    return ImportDirectory(states, (health,), (germany,), "fr")


def row(line: int = 1, holder: str = "Mali", family: str = "Exemple", **more: str) -> ParticipantRow:
    return ParticipantRow(line, holder, family_name=family, **more)


def draft(*rows: ParticipantRow, decisions: Mapping[int, Decision] | None = None) -> tuple[DraftRow, ...]:
    return draft_participants(rows, directory(), decisions)


def kinds(drafted: DraftRow) -> list[FindingKind]:
    return [finding.kind for finding in drafted.findings]


@pytest.mark.parametrize(
    ("written", "state"),
    [
        ("Côte d'Ivoire", "CIV"),
        ("SWITZERLAND", "CHE"),
        ("Estados Unidos", "USA"),
        ("deu", "DEU"),
        ("Bolivia", "BOL"),
        ("Venezuela, République bolivarienne du", "VEN"),
        ("Niger", "NER"),
    ],
)
def test_state_is_recognised_in_any_language_and_by_code(written: str, state: str) -> None:
    one = draft(row(holder=written))[0]
    assert one.holder is not None
    assert (one.holder.state, one.decision) == (state, Decision.IMPORT)


@pytest.mark.parametrize(
    ("written", "state"),
    [("Republic of Guinea-Bissau", "GNB"), ("Délégation du Mali", "MLI"), ("Portugall", "PRT")],
)
def test_guessed_state_is_imported_and_told(written: str, state: str) -> None:
    one = draft(row(holder=written))[0]
    assert one.holder is not None
    assert (one.holder.state, kinds(one), one.weight) == (state, [Kind.GUESSED_HOLDER], Weight.QUESTION)


def test_name_of_several_states_is_refused_with_their_names() -> None:
    one = draft(row(holder="Corée"))[0]
    assert (one.weight, one.choices) == (Weight.ERROR, (Decision.SKIP,))
    assert "République de Corée" in remarks(one)


def test_unknown_name_is_left_out_until_somebody_says_it_is_an_organisation() -> None:
    one = draft(row(holder="Ligue exemple"))[0]
    assert (kinds(one), one.decision) == ([Kind.UNKNOWN_HOLDER], Decision.SKIP)
    assert to_store([one]) == ()
    taken = draft(row(holder="Ligue exemple"), decisions={1: Decision.IMPORT})
    assert to_store(taken) == (
        ImportedPerson(PersonFields(family_name="Exemple"), "organisation", names={"fr": "Ligue exemple"}),
    )


def test_capacity_decides_what_an_unknown_name_is() -> None:
    organisation, state = draft(
        row(1, "Ligue exemple", capacity="Organisation"), row(2, "Atlantis", capacity="État membre")
    )
    assert (kinds(organisation), organisation.decision) == ([Kind.NEW_ORGANISATION], Decision.IMPORT)
    assert (kinds(state), state.choices) == ([Kind.UNKNOWN_STATE], (Decision.SKIP,))


def test_known_organisation_and_the_administration_are_recognised() -> None:
    known, administration = draft(row(1, "oes"), row(2, "OIM"))
    assert known.holder is not None
    assert administration.holder is not None
    assert (known.holder.organisation, known.capacity) == (4, "organisation")
    assert administration.holder.names == ADMINISTRATION
    assert administration.capacity == "administration"


def test_capacity_that_cannot_be_a_states_is_not_taken_over() -> None:
    observer, wrong, unknown = draft(
        row(1, capacity="observer State"),
        row(2, "Niger", capacity="organisation"),
        row(3, "Togo", capacity="hôte"),
    )
    assert [one.capacity for one in (observer, wrong, unknown)] == ["observer_state", "member", "member"]
    assert kinds(unknown) == [Kind.UNKNOWN_CAPACITY]


def test_row_without_state_or_name_is_not_possible() -> None:
    nobody, unnamed = draft(row(1, ""), row(2, family="", function="Conseillère"))
    assert (kinds(nobody), kinds(unnamed)) == ([Kind.WITHOUT_HOLDER], [Kind.WITHOUT_NAME])
    assert nobody.choices == unnamed.choices == (Decision.SKIP,)


def test_roles_are_known_in_three_languages_others_told() -> None:
    roles = draft(
        row(1, role="Suppléante"), row(2, "Togo", role="asesor"), row(3, "Niger", role="interprète")
    )
    assert [one.person.role for one in roles] == ["alternate", "adviser", "representative"]
    assert kinds(roles[2]) == [Kind.UNKNOWN_ROLE]


def test_person_who_stands_twice_is_proposed_for_merging_and_completes_the_first() -> None:
    drafted = draft(
        row(1, given_name="Aïcha"),
        row(2, "MLI", "AICHA", given_name="EXEMPLE", function="Conseillère"),
    )
    assert (drafted[1].decision, decided(drafted[1])) == (Decision.MERGE, "same person as row 1")
    (stored,) = to_store(drafted)
    assert stored.person == PersonFields("", "Aïcha", "Exemple", "representative", "Conseillère")
    kept = draft(*(one.row for one in drafted), decisions={2: Decision.IMPORT})
    assert len(to_store(kept)) == 2


def test_person_already_registered_is_proposed_for_merging() -> None:
    one = draft(row(1, "Allemagne", given_name="D.", function="Consul"))[0]
    assert (kinds(one), one.decision) == ([Kind.SAME_PERSON], Decision.MERGE)
    assert to_store([one])[0].member == 31


def test_similar_person_is_kept_unless_said_to_be_the_same() -> None:
    one = draft(row(1, "Allemagne", given_name="Doris"))[0]
    assert (kinds(one), one.decision) == ([Kind.SIMILAR_PERSON], Decision.IMPORT)
    assert one.choices == (Decision.IMPORT, Decision.MERGE, Decision.SKIP)
    assert "Mme D. Exemple" in remarks(one)


def test_same_name_in_two_delegations_is_two_persons() -> None:
    assert [kinds(one) for one in draft(row(1), row(2, "Niger"))] == [[], []]


def test_row_left_out_is_no_first_of_two() -> None:
    drafted = draft(row(1), row(2), decisions={1: Decision.SKIP})
    assert [one.decision for one in drafted] == [Decision.SKIP, Decision.IMPORT]


def test_decision_that_is_not_possible_is_not_obeyed() -> None:
    assert draft(row(1, ""), decisions={1: Decision.IMPORT})[0].decision is Decision.SKIP
    assert draft(row(1), decisions={1: Decision.MERGE})[0].decision is Decision.IMPORT


def test_state_alone_registers_its_delegation_once() -> None:
    drafted = draft(row(1, family=""), row(2, family=""), row(3, "Allemagne", ""))
    assert [one.decision for one in drafted] == [Decision.IMPORT, Decision.SKIP, Decision.SKIP]
    assert kinds(drafted[2]) == [Kind.NOTHING_NEW]
    assert to_store(drafted) == (ImportedPerson(PersonFields(), "member", "MLI"),)


def test_what_becomes_of_the_rows_is_counted() -> None:
    drafted = draft(row(1), row(2), row(3, "Corée"), row(4, "Niger", ""))
    assert import_counts(drafted) == "1 person to import · 1 merged · 1 left out"


def test_every_finding_has_its_words() -> None:
    drafted = draft(row(1), replace(row(2, "Ligue exemple"), role="x", capacity="y"), row(3), row(4, ""))
    assert all(remarks(one) for one in drafted[1:])
    assert remarks(drafted[0]) == ""


def test_long_list_of_one_delegation_is_judged_at_once() -> None:
    rows = [row(line, family=f"Exemple{line:04}", given_name=f"{line}") for line in range(1, 1001)]
    assert len(to_store(draft(*rows))) > 900
