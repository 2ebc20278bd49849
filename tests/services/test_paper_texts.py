"""Free texts of papers are kept by language, taken back, and refused where a paper has no place for one."""

import pytest

from iomdesk.queries.paper_texts import paper_text_of
from iomdesk.services.changes import NOTHING
from iomdesk.services.paper_texts import PaperWithoutFreeText, write_paper_text
from iomdesk.services.sessions import create_session
from iomdesk.services.work import Work


@pytest.fixture
def session(work: Work) -> int:
    return create_session(work, number=2).created or 0


def texts(work: Work, session: int) -> dict[str, str]:
    return dict(paper_text_of(work.session, session_id=session, kind="mandate-note"))


def test_text_is_kept_by_language_and_taken_back(work: Work, session: int) -> None:
    write_paper_text(work, session=session, kind="mandate-note", language="fr", text="Un.")
    write_paper_text(work, session=session, kind="mandate-note", language="en", text="One.")
    changes = write_paper_text(work, session=session, kind="mandate-note", language="fr", text="Deux.")
    assert texts(work, session) == {"fr": "Deux.", "en": "One."}
    assert changes.inverse is not None
    changes.inverse.function(work, **changes.inverse.arguments)
    assert texts(work, session) == {"fr": "Un.", "en": "One."}
    same = write_paper_text(work, session=session, kind="mandate-note", language="fr", text="Un.")
    assert same is NOTHING


def test_paper_without_a_place_for_it_refuses_a_text(work: Work, session: int) -> None:
    for kind, place in (("agenda", ""), ("mandate-note", "practical")):
        with pytest.raises(PaperWithoutFreeText):
            write_paper_text(work, session=session, kind=kind, language="fr", text="x", place=place)
