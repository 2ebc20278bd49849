"""SQLAlchemy over one connection, with transactions that begin where they are meant to."""

import sqlite3

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool

READING = "BEGIN"
WRITING = "BEGIN IMMEDIATE"


def engine_over(connection: sqlite3.Connection) -> Engine:
    """Make an engine that has this connection and no other.

    Python's driver would begin transactions by itself, late and never before DDL or SELECT; the connection
    has that switched off (`isolation_level=None`), so each BEGIN is said here; the execution option `begin`
    chooses which.
    """
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", READING))
