"""The words and figures of a meeting: kinds, stances, times, the quorum and votes in sentences."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from iomdesk.model.voting import Quorum, QuorumState
from iomdesk.queries.conduct_rows import VoteRow
from iomdesk.runtime.translations import _, ngettext


def motion_kinds() -> Mapping[object, str]:
    """Return what a motion may ask for, in the order of precedence."""
    return {
        "suspend_meeting": _("suspend the meeting"),
        "adjourn_meeting": _("adjourn the meeting"),
        "adjourn_debate": _("adjourn the debate"),
        "close_debate": _("close the debate"),
        "appeal": _("appeal against a ruling"),
        "amendment": _("amendment"),
        "proposal": _("proposal"),
    }


def motion_statuses() -> Mapping[object, str]:
    """Return what may become of a motion."""
    return {
        "open": _("open"),
        "adopted": _("carried"),
        "rejected": _("rejected"),
        "withdrawn": _("withdrawn"),
    }


def majorities() -> Mapping[object, str]:
    """Return the majorities of those present and voting."""
    return {"simple": _("simple majority"), "two_thirds": _("two thirds")}


def ballot_choices() -> Mapping[object, str]:
    """Return what a delegation may answer in a roll call."""
    return {
        "for": _("for"),
        "against": _("against"),
        "abstaining": _("abstaining"),
        "absent": _("no answer"),
    }


def attributions() -> Mapping[object, str]:
    """Return how far a statement may be attributed."""
    return {
        "named": _("may be named"),
        "listed": _("listed among the speakers"),
        "anonymous": _("not attributed"),
    }


def stance_words() -> Mapping[object, str]:
    """Return where a speaker stands, with a word for no stance."""
    return {
        "none": _("no stance"),
        "support": _("support"),
        "reservation": _("reservation"),
        "opposition": _("opposition"),
        "question": _("question"),
    }


def capacity_words() -> Mapping[object, str]:
    """Return in which capacity a delegation is there."""
    return {
        "member": _("member"),
        "observer_state": _("observer"),
        "organisation": _("observer"),
        "administration": _("Administration"),
    }


def timer(seconds: int) -> str:
    """Write a time that runs: 3:07, 1:02:45."""
    hours, rest = divmod(max(0, seconds), 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def clock_time(moment: datetime, zone: str) -> str:
    """Write a moment by the clock of a place."""
    return f"{moment.astimezone(ZoneInfo(zone)):%H:%M}"


def span_words(span: timedelta) -> str:
    """Write a time that is left in words: 1 h 05, 25 min."""
    minutes = max(0, round(span.total_seconds() / 60))
    hours, rest = divmod(minutes, 60)
    return _("{hours} h {minutes:02}").format(hours=hours, minutes=rest) if hours else f"{minutes} min"


def quorum_word(quorum: Quorum) -> str:
    """Say in a few words whether the quorum is met."""
    return {
        QuorumState.MET: _("Quorum met"),
        QuorumState.NOT_MET: _("No quorum"),
        QuorumState.UNKNOWN: _("Quorum unknown"),
    }[quorum.state]


def quorum_rule(quorum: Quorum) -> str:
    """Say by which rule the quorum is judged."""
    if quorum.state is QuorumState.UNKNOWN:
        return _("How many members the body has is not known: write it below, or keep the list of members.")
    rule = _(
        "The majority of the {members} members must be present: {needed} (Constitution, art. 24)."
    ).format(members=quorum.members, needed=quorum.needed)
    if not quorum.counts_suspended:
        rule += " " + _("Members whose vote is suspended do not count.")
    return rule


def present_words(quorum: Quorum) -> str:
    """Count who is present."""
    return ngettext("{count} member present", "{count} members present", quorum.present).format(
        count=quorum.present
    )


def vote_words(vote: VoteRow) -> str:
    """Say how a vote came out, and whether it counts."""
    figures = _("{in_favour} for, {against} against, {abstaining} abstaining, {present} present").format(
        in_favour=vote.in_favour, against=vote.against, abstaining=vote.abstaining, present=vote.present
    )
    if not vote.is_valid:
        return _("{figures}: not valid, {needed} had to be present").format(
            figures=figures, needed=vote.quorum
        )
    result = _("carried") if vote.is_adopted else _("rejected")
    return f"{figures} – {result}"
