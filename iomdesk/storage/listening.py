"""Hear what other windows do with a shared desk, on a thread of its own with a connection of its own."""

from __future__ import annotations

import queue
import select
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import psycopg
from psycopg import sql

from iomdesk.queries.presence import HERE
from iomdesk.runtime.desk_address import ServerAddress
from iomdesk.storage.news import CHANNEL, News, news_in
from iomdesk.storage.server import connection_arguments

_AGAIN_AFTER = 2.0  # seconds between two tries to reach a server that went away
_LONGEST_NAME = 63  # bytes of an application's name


class Listener:
    """Tell what others changed, where this window stands, and whether the server is there.

    `on_news` gets the news of others, None after a time in which some may have been missed; `on_reached`
    gets whether the server answers. Both are called on the listener's thread.
    """

    def __init__(
        self,
        address: ServerAddress,
        client: str,
        on_news: Callable[[News | None], None],
        on_reached: Callable[[bool], None],
    ) -> None:
        self._address = address
        self._client = client
        self._on_news = on_news
        self._on_reached = on_reached
        self._places: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._place = ""
        self._is_stopped = threading.Event()
        self._wake, self._woken = socket.socketpair()
        self._thread = threading.Thread(target=self._work, name="listening", daemon=True)
        self._thread.start()

    def stand_at(self, place: str) -> None:
        """Tell the others where this window is now: `item:12`."""
        self._places.put(place)
        self._rouse()

    def stop(self) -> None:
        """Fall silent and wait for the thread to end; twice is once."""
        if not self._is_stopped.is_set():
            self._is_stopped.set()
            self._rouse()
            self._thread.join()
            self._wake.close()
            self._woken.close()

    def _rouse(self) -> None:
        with suppress(OSError):
            self._wake.send(b"x")

    def _work(self) -> None:
        was_reached = True
        while not self._is_stopped.is_set():
            try:
                with self._connected() as connection:
                    if not was_reached:
                        was_reached = True
                        self._on_reached(True)
                        self._on_news(None)
                    self._listen(connection)
            except (psycopg.Error, OSError):
                if self._is_stopped.is_set():
                    return
                if was_reached:
                    was_reached = False
                    self._on_reached(False)
                self._is_stopped.wait(_AGAIN_AFTER)

    def _connected(self) -> psycopg.Connection[Any]:
        arguments: dict[str, Any] = connection_arguments(self._address)
        connection: psycopg.Connection[Any] = psycopg.connect(**arguments, autocommit=True)
        connection.execute(sql.SQL("LISTEN {}").format(sql.Identifier(CHANNEL)))
        self._show_place(connection)
        return connection

    def _listen(self, connection: psycopg.Connection[Any]) -> None:
        while not self._is_stopped.is_set():
            for notice in connection.notifies(timeout=0):  # also what came while something else was said
                news = news_in(notice.payload)
                if news is not None and news.client != self._client:
                    self._on_news(news)
            ready, _, _ = select.select([connection.fileno(), self._woken.fileno()], [], [])
            if self._woken.fileno() in ready:
                self._woken.recv(4096)
                self._move(connection)
        self._say_where(connection, "")

    def _move(self, connection: psycopg.Connection[Any]) -> None:
        place = self._place
        while not self._places.empty():
            place = self._places.get()
        if place != self._place:
            self._place = place
            self._show_place(connection)

    def _show_place(self, connection: psycopg.Connection[Any]) -> None:
        self._say_where(connection, f"{HERE}{self._client} {self._place}"[:_LONGEST_NAME])

    def _say_where(self, connection: psycopg.Connection[Any], name: str) -> None:
        """Put the place where the server shows it for as long as the connection lasts, and tell of it."""
        connection.execute(sql.SQL("SET application_name = {}").format(sql.Literal(name)))
        for message in News(self._client).messages():
            connection.execute("SELECT pg_notify(%s, %s)", (CHANNEL, message))
