"""Paragraphs held against their sources as the desk knows them."""

import pytest

from iomdesk.document.markdown import parse_markdown
from iomdesk.document.text import plain_text
from iomdesk.queries.interventions import interventions_of
from iomdesk.queries.prose_checks import ProseFinding, heard_on, prose_view
from iomdesk.services.agenda import add_item
from iomdesk.services.drafting import draft_paragraphs
from iomdesk.services.house import set_house_setting
from iomdesk.services.interventions import add_intervention, edit_intervention, remove_intervention
from iomdesk.services.minutes import save_draft
from iomdesk.services.participants import add_delegation
from iomdesk.services.sessions import create_session
from iomdesk.services.work import Work


@pytest.fixture
def item(work: Work) -> int:
    session = create_session(work, number=2, start_on=None, end_on=None).created
    assert session
    item = add_item(work, session=session, title="Essai", language="fr").created
    assert item
    for state in ("CHE", "ECU", "SEN", "MEX", "BRA", "EGY"):
        delegation = add_delegation(work, session=session, state=state).created
        add_intervention(work, item=item, delegation=delegation, stance="support")
    return item


def ids(work: Work, item: int) -> list[int]:
    return [one.id for one in interventions_of(work.session, item_id=item, language="fr")]


def drafted(work: Work, item: int, count: int) -> None:
    draft_paragraphs(work, item=item, language="fr", interventions=ids(work, item)[:count])


def findings(work: Work, item: int) -> tuple[ProseFinding, ...]:
    return prose_view(work.session, item_id=item, language="fr").findings


def test_what_was_just_drafted_is_borne_out(work: Work, item: int) -> None:
    drafted(work, item, 3)
    assert findings(work, item) == ()


def test_a_removed_source_shows_with_words_that_fit(work: Work, item: int) -> None:
    drafted(work, item, 2)
    remove_intervention(work, intervention=ids(work, item)[0])
    (found,) = findings(work, item)
    assert (found.place, found.doubt.kind, found.doubt.offer) == (0, "count", "un État Membre")
    (mended,) = parse_markdown(found.after)
    assert plain_text(mended.text) == "Un État Membre a appuyé la proposition."
    assert mended.sources == parse_markdown(found.before)[0].sources


def test_a_changed_stance_names_whose_it_is(work: Work, item: int) -> None:
    drafted(work, item, 3)
    edit_intervention(work, intervention=ids(work, item)[0], fields={"stance": "opposition"})
    (strange,) = [one for one in findings(work, item) if one.doubt.kind == "sense"]
    assert strange.who == ("Suisse",)
    assert strange.after == ""


def test_the_house_s_scale_decides(work: Work, item: int) -> None:
    drafted(work, item, 3)
    step = {"least": 1, "members": "d’aucuns", "delegations": "d’aucuns", "others": "d’autres"}
    few = {"least": 1, "most": 2, "members": "quelques États Membres", "delegations": "quelques délégations"}
    set_house_setting(work, name="quantifiers.fr", value=[step, few])
    (found,) = findings(work, item)
    assert found.doubt.offer == "d’aucuns"


def test_statements_that_no_paragraph_uses_are_told_from_those_used(work: Work, item: int) -> None:
    drafted(work, item, 2)
    view = prose_view(work.session, item_id=item, language="fr")
    assert view.used == frozenset(ids(work, item)[:2])
    assert len(heard_on(work.session, item_id=item)) == 6


def test_a_text_without_sources_is_not_looked_at(work: Work, item: int) -> None:
    save_draft(work, item=item, language="fr", text="Plusieurs États Membres ont parlé.")
    assert findings(work, item) == ()
