"""Store what a new desk says of itself and what comes with the program."""

import uuid

from iomdesk.model.desk_record import DeskRecord
from iomdesk.runtime.reference import reference_data, sample_data
from iomdesk.services.seeding import seed_history, seed_reference
from iomdesk.services.seeding_sample import seed_sample_session
from iomdesk.services.work import Work


def found_desk(work: Work, *, sample: bool) -> None:
    """Make an empty database a desk, with the sample session or without."""
    work.session.add(DeskRecord(id=1, uid=uuid.uuid4().hex, created_at=work.clock(), is_sample=sample))
    data = reference_data()
    seed_reference(work, data)
    if sample:
        seed_history(work, data)
        seed_sample_session(work, sample_data())
