"""Symbols are read as they really occur, formed from a body's template, and counted without holes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomdesk.model.symbols import (
    Suffix,
    Symbol,
    SymbolNotFormed,
    doubled,
    following,
    form_symbol,
    missing_symbols,
    next_number,
    parse_symbol,
    reissued,
)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("C/106/INF/10*", Symbol("C", "106", "INF", 10, reissues=1)),
        ("WG/1/L/1", Symbol("WG", "1", "L", 1)),
        ("S/23/14", Symbol("S", "23", "", 14)),
        ("C/106/54/Rev.1", Symbol("C", "106", "", 54, (Suffix("Rev", 1),))),
        ("C/Sp/7/L/1", Symbol("C", "Sp/7", "L", 1)),
        ("MC/2398/Rev.1", Symbol("MC", "", "", 2398, (Suffix("Rev", 1),))),
        ("MC/INF/302", Symbol("MC", "", "INF", 302)),
        ("MC/EX/729", Symbol("MC/EX", "", "", 729)),
        ("MICEM/4/2013", Symbol("MICEM", "4", "", 2013)),
        ("CRP/15", Symbol("CRP", "", "", 15)),
        ("C/115/RES/1413", Symbol("C", "115", "RES", 1413)),
        ("C/114/L/6/Rev.1/Corr.2", Symbol("C", "114", "L", 6, (Suffix("Rev", 1), Suffix("Corr", 2)))),
        ("WG/1/2/Add.1**", Symbol("WG", "1", "", 2, (Suffix("Add", 1),), 2)),
    ],
)
def test_real_symbols_are_read_and_written_again(text: str, parts: Symbol) -> None:
    assert parse_symbol(text) == parts
    assert str(parts) == text


@pytest.mark.parametrize(
    "text", [" wg", "WG", "", "*", "/1", "WG//1", "note 3", "WG/1/", "WG/0", "1/2", "S/23/x"]
)
def test_what_is_no_symbol_is_not_read(text: str) -> None:
    assert parse_symbol(text) is None


def test_suffixes_are_read_however_they_are_typed() -> None:
    assert str(parse_symbol(" S/23/14 / rev 1 ")) == "S/23/14/Rev.1"


@given(st.text(alphabet="CWG/123*.RevAdIFSp ", max_size=24))
def test_any_text_is_read_to_something_that_reads_the_same_or_to_nothing(text: str) -> None:
    found = parse_symbol(text)
    assert found is None or parse_symbol(str(found)) == found


@pytest.mark.parametrize(
    ("template", "series", "formed"),
    [
        ("WG/{session}/{n}", "", "WG/2/3"),
        ("WG/{session}/{n}", "INF", "WG/2/INF/3"),
        ("MC/{n}", "L", "MC/L/3"),
    ],
)
def test_symbol_is_formed_from_the_template_of_the_body(template: str, series: str, formed: str) -> None:
    assert str(form_symbol(template, session=2, number=3, series=series)) == formed


@pytest.mark.parametrize(("template", "session"), [("", 1), ("WG/{session}/{n}", None), ("WG/{session}", 1)])
def test_symbol_is_not_formed_where_something_is_missing(template: str, session: int | None) -> None:
    with pytest.raises(SymbolNotFormed):
        form_symbol(template, session=session, number=1)


def read(*texts: str) -> list[Symbol]:
    return [symbol for text in texts if (symbol := parse_symbol(text))]


def test_next_number_fills_a_hole_before_it_goes_on() -> None:
    used = read("WG/1/1", "WG/1/3", "WG/1/INF/1", "WG/2/2", "WG/1/1/Rev.1")
    assert next_number(used, ("WG", "1", "")) == 2
    assert next_number(used, ("WG", "1", "INF")) == 2
    assert next_number(used, ("WG", "1", "L")) == 1


def test_holes_are_named_in_each_count_and_among_revisions() -> None:
    used = read("WG/1/1", "WG/1/4", "WG/1/L/2", "WG/1/4/Rev.2", "C/115/RES/1413", "WG/1/L/2/Corr.1")
    assert [str(symbol) for symbol in missing_symbols(used)] == [
        "WG/1/2",
        "WG/1/3",
        "WG/1/L/1",
        "WG/1/4/Rev.1",
    ]


def test_reissue_and_revision_are_no_doubles_of_what_they_replace() -> None:
    assert doubled(["WG/1/1", "WG/1/1*", "WG/1/1/Rev.1", "WG/1/2", " WG/1/2"]) == {"WG/1/2"}


def test_what_follows_a_document_is_counted_by_its_kind() -> None:
    base = parse_symbol("WG/1/2*")
    used = [
        s for text in ("WG/1/2", "WG/1/2/Add.1", "WG/1/2/Rev.2", "WG/1/3/Rev.1") if (s := parse_symbol(text))
    ]
    assert base is not None
    assert [str(following(base, kind, used)) for kind in ("Add", "Corr", "Rev")] == [
        "WG/1/2/Add.2",
        "WG/1/2/Corr.1",
        "WG/1/2/Rev.1",
    ]


def test_a_revision_may_be_corrected_in_its_turn_and_a_reissue_gets_one_asterisk_more() -> None:
    revision = parse_symbol("WG/1/2/Rev.1*")
    assert revision is not None
    assert str(following(revision, "Corr", [revision])) == "WG/1/2/Rev.1/Corr.1"
    assert str(reissued(revision)) == "WG/1/2/Rev.1**"
