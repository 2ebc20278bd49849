"""On whose behalf a statement is made, read from one line and written as one."""

import pytest

from iomdesk.queries.interventions import InterventionRow
from iomdesk.queries.participants import StateRow
from iomdesk.queries.speaking_for import GroupOnDay
from iomdesk.ui.seance.behalf import behalf_line, read_behalf
from iomdesk.ui.seance.parties import Known

STATES = tuple(
    StateRow(iso3, iso2, {"fr": fr, "en": en, "es": en})
    for iso3, iso2, fr, en in (
        ("NOR", "NO", "Norvège", "Norway"),
        ("ISL", "IS", "Islande", "Iceland"),
        ("CHE", "CH", "Suisse", "Switzerland"),
    )
)
GROUP = GroupOnDay(4, "Groupe A", "GA", {"fr": "Groupe A", "en": "Group A", "es": ""}, "Essai", (), ("NOR",))
KNOWN = Known(states=STATES, groups=(GROUP,), language="fr")


def fields(name: str, group: int | None, *aligned: str) -> dict[str, object]:
    return {"on_behalf_of": name, "group": group, "aligned": aligned}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("groupe a", fields("Groupe A", 4, "NOR")),
        ("GA", fields("Groupe A", 4, "NOR")),
        ("Group A with Iceland and CHE", fields("Groupe A", 4, "ISL", "CHE")),
        ("Des amis", fields("Des amis", None)),
        ("Des amis avec Norvège, Islande", fields("Des amis", None, "NOR", "ISL")),
        ("Des amis avec plaisir", fields("Des amis avec plaisir", None)),
        ("", fields("", None)),
    ],
)
def test_line_is_read_and_what_is_not_understood_is_kept(typed: str, expected: dict[str, object]) -> None:
    assert read_behalf(typed, KNOWN) == expected


def test_line_that_was_written_is_read_as_the_same() -> None:
    row = InterventionRow(
        1, "Suisse", "Groupe A", "statement", "none", "named", "fr", "", aligned=("ISL", "NOR"), group_id=4
    )
    line = behalf_line(row, KNOWN)
    assert read_behalf(line, KNOWN) == fields("Groupe A", 4, "ISL", "NOR")
