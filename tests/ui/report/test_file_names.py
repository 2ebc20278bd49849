import pytest

from iomdesk.document.blocks import Cover
from iomdesk.document.document import Document
from iomdesk.ui.report.file_names import file_name


def paper(title: str) -> Document:
    return Document(title, "fr", "", Cover("", "", "", (), "", ()), ())


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("WG/1/L/1 – Rapport", "WG-1-L-1 – Rapport.fr.pdf"),
        ('a<b>:"c"|d?*', "a b c d.fr.pdf"),
        ("...", "iomdesk.fr.pdf"),
        ("../../etc", "-..-etc.fr.pdf"),
        ("x" * 300, "x" * 120 + ".fr.pdf"),
    ],
)
def test_names_are_ones_that_every_system_takes(title: str, name: str) -> None:
    assert file_name(paper(title), "pdf") == name
