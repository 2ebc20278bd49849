"""Carry resources/ and db/ inside the package when a wheel is built; all else stands in pyproject.toml."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).resolve().parent


class BuildWithData(build_py):
    """Copy what the program reads at run time to where it looks for it: iomdesk/_resources, iomdesk/_db."""

    def run(self) -> None:
        """Copy the modules, then the data; an editable installation reads the checkout's own."""
        super().run()
        if self.editable_mode:
            return
        for name in ("resources", "db"):
            target = Path(self.build_lib) / "iomdesk" / f"_{name}"
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(ROOT / name, target, ignore=shutil.ignore_patterns("__pycache__"))


setup(cmdclass={"build_py": BuildWithData})
