"""Persons as address books hand them on."""

import json
from pathlib import Path

import pytest
import vobject

from iomdesk.cli.main import main
from iomdesk.model.participant_rows import ParticipantRow
from iomdesk.reading.participants_file import read_participants
from iomdesk.reading.refusals import FileUnreadable

OF_TODAY = (
    "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Mme Aïcha Exemple\r\nN:Exemple;Aïcha;;Mme;\r\n"
    "ORG:Côte d’Ivoire;Mission permanente\r\nTITLE:Conseillère\\, affaires\r\n  multilatérales\r\n"
    "END:VCARD\r\n"
)
OF_2001 = (
    "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Mu=C3=B1oz;Jos=C3=A9\n"
    "ORG:Chile\nEND:VCARD\n"
)


def read(folder: Path, content: str | bytes, name: str = "persons.vcf") -> tuple[ParticipantRow, ...]:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_participants(path)


def test_card_gives_state_title_names_and_function(tmp_path: Path) -> None:
    (row,) = read(tmp_path, OF_TODAY)
    assert row == ParticipantRow(
        1, "Côte d’Ivoire", "Mme", "Aïcha", "Exemple", "Conseillère, affaires multilatérales"
    )


def test_cards_of_older_programs_follow_one_another_each_with_its_line(tmp_path: Path) -> None:
    rows = read(tmp_path, OF_2001 + OF_TODAY.replace("\r\n", "\n"))
    assert [(row.line, row.holder, row.given_name, row.family_name) for row in rows] == [
        (1, "Chile", "José", "Muñoz"),
        (6, "Côte d’Ivoire", "Aïcha", "Exemple"),
    ]


def test_card_without_parts_of_the_name_is_split_as_in_tables(tmp_path: Path) -> None:
    (row,) = read(tmp_path, "BEGIN:VCARD\nVERSION:3.0\nFN:Ana EJEMPLO\nN:;;;;\nORG:Perú\nEND:VCARD\n")
    assert (row.given_name, row.family_name) == ("Ana", "EJEMPLO")


def test_what_another_library_writes_is_read(tmp_path: Path) -> None:
    card = vobject.vCard()
    card.add("n").value = vobject.vcard.Name(family="Exemple", given="Paul")
    card.add("fn").value = "Paul Exemple"
    card.add("org").value = ["France"]
    (row,) = read(tmp_path, card.serialize().encode("utf-8"))
    assert (row.holder, row.person) == ("France", "Paul Exemple")


@pytest.mark.parametrize(
    "broken", ["BEGIN:VCARD\nno colon here\nEND:VCARD\n", "BEGIN:VCARD\nFN:Paul\nEND:X\n"]
)
def test_broken_cards_are_refused_with_the_name_of_the_file(tmp_path: Path, broken: str) -> None:
    with pytest.raises(FileUnreadable, match=r"persons\.vcf"):
        read(tmp_path, broken)


def test_command_takes_cards_in(
    sample_desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cards = tmp_path / "persons.vcf"
    cards.write_text(OF_TODAY, encoding="utf-8")
    where = ["--session", "1", "--desk", str(sample_desk)]
    assert main(["participants", "import", str(cards), *where]) == 0
    capsys.readouterr()
    assert main(["participants", "list", *where, "--json"]) == 0
    assert "Aïcha" in json.dumps(json.loads(capsys.readouterr().out), ensure_ascii=False)
