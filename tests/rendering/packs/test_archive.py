"""The archive holds each paper under a numbered name, and says what it holds."""

import hashlib
import zipfile
from dataclasses import replace
from pathlib import Path

from iomdesk.rendering.packs.archive import write_archive
from tests.pdf_corpus import text_pdf
from tests.rendering.packs.conftest import MakePlan


def test_papers_lie_in_numbered_folders_with_their_checksums(make_plan: MakePlan, tmp_path: Path) -> None:
    plan = make_plan([text_pdf(tmp_path / "1.pdf"), None])
    write_archive(plan.entries, tmp_path / "pack.zip")
    with zipfile.ZipFile(tmp_path / "pack.zip") as archive:
        name = "01 1. Groupes régionaux/01 Étude 1.pdf"
        assert archive.namelist() == [name, "00 MANIFEST.txt"]
        manifest = archive.read("00 MANIFEST.txt").decode("utf-8").splitlines()
        assert manifest[0] == f"{hashlib.sha256(archive.read(name)).hexdigest()}  {name}"
        assert manifest[1].endswith("02 Étude 2.pdf: Document à distribution restreinte.")


def test_names_cannot_lead_out_of_the_archive(make_plan: MakePlan, tmp_path: Path) -> None:
    plan = make_plan([text_pdf(tmp_path / "1.pdf")])
    entry = replace(plan.entries[1], title="../../etc/passwd: a|b?")
    (file,) = write_archive([plan.entries[0], entry], tmp_path / "pack.zip")
    assert file.name == "01 1. Groupes régionaux/01 .. .. etc passwd a b.pdf"


def test_same_papers_give_the_same_bytes(make_plan: MakePlan, tmp_path: Path) -> None:
    plan = make_plan([text_pdf(tmp_path / "1.pdf")])
    for name in ("a.zip", "b.zip"):
        write_archive(plan.entries, tmp_path / name)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
