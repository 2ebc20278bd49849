"""Documents for the tests of all formats: one with every kind of block, small ones, and a long one."""

from typing import Any

from iomdesk.document.blocks import (
    Annex,
    Block,
    Column,
    Contents,
    Cover,
    Heading,
    ListItem,
    NumberedParagraph,
    OperativeParagraph,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Source,
    Table,
)
from iomdesk.document.document import Document
from iomdesk.document.inline import Reference, Run, plain

NBSP = "\u00a0"

COVER = Cover(
    symbol="WG/2/4",
    original=f"Original{NBSP}: français",
    date="14 mai 2020",
    remark="(document d’exemple)",
    body=("Groupe de travail sur les partenariats", "et la gouvernance de l’OIM"),
    session="Deuxième session",
    title=("Rapport et recommandations", "au Comité permanent des programmes et des finances"),
    place="Genève",
    dates="12-13 mai 2020",
    rapporteur=f"Rapporteur{NBSP}: [nom] ([État])",
    foot="PROJET : sous réserve de corrections, à communiquer par écrit dans la semaine.",
)

ODD_LETTERS = "Şő ǧ ʻ Ả"

_BODY: tuple[Block, ...] = (
    Heading(1, "", plain("Introduction"), anchor="introduction"),
    NumberedParagraph(
        "1.",
        (
            Run("Le Groupe de travail a tenu sa 2"),
            Run("e", superscript=True),
            Run(" session à Genève, les 12 et 13 mai 2020."),
        ),
        anchor="p1",
        sources=(Source("item", 1),),
    ),
    Heading(1, "I.", plain("Adoption de l’ordre du jour"), anchor="item-1"),
    NumberedParagraph("2.", plain("L’ordre du jour a été adopté sans modification."), anchor="p2"),
    Heading(2, "A.", plain("Organisation des travaux"), anchor="item-1-a"),
    NumberedParagraph(
        "3.",
        (
            Run("La question "),
            Run("R&D <scope>", bold=True),
            Run(f" a été évoquée par M.{NBSP}{ODD_LETTERS} ("),
            Run("chair’s summary", italic=True, language="en"),
            Run(")."),
        ),
        anchor="p3",
    ),
    Heading(3, "1.", plain("Calendrier"), anchor="item-1-a-1"),
    Paragraph(plain("Une séance a été consacrée au calendrier.")),
    Heading(1, "II.", plain("Groupes régionaux (point 3 de l’ordre du jour)"), anchor="item-2"),
    Paragraph(plain(f"Mandat, alinéa 2{NBSP}b) (projet)"), ParagraphStyle.NOTE),
    NumberedParagraph(
        "4.",
        plain(
            "Plusieurs États Membres ont jugé qu’une telle organisation faciliterait la préparation des"
            f" sessions{NBSP}; quelques délégations ont souhaité que la participation demeure facultative."
            " Une délégation s’est exprimée au nom d’un groupe d’États."
        ),
        anchor="p4",
        sources=(Source("minutes", 7),),
    ),
    NumberedParagraph("5.", plain(f"Parmi les points à éclaircir figuraient{NBSP}:"), anchor="p5"),
    ListItem(1, "a)", plain(f"la composition des groupes{NBSP};")),
    ListItem(2, "i)", plain(f"la date à laquelle elle serait arrêtée{NBSP};")),
    ListItem(2, "ii)", plain(f"sa révision{NBSP};")),
    ListItem(1, "b)", plain("leurs conséquences pour l’élection du Bureau.")),
    NumberedParagraph(
        "6.",
        (Run("Le paragraphe "), Reference("p4"), Run(" et l’"), Reference("annex-1"), Run(" y reviennent.")),
    ),
    Heading(2, "", plain("Recommandation 1"), anchor="recommendation-1"),
    Paragraph((Run("Le Groupe de travail,", italic=True),), ParagraphStyle.PREAMBLE),
    Paragraph(
        (Run("Ayant examiné", italic=True), Run(" la possibilité de groupes régionaux,")),
        ParagraphStyle.PREAMBLE,
    ),
    OperativeParagraph(
        "1.",
        (Run("Recommande", bold=True), Run(f" au Comité permanent d’inscrire la question{NBSP};")),
        anchor="r1-1",
    ),
    OperativeParagraph("2.", (Run("Invite", bold=True), Run(" l’Administration à présenter un document."))),
    Paragraph(plain("Le Rapporteur"), ParagraphStyle.SIGNATURE),
)

_ANNEXES: tuple[Block, ...] = (
    Annex("Annexe I", "Ordre du jour", anchor="annex-1"),
    Table(
        (
            Column(plain("Point")),
            Column(plain("Titre"), share=4.0),
            Column(plain("Alinéa"), share=1.0),
        ),
        (
            (plain("1"), plain("Adoption de l’ordre du jour"), ()),
            (plain("2"), plain("Groupes régionaux"), plain(f"2{NBSP}b)")),
        ),
        summary="Points de l’ordre du jour et alinéas du mandat dont ils relèvent",
    ),
    PageBreak(),
    Paragraph(plain("Liste des documents"), ParagraphStyle.CENTRED),
    Paragraph(plain("Le document WG/2/INF/2 a été distribué.")),
    Annex("Annexe II", "Mandat", anchor="annex-2", remark="traduction non officielle"),
    Paragraph(plain("Chapitre 1.")),
)


def rich_document(**changes: Any) -> Document:
    """Build a report with every kind of block, in French; `changes` replace fields of the document."""
    fields: dict[str, Any] = {
        "title": "Rapport et recommandations au CPPF",
        "language": "fr",
        "symbol": "WG/2/4",
        "cover": COVER,
        "blocks": _BODY + _ANNEXES,
        "contents": Contents("Table des matières"),
        "subject": "Deuxième session",
        "mark": "EXEMPLE",
    }
    return Document(**{**fields, **changes})


def small_document(*blocks: Block, **changes: Any) -> Document:
    """Build a paper without contents from a few blocks."""
    fields: dict[str, Any] = {"blocks": blocks, "contents": None, "mark": "", **changes}
    return rich_document(**fields)


_SENTENCES = (
    "Plusieurs États Membres ont souligné l’importance d’une coopération renforcée entre l’Organisation et"
    " ses partenaires, notamment dans le cadre des mécanismes interinstitutions existants.",
    "L’Administration a indiqué que les renseignements demandés seraient communiqués avant la prochaine"
    f" session du Comité permanent{NBSP}; ils porteraient sur les aspects budgétaires et administratifs.",
    "Quelques délégations se sont interrogées sur la répartition géographique des postes.",
    "Le Groupe de travail est convenu de poursuivre l’examen de cette question à la lumière des observations"
    " formulées pendant le débat, sans préjuger des conclusions auxquelles il pourrait parvenir.",
    "Un représentant a rappelé que le mandat prévoyait une participation ouverte à tous les États Membres.",
)


def long_paragraphs(count: int) -> list[str]:
    """Write paragraphs of three to five sentences, always the same."""
    return [
        " ".join(_SENTENCES[(start + step) % len(_SENTENCES)] for step in range(3 + start % 3))
        for start in range(count)
    ]


def long_document(count: int = 600, **changes: Any) -> Document:
    """Build a report of `count` numbered paragraphs with a heading every ten."""
    blocks: list[Block] = []
    for place, text in enumerate(long_paragraphs(count)):
        if place % 10 == 0:
            title = plain(f"Section {place // 10 + 1}, sur les partenariats et la gouvernance")
            blocks.append(Heading(1, f"{place // 10 + 1}.", title, anchor=f"s{place // 10 + 1}"))
        blocks.append(NumberedParagraph(f"{place + 1}.", plain(text), anchor=f"p{place + 1}"))
    return rich_document(**{"blocks": tuple(blocks), **changes})
