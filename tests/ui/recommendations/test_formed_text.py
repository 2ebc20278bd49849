from iomdesk.services.paper_facts import paper_facts
from iomdesk.services.recommendations import ParagraphInput
from iomdesk.ui.recommendations.formed_text import formed_html
from tests.ui.text.memory_desk import MemoryDesk

PREAMBLE = ParagraphInput("preamble", "conscious", {"fr": "les enjeux"})
ALONE = ParagraphInput("operative", "invites", {"fr": "l'Administration à :\n\n1. x & y ;\n1. z"})


def formed(desk: MemoryDesk, *paragraphs: ParagraphInput, recommendation: int = 1) -> str:
    facts = desk.look(paper_facts, session_id=desk.sample_session, kind="report")
    return formed_html(facts, recommendation, paragraphs, "fr", "#888888")


def test_a_lone_operative_paragraph_has_no_number_and_the_house_typography(desk: MemoryDesk) -> None:
    html = formed(desk, PREAMBLE, ALONE)
    assert "<i>Conscient</i> des enjeux," in html
    assert "<b>Invite</b> l’Administration à\u00a0:" in html
    assert "1.</b>" not in html
    assert "a)&nbsp;&nbsp;x &amp; y\u00a0;" in html


def test_several_are_numbered_and_end_as_a_series(desk: MemoryDesk) -> None:
    first = ParagraphInput("operative", "takes_note", {"fr": "le rapport."})
    html = formed(desk, first, ParagraphInput("operative", "decides", {"fr": "de poursuivre"}))
    assert "<b>1.</b>&nbsp;&nbsp;<b>Prend note</b> du rapport\u00a0;" in html
    assert "<b>2.</b>&nbsp;&nbsp;<b>Décide</b> de poursuivre." in html


def test_an_unknown_recommendation_has_no_form(desk: MemoryDesk) -> None:
    assert formed(desk, PREAMBLE, recommendation=99) == ""
