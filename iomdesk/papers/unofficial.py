"""Unofficial translations of passages that the desk begins with in French: the group's past, a proposal.

They are data (`resources/templates/history.json`), found by the French words themselves: a passage that was
changed has no translation any more, and is printed in French with a note that says so.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from iomdesk.document.inline import Run, Text
from iomdesk.papers.facts import Words
from iomdesk.papers.voice import Voice
from iomdesk.runtime.templates import load_template

_ORIGINAL = "fr"


def translated(passage: str, language: str) -> str | None:
    """Return the unofficial translation of a French passage, or None where there is none."""
    return _passages().get(_plain(passage), {}).get(language) if language != _ORIGINAL else None


def is_any_translated(voice: Voice, passages: Iterable[str]) -> bool:
    """Say whether any of these passages is printed in an unofficial translation."""
    return any(translated(passage, voice.language) for passage in passages)


def mark(voice: Voice) -> Text:
    """Say in brackets that the words after it are an unofficial translation."""
    return (Run(f"[{voice.line('note.unofficial')}]", italic=True), Run(" "))


def completed(voice: Voice, texts: Words) -> Words:
    """Add a translation of a free text where every paragraph of it has one and nobody wrote another."""
    if texts.get(voice.language, "").strip() or not texts.get(_ORIGINAL, "").strip():
        return texts
    found = [translated(passage, voice.language) for passage in texts[_ORIGINAL].strip().split("\n\n")]
    if not all(found):
        return texts
    note = f"*[{voice.line('note.unofficial')}]*"
    return {**texts, voice.language: "\n\n".join(f"{note} {passage}" for passage in found)}


def _plain(passage: str) -> str:
    return " ".join(passage.replace("'", "’").split())


@cache
def _passages() -> Mapping[str, Mapping[str, str]]:
    return {_plain(entry[_ORIGINAL]): entry for entry in load_template("history")["passages"]}
