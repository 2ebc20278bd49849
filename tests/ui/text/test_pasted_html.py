"""What other programs put on the clipboard, shortened but in their own words and marks."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomdesk.document.inline import Footnote, Run, plain
from iomdesk.document.markdown import TextParagraph
from iomdesk.document.text import plain_text
from iomdesk.ui.text.pasted_html import paragraphs_from_html

FRAGMENTS = Path(__file__).parent / "clipboard"
WORD = (FRAGMENTS / "word.html").read_text("utf-8")
LIBREOFFICE = (FRAGMENTS / "libreoffice.html").read_text("utf-8")
GOOGLE = (FRAGMENTS / "google-docs.html").read_text("utf-8")


def shape(source: str) -> list[tuple[str, int, bool]]:
    return [(plain_text(p.text), p.list_level, p.ordered) for p in paragraphs_from_html(source)]


def test_a_fragment_of_word_keeps_its_words_and_lists_and_nothing_else() -> None:
    assert shape(WORD) == [
        ("Groupes régionaux", 0, False),
        (
            "De nombreux États Membres ont jugé utile la proposition\u00a0; "
            "le 1er\u00a0juin, il a été rappelé que",
            0,
            False,
        ),
        ("la composition des groupes\u00a0;", 1, False),
        ("leur date\u00a0;", 2, False),
        ("leurs conséquences.", 1, True),
        ("Fin\tde réunion.", 0, False),
        ("Point\tDurée\n3\t45\u00a0min", 0, False),
    ]


def test_only_three_faces_survive() -> None:
    assert paragraphs_from_html(WORD)[1].text[:4] == (
        Run("De nombreux États Membres", bold=True),
        Run(" ont jugé utile"),
        Run(" la proposition", italic=True),
        Run("\u00a0; le 1"),
    )
    assert Run("er", superscript=True) in paragraphs_from_html(WORD)[1].text


def test_a_fragment_of_libreoffice_keeps_nesting_and_second_paragraphs() -> None:
    assert shape(LIBREOFFICE) == [
        ("Le Groupe a noté le 1er point.", 0, False),
        ("un", 1, True),
        ("deux", 2, False),
        ("trois\nsuite", 1, True),
    ]


def test_a_fragment_of_google_docs_is_not_bold_all_over() -> None:
    paragraphs = paragraphs_from_html(GOOGLE)
    assert paragraphs[0].text == (Run("Texte "), Run("fort", bold=True, italic=True))
    assert shape(GOOGLE)[1] == ("item", 1, False)


def test_word_for_the_web_says_levels_in_attributes() -> None:
    source = (
        '<div><ol><li data-aria-level="2">x</li></ol></div><div><ul><li data-aria-level="1">y</li></ul></div>'
    )
    assert shape(source) == [("x", 2, True), ("y", 1, False)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>un<p>deux", ["un", "deux"]),
        ("un<br>deux<br><br>trois", ["un\ndeux\n\ntrois"]),
        ("<pre>a  b\nc</pre>", ["a  b\nc"]),
        ("<p>un <b> deux </b> trois</p>", ["un deux trois"]),
        ("<p>a &lt;scope&gt; &amp; b</p>", ["a <scope> & b"]),
        ('<a href="http://example.org/">lien</a>', ["lien"]),
        ("<p style='display:none'>caché</p><p>vu</p>", ["vu"]),
        ("<script>x()</script><p>vu</p>", ["vu"]),
        ("<![CDATA[x]]><p>vu</p><![bogus]>", ["vu"]),
        ("</b></td></p>seul", ["seul"]),
        ("", []),
    ],
)
def test_small_sources_are_read_as_a_browser_shows_them(source: str, expected: list[str]) -> None:
    assert [text for text, _, _ in shape(source)] == expected


def test_a_row_with_lists_or_several_paragraphs_is_kept_as_paragraphs() -> None:
    source = "<table><tr><td><p>un</p><p>deux</p></td><td><ul><li>trois</li></ul></td></tr></table>"
    assert shape(source) == [("un", 0, False), ("deux", 0, False), ("trois", 1, False)]


def test_empty_cells_keep_the_columns_in_place() -> None:
    assert shape("<table><tr><td></td><td>x</td><td></td></tr><tr><td></td></tr></table>") == [
        ("\tx", 0, False)
    ]


def test_numbers_of_headings_are_words_of_theirs() -> None:
    source = "<h1 style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>I. </span>Ouverture</h1>"
    assert paragraphs_from_html(source) == (TextParagraph(plain("I. Ouverture")),)


PIECES = [
    "<ul>",
    "</ul>",
    "<ol>",
    "<li>",
    "</li>",
    "<p>",
    "</p>",
    "<table>",
    "<tr>",
    "<td>",
    "</td>",
    "</table>",
    "<div id=ftn1>",
    "</div>",
    "<td colspan=3 rowspan=2>",
]
MORE = [
    "<b>",
    "</b>",
    "<br>",
    "<span style='mso-list:Ignore'>",
    "</span>",
    "<!--",
    "-->",
    "<![if x]>",
    "<",
    "&#0;",
]


@given(st.lists(st.sampled_from([*PIECES, *MORE]) | st.just("mot"), max_size=25))
def test_no_soup_of_tags_makes_the_reader_fail_or_gives_an_empty_paragraph(pieces: list[str]) -> None:
    assert all(plain_text(p.text).strip() for p in paragraphs_from_html("".join(pieces)))


@given(st.lists(st.sampled_from(PIECES) | st.just(" mot "), max_size=25))
def test_no_word_is_lost_in_a_soup_of_tags(pieces: list[str]) -> None:
    read = " ".join(plain_text(p.text) for p in paragraphs_from_html("".join(pieces)))
    assert read.count("mot") == pieces.count(" mot ")


def rows(source: str) -> list[list[str]]:
    (table,) = paragraphs_from_html(source)
    return [[plain_text(cell) for cell in row] for row in table.rows]


def test_a_table_keeps_its_cells() -> None:
    assert rows("<table><tr><th>État<th>Voix<tr><td>Suisse<td>1</table>") == [
        ["État", "Voix"],
        ["Suisse", "1"],
    ]
    source = "<table><tr><td>a</td><td><p>b</p><ul><li>c</li></ul></td></tr><tr><td>d</td></tr></table>"
    assert rows(source) == [["a", "b\n– c"], ["d", ""]]


def test_a_cell_over_several_columns_or_rows_leaves_empty_ones() -> None:
    source = (
        "<table><tr><td rowspan=2>a</td><td colspan=2>b</td></tr><tr><td>c</td><td>d</td></tr>"
        "<tr><td colspan=99999999>e</td></tr></table>"
    )
    first, second, third = rows(source)
    assert first[:3] == ["a", "b", ""]
    assert second[:3] == ["", "c", "d"]
    assert third[0] == "e"


def test_a_table_that_only_lays_words_out_gives_paragraphs() -> None:
    assert shape("<table><tr><td>un</td></tr><tr><td>deux</td></tr></table>") == [
        ("un", 0, False),
        ("deux", 0, False),
    ]


def test_a_table_in_a_cell_loses_no_words() -> None:
    inner = "<table><tr><td>b</td><td>c</td></tr><tr><td>d</td><td>e</td></tr></table>"
    source = f"<table><tr><td>a</td><td>{inner}</td></tr><tr><td>f</td><td>g</td></tr></table>"
    assert rows(source) == [["a", "b\tc\nd\te"], ["f", "g"]]


WORD_NOTES = """
<p class=MsoNormal>Un mot<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span
class=MsoFootnoteReference><![if !supportFootnotes]><span>[1]</span><![endif]></span></a>.</p>
<div style='mso-element:footnote-list'><hr size=1>
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1'
href="#_ftnref1" name="_ftn1"><span class=MsoFootnoteReference>[1]</span></a> Voir <i>S/23/14</i>.</p>
<p>Et la suite.</p></div></div>
"""


def test_footnotes_of_word_are_footnotes() -> None:
    assert paragraphs_from_html(WORD_NOTES) == (
        TextParagraph(
            (
                Run("Un mot"),
                Footnote((Run("Voir "), Run("S/23/14", italic=True), Run(".\nEt la suite."))),
                Run("."),
            )
        ),
    )


def test_footnotes_of_libreoffice_are_footnotes_also_in_tables() -> None:
    call = '<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>'
    note = (
        '<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" href="#sdfootnote1anc">1</a>'
        "Texte.</p></div>"
    )
    assert paragraphs_from_html(f"<p>Un{call} mot.</p>{note}")[0].text == (
        Run("Un"),
        Footnote((Run("Texte."),)),
        Run(" mot."),
    )
    source = f"<table><tr><td>a{call}</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>{note}"
    assert paragraphs_from_html(source)[0].rows[0][0] == (Run("a"), Footnote((Run("Texte."),)))


def test_a_call_without_its_note_and_a_note_without_its_call_stay_words() -> None:
    assert shape('<p>Un mot<a href="#_ftn1">[1]</a>.</p>') == [("Un mot[1].", 0, False)]
    assert shape('<p>Un.</p><div id=ftn2><p><a href="#_ftnref2">[2]</a> Note.</p></div>') == [
        ("Un.", 0, False),
        ("Note.", 0, False),
    ]
