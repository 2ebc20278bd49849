"""A whole meeting goes back to a moment, and words are replaced all over it, each as one action."""

from datetime import datetime

import pytest

from iomdesk.document.text_search import SearchOptions
from iomdesk.queries.minutes import minutes_of
from iomdesk.queries.revisions import meeting_at, moments_of, seals_of
from iomdesk.services.agenda import add_item
from iomdesk.services.changes import NOTHING, Changes
from iomdesk.services.minutes import save_draft, seal_minutes
from iomdesk.services.revisions import replace_words, restore_meeting, rewrite_minutes
from iomdesk.services.sessions import create_session
from iomdesk.services.work import Work


@pytest.fixture
def session(work: Work) -> int:
    created = create_session(work, number=2).created
    assert created is not None
    return created


@pytest.fixture
def items(work: Work, session: int) -> list[int]:
    made = [add_item(work, session=session, title=f"Point {n}", language="fr").created for n in (1, 2, 3)]
    return [item for item in made if item is not None]


def write(work: Work, item: int, text: str) -> None:
    save_draft(work, item=item, language="fr", text=text)
    work.session.flush()


def seal(work: Work, item: int, text: str) -> datetime:
    write(work, item, text)
    seal_minutes(work, item=item, language="fr", reason="request")
    return work.clock()


def texts(work: Work, items: list[int]) -> list[str]:
    return [minutes_of(work.session, item_id=item, language="fr").text for item in items]


def undo(work: Work, changes: Changes) -> Changes:
    assert changes.inverse is not None
    work.session.flush()
    return changes.inverse.function(work, **changes.inverse.arguments)


def replace(work: Work, session: int, wanted: str, given: str, **options: bool) -> Changes:
    return replace_words(
        work, session=session, language="fr", wanted=wanted, given=given, options=SearchOptions(**options)
    )


def test_a_meeting_goes_back_to_a_moment_and_forward_again(
    work: Work, session: int, items: list[int]
) -> None:
    seal(work, items[0], "Un")
    moment = seal(work, items[1], "Deux")
    seal(work, items[0], "Un bis")
    write(work, items[1], "Deux, non figé")
    seal(work, items[2], "Trois")
    changes = restore_meeting(work, session=session, language="fr", at=moment)
    assert texts(work, items) == ["Un", "Deux", "Trois"]
    assert changes.touched["minutes"] == frozenset(items[:2])
    again = undo(work, changes)
    assert texts(work, items) == ["Un bis", "Deux, non figé", "Trois"]
    undo(work, again)
    assert texts(work, items) == ["Un", "Deux", "Trois"]


def test_nothing_newer_is_destroyed_by_going_back(work: Work, session: int, items: list[int]) -> None:
    moment = seal(work, items[0], "Un")
    write(work, items[0], "Un, non figé")
    restore_meeting(work, session=session, language="fr", at=moment)
    kept = [seal.words for seal in seals_of(work.session, session_id=session, item_id=items[0])]
    assert kept == [1, 3, 1]


def test_a_meeting_that_stands_so_already_is_left_alone(work: Work, session: int, items: list[int]) -> None:
    moment = seal(work, items[0], "Un")
    assert restore_meeting(work, session=session, language="fr", at=moment) is NOTHING


def test_what_one_action_sealed_is_one_moment(work: Work, session: int, items: list[int]) -> None:
    for item in items[:2]:
        write(work, item, "mot")
    moment = work.clock()
    at_once = Work(work.session, lambda: moment, work.installation)
    replace(at_once, session, "mot", "terme")
    seal(work, items[2], "Trois")
    moments = moments_of(work.session, session_id=session, language="fr")
    assert [len(moment.seals) for moment in moments] == [1, 4]
    assert set(moments[1].reasons) == {"status", "replaced"}
    assert moments[0].seals[0].item_number == "3"


def test_the_meeting_is_shown_as_it_stood(work: Work, session: int, items: list[int]) -> None:
    moment = seal(work, items[0], "Un")
    seal(work, items[0], "Un bis")
    then = meeting_at(work.session, session_id=session, language="fr", at=moment)
    now = meeting_at(work.session, session_id=session, language="fr", at=None)
    assert ([one.text for one in then], [one.text for one in now]) == (["Un", "", ""], ["Un bis", "", ""])
    assert [one.number for one in now] == ["1", "2", "3"]


def test_words_are_replaced_in_all_items_and_one_undo_takes_it_back(
    work: Work, session: int, items: list[int]
) -> None:
    write(work, items[0], "Les États membres. {.decision}")
    write(work, items[2], "Des **États** membres")
    changes = replace(work, session, "états\u00a0membres", "États Membres")
    assert texts(work, items) == ["Les États Membres. {.decision}", "", "Des **États Membres**"]
    undo(work, changes)
    assert texts(work, items) == ["Les États membres. {.decision}", "", "Des **États** membres"]


def test_only_the_hits_that_were_chosen_are_replaced(work: Work, session: int, items: list[int]) -> None:
    write(work, items[0], "mot mot")
    write(work, items[1], "mot")
    replace_words(
        work, session=session, language="fr", wanted="mot", given="x", only={items[0]: frozenset({1})}
    )
    assert texts(work, items) == ["mot x", "mot", ""]


def test_nothing_is_sealed_where_nothing_is_found(work: Work, session: int, items: list[int]) -> None:
    write(work, items[0], "mot")
    assert replace(work, session, "absent", "x") is NOTHING
    assert replace(work, session, "MOT", "x", match_case=True) is NOTHING
    assert seals_of(work.session, session_id=session) == ()


def test_a_text_that_is_rewritten_can_be_had_back(work: Work, items: list[int]) -> None:
    write(work, items[0], "avant")
    changes = rewrite_minutes(work, item=items[0], language="fr", text="après", reason="replaced")
    assert rewrite_minutes(work, item=items[0], language="fr", text="après", reason="replaced") is NOTHING
    undo(work, changes)
    assert texts(work, items)[0] == "avant"
