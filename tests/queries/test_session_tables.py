"""The tables named for the list of sessions are the model's, and reading them maps nothing."""

import subprocess
import sys

import pytest
from sqlalchemy import Boolean, Date, TableClause

from iomdesk.model import metadata
from iomdesk.queries.session_tables import TABLES

TYPED = (Date, Boolean)


@pytest.mark.parametrize("named", TABLES, ids=lambda named: named.name)
def test_named_columns_are_those_of_the_model(named: TableClause) -> None:
    model = metadata.tables[named.name]
    for column in named.c:
        assert column.name in model.c
        kinds = {kind for kind in TYPED if isinstance(model.c[column.name].type, kind)}
        assert kinds == {kind for kind in TYPED if isinstance(column.type, kind)}, column.name


def test_area_of_sessions_stands_before_the_model_is_mapped() -> None:
    script = "import sys, iomdesk.app.areas; print([name for name in sys.modules if 'iomdesk.model' in name])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
