"""Short papers for the tests of the formats."""

from iomdesk.document.blocks import Block, Contents, Cover
from iomdesk.document.document import Document

COVER = Cover(
    symbol="WG/2/4",
    original="Original\u00a0: français",
    date="14 mai 2020",
    body=("Groupe de travail sur les partenariats", "et la gouvernance de l’OIM"),
    session="Deuxième session",
    title=("Rapport et recommandations", "au Comité permanent des programmes et des finances"),
    place="Genève",
    dates="12-13 mai 2020",
    rapporteur="Rapporteur\u00a0: [nom] ([État])",
    remark="(document d’exemple)",
    foot="PROJET\u00a0: sous réserve de corrections.",
)


def paper(
    *blocks: Block,
    language: str = "fr",
    contents: bool = False,
    mark: str = "",
    cover: Cover = COVER,
    title: str = "Rapport et recommandations",
) -> Document:
    """Make a paper of the given blocks, as a masthead paper unless contents are asked for."""
    return Document(
        title=title,
        language=language,
        symbol=cover.symbol,
        cover=cover,
        blocks=blocks,
        contents=Contents("TABLE DES MATIÈRES") if contents else None,
        subject="Deuxième session",
        mark=mark,
    )
