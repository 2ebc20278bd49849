"""States in the order of each language, without articles or accents."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from iomdesk.model import metadata
from iomdesk.model.participants import State
from iomdesk.queries.states import state_codes, states_on

DAY = date(2020, 5, 12)


@pytest.fixture
def states() -> Iterator[Session]:
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    rows = (
        ("ZMB", "ZM", "Zambie", "Zambia", "Zambia"),
        ("COK", "CK", "Îles Cook", "Cook Islands", "Islas Cook"),
        ("ERI", "ER", "Érythrée", "Eritrea", "Eritrea"),
        ("ECU", "EC", "Équateur", "Ecuador", "Ecuador"),
        ("EGY", "EG", "Égypte", "Egypt", "Egipto"),
        ("GMB", "GM", "La Gambie", "The Gambia", "Gambia"),
        ("IRL", "IE", "Irlande", "Ireland", "Irlanda"),
    )
    with Session(engine) as session:
        for iso3, iso2, fr, en, es in rows:
            session.add(State(iso3=iso3, iso2=iso2, name_fr=fr, name_en=en, name_es=es))
        session.flush()
        yield session
    engine.dispose()


def names(states: Session, language: str) -> list[str]:
    return [row.name for row in states_on(states, day=DAY, language=language)]


def test_french_names_ignore_accents_and_articles(states: Session) -> None:
    assert names(states, "fr") == [
        "Égypte", "Équateur", "Érythrée", "La Gambie", "Îles Cook", "Irlande", "Zambie"
    ]  # fmt: skip


def test_each_language_has_its_own_order(states: Session) -> None:
    assert names(states, "en") == [
        "Cook Islands", "Ecuador", "Egypt", "Eritrea", "The Gambia", "Ireland", "Zambia"
    ]  # fmt: skip
    assert names(states, "es")[:3] == ["Ecuador", "Egipto", "Eritrea"]


def test_the_codes_are_those_of_the_desk(states: Session) -> None:
    assert state_codes(states) == {"ZMB", "COK", "ERI", "ECU", "EGY", "GMB", "IRL"}
