"""The example session has something for every screen and every paper, and is marked as an example."""

from iomdesk.queries.agenda import agenda_of, item_details
from iomdesk.queries.gaps import gaps_of
from iomdesk.queries.participants import delegations_of
from iomdesk.queries.recommendations import list_recommendations
from iomdesk.queries.sessions import session_details
from iomdesk.services.work import Work


def test_example_is_marked_on_the_session_and_on_its_people(history: Work, sample_session: int) -> None:
    row = session_details(history.session, session_id=sample_session)
    assert row is not None
    assert row.is_sample
    assert "Exemple" in row.chair
    people = [
        member.family_name
        for delegation in delegations_of(history.session, session_id=sample_session)
        for member in delegation.members
    ]
    assert set(people) == {"Exemple"}


def test_agenda_covers_every_clause_of_both_chapters(history: Work, sample_session: int) -> None:
    items = agenda_of(history.session, session_id=sample_session, language="fr").items
    assert len([item for item in items if item.depth == 0]) >= 8
    assert {chip.reference for item in items for chip in item.clauses} == {
        "1 a)", "1 b)", "1 c)", "1 d)", "1 e)", "2 a)", "2 b)", "2 c)", "2 d)",
    }  # fmt: skip


def test_a_dozen_states_and_two_organisations_take_part(history: Work, sample_session: int) -> None:
    rows = delegations_of(history.session, session_id=sample_session)
    capacities = [row.capacity for row in rows]
    assert capacities.count("member") >= 12
    assert capacities.count("organisation") == 2


def test_two_recommendations_are_complete_in_three_languages(history: Work, sample_session: int) -> None:
    rows = list_recommendations(history.session, session_id=sample_session)
    assert [row.number for row in rows] == [1, 2]
    assert all(set(p.texts) == {"fr", "en", "es"} for row in rows for p in row.paragraphs)


def test_documents_of_the_example_have_files(history: Work, sample_session: int) -> None:
    items = agenda_of(history.session, session_id=sample_session, language="fr").items
    documents = [
        document
        for item in items
        for details in [item_details(history.session, item_id=item.id)]
        if details
        for document in details.documents
    ]
    assert len(documents) >= 3
    assert all(document.content_digest for document in documents)


def test_example_misses_nothing_in_any_language(history: Work, sample_session: int) -> None:
    for language in ("fr", "en", "es"):
        assert gaps_of(history.session, session_id=sample_session, language=language) == ()
