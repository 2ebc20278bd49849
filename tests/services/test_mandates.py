"""A version that was stored by mistake is taken back, unless anything stands on it."""

import pytest

from iomdesk.model.mandate_draft import ChapterDraft, ClauseDraft, MandateDraft
from iomdesk.model.sessions import GroupSession
from iomdesk.queries.mandate import list_versions
from iomdesk.services.mandates import MandateInUse, store_mandate
from iomdesk.services.sessions import choose_mandate_version
from iomdesk.services.work import Work
from tests.services.mandate_versions import draft

MISTAKE = "Deuxième"


def labels(work: Work) -> list[str]:
    work.session.flush()
    work.session.expire_all()
    return [row.label for row in list_versions(work.session)]


def test_a_stored_version_is_taken_back_and_stored_again_with_its_clauses(
    history: Work, sample_session: int
) -> None:
    before = labels(history)
    tied = history.get(GroupSession, sample_session).mandate_version_id
    first = draft(history)
    partnerships = store_mandate(history, draft=_draft(history), label=MISTAKE)
    assert labels(history) == [*before, MISTAKE]
    assert history.get(GroupSession, sample_session).mandate_version_id == first.id
    assert partnerships.inverse is not None
    gone = partnerships.inverse.function(history, **partnerships.inverse.arguments)
    assert labels(history) == before
    assert history.get(GroupSession, sample_session).mandate_version_id == tied
    assert gone.inverse is not None
    gone.inverse.function(history, **gone.inverse.arguments)
    assert labels(history) == [*before, MISTAKE]
    assert [c.reference for c in list_versions(history.session)[-1].clauses][:2] == ["1 a)", "1 b)"]


def _draft(work: Work) -> MandateDraft:
    chapters = draft(work).chapters
    clauses = tuple(ClauseDraft(c.letter, c.texts["fr"]) for c in chapters[0].clauses)
    return MandateDraft("fr", MISTAKE, (ChapterDraft("1", chapters[0].title, clauses),), True)


def test_a_version_that_a_session_works_under_stays(history: Work) -> None:
    stored = store_mandate(history, draft=_draft(history), label=MISTAKE)
    past = history.session.query(GroupSession).order_by(GroupSession.id).first()
    assert past is not None
    choose_mandate_version(history, session=past.id, version=stored.created)
    assert stored.inverse is not None
    with pytest.raises(MandateInUse):
        stored.inverse.function(history, **stored.inverse.arguments)
    assert MISTAKE in labels(history)
