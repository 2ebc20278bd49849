"""Words of a version are counted when it is sealed, and for older versions where the texts are."""

import pytest
from sqlalchemy import text

from iomdesk.queries.minutes import minutes_of
from iomdesk.services.agenda import add_item
from iomdesk.services.minutes import save_draft, seal_minutes
from iomdesk.services.sessions import create_session
from iomdesk.services.work import Work


@pytest.mark.parametrize("words", ["", "un", "un deux", "un\n\ndeux trois", "  un  "])
def test_versions_of_before_are_counted_like_those_of_now(work: Work, words: str) -> None:
    session = create_session(work, number=2).created or 0
    item = add_item(work, session=session, title="Point", language="fr").created or 0
    save_draft(work, item=item, language="fr", text=words)
    work.session.flush()
    seal_minutes(work, item=item, language="fr", reason="request")

    def counted() -> int:
        return minutes_of(work.session, item_id=item, language="fr").revisions[0].words

    now = counted()
    work.session.execute(text("UPDATE minutes_revision SET words = NULL"))
    assert (counted(), now) == (len(words.split()) or 0, len(words.split()))
