"""Papers on lives: recommendations, what became of them, the oral report, cover notes and corrigenda."""

from dataclasses import replace
from datetime import date

import pytest

from iomdesk.document.blocks import Table
from iomdesk.document.document import Document
from iomdesk.document.text import plain_text
from iomdesk.papers import PAPERS
from iomdesk.papers.approval_facts import ApprovalFacts, CorrectionFact
from iomdesk.papers.facts import AddresseeFacts, OpenRecommendationFact, PaperFacts
from iomdesk.papers.life_facts import DeadlineFact, Lives, RecommendationLife, ReportLife, StepFact
from tests.papers.facts_samples import CPPF, GROUP, LANGUAGES, RECOMMENDATIONS, SESSION

FACTS = PaperFacts(
    session=SESSION,
    addressee=AddresseeFacts(CPPF, 26),
    recommendations=RECOMMENDATIONS,
    report_symbol="WG/2/L/3",
)
STEPS = (
    StepFact(1, "agreed", date(2020, 5, 13)),
    StepFact(2, "endorsed", date(2020, 11, 2), {"fr": "CPPF", "en": "SCPF"}, 27, "S/27/14", "Sans débat."),
)
CORRECTION = CorrectionFact(5, None, "fr", "12", "a déclaré", "a rappelé")


def words(document: Document) -> str:
    """Return all a paper says, with plain spaces."""
    parts = [*document.cover.title, document.cover.foot]
    for block in document.blocks:
        if isinstance(block, Table):
            parts += [plain_text(cell) for row in block.rows for cell in row]
        elif hasattr(block, "text"):
            parts.append(plain_text(block.text))
    return "\n".join(parts).replace("\u00a0", " ").replace("\u202f", " ")


def followed(is_silent: bool = False) -> PaperFacts:
    life = RecommendationLife(STEPS, "l’Administration", date(2021, 3, 31), is_silent)
    return replace(
        FACTS,
        open_recommendations=(OpenRecommendationFact(SESSION, RECOMMENDATIONS[0]),),
        lives=Lives({RECOMMENDATIONS[0].id: life}),
    )


def test_recommendations_stand_alone_under_the_name_of_whom_they_go_to() -> None:
    said = words(PAPERS["recommendations"](FACTS, "fr"))
    assert "AU COMITÉ PERMANENT DES PROGRAMMES ET DES FINANCES" in said
    assert "Recommande au CPPF d’agir." in said


def test_a_session_without_recommendations_says_so() -> None:
    said = words(PAPERS["recommendations"](replace(FACTS, recommendations=()), "en"))
    assert "No recommendation was made." in said


def test_follow_up_tells_status_body_session_symbol_owner_and_due_date() -> None:
    said = words(PAPERS["follow-up"](followed(), "fr"))
    for expected in (
        "approuvée (CPPF, vingt-septième session, S/27/14)\n2 novembre 2020",
        "L’Administration",
        "31 mars 2021",
        "13 mai 2020 : convenue.",
        "2 novembre 2020 : approuvée (CPPF, vingt-septième session, S/27/14). Sans débat.",
    ):
        assert expected in said


def test_follow_up_speaks_the_language_of_the_paper() -> None:
    said = words(PAPERS["follow-up"](followed(), "en"))
    assert "endorsed (SCPF, twenty-seventh session, S/27/14)" in said
    assert "The Administration" in said


def test_what_nothing_was_heard_of_is_starred_and_explained() -> None:
    assert "astérisque" not in words(PAPERS["follow-up"](followed(), "fr"))
    said = words(PAPERS["follow-up"](followed(is_silent=True), "fr"))
    assert "1*. " in said
    assert "sans nouvelle depuis deux sessions" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_earlier_recommendations_the_follow_up_is_one_sentence(language: str) -> None:
    assert len(PAPERS["follow-up"](FACTS, language).blocks) == 1


def test_the_oral_report_says_how_long_it_takes_and_what_is_recommended() -> None:
    said = words(PAPERS["oral-report"](FACTS, "fr"))
    assert "Durée de lecture : environ" in said
    assert "J’ai l’honneur de présenter au Comité permanent des programmes et des finances" in said
    assert "Recommande au CPPF d’agir." in said
    assert said.rstrip().endswith("Je vous remercie de votre attention.")


def test_before_approval_the_cover_note_gives_the_last_day_of_each_language() -> None:
    deadline = DeadlineFact("es", date(2020, 6, 1), date(2020, 6, 8))
    facts = replace(FACTS, lives=Lives(report=ReportLife("corrections", "WG/2/L/3", deadlines=(deadline,))))
    said = words(PAPERS["cover-note"](facts, "fr"))
    assert "NOTE CONCERNANT LE DOCUMENT WG/2/L/3" in said
    assert "espagnol\n1er juin 2020\n8 juin 2020" in said
    assert "corrigendum unique" in said


APPROVED = ReportLife(
    "approved",
    "WG/2/L/3",
    approved_on=date(2020, 11, 2),
    approver={"fr": "Comité permanent des programmes et des finances"},
    approving_session=27,
)


def test_after_approval_the_cover_note_names_the_approving_session() -> None:
    said = words(PAPERS["cover-note"](replace(FACTS, lives=Lives(report=APPROVED)), "fr"))
    assert (
        "Le document WG/2/L/3 a été approuvé par le Comité permanent des programmes et des finances, "
        "à sa vingt-septième session, le 2 novembre 2020, sans modification." in said
    )


def test_after_corrections_the_cover_note_cites_the_corrigendum() -> None:
    life = replace(APPROVED, corrections=(CORRECTION,), corrigendum_symbol="WG/2/L/3/Corr.1")
    said = words(PAPERS["cover-note"](replace(FACTS, lives=Lives(report=life)), "fr"))
    assert "tel que modifié par le corrigendum WG/2/L/3/Corr.1" in said


def test_an_approved_report_bears_a_star_and_the_note_on_its_cover() -> None:
    life = replace(APPROVED, resolution="la résolution no 1354")
    document = PAPERS["report"](replace(FACTS, lives=Lives(report=life)), "fr")
    said = words(document)
    assert document.cover.title[-1].endswith("*")
    assert "a été approuvé par le Comité permanent" in said
    assert "par l’adoption de la résolution" in said


def test_a_reissued_report_says_which_document_it_replaces() -> None:
    life = ReportLife("reissued", replaces="WG/2/L/3", replaces_dated_on=date(2020, 5, 20))
    said = words(PAPERS["report"](replace(FACTS, lives=Lives(report=life)), "fr"))
    assert "Le présent document annule et remplace le document WG/2/L/3 du 20 mai 2020." in said


def test_the_corrigendum_to_a_report_gives_old_and_new_words() -> None:
    facts = replace(FACTS, approval=ApprovalFacts(minutes_symbol="WG/2/L/3", corrections=(CORRECTION,)))
    said = words(PAPERS["report-corrigendum"](facts, "fr"))
    assert "projet de rapport" in said
    assert "Paragraphe 12" in said
    assert "a rappelé" in said


def test_a_joint_session_speaks_in_the_plural() -> None:
    joint = replace(SESSION, bodies=(GROUP, GROUP))
    said = words(PAPERS["follow-up"](replace(followed(), session=joint), "fr"))
    assert "ont formulées à leurs sessions" in said
