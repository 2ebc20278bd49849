from iomdesk.model.recommendations import RecommendationStatus
from iomdesk.services.recommendations import ParagraphInput
from iomdesk.ui.recommendations.words import first_words, line_of, statuses


def paragraph(part: str, verb: str, **texts: str) -> ParagraphInput:
    return ParagraphInput(part, verb, texts)


def test_every_status_has_a_word() -> None:
    assert set(statuses()) == set(RecommendationStatus)


def test_a_line_contracts_its_verb_with_the_article() -> None:
    assert line_of(paragraph("operative", "takes_note", fr="le rapport"), "fr") == "Prend note du rapport"


def test_a_line_stands_in_in_another_language_with_its_own_verb() -> None:
    assert line_of(paragraph("operative", "invites", en="the **Chair**"), "fr") == "Invites the Chair"


def test_what_is_recommended_comes_before_the_rest() -> None:
    paragraphs = [
        paragraph("preamble", "noting", fr="x"),
        paragraph("operative", "takes_note", fr="le rapport"),
        paragraph("operative", "recommends", fr="au CPPF d’agir"),
    ]
    assert first_words(paragraphs, "fr") == "Recommande au CPPF d’agir"
    assert first_words(paragraphs[:1], "fr") == "Notant x"
    assert first_words([paragraph("operative", "recommends")], "fr") == ""
