"""Bring the runs of a text to their shortest form."""

from dataclasses import replace

from iomdesk.document.inline import Inline, Run, Text


def merge_runs(text: Text) -> Text:
    """Join neighbouring runs of one face and language and drop empty ones; references stay where they are."""
    merged: list[Inline] = []
    for part in text:
        if isinstance(part, Run) and merged and isinstance(merged[-1], Run) and same_face(part, merged[-1]):
            merged[-1] = replace(part, text=merged[-1].text + part.text)
        elif not isinstance(part, Run) or part.text:
            merged.append(part)
    return tuple(merged)


def same_face(one: Run, other: Run) -> bool:
    """Tell whether two runs differ in nothing but their words."""
    return replace(one, text="") == replace(other, text="")
