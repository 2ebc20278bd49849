"""Why a desk can only be read."""

from datetime import UTC, datetime

import pytest

from iomdesk.storage.lock import Holder
from iomdesk.storage.restrictions import Restriction, asked_for, held, no_locks, no_space, not_writable

SINCE = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)


def test_holder_is_named_with_the_local_time() -> None:
    restriction = held(Holder("rapporteur", "salle-a", 1, SINCE))
    local = SINCE.astimezone().strftime("%Y-%m-%d %H:%M")
    assert restriction.held_by == f"rapporteur on salle-a, since {local}"
    assert f"by rapporteur on salle-a since {local}" in restriction.why


@pytest.mark.parametrize("restriction", [held(None), asked_for(), no_locks(), no_space(), not_writable()])
def test_where_nobody_is_known_nobody_is_named(restriction: Restriction) -> None:
    assert restriction.held_by == ""
    assert restriction.why.endswith(".")
