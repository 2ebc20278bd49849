"""Name a paper and its parts as the Akoma Ntoso profile of the United Nations (AKN4UN) does.

Source: UNSCEB-HLCM, AKN4UN guidelines, part 2: `/akn/un/{type}/{subtype}/{actor}/{date}/{number}`, in a
symbol "-" for "/" and "_" for a space; languages by their codes of three letters.
"""

import re
import unicodedata
from dataclasses import dataclass

from iomdesk.document.document import Document

UNDATED = "0001-01-01"
"""Stands where the schema wants a day and none is known; it is then named "undated"."""

_THREE_LETTERS = {"fr": "fra", "en": "eng", "es": "spa"}
_STRANGE = re.compile(r"[^A-Za-z0-9_.]+")


@dataclass(frozen=True, slots=True)
class Genre:
    """Say as what a paper is written: the element, its name, and the subtype in its address."""

    element: str
    name: str
    subtype: str


_GENRES = {
    "report": Genre("debateReport", "meetingReport", "report"),
    "oral-report": Genre("debateReport", "meetingReport", "report"),
    "minutes": Genre("debateReport", "meetingMinute", "minutes"),
    "extract": Genre("debateReport", "meetingMinute", "minutes"),
    "agenda": Genre("debateReport", "agendaListing", "agenda"),
    "annotated-agenda": Genre("debateReport", "agendaAnnotated", "agenda"),
    "recommendations": Genre("statement", "recommendations", "recommendation"),
}
RECOMMENDATION = Genre("statement", "recommendation", "recommendation")


def genre_of(document: Document) -> Genre:
    """Choose the genre of a paper; one that the profile does not name is a plain document."""
    kind = document.imprint.kind or "document"
    return _GENRES.get(kind) or Genre("doc", kind, kind)


def three_letters(language: str) -> str:
    """Give the code of a language in three letters."""
    return _THREE_LETTERS.get(language, language)


def slug(text: str) -> str:
    """Write words as a part of an address: letters of ASCII, figures, "-" and "_"."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _STRANGE.sub("-", letters.replace(" ", "_")).strip("-_.")


@dataclass(frozen=True, slots=True)
class Address:
    """Hold the address of a paper, without the part that is meant."""

    work: str
    language: str
    day: str

    @property
    def expression(self) -> str:
        """Return the address of the paper in its language, as of its day."""
        return f"{self.work}/{self.language}@{self.day}"


def address_of(document: Document) -> Address:
    """Make the address of a paper."""
    imprint, genre = document.imprint, genre_of(document)
    day = imprint.dated_on.isoformat() if imprint.dated_on else UNDATED
    actor = actor_of(document)
    number = slug(document.symbol) or _unnumbered(document)
    work = f"/akn/un/{genre.element}/{slug(genre.subtype)}/{actor}/{day}/{number}"
    return Address(work, three_letters(document.language), day)


def actor_of(document: Document) -> str:
    """Name the body as a part of an address."""
    imprint = document.imprint
    return slug(imprint.body_short or imprint.body or " ".join(document.cover.body)).lower() or "body"


def _unnumbered(document: Document) -> str:
    kind, session = document.imprint.kind or "document", document.imprint.session
    return slug(kind) + (f"_{session}" if session else "")
