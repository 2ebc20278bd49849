"""Paragraphs drafted into the minutes of an item, drafted again, and taken back."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from iomdesk.document.markdown import parse_markdown
from iomdesk.document.text import plain_text
from iomdesk.document.text_paragraph import ParagraphKind, TextParagraph
from iomdesk.queries.interventions import interventions_of
from iomdesk.services.agenda import add_item, edit_item
from iomdesk.services.changes import NOTHING, Changes
from iomdesk.services.drafting import (
    NothingToDraft,
    draft_paragraphs,
    draft_preview,
    refresh_section,
    write_outcome,
)
from iomdesk.services.house import set_house_setting
from iomdesk.services.interventions import add_intervention, edit_intervention, remove_intervention
from iomdesk.services.minutes import save_draft
from iomdesk.services.paragraphs import ParagraphChange, change_paragraphs, minutes_text
from iomdesk.services.participants import add_delegation
from iomdesk.services.sessions import create_session
from iomdesk.services.work import Work

STATES = ("CHE", "ECU", "SEN", "MEX", "BRA", "EGY", "ITA")
HAND = "Le Groupe a *bien* examiné la question.\n\nPlusieurs États Membres ont quitté la salle."


def made(changes: Changes) -> int:
    assert changes.created is not None
    return changes.created


@pytest.fixture
def item(work: Work) -> int:
    """Add an item on which seven States spoke in support, the last of them with a reservation."""
    session = made(create_session(work, number=2, start_on=None, end_on=None))
    item = made(add_item(work, session=session, title="Essai", language="fr"))
    for state in STATES:
        delegation = made(add_delegation(work, session=session, state=state))
        stance = "reservation" if state == "ITA" else "support"
        add_intervention(work, item=item, delegation=delegation, stance=stance)
    work.session.commit()
    return item


def ids(work: Work, item: int) -> list[int]:
    return [one.id for one in interventions_of(work.session, item_id=item, language="fr")]


def written(session: Session, item: int) -> list[TextParagraph]:
    return list(parse_markdown(minutes_text(session, item, "fr")))


def words(work: Work, item: int) -> list[str]:
    return [plain_text(one.text).replace("\u00a0", " ") for one in written(work.session, item)]


def draft(work: Work, item: int, chosen: Sequence[int], **more: Any) -> Changes:
    return draft_paragraphs(work, item=item, language="fr", interventions=tuple(chosen), **more)


def refresh(work: Work, item: int) -> Changes:
    return refresh_section(work, item=item, language="fr")


def taken_back(work: Work, changes: Changes) -> Changes:
    assert changes.inverse is not None
    return changes.inverse.function(work, **changes.inverse.arguments)


def test_chosen_interventions_become_paragraphs_with_their_sources(work: Work, item: int) -> None:
    draft(work, item, ids(work, item))
    first, second = written(work.session, item)
    assert plain_text(first.text).startswith(
        "La majorité des États Membres qui ont pris la parole ont appuyé"
    )
    assert (first.kind, first.sources) == (ParagraphKind.INTERVENTION, tuple(ids(work, item)[:6]))
    assert second.sources == (ids(work, item)[6],)


def test_a_preview_says_what_would_be_written_and_writes_nothing(work: Work, item: int) -> None:
    shown = draft_preview(work.session, item=item, language="fr", interventions=ids(work, item)[:2])
    assert [one.text.replace("\u00a0", " ") for one in shown] == [
        "Deux États Membres ont appuyé la proposition."
    ]
    assert words(work, item) == []


def test_paragraphs_go_where_they_are_wanted(work: Work, item: int) -> None:
    save_draft(work, item=item, language="fr", text=HAND)
    draft(work, item, ids(work, item)[:2], place=1)
    assert [one.sources != () for one in written(work.session, item)] == [False, True, False]


def test_a_draft_is_taken_back_and_done_again_without_touching_what_was_typed_since(
    work: Work, item: int
) -> None:
    changes = draft(work, item, ids(work, item)[:2])
    text = minutes_text(work.session, item, "fr")
    save_draft(work, item=item, language="fr", text=f"Ajouté depuis.\n\n{text}")
    undone = taken_back(work, changes)
    assert words(work, item) == ["Ajouté depuis."]
    taken_back(work, undone)
    assert len(words(work, item)) == 2


def test_interventions_that_are_gone_draft_nothing(work: Work, item: int) -> None:
    with pytest.raises(NothingToDraft):
        draft(work, item, [999])


def test_a_removed_source_changes_the_drafted_words_on_refreshing(work: Work, item: int) -> None:
    draft(work, item, ids(work, item)[:2])
    remove_intervention(work, intervention=ids(work, item)[0])
    changes = refresh(work, item)
    assert words(work, item) == ["Un État Membre a appuyé la proposition."]
    taken_back(work, changes)
    assert words(work, item) == ["Deux États Membres ont appuyé la proposition."]
    assert len(written(work.session, item)[0].sources) == 2


def test_a_source_of_another_mind_gets_a_paragraph_of_its_own(work: Work, item: int) -> None:
    draft(work, item, ids(work, item)[:3])
    save_draft(work, item=item, language="fr", text=minutes_text(work.session, item, "fr") + "\n\nFin.")
    edit_intervention(work, intervention=ids(work, item)[1], fields={"stance": "opposition"})
    changes = refresh(work, item)
    assert words(work, item) == [
        "Deux États Membres ont appuyé la proposition.",
        "Un État Membre a exprimé son opposition.",
        "Fin.",
    ]
    taken_back(work, changes)
    assert words(work, item)[1:] == ["Fin."]


def test_the_rendering_of_a_draft_stays_on_refreshing(work: Work, item: int) -> None:
    for one in ids(work, item)[:2]:
        edit_intervention(work, intervention=one, fields={"attribution": "named"})
    draft(work, item, ids(work, item)[:2], rendering="nominative")
    assert words(work, item) == ["L’Équateur et la Suisse ont appuyé la proposition."]
    edit_intervention(work, intervention=ids(work, item)[0], fields={"attribution": "anonymous"})
    refresh(work, item)
    assert words(work, item) == ["L’Équateur et une autre délégation ont appuyé la proposition."]


@pytest.mark.parametrize(
    "by_hand",
    [
        "Deux États Membres ont *appuyé* la proposition.",
        "Deux États Membres ont vivement appuyé la proposition.",
    ],
)
def test_a_drafted_paragraph_written_over_by_hand_is_left_alone(work: Work, item: int, by_hand: str) -> None:
    draft(work, item, ids(work, item)[:2])
    marks = minutes_text(work.session, item, "fr").rpartition(" {")[2]
    save_draft(work, item=item, language="fr", text=f"{by_hand} {{{marks}")
    remove_intervention(work, intervention=ids(work, item)[0])
    assert refresh(work, item) is NOTHING


def test_without_any_source_left_a_paragraph_stays_for_somebody_to_decide(work: Work, item: int) -> None:
    draft(work, item, ids(work, item)[:1])
    remove_intervention(work, intervention=ids(work, item)[0])
    assert refresh(work, item) is NOTHING
    assert len(words(work, item)) == 1


def test_the_outcome_is_written_once_and_follows_on_refreshing(work: Work, item: int) -> None:
    edit_item(work, item=item, fields={"outcome": "noted"})
    write_outcome(work, item=item, language="fr")
    assert write_outcome(work, item=item, language="fr") is NOTHING
    assert words(work, item) == [
        "Le Groupe de travail a pris note des informations communiquées au titre de ce point."
    ]
    assert written(work.session, item)[0].kind is ParagraphKind.DECISION
    edit_item(work, item=item, fields={"outcome": "deferred"})
    refresh(work, item)
    assert words(work, item) == [
        "Le Groupe de travail est convenu de reporter l’examen de ce point à une session ultérieure."
    ]


def test_the_house_s_own_sentence_takes_the_place_of_the_shipped_one(work: Work, item: int) -> None:
    edit_item(work, item=item, fields={"outcome": "noted"})
    write_outcome(work, item=item, language="fr")
    own = {"one": "{Group} en a pris note.", "many": "{Group} en ont pris note."}
    set_house_setting(work, name="formulae.fr.outcome.noted", value=own)
    refresh(work, item)
    assert words(work, item) == ["Le Groupe de travail en a pris note."]


def test_one_paragraph_is_adjusted_wherever_it_has_moved_to(work: Work, item: int) -> None:
    save_draft(work, item=item, language="fr", text="Un.\n\nDeux.\n\nTrois.")
    change = ParagraphChange("Trois.", "Quatre.", 0)
    changes = change_paragraphs(work, item=item, language="fr", changes=(change,))
    assert words(work, item) == ["Un.", "Deux.", "Quatre."]
    taken_back(work, changes)
    assert words(work, item) == ["Un.", "Deux.", "Trois."]
    late = ParagraphChange("Quatre.", "Cinq.", 0)
    assert change_paragraphs(work, item=item, language="fr", changes=(late,)) is NOTHING


_hand = st.sampled_from([
    "Écrit à la main.",
    "Deux États Membres ont appuyé la proposition.",
    "Avec *italique*. {.conclusion}",
    "1. un point ;",
    "- tiret",
    "À faire. {.action owner=\"Administration\" due=2019-06-01}",
])  # fmt: skip


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_refreshing_never_touches_what_was_written_by_hand(
    work: Work, item: int, data: st.DataObject
) -> None:
    with work.session.begin_nested() as point:
        spoken = ids(work, item)
        before, between, behind = (data.draw(st.lists(_hand, max_size=3)) for _ in range(3))
        save_draft(work, item=item, language="fr", text="\n\n".join(before))
        for group in data.draw(
            st.lists(st.sets(st.sampled_from(spoken), min_size=1), min_size=1, max_size=3)
        ):
            draft(
                work, item, sorted(group), rendering=data.draw(st.sampled_from(["nominative", "anonymous"]))
            )
            text = minutes_text(work.session, item, "fr")
            save_draft(work, item=item, language="fr", text="\n\n".join([text, *between]))
        save_draft(
            work,
            item=item,
            language="fr",
            text="\n\n".join([minutes_text(work.session, item, "fr"), *behind]),
        )
        by_hand = [one for one in written(work.session, item) if not one.sources]
        for gone in data.draw(st.sets(st.sampled_from(spoken), max_size=4)):
            remove_intervention(work, intervention=gone)
        for changed in data.draw(st.sets(st.sampled_from(ids(work, item) or [0]), max_size=3)) - {0}:
            edit_intervention(
                work, intervention=changed, fields={"stance": "question", "attribution": "named"}
            )
        former = minutes_text(work.session, item, "fr")
        changes = refresh(work, item)
        assert [one for one in written(work.session, item) if not one.sources] == by_hand
        assert refresh(work, item) is NOTHING
        if changes is not NOTHING:
            taken_back(work, changes)
        assert parse_markdown(minutes_text(work.session, item, "fr")) == parse_markdown(former)
        point.rollback()
