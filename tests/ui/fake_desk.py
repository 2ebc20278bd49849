"""A desk that answers when the test says so."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from iomdesk.services.changes import Changes


class FakeDesk:
    """Run everything at once on the calling thread, or keep it back while `holds` is set."""

    name = "fake.iomdesk"
    holder = ""
    is_protected = False
    is_shared = False

    def __init__(self, *, is_read_only: bool = False) -> None:
        self.is_read_only = is_read_only
        self.holds = False
        self.done: list[tuple[str, dict[str, Any]]] = []
        self._held: list[Callable[[], None]] = []

    def do(self, service: Callable[..., Changes], /, **arguments: Any) -> Future[Changes]:
        """Run a service that takes only its arguments, and remember that it ran."""
        return self._answer(service, arguments)

    def ask(self, query: Callable[..., Any], /, **arguments: Any) -> Future[Any]:
        """Run a query that takes only its arguments."""
        return self._answer(query, arguments)

    note = do
    insist = do

    def stand_at(self, place: str) -> None:
        """Remember where the window says it is."""
        self.done.append(("stand_at", {"place": place}))

    glance = ask

    def release(self) -> None:
        """Answer what was kept back."""
        held, self._held = self._held, []
        for answer in held:
            answer()

    def _answer(self, function: Callable[..., Any], arguments: dict[str, Any]) -> Future[Any]:
        future: Future[Any] = Future()

        def answer() -> None:
            self.done.append((function.__name__, arguments))
            try:
                future.set_result(function(**arguments))
            except Exception as error:
                future.set_exception(error)

        if self.holds:
            self._held.append(answer)
        else:
            answer()
        return future
