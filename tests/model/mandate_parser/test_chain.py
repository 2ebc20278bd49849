"""The sequence of letters with the best evidence is chosen."""

from iomdesk.model.mandate_parser.chain import best_chain
from iomdesk.model.mandate_parser.fragments import cut
from iomdesk.model.mandate_parser.labels import Kind
from iomdesk.model.mandate_parser.lines import source_lines


def chosen(*lines: str) -> list[str]:
    fragments = cut(source_lines(lines))
    chain = best_chain(fragments, range(len(fragments)), Kind.LETTER)
    return [fragments[index].text for index in chain.indexes()] if chain else []


def test_letters_in_order_are_a_sequence() -> None:
    assert chosen("a) Un ;", "b) Deux ;", "c) Trois.") == ["a) Un ;", "b) Deux ;", "c) Trois."]


def test_a_mention_gives_way_to_the_true_label() -> None:
    assert chosen("a) Un, selon", "b) ci-dessous ;", "b) Deux.") == ["a) Un, selon", "b) Deux."]


def test_a_mention_of_the_next_letter_is_no_label_even_without_a_rival() -> None:
    assert chosen("a) Un ;", "b) Deux, voir le chapitre 1", "c) ci-dessus.") == [
        "a) Un ;",
        "b) Deux, voir le chapitre 1",
    ]


def test_labels_at_the_start_of_a_line_win_over_those_within_one() -> None:
    lines = ("a) Examen : a) un ; b) deux ;", "b) Rapport.")
    assert chosen(*lines) == ["a) Examen :", "b) Rapport."]


def test_a_list_below_in_another_form_does_not_mix_in() -> None:
    found = chosen("(a) Un :", "a) plus ;", "b) encore ;", "(b) Deux.")
    assert found == ["(a) Un :", "(b) Deux."]


def test_letters_left_out_and_said_twice_are_taken_where_they_are_sure() -> None:
    assert [text[0] for text in chosen("a) Un ;", "b) Deux ;", "d) Quatre.")] == ["a", "b", "d"]
    assert [text[0] for text in chosen("a) Un ;", "b) Deux ;", "b) Trois ;", "c) Quatre.")] == [
        "a",
        "b",
        "b",
        "c",
    ]


def test_a_second_list_does_not_lengthen_the_first() -> None:
    found = chosen("a) Un ;", "b) Deux ;", "c) Trois.", "", "Suite :", "", "a) Autre ;", "b) Encore.")
    assert found == ["a) Un ;", "b) Deux ;", "c) Trois."]


def test_no_letters_or_stray_ones_are_no_sequence() -> None:
    assert chosen("Rien ici.", "q) Non plus.") == []
