"""One person is recognised by accents, order, initials and slips; two persons are not made one."""

import pytest

from iomdesk.document.person_matching import may_be_same_name, same_name


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("Émilie", "Exemple"), ("EMILIE", "exemple"), "sure"),
        (("Exemple", "Émilie"), ("Émilie", "Exemple"), "sure"),
        (("", "Émilie Exemple"), ("Émilie", "Exemple"), "sure"),
        (("É.", "Exemple"), ("Émilie", "Exemple"), "perhaps"),
        (("", "Exemple"), ("Émilie", "Exemple"), "perhaps"),
        (("Jean-Pierre", "Exemple"), ("Jean", "Exemple"), "perhaps"),
        (("Aleksander", "Exemple"), ("Alexander", "Exemple"), "perhaps"),
        (("Émilie", "Exempel"), ("Émilie", "Exemple"), "perhaps"),
        (("D.", "Exemple"), ("E.", "Exemple"), "no"),
        (("Paul", "Exemple"), ("Anna", "Exemple"), "no"),
        (("Émilie", "Exemple"), ("Émilie", "Autre"), "no"),
    ],
)
def test_names_are_compared(one: tuple[str, str], other: tuple[str, str], expected: str) -> None:
    for a, b in ((one, other), (other, one)):
        found = "sure" if same_name(a, b) else "perhaps" if may_be_same_name(a, b) else "no"
        assert found == expected
