"""Operations: results come to the window's thread, in order, with the way back kept."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from iomdesk.runtime.errors import UserError
from iomdesk.services.changes import NOTHING, Changes, Operation, touching
from iomdesk.ui.operations import Operations
from iomdesk.ui.save_state import SaveState
from tests.ui.fake_desk import FakeDesk


def rename(*, item: int, title: str, before: str = "old") -> Changes:
    """Stand in for a service with a way back."""
    return touching(Operation(rename, {"item": item, "title": before, "before": title}), item=item)


def refuse(**_arguments: Any) -> Changes:
    """Stand in for a service that the desk refuses."""
    raise UserError("It was refused.")


def count(*, upto: int) -> int:
    """Stand in for a query."""
    return upto


@pytest.fixture
def operations(fake_desk: FakeDesk) -> Operations:
    return Operations(fake_desk)


def test_a_service_tells_what_changed_and_who_began_it(qtbot: QtBot, operations: Operations) -> None:
    initiator = QObject()
    with qtbot.waitSignal(operations.changed) as told:
        operations.run(rename, item=3, title="new", initiator=initiator)
    changes, by = told.args
    assert changes.touches("item", [3])
    assert by is initiator


def test_a_service_without_effect_tells_nobody(qtbot: QtBot, operations: Operations) -> None:
    def idle() -> Changes:
        return NOTHING

    with qtbot.assertNotEmitted(operations.changed):
        operations.run(idle)
        qtbot.waitUntil(lambda: not operations.is_busy)
    assert not operations.can_undo


def test_an_answer_comes_later_on_the_windows_thread(qtbot: QtBot, operations: Operations) -> None:
    answers: list[tuple[int, bool]] = []
    main, receiver = QThread.currentThread(), QObject()
    operations.ask(
        count,
        upto=5,
        receiver=receiver,
        then=lambda n: answers.append((n, QThread.currentThread() is main)),
    )
    assert answers == []
    qtbot.waitUntil(lambda: answers == [(5, True)])


def test_an_answer_for_a_deleted_receiver_is_dropped(
    qtbot: QtBot, operations: Operations, fake_desk: FakeDesk
) -> None:
    import shiboken6

    fake_desk.holds = True
    answers: list[int] = []
    receiver = QObject()
    operations.ask(count, upto=5, receiver=receiver, then=answers.append)
    shiboken6.delete(receiver)
    fake_desk.release()
    qtbot.waitUntil(lambda: not operations.is_busy)
    assert answers == []


def test_what_the_desk_refuses_is_told_and_not_kept_for_undo(qtbot: QtBot, operations: Operations) -> None:
    with qtbot.waitSignal(operations.failed) as told:
        operations.run(refuse)
    assert isinstance(told.args[0], UserError)
    assert not operations.can_undo
    qtbot.waitUntil(lambda: operations.save_state is SaveState.FAILED)


def test_a_view_may_take_the_refusal_itself(qtbot: QtBot, operations: Operations) -> None:
    errors: list[Exception] = []
    with qtbot.assertNotEmitted(operations.failed):
        operations.run(refuse, otherwise=errors.append)
        qtbot.waitUntil(lambda: len(errors) == 1)


def test_undo_runs_the_paired_operation_and_redo_the_first_again(
    qtbot: QtBot, operations: Operations, fake_desk: FakeDesk
) -> None:
    operations.run(rename, item=3, title="new")
    qtbot.waitUntil(lambda: operations.can_undo)
    operations.undo()
    qtbot.waitUntil(lambda: operations.can_redo)
    operations.redo()
    qtbot.waitUntil(lambda: operations.can_undo and not operations.can_redo)
    assert [arguments["title"] for _name, arguments in fake_desk.done] == ["new", "old", "new"]


def test_an_action_without_words_ends_the_offer_to_take_back_the_one_before(
    qtbot: QtBot, operations: Operations
) -> None:
    said: list[str] = []
    operations.announced.connect(said.append)
    operations.run(rename, item=3, title="new", said="Renamed")
    operations.run(rename, item=3, title="newer")
    qtbot.waitUntil(lambda: said == ["Renamed", ""])


def test_undo_pressed_while_a_change_is_written_takes_back_that_change(
    qtbot: QtBot, operations: Operations, fake_desk: FakeDesk
) -> None:
    fake_desk.holds = True
    operations.run(rename, item=3, title="new")
    operations.undo()
    fake_desk.holds = False
    fake_desk.release()
    qtbot.waitUntil(lambda: operations.can_redo)
    assert [arguments["title"] for _name, arguments in fake_desk.done] == ["new", "old"]


def test_several_services_run_together_are_undone_together(
    qtbot: QtBot, operations: Operations, fake_desk: FakeDesk
) -> None:
    operations.run_together(tuple(Operation(rename, {"item": n, "title": f"new {n}"}) for n in (1, 2)))
    qtbot.waitUntil(lambda: operations.can_undo)
    operations.undo()
    qtbot.waitUntil(lambda: operations.can_redo)
    assert not operations.can_undo
    assert [arguments["item"] for _name, arguments in fake_desk.done] == [1, 2, 2, 1]


def test_what_is_written_in_one_go_is_undone_in_one_go(
    qtbot: QtBot, operations: Operations, fake_desk: FakeDesk
) -> None:
    for title in ("n", "ne", "new"):
        operations.run(rename, item=3, title=title, fold_key="title of 3")
    qtbot.waitUntil(lambda: not operations.is_busy)
    operations.undo()
    qtbot.waitUntil(lambda: operations.can_redo)
    assert not operations.can_undo
    assert fake_desk.done[-1][1]["title"] == "old"


def test_saving_is_said_only_until_it_is_done(
    qtbot: QtBot, operations: Operations, fake_desk: FakeDesk
) -> None:
    fake_desk.holds = True
    operations.run(rename, item=3, title="new")
    assert operations.save_state is SaveState.SAVING
    fake_desk.release()
    qtbot.waitUntil(lambda: operations.save_state is SaveState.SAVED)
    assert operations.saving.last_saved_at is not None


def test_typed_text_not_handed_in_is_not_called_saved(operations: Operations) -> None:
    view = QObject()
    operations.note_unsaved(view, True)
    assert operations.save_state == SaveState.UNSAVED
    operations.note_unsaved(view, False)
    assert operations.save_state.value == "saved"


def test_long_work_reports_progress_and_delivers(qtbot: QtBot, operations: Operations) -> None:
    steps: list[tuple[int, int]] = []
    results: list[str] = []
    receiver = QObject()
    handle = operations.work(
        lambda progress: f"{progress(1, 2)} {progress(2, 2)}", receiver=receiver, then=results.append
    )
    handle.progressed.connect(lambda done, total: steps.append((done, total)))
    qtbot.waitUntil(lambda: results == ["True True"])
    operations.close()


def test_cancelled_work_is_told_to_stop_and_delivers_nothing(qtbot: QtBot, operations: Operations) -> None:
    import threading

    started, may_go_on = threading.Event(), threading.Event()
    results: list[bool] = []
    answers: list[bool] = []
    receiver = QObject()

    def work(progress: Any) -> bool:
        started.set()
        may_go_on.wait(5)
        answers.append(progress(1, 2))
        return True

    handle = operations.work(work, receiver=receiver, then=results.append)
    assert started.wait(5)
    handle.cancel()
    with qtbot.waitSignal(handle.finished):
        may_go_on.set()
    assert answers == [False]
    assert results == []
    operations.close()


def test_an_error_of_long_work_goes_to_its_receiver(
    qtbot: QtBot, operations: Operations, tmp_path: Path
) -> None:
    errors: list[Exception] = []
    receiver = QObject()
    operations.work(
        lambda _progress: (tmp_path / "missing").read_bytes(),
        receiver=receiver,
        then=lambda _data: None,
        otherwise=errors.append,
    )
    qtbot.waitUntil(lambda: len(errors) == 1)
    assert isinstance(errors[0], FileNotFoundError)
    operations.close()


def test_what_waits_for_rest_is_called_once_all_is_answered(
    qtbot: QtBot, operations: Operations, fake_desk: FakeDesk
) -> None:
    calls: list[str] = []
    fake_desk.holds = True
    operations.run(rename, item=3, title="new")
    operations.when_idle(lambda: calls.append("idle"))
    assert calls == []
    fake_desk.release()
    qtbot.waitUntil(lambda: calls == ["idle"])
    operations.when_idle(lambda: calls.append("at once"))
    assert calls == ["idle", "at once"]
