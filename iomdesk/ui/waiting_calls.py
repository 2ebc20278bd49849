"""Calls that wait for a moment, such as the desk having nothing more to do."""

from collections.abc import Callable


class WaitingCalls:
    """Hold calls until their moment has come; what one of them makes wait again goes on waiting."""

    def __init__(self, has_come: Callable[[], bool]) -> None:
        self._has_come = has_come
        self._calls: list[Callable[[], object]] = []

    def when(self, function: Callable[[], object]) -> None:
        """Call a function when the moment comes; at once where it has."""
        if self._has_come():
            function()
        else:
            self._calls.append(function)

    def look(self) -> None:
        """Make the calls if their moment has come."""
        if self._has_come():
            calls, self._calls = self._calls, []
            for function in calls:
                self.when(function)
