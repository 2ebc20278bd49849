"""Any mandate, set in any of the usual shapes, is read back as it was."""

import textwrap
from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from iomdesk.model.mandate_draft import ChapterDraft, ClauseDraft, MandateDraft, NoMandateFound, parse_mandate

WORDS = textwrap.dedent(
    "examen du rôle et des responsabilités au sein système relations avec les autres institutions "
    "échange vues sur la question rapports OIM Membres Directeur général d’informations selon "
    "qu’il convient organes fonctionnement Nations Unies possibilité groupes régionaux l’eau partenariats"
).split()
LABELS = (
    "1. Un",
    "a) deux",
    "(b)",
    "c)",
    "i) x",
    "\f",
    "",
    "Annexe",
    "MANDAT",
    "2.",
    "a)",
    "aa) z",
    "- 3 -",
    "b)",
)
ROMAN = ("I", "II", "III", "IV", "V", "VI")


@dataclass(frozen=True)
class Shape:
    """Hold the ways to set a mandate."""

    numeral: Callable[[int], str]
    head: str
    label: str
    width: int
    indent: int
    blank_between: bool
    broken_every: int
    page_every: int
    preface: bool
    after: str
    newline: str


SHAPES = st.builds(
    Shape,
    numeral=st.sampled_from([str, lambda n: ROMAN[n - 1], lambda n: "ABCDEF"[n - 1]]),
    head=st.sampled_from(
        ["{n}. {t}", "{n}) {t}", "{n} – {t}", "Chapitre {n} – {t}", "CHAPITRE {n}\n{t}", "{n}.\t{t}"]
    ),
    label=st.sampled_from(["{a}) ", "({a}) ", "{a}. ", "{a})\u00a0", "({a})\t", "- {a}) "]),
    width=st.sampled_from([30, 45, 60, 90, 2000]),
    indent=st.integers(0, 8),
    blank_between=st.booleans(),
    broken_every=st.sampled_from([0, 3, 5]),
    page_every=st.sampled_from([0, 4, 7]),
    preface=st.booleans(),
    after=st.sampled_from(
        ["", "\nFait à Genève, le 3 mai 2019", "\nAnnexe II\nautre chose", "_____\n1 Voir S/1."]
    ),
    newline=st.sampled_from(["\n", "\r\n"]),
)


@st.composite
def sentences(draw: st.DrawFn, name: str, ending: str) -> str:
    drawn = draw(st.lists(st.sampled_from(WORDS), min_size=2, max_size=30))
    words = [word + name if word[0].isupper() else word for word in drawn]
    return " ".join([f"Travail{name}", *words, "travail"]) + ending


@st.composite
def drafts(draw: st.DrawFn) -> MandateDraft:
    chapters = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        letters = "abcdefghijkl"[: draw(st.integers(2, 12))]
        name = "wxyz"[number - 1]  # so that no two lines are the same, as running heads are
        clauses = tuple(
            ClauseDraft(letter, draw(sentences(name + letter, "." if letter == letters[-1] else " ;")))
            for letter in letters
        )
        chapters.append(ChapterDraft(str(number), draw(sentences(name, " :")), clauses))
    return MandateDraft("fr", "GROUPE DE TRAVAIL SUR L’EAU", tuple(chapters), draw(st.booleans()))


def typeset(draft: MandateDraft, shape: Shape) -> str:
    """Set a draft as a text file would hold it, with all the accidents of the shape."""
    lines = PREFACE.split("\n") if shape.preface else []
    lines += [draft.title, "", "PROJET DE MANDAT" if draft.is_draft else "MANDAT", ""]
    for index, chapter in enumerate(draft.chapters, 1):
        head = shape.head.format(n=shape.numeral(index), t=chapter.title)
        lines += [line for part in head.split("\n") for line in wrap(part, shape, 0)]
        for clause in chapter.clauses:
            lines += [""] if shape.blank_between else []
            lines += broken(
                wrap(shape.label.format(a=clause.letter) + clause.text, shape, shape.indent), shape
            )
        lines.append("")
    return shape.newline.join([*paged(lines, shape), shape.after])


PREFACE = (
    "1. À sa treizième session, le Comité avait décidé de créer un groupe de travail chargé de\n"
    "l’eau et des questions suivantes :\na) les fleuves ;\nb) les lacs.\n\n"
    "2. Le projet de mandat est reproduit à l’annexe du présent document.\n\nAnnexe\n"
)


def wrap(text: str, shape: Shape, indent: int) -> list[str]:
    lines = textwrap.wrap(
        text, shape.width, break_long_words=False, break_on_hyphens=False, expand_tabs=False,
        replace_whitespace=False, initial_indent=" " * indent, subsequent_indent=" " * indent,
    )  # fmt: skip
    return [f"{line} " for line in lines]


def broken(lines: list[str], shape: Shape) -> list[str]:
    """Put a blank line into the middle of a clause now and then."""
    if not shape.broken_every or len(lines) < shape.broken_every:
        return lines
    return [*lines[:1], " ", *lines[1:]]


def paged(lines: list[str], shape: Shape) -> list[str]:
    """Turn the page every few lines, under a running head."""
    out: list[str] = []
    for index, line in enumerate(lines):
        if shape.page_every and index > 12 and index % shape.page_every == 0:
            out += ["\fS/25/7", f"Page {index}", ""]
        out.append(line)
    return out


@settings(max_examples=150, deadline=None, derandomize=True)
@given(drafts(), SHAPES)
def test_a_mandate_is_read_back_as_it_was_written(draft: MandateDraft, shape: Shape) -> None:
    read = parse_mandate(typeset(draft, shape).split("\n"))
    numbered = tuple(
        ChapterDraft(shape.numeral(index), chapter.title, chapter.clauses)
        for index, chapter in enumerate(draft.chapters, 1)
    )
    assert read == MandateDraft(draft.language, draft.title, numbered, draft.is_draft)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(st.one_of(st.text(max_size=60), st.sampled_from(LABELS)), max_size=40))
def test_any_lines_give_a_sound_draft_or_a_clear_refusal(lines: list[str]) -> None:
    try:
        draft = parse_mandate(lines)
    except NoMandateFound:
        return
    for chapter in draft.chapters:
        letters = [clause.letter for clause in chapter.clauses]
        assert letters
        assert len(set(letters)) == len(letters)
        assert all("\n" not in clause.text and clause.text.strip() for clause in chapter.clauses)
    numbers = [chapter.number for chapter in draft.chapters]
    assert len(set(numbers)) == len(numbers)
