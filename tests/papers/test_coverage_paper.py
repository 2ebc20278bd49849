"""The paper of coverage: signs, sessions abreast, and what was left aside, in three languages."""

from dataclasses import replace
from datetime import date

import pytest

from iomdesk.document.blocks import ListItem, Paragraph, Table
from iomdesk.document.text import plain_text
from iomdesk.papers.coverage import coverage_paper
from iomdesk.papers.coverage_facts import MARKS, CoveredSession
from iomdesk.papers.coverage_wording import age_line
from tests.papers.coverage_samples import clause, small_table


def table_texts(language: str = "fr") -> list[list[str]]:
    (table,) = [block for block in coverage_paper(small_table(), language).blocks if isinstance(block, Table)]
    return [[plain_text(cell).replace("\xa0", " ") for cell in row] for row in table.rows]


def test_each_cell_shows_the_signs_of_all_that_happened() -> None:
    chapter, first, second = table_texts()
    assert chapter == ["2. Budget"]
    assert first == ["2 a) Examen", "○●", "○●□■▲"]
    assert second == ["2 b) =SUM(A1:A9) (repris de 1 c))", "", ""]


def test_the_legend_explains_every_sign() -> None:
    notes = [b for b in coverage_paper(small_table(), "en").blocks if isinstance(b, Paragraph)]
    assert plain_text(notes[0].text) == "Version of the mandate: Projet de mandat"
    assert all(mark in plain_text(notes[1].text) for mark in MARKS.values())


@pytest.mark.parametrize(
    ("language", "never", "last", "since"),
    [
        (
            "fr",
            "2 b) n’a jamais été examiné",
            "2 b) n’a pas été examiné à la dernière session",
            "2 b) n’a pas été examiné depuis trois sessions",
        ),
        (
            "en",
            "2 b) has never been examined",
            "2 b) was not examined at the last session",
            "2 b) has not been examined for three sessions",
        ),
        (
            "es",
            "2 b) no se ha examinado nunca",
            "2 b) no se examinó en la última reunión",
            "2 b) no se ha examinado desde hace tres reuniones",
        ),
    ],
)
def test_clauses_left_aside_are_named_in_plain_words(
    language: str, never: str, last: str, since: str
) -> None:
    cells = ((), (), (), ())
    aside = [clause("b", *cells, since=count) for count in (None, 1, 3)]
    assert [age_line(one, language) for one in aside] == [never, last, since]
    assert age_line(clause("b", *cells, since=0), language) == ""


def test_what_was_left_aside_ends_the_paper() -> None:
    last = coverage_paper(small_table(), "fr").blocks[-1]
    assert isinstance(last, ListItem)
    assert plain_text(last.text).replace("\xa0", " ") == "2 b) n’a jamais été examiné."


def test_many_sessions_are_set_in_tables_one_below_the_other() -> None:
    sessions = tuple(CoveredSession(number, date(2000 + number, 1, 1)) for number in range(1, 17))
    facts = replace(small_table(), sessions=sessions, clauses=(clause("a", *[("planned",)] * 16),))
    tables = [block for block in coverage_paper(facts, "fr").blocks if isinstance(block, Table)]
    assert [len(table.columns) for table in tables] == [8, 8, 8]
    heads = [plain_text(column.head) for table in tables for column in table.columns[1:]]
    assert [head for head in heads if head] == [f"{n} ({2000 + n})" for n in range(1, 17)]


def test_without_sessions_the_paper_says_so() -> None:
    facts = replace(small_table(), sessions=(), clauses=())
    assert [type(block) for block in coverage_paper(facts, "es").blocks] == [Paragraph, Paragraph]


@pytest.mark.parametrize(
    ("annex", "title"),
    [(None, ("TABLEAU DE COUVERTURE DU MANDAT",)), ("II", ("Annexe II", "TABLEAU DE COUVERTURE DU MANDAT"))],
)
def test_it_may_be_an_annex_of_another_paper(annex: str | None, title: tuple[str, ...]) -> None:
    made = coverage_paper(small_table(), "fr", annex).cover.title
    assert tuple(line.replace("\xa0", " ").upper() for line in made) == tuple(line.upper() for line in title)
    assert coverage_paper(small_table(), "en", "").cover.title[0].upper() == "ANNEX"
