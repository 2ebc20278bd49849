from iomdesk.document.blocks import Annex, Cover, ListItem, NumberedParagraph, Source, Table
from iomdesk.document.document import Document
from iomdesk.document.inline import plain
from iomdesk.ui.report.sources import paragraph_sources


def test_each_paragraph_names_its_records_once_and_what_hangs_below_counts_as_its_own() -> None:
    item, minutes, clause = Source("item", 3), Source("minutes", 3), Source("clause", 1)
    blocks = (
        NumberedParagraph("12.", plain("x"), sources=(item, minutes)),
        ListItem(1, "a)", plain("y"), sources=(minutes,)),
        Annex("Annexe I", "Titre"),
        Table((), (), sources=(clause,)),
    )
    document = Document("", "fr", "", Cover("", "", "", (), "", ()), blocks)
    assert paragraph_sources(document) == (
        ("12.", "item", 3),
        ("12.", "minutes", 3),
        ("Annexe I", "clause", 1),
    )
