"""Lists of participants as people keep them: any separator, any encoding, heads in three languages."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from iomdesk.model.participant_rows import ParticipantRow
from iomdesk.reading.csv_table import MOST_ROWS
from iomdesk.reading.participants_file import LARGEST, read_participants
from iomdesk.reading.refusals import (
    FileEmpty,
    FileEncrypted,
    FileMissing,
    FileNotWhatItSays,
    FileUnreadable,
    TableOfAnotherKind,
    TableTooLarge,
    TableWithoutPersons,
)

FRENCH = "État;Titre;Prénom;Nom;Fonction;Rôle;Qualité"
LINE = "Côte d’Ivoire;Mme;Aïcha;Exemple;Conseillère;suppléante;État membre"
EXPECTED = ParticipantRow(
    2, "Côte d’Ivoire", "Mme", "Aïcha", "Exemple", "Conseillère", "suppléante", "État membre"
)
OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000


def read(folder: Path, content: str | bytes, name: str = "list.csv") -> tuple[ParticipantRow, ...]:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_participants(path)


def workbook(*sheets: Sequence[Sequence[object]]) -> bytes:
    book = Workbook()
    for place, rows in enumerate(sheets):
        sheet = book.active if place == 0 else book.create_sheet()
        for row in rows:
            sheet.append(list(row))
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def repacked(data: bytes, **parts: bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(kept, "w") as new:
        for name in old.namelist():
            new.writestr(name, parts.get(Path(name).stem, old.read(name)))
    return kept.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_separator_and_encoding_are_found_out(tmp_path: Path, encoding: str, separator: str) -> None:
    text = f"{FRENCH}\r\n{LINE}\r\n".replace(";", separator)
    assert read(tmp_path, text.encode(encoding)) == (EXPECTED,)


@pytest.mark.parametrize(
    "heads",
    [
        "State,Title,Given name,Family name,Function,Role,Capacity",
        "Country,Honorific,First name(s),Surname,Job title,ROLE,Status",
        "Estado,Tratamiento,Nombre,Apellidos,Cargo,Rol,Calidad",
        "ORGANISATION,titre,PRÉNOM,Nom de famille,fonction,rôle,qualité",
    ],
)
def test_heads_are_known_in_three_languages(tmp_path: Path, heads: str) -> None:
    assert read(tmp_path, f"{heads}\n{LINE.replace(';', ',')}") == (EXPECTED,)


def test_columns_may_stand_in_any_order_below_titles_beside_columns_unknown(tmp_path: Path) -> None:
    text = "Liste provisoire;;;\n;;;\nNom;Courriel;Prénom;Pays\nExemple;a@exemple;Aïcha;Mali\n"
    assert read(tmp_path, text) == (ParticipantRow(4, "Mali", given_name="Aïcha", family_name="Exemple"),)


def test_without_heads_the_position_counts(tmp_path: Path) -> None:
    assert read(tmp_path, LINE)[0].function == "Conseillère"
    assert read(tmp_path, "Mali\nNiger\n") == (ParticipantRow(1, "Mali"), ParticipantRow(2, "Niger"))
    assert read(tmp_path, "Mali;Aïcha;Exemple")[0].given_name == "Aïcha"


def test_quoted_cells_hold_separators_and_line_ends(tmp_path: Path) -> None:
    row = read(tmp_path, 'State,Family name,Function\nMali,Exemple,"Counsellor,\nhead of ""section"""\n')[0]
    assert row.function == 'Counsellor, head of "section"'


def test_excels_own_line_on_the_separator_is_obeyed(tmp_path: Path) -> None:
    assert read(tmp_path, f"sep=;\n{FRENCH}\n{LINE}")[0].family_name == "Exemple"


def test_whole_names_are_parted_where_capitals_or_a_comma_tell(tmp_path: Path) -> None:
    rows = read(
        tmp_path, "State;Name\nMali;Aïcha EXEMPLE DIT\nMali;EXEMPLE Aïcha\nMali;Exemple, Aïcha\nMali;A b c\n"
    )
    assert [(row.given_name, row.family_name) for row in rows] == [
        ("Aïcha", "EXEMPLE DIT"),
        ("Aïcha", "EXEMPLE"),
        ("Aïcha", "Exemple"),
        ("", "A b c"),
    ]


def test_persons_below_a_state_named_once_belong_to_it(tmp_path: Path) -> None:
    rows = read(tmp_path, "State;Family name\nMali;Exemple\n;Autre\n\nNiger;Tiers\n")
    assert [(row.line, row.holder) for row in rows] == [(2, "Mali"), (3, "Mali"), (5, "Niger")]


def test_workbook_is_read_as_a_table_is(tmp_path: Path) -> None:
    rows: list[Sequence[object]] = [FRENCH.split(";"), LINE.split(";"), [None] * 7, ["Mali", "", "", 7.0]]
    found = read(tmp_path, workbook(rows), "list.xlsx")
    assert found == (EXPECTED, ParticipantRow(4, "Mali", family_name="7"))


def test_sheet_with_the_heads_is_taken_of_several(tmp_path: Path) -> None:
    data = workbook([["Lisez-moi"], ["Une note"]], [FRENCH.split(";"), LINE.split(";")])
    assert read(tmp_path, data, "list.xlsx") == (EXPECTED,)


def test_formulas_are_not_run_and_failures_not_read(tmp_path: Path) -> None:
    data = workbook([["State", "Family name"], ["Mali", '=HYPERLINK("http://x","y")'], ["Niger", "#REF!"]])
    assert [row.family_name for row in read(tmp_path, data, "list.xlsx")] == ["", ""]


def test_formulas_in_text_are_kept_as_words(tmp_path: Path) -> None:
    assert read(tmp_path, "State,Family name\nMali,=1+1\n")[0].family_name == "=1+1"


@pytest.mark.parametrize(
    ("name", "content", "refusal"),
    [
        ("list.csv", b"", FileEmpty),
        ("list.csv", b"\n ; ;\n", TableWithoutPersons),
        ("list.csv", FRENCH.encode(), TableWithoutPersons),
        ("list.csv", b"%PDF-1.7 x", TableOfAnotherKind),
        ("list.csv", b"\x89PNG\r\n", TableOfAnotherKind),
        ("list.csv", bytes(range(256)) * 20, TableOfAnotherKind),
        ("list.csv", b'a,"' + b"x" * 200_000, FileUnreadable),
        ("list.csv", b"a,b\n" * (MOST_ROWS + 1), TableTooLarge),
        ("list.csv", b"a" * (LARGEST + 1), TableTooLarge),
        ("list.xlsx", b"a,b\n", FileNotWhatItSays),
        ("list.xlsx", b"PK\x03\x04 broken", FileUnreadable),
        ("list.xls", OFFICE, TableOfAnotherKind),
        ("list.xlsx", OFFICE + "EncryptedPackage".encode("utf-16-le"), FileEncrypted),
    ],
)
def test_what_is_no_list_is_refused(
    tmp_path: Path, name: str, content: bytes, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal, match="list"):
        read(tmp_path, content, name)


def test_workbook_named_as_text_and_other_packages_are_refused(tmp_path: Path) -> None:
    data = workbook([["Mali"]])
    with pytest.raises(FileNotWhatItSays, match=r"\.xlsx"):
        read(tmp_path, data, "list.csv")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    with pytest.raises(FileNotWhatItSays):
        read(tmp_path, packed.getvalue(), "list.xlsx")


def test_workbook_that_declares_entities_is_refused(tmp_path: Path) -> None:
    bad = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    with pytest.raises(FileUnreadable):
        read(tmp_path, repacked(workbook([["Mali"]]), styles=bad), "list.xlsx")


def test_damaged_workbook_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable):
        read(tmp_path, repacked(workbook([["Mali"]]), sheet1=b"<worksheet><sheetData><row"), "list.xlsx")


def test_sheet_with_too_many_rows_is_refused(tmp_path: Path) -> None:
    data = workbook([["Mali"]] * (MOST_ROWS + 1))
    with pytest.raises(TableTooLarge):
        read(tmp_path, data, "list.xlsx")


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileMissing, match=r"nowhere\.csv"):
        read_participants(tmp_path / "nowhere.csv")
