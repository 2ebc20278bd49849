"""Read the data that ships with the program: the working group, the States, the sample session."""

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from iomdesk.runtime.paths import resources_folder


@dataclass(frozen=True)
class ReferenceData:
    """Hold the shipped data as read: nothing is checked or interpreted here."""

    group: Mapping[str, Any]
    states: tuple[Mapping[str, str], ...]
    draft_mandate: tuple[str, ...]


@dataclass(frozen=True)
class SampleData:
    """Hold the sample session and the bytes of its documents by file name."""

    session: Mapping[str, Any]
    files: Mapping[str, bytes]


def reference_data() -> ReferenceData:
    """Load the working group, the names of States and the text of the draft mandate."""
    group = _json("working-group.json")
    text = (resources_folder() / "mandates" / group["draft"]["text_file"]).read_text(encoding="utf-8")
    with (resources_folder() / "states" / "states.csv").open(encoding="utf-8", newline="") as file:
        states = tuple(csv.DictReader(file))
    return ReferenceData(group, states, tuple(text.splitlines()))


def sample_data() -> SampleData:
    """Load the sample session with the files of its documents."""
    session = _json("sample-session.json")
    names = [document["file"] for document in session["documents"]]
    folders = [resources_folder() / "mandates" / "sample", resources_folder() / "mandates"]
    files = {
        name: path.read_bytes()
        for name in names
        for path in [next(folder / name for folder in folders if (folder / name).is_file())]
    }
    return SampleData(session, files)


def _json(name: str) -> dict[str, Any]:
    text = (resources_folder() / "mandates" / name).read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded
