"""Bring the runs of a text to their shortest form."""

from dataclasses import replace

from iomdesk.document.inline import Inline, Link, Run, Text


def merge_runs(text: Text) -> Text:
    """Join neighbouring runs of one face and language and drop empty ones; all else stays where it is."""
    merged: list[Inline] = []
    for part in text:
        if isinstance(part, Run) and merged and isinstance(merged[-1], Run) and same_face(part, merged[-1]):
            merged[-1] = replace(part, text=merged[-1].text + part.text)
        elif not isinstance(part, Run) or part.text:
            merged.append(part)
    return tuple(merged)


def merge_links(text: Text) -> Text:
    """Join neighbouring links to one place, as an editor gives them face by face."""
    merged: list[Inline] = []
    for part in text:
        last = merged[-1] if merged else None
        if isinstance(part, Link) and isinstance(last, Link) and part.target == last.target:
            runs = merge_runs((*last.runs, *part.runs))
            merged[-1] = replace(last, runs=tuple(run for run in runs if isinstance(run, Run)))
        else:
            merged.append(part)
    return tuple(merged)


def same_face(one: Run, other: Run) -> bool:
    """Tell whether two runs differ in nothing but their words."""
    return (
        one.bold == other.bold
        and one.italic == other.italic
        and one.superscript == other.superscript
        and one.language == other.language
    )
