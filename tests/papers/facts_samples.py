"""Facts for the tests of papers, and papers read back as plain lines."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from iomdesk.document.blocks import (
    Annex,
    Block,
    Heading,
    ListItem,
    NumberedParagraph,
    OperativeParagraph,
    PageBreak,
    Table,
)
from iomdesk.document.document import Document, numbers_by_anchor
from iomdesk.document.inline import Text
from iomdesk.document.text import plain_text
from iomdesk.papers.facts import (
    AddresseeFacts,
    BodyFacts,
    ChapterFact,
    ClauseFact,
    CoverFacts,
    DelegationFact,
    DocumentFact,
    InterventionFact,
    ItemFacts,
    ItemText,
    MandateFacts,
    MeetingFact,
    MemberFact,
    NameFact,
    PaperFacts,
    RecommendationFacts,
    RecommendationParagraphFact,
    SessionFacts,
)

LANGUAGES = ("fr", "en", "es")

GROUP = BodyFacts(
    3,
    "working_group",
    {
        "fr": NameFact("Groupe de travail sur les partenariats et la gouvernance de l’OIM"),
        "en": NameFact("Working Group on IOM Partnerships and Governance", is_official=False),
        "es": NameFact(
            "Grupo de Trabajo sobre las asociaciones y la gobernanza de la OIM", is_official=False
        ),
    },
)
BUDGET_GROUP = BodyFacts(4, "working_group", {"fr": NameFact("Groupe de travail sur la réforme budgétaire")})
CPPF = BodyFacts(
    2,
    "committee",
    {
        "fr": NameFact("Comité permanent des programmes et des finances", abbreviation="CPPF"),
        "en": NameFact("Standing Committee on Programmes and Finance", abbreviation="SCPF"),
        "es": NameFact("Comité Permanente de Programas y Finanzas", abbreviation="CPPF"),
    },
)

SESSION = SessionFacts(
    id=9,
    bodies=(GROUP,),
    number=2,
    place="Genève",
    start_on=date(2020, 5, 12),
    end_on=date(2020, 5, 13),
    chair="Mme A. Exemple (Suisse)",
    rapporteur="Mme B. Exemple (Équateur)",
    rapporteur_is_woman=True,
    is_sample=True,
    meetings=(
        MeetingFact(1, datetime(2020, 5, 12, 10), datetime(2020, 5, 12, 13)),
        MeetingFact(2, datetime(2020, 5, 13, 10)),
    ),
)

MANDATE = MandateFacts(
    id=5,
    label="Projet de mandat",
    status="projet",
    body_names=GROUP.names,
    chapters=(
        ChapterFact(
            51,
            "1",
            {"fr": "En ce qui concerne les partenariats :", "en": "With regard to partnerships:"},
            (
                ClauseFact(
                    511,
                    "a",
                    {"fr": "Examen du rôle de l’OIM ;", "en": "To review the role of IOM;"},
                    {"fr": True, "en": False},
                ),
                ClauseFact(515, "e", {"fr": "Rapports au CPPF."}, {"fr": True}),
            ),
            {"fr": True, "en": False},
        ),
        ChapterFact(
            52,
            "2",
            {"fr": "En ce qui concerne la gouvernance"},
            (ClauseFact(522, "b", {"fr": "Groupes régionaux"}, {"fr": True}),),
            {"fr": True},
        ),
    ),
)

PAPER = DocumentFact(
    71, "WG/2/INF/2", {"fr": "Groupes régionaux : pratique", "en": "Regional groups: practice"}
)


def item(id_: int, fr: str, en: str = "", es: str = "", **fields: Any) -> ItemFacts:
    """Make an item with its titles."""
    titles = {"fr": fr, "en": en, "es": es}
    texts = {language: ItemText(title) for language, title in titles.items() if title}
    return ItemFacts(**{"id": id_, "parent_id": None, "texts": texts} | fields)


def operative(id_: int, verb: str, fr: str, **texts: str) -> RecommendationParagraphFact:
    """Make an operative paragraph."""
    return RecommendationParagraphFact(id_, "operative", verb, {"fr": fr} | texts)


def preamble(id_: int, verb: str, fr: str, **texts: str) -> RecommendationParagraphFact:
    """Make a preambular paragraph."""
    return RecommendationParagraphFact(id_, "preamble", verb, {"fr": fr} | texts)


RECOMMENDATIONS = (
    RecommendationFacts(
        81,
        1,
        102,
        "agreed",
        (511,),
        (
            preamble(811, "having_considered", "la note", en="the note", es="la nota"),
            preamble(812, "taking_into_account", "les débats,", en="the debates", es="el debate"),
            operative(813, "takes_note", "le rapport", en="the report", es="el informe"),
            operative(814, "recommends", "au CPPF d’agir.", en="that the SCPF act", es="al CPPF que actúe"),
        ),
    ),
    RecommendationFacts(
        82, 2, 103, "agreed", (), (operative(821, "invites", "l’Administration à agir", en="action"),)
    ),
)

ITEMS = (
    item(
        101,
        "Adoption de l’ordre du jour",
        "Adoption of the agenda",
        "Aprobación del programa",
        role="adoption_of_agenda",
        outcome="adopted",
    ),
    item(
        102,
        "Rôle de l’OIM",
        "Role of IOM",
        "Función de la OIM",
        outcome="recommended",
        clause_ids=(511,),
        minutes={
            "fr": "Le Groupe de travail a examiné :\n\n1. un point ;\n2. un autre.\n\nIl a conclu.",
            "en": "The Working Group considered:\n\n1. one matter;\n2. another.\n\nIt concluded.",
        },
    ),
    item(
        103,
        "Groupes régionaux",
        "Regional groups",
        "Grupos regionales",
        kind="decision",
        outcome="continued",
        clause_ids=(511, 522),
        documents=(PAPER,),
        minutes={"fr": "Plusieurs États Membres ont jugé la question utile."},
        interventions=(
            InterventionFact(
                1, 61, {"fr": "Suisse", "en": "Switzerland", "es": "Suiza"}, attribution="listed"
            ),
            InterventionFact(
                2, 62, {"fr": "Équateur", "en": "Ecuador", "es": "Ecuador"}, attribution="anonymous"
            ),
        ),
    ),
    item(
        104, "Premier volet", "First part", "Primera parte", parent_id=103, minutes={"fr": "Un paragraphe."}
    ),
    item(105, "Second volet", "Second part", "Segunda parte", parent_id=103, outcome="noted"),
    item(106, "Questions diverses", "Other business", "Otros asuntos", role="other_business"),
    item(
        107,
        "Adoption du rapport",
        "Adoption of the report",
        "Aprobación del informe",
        role="adoption_of_report",
        outcome="adopted",
    ),
)


def state(
    id_: int, fr: str, en: str, es: str, *members: MemberFact, capacity: str = "member"
) -> DelegationFact:
    """Make a delegation."""
    return DelegationFact(id_, {"fr": fr, "en": en, "es": es}, capacity, members)


DELEGATIONS = (
    state(61, "Suisse", "Switzerland", "Suiza", MemberFact("Mme", "A.", "Exemple")),
    state(62, "Équateur", "Ecuador", "Ecuador", MemberFact("M.", "C.", "Exemple", "alternate", "Conseiller")),
    state(63, "Allemagne", "Germany", "Alemania"),
    state(64, "Italie", "Italy", "Italia"),
    state(65, "Réseau d’exemple", "Sample network", "Red de ejemplo", capacity="organisation"),
)

FULL = PaperFacts(
    session=SESSION,
    cover=CoverFacts("WG/2/4", date(2020, 5, 14), "fr"),
    addressee=AddresseeFacts(CPPF, 32),
    mandate=MANDATE,
    items=ITEMS,
    recommendations=RECOMMENDATIONS,
    delegations=DELEGATIONS,
    documents=(PAPER,),
)

BARE = PaperFacts(SessionFacts(1, (GROUP,)))


def with_session(facts: PaperFacts, **fields: Any) -> PaperFacts:
    """Change the session of facts."""
    return replace(facts, session=replace(facts.session, **fields))


def lines(document: Document) -> list[str]:
    """Read a document as plain lines with resolved references and plain spaces."""
    numbers = numbers_by_anchor(document)
    return [line for block in document.blocks for line in _lines(block, numbers)]


def section(document: Document, heading: str) -> list[str]:
    """Read the lines from a heading of level 1, or an annex, up to the next."""
    numbers = numbers_by_anchor(document)
    found: list[str] = []
    inside = False
    for block in document.blocks:
        written = _lines(block, numbers)
        if isinstance(block, Annex) or (isinstance(block, Heading) and block.level == 1):
            inside = heading in written[0]
        found.extend(written if inside else [])
    return found


def _lines(block: Block, numbers: dict[str, str]) -> list[str]:
    def read(text: Text) -> str:
        return plain_text(text, numbers).replace("\u00a0", " ")

    match block:
        case Table():
            return [" | ".join(map(read, row)) for row in block.rows]
        case Annex():
            return [f"{block.label} – {block.title}".replace("\u00a0", " "), *filter(None, [block.remark])]
        case PageBreak():
            return []
        case ListItem():
            return [f"{block.marker} {read(block.text)}"]
        case Heading() | NumberedParagraph() | OperativeParagraph():
            return [f"{block.number} {read(block.text)}".strip()]
        case _:
            return [read(block.text)]
