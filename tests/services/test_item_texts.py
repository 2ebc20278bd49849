"""A translation is stale from the moment its original changes, until it is written anew or confirmed."""

import pytest

from iomdesk.model.agenda import AgendaItem
from iomdesk.model.item_translation import stale_parts
from iomdesk.queries.agenda import item_details
from iomdesk.queries.item_translations import stale_by_item
from iomdesk.services.agenda import add_item
from iomdesk.services.agenda_start import start_agenda
from iomdesk.services.changes import Changes
from iomdesk.services.item_texts import confirm_translation, write_item_text
from iomdesk.services.new_items import NewItem, insert_items
from iomdesk.services.sessions import create_session
from iomdesk.services.work import Work


@pytest.fixture
def session(work: Work) -> int:
    return create_session(work, number=2).created or 0


@pytest.fixture
def item(work: Work, session: int) -> int:
    """Give an item with a French title and annotation, and their translation into English."""
    item = add_item(work, session=session, title="Rapport", language="fr").created or 0
    write_item_text(work, item=item, language="fr", annotation="À lire.")
    write_item_text(work, item=item, language="en", title="Report", annotation="Read it.")
    return item


def stale(work: Work, item: int) -> list[tuple[str, str]]:
    work.session.flush()
    return list(stale_parts(work.get(AgendaItem, item).texts))


def back(work: Work, changes: Changes) -> Changes:
    assert changes.inverse is not None
    return changes.inverse.function(work, **changes.inverse.arguments)


def test_a_title_is_stale_once_its_original_changes_and_no_more_when_that_is_undone(
    work: Work, item: int
) -> None:
    assert stale(work, item) == []
    changed = write_item_text(work, item=item, language="fr", title="Rapports")
    assert stale(work, item) == [("en", "title")]
    undone = back(work, changed)
    assert stale(work, item) == []
    back(work, undone)
    assert stale(work, item) == [("en", "title")]


def test_an_annotation_is_told_apart_from_the_title(work: Work, item: int) -> None:
    write_item_text(work, item=item, language="fr", annotation="À lire attentivement.")
    assert stale(work, item) == [("en", "annotation")]


def test_a_translation_written_anew_is_up_to_date_and_its_undo_makes_it_stale_again(
    work: Work, item: int
) -> None:
    write_item_text(work, item=item, language="fr", title="Rapports")
    written = write_item_text(work, item=item, language="en", title="Reports")
    assert stale(work, item) == []
    back(work, written)
    assert stale(work, item) == [("en", "title")]


def test_a_translation_that_is_still_right_is_confirmed_with_undo(work: Work, item: int) -> None:
    write_item_text(work, item=item, language="fr", title="Rapports")
    confirmed = confirm_translation(work, item=item, language="en", part="title")
    assert stale(work, item) == []
    back(work, confirmed)
    assert stale(work, item) == [("en", "title")]


def test_the_original_itself_cannot_be_confirmed(work: Work, item: int) -> None:
    assert confirm_translation(work, item=item, language="fr", part="title").inverse is None


def test_an_item_written_in_english_first_has_its_original_there(work: Work, session: int) -> None:
    item = add_item(work, session=session, title="Report", language="en").created or 0
    write_item_text(work, item=item, language="fr", title="Rapport")
    write_item_text(work, item=item, language="en", title="Reports")
    assert stale(work, item) == [("fr", "title")]


def test_titles_brought_in_together_were_made_from_the_french_as_it_was(work: Work, session: int) -> None:
    (item,) = insert_items(work, session, None, 0, [NewItem({"es": "Informe", "fr": "Rapport"})])
    assert stale(work, item) == []
    write_item_text(work, item=item, language="fr", title="Rapports")
    assert stale(work, item) == [("es", "title")]


def test_an_annotation_translated_before_its_original_was_there_is_not_stale(
    work: Work, session: int
) -> None:
    item = add_item(work, session=session, title="Rapport", language="fr").created or 0
    write_item_text(work, item=item, language="en", annotation="Read it.")
    write_item_text(work, item=item, language="fr", annotation="À lire.")
    assert stale(work, item) == []
    write_item_text(work, item=item, language="fr", annotation="À lire attentivement.")
    assert stale(work, item) == [("en", "annotation")]


def test_a_stale_title_is_carried_over_to_the_next_session_as_stale(work: Work, item: int) -> None:
    write_item_text(work, item=item, language="fr", title="Rapports")
    following = create_session(work, number=3).created or 0
    work.session.flush()
    work.session.expire_all()
    start_agenda(work, session=following, source="last")
    work.session.flush()
    assert list(stale_by_item(work.session, following).values()) == [(("en", "title"),)]


def test_the_details_of_an_item_tell_what_is_stale(work: Work, item: int) -> None:
    write_item_text(work, item=item, language="fr", title="Rapports")
    work.session.flush()
    work.session.expire_all()
    details = item_details(work.session, item_id=item)
    assert details is not None
    assert details.stale == {("en", "title")}
