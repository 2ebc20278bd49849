"""The wheel, installed beside nothing of the checkout: it carries its resources and its migrations."""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ("iomdesk", "resources", "db", "pyproject.toml", "setup.py", "README.md", "LICENSE")


def call(*command: object, cwd: Path) -> str:
    plain = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=plain, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def wheel(folder: Path) -> Path:
    """Build the wheel of a copy, so that nothing is left in the checkout."""
    source = folder / "source"
    source.mkdir()
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, source)
    options = ("--no-deps", "--no-build-isolation", "--no-index", "-q", "-w", folder)
    call(sys.executable, "-m", "pip", "wheel", *options, source, cwd=folder)
    shutil.rmtree(source)
    (made,) = folder.glob("iomdesk-*.whl")
    return made


@pytest.mark.skipif(sys.platform == "win32", reason="a venv has other folders there")
def test_the_installed_program_makes_a_desk_and_writes_a_paper(tmp_path: Path) -> None:
    made = wheel(tmp_path)
    venv = tmp_path / "venv"
    call(sys.executable, "-m", "venv", "--without-pip", venv, cwd=tmp_path)
    call(
        *(sys.executable, "-m", "pip", "-q", "--python", venv / "bin" / "python"),
        *("install", "--no-deps", "--no-index", made),
        cwd=tmp_path,
    )
    (packages,) = (venv / "lib").glob("python*/site-packages")
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    program = venv / "bin" / "iomdesk"
    where = call(venv / "bin" / "python", "-c", "import iomdesk; print(iomdesk.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(venv)
    assert call(program, "--version", cwd=tmp_path).startswith("iomdesk ")
    call(program, "new", "desk.iomdesk", "--sample", cwd=tmp_path)
    written = ("paper", "report", "--session", 1, "--format", "pdf", "--out", "report.pdf")
    call(program, *written, "--desk", "desk.iomdesk", cwd=tmp_path)
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
