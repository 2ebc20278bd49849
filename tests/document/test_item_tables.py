"""Agendas that were kept as tables."""

from iomdesk.document.item_tables import item_lines_of_table


def test_numbers_give_the_depth_and_heads_are_left_out() -> None:
    rows = [("N°", "Titre"), ("1", "Ouverture"), (), ("2.", "Coopération"), ("2.1", "ONU"), ("b)", "UA")]
    assert item_lines_of_table(rows) == ((0, "Ouverture"), (0, "Coopération"), (1, "ONU"), (1, "UA"))


def test_without_numbers_the_empty_cells_before_a_title_give_the_depth() -> None:
    rows = [("Ouverture",), ("", "Adoption", "10 min"), ("", "", "", "Divers")]
    assert item_lines_of_table(rows) == ((0, "Ouverture"), (1, "Adoption"), (2, "Divers"))


def test_number_without_a_title_is_no_item() -> None:
    assert item_lines_of_table([("1", ""), ("2", "Divers")]) == ((0, "Divers"),)
