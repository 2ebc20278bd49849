"""Several actions as one: stored together, taken back together."""

from collections.abc import Sequence

from iomdesk.services.changes import NOTHING, Changes, Operation
from iomdesk.services.work import Work


def do_together(work: Work, *, operations: Sequence[Operation]) -> Changes:
    """Run operations one after another; one undo takes all of them back, the last first."""
    return as_one([one.function(work, **one.arguments) for one in operations])


def as_one(done: Sequence[Changes], created: int | None = None) -> Changes:
    """Put what several actions changed together, with one way back."""
    touched: dict[str, frozenset[int]] = {}
    for changes in done:
        for kind, ids in changes.touched.items():
            touched[kind] = touched.get(kind, frozenset()) | ids
    back = tuple(one.inverse for one in reversed(done) if one.inverse is not None)
    if not touched and not back:
        return NOTHING
    inverse = Operation(do_together, {"operations": back}) if back else None
    return Changes(touched, inverse, created)
