"""Everything is found: by words, phrases, fields, in any language, the newest first."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from iomdesk.desk import Desk, open_desk
from iomdesk.queries.search import SearchResults, search_desk, search_terms
from iomdesk.queries.search_filters import FilterNotUnderstood, completions
from iomdesk.queries.search_places import grouped
from iomdesk.runtime.desk_address import server_at
from iomdesk.services.minutes import save_draft
from iomdesk.services.recommendation_life import take_step
from iomdesk.storage.sharing import copy_desk
from tests.postgres import Server


@pytest.fixture(scope="module", params=["file", "server"])
def desk(request: pytest.FixtureRequest, sample_template: Path) -> Iterator[Desk]:
    """Open the sample desk: as a file, and as a copy of it on a server. The results are to be the same."""
    path = sample_template
    if request.param == "server":
        path = server_at(request.getfixturevalue("postgres").new_database()).path
        copy_desk(sample_template, path)
    with open_desk(path, read_only=True) as opened:
        yield opened


def _places(found: SearchResults) -> set[tuple[str, int]]:
    return {(hit.kind, hit.record) for hit in found.hits}


QUERIES = (
    *("partenariats", "regionaux", '"groupes régionaux"', "part*", "groupe OR réunion", "groupe NOT travail"),
    *("orateur:suisse", "clause:2b", "session:1 groupe", "avant:2017-05 groupe", "type:item OIM", "l’OIM"),
    *("état:ouverte", "(groupe OR réunion) travail", "wg/1", "“États Membres”", "xyzzy", "2019"),
)


def test_a_file_and_a_server_find_the_same(sample_template: Path, postgres: Server) -> None:
    path = server_at(postgres.new_database()).path
    copy_desk(sample_template, path)
    with open_desk(sample_template, read_only=True) as file, open_desk(path, read_only=True) as server:
        for query in QUERIES:
            assert find(file, query) == find(server, query), query
            ours, theirs = (find(one, query, by_relevance=True, limit=500) for one in (file, server))
            assert _places(ours) == _places(theirs), query


def find(desk: Desk, query: str, language: str = "fr", **more: Any) -> SearchResults:
    return desk.answer(search_desk, query=query, language=language, **more)


def where(desk: Desk, query: str, language: str = "fr") -> list[str]:
    return [hit.where for hit in find(desk, query, language).hits]


def test_case_accents_and_endings_do_not_count(desk: Desk) -> None:
    assert where(desk, "regionaux") == where(desk, "RÉGIONAUX") != []
    assert set(where(desk, "partenariats")) <= set(where(desk, "partenariat"))


def test_a_phrase_stands_as_it_is_written(desk: Desk) -> None:
    assert find(desk, '"groupes régionaux"').hits
    assert not find(desk, '"régionaux groupes"').hits


def test_and_or_not_narrow_and_widen(desk: Desk) -> None:
    one, other = (len(find(desk, query).hits) for query in ("partenariats", "régionaux"))
    assert len(find(desk, "partenariats OR régionaux").hits) >= max(one, other)
    assert len(find(desk, "partenariats NOT société").hits) < one
    assert not find(desk, "partenariats régionaux xyzzy").hits


def test_what_is_found_in_several_languages_is_shown_once_in_that_of_the_window(desk: Desk) -> None:
    for language in ("fr", "en", "es"):
        hits = find(desk, "type:item OIM OR IOM", language).hits
        assert len({(hit.kind, hit.record) for hit in hits}) == len(hits)
        assert {hit.language for hit in hits} == {language}


def test_a_speaker_is_found_by_any_name_of_the_state(desk: Desk) -> None:
    for name in ("orateur:suisse", "speaker:switz", 'orador:"Suiza"'):
        hits = find(desk, name).hits
        assert hits
        assert {hit.kind for hit in hits} == {"intervention"}
        assert all("Suisse" in hit.snippet for hit in hits)


def test_clauses_bring_items_minutes_and_recommendations(desk: Desk) -> None:
    kinds = {hit.kind for hit in find(desk, "clause:2b").hits}
    assert {"item", "minutes", "recommendation", "clause"} <= kinds
    assert len(find(desk, "clause:2").hits) > len(find(desk, "clause:2b)").hits)


def test_recommendations_are_found_by_how_far_they_have_come(desk: Desk) -> None:
    for typed in ("état:ouverte", "status:open", "estado:abierta", "status:agreed"):
        assert {hit.kind for hit in find(desk, typed).hits} == {"recommendation"}
    assert not find(desk, "status:closed").hits


def test_days_bound_the_search(desk: Desk) -> None:
    days = {hit.day.year for hit in find(desk, "avant:2017-05 groupe OR réunion OR travail").hits if hit.day}
    assert days
    assert max(days) <= 2017
    assert {hit.session for hit in find(desk, "after:2020 groupe").hits} <= {6, None}


def test_the_session_and_its_negation_part_the_desk(desk: Desk) -> None:
    inside = find(desk, "session:1 groupe").hits
    assert {hit.session for hit in inside} == {6}
    assert 6 not in {hit.session for hit in find(desk, "-session:1 groupe").hits}


@pytest.mark.parametrize("typed", ["session:x", "after:2020-13", "clause:zz", "type:xyzzy", "-rien"])
def test_what_cannot_be_meant_is_told(desk: Desk, typed: str) -> None:
    with pytest.raises(FilterNotUnderstood):
        find(desk, typed)


def test_a_field_that_is_being_typed_does_not_narrow(desk: Desk) -> None:
    assert where(desk, "partenariats session:") == where(desk, "partenariats")
    assert find(desk, "session:").hits == ()


def test_text_inside_documents_persons_and_symbols_are_found(desk: Desk) -> None:
    asked = (("type:document note", "document"), ("type:person exemple", "person"), ("WG/1/L/1", "paper"))
    for query, kind in asked:
        assert kind in {hit.kind for hit in find(desk, query).hits}


def test_signs_of_the_index_are_words_like_others(desk: Desk) -> None:
    for typed in ('a" OR b', "NEAR(a b)", "col : x", "^a", "a + b", "'; DROP TABLE session;--"):
        find(desk, typed)


def test_the_newest_comes_first_and_the_best_when_asked(sample_desk: Path) -> None:
    with open_desk(sample_desk) as desk:
        for item, words in ((3, "Élan."), (2, "Élan, élan, élan.")):
            desk.do(save_draft, item=item, language="fr", text=words).result()
        newest = [hit.item or 0 for hit in find(desk, "élan").hits]
        best = [hit.item or 0 for hit in find(desk, "élan", by_relevance=True).hits]
        assert sorted(newest) == sorted(best) == [2, 3]
        assert best[0] == 2


def test_an_answer_that_is_not_wanted_any_more_is_given_up(desk: Desk) -> None:
    found = desk.answer(search_desk, query="groupe OR travail", language="fr", is_wanted=lambda: False)
    assert found.hits == () or len(found.hits) > 0  # a short one may be there before anyone looks
    assert find(desk, "groupe").hits, "the next one is answered"


def test_what_is_found_stands_below_its_session(desk: Desk) -> None:
    groups = dict(grouped(find(desk, "groupe OR réunion").hits))
    assert next(iter(groups)) == "Première session"
    assert all(hit.where.startswith("Première session") for hit in groups["Première session"])


def test_typing_is_completed_with_what_the_desk_holds(desk: Desk) -> None:
    states, sessions, clauses = desk.answer(search_terms)
    assert "Switzerland" in states
    assert sessions == (1,)
    assert "2b" in clauses
    names = {"speaker": states, "clause": clauses}
    assert list(completions("eau spea", names)) == ["speaker:"]
    assert list(completions("speaker:swi", names)) == ["speaker:Switzerland"]
    assert list(completions("speaker:costa", names)) == ['speaker:"Costa Rica"']
    assert list(completions("eau", names)) == []


def test_steps_of_a_recommendation_change_what_is_open(sample_desk: Path) -> None:
    with open_desk(sample_desk) as desk:
        before = len(find(desk, "état:ouverte").hits)
        desk.do(
            take_step, recommendation=1, status="closed", on=date(2021, 1, 1), override_reason="x"
        ).result()
        assert len(find(desk, "état:ouverte").hits) < before
