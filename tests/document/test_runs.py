from iomdesk.document.inline import Reference, Run
from iomdesk.document.runs import merge_runs


def test_neighbours_of_one_face_are_joined_and_empty_runs_dropped() -> None:
    text = (
        Run(""),
        Run("a"),
        Run("b"),
        Run("", bold=True),
        Run("c"),
        Run("d", bold=True),
        Run("e", bold=True),
    )
    assert merge_runs(text) == (Run("abc"), Run("de", bold=True))


def test_runs_of_other_languages_and_references_stay_apart() -> None:
    text = (
        Run("a"),
        Run("b", language="en"),
        Reference("x"),
        Reference("x"),
        Run("c"),
        Reference("y"),
        Run("d"),
    )
    assert merge_runs(text) == text
