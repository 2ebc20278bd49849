"""The list of sessions stands in the window before the database's library is imported."""

import subprocess
import sys


def test_area_of_sessions_imports_neither_sqlalchemy_nor_the_model() -> None:
    script = (
        "import sys, iomdesk.app.areas;"
        "sys.exit(any(name.startswith(('sqlalchemy', 'iomdesk.model')) for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
