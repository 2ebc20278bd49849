"""Lines are cut where a label could stand, without loss."""

from iomdesk.model.mandate_parser.fragments import Fragment, cut
from iomdesk.model.mandate_parser.labels import Kind
from iomdesk.model.mandate_parser.lines import source_lines


def fragments(*lines: str) -> list[Fragment]:
    return cut(source_lines(lines))


def test_a_line_is_cut_before_labels_that_follow_a_mark() -> None:
    found = fragments("1. Water: (a) To review, see (d); and (b) To report.")
    assert [f.text for f in found] == ["1. Water:", "(a) To review, see (d); and", "(b) To report."]
    assert [f.starts_line for f in found] == [True, False, False]


def test_a_chapters_number_and_its_first_letter_are_cut_apart() -> None:
    assert [f.text for f in fragments("1. a) Examen ; b) Rapport.")] == ["1.", "a) Examen ;", "b) Rapport."]


def test_nothing_is_lost_in_cutting() -> None:
    line = "1. Eau : a) un ; b) deux, voir c) ci-dessous ; et c) trois."
    assert " ".join(f.text for f in fragments(line)) == line


def test_i_is_a_letter_or_a_roman_figure_by_what_follows() -> None:
    alone = fragments("h) huit ;", "i) neuf ;", "j) dix.")[1]
    below = fragments("h) huit :", "i) un ;", "ii) deux ;", "i) neuf ;")
    assert alone.mark(Kind.LETTER) is not None
    assert [f.mark(Kind.LETTER) is None for f in below[1:]] == [True, True, False]


def test_a_break_is_meant_where_the_next_word_had_room() -> None:
    found = fragments(
        "a) Rapport.", "Fait ici,", "un texte qui est bien plus long que cela et", "qui va à la ligne"
    )
    assert [f.roomy for f in found] == [False, True, True, False]


def test_a_text_before_is_settled_by_a_mark_a_conjunction_or_a_gap() -> None:
    found = fragments("a) un ; et", "b) deux", "c) trois :", "d) quatre", "", "e) cinq")
    assert [f.is_settled for f in found] == [True, True, False, True, True]
