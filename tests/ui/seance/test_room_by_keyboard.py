"""A meeting is run by keyboard: items, speakers, notes, attendance, votes, outcome."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
)
from pytestqt.qtbot import QtBot

from iomdesk.desk import Desk
from iomdesk.queries.minutes import minutes_of
from iomdesk.services.conduct import arrive, leave
from iomdesk.services.groups import add_group, add_scheme, add_to_group
from tests.ui.seance.conftest import Room

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def waiting(room: Room) -> list[str]:
    return [one.name for one in room.stored.waiting]


def shown_waiting(room: Room) -> list[str]:
    return [line.title for line in room.page.speakers.list.lines.rows]


def speaker(room: Room) -> str:
    speaking = room.stored.speaking
    return speaking.name if speaking else ""


def test_f5_begins_the_item_shown_and_then_the_one_that_follows(room: Room) -> None:
    first = room.tab.item
    room.key(Qt.Key.Key_F5)
    assert room.stored.item == first
    following = room.tab.following
    room.key(Qt.Key.Key_F5)
    assert following is not None
    assert room.stored.item == following.id
    assert room.page.head.title.text().endswith(following.title)


@pytest.mark.parametrize("typed", ["Switzerland", "suiss", "CHE", "suiza"])
def test_delegation_typed_in_any_way_is_on_the_list(room: Room, typed: str) -> None:
    room.ask(typed)
    assert waiting(room) == shown_waiting(room) == ["Switzerland"]
    assert room.page.speakers.entry.field.text() == ""


def test_state_that_is_not_registered_is_registered_by_the_same_enter(room: Room) -> None:
    before = len(room.stored.presence)
    room.ask("France")
    assert waiting(room) == ["France"]
    assert len(room.stored.presence) == before + 1


def test_f8_asks_for_a_point_of_order_which_comes_in_front(room: Room) -> None:
    room.ask("Japan")
    room.key(Qt.Key.Key_F2)
    room.key(Qt.Key.Key_F8)
    room.ask("Kenya")
    assert waiting(room) == ["Kenya", "Japan"]
    room.ask("Egypt")
    assert waiting(room) == ["Kenya", "Japan", "Egypt"]


def test_list_is_moved_and_shortened_by_keys(room: Room) -> None:
    for name in ("Japan", "Kenya", "Egypt"):
        room.ask(name)
    room.page.speakers.list.setFocus()
    room.page.speakers.list.choose(room.stored.waiting[2].id)
    room.key(Qt.Key.Key_Up, ALT)
    assert waiting(room) == ["Japan", "Egypt", "Kenya"]
    room.key(Qt.Key.Key_Delete)
    assert waiting(room) == ["Japan", "Kenya"]
    room.tab.operations.undo()
    room.settle()
    assert waiting(room) == ["Japan", "Egypt", "Kenya"]
    room.key(Qt.Key.Key_Return)
    assert speaker(room) in {"Egypt", "Kenya"}


def test_f4_gives_the_floor_and_what_is_typed_next_are_the_notes(room: Room) -> None:
    room.ask("Japan")
    room.key(Qt.Key.Key_F4)
    room.type("Propose un délai.")
    room.tab.flush()
    room.settle()
    item = room.stored.interventions[room.tab.item or 0]
    assert (item[-1].speaker, item[-1].notes) == ("Japan", "Propose un délai.")
    assert speaker(room) == "Japan"


def test_stance_kind_attribution_and_language_are_each_one_key(room: Room) -> None:
    room.ask("Japan")
    room.key(Qt.Key.Key_F4)
    room.key(Qt.Key.Key_F7)
    room.key(Qt.Key.Key_F7)
    room.key(Qt.Key.Key_F9)
    room.key(Qt.Key.Key_F9, SHIFT)
    said = room.stored.interventions[room.tab.item or 0][-1]
    assert (said.stance, said.attribution, said.language) == ("reservation", "named", "en")


def test_keys_pressed_before_the_desk_answered_are_not_lost(room: Room) -> None:
    room.ask("Japan")
    room.page.notes.editor.setFocus()
    room.tab.actions_.give_to_next()
    room.page.notes.properties.take_next("stance")
    room.settle()
    room.settle()
    assert room.stored.interventions[room.tab.item or 0][-1].stance == "support"


def test_control_enter_gives_the_floor_at_once(room: Room) -> None:
    room.key(Qt.Key.Key_F2)
    room.type("kenya")
    room.key(Qt.Key.Key_Return, CTRL)
    assert speaker(room) == "Kenya"
    assert QApplication.focusWidget() is room.page.notes.editor


def test_on_behalf_of_offers_the_groups_with_the_states_that_align(room: Room, sample_desk: Desk) -> None:
    def group(name: str, state: str) -> None:
        scheme = sample_desk.do(add_scheme, name=name).result().created
        made = sample_desk.do(add_group, scheme=scheme, name_fr=name).result().created
        sample_desk.do(add_to_group, group=made, state=state, is_aligned_only=True).result()

    group("Groupe des essais", "NOR")
    group("Autre groupe", "ITA")
    room.tab.refresh()
    room.settle()
    room.key(Qt.Key.Key_F2)
    room.type("Suisse au nom de ")
    titles = [line.title for line in room.page.speakers.entry.proposals.lines.rows]
    assert titles == ["on behalf of Autre groupe", "on behalf of Groupe des essais"]
    room.type("essais")
    room.key(Qt.Key.Key_Return)
    assert room.stored.waiting[0].on_behalf_of == "Groupe des essais"
    room.key(Qt.Key.Key_F4)
    said = room.stored.interventions[room.tab.item or 0][-1]
    assert (said.speaker, said.on_behalf_of, said.aligned) == ("Switzerland", "Groupe des essais", ("NOR",))


def test_attendance_is_typed_and_space_takes_it_further(room: Room) -> None:
    room.key(Qt.Key.Key_F3, SHIFT)
    room.type("egipto")
    room.key(Qt.Key.Key_Return)
    present = [row.name for row in room.stored.presence if row.is_present]
    assert present == ["Egypt"]
    room.page.attendance.list.setFocus()
    room.page.attendance.list.choose(next(r.delegation_id for r in room.stored.presence if r.is_present))
    room.key(Qt.Key.Key_Space)
    assert not any(row.is_present for row in room.stored.presence)


def test_quorum_light_says_colour_word_figures_and_rule(room: Room) -> None:
    light = room.page.top.light
    assert light.light.text().endswith("Quorum unknown")
    room.page.attendance.members.setValue(175)
    room.page.attendance.members.flush()
    room.page.attendance.all.click()
    room.settle()
    assert light.light.text().endswith("No quorum")
    assert light.light.property("tone") == "danger"
    assert light.figures.text().endswith("/ 88")
    assert "175 members" in room.page.attendance.rule.text()
    room.page.attendance.members.setValue(15)
    room.page.attendance.members.flush()
    room.settle()
    assert light.light.text().endswith("Quorum met")


def test_motion_is_typed_and_voted_on_by_show_of_hands(room: Room) -> None:
    room.page.attendance.members.setValue(15)
    room.page.attendance.members.flush()
    room.page.attendance.all.click()
    room.settle()
    room.key(Qt.Key.Key_F3)
    room.type("Adopt the text")
    room.key(Qt.Key.Key_Return)
    room.key(Qt.Key.Key_Down)
    room.key(Qt.Key.Key_Return)
    for figure in ("9", "2", "1"):
        room.type(figure)
        room.key(Qt.Key.Key_Tab)
    room.page.motions.form.fields["abstaining"].setFocus()
    room.key(Qt.Key.Key_Return)
    (motion,) = room.stored.motions
    vote = motion.votes[0]
    assert (motion.status, vote.in_favour, vote.against, vote.abstaining) == ("adopted", 9, 2, 1)
    assert room.page.motions.list.hasFocus()  # the keys of the room go on working
    assert "9 for, 2 against, 1 abstaining" in room.page.motions.votes.text()
    room.page.motions.write.click()
    room.settle()
    minutes = room.desk.answer(minutes_of, item_id=motion.item_id, language="en").text
    assert "by 9 votes to 2 with one abstention" in minutes.replace("\u00a0", " ")


def test_roll_call_goes_through_the_voters_by_number_keys(room: Room) -> None:
    room.page.attendance.members.setValue(15)
    room.page.attendance.members.flush()
    room.page.attendance.all.click()
    room.settle()
    room.tab.page.go_to_motions()
    room.type("Adopt the text")
    room.key(Qt.Key.Key_Return)
    room.page.motions.form.roll_call.click()
    names = [line.title for line in room.page.motions.roll_call.list.lines.rows]
    assert names == sorted(names)
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_1, Qt.Key.Key_3):
        room.key(key)
    room.page.motions.roll_call.done.click()
    room.settle()
    vote = room.stored.motions[0].votes[0]
    assert (vote.method, vote.in_favour, vote.against, vote.abstaining) == ("roll_call", 2, 1, 1)
    by_name = {row.delegation_id: row.name for row in room.stored.presence}
    assert by_name[next(iter(k for k, v in vote.ballots.items() if v == "against"))] == names[1]


def test_impossible_figures_are_refused_where_the_work_is(room: Room) -> None:
    room.tab.page.go_to_motions()
    room.type("Adopt the text")
    room.key(Qt.Key.Key_Return)
    room.page.motions.form.fields["in_favour"].setValue(9)
    room.page.motions.form.submit()
    room.settle()
    assert "members" in room.page.banner.text
    assert room.stored.motions[0].votes == ()


def test_outcome_is_one_key_its_sentence_is_shown_and_the_key_takes_it_back(room: Room) -> None:
    room.key(Qt.Key.Key_F5)
    room.key(Qt.Key.Key_F6, CTRL)
    item = next(one for one in room.stored.agenda.items if one.id == room.stored.item)
    assert item.outcome == "noted"
    room.settle()
    assert "took note" in room.page.item_panel.sentence.text()
    minutes = room.desk.answer(minutes_of, item_id=item.id, language="en").text
    assert minutes.count("took note") == 1
    room.key(Qt.Key.Key_F6, CTRL)
    item = next(one for one in room.stored.agenda.items if one.id == room.stored.item)
    assert item.outcome is None


def test_clause_papers_and_next_item_stand_beside(room: Room) -> None:
    texts = " ".join(label.text() for label in room.page.item_panel.findChildren(type(room.page.head.title)))
    assert room.tab.following is not None
    assert room.tab.following.title in texts
    assert "NEXT" in texts
    assert "PAPERS" in texts


def test_f11_gives_the_window_and_escape_gives_it_back(room: Room) -> None:
    told: list[bool] = []
    room.tab.fullWindowChanged.connect(told.append)
    room.key(Qt.Key.Key_F11)
    room.key(Qt.Key.Key_Escape)
    assert told == [True, False]


def test_states_that_align_are_typed_beside_the_group_and_undo_takes_them_back(room: Room) -> None:
    room.ask("Japan")
    room.key(Qt.Key.Key_F4)
    room.page.notes.behalf.setFocus()
    room.type("A few friends with Norway, Iceland")
    room.key(Qt.Key.Key_Return)
    said = room.stored.interventions[room.tab.item or 0][-1]
    assert (said.on_behalf_of, said.aligned) == ("A few friends", ("ISL", "NOR"))
    assert room.page.notes.behalf.text() == "A few friends with Iceland, Norway"
    room.tab.operations.undo()
    room.settle()
    assert room.stored.interventions[room.tab.item or 0][-1].on_behalf_of == ""


def test_speaking_time_is_set_beside_the_list(room: Room) -> None:
    assert room.page.speakers.limit.number == 5
    room.page.speakers.limit.setValue(2)
    room.page.speakers.limit.flush()
    room.settle()
    assert room.stored.limits["statement"] == 2
    room.ask("Japan")
    room.key(Qt.Key.Key_F4)
    assert room.page.notes.time.limit.text() == "/ 2:00"


def test_time_of_arrival_is_corrected_by_the_clock_of_the_place(room: Room) -> None:
    room.key(Qt.Key.Key_F3, SHIFT)
    room.type("egipto")
    room.key(Qt.Key.Key_Return)
    egypt = next(row for row in room.stored.presence if row.is_present)
    room.page.attendance.list.setFocus()
    room.page.attendance.list.choose(egypt.delegation_id)
    room.page.attendance.list.chosen.emit(egypt.delegation_id)
    room.page.attendance.stays.rows[0].arrived.setFocus()
    room.page.attendance.stays.rows[0].arrived.selectAll()
    room.type("0:05")
    room.key(Qt.Key.Key_Return)
    stay = next(row for row in room.stored.presence if row.is_present).stays[0]
    local = stay.arrived_at.astimezone(ZoneInfo(room.stored.meeting.time_zone))
    assert (local.hour, local.minute) == (0, 5)
    room.page.attendance.stays.rows[0].left.setFocus()
    room.type("0:01")
    room.key(Qt.Key.Key_Return)
    assert "before it came" in room.page.banner.text
    assert room.page.attendance.stays.rows[0].left.text() == ""


def test_any_stay_is_corrected_or_taken_out(room: Room) -> None:
    meeting, egypt = room.stored.meeting.id, room.stored.presence[0].delegation_id
    begin = room.stored.meeting.starts_at
    for service, minutes in ((arrive, 1), (leave, 20), (arrive, 30)):
        at = begin + timedelta(minutes=minutes)
        room.desk.do(service, meeting=meeting, delegations=[egypt], at=at).result()
    room.key(Qt.Key.Key_F3, SHIFT)
    room.settle()
    room.page.attendance.show_room(room.stored)
    room.page.attendance.list.choose(egypt)
    room.page.attendance.list.chosen.emit(egypt)
    first, second = room.page.attendance.stays.rows
    first.left.setFocus()
    first.left.selectAll()
    room.type("10:25")
    room.key(Qt.Key.Key_Return)
    zone = ZoneInfo(room.stored.meeting.time_zone)
    stays = room.stored.presence[0].stays
    assert [one.left_at and f"{one.left_at.astimezone(zone):%H:%M}" for one in stays] == ["10:25", None]
    second.take_out.click()
    room.settle()
    assert len(room.stored.presence[0].stays) == 1
    assert second.isHidden()


def test_in_a_low_window_the_notes_keep_their_room(room: Room, qtbot: QtBot) -> None:
    page = room.page.notes
    for height, shows_both in ((340, False), (700, True)):
        page.resize(400, height)
        qtbot.waitUntil(lambda shows=shows_both: page.said.isVisibleTo(page) is shows)  # type: ignore[misc]
        assert page.editor.minimumHeight() <= page.editor.height()


def test_everything_that_takes_the_keyboard_in_the_room_has_a_name(room: Room) -> None:
    room.page.speakers.entry.field.setText("x")  # which brings up the button that clears it
    controls = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)
    for one in (found for kind in controls for found in room.tab.findChildren(kind)):
        words = one.text() if isinstance(one, QAbstractButton) else ""
        is_part = isinstance(one.parent(), QComboBox | QAbstractSpinBox)
        assert is_part or not one.isVisibleTo(room.tab) or one.accessibleName() or words, one.parent()


def test_third_right_of_reply_is_noted_and_told_to_be_unusual(room: Room) -> None:
    said: list[str] = []
    room.tab.operations.announced.connect(said.append)
    for _time in range(3):
        room.key(Qt.Key.Key_F2)
        room.key(Qt.Key.Key_F8)
        room.key(Qt.Key.Key_F8)
        room.ask("Japan")
        assert room.stored.waiting[-1].kind == "right_of_reply"
        room.key(Qt.Key.Key_F4)
    assert sum("two rights of reply" in words for words in said) == 1
