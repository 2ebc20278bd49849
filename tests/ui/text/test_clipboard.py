from PySide6.QtCore import QMimeData

from iomdesk.document.inline import Run, plain
from iomdesk.document.markdown import TextParagraph
from iomdesk.ui.text.clipboard import (
    html_of,
    mime_of,
    paragraphs_from_mime,
    paragraphs_from_text,
)

PARAGRAPHS = (
    TextParagraph((Run("Il a "), Run("noté", bold=True), Run("\u00a0: 1"), Run("er", superscript=True))),
    TextParagraph(plain("un"), 1, True),
    TextParagraph(plain("deux & trois"), 2),
    TextParagraph(plain("quatre"), 1, True),
    TextParagraph(plain("cinq\nsix"), 1),
)


def test_what_is_copied_is_pasted_as_it_was() -> None:
    assert paragraphs_from_mime(mime_of(PARAGRAPHS)) == PARAGRAPHS


def test_the_html_alone_brings_back_the_same() -> None:
    mime = QMimeData()
    mime.setHtml(html_of(PARAGRAPHS))
    assert paragraphs_from_mime(mime) == PARAGRAPHS


def test_the_html_holds_no_style() -> None:
    assert html_of(PARAGRAPHS).startswith(
        "<p>Il a <b>noté</b>\u00a0: 1<sup>er</sup></p><ol><li>un</li><ul><li>deux &amp;"
    )
    assert "style" not in html_of(PARAGRAPHS)


def test_lines_of_plain_text_become_paragraphs_and_bullets_items() -> None:
    assert paragraphs_from_text("Un\r\n\r\n• deux\n\u2013 trois\n") == (
        TextParagraph(plain("Un")),
        TextParagraph(plain("deux"), 1),
        TextParagraph(plain("\u2013 trois")),
    )


def test_html_without_words_falls_back_to_the_plain_text() -> None:
    mime = QMimeData()
    mime.setHtml("<img src='file:///x.png'>")
    mime.setText("mot")
    assert paragraphs_from_mime(mime) == (TextParagraph(plain("mot")),)


def test_a_picture_is_no_text() -> None:
    mime = QMimeData()
    mime.setData("image/png", b"x")
    assert paragraphs_from_mime(mime) == ()
