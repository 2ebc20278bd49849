"""Read the words of papers, which are data: one JSON file per subject under resources/templates."""

import json
from functools import cache
from typing import Any

from iomdesk.runtime.paths import resources_folder


@cache
def load_template(name: str) -> dict[str, Any]:
    """Return what the template file of that name holds ("formulae", "verbs", "names").

    The same object is returned each time: callers read it only.
    """
    path = resources_folder() / "templates" / f"{name}.json"
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded
