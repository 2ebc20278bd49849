"""Papers as earlier states had them."""

import pytest

from iomdesk.document.text import plain_text
from iomdesk.model.agenda_versions import AgendaStage
from iomdesk.queries.agenda import agenda_of
from iomdesk.queries.agenda_versions import VersionNotFound
from iomdesk.services.agenda import add_item, remove_item
from iomdesk.services.agenda_versions import issue_agenda
from iomdesk.services.former_papers import State, build_former_paper, former_states
from iomdesk.services.minutes import save_draft, seal_minutes
from iomdesk.services.paper_facts import build_paper
from iomdesk.services.work import Work


def words(work: Work, session: int, kind: str, state: State | None = None) -> str:
    asked = {"session_id": session, "kind": kind, "language": "fr"}
    paper = (
        build_former_paper(work.session, **asked, state=state)  # type: ignore[arg-type]
        if state
        else build_paper(work.session, **asked)  # type: ignore[arg-type]
    )
    return "\n".join(plain_text(getattr(block, "text", ())) for block in paper.blocks)


def states(work: Work, session: int, kind: str) -> list[State]:
    found = former_states(work.session, session_id=session, kind=kind, language="fr")
    return [one.state for one in found]


@pytest.fixture
def item(work: Work, sample_session: int) -> int:
    return agenda_of(work.session, session_id=sample_session, language="fr").items[1].id


def seal(work: Work, item: int, text: str) -> None:
    save_draft(work, item=item, language="fr", text=text)
    work.session.flush()
    seal_minutes(work, item=item, language="fr", reason="request")
    work.session.flush()


def test_minutes_are_made_as_they_were_sealed(work: Work, sample_session: int, item: int) -> None:
    seal(work, item, "Premier état.")
    seal(work, item, "Second état.")
    newest, before = states(work, sample_session, "minutes")[:2]
    assert "Second état." in words(work, sample_session, "minutes", newest)
    assert "Premier état." in words(work, sample_session, "minutes", before)
    assert "Second état." in words(work, sample_session, "minutes")


def test_an_agenda_is_made_as_it_was_issued(work: Work, sample_session: int, item: int) -> None:
    before = words(work, sample_session, "agenda")
    issue_agenda(work, session=sample_session, stage=AgendaStage.PROVISIONAL.value)
    add_item(work, session=sample_session, title="Point nouveau", language="fr")
    remove_item(work, item=item)
    work.session.flush()
    (state,) = states(work, sample_session, "agenda")
    assert words(work, sample_session, "agenda", state) == before
    assert "Point nouveau" in words(work, sample_session, "agenda")


def test_papers_without_earlier_states_offer_none(work: Work, sample_session: int) -> None:
    assert states(work, sample_session, "programme") == []


def test_an_agenda_that_was_never_issued_is_not_made(work: Work, sample_session: int) -> None:
    with pytest.raises(VersionNotFound):
        words(work, sample_session, "agenda", State(agenda=999))
