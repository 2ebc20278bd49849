import pytest
from sqlalchemy import select

from iomdesk.model.agenda import AgendaItem
from iomdesk.model.minutes import Draft
from iomdesk.services.action_owners import action_owners
from iomdesk.services.link_targets import link_targets
from iomdesk.services.minutes import save_draft
from iomdesk.services.minutes_anchors import anchor_paragraph
from iomdesk.services.work import Work


@pytest.fixture
def item(work: Work, sample_session: int) -> int:
    first = work.session.scalars(
        select(AgendaItem.id).where(AgendaItem.session_id == sample_session).order_by(AgendaItem.id)
    ).first()
    assert first is not None
    return first


def text_of(work: Work, item: int) -> str:
    draft = work.session.scalar(select(Draft).where(Draft.record_id == item, Draft.language == "en"))
    assert draft is not None
    return draft.text


def test_paragraphs_are_offered_under_the_numbers_they_will_have_in_print(
    work: Work, sample_session: int, item: int
) -> None:
    save_draft(work, item=item, language="en", text="One.\n\n- no\n\nTwo **words**. {#p4}")
    found = link_targets(work.session, session_id=sample_session, language="en")
    first = found.first_numbers[item]
    own = [(one.target, one.words, one.shown, one.place) for one in found.targets if one.item == item]
    assert own == [
        ("", f"paragraph {first}", f"{first}. One", 0),
        (f"paragraph:item-{item}/p4", f"paragraph {first + 1}", f"{first + 1}. Two words", 2),
    ]


def test_documents_and_recommendations_of_the_session_are_offered(work: Work, sample_session: int) -> None:
    found = link_targets(work.session, session_id=sample_session, language="fr")
    kinds = {one.target.partition(":")[0] for one in found.targets}
    assert {"document", "recommendation"} <= kinds
    assert any(one.words == "recommandation 1" for one in found.targets)


def test_a_paragraph_is_given_an_anchor_once(work: Work, item: int) -> None:
    save_draft(work, item=item, language="en", text="One.\n\nTwo. {.decision}")
    anchor_paragraph(work, item=item, language="en", place=1, anchor="p1")
    assert text_of(work, item) == "One.\n\nTwo. {.decision #p1}"
    anchor_paragraph(work, item=item, language="en", place=1, anchor="p2")
    anchor_paragraph(work, item=item, language="en", place=9, anchor="p2")
    assert text_of(work, item) == "One.\n\nTwo. {.decision #p1}"


def test_offices_and_delegations_may_be_asked_to_act(work: Work, sample_session: int) -> None:
    owners = action_owners(work.session, session_id=sample_session, language="fr")
    assert "L’Administration" in owners
    assert len(owners) > 5
    assert len(set(owners)) == len(owners)
