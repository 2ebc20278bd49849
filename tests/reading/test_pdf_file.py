"""A PDF gives its text in paragraphs, without what belongs to its pages."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from iomdesk.model.mandate_draft import parse_mandate
from iomdesk.reading import pdf_file
from iomdesk.reading.pdf_file import pdf_lines
from iomdesk.reading.refusals import FileEncrypted, FileTooLarge, FileUnreadable, FileWithoutText

NAME = Path("mandat.pdf")
Draw = Callable[[Canvas], None]


def drawn(*pages: Draw) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), invariant=1)
    for page in pages:
        canvas.setFont("Times-Roman", 11)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def text(*lines: str, top: float = 700, left: float = 72, size: float = 11, leading: float = 14) -> Draw:
    """Draw lines below each other; an empty one is half a line of space."""

    def draw(canvas: Canvas) -> None:
        height = top
        canvas.setFont("Times-Roman", size)
        for line in lines:
            canvas.drawString(left, height, line)
            height -= leading if line else leading / 2

    return draw


def all_of(*parts: Draw) -> Draw:
    def draw(canvas: Canvas) -> None:
        for part in parts:
            part(canvas)

    return draw


def lines(*pages: Draw) -> list[str]:
    return [line.strip(" ") for line in pdf_lines(NAME, drawn(*pages))]


BODY = ("a) Examen du système", "des Nations Unies ;", "", "b) Rapport.")


def test_lines_come_as_set_with_paragraphs_set_apart() -> None:
    assert lines(text(*BODY)) == ["a) Examen du système", "des Nations Unies ;", "", "b) Rapport."]


def test_indents_are_kept_as_spaces() -> None:
    page = all_of(text("1. Eau"), text("a) Examen", top=686, left=94))
    assert pdf_lines(NAME, drawn(page)) == ("1. Eau", "    a) Examen")


def test_heads_and_feet_that_come_back_on_other_pages_go_but_for_the_first_head() -> None:
    def page(number: int) -> Draw:
        return all_of(
            text("Groupe de travail sur l’eau", top=800, left=200),
            text(f"Suite n° {number}", top=30, left=280),
            text(*(f"{word} sur {'xyz'[number]}" for word in ("un", "deux", "trois", "quatre"))),
        )

    found = lines(page(0), page(1), page(2))
    assert [line for line in found if "Groupe" in line or "Suite" in line] == found[:1]
    assert found.count("\f") == 2
    assert "quatre sur z" in found


def test_a_head_on_every_other_page_goes_too() -> None:
    def page(number: int) -> Draw:
        head = "Mandat" if number % 2 else "Groupe sur l’eau"
        return all_of(text(head, top=800), text(f"texte {'xyzuvw'[number]}", *BODY))

    found = lines(*(page(number) for number in range(6)))
    assert [line for line in found if line in ("Mandat", "Groupe sur l’eau")] == ["Groupe sur l’eau"]


def test_a_clause_goes_on_over_the_page_and_its_head_and_notes() -> None:
    first = all_of(
        text("S/25/7", top=800, left=500),
        text("MANDAT", "", "1. Eau", "", "a) Examen du rôle de l’OIM au", "sein du système des"),
        text("1 Voir le document S/20/3, où", "tout est dit.", top=80, size=8, leading=10),
    )
    second = all_of(text("S/25/7", top=800, left=500), text("Nations Unies ;", "", "b) Rapport."))
    draft = parse_mandate(pdf_lines(NAME, drawn(first, second)))
    assert [clause.text for clause in draft.chapters[0].clauses] == [
        "Examen du rôle de l’OIM au sein du système des Nations Unies ;",
        "Rapport.",
    ]


def test_small_figures_that_call_a_note_go_and_the_figures_of_the_text_stay() -> None:
    def page(canvas: Canvas) -> None:
        line = canvas.beginText(72, 700)
        line.setFont("Times-Roman", 11)
        line.textOut("de la crise de 2014 et de l’eau")
        line.setFont("Times-Roman", 6)
        line.setRise(4)
        line.textOut("12")
        line.setRise(0)
        line.setFont("Times-Roman", 11)
        line.textOut(" des 12 fleuves ;")
        canvas.drawText(line)

    assert lines(page) == ["de la crise de 2014 et de l’eau des 12 fleuves ;"]


def test_a_watermark_across_the_page_goes() -> None:
    def watermark(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(300, 400)
        canvas.rotate(45)
        canvas.setFont("Times-Roman", 60)
        canvas.drawCentredString(0, 0, "PROJET")
        canvas.restoreState()

    assert lines(all_of(watermark, text(*BODY))) == lines(text(*BODY))


def test_a_page_set_sideways_is_read_upright() -> None:
    def sideways(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.rotate(90)
        canvas.translate(0, -595)
        text(*BODY, top=500)(canvas)

    assert lines(sideways) == lines(text(*BODY))


def test_columns_are_read_one_after_the_other() -> None:
    left, right = [f"gauche {n}" for n in "abcdefgh"], [f"droite {n}" for n in "abcdefgh"]
    found = lines(all_of(text(*left), text(*right, left=320)))
    assert [line for line in found if line] == left + right


def test_lines_drawn_in_any_order_are_read_from_the_top() -> None:
    rows = [f"ligne {n} du texte" for n in "abcdefgh"]
    parts = [text(row, top=700 - 14 * index) for index, row in enumerate(rows)]
    assert lines(all_of(*[parts[n] for n in (5, 2, 7, 0, 3, 6, 1, 4)])) == rows


def test_labels_drawn_apart_from_their_text_come_before_it() -> None:
    labels = all_of(*(text(label, top=700 - 14 * n) for n, label in enumerate(("a)", "b)", "c)"))))
    texts = all_of(
        *(text(word, top=700 - 14 * n, left=100) for n, word in enumerate(("un ;", "deux ;", "trois.")))
    )
    assert lines(all_of(labels, texts)) == ["a) un ;", "b) deux ;", "c) trois."]


def test_words_broken_at_the_end_of_a_line_are_left_to_the_reader_of_the_text() -> None:
    assert lines(text("de la gouver-", "nance et du vice-", "président")) == [
        "de la gouver-",
        "nance et du vice-",
        "président",
    ]


def test_files_cut_off_are_unreadable() -> None:
    data = drawn(text(*BODY))
    for share in (0.1, 0.5, 0.9, 0.99):
        with pytest.raises(FileUnreadable):
            pdf_lines(NAME, data[: int(len(data) * share)])


def test_files_damaged_within_are_unreadable() -> None:
    with pytest.raises(FileUnreadable):
        pdf_lines(NAME, b"%PDF-1.7\n" + b"garbage\n" * 100 + b"%%EOF")


def secured(user: str = "") -> bytes:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(drawn(text(*BODY)))) as document:
        document.save(buffer, encryption=pikepdf.Encryption(owner="o", user=user))
    return buffer.getvalue()


def test_files_with_a_password_are_named_as_such_and_those_anyone_may_open_are_read() -> None:
    with pytest.raises(FileEncrypted):
        pdf_lines(NAME, secured(user="u"))
    assert pdf_lines(NAME, secured()) == pdf_lines(NAME, drawn(text(*BODY)))


def test_pages_without_text_are_named_as_pictures() -> None:
    with pytest.raises(FileWithoutText):
        pdf_lines(NAME, drawn(lambda canvas: canvas.rect(50, 50, 99, 99, fill=1)))


def test_books_are_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_file, "MOST_PAGES", 2)
    pages: Sequence[Draw] = [text("page")] * 3
    with pytest.raises(FileTooLarge):
        pdf_lines(NAME, drawn(*pages))
