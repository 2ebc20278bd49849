"""Two versions of the mandate on the command line: compare, link, approve, move what is pinned."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from iomdesk.desk import open_desk
from iomdesk.model.mandate_draft import parse_mandate
from iomdesk.runtime.reference import reference_data
from iomdesk.services.agenda import add_item
from iomdesk.services.mapping import map_clause
from iomdesk.services.sessions import create_session

RunCommand = Callable[..., tuple[int, str, str]]
AsJson = Callable[..., Any]

REPORTS = "Rapports et écrits et recommandations au CPPF pour examen et suite à donner, s’il y a lieu."
APPROVAL = ("--by", "CPPF", "--session", 26, "--date", "2020-06-30", "--document", "S/26/12")


@pytest.fixture
def desk(run_command: RunCommand, sample_desk: Path, tmp_path: Path) -> Path:
    """Give a sample desk with a second draft, without its clause on regional groups."""
    draft = parse_mandate(reference_data().draft_mandate, language="fr")
    partnerships, governance = draft.chapters
    functioning, _groups, guidance, reports = governance.clauses
    kept = (functioning, replace(guidance, letter="b"), replace(reports, letter="c", text=REPORTS))
    lines = [
        line
        for chapter in (partnerships, replace(governance, clauses=kept))
        for line in (
            f"{chapter.number}. {chapter.title}",
            *(f"{c.letter}) {c.text}" for c in chapter.clauses),
        )
    ]
    file = tmp_path / "second.txt"
    file.write_text("\n".join(lines), encoding="utf-8")
    status, _out, err = run_command("mandate", "import", file, "--label", "Deuxième", "--desk", sample_desk)
    assert (status, err) == (0, "")
    return sample_desk


def version_ids(as_json: AsJson, desk: Path) -> dict[str, str]:
    return {one["label"]: f"v{one['id']}" for one in as_json("mandate", "show", "--desk", desk)["versions"]}


def plan(desk: Path) -> int:
    """Plan a session in 2023 with an item under 2 d) of the first draft; give the item's id."""
    with open_desk(desk) as opened:
        session = opened.do(create_session, number=9, start_on=date(2023, 3, 1)).result().created
        item = opened.do(add_item, session=session, title="Rapports", language="fr").result().created
        first = opened.answer(_clause_of_draft)
        opened.do(map_clause, item=item, clause=first).result()
    assert item is not None
    return item


def _clause_of_draft(session: Any) -> int:
    from iomdesk.queries.mandate import list_versions

    version = next(v for v in list_versions(session) if v.label == "Projet de mandat")
    return next(c.id for c in version.clauses if c.reference == "2 d)")


def test_diff_marks_words_that_came_and_went(run_command: RunCommand, as_json: AsJson, desk: Path) -> None:
    found = as_json("mandate", "diff", "Projet de mandat", "deux", "--desk", desk)
    rows = {(row["old"], row["new"]): row for row in found["clauses"]}
    assert rows["2 b)", None]["kind"] == "dropped"
    assert rows["2 d)", "2 c)"]["kind"] == "reworded"
    assert {"mark": "inserted", "words": "écrits et "} in rows["2 d)", "2 c)"]["diff"]
    status, out, _err = run_command("mandate", "diff", "Projet de mandat", "deux", "--desk", desk)
    assert status == 0
    assert "{+écrits et +}" in out


def test_concordance_is_proposed_then_confirmed(run_command: RunCommand, as_json: AsJson, desk: Path) -> None:
    ids = version_ids(as_json, desk)
    pair = ("mandate", "concordance", ids["Projet de mandat"], ids["Deuxième"])
    before = as_json(*pair, "--desk", desk)
    assert before["confirmed"] is False
    assert {"old": "1 d)", "new": "1 d)", "kind": "same", "likeness": 1.0} in before["links"]
    assert run_command(*pair, "--confirm", "--desk", desk)[0] == 0
    after = as_json(*pair, "--desk", desk)
    assert (after["confirmed"], after["links"]) == (True, before["links"])


def test_approval_lists_what_is_pinned_and_repin_moves_it(
    run_command: RunCommand, as_json: AsJson, desk: Path
) -> None:
    run_command("mandate", "approve", "Projet de mandat", *APPROVAL, "--desk", desk)
    item = plan(desk)
    later = ("--by", "cppf", "--session", 30, "--date", "2022-07-01", "--document", "S/30/4")
    status, out, err = run_command("mandate", "approve", "Deuxième", *later, "--desk", desk)
    assert (status, err) == (0, "")
    assert f"i{item}" in out
    pinned = as_json("mandate", "pinned", "--desk", desk)["pinned"]
    open_ones = [row for row in pinned if not row["settled"]]
    assert [(row["id"], row["clauses"], row["becomes"]) for row in open_ones] == [
        (f"i{item}", ["2 d)"], ["2 c)"])
    ]
    pair = ("Projet de mandat", "Deuxième")
    status, _out, err = run_command("mandate", "repin", *pair, "--all", "--desk", desk)
    assert (status, len(err.splitlines())) == (1, 1)  # nobody confirmed the concordance
    assert run_command("mandate", "repin", *pair, "--item", f"i{item}", "--desk", desk)[0] == 0
    after = as_json("mandate", "pinned", "--desk", desk)["pinned"]
    assert [row for row in after if not row["settled"]] == []
    versions = as_json("mandate", "show", "--desk", desk)["versions"]
    assert [(v["status"], v["document"]) for v in versions][-2:] == [
        ("remplacé", "S/26/12"),
        ("approuvé", "S/30/4"),
    ]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("diff", "v99", "v3"), 1),
        (("approve", "v3", "--by", "XYZ", "--date", "2020-06-30"), 1),
        (("approve", "v2", "--by", "CPPF", "--date", "2020-06-30"), 1),
        (("repin", "v3", "v4"), 2),
        (("repin", "v3", "v4", "--item", "i9999"), 1),
    ],
)
def test_what_is_wrong_is_said_in_one_line_and_changes_nothing(
    run_command: RunCommand, as_json: AsJson, desk: Path, words: tuple[str, ...], status: int
) -> None:
    before = as_json("mandate", "show", "--desk", desk)
    found, _out, err = run_command("mandate", *words, "--desk", desk)
    assert found == status
    assert "Traceback" not in err
    assert as_json("mandate", "show", "--desk", desk) == before
