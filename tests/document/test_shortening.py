"""Titles made out of longer texts."""

from hypothesis import given
from hypothesis import strategies as st

from iomdesk.document.shortening import shortened


def test_a_short_text_gets_its_capital_and_loses_the_sign_that_ends_it() -> None:
    assert shortened("les groupes régionaux\u00a0; ", 60) == "Les groupes régionaux"


def test_a_long_text_is_cut_between_words() -> None:
    assert shortened("la portée et la nature des partenariats", 20) == "La portée et la…"


@given(st.text(), st.integers(2, 80))
def test_it_always_fits(text: str, length: int) -> None:
    assert len(shortened(text, length)) <= length
