"""What became of each clause is proposed from its words: the group's own mandate, changed in every way."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomdesk.model.concordance import ConcordanceKind
from iomdesk.model.mandate_draft import parse_mandate
from iomdesk.model.similarity import ClauseWords, propose_concordance
from iomdesk.runtime.reference import reference_data

FRENCH = {
    f"{chapter.number} {clause.letter})": clause.text
    for chapter in parse_mandate(reference_data().draft_mandate, language="fr").chapters
    for clause in chapter.clauses
}
NAMES = list(FRENCH)


def clauses(texts: Mapping[str, str], first_id: int = 0, language: str = "fr") -> list[ClauseWords]:
    return [
        ClauseWords(first_id + place, name.split(" ")[0], name.split(" ")[1].rstrip(")"), {language: text})
        for place, (name, text) in enumerate(texts.items())
    ]


def proposed(old: Mapping[str, str], new: Mapping[str, str]) -> list[tuple[str, str, str]]:
    before, after = list(old), list(new)
    return [
        (
            before[link.old] if link.old is not None else "",
            after[link.new - 100] if link.new is not None else "",
            link.kind.value,
        )
        for link in propose_concordance(clauses(old), clauses(new, 100))
    ]


def test_mandate_that_did_not_change_is_the_same_clause_by_clause_with_its_doubles() -> None:
    assert proposed(FRENCH, FRENCH) == [(name, name, "same") for name in NAMES]


def test_doubles_follow_their_chapter_where_the_chapters_change_places() -> None:
    swapped = {
        f"{'2' if name[0] == '1' else '1'}{name[1:]}": text
        for name, text in sorted(FRENCH.items(), key=lambda entry: entry[0][0] == "1")
    }
    found = {old: new for old, new, _kind in proposed(FRENCH, swapped)}
    assert (found["1 d)"], found["1 e)"], found["2 c)"], found["2 d)"]) == ("2 d)", "2 e)", "1 c)", "1 d)")


def test_final_points_and_capitals_do_not_make_another_clause() -> None:
    new = {name: text.rstrip(" ;.").upper() for name, text in FRENCH.items()}
    assert {kind for _old, _new, kind in proposed(FRENCH, new)} == {"same"}


def test_clause_that_was_reworded_and_moved_is_found_again() -> None:
    new = {name: text for name, text in FRENCH.items() if name != "1 c)"}
    new["2 e)"] = "Examiner les rapports écrits du Directeur général sur les partenariats ;"
    assert ("1 c)", "2 e)", "reworded") in proposed(FRENCH, new)


def test_clause_that_came_is_new_and_one_that_went_is_dropped() -> None:
    new = {name: text for name, text in FRENCH.items() if name != "2 b)"}
    new["2 e)"] = "Suivre la mise en œuvre du cadre budgétaire et de la politique de recouvrement des coûts ;"
    found = proposed(FRENCH, new)
    assert ("2 b)", "", "dropped") in found
    assert found[-1] == ("", "2 e)", "new")


def test_clause_that_was_cut_in_two_is_split() -> None:
    new = {name: text for name, text in FRENCH.items() if name != "1 b)"}
    new["1 f)"] = "Examiner les partenariats de l’OIM avec d’autres institutions multilatérales ;"
    new["1 g)"] = (
        "Examiner les partenariats de l’OIM avec la société civile, et tenir un échange de vues à ce sujet ;"
    )
    found = proposed(FRENCH, new)
    assert [row for row in found if row[0] == "1 b)"] == [
        ("1 b)", "1 f)", "split"),
        ("1 b)", "1 g)", "split"),
    ]


def test_two_clauses_made_one_are_merged() -> None:
    new = {name: text for name, text in FRENCH.items() if name not in ("1 a)", "1 b)")}
    new["1 a)"] = (
        "Examiner le rôle et les responsabilités de l’OIM au sein du système des Nations Unies et ses "
        "partenariats avec d’autres institutions, y compris multilatérales et de la société civile ;"
    )
    found = proposed(FRENCH, new)
    assert ("1 a)", "1 a)", "merged") in found
    assert ("1 b)", "1 a)", "merged") in found


def test_doubles_written_once_in_the_new_mandate_are_merged() -> None:
    new = {name: text for name, text in FRENCH.items() if name not in ("2 c)", "2 d)")}
    found = proposed(FRENCH, new)
    assert [row for row in found if row[1] == "1 d)"] == [
        ("1 d)", "1 d)", "merged"),
        ("2 c)", "1 d)", "merged"),
    ]


def test_official_texts_decide_where_a_translation_was_only_improved() -> None:
    old = ClauseWords(1, "1", "a", {"fr": "Examiner les rapports", "en": "See reports"}, frozenset({"fr"}))
    new = ClauseWords(
        2, "1", "a", {"fr": "Examiner les rapports", "en": "To consider the reports"}, frozenset({"fr"})
    )
    (link,) = propose_concordance([old], [new])
    assert (link.kind, link.likeness) == (ConcordanceKind.SAME, 1.0)


@pytest.mark.parametrize("language", ["en", "es"])
def test_texts_in_different_languages_are_not_compared(language: str) -> None:
    links = propose_concordance(clauses(FRENCH), clauses(FRENCH, 100, language))
    assert {link.kind for link in links} == {ConcordanceKind.DROPPED, ConcordanceKind.NEW}


TEXTS = st.lists(
    st.lists(st.sampled_from(["examiner", "rapports", "groupes", "appui", "budget"]), max_size=6).map(
        " ".join
    ),
    max_size=6,
)


@given(TEXTS, TEXTS)
def test_every_clause_has_its_row_and_the_proposal_is_always_the_same(old: list[str], new: list[str]) -> None:
    before = clauses({f"1 {chr(97 + place)})": text for place, text in enumerate(old)})
    after = clauses({f"1 {chr(97 + place)})": text for place, text in enumerate(new)}, 100)
    links = propose_concordance(before, after)
    assert {link.old for link in links if link.old is not None} == {one.id for one in before}
    assert {link.new for link in links if link.new is not None} == {one.id for one in after}
    assert len({(link.old, link.new) for link in links}) == len(links)
    assert links == propose_concordance(before, after)
