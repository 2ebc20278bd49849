"""Lines are cleaned, and joined again where a sentence was broken."""

import pytest

from iomdesk.model.mandate_parser.lines import SourceLine, clean, join, join_all, page_heads, source_lines


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("  deux \t mots\u00a0\u202f; ", "deux mots ;"),
        ("\ufeffMan\u200bdat\u00ad", "Mandat\u00ad"),
        ("gou\u00advernance", "gouvernance"),
        ("e\u0301change", "échange"),
        ("e\ufb03cace", "efficace"),
        ("l’eau , et", "l’eau, et"),
        ("Rapport .", "Rapport."),
        ("## **1\\.** Eau", "1. Eau"),
        ("- a) Examen", "a) Examen"),
        ("• (b) Examen", "(b) Examen"),
        ("- au Conseil", "- au Conseil"),
        ("| a) | Examen |", "a) Examen"),
        ("\x00\x07ab", "ab"),
        ("non‑gouvernemental", "non-gouvernemental"),
    ],
)
def test_a_line_comes_out_plain(raw: str, plain: str) -> None:
    assert clean(raw) == plain


def test_blank_lines_and_page_breaks_leave_a_gap_and_indents_are_kept() -> None:
    assert source_lines(["un", "", "  deux", "\ftrois", "quatre\r\n"]) == [
        SourceLine("un", True, 0),
        SourceLine("deux", True, 2),
        SourceLine("trois", True, 0),
        SourceLine("quatre", False, 0),
    ]


def test_lines_within_a_piece_are_taken_apart() -> None:
    assert [line.text for line in source_lines(["un\ndeux\u2028trois\r\nquatre"])] == [
        "un",
        "deux",
        "trois",
        "quatre",
    ]


def test_entries_of_a_table_of_contents_are_left_out() -> None:
    assert [line.text for line in source_lines(["1. Eau ......... 3", "2. Terre . . . . . iv", "Fin…"])] == [
        "Fin…"
    ]


@pytest.mark.parametrize(
    ("left", "right", "whole"),
    [
        ("échange", "de vues", "échange de vues"),
        ("gouver-", "nance", "gouvernance"),
        ("vice-", "président", "vice-président"),
        ("ci-", "dessus", "ci-dessus"),
        ("mi-", "gration", "migration"),
        ("follow-", "up", "follow-up"),
        ("follow-", "ing", "following"),
        ("decision-", "making", "decision-making"),
        ("Nord-", "Sud", "Nord-Sud"),
        ("COVID-", "19", "COVID-19"),
        ("co\u00ad", "opération", "coopération"),
        ("un tiret -", "puis", "un tiret - puis"),
        ("l’", "OIM", "l’OIM"),
        ("Member States’", "views", "Member States’ views"),
        ("and/", "or", "and/or"),
        ("", "mot", "mot"),
    ],
)
def test_two_lines_join_as_one_text(left: str, right: str, whole: str) -> None:
    assert join(left, right) == whole


def test_a_word_seen_unbroken_elsewhere_tells_how_to_close_it() -> None:
    assert join("sous-", "comité", frozenset({"souscomité"})) == "souscomité"
    assert join("trans-", "frontières", frozenset({"trans-frontières"})) == "trans-frontières"


def test_soft_hyphens_do_not_stay() -> None:
    assert join_all(["gou\u00advernance"]) == "gouvernance"


def test_heads_left_out_can_still_be_asked_for() -> None:
    assert page_heads(["texte", "", "S/25/7", "Page 3"]) == ["S/25/7", "Page 3"]
