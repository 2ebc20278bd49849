"""Searches are kept with the desk, replaced under their name, and taken back."""

import pytest

from iomdesk.queries.search import saved_searches
from iomdesk.services.searches import SearchNotKept, drop_search, keep_search
from iomdesk.services.work import Work


def test_a_search_is_kept_replaced_dropped_and_each_taken_back(work: Work) -> None:
    made = keep_search(work, name="Eau", query="eau")
    replaced = keep_search(work, name="Eau", query="eau OR agua")
    assert saved_searches(work.session) == (("Eau", "eau OR agua"),)
    for changes, left in ((replaced, (("Eau", "eau"),)), (made, ())):
        assert changes.inverse is not None
        changes.inverse.function(work, **changes.inverse.arguments)
        assert saved_searches(work.session) == left


def test_what_finds_nothing_is_not_kept(work: Work) -> None:
    for name, query in (("", "eau"), ("Eau", " "), ("Eau", "-eau")):
        with pytest.raises(SearchNotKept):
            keep_search(work, name=name, query=query)
    with pytest.raises(SearchNotKept):
        drop_search(work, name="Eau")
