from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from iomdesk.document.inline import Footnote, Inline, Link, Reference, Run, Text, plain
from iomdesk.document.markdown import ParagraphKind, TextParagraph, parse_markdown, write_markdown
from iomdesk.document.runs import merge_runs
from iomdesk.document.text_paragraph import table_paragraph

# Signs that mean something come up often, and everything else that Unicode has now and then.
SIGNS = st.sampled_from(
    [
        *"*_^\\-.#>`[]()&|~ \t\n0123456789abé\u00a0’«»",
        "- ",
        "1. ",
        "**",
        "\\\n",
        "[^: ",
        "](document:1)",
        " {.decision}",
        '{owner="',
        "<br>",
    ]
)
TEXTS = st.lists(SIGNS | st.characters(exclude_characters="\r"), min_size=1, max_size=12).map("".join)
RUNS = st.builds(Run, TEXTS, st.booleans(), st.booleans(), st.booleans())
WORDS: st.SearchStrategy[tuple[Run, ...]] = st.lists(RUNS, min_size=1, max_size=3).map(
    lambda runs: tuple(part for part in merge_runs(tuple(runs)) if isinstance(part, Run))
)
SAYING = WORDS.filter(lambda runs: bool("".join(run.text for run in runs).strip()))
LINKS = st.builds(Link, SAYING, st.sampled_from(["document:12", "paragraph:item-3/p3", "recommendation:4"]))
PARTS: st.SearchStrategy[Inline] = RUNS | RUNS | st.builds(Footnote, SAYING) | LINKS
RUN_TEXTS: st.SearchStrategy[Text] = st.lists(PARTS, min_size=1, max_size=5).map(
    lambda parts: merge_runs(tuple(parts))
)
LINES = TEXTS.map(lambda words: words.replace("\n", " "))
PLAIN_PARAGRAPHS = st.builds(TextParagraph, RUN_TEXTS)
ITEMS = st.builds(TextParagraph, RUN_TEXTS, st.integers(1, 5), st.booleans())
MARKED = st.builds(
    TextParagraph,
    RUN_TEXTS,
    st.integers(0, 2),
    kind=st.sampled_from(ParagraphKind),
    owner=LINES | st.just(""),
    due=st.sampled_from(["", "2019-06-01"]) | LINES,
    sources=st.lists(st.integers(0, 999), max_size=3).map(tuple),
    anchor=st.sampled_from(["", "p3", "a-1"]),
)
TABLES = st.integers(1, 3).flatmap(
    lambda width: st.lists(st.tuples(*[RUN_TEXTS | st.just(())] * width), min_size=1, max_size=3)
)
PARAGRAPHS = st.lists(
    PLAIN_PARAGRAPHS | ITEMS | MARKED | TABLES.map(table_paragraph).filter(lambda table: bool(table.text)),
    max_size=6,
)
MARKED_UP = st.lists(
    SIGNS
    | st.sampled_from(["\n\n", "  \n", "    - ", "***", "^", "\r\n", "\r", "\n| ", " | ", "\n| --- |\n"])
    | st.characters(),
    max_size=40,
).map("".join)


def texts(source: str) -> list[str]:
    return ["".join(part.text for part in p.text if isinstance(part, Run)) for p in parse_markdown(source)]


def shape(source: str) -> list[tuple[int, bool]]:
    return [(paragraph.list_level, paragraph.ordered) for paragraph in parse_markdown(source)]


@given(PARAGRAPHS)
@example([TextParagraph((Run("gras ", bold=True), Run("et", italic=True), Run(" ")))])
@example([TextParagraph(plain("13. Le Groupe")), TextParagraph(plain("- tiret"), 2, ordered=True)])
@example([TextParagraph(plain("a\n\n- b\n")), TextParagraph(plain("\n"), 1)])
def test_what_is_written_is_read_back_as_it_was(paragraphs: Sequence[TextParagraph]) -> None:
    assert parse_markdown(write_markdown(paragraphs)) == tuple(paragraphs)


@given(MARKED_UP)
def test_whatever_is_read_has_a_stable_stored_form(source: str) -> None:
    paragraphs = parse_markdown(source)
    written = write_markdown(paragraphs)
    assert parse_markdown(written) == paragraphs
    assert write_markdown(parse_markdown(written)) == written


def test_blank_lines_separate_paragraphs_and_line_ends_are_spaces() -> None:
    assert texts("Le Groupe de travail\na examiné\n \t\n\nIl a noté  ") == [
        "Le Groupe de travail a examiné",
        "Il a noté",
    ]


def test_faces_are_read_from_their_signs_and_may_overlap() -> None:
    assert parse_markdown("**recommande** au *CPPF*, 1^er^")[0].text == (
        Run("recommande", bold=True),
        Run(" au "),
        Run("CPPF", italic=True),
        Run(", 1"),
        Run("er", superscript=True),
    )
    assert parse_markdown("**a*b**c*")[0].text == (
        Run("a", bold=True),
        Run("b", bold=True, italic=True),
        Run("c", italic=True),
    )


@pytest.mark.parametrize(
    "source",
    [
        "2 * 3 * 4",
        "C/106/INF/10* et C/105/INF/10*",
        "**ouvert",
        "fermé**",
        "****",
        "* a*",
        "a^b",
        "WG_2_4",
        r"C:\dossier",
    ],
)
def test_signs_without_a_partner_are_text(source: str) -> None:
    assert parse_markdown(source) == (TextParagraph(plain(source)),)


def test_a_half_paired_sign_keeps_its_other_half() -> None:
    assert parse_markdown("***a**")[0].text == (Run("*"), Run("a", bold=True))
    assert parse_markdown("***a*")[0].text == (Run("**"), Run("a", italic=True))


def test_a_backslash_makes_a_sign_plain() -> None:
    assert texts(r"\*\*non\*\* \- \_ \\") == ["**non** - _ \\"]
    assert texts("\\- un\n\n2019\\. Une année") == ["- un", "2019. Une année"]


def test_lists_are_bulleted_or_counted_and_nest_by_three_or_four_spaces() -> None:
    source = "1. un\n2. deux\n    - a\n   1. b\n        - c\n- trois"
    assert shape(source) == [(1, True), (1, True), (2, False), (2, True), (3, False), (1, False)]
    assert texts(source) == ["un", "deux", "a", "b", "c", "trois"]


def test_a_line_below_an_item_goes_on_with_it_and_a_blank_line_ends_it() -> None:
    assert shape("Suit :\n- un\n  suite\n\nfin") == [(0, False), (1, False), (0, False)]
    assert texts("Suit :\n- un\n  suite\n\nfin") == ["Suit :", "un suite", "fin"]


def test_a_backslash_or_two_spaces_at_the_end_break_the_line() -> None:
    assert texts("un\\\ndeux  \ntrois") == ["un\ndeux\ntrois"]


def test_counted_items_all_say_one_and_items_stand_together() -> None:
    items = [
        TextParagraph(plain("x"), 1, ordered=True),
        TextParagraph(plain("y"), 2),
        TextParagraph(plain("z")),
    ]
    assert write_markdown(items) == "1. x\n    - y\n\nz"


def test_plain_cases_are_written_as_any_markdown_writes_them() -> None:
    text = (Run("a", bold=True, italic=True), Run("b", bold=True), Run(" c"))
    assert write_markdown([TextParagraph(text)]) == "***a*b** c"


def test_other_markdown_is_plain_text() -> None:
    for source in ("# Titre", "<b>gras</b> &amp;", "[lien](http://exemple.org)", "`code`", "> cité", "---"):
        assert parse_markdown(source) == (TextParagraph(plain(source)),)


def test_line_ends_of_other_systems_are_line_ends() -> None:
    assert texts("un\r\n\r\ndeux\rtrois") == ["un", "deux trois"]
    assert write_markdown([TextParagraph(plain("un\r\ndeux"))]) == "un\\\ndeux"


def test_empty_paragraphs_and_languages_are_not_stored() -> None:
    paragraphs = [
        TextParagraph(()),
        TextParagraph((Run(""), Run("a", language="en"), Run("b"))),
        TextParagraph((), 1),
    ]
    assert write_markdown(paragraphs) == "ab"
    assert parse_markdown(" \n\n- \n") == ()


def test_a_reference_is_refused() -> None:
    with pytest.raises(ValueError, match="item-3"):
        write_markdown([TextParagraph((Reference("item-3"),))])
