"""Let a meeting of the sample session have taken place: who came, what was treated when, a motion, a vote."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from iomdesk.model.conduct import Speaker, SpeakerStatus
from iomdesk.model.interventions import Intervention
from iomdesk.model.sessions import Meeting
from iomdesk.queries.quorum import MEMBERS
from iomdesk.services.conduct import arrive, begin_item, leave, rise
from iomdesk.services.conduct_votes import open_motion, record_vote
from iomdesk.services.house import set_house_setting
from iomdesk.services.minutes import seal_minutes
from iomdesk.services.vote_minutes import write_vote
from iomdesk.services.work import Work


@dataclass(frozen=True)
class SeededMeeting:
    """Hold a meeting and the ids of what the sample's keys stand for."""

    work: Work
    meeting: Meeting
    items: Mapping[str, int]
    delegations: Mapping[str, int]

    def at(self, clock: str) -> datetime:
        """Return a moment of the meeting by the clock of its place, as the sample writes it: "10:05"."""
        hour, minute = map(int, clock.split(":"))
        zone = ZoneInfo(self.meeting.time_zone)
        return self.meeting.starts_at.astimezone(zone).replace(hour=hour, minute=minute)


def seed_conduct(seeded: SeededMeeting, entry: Mapping[str, Any]) -> None:
    """Note how a meeting went, through the services of the room; the floor was given as the minutes tell."""
    work, meeting = seeded.work, seeded.meeting.id
    set_house_setting(work, name=MEMBERS, value=entry["members"])
    _attend(seeded, entry["stays"])
    for key, begins in entry["items"].items():
        begin_item(work, meeting=meeting, item=seeded.items[key], at=seeded.at(begins))
    for key, floor in entry["floor"].items():
        _speak(seeded, key, floor)
    _vote(seeded, entry["motion"])
    rise(work, meeting=meeting, at=seeded.at(entry["rises"]))


def _attend(seeded: SeededMeeting, stays: Mapping[str, list[list[str]]]) -> None:
    for key, delegation in seeded.delegations.items():
        for came, *left in stays.get(key, stays["*"]):
            meeting, who = seeded.meeting.id, [delegation]
            arrive(seeded.work, meeting=meeting, delegations=who, at=seeded.at(came))
            for moment in left:
                leave(seeded.work, meeting=meeting, delegations=who, at=seeded.at(moment))


def _speak(seeded: SeededMeeting, key: str, floor: list[list[Any]]) -> None:
    """Give each intervention on an item its time: when it began, and how many seconds it took."""
    work, item = seeded.work, seeded.items[key]
    query = select(Intervention).where(Intervention.item_id == item).order_by(Intervention.position)
    for place, (spoken, (began, seconds)) in enumerate(zip(work.session.scalars(query), floor, strict=True)):
        begins = seeded.at(began)
        work.session.add(
            Speaker(
                meeting_id=seeded.meeting.id,
                item_id=item,
                delegation_id=spoken.delegation_id,
                kind=spoken.kind,
                position=place,
                status=SpeakerStatus.HEARD.value,
                asked_at=begins - timedelta(minutes=2),
                began_at=begins,
                ended_at=begins + timedelta(seconds=seconds),
                intervention_id=spoken.id,
            )
        )


def _vote(seeded: SeededMeeting, entry: Mapping[str, Any]) -> None:
    work, item = seeded.work, seeded.items[entry["item"]]
    motion = open_motion(
        work,
        meeting=seeded.meeting.id,
        item=item,
        kind=entry["kind"],
        text="",
        delegation=seeded.delegations[entry["by"]],
        at=seeded.at(entry["moved_at"]),
    ).created
    vote = record_vote(work, motion=motion or 0, at=seeded.at(entry["taken_at"]), **entry["votes"]).created
    for language in ("fr", "en", "es"):
        write_vote(work, vote=vote or 0, language=language)
        seal_minutes(work, item=item, language=language, reason="import")
