"""The words of the preview of a list of participants, for the window and the command line."""

from collections.abc import Mapping, Sequence

from iomdesk.model.participant_rows import Decision
from iomdesk.queries.import_draft import DraftRow
from iomdesk.queries.import_findings import Finding, FindingKind, Weight
from iomdesk.runtime.translations import _, ngettext


def decision_words() -> Mapping[Decision, str]:
    """Return what may become of a row."""
    return {
        Decision.IMPORT: _("import"),
        Decision.SKIP: _("leave out"),
        Decision.MERGE: _("same person"),
    }


def decided(row: DraftRow) -> str:
    """Say what becomes of a row."""
    if row.decision is Decision.MERGE and row.twin is not None and row.twin.line:
        return _("same person as row {line}").format(line=row.twin.line)
    return decision_words()[row.decision]


def weight_words() -> Mapping[Weight, str]:
    """Return the states of a row."""
    return {Weight.FINE: _("in order"), Weight.QUESTION: _("to check"), Weight.ERROR: _("not possible")}


def finding_words(finding: Finding) -> str:
    """Say what was found about a row, and what to do about it."""
    texts: Mapping[FindingKind, str] = {
        FindingKind.WITHOUT_HOLDER: _("No State and no organisation is named."),
        FindingKind.SEVERAL_MEANT: _("Several can be meant: {about}. Write the name in full."),
        FindingKind.UNKNOWN_STATE: _("No State is called “{about}”. Write its name or code."),
        FindingKind.WITHOUT_NAME: _("A title, function or role is there, but no name."),
        FindingKind.UNKNOWN_HOLDER: _(
            "Unknown: “{about}”. A new organisation? Import it, or correct the name."
        ),
        FindingKind.NEW_ORGANISATION: _("“{about}” is a new organisation."),
        FindingKind.GUESSED_HOLDER: _("Taken for {about}."),
        FindingKind.SAME_PERSON: _same(finding),
        FindingKind.SIMILAR_PERSON: _similar(finding),
        FindingKind.UNKNOWN_ROLE: _("Unknown role “{about}”: taken for representative."),
        FindingKind.UNKNOWN_CAPACITY: _("Unknown capacity “{about}”: not taken over."),
        FindingKind.NOTHING_NEW: _("{about} is registered already."),
    }
    return texts[finding.kind].format(about=finding.about, line=finding.line)


def remarks(row: DraftRow) -> str:
    """Say all that was found about a row."""
    return " ".join(finding_words(finding) for finding in row.findings)


def import_counts(rows: Sequence[DraftRow]) -> str:
    """Count what becomes of the rows: "12 persons to import · 2 merged · 1 left out"."""
    new = importable_persons(rows)
    merged = sum(row.decision is Decision.MERGE for row in rows)
    left_out = sum(row.decision is Decision.SKIP for row in rows)
    parts = [ngettext("{count} person to import", "{count} persons to import", new).format(count=new)]
    if merged:
        parts.append(ngettext("{count} merged", "{count} merged", merged).format(count=merged))
    if left_out:
        parts.append(ngettext("{count} left out", "{count} left out", left_out).format(count=left_out))
    return " · ".join(parts)


def importable_persons(rows: Sequence[DraftRow]) -> int:
    """Count the persons that would be added."""
    return sum(row.decision is Decision.IMPORT and row.person.is_named for row in rows)


def _same(finding: Finding) -> str:
    if finding.line:
        return _("Stands in row {line} already.")
    return _("{about} is registered already.")


def _similar(finding: Finding) -> str:
    if finding.line:
        return _("Perhaps the same person as in row {line}: {about}.")
    return _("Perhaps the same person as {about}, who is registered.")
