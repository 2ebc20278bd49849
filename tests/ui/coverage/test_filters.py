"""The choices above the board keep their words whole in a window of the usual width."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from iomdesk.queries.coverage_rows import Coverage, VersionChoice
from iomdesk.runtime.translations import choose_interface_language
from iomdesk.ui.coverage.filters import CoverageFilters

WIDTH_IN_A_USUAL_WINDOW = 780


@pytest.fixture(params=["fr", "es"])
def language(request: pytest.FixtureRequest) -> Iterator[None]:
    choose_interface_language(request.param)
    yield
    choose_interface_language("en")


@pytest.mark.usefixtures("language")
def test_choices_are_not_cut(qtbot: QtBot) -> None:
    filters = CoverageFilters()
    qtbot.addWidget(filters)
    title = "Examen des moyens par lesquels les États Membres pourraient s’organiser autrement"
    chapters = (("1", title), ("2", "Suivi"))
    old = VersionChoice(1, "2014", "remplacé", chapters)
    new = VersionChoice(2, "2019", "approuvé", chapters)
    filters.show_choices(Coverage((), (), {}, (old, new), ("WG", "WG-BUDGET")))
    filters.resize(WIDTH_IN_A_USUAL_WINDOW, filters.sizeHint().height())
    filters.show()
    for combo in (filters.version, filters.body):
        assert combo.width() >= combo.sizeHint().width()
    shown = filters.chapter.fontMetrics().horizontalAdvance(filters.chapter.currentText())
    assert shown + 30 <= filters.chapter.width() < filters.chapter.sizeHint().width()
