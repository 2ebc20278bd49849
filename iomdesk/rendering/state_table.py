"""Memberships as CSV, in the form in which they are read again."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from iomdesk.model.state_lists import MembershipLine
from iomdesk.rendering.output import write_bytes

HEADS = ("iso3", "name", "kind", "from", "until", "suspended_from", "suspended_until", "verified")


def write_memberships(lines: Sequence[MembershipLine], names: Mapping[str, str], target: Path) -> str:
    """Write memberships to `target` in one step; return its SHA-256. Raises PaperNotWritten.

    The file begins with a byte order mark, without which a spreadsheet takes the accents for something else.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADS)
    writer.writerows(_cells(line, names.get(line.state, "")) for line in lines)
    return write_bytes(text.getvalue().encode("utf-8-sig"), target)


def _cells(line: MembershipLine, name: str) -> tuple[str, ...]:
    days = (line.from_on, line.until_on, line.vote_suspended_from, line.vote_suspended_until)
    dates = (day.isoformat() if day else "" for day in days)
    return (line.state, name, line.kind, *dates, "yes" if line.is_verified else "")
