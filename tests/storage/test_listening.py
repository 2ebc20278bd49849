"""Windows on one shared desk hear each other, see each other, and come back after the server went away."""

import queue
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from iomdesk.desk import Desk, new_desk, open_desk
from iomdesk.queries.kept_texts import minutes_key
from iomdesk.queries.presence import Present, who_is_here
from iomdesk.runtime.desk_address import server_at
from iomdesk.services.journal import note_typing
from iomdesk.services.sessions import create_session
from iomdesk.storage.news import News, news_in
from iomdesk.storage.server_errors import ServerUnreachable
from tests.postgres import Server, running_server

SECONDS = 20


class Ear:
    """Hold what a window hears, in order."""

    def __init__(self, desk: Desk) -> None:
        self.heard: queue.Queue[object] = queue.Queue()
        desk.listen(self.heard.put, self.heard.put)

    def until(self, is_it: Callable[[object], bool]) -> object:
        while not is_it(one := self.heard.get(timeout=SECONDS)):
            pass
        return one


def both_are_there(desk: Desk) -> None:
    until = time.monotonic() + SECONDS
    while len(desk.answer(who_is_here)) < 2:
        assert time.monotonic() < until


@pytest.fixture
def path(postgres: Server) -> Path:
    address = server_at(postgres.new_database()).path
    new_desk(address).close()
    return address


@pytest.fixture
def two(path: Path) -> Iterator[tuple[Desk, Desk]]:
    with open_desk(path) as one, open_desk(path) as other:
        yield one, other


def test_change_is_heard_by_the_others_with_what_it_touched(two: tuple[Desk, Desk]) -> None:
    one, other = two
    ears, own = Ear(other), Ear(one)
    both_are_there(one)
    created = one.do(create_session, number=1, bodies=(1,)).result().created
    told = ears.until(lambda news: isinstance(news, News) and bool(news.touched))
    assert isinstance(told, News)
    assert created in told.touched["session"]
    assert told.audited > 0
    heard = [own.heard.get_nowait() for _ in range(own.heard.qsize())]
    assert not [news for news in heard if isinstance(news, News) and news.touched]


def test_typing_that_touches_no_record_is_no_news(two: tuple[Desk, Desk]) -> None:
    one, other = two
    ears = Ear(other)
    Ear(one)
    both_are_there(one)
    key = minutes_key(1, "en")
    one.note(note_typing, key=key, before="", after="a").result()
    one.note(note_typing, key=key, before="a", after="ab").result()
    created = one.do(create_session, number=3, bodies=(1,)).result().created
    heard: list[News] = []

    def is_it(news: object) -> bool:
        heard.extend([news] if isinstance(news, News) else [])
        return isinstance(news, News) and created in news.touched.get("session", ())

    ears.until(is_it)
    assert sum(1 for news in heard if not news.touched) <= 1  # that the other one came


def test_who_is_here_is_seen_with_the_place_and_gone_with_the_window(path: Path) -> None:
    with open_desk(path) as one:
        ears = Ear(one)
        with open_desk(path) as other:
            Ear(other)
            other.stand_at("item:12")

            def is_at(_news: object) -> bool:
                return any(present.place == "item:12" for present in one.answer(who_is_here))

            ears.until(is_at)
            (there,) = [p for p in one.answer(who_is_here) if p.window == other.client]
            assert there.place == "item:12"
            assert isinstance(there, Present)
        ears.until(lambda _news: [p.window for p in one.answer(who_is_here)] == [one.client])


def test_server_that_goes_and_comes_back_is_told_and_asked_again() -> None:
    with running_server() as server:
        address = server_at(server.new_database()).path
        new_desk(address).close()
        with open_desk(address) as desk:
            ears = Ear(desk)
            ears.until(lambda _news: True) if not ears.heard.empty() else None
            server.stop("immediate")
            ears.until(lambda news: news is False)
            with pytest.raises(ServerUnreachable):
                desk.do(create_session, number=2, bodies=(1,)).result()
            server.start()
            ears.until(lambda news: news is True)
            ears.until(lambda news: news is None)  # something may have been missed
            assert desk.do(create_session, number=2, bodies=(1,)).result().created


def test_long_news_come_in_parts_and_strange_messages_are_none() -> None:
    news = News("me", {"item": frozenset(range(100_000, 102_000))}, 7)
    parts = [news_in(message) for message in news.messages()]
    assert all(len(message) < 8_000 for message in news.messages())
    assert frozenset().union(*(part.touched["item"] for part in parts if part)) == news.touched["item"]
    assert {part.audited for part in parts if part} == {7}
    assert news_in("hello") is None
    assert news_in("[1]") is None
