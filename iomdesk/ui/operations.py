"""The window's one way to the desk: hand in a service or a query, get the result on the window's thread."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from functools import partial
from typing import Any, TypeAlias, TypeVar

from PySide6.QtCore import QObject, Signal

from iomdesk.services.changes import Changes, Operation
from iomdesk.services.overtaken import ChangedElsewhere
from iomdesk.ui.aside_journal import AsideJournal
from iomdesk.ui.background import Courier, Workbench, WorkHandle, error_of, is_alive
from iomdesk.ui.desk_like import DeskLike
from iomdesk.ui.overtaking import Overtaking
from iomdesk.ui.save_state import SaveRecord, SaveState
from iomdesk.ui.undo_history import Step, UndoHistory
from iomdesk.ui.waiting_calls import WaitingCalls
from iomdesk.ui.whereabouts import Whereabouts

T = TypeVar("T")
Otherwise: TypeAlias = Callable[[Exception], object] | None


class Operations(QObject):
    """Run services and queries in order, tell the views what changed, and keep the way back."""

    changed = Signal(object, object)
    """(Changes, initiator): views refresh by what was touched; the initiator skips its own."""
    failed = Signal(object, object)
    """(exception, initiator): a UserError is shown where the work is; anything else is a bug."""
    busyChanged = Signal(bool)
    canUndoChanged = Signal(bool)
    canRedoChanged = Signal(bool)
    saveStateChanged = Signal(object)
    announced = Signal(str)
    """(sentence): what was just done and can be taken back with `undo`."""
    idle = Signal()
    overtaken = Signal(object)
    """(Overtaking): somebody else changed the same; one of the two is to stay."""

    def __init__(self, desk: DeskLike, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._courier = Courier(self)
        self._workbench = Workbench(self._courier)
        self._history = UndoHistory()
        self._writing = 0
        self._reading = 0
        self._after_writing = WaitingCalls(lambda: not self._writing)
        self._when_idle = WaitingCalls(lambda: not self.is_busy)
        self._is_closed = False
        self.whereabouts = Whereabouts(desk, self)
        self.saving = SaveRecord()
        self.aside = AsideJournal(self._courier)

    @property
    def desk(self) -> DeskLike:
        """Return the desk behind the window."""
        return self._desk

    @property
    def is_read_only(self) -> bool:
        """Say whether changes are refused because another process writes to the desk."""
        return self._desk.is_read_only

    @property
    def is_busy(self) -> bool:
        """Say whether a service or a query is still to be answered."""
        return self._writing + self._reading > 0

    @property
    def can_undo(self) -> bool:
        """Say whether there is anything to take back."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Say whether there is anything to do again."""
        return self._history.can_redo

    @property
    def save_state(self) -> SaveState:
        """Return whether what is on screen is stored."""
        return self.saving.state(is_writing=self._writing > 0)

    def run(
        self,
        service: Callable[..., Changes],
        /,
        *,
        initiator: QObject | None = None,
        then: Callable[[Changes], object] | None = None,
        otherwise: Otherwise = None,
        undoable: bool = True,
        said: str = "",
        fold_key: object = None,
        joins: bool = False,
        **arguments: Any,
    ) -> None:
        """Run one service; `then` gets its changes, `otherwise` its error instead of the `failed` signal.

        `said` is announced with an offer to undo. Actions in a row with one `fold_key` undo together: by the
        way back of the first, or each by its own where it `joins`.
        """
        operation = Operation(service, arguments)
        self.run_together(
            (operation,),
            initiator=initiator,
            then=None if then is None else lambda results: then(results[0]),
            otherwise=otherwise,
            undoable=undoable,
            said=said,
            fold_key=fold_key,
            joins=joins,
        )

    def run_together(
        self,
        operations: tuple[Operation, ...],
        *,
        initiator: QObject | None = None,
        then: Callable[[tuple[Changes, ...]], object] | None = None,
        otherwise: Otherwise = None,
        undoable: bool = True,
        said: str = "",
        fold_key: object = None,
        joins: bool = False,
    ) -> None:
        """Run several services one after another as one action, undone by one undo."""

        def finished(results: tuple[Changes, ...]) -> None:
            if undoable:
                self._remember(results, said, fold_key, joins)
            if then is not None and is_alive(initiator):
                then(results)

        self._execute(operations, initiator, finished, otherwise)

    def note(self, service: Callable[..., Changes], /, *, is_urgent: bool = True, **arguments: Any) -> None:
        """Run a service that nobody sees, as the journal of typing; else like `ask`.

        What is urgent goes before all that waits.
        """
        self.ask(service, submit=self._desk.note if is_urgent else self._desk.do, **arguments)

    def ask(
        self,
        query: Callable[..., T],
        /,
        *,
        receiver: QObject,
        then: Callable[[T], object],
        otherwise: Otherwise = None,
        submit: Callable[..., Future[T]] | None = None,
        **arguments: Any,
    ) -> None:
        """Run a query; its result comes to `then` on the window's thread unless the receiver is gone."""
        self._ask(submit or self._desk.ask, query, arguments, receiver, then, otherwise)

    def glance(
        self, query: Callable[..., T], /, *, receiver: QObject, then: Callable[[T], object], **arguments: Any
    ) -> None:
        """Run a query that is plain SQL, as the first list is; else like `ask`."""
        self._ask(self._desk.glance, query, arguments, receiver, then, None)

    def work(
        self,
        function: Callable[[Callable[[int, int], bool]], T],
        /,
        *,
        receiver: QObject,
        then: Callable[[T], object],
        otherwise: Otherwise = None,
    ) -> WorkHandle:
        """Run long work beside the database: `function(progress)`; `progress(done, total)` tells to go on."""
        return self._workbench.start(function, lambda done: self._deliver(done, receiver, then, otherwise))

    def undo(self) -> None:
        """Take back the last action, after those still being written."""
        self._after_writing.when(lambda: self._walk(self._history.take_undo(), self._history.add_undone))

    def redo(self) -> None:
        """Do again what was last taken back."""
        self._after_writing.when(lambda: self._walk(self._history.take_redo(), self._history.add_redone))

    def hear(self, changes: Changes) -> None:
        """Tell the views what somebody else changed."""
        self.changed.emit(changes, None)

    def when_idle(self, function: Callable[[], object]) -> None:
        """Call a function once everything handed in is answered; at once where nothing is waited for."""
        self._when_idle.when(function)

    def note_unsaved(self, source: QObject, is_unsaved: bool) -> None:
        """Tell that a view holds typed text that was not handed in yet, or no longer does."""
        self.saving.note_unsaved(source, is_unsaved)
        self.saveStateChanged.emit(self.save_state)

    def close(self) -> None:
        """Stop long work and deliver nothing more; what was handed in is the desk's to finish."""
        self._is_closed = True
        self._courier.close()
        self._workbench.close()
        self.aside.close()

    def _ask(
        self,
        ask: Callable[..., Future[T]],
        query: Callable[..., T],
        arguments: Mapping[str, Any],
        receiver: QObject,
        then: Callable[[T], object],
        otherwise: Otherwise,
    ) -> None:
        if self._is_closed:
            return
        self._count(reading=1)

        def finished(done: Future[T]) -> None:
            self._deliver(done, receiver, then, otherwise)
            self._count(reading=-1)

        self._courier.await_result(ask(query, **arguments), finished)

    def _execute(
        self,
        operations: tuple[Operation, ...],
        initiator: QObject | None,
        finished: Callable[[tuple[Changes, ...]], None],
        otherwise: Otherwise,
        insists: bool = False,
    ) -> None:
        if self._is_closed or not operations:
            return
        do = self._desk.insist if insists else self._desk.do

        def again(wanted: tuple[Operation, ...]) -> None:
            self._execute(wanted, initiator, finished, otherwise, insists=True)

        def refused(error: Exception) -> None:
            if isinstance(error, ChangedElsewhere):
                self.overtaken.emit(Overtaking(error, operations, again, tell))
            else:
                tell(error)

        tell = partial(self._tell, initiator=initiator, otherwise=otherwise)
        results: list[Changes] = []
        for index, operation in enumerate(operations):
            last = finished if index == len(operations) - 1 else None
            collect = partial(self._collect, results, last, initiator, refused)
            self._count(writing=1)
            self._courier.await_result(do(operation.function, **operation.arguments), collect)

    def _collect(
        self,
        results: list[Changes],
        finished: Callable[[tuple[Changes, ...]], None] | None,
        initiator: QObject | None,
        refused: Callable[[Exception], None],
        done: Future[Changes],
    ) -> None:
        error = error_of(done)
        self.saving.note_answer(error)
        if error is None:
            results.append(done.result())
            if done.result().touched:
                self.changed.emit(done.result(), initiator if is_alive(initiator) else None)
        else:
            refused(error)
        if finished is not None and results:
            finished(tuple(results))
        self._count(writing=-1)

    def _remember(self, results: tuple[Changes, ...], said: str, fold_key: object, joins: bool) -> None:
        inverse = tuple(c.inverse for c in reversed(results) if c.inverse is not None)
        if inverse:
            self._history.add(Step(inverse, said, fold_key, joins))
            self._tell_history()
            self.announced.emit(said)  # without words too: an older offer would take back another action

    def _walk(self, step: Step | None, remember: Callable[[Step], None]) -> None:
        if step is None:
            return
        self._tell_history()
        self.announced.emit("")  # what was offered to be taken back is not the last action any more

        def finished(results: tuple[Changes, ...]) -> None:
            back = tuple(c.inverse for c in reversed(results) if c.inverse is not None)
            if back:
                remember(Step(back, step.said))
            self._tell_history()

        self._execute(step.operations, None, finished, None)

    def _deliver(
        self, done: Future[T], receiver: QObject, then: Callable[[T], object], otherwise: Otherwise
    ) -> None:
        if not is_alive(receiver) or done.cancelled():
            return
        error = error_of(done)
        if error is None:
            then(done.result())
        else:
            self._tell(error, receiver, otherwise)

    def _tell(self, error: Exception, initiator: QObject | None, otherwise: Otherwise) -> None:
        if otherwise is not None and is_alive(initiator):
            otherwise(error)
        else:
            self.failed.emit(error, initiator if is_alive(initiator) else None)

    def _tell_history(self) -> None:
        self.canUndoChanged.emit(self._history.can_undo)
        self.canRedoChanged.emit(self._history.can_redo)

    def _count(self, *, writing: int = 0, reading: int = 0) -> None:
        was_busy = self.is_busy
        self._writing += writing
        self._reading += reading
        if writing:
            self.saveStateChanged.emit(self.save_state)
            self._after_writing.look()
        if self.is_busy != was_busy:
            self.busyChanged.emit(self.is_busy)
        if was_busy and not self.is_busy:
            self.idle.emit()
            self._when_idle.look()
