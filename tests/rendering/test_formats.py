import subprocess
import sys

import pytest

from iomdesk.rendering.formats import RENDERERS


def test_every_format_of_the_command_line_has_its_renderer() -> None:
    assert list(RENDERERS) == ["pdf", "docx", "odt", "md", "xml", "txt"]


@pytest.mark.parametrize("name", RENDERERS)
def test_a_renderer_is_filed_under_its_extension(name: str) -> None:
    assert RENDERERS[name].extension == name


def test_importing_the_table_imports_no_format() -> None:
    code = (
        "import sys, iomdesk.rendering.formats;"
        "sys.exit(any(name in sys.modules for name in ('reportlab', 'docx', 'lxml', 'pikepdf')))"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
