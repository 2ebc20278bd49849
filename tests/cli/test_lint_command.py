"""The linter on the command line."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from iomdesk.desk import open_desk
from iomdesk.queries.agenda import agenda_of
from iomdesk.queries.lint_facts import ignored_setting
from iomdesk.queries.sessions import find_session
from iomdesk.runtime.reference import reference_data
from iomdesk.services.house import set_house_setting
from iomdesk.services.minutes import save_draft

RunCommand = Callable[..., tuple[int, str, str]]
AsJson = Callable[..., Any]


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.txt"
    path.write_text("Le  Conseil\n\nLes Etats membres et la gouvernence...", encoding="utf-8")
    return path


def test_findings_of_a_file_have_rule_line_column_text_why_and_offer(as_json: AsJson, paper: Path) -> None:
    first, second, third = as_json("lint", paper, "--lang", "fr")["findings"]
    assert first == {
        "rule": "double-space",
        "line": 1,
        "column": 3,
        "text": "  ",
        "why": "Two spaces stand where one belongs.",
        "offer": " ",
    }
    assert (second["rule"], second["line"], second["column"], second["offer"]) == (
        "house-spelling",
        3,
        5,
        "États Membres",
    )
    assert third["rule"] == "ellipsis"


def test_the_draft_mandate_has_no_finding(as_json: AsJson, tmp_path: Path) -> None:
    path = tmp_path / "mandate.txt"
    path.write_text("\n".join(reference_data().draft_mandate), encoding="utf-8")
    assert as_json("lint", path, "--lang", "fr", "--spelling") == {"findings": []}


def test_strict_ends_with_status_1_and_rules_can_be_left_out(run_command: RunCommand, paper: Path) -> None:
    assert run_command("lint", paper)[0] == 0
    status, out, _err = run_command("lint", paper, "--strict")
    assert (status, out.splitlines()[-1]) == (1, "3 findings")
    offs = [part for rule in ("double-space", "house-spelling", "ellipsis") for part in ("--off", rule)]
    assert run_command("lint", paper, "--strict", *offs)[:2] == (0, "Nothing was found.\n")


def test_words_are_looked_up_and_counted_when_asked(as_json: AsJson, paper: Path) -> None:
    found = as_json("lint", paper, "--spelling", "--limit", 2)["findings"]
    assert {one["text"]: one["offer"] for one in found if one["rule"] == "spelling"} == {
        "gouvernence": "gouvernance"
    }
    assert [one["line"] for one in found if one["rule"] == "word-limit"] == [3]


def test_a_session_is_linted_by_item_with_its_settings(
    run_command: RunCommand, as_json: AsJson, sample_desk: Path
) -> None:
    with open_desk(sample_desk) as desk:
        id_ = desk.ask(find_session, reference="1").result()
        items = desk.ask(agenda_of, session_id=id_, language="en").result().items
        item = items[0]
        text = "The member states  agreed.\n\nIt's “fine”, see S/99/1."
        desk.do(save_draft, item=item.id, language="en", text=text).result()
        desk.do(set_house_setting, name="lint.off", value=["apostrophe"]).result()
        ignored = ["double-space|  "]
        desk.do(set_house_setting, name=ignored_setting(item.id, "en"), value=ignored).result()
    found = as_json("lint", "--session", 1, "--desk", sample_desk, "--lang", "en")["findings"]
    own = [one for one in found if one["item"] == item.full_number]
    assert [(one["rule"], one["line"], one["text"]) for one in own] == [
        ("house-spelling", 1, "member states"),
        ("symbol", 2, "S/99/1"),
    ]
    out = run_command("lint", "--session", 1, "--desk", sample_desk, "--lang", "en")[1]
    assert f"Item {item.full_number}, 1:5: house-spelling" in out


def test_rules_are_listed_with_examples(run_command: RunCommand) -> None:
    status, out, _err = run_command("lint", "--rules", "--lang", "en", "--json")
    rules = {one["rule"]: one for one in json.loads(out)["rules"]}
    assert status == 0
    assert rules["house-spelling"]["wrong"] == "the member states"


@pytest.mark.parametrize(
    "arguments",
    [(), ("x.txt", "--session", "1"), ("--session", "1"), ("x.txt", "--off", "nothing")],
)
def test_bad_usage_is_told(run_command: RunCommand, arguments: tuple[str, ...]) -> None:
    status, _out, err = run_command("lint", *arguments)
    assert status == 2
    assert err
