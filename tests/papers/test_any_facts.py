"""Whatever the facts, a paper stands: numbers without gaps, the same in all languages, no lone subheading."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iomdesk.document.blocks import Heading, NumberedParagraph, OperativeParagraph
from iomdesk.document.document import Document, numbers_by_anchor
from iomdesk.document.inline import Reference
from iomdesk.papers import PAPERS
from iomdesk.papers.facts import (
    AddresseeFacts,
    CoverFacts,
    InterventionFact,
    ItemFacts,
    ItemText,
    MeetingFact,
    PaperFacts,
    RecommendationFacts,
    RecommendationParagraphFact,
    SessionFacts,
    Words,
)
from tests.papers.facts_samples import (
    BUDGET_GROUP,
    CPPF,
    DELEGATIONS,
    GROUP,
    LANGUAGES,
    MANDATE,
    PAPER,
    SESSION,
)

_text = st.text(alphabet="aé L'’:;.*-1{}[]()\n&<", max_size=30)
_markdown = st.lists(
    st.one_of(_text, st.just("Un :\n\n1. a\n    1. b"), st.just("- c"), st.just("Fin.")), max_size=3
).map("\n\n".join)


def _words(text: st.SearchStrategy[str]) -> st.SearchStrategy[Words]:
    return st.dictionaries(st.sampled_from(LANGUAGES), text, max_size=3)


_interventions = st.lists(
    st.builds(
        InterventionFact,
        id=st.integers(1, 9),
        delegation_id=st.none(),
        names=_words(st.sampled_from(["Suisse", "Égypte", ""])),
        on_behalf_of=st.sampled_from(["", "Union européenne", "Groupe X"]),
        kind=st.sampled_from(["statement", "chair", "administration"]),
        attribution=st.sampled_from(["named", "listed", "anonymous"]),
    ),
    max_size=2,
).map(tuple)


@st.composite
def _items(draw: st.DrawFn) -> tuple[ItemFacts, ...]:
    """Draw a tree in agenda order: each item stands at the top or below one before it."""
    items: list[ItemFacts] = []
    for id_ in range(1, draw(st.integers(0, 6)) + 1):
        item = ItemFacts(
            id=id_,
            parent_id=draw(st.one_of(st.none(), st.integers(1, id_ - 1))) if id_ > 1 else None,
            texts=draw(st.dictionaries(st.sampled_from(LANGUAGES), st.builds(ItemText, _text), max_size=3)),
            fixed_number=draw(st.sampled_from([None, None, "3 bis", "b"])),
            role=draw(
                st.sampled_from(
                    ["substance", "substance", "adoption_of_agenda", "other_business", "adoption_of_report"]
                )
            ),
            stage=draw(st.sampled_from(["provisional", "adopted"])),
            outcome=draw(st.sampled_from([None, "adopted", "noted", "continued", "deferred", "recommended"])),
            clause_ids=draw(st.lists(st.sampled_from([511, 522, 999]), unique=True).map(tuple)),
            documents=draw(st.sampled_from([(), (PAPER,)])),
            minutes=draw(_words(_markdown)),
            interventions=draw(_interventions),
        )
        items.append(item)
    return tuple(items)


_paragraphs = st.lists(
    st.builds(
        RecommendationParagraphFact,
        id=st.integers(1, 9),
        part=st.sampled_from(["preamble", "operative"]),
        verb=st.sampled_from(["recalling", "recommends", "takes_note", "agrees", ""]),
        texts=_words(_markdown),
    ),
    max_size=3,
).map(tuple)


@st.composite
def _recommendations(draw: st.DrawFn) -> tuple[RecommendationFacts, ...]:
    return tuple(
        RecommendationFacts(
            number,
            number,
            draw(st.one_of(st.none(), st.integers(1, 7))),
            draw(st.sampled_from(["proposed", "negotiated", "agreed", "noted"])),
            draw(st.sampled_from([(), (511,), (511, 515)])),
            draw(_paragraphs),
        )
        for number in range(1, draw(st.integers(0, 3)) + 1)
    )


@st.composite
def _sessions(draw: st.DrawFn) -> SessionFacts:
    start = draw(st.one_of(st.none(), st.dates(date(2014, 1, 1), date(2030, 1, 1))))
    return SessionFacts(
        id=1,
        bodies=draw(st.sampled_from([(GROUP,), (GROUP, BUDGET_GROUP), (CPPF, GROUP), ()])),
        number=draw(st.one_of(st.none(), st.integers(1, 1200))),
        place=draw(st.sampled_from(["", "Genève", "Tunis"])),
        start_on=start,
        end_on=start + timedelta(draw(st.integers(0, 400))) if start and draw(st.booleans()) else None,
        chair=draw(st.sampled_from(["", "Président du Conseil", "M. X (Suisse)"])),
        rapporteur=draw(st.sampled_from(["", "Mme Y (Italie)"])),
        is_sample=draw(st.booleans()),
        meetings=draw(st.sampled_from([(), (MeetingFact(1, SESSION.meetings[0].starts_at),)])),
    )


_facts = st.builds(
    PaperFacts,
    session=_sessions(),
    cover=st.builds(CoverFacts, original_language=st.sampled_from(LANGUAGES)),
    addressee=st.sampled_from([None, AddresseeFacts(CPPF, 32)]),
    mandate=st.sampled_from([None, MANDATE]),
    items=_items(),
    recommendations=_recommendations(),
    delegations=st.sampled_from([(), DELEGATIONS]),
    documents=st.sampled_from([(), (PAPER,)]),
)

_CALM = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _numbered(document: Document) -> list[str]:
    return [block.number for block in document.blocks if isinstance(block, NumberedParagraph)]


def _shape(document: Document) -> tuple[tuple[str, str], ...]:
    numbered = Heading | NumberedParagraph | OperativeParagraph
    return tuple((type(b).__name__, b.number) for b in document.blocks if isinstance(b, numbered))


@_CALM
@given(_facts)
def test_paragraphs_count_without_a_gap_and_alike_in_all_languages(facts: PaperFacts) -> None:
    papers = [PAPERS["report"](facts, language) for language in LANGUAGES]
    for paper in papers:
        assert _numbered(paper) == [f"{place}." for place in range(1, len(_numbered(paper)) + 1)]
    assert len({_shape(paper) for paper in papers}) == 1


@_CALM
@given(_facts)
def test_no_subheading_stands_alone(facts: PaperFacts) -> None:
    siblings: Counter[tuple[int, ...]] = Counter()
    above = [0, 0, 0]
    for block in PAPERS["report"](facts, "fr").blocks:
        if isinstance(block, Heading):
            above = [*above[: block.level - 1], above[block.level - 1] + 1, 0, 0][:3]
            siblings[tuple(above[: block.level - 1])] += 1
    assert not [parents for parents, count in siblings.items() if parents and count == 1]


@_CALM
@given(_facts)
def test_every_reference_leads_to_a_paragraph_or_section(facts: PaperFacts) -> None:
    document = PAPERS["report"](facts, "en")
    numbers = numbers_by_anchor(document)
    parts = [part for b in document.blocks for part in getattr(b, "text", ()) if isinstance(part, Reference)]
    assert all(numbers.get(part.target) for part in parts)


@_CALM
@given(_facts)
def test_no_number_is_given_to_two_anchors(facts: PaperFacts) -> None:
    document = PAPERS["report"](facts, "es")
    anchors = [b.anchor for b in document.blocks if getattr(b, "anchor", "")]  # type: ignore[union-attr]
    assert len(anchors) == len(set(anchors))


@_CALM
@given(_facts, st.sampled_from(LANGUAGES))
def test_an_agenda_can_be_made_of_anything(facts: PaperFacts, language: str) -> None:
    assert len(PAPERS["agenda"](facts, language).blocks) == len(facts.items)


@_CALM
@given(_facts)
def test_the_papers_that_convene_a_session_can_be_made_of_anything(facts: PaperFacts) -> None:
    for kind in ("annotated-agenda", "programme", "documents", "participants"):
        shapes = {
            tuple(
                (type(b).__name__, b.level)
                for b in PAPERS[kind](facts, language).blocks
                if isinstance(b, Heading)
            )
            for language in LANGUAGES
        }
        assert len(shapes) == 1
