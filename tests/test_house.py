"""The house rules that a machine can hold: layers, types, style, sizes, no download address."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "iomdesk").rglob("*.py"))


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(["-m", "ruff", "check", "--no-cache", "."], id="ruff"),
        pytest.param(["-m", "ruff", "format", "--no-cache", "--check", "."], id="format"),
        pytest.param(["-m", "mypy", "--cache-dir", "{tmp}"], id="mypy"),
        pytest.param(
            ["-c", "from importlinter.cli import lint_imports_command as c; c(['--no-cache'])"], id="layers"
        ),
    ],
)
def test_checker_finds_nothing(command: list[str], tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, *(part.format(tmp=tmp_path) for part in command)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_files_keep_to_one_subject() -> None:
    long = {str(p.relative_to(ROOT)): n for p in SOURCES if (n := len(p.read_text().splitlines())) > 330}
    assert long == {}


def test_functions_stay_short() -> None:
    lengths = sorted(
        node.end_lineno - node.lineno + 1
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef) and node.end_lineno is not None
    )
    assert lengths[len(lengths) * 95 // 100] <= 30


def test_public_functions_and_classes_say_what_they_do() -> None:
    silent = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in SOURCES
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert silent == []


def test_no_download_address_is_committed() -> None:
    files = [ROOT / "pyproject.toml", *(ROOT / ".ci").iterdir()]
    assert not [str(path) for path in files if re.search(r"https?://|index-url|find-links", path.read_text())]


def test_command_line_never_imports_qt() -> None:
    code = (
        "import sys; from iomdesk.cli import main; main(['--help']); "
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
