from iomdesk.document.blocks import Annex, Column, Cover, NumberedParagraph, PageBreak, Table
from iomdesk.document.document import Document
from iomdesk.document.inline import Run, plain
from iomdesk.papers.setting import set_document

NBSP = "\u00a0"


def test_all_texts_are_set_and_symbols_left() -> None:
    blocks = (
        NumberedParagraph("1.", plain("le 1er mai : rien")),
        PageBreak(),
        Annex("Annexe I", "Vues : suite", remark="Note : une"),
        Table((Column(plain("Alinéa : texte")),), ((plain("L'OIM ; vues"),),), "Un : deux"),
    )
    cover = Cover("WG/1 : 2", "Original : anglais", "1 mai 2020", ("A : B",), "", ("T : U",), foot="P : q")
    document = set_document(Document("T : U", "fr", "WG/1 : 2", cover, blocks))
    paragraph, page_break, annex, table = document.blocks
    assert isinstance(paragraph, NumberedParagraph)
    assert paragraph.text == (Run("le 1"), Run("er", superscript=True), Run(f"{NBSP}mai{NBSP}: rien"))
    assert page_break == PageBreak()
    assert annex == Annex(f"Annexe{NBSP}I", f"Vues{NBSP}: suite", remark=f"Note{NBSP}: une")
    assert isinstance(table, Table)
    assert table.rows[0][0] == plain(f"L’OIM{NBSP}; vues")
    assert (document.symbol, document.cover.symbol) == ("WG/1 : 2", "WG/1 : 2")
    assert document.cover.title == (f"T{NBSP}: U",)
