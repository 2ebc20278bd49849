"""What the window needs of a desk: two ways in, both answered later on the one database thread."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Protocol, TypeVar

from iomdesk.services.changes import Changes

T = TypeVar("T")


class DeskLike(Protocol):
    """Run services and queries on the database thread, in the order in which they were handed in."""

    @property
    def name(self) -> str:
        """Return the file name shown in the status bar."""
        ...

    @property
    def is_read_only(self) -> bool:
        """Say whether another process writes to this desk."""
        ...

    @property
    def is_protected(self) -> bool:
        """Say whether it can only be read with a passphrase."""
        ...

    @property
    def holder(self) -> str:
        """Name who holds the desk; empty where it is this window."""
        ...

    @property
    def is_shared(self) -> bool:
        """Say whether others may have it open too."""
        ...

    def stand_at(self, place: str) -> None:
        """Tell the others where this window is."""
        ...

    def insist(self, service: Callable[..., Changes], /, **arguments: Any) -> Future[Changes]:
        """Run a service whatever others changed meanwhile."""
        ...

    def do(self, service: Callable[..., Changes], /, **arguments: Any) -> Future[Changes]:
        """Run a service in one transaction."""
        ...

    def note(self, service: Callable[..., Changes], /, **arguments: Any) -> Future[Changes]:
        """Run a service before all that waits."""
        ...

    def ask(self, query: Callable[..., T], /, **arguments: Any) -> Future[T]:
        """Run a query."""
        ...

    def glance(self, query: Callable[..., T], /, **arguments: Any) -> Future[T]:
        """Run a query that is plain SQL: answered at once even where the program just began."""
        ...
