"""Copies have numbers that are never given twice, and a log that nothing takes away."""

import pytest

from iomdesk.queries.packs import copies_of, recipients_of
from iomdesk.services.changes import Changes
from iomdesk.services.pack_recipients import (
    CopyNumberTaken,
    add_delegations,
    add_recipient,
    edit_recipient,
    log_copies,
    remove_recipient,
)
from iomdesk.services.packs import set_pack_options
from iomdesk.services.work import Work


def numbers(work: Work, session: int) -> list[tuple[int, str]]:
    return [(one.copy_number, one.name) for one in recipients_of(work.session, session_id=session)]


def undo(work: Work, changes: Changes) -> Changes:
    assert changes.inverse
    return changes.inverse.function(work, **changes.inverse.arguments)


def test_number_of_a_copy_is_not_given_twice(history: Work, sample_session: int) -> None:
    add_recipient(history, session=sample_session, name="Président")
    second = add_recipient(history, session=sample_session, name="Suisse")
    assert second.created
    removed = remove_recipient(history, recipient=second.created)
    add_recipient(history, session=sample_session, name="Mexique")
    assert numbers(history, sample_session) == [(1, "Président"), (3, "Mexique")]
    undo(history, removed)
    assert numbers(history, sample_session) == [(1, "Président"), (2, "Suisse"), (3, "Mexique")]
    with pytest.raises(CopyNumberTaken):
        edit_recipient(history, recipient=second.created, fields={"copy_number": 3})


def test_every_delegation_gets_one_copy(history: Work, sample_session: int) -> None:
    changes = add_delegations(history, session=sample_session)
    count = len(recipients_of(history.session, session_id=sample_session))
    assert count > 1
    assert not add_delegations(history, session=sample_session).touched
    undo(history, changes)
    assert numbers(history, sample_session) == []


def test_edit_of_a_recipient_is_taken_back(history: Work, sample_session: int) -> None:
    one = add_recipient(history, session=sample_session, name="Suisse").created
    assert one
    changes = edit_recipient(history, recipient=one, fields={"may_have_restricted": True})
    assert recipients_of(history.session, session_id=sample_session)[0].may_have_restricted
    undo(history, changes)
    assert not recipients_of(history.session, session_id=sample_session)[0].may_have_restricted


def test_log_says_who_got_what_and_outlives_the_recipient(history: Work, sample_session: int) -> None:
    one = add_recipient(history, session=sample_session, name="Suisse").created
    assert one
    pack = set_pack_options(history, session=sample_session, language="fr", options={"duplex": True})
    (id_,) = pack.touched["pack"]
    copy = {
        "recipient": one,
        "recipient_name": "Suisse",
        "copy_number": 1,
        "file_name": "1.pdf",
        "digest": "d",
    }
    log_copies(history, pack=id_, copies=(copy,))
    remove_recipient(history, recipient=one)
    (row,) = copies_of(history.session, session_id=sample_session)
    assert (row.recipient, row.copy_number, row.digest, row.number) == ("Suisse", 1, "d", 0)
