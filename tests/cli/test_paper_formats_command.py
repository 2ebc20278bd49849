"""Papers in other formats, and with tracked changes, from the command line."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from iomdesk.desk import open_desk
from iomdesk.model.agenda_versions import AgendaStage
from iomdesk.queries.agenda import agenda_of
from iomdesk.queries.sessions import find_session
from iomdesk.services.agenda_versions import issue_agenda
from iomdesk.services.item_texts import write_item_text
from iomdesk.services.minutes import save_draft, seal_minutes

RunCommand = Callable[..., tuple[int, str, str]]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def changed_desk(sample_desk: Path) -> Path:
    """Give a desk whose item 7 was written twice, and whose agenda was issued and then changed."""
    with open_desk(sample_desk) as desk:
        session = desk.answer(find_session, reference="1")
        assert session is not None
        items = desk.answer(agenda_of, session_id=session, language="fr").items
        item = next(row.id for row in items if row.full_number == "7")
        for words in ("Le Groupe a pris note du rapport.", "Le Groupe a pris acte du rapport."):
            desk.do(save_draft, item=item, language="fr", text=words).result()
            desk.do(seal_minutes, item=item, language="fr", reason="pause").result()
        desk.do(issue_agenda, session=session, stage=AgendaStage.PROVISIONAL.value).result()
        desk.do(write_item_text, item=item, language="fr", title="Groupes de Membres").result()
    return sample_desk


def changes_of(path: Path) -> tuple[str, str]:
    """What was deleted and what was inserted."""
    with zipfile.ZipFile(path) as archive:
        tree = etree.fromstring(archive.read("word/document.xml"))
    return tuple(  # type: ignore[return-value]
        " | ".join("".join(each.itertext()) for each in tree.iter(f"{W}{tag}") if len(each))
        for tag in ("del", "ins")
    )


@pytest.mark.parametrize("format", ["odt", "xml", "md"])
def test_a_report_is_written_in_the_format_of_its_file(
    run_command: RunCommand, sample_desk: Path, tmp_path: Path, format: str
) -> None:
    out = tmp_path / f"report.{format}"
    assert run_command("paper", "report", "--session", 1, "--desk", sample_desk, "--out", out)[0] == 0
    assert out.stat().st_size > 1000


@pytest.mark.parametrize("kind", ["minutes", "report"])
def test_minutes_are_compared_with_a_sealed_version(
    run_command: RunCommand, changed_desk: Path, tmp_path: Path, kind: str
) -> None:
    with open_desk(changed_desk, read_only=True) as desk:
        from iomdesk.queries.revisions import seals_of

        session = desk.answer(find_session, reference="1")
        former = desk.answer(seals_of, session_id=session, language="fr")[1]
    out = tmp_path / "changes.docx"
    where = ("--session", 1, "--desk", changed_desk, "--out", out)
    assert run_command("paper", kind, *where, "--compare-with", f"r{former.id}")[0] == 0
    assert changes_of(out) == ("note", "acte")


def test_an_agenda_is_compared_with_the_one_that_was_issued(
    run_command: RunCommand, changed_desk: Path, tmp_path: Path
) -> None:
    out = tmp_path / "changes.docx"
    where = ("--session", 1, "--desk", changed_desk, "--out", out)
    assert run_command("paper", "agenda", *where, "--compare-with", "provisional")[0] == 0
    deleted, inserted = changes_of(out)
    assert "Possibilité" in deleted
    assert "Groupes de" in inserted


def test_what_cannot_be_compared_is_refused_with_what_can(
    run_command: RunCommand, changed_desk: Path, tmp_path: Path
) -> None:
    where = ("--session", 1, "--desk", changed_desk, "--compare-with", "r1")
    code, _out, said = run_command("paper", "programme", *where, "--out", tmp_path / "p.docx")
    assert code != 0
    assert "agenda, extract, minutes, report" in " ".join(said.split())
    code, _out, said = run_command("paper", "minutes", *where, "--out", tmp_path / "p.pdf")
    assert code != 0
    assert "Word" in said
    assert not list(tmp_path.glob("p.*"))
