from dataclasses import replace

import pytest

from iomdesk.document.inline import Reference, Run, Text, plain
from iomdesk.rendering.pdf_lines import Line
from iomdesk.rendering.pdf_styles import BODY, Align, TextStyle
from iomdesk.rendering.pdf_typesetter import Typesetter
from tests.rendering.documents import long_paragraphs

_WIDTH = 300.0
_RAGGED = replace(BODY, align=Align.LEFT, hyphenated=False)


def lines_of(text: Text | str, style: TextStyle = BODY, width: float = _WIDTH) -> list[Line]:
    typesetter = Typesetter("fr", {"p4": "4"}, {})
    return typesetter.lines(plain(text) if isinstance(text, str) else text, style, width)


def text_of(line: Line) -> str:
    return "".join(fragment.text for fragment in line.fragments)


def printed_width(line: Line) -> float:
    return line.width + text_of(line).count(" ") * line.word_space


@pytest.mark.parametrize("text", long_paragraphs(5))
def test_justified_lines_end_at_the_margin_except_the_last(text: str) -> None:
    *full, last = lines_of(text)
    assert all(line.x + printed_width(line) == pytest.approx(_WIDTH) for line in full)
    assert last.word_space <= 0
    assert printed_width(last) <= _WIDTH


@pytest.mark.parametrize("text", long_paragraphs(5))
def test_lines_put_together_are_the_text(text: str) -> None:
    joined = " ".join(text_of(line) for line in lines_of(text)).replace("\u00ad ", "")
    assert joined == text


def test_the_width_of_a_line_is_that_of_its_letters() -> None:
    for line in lines_of(
        (Run("Le mot "), Run("gras", bold=True), Run(" et le 2"), Run("e", superscript=True))
    ):
        assert line.width == pytest.approx(sum(part.face.widths[part.text] for part in line.fragments))


def test_a_non_breaking_space_keeps_its_neighbours_on_one_line() -> None:
    for width in range(60, 140):
        lines = lines_of("Les sessions\u00a0; les autres sessions\u00a0; et encore", _RAGGED, width)
        assert not any(text_of(line).startswith("\u00a0") or text_of(line) == ";" for line in lines)
        assert all("sessions" not in text_of(line) or "sessions\u00a0;" in text_of(line) for line in lines)


def test_letters_in_several_faces_without_a_space_stay_together() -> None:
    text = (Run("Recommande", bold=True), Run(", dans le cadre du présent mandat,"))
    for width in range(70, 200, 7):
        assert text_of(lines_of(text, _RAGGED, width)[0]).startswith("Recommande,")


def test_a_space_after_a_raised_letter_is_as_wide_as_others() -> None:
    (line,) = lines_of((Run("2"), Run("e", superscript=True), Run(" session")))
    space = next(part for part in line.fragments if part.text.startswith(" "))
    assert space.face.rise == 0


def test_first_and_further_lines_have_their_own_indent() -> None:
    first, *rest = lines_of(long_paragraphs(1)[0], replace(BODY, first=36, rest=12))
    assert first.x == 36
    assert {line.x for line in rest} == {12}


@pytest.mark.parametrize(("align", "share"), [(Align.LEFT, 0), (Align.CENTRED, 0.5), (Align.RIGHT, 1)])
def test_short_lines_stand_where_the_style_says(align: Align, share: float) -> None:
    (line,) = lines_of("Deuxième session", replace(_RAGGED, align=align))
    assert line.x == pytest.approx((_WIDTH - line.width) * share)


def test_a_line_break_of_the_text_is_kept() -> None:
    texts = [text_of(line) for line in lines_of("Le 12 mai\nà Genève\n\nfin")]
    assert texts == ["Le 12 mai", "à Genève", "", "fin"]


def test_a_line_that_the_text_breaks_is_not_stretched() -> None:
    assert lines_of("un deux\ntrois")[0].word_space == 0


def test_the_hyphen_at_a_line_end_is_a_soft_one() -> None:
    ends = [text_of(line)[-1] for line in lines_of(" ".join(long_paragraphs(5)), width=140)]
    assert "\u00ad" in ends
    assert "-" not in ends


def test_the_last_line_of_a_paragraph_is_never_the_mere_end_of_a_word() -> None:
    for width in range(120, 240):
        *_, last = lines_of("le vice-président de la dernière session reprend la recommandation", width=width)
        assert len(text_of(last)) >= 8


def test_a_line_that_cannot_be_filled_is_not_torn_apart() -> None:
    lines = lines_of("à la WG/2/INF/2/Add.1/Rev.1/Corr.2 puis au WG/2/INF/3/Add.1/Rev.1/Corr.2", width=170)
    space = lines[0].fragments[0].face.space
    assert all(line.word_space <= 3 * space for line in lines)


def test_the_lines_of_a_title_are_about_as_long_as_each_other() -> None:
    style = replace(_RAGGED, align=Align.CENTRED, balanced=True)
    text = "Groupe de travail sur les partenariats et la gouvernance de l’Organisation"
    first, second = lines_of(text, style)
    assert abs(first.width - second.width) < 60
    assert [text_of(line) for line in lines_of(text, _RAGGED)] != [text_of(first), text_of(second)]


def test_a_link_covers_the_space_between_its_words_but_not_those_around() -> None:
    typesetter = Typesetter("fr", {"annex": "Annexe I"}, {})
    (line,) = typesetter.lines((Run("voir l’"), Reference("annex"), Run(" et suite")), BODY, _WIDTH)
    assert [part.text for part in line.fragments if part.link] == ["Annexe I"]


def test_no_text_gives_no_line() -> None:
    assert lines_of("") == []
    assert lines_of(" ") == []
