from dataclasses import replace

import pytest

from iomdesk.model.agenda import OutcomeKind
from iomdesk.papers.facts import ItemFacts, ItemText, PaperFacts, RecommendationFacts, SessionFacts
from iomdesk.ui.minutes.outcome_sentence import sentence_for

ITEM = ItemFacts(3, None, {"fr": ItemText("Titre")})
FACTS = PaperFacts(SessionFacts(1, ()), items=(ITEM,))


def facts(outcome: str | None) -> PaperFacts:
    return replace(FACTS, items=(replace(ITEM, outcome=outcome),))


@pytest.mark.parametrize("language", ["fr", "en", "es"])
@pytest.mark.parametrize("outcome", list(OutcomeKind))
def test_every_outcome_has_its_sentence_in_every_language(outcome: str, language: str) -> None:
    assert sentence_for(facts(outcome), 3, language).endswith(".")


def test_recommendations_are_named_and_no_reference_is_left_open() -> None:
    made = replace(facts("recommended"), recommendations=(RecommendationFacts(1, 2, item_id=3),))
    assert sentence_for(made, 3, "fr") == "Le Groupe de travail est convenu de la recommandation\u00a02."


def test_an_open_outcome_and_an_unknown_item_say_nothing() -> None:
    assert sentence_for(facts(None), 3, "fr") == ""
    assert sentence_for(facts("noted"), 9, "fr") == ""
