"""Page furniture is told from the text, and text is not taken for furniture."""

import pytest

from iomdesk.model.mandate_parser.noise import page_furniture


def kept(*texts: str) -> list[str]:
    furniture = page_furniture(texts)
    return [text for index, text in enumerate(texts) if index not in furniture and text not in ("", "\f")]


@pytest.mark.parametrize(
    "line",
    ["Page 3", "page 3 sur 10", "Página 3", "p. 3", "- 3 -", "— 12 —", "3/10", "[4]", "Page iv",
     "____________", "* * *", "/...", "Original: anglais", "Langue originale : français"],
)  # fmt: skip
def test_lines_that_only_a_page_has_are_furniture_even_within_a_sentence(line: str) -> None:
    assert kept("au sein du", line, "système") == ["au sein du", "système"]


@pytest.mark.parametrize(
    "symbol", ["S/25/7", "C/106/INF/10*", "C/106/54/Rev.1", "WG/PG/1/L/2", "S/25/7 Page 3"]
)
def test_symbols_at_the_edge_of_a_page_are_furniture(symbol: str) -> None:
    assert kept("au sein du", "", symbol, "", "système") == ["au sein du", "système"]


def test_heads_of_several_lines_go_as_a_whole() -> None:
    assert kept("au sein du", "S/25/7", "Annexe", "Page 5", "système") == ["au sein du", "système"]
    assert kept("au sein du", "", "Groupe de travail", "Page 2", "", "système") == ["au sein du", "système"]


def test_a_head_without_a_page_number_is_known_by_coming_back() -> None:
    pages = [line for n in range(4) for line in ("\f", "Groupe sur l’eau", "", f"texte {n} suit", "")]
    assert kept(*pages) == ["texte 0 suit", "texte 1 suit", "texte 2 suit", "texte 3 suit"]


def test_numbers_and_symbols_within_running_text_stay() -> None:
    text = ["à sa réunion du", "12", "mai, dans le document", "S/25/7", "et ailleurs"]
    assert kept(*text) == text


def test_the_heading_of_an_annex_stays() -> None:
    assert kept("", "Annexe", "", "GROUPE DE TRAVAIL") == ["Annexe", "GROUPE DE TRAVAIL"]


def test_the_same_words_twice_in_the_text_stay() -> None:
    clause = ["a) Examen du rôle de l’OIM", "au sein du système des", "Nations Unies", "\f"]
    text = [*clause, *clause, *clause]
    assert kept(*text) == [line for line in text if line != "\f"]


def test_notes_under_a_rule_go_and_the_text_of_the_next_page_stays() -> None:
    assert kept(
        "de l’eau",
        "________",
        "1 Voir S/20/3, où",
        "tout est dit.",
        "",
        "* Remplace S/1.",
        "\f",
        "et du reste",
    ) == [
        "de l’eau",
        "et du reste",
    ]


def test_a_rule_before_a_chapter_hides_nothing() -> None:
    assert kept("fin.", "---", "1. Eau", "a) Examen") == ["fin.", "1. Eau", "a) Examen"]
