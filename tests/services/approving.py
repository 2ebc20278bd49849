"""A session whose minutes can be circulated, for the tests of their approval."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from iomdesk.document.document import Document
from iomdesk.model.corrections import Correction
from iomdesk.queries.approval import ApprovalView, approval_of
from iomdesk.queries.minutes import minutes_of
from iomdesk.services.agenda import add_item
from iomdesk.services.approval import circulate_minutes
from iomdesk.services.changes import Changes
from iomdesk.services.corrections import receive_correction
from iomdesk.services.minutes import save_draft
from iomdesk.services.paper_facts import build_paper
from iomdesk.services.participants import add_delegation
from iomdesk.services.sessions import create_session, edit_session
from iomdesk.services.work import Work

FIRST = "Le Groupe de travail a ouvert la session.\n\nLa Suisse a jugé l’accord utile.\n\n- premier\n- second"
SECOND = "Plusieurs États Membres ont pris la parole. {.conclusion}"
MAY = date(2020, 5, 20)


def made(changes: Changes) -> int:
    assert changes.created is not None
    return changes.created


@dataclass
class Meeting:
    """Name a session with minutes on two items and a delegation."""

    work: Work
    session: int
    items: tuple[int, ...]
    delegation: int

    def undo(self, changes: Changes) -> Changes:
        assert changes.inverse is not None
        self.work.session.flush()
        return changes.inverse.function(self.work, **changes.inverse.arguments)

    def write(self, place: int, text: str, language: str = "fr") -> None:
        save_draft(self.work, item=self.items[place], language=language, text=text)
        self.work.session.flush()

    def text(self, place: int = 0, language: str = "fr") -> str:
        self.work.session.flush()
        return minutes_of(self.work.session, item_id=self.items[place], language=language).text

    def circulate(self, on: date = MAY, languages: Sequence[str] = ("fr", "en", "es")) -> Changes:
        changes = circulate_minutes(self.work, session=self.session, on=on, languages=languages)
        self.work.session.flush()
        return changes

    def correct(self, number: str, old: str, new: str, on: date = MAY) -> int:
        return made(
            receive_correction(
                self.work,
                session=self.session,
                language="fr",
                paragraph=number,
                received_on=on,
                old_text=old,
                new_text=new,
                delegation=self.delegation,
            )
        )

    def view(self) -> ApprovalView:
        self.work.session.flush()
        return approval_of(self.work.session, session_id=self.session, language="fr")

    def record(self, correction: int) -> Correction:
        return self.work.get(Correction, correction)

    def paper(self, kind: str = "minutes", language: str = "fr", **more: Any) -> Document:
        self.work.session.flush()
        return build_paper(self.work.session, session_id=self.session, kind=kind, language=language, **more)


def meeting_with_minutes(work: Work, number: int = 21) -> Meeting:
    """Make a session of two items with minutes in French; the first text begins with paragraph 3."""
    session = made(create_session(work, number=number))
    fields = {"start_on": date(2020, 5, 12), "end_on": date(2020, 5, 12), "place": "Genève"}
    edit_session(work, session=session, fields=fields)
    items = tuple(
        made(add_item(work, session=session, title=title, language="fr"))
        for title in ("Accord de siège", "Groupes régionaux")
    )
    delegation = made(add_delegation(work, session=session, state="CHE"))
    made_meeting = Meeting(work, session, items, delegation)
    made_meeting.write(0, FIRST)
    made_meeting.write(1, SECOND)
    return made_meeting
