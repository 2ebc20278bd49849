"""Minutes: every sealed text stays, and restoring destroys nothing newer."""

import pytest

from iomdesk.queries.minutes import minutes_of, revision_text
from iomdesk.services.agenda import add_item
from iomdesk.services.changes import NOTHING
from iomdesk.services.minutes import restore_revision, save_draft, seal_minutes
from iomdesk.services.sessions import create_session
from iomdesk.services.work import Work


@pytest.fixture
def item(work: Work) -> int:
    session = create_session(work, number=2).created
    assert session is not None
    created = add_item(work, session=session, title="Point", language="fr").created
    assert created is not None
    return created


def write_and_seal(work: Work, item: int, text: str) -> int:
    save_draft(work, item=item, language="fr", text=text)
    work.session.flush()
    created = seal_minutes(work, item=item, language="fr", reason="request").created
    assert created is not None
    return created


def text_of(work: Work, item: int, language: str = "fr") -> str:
    return minutes_of(work.session, item_id=item, language=language).text


def test_draft_is_kept_by_item_and_language(work: Work, item: int) -> None:
    save_draft(work, item=item, language="fr", text="Bonjour")
    save_draft(work, item=item, language="es", text="Buenos días")
    work.session.flush()
    assert (text_of(work, item), text_of(work, item, "es"), text_of(work, item, "en")) == (
        "Bonjour",
        "Buenos días",
        "",
    )


def test_words_that_another_window_stored_meanwhile_are_kept_as_a_version(work: Work, item: int) -> None:
    save_draft(work, item=item, language="fr", text="Bonjour")
    save_draft(work, item=item, language="fr", text="Bonjour à tous", known="Bonjour")
    kept = save_draft(work, item=item, language="fr", text="Bonjour, Madame", known="Bonjour").created
    assert kept is not None
    assert revision_text(work.session, revision_id=kept) == "Bonjour à tous"
    assert text_of(work, item) == "Bonjour, Madame"


def test_words_known_to_be_stored_are_not_sealed_each_time(work: Work, item: int) -> None:
    save_draft(work, item=item, language="fr", text="Bonjour", known="")
    assert save_draft(work, item=item, language="fr", text="Bonjour !", known="Bonjour").created is None
    assert minutes_of(work.session, item_id=item, language="fr").revisions == ()


def test_saving_the_same_words_changes_nothing(work: Work, item: int) -> None:
    save_draft(work, item=item, language="fr", text="Bonjour")
    work.session.flush()
    assert save_draft(work, item=item, language="fr", text="Bonjour") is NOTHING


def test_sealing_twice_without_a_change_keeps_one_revision(work: Work, item: int) -> None:
    write_and_seal(work, item, "Premier")
    assert seal_minutes(work, item=item, language="fr", reason="pause") is NOTHING
    assert len(minutes_of(work.session, item_id=item, language="fr").revisions) == 1


def test_typing_after_a_seal_unseals_the_draft_and_not_the_revision(work: Work, item: int) -> None:
    first = write_and_seal(work, item, "Premier")
    save_draft(work, item=item, language="fr", text="Second")
    assert not minutes_of(work.session, item_id=item, language="fr").sealed
    assert revision_text(work.session, revision_id=first) == "Premier"


def test_restoring_writes_a_new_revision_and_keeps_unsealed_words(work: Work, item: int) -> None:
    first = write_and_seal(work, item, "Premier")
    save_draft(work, item=item, language="fr", text="Non figé")
    work.session.flush()
    restore_revision(work, revision=first)
    view = minutes_of(work.session, item_id=item, language="fr")
    assert view.text == "Premier"
    assert [revision_text(work.session, revision_id=r.id) for r in view.revisions] == [
        "Premier",
        "Non figé",
        "Premier",
    ]


def test_undoing_a_restore_brings_back_the_words_that_were_there(work: Work, item: int) -> None:
    first = write_and_seal(work, item, "Premier")
    write_and_seal(work, item, "Second")
    changes = restore_revision(work, revision=first)
    assert changes.inverse is not None
    changes.inverse.function(work, **changes.inverse.arguments)
    assert text_of(work, item) == "Second"
