"""A desk written as JSON and made anew of it."""

import base64
import json
import sqlite3
import tempfile
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Column

from iomdesk.desk import open_desk
from iomdesk.model import metadata
from iomdesk.storage.errors import DeskExists, DeskTooNew
from iomdesk.storage.exchange import NotAnExport, export_rows, import_desk
from iomdesk.storage.exchange_schema import exchange_schema
from iomdesk.storage.opening import create_desk_file
from iomdesk.storage.schema import HEAD_REVISION, describe_schema

DATA = Path(__file__).parents[1] / "data"


def export(desk: Path, target: Path) -> Any:
    with closing(sqlite3.connect(desk)) as connection:
        export_rows(connection, target=target)
    return json.loads(target.read_text(encoding="utf-8"))


def rows_of_model(desk: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Read every table the model knows, with the type SQLite stores each value under."""
    with closing(sqlite3.connect(desk)) as connection:
        return {
            name: [
                tuple((type(value), value) for value in row)
                for row in connection.execute(f'SELECT rowid, * FROM "{name}" ORDER BY rowid')
            ]
            for name in metadata.tables
        }


def counters(desk: Path) -> list[Any]:
    with closing(sqlite3.connect(desk)) as connection:
        return connection.execute("SELECT name, seq FROM sqlite_sequence ORDER BY 1").fetchall()


def a_value(column: Column[Any]) -> st.SearchStrategy[Any]:
    kind = str(column.type).upper()
    texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
    by_kind: dict[str, st.SearchStrategy[Any]] = {
        "INTEGER": st.integers(-(2**63), 2**63 - 1),
        "BOOLEAN": st.sampled_from((0, 1)),
        "FLOAT": st.floats(allow_nan=False, allow_infinity=False),
        "BLOB": st.binary(max_size=40),
        "DATE": st.dates().map(str),
        "DATETIME": st.datetimes().map(lambda at: at.isoformat(" ", "microseconds")),
        "JSON": st.one_of(st.dictionaries(texts, texts, max_size=3), st.integers(), texts).map(json.dumps),
    }
    wanted = by_kind.get(kind, texts)
    return st.none() | wanted if column.nullable else wanted


@st.composite
def rows_of_every_table(draw: st.DrawFn) -> dict[str, dict[str, Any]]:
    """Give one row for each table of the model that leads nowhere; links are the sample desk's part."""
    return {
        name: {column.name: draw(a_value(column)) for column in table.columns}
        for name, table in metadata.tables.items()
        if not table.foreign_keys and name != "desk"
    }


def put(desk: Path, rows: Mapping[str, Mapping[str, Any]]) -> None:
    with closing(sqlite3.connect(desk)) as connection:
        for table, row in rows.items():
            marks = ", ".join("?" * len(row))
            names = ", ".join(f'"{name}"' for name in row)
            connection.execute(f'INSERT OR IGNORE INTO "{table}" ({names}) VALUES ({marks})', [*row.values()])
        connection.execute("INSERT INTO desk VALUES (1, 'u', '2020-01-01 00:00:00.000000', 0, 'OIM')")
        connection.commit()


def test_sample_desk_comes_back_row_by_row_with_its_format_and_counters(
    sample_desk: Path, tmp_path: Path
) -> None:
    export(sample_desk, tmp_path / "desk.json")
    import_desk(tmp_path / "desk.json", tmp_path / "again.iomdesk")
    assert rows_of_model(tmp_path / "again.iomdesk") == rows_of_model(sample_desk)
    assert counters(tmp_path / "again.iomdesk") == counters(sample_desk)
    with (
        closing(sqlite3.connect(sample_desk)) as one,
        closing(sqlite3.connect(tmp_path / "again.iomdesk")) as other,
    ):
        assert describe_schema(one) == describe_schema(other)
    with open_desk(tmp_path / "again.iomdesk") as desk:
        assert desk.check().result() == ()


def test_every_table_of_the_model_is_in_the_export_and_in_its_schema(
    sample_desk: Path, tmp_path: Path
) -> None:
    exported = export(sample_desk, tmp_path / "desk.json")
    described = exchange_schema()["properties"]["tables"]["properties"]
    assert set(exported["tables"]) == set(metadata.tables) == set(described)
    for name, table in metadata.tables.items():
        assert set(described[name]["items"]["properties"]) == {column.name for column in table.columns}


@settings(max_examples=15)
@given(rows=rows_of_every_table())
def test_any_values_come_back_as_they_were(rows: dict[str, dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk, file, again = (Path(folder) / name for name in ("a.iomdesk", "a.json", "b.iomdesk"))
        create_desk_file(desk).close()
        put(desk, rows)
        exported = export(desk, file)
        jsonschema.validate(exported, exchange_schema())
        import_desk(file, again)
        assert rows_of_model(again) == rows_of_model(desk)


def test_sample_desk_fits_the_published_schema(sample_desk: Path, tmp_path: Path) -> None:
    schema = exchange_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(export(sample_desk, tmp_path / "desk.json"), schema)


@pytest.mark.parametrize("released", ["desk-0001", "desk-0002"])
def test_export_of_an_older_format_becomes_a_desk_of_the_newest(released: str, tmp_path: Path) -> None:
    exported = export(DATA / f"{released}.iomdesk", tmp_path / "old.json")
    assert exported["format"] == released.removeprefix("desk-")
    import_desk(tmp_path / "old.json", tmp_path / "new.iomdesk")
    with open_desk(tmp_path / "new.iomdesk") as desk:
        assert not [finding for finding in desk.check().result() if finding.kind.startswith("format")]
    kept = rows_of_model(tmp_path / "new.iomdesk")
    for table, rows in exported["tables"].items():
        assert len(kept[table]) >= len(rows)


def test_files_stand_in_the_export_as_base64(desk_path: Path, tmp_path: Path) -> None:
    put(desk_path, {"content": {"digest": "d", "media_type": "x/y", "size": 3, "data": b"\x00\xff\n"}})
    (content,) = export(desk_path, tmp_path / "desk.json")["tables"]["content"]
    assert base64.b64decode(content["data"]["base64"]) == b"\x00\xff\n"


def test_what_is_not_a_whole_export_makes_no_desk(sample_desk: Path, tmp_path: Path) -> None:
    whole = export(sample_desk, tmp_path / "desk.json")
    tables = whole["tables"]
    wrong = [
        "no json",
        "[" * 100_000,
        [],
        {"kind": "other"},
        {**whole, "tables": None},
        {**whole, "counters": None},
        {**whole, "tables": {name: rows for name, rows in tables.items() if name != "audit"}},
        {**whole, "tables": {**tables, "body": []}},
        {**whole, "tables": {**tables, "body": [{"id": 1}]}},
        {**whole, "tables": {**tables, "desk": [{**tables["desk"][0], "uid": ["a"]}]}},
        {**whole, "tables": {**tables, "desk": [{**tables["desk"][0], "uid": {"base64": "*"}}]}},
        {**whole, "tables": {**tables, "desk": [{**tables["desk"][0], "id": 2**80}]}},
    ]
    for number, content in enumerate(wrong):
        file = tmp_path / f"wrong{number}.json"
        file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        with pytest.raises(NotAnExport):
            import_desk(file, tmp_path / "new.iomdesk")
        assert not list(tmp_path.glob("new.iomdesk*"))


def test_export_of_a_newer_program_is_refused(sample_desk: Path, tmp_path: Path) -> None:
    newer = {**export(sample_desk, tmp_path / "desk.json"), "format": str(int(HEAD_REVISION) + 1).zfill(4)}
    (tmp_path / "newer.json").write_text(json.dumps(newer), encoding="utf-8")
    with pytest.raises(DeskTooNew):
        import_desk(tmp_path / "newer.json", tmp_path / "new.iomdesk")


def test_no_desk_is_overwritten(sample_desk: Path, tmp_path: Path) -> None:
    export(sample_desk, tmp_path / "desk.json")
    before = sample_desk.read_bytes()
    with pytest.raises(DeskExists):
        import_desk(tmp_path / "desk.json", sample_desk)
    assert sample_desk.read_bytes() == before
