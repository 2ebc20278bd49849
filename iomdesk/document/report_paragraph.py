"""A paragraph of an edited report: what was generated, what was written by hand, what is proposed now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from iomdesk.document.late_numbers import late_number
from iomdesk.document.typed_text import digest_of

NUMBERED = "numbered"
"""The kind of a paragraph of the continuous count."""


@dataclass(frozen=True, slots=True)
class ParagraphText:
    """Hold a paragraph in one language, in the stored form of what people write.

    `base` is what was generated last and accepted (None for nothing), `proposal` what would be generated
    now where both sides changed ("" proposes to leave it out), `made_from` the digest of the original's text.
    """

    text: str
    base: str | None = None
    proposal: str | None = None
    made_from: str = ""

    @property
    def is_edited(self) -> bool:
        """Say whether these words differ from what was generated."""
        return self.text != (self.base or "")


@dataclass(frozen=True, slots=True)
class SourceState:
    """Name a record that a paragraph was made from, with the digest of what it said then."""

    kind: str
    record_id: int
    digest: str = ""


@dataclass(frozen=True, slots=True)
class ReportParagraph:
    """Hold a block of a report; one with id 0 is new. What stands in the trash keeps its place."""

    id: int
    section: str
    kind: str
    texts: Mapping[str, ParagraphText] = field(default_factory=dict)
    key: str = ""
    anchor: str = ""
    sources: tuple[SourceState, ...] = ()
    base_position: int | None = None
    fixed_number: str | None = None
    alternative_of: int | None = None
    is_agreed: bool = False
    is_bracketed: bool = False
    is_deleted: bool = False

    @property
    def is_touched(self) -> bool:
        """Say whether somebody worked on this paragraph, or it was issued: it does not go by itself."""
        marked = self.is_agreed or self.is_bracketed or self.fixed_number is not None
        return marked or any(one.is_edited for one in self.texts.values())

    @property
    def has_proposal(self) -> bool:
        """Say whether something is proposed for it."""
        return any(one.proposal is not None for one in self.texts.values())

    def words(self, language: str) -> str:
        """Return the text in a language; empty where there is none."""
        return self.texts[language].text if language in self.texts else ""


def is_stale(paragraph: ReportParagraph, language: str, original: str) -> bool:
    """Say whether a translation was made from other words than the original has now."""
    if language == original or original not in paragraph.texts:
        return False
    text = paragraph.texts.get(language)
    return bool(text and text.text and text.made_from != digest_of(paragraph.texts[original].text))


def number_after_issue(paragraphs: Sequence[ReportParagraph], place: int) -> str:
    """Number what stands at a place where all else has its number for good: 12 bis between 12 and 13."""
    before = _fixed(paragraphs[:place])
    after = _fixed(paragraphs[place + 1 :])
    used = [one.fixed_number for one in paragraphs if one.fixed_number]
    return late_number(before, after, used, 1)


def paragraph_numbers(paragraphs: Sequence[ReportParagraph]) -> dict[int, str]:
    """Give each numbered paragraph that is there its number: the fixed one, else by counting.

    An alternative bears the number of what it stands for, with bis, ter: its own, for it is cited.
    """
    numbers: dict[int, str] = {}
    count = 0
    for one in paragraphs:
        if one.kind != NUMBERED or one.is_deleted:
            continue
        if one.fixed_number is not None:
            numbers[one.id] = one.fixed_number
        elif one.alternative_of is not None and one.alternative_of in numbers:
            numbers[one.id] = late_number([numbers[one.alternative_of]], ["0"], [*numbers.values()], 1)
        else:
            count += 1
            numbers[one.id] = str(count)
    return numbers


def _fixed(paragraphs: Sequence[ReportParagraph]) -> list[str]:
    return [one.fixed_number for one in paragraphs if one.fixed_number and not one.is_deleted]
