"""What was typed and not stored is found, offered and put where it is wanted; nothing is destroyed."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from sqlalchemy import func, select

from iomdesk.document.typed_text import TextKey, TypedLine, delta_between, digest_of, whole_text
from iomdesk.model.agenda import AgendaItem
from iomdesk.model.interventions import Intervention
from iomdesk.model.journal import TypedChange
from iomdesk.model.minutes import MinutesRevision
from iomdesk.model.recommendations import Recommendation
from iomdesk.queries.kept_texts import (
    minutes_key,
    notes_key,
    paper_text_key,
    paragraphs_as_text,
    recommendation_key,
    stored_text,
)
from iomdesk.queries.recovered import RecoveredRow, journal_state, recovered_texts
from iomdesk.services.changes import Changes
from iomdesk.services.journal import NotStored, note_typing, settle_typing
from iomdesk.services.kept_texts import PlaceGone
from iomdesk.services.minutes import save_draft
from iomdesk.services.recovery import gather_typing, put_together, settle_recovered
from iomdesk.services.work import RecordGone, Work

NOW = datetime(2020, 5, 12, 9, 0, tzinfo=UTC)
STORED = "Stored words.\n\nThe end."


@pytest.fixture
def item(history: Work, sample_session: int) -> int:
    found = history.session.scalar(
        select(AgendaItem.id).where(AgendaItem.session_id == sample_session).order_by(AgendaItem.id)
    )
    assert found is not None
    return found


@pytest.fixture
def key(history: Work, item: int) -> TextKey:
    save_draft(history, item=item, language="en", text=STORED)
    return minutes_key(item, "en")


def type_in(work: Work, key: TextKey, *states: str) -> None:
    for before, after in pairwise(states):
        note_typing(work, key=key, before=before, after=after)
    work.session.flush()


def waiting(work: Work, key: TextKey | None = None) -> list[RecoveredRow]:
    return list(recovered_texts(work.session, language="en", key=key))


def typed_count(work: Work) -> int:
    return work.session.scalar(select(func.count()).select_from(TypedChange)) or 0


def revisions(work: Work, item: int) -> list[tuple[str, str]]:
    rows = work.session.scalars(
        select(MinutesRevision)
        .where(MinutesRevision.item_id == item, MinutesRevision.language == "en")
        .order_by(MinutesRevision.id)
    )
    return [(row.text, row.reason) for row in rows]


def undo(work: Work, changes: Changes) -> Changes:
    assert changes.inverse is not None
    return changes.inverse.function(work, **changes.inverse.arguments)


def test_storing_the_whole_text_empties_its_journal_and_no_other(history: Work, key: TextKey) -> None:
    other = key._replace(language="fr")
    type_in(history, key, STORED, STORED + "!")
    type_in(history, other, "", "Bonjour")
    save_draft(history, item=key.record_id, language="en", text=STORED)  # typed, and taken back again
    assert typed_count(history) == 1
    gather_typing(history)
    assert [row.key for row in waiting(history)] == [other]


def test_what_was_typed_is_offered_beside_what_is_stored(history: Work, key: TextKey) -> None:
    type_in(history, key, STORED, STORED + " A", STORED + " And more.")
    gather_typing(history)
    (row,) = waiting(history)
    assert (row.stored, row.text, row.choice) == (STORED, STORED + " And more.", "")
    assert row.title
    assert typed_count(history) == 0
    assert journal_state(history.session).waiting == 1


def test_a_journal_that_leads_back_to_what_is_stored_is_not_offered(history: Work, key: TextKey) -> None:
    type_in(history, key, STORED, STORED + "!", STORED)
    gather_typing(history)
    assert waiting(history) == []


def test_taking_the_recovered_text_seals_both_and_can_be_undone(history: Work, key: TextKey) -> None:
    type_in(history, key, STORED, "Other words.")
    gather_typing(history)
    changes = settle_recovered(history, recovered=waiting(history)[0].id, choice="taken")
    assert stored_text(history.session, key) == "Other words."
    assert [text for text, _reason in revisions(history, key.record_id)] == [STORED, "Other words."]
    assert waiting(history) == []
    undo(history, changes)
    assert stored_text(history.session, key) == STORED
    assert [row.text for row in waiting(history)] == ["Other words."]


def test_keeping_the_stored_text_seals_the_recovered_one(history: Work, key: TextKey) -> None:
    type_in(history, key, STORED, "Other words.")
    gather_typing(history)
    changes = settle_recovered(history, recovered=waiting(history)[0].id, choice="kept")
    assert stored_text(history.session, key) == STORED
    assert ("Other words.", "recovered") in revisions(history, key.record_id)
    assert len(recovered_texts(history.session, language="en", with_settled=True)) == 1
    undo(history, changes)
    assert len(waiting(history)) == 1


def test_both_are_put_together_paragraph_by_paragraph(history: Work, key: TextKey) -> None:
    type_in(history, key, STORED, "Stored words, and others.\n\nThe end.")
    gather_typing(history)
    settle_recovered(history, recovered=waiting(history)[0].id, choice="both")
    assert stored_text(history.session, key) == "Stored words.\n\nStored words, and others.\n\nThe end."


def test_a_text_kept_on_this_machine_is_offered_unless_the_desk_came_to_it(
    history: Work, key: TextKey
) -> None:
    type_in(history, key, STORED, STORED + " A", STORED + " AB")
    stale = whole_text(key, STORED + " A", NOW)
    gather_typing(history, aside=[stale])
    assert [row.text for row in waiting(history)] == [STORED + " AB"]


def test_what_was_typed_after_the_desk_took_no_more_is_the_one_offered(history: Work, key: TextKey) -> None:
    type_in(history, key, STORED, STORED + " A")
    before, after = STORED + " A", STORED + " ABC"
    aside = [
        whole_text(key, before, NOW),
        TypedLine(key, digest_of(before), delta_between(before, after), NOW),
    ]
    gather_typing(history, aside=aside)
    assert [row.text for row in waiting(history)] == [after]


def test_a_file_of_this_machine_that_comes_twice_is_offered_once(history: Work, key: TextKey) -> None:
    aside = [whole_text(key, "Kept aside.", NOW)]
    gather_typing(history, aside=aside)
    settle_recovered(history, recovered=waiting(history)[0].id, choice="kept")
    gather_typing(history, aside=aside)
    assert waiting(history) == []


def test_words_typed_into_a_text_that_is_not_there_are_offered_too(history: Work, key: TextKey) -> None:
    type_in(history, key, "Something else", "Something else again")
    gather_typing(history)
    assert [row.text for row in waiting(history)] == [" again"]


def test_every_kind_of_text_is_read_and_written_in_its_place(
    history: Work, item: int, sample_session: int
) -> None:
    recommendation = history.session.scalar(select(Recommendation.id).limit(1)) or 0
    intervention = history.session.scalar(select(Intervention.id).limit(1)) or 0
    paragraphs = paragraphs_as_text([("operative", "recommends", {"en": "that it be so"})])
    texts = {
        TextKey("item", item, "title", "en"): "A title",
        TextKey("item", item, "annotation", "es"): "Una anotación",
        TextKey("item", item, "presenter", ""): "The Chair",
        TextKey("item", item, "proposer", ""): "Group of 77",
        paper_text_key(sample_session, "convocation", "fr"): "Badges à l’entrée.",
        recommendation_key(recommendation): paragraphs,
        notes_key(intervention): "Spoke in favour",
    }
    for key, text in texts.items():
        type_in(history, key, stored_text(history.session, key) or "", text)
    gather_typing(history)
    rows = waiting(history)
    assert {row.key: row.text for row in rows} == texts
    for row in rows:
        settle_recovered(history, recovered=row.id, choice="taken")
    assert {key: stored_text(history.session, key) for key in texts} == texts


def test_notes_of_an_intervention_the_desk_never_knew_become_one(history: Work, item: int) -> None:
    gather_typing(
        history, aside=[whole_text(TextKey("item", item, "notes", ""), "Asked for more time.", NOW)]
    )
    settle_recovered(history, recovered=waiting(history)[0].id, choice="taken")
    made = history.session.scalars(select(Intervention).where(Intervention.item_id == item)).all()
    assert "Asked for more time." in [one.summary for one in made]


def test_a_text_without_a_place_stays_in_the_list(history: Work) -> None:
    key = TextKey("item", 9999, "minutes", "fr")
    type_in(history, key, "", "Orphaned")
    gather_typing(history)
    (row,) = waiting(history)
    assert row.stored is None
    with pytest.raises(RecordGone):
        settle_recovered(history, recovered=row.id, choice="taken")
    unknown = TextKey("thing", 1, "name", "")
    type_in(history, unknown, "", "Unknown")
    gather_typing(history)
    with pytest.raises(PlaceGone):
        settle_recovered(history, recovered=waiting(history, unknown)[0].id, choice="taken")


def test_a_journal_is_settled_only_where_its_words_are_stored(history: Work, key: TextKey) -> None:
    type_in(history, key, STORED, STORED + "!")
    with pytest.raises(NotStored):
        settle_typing(history, key=key, text=STORED + "!")
    assert typed_count(history) == 1
    settle_typing(history, key=key, text=STORED + " ")
    assert typed_count(history) == 0


def test_paragraphs_of_recommendations_are_put_together_too() -> None:
    key = recommendation_key(1)
    one, two, three = (paragraphs_as_text([("operative", "recommends", {"en": w})]) for w in "abc")
    assert put_together(key, f"{one}\n{two}", f"{one}\n{three}") == f"{one}\n{two}\n{three}"
