"""Regenerating an edited report: what changed on one side is taken, what a hand wrote stays."""

from dataclasses import replace
from itertools import count

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from iomdesk.document.report_merge import GeneratedParagraph, merge_report, merged_words
from iomdesk.document.report_paragraph import (
    NUMBERED,
    ParagraphText,
    ReportParagraph,
    is_stale,
    paragraph_numbers,
)
from iomdesk.document.typed_text import digest_of


def generated(group: str, fr: str, **others: str) -> GeneratedParagraph:
    return GeneratedParagraph(group, "substance", NUMBERED, {"fr": fr, **others})


def report(*blocks: GeneratedParagraph) -> tuple[ReportParagraph, ...]:
    return with_ids(merge_report((), blocks, "fr").paragraphs)


def with_ids(paragraphs: tuple[ReportParagraph, ...]) -> tuple[ReportParagraph, ...]:
    free = count(max((one.id for one in paragraphs), default=0) + 1)
    return tuple(replace(one, id=one.id or next(free)) for one in paragraphs)


def written(one: ReportParagraph, text: str, language: str = "fr") -> ReportParagraph:
    known = one.texts.get(language, ParagraphText(""))
    return replace(one, texts={**one.texts, language: replace(known, text=text)})


def texts(paragraphs: tuple[ReportParagraph, ...]) -> list[str]:
    return [one.words("fr") for one in paragraphs if not one.is_deleted]


def test_what_nobody_edited_follows_its_source() -> None:
    merged = merge_report(report(generated("a", "Un.")), [generated("a", "Deux.")], "fr")
    assert texts(merged.paragraphs) == ["Deux."]
    assert merged.count.taken == 1
    assert not merged.paragraphs[0].has_proposal


def test_edited_paragraph_stays_where_its_source_did_not_change() -> None:
    edited = (written(report(generated("a", "Un."))[0], "Un bon."),)
    merged = merge_report(edited, [generated("a", "Un.")], "fr")
    assert texts(merged.paragraphs) == ["Un bon."]
    assert merged.count.kept == 1
    assert not merged.paragraphs[0].has_proposal


def test_where_both_changed_the_new_text_is_proposed_beside() -> None:
    edited = (written(report(generated("a", "Un."))[0], "Un bon."),)
    merged = merge_report(edited, [generated("a", "Deux.")], "fr")
    assert texts(merged.paragraphs) == ["Un bon."]
    assert merged.paragraphs[0].texts["fr"].proposal == "Deux."
    assert merged.count.proposed == 1


def test_proposal_goes_when_the_source_goes_back() -> None:
    edited = (written(report(generated("a", "Un."))[0], "Un bon."),)
    proposed = merge_report(edited, [generated("a", "Deux.")], "fr").paragraphs
    assert not merge_report(proposed, [generated("a", "Un.")], "fr").paragraphs[0].has_proposal


def test_edited_paragraph_without_source_is_proposed_to_be_left_out() -> None:
    first, second = report(generated("a", "Un."), generated("b", "Deux."))
    merged = merge_report((written(first, "Un bon."), second), [], "fr")
    assert texts(merged.paragraphs) == ["Un bon."]
    assert merged.paragraphs[0].texts["fr"].proposal == ""
    assert (merged.count.dropped, merged.count.proposed) == (1, 1)


def test_new_paragraph_of_the_minutes_does_not_shift_the_edits_of_others() -> None:
    before = [generated("a", f"Le paragraphe {word}.") for word in ("premier", "dernier")]
    first, last = report(*before)
    edited = (first, written(last, "Le paragraphe dernier, relu."))
    now = [before[0], generated("a", "Autre chose, tout à fait neuve."), before[1]]
    merged = merge_report(edited, now, "fr")
    assert texts(merged.paragraphs) == [
        "Le paragraphe premier.",
        "Autre chose, tout à fait neuve.",
        "Le paragraphe dernier, relu.",
    ]


def test_own_order_of_paragraphs_is_kept() -> None:
    blocks = [generated(group, group) for group in "abc"]
    a, b, c = report(*blocks)
    merged = merge_report((c, a, b), [*blocks[:2], generated("new", "new"), blocks[2]], "fr")
    assert texts(merged.paragraphs) == ["c", "a", "b", "new"]


def test_order_follows_the_sources_while_nobody_moved_anything() -> None:
    blocks = [generated(group, group) for group in "abc"]
    a, b, c = report(*blocks)
    own = ReportParagraph(9, "substance", NUMBERED, {"fr": ParagraphText("own")})
    merged = merge_report((a, own, b, c), [blocks[2], blocks[0], blocks[1]], "fr")
    assert texts(merged.paragraphs) == ["c", "a", "own", "b"]


def test_paragraph_in_the_trash_does_not_come_back_but_one_whose_source_comes_back_does() -> None:
    a, b = report(generated("a", "Un."), generated("b", "Deux."))
    removed = (replace(a, is_deleted=True), b)
    gone = merge_report(removed, [generated("a", "Un et demi.")], "fr").paragraphs
    assert texts(gone) == []
    back = merge_report(gone, [generated("a", "Un et demi."), generated("b", "Deux.")], "fr").paragraphs
    assert texts(back) == ["Deux."]


def test_translation_is_stale_when_its_source_was_edited_or_taken_anew() -> None:
    (one,) = report(generated("a", "Un.", en="One."))
    assert not is_stale(one, "en", "fr")
    assert is_stale(written(one, "Un bon."), "en", "fr")
    (taken,) = merge_report((one,), [generated("a", "Deux.", en="One.")], "fr").paragraphs
    assert is_stale(taken, "en", "fr")
    (both,) = merge_report((one,), [generated("a", "Deux.", en="Two.")], "fr").paragraphs
    assert not is_stale(both, "en", "fr")
    translated = written(one, "Uno.", "es")
    assert is_stale(translated, "es", "fr")
    known = {**translated.texts, "es": ParagraphText("Uno.", made_from=digest_of("Un."))}
    assert not is_stale(replace(translated, texts=known), "es", "fr")


def test_numbers_are_counted_and_alternatives_bear_bis() -> None:
    a, b = report(generated("a", "Un."), generated("b", "Deux."))
    other = ReportParagraph(7, "substance", NUMBERED, {}, alternative_of=a.id)
    assert paragraph_numbers((a, other, b)) == {a.id: "1", 7: "1 bis", b.id: "2"}


def test_issued_paragraphs_keep_their_numbers_and_places() -> None:
    a, b = report(generated("a", "Un."), generated("b", "Deux."))
    issued = (replace(a, fixed_number="1"), replace(b, fixed_number="2"))
    merged = merge_report(issued, [generated("b", "Deux."), generated("n", "Neuf.")], "fr")
    assert texts(merged.paragraphs) == ["Un.", "Deux.", "Neuf."]
    assert merged.paragraphs[0].texts["fr"].proposal == ""


@pytest.mark.parametrize(
    ("base", "now", "text", "both"),
    [
        ("un deux trois", "un deux quatre", "zéro deux trois", "zéro deux quatre"),
        ("un deux trois", "un cinq trois", "un six trois", None),
        ("un deux trois", "un deux trois quatre", "un trois", "un trois quatre"),
        ("", "un", "deux", None),
        ("un", "un deux", "un deux", "un deux"),
    ],
)
def test_both_changes_go_into_one_text_where_they_do_not_meet(
    base: str, now: str, text: str, both: str | None
) -> None:
    assert merged_words(base, now, text) == both


class EditingAndRegenerating(RuleBasedStateMachine):
    """Edit, move, add, and let sources change and the report be regenerated, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.sources: list[tuple[str, str]] = [("a", "Source de a."), ("b", "Source de b.")]
        self.words = count()
        self.ids = count(1)
        self.by_hand: dict[str, int] = {}
        self.paragraphs: tuple[ReportParagraph, ...] = ()
        self.shown: dict[int, dict[str, str]] = {}
        self.regenerate()

    def live(self) -> list[int]:
        return [place for place, one in enumerate(self.paragraphs) if not one.is_deleted]

    def put(self, place: int, one: ReportParagraph) -> None:
        self.paragraphs = (*self.paragraphs[:place], one, *self.paragraphs[place + 1 :])

    @rule(language=st.sampled_from(("fr", "en")), at=st.integers(0, 50), wipes=st.booleans())
    @precondition(lambda self: self.live())
    def edit(self, language: str, at: int, wipes: bool) -> None:
        place = self.live()[at % len(self.live())]
        one, word = self.paragraphs[place], f"main{next(self.words)}"
        if wipes:
            gone = one.words(language).split()
            self.by_hand = {known: id_ for known, id_ in self.by_hand.items() if known not in gone}
        text = word if wipes else f"{one.words(language)} {word}"
        self.put(place, written(one, text, language))
        self.by_hand[word] = one.id

    @rule(at=st.integers(0, 50))
    def insert(self, at: int) -> None:
        word = f"main{next(self.words)}"
        place = at % (len(self.paragraphs) + 1)
        new = ReportParagraph(next(self.ids), "substance", NUMBERED, {"fr": ParagraphText(word)})
        self.paragraphs = (*self.paragraphs[:place], new, *self.paragraphs[place:])
        self.by_hand[word] = new.id

    @rule(at=st.integers(0, 50), to=st.integers(0, 50))
    @precondition(lambda self: self.live())
    def move(self, at: int, to: int) -> None:
        rest = list(self.paragraphs)
        one = rest.pop(at % len(rest))
        rest.insert(to % (len(rest) + 1), one)
        self.paragraphs = tuple(rest)

    @rule(at=st.integers(0, 50), group=st.sampled_from("abc"), words=st.sampled_from(("x", "y", "z z")))
    def change_sources(self, at: int, group: str, words: str) -> None:
        place = at % (len(self.sources) + 1)
        self.sources[place : place + (at % 2)] = [(group, f"Source de {group}, {words}.")]

    @rule(at=st.integers(0, 50))
    @precondition(lambda self: self.sources)
    def remove_source(self, at: int) -> None:
        self.sources.pop(at % len(self.sources))

    @rule(both=st.booleans())
    def regenerate(self, both: bool = True) -> None:
        now = [
            generated(group, text, **({"en": f"EN {text}"} if both else {})) for group, text in self.sources
        ]
        before = {one.id: one for one in self.paragraphs}
        merged = merge_report(self.paragraphs, now, "fr").paragraphs
        for one in merged:
            old = before.get(one.id)
            for language, text in old.texts.items() if old else ():
                if text.is_edited:
                    assert one.words(language) == text.text, "what a hand edited is never overwritten"
                    assert one.is_deleted == old.is_deleted if old else True
        assert {one.id for one in merged} >= set(before)
        self.paragraphs = tuple(replace(one, id=one.id or next(self.ids)) for one in merged)

    @invariant()
    def every_word_written_by_hand_is_still_there(self) -> None:
        there = {
            word
            for one in self.paragraphs
            if not one.is_deleted
            for text in one.texts.values()
            for word in text.text.split()
        }
        assert set(self.by_hand) <= there

    @invariant()
    def keys_stay_unique(self) -> None:
        keys = [one.key for one in self.paragraphs if one.key]
        assert len(keys) == len(set(keys))


TestEditingAndRegenerating = EditingAndRegenerating.TestCase
TestEditingAndRegenerating.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
