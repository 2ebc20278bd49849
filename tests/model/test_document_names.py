"""Names are proposed from what a file says, never invented."""

import pytest

from iomdesk.model.document_names import propose_names

FRENCH = "Le Groupe de travail a examiné les rapports et les recommandations du Comité pour la session. " * 3


@pytest.mark.parametrize(
    ("file_name", "lines", "symbol", "language"),
    [
        ("WG-14-3_FR.pdf", (), "WG/14/3", "fr"),
        ("C_109_L_12 es.pdf", (), "C/109/L/12", "es"),
        ("note.pdf", ("S/23/14", "Original : anglais"), "S/23/14", ""),
        ("x.pdf", ("Document WG/14/INF/2/Rev.1",), "WG/14/INF/2/Rev.1", ""),
        ("rapport annuel.docx", ("Voir et/ou le reste",), "", ""),
    ],
)
def test_symbol_and_language_are_read_off_name_and_first_page(
    file_name: str, lines: tuple[str, ...], symbol: str, language: str
) -> None:
    found = propose_names(file_name, first_lines=lines)
    assert (found.symbol, found.language) == (symbol, language)


def test_title_is_what_the_file_says_of_itself_unless_it_says_nothing() -> None:
    assert propose_names("a.pdf", title="Microsoft Word - Étude sur les groupes.docx").title == (
        "Étude sur les groupes"
    )
    lines = ("WG/14/3", "Original : français", "12 mai 2020", "GROUPES RÉGIONAUX : PRATIQUES")
    assert (
        propose_names("a.pdf", title="untitled", first_lines=lines).title == "GROUPES RÉGIONAUX : PRATIQUES"
    )
    assert propose_names("groupes_régionaux_FR.pdf").title == "groupes régionaux"


def test_language_is_read_off_the_text() -> None:
    assert propose_names("a.pdf", text=FRENCH).language == "fr"
    assert (
        propose_names("a.pdf", text="The report of the group and the list of documents " * 4).language == "en"
    )
    assert (
        propose_names(
            "a.pdf", text="El informe del Grupo de trabajo y los documentos de la reunión " * 4
        ).language
        == "es"
    )
    assert propose_names("a.pdf", text="1 2 3").language == ""
