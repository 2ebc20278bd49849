"""Make plans of packs, and look at packs as other programs see them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from iomdesk.document.blocks import Cover
from iomdesk.rendering.packs.plan import Entry, PackPlan, PackWords

WORDS = PackWords("SOMMAIRE", "Page", "Retour au sommaire", "Document non disponible", "Fichier illisible.")
COVER = Cover("WG/14", "", "", ("Groupe de travail",), "Quatorzième session", ("Dossier de séance",))

MakePlan = Callable[..., PackPlan]


@pytest.fixture
def make_plan() -> MakePlan:
    def make(sources: Sequence[Path | None], **changes: Any) -> PackPlan:
        entries = [Entry("item-1", 1, "1.", "Groupes régionaux", "Point 1", note="Alinéa 2 b)")]
        entries += [
            Entry(
                f"document-{number}",
                2,
                "",
                f"Étude {number}",
                f"Point 1 · WG/14/{number}",
                source,
                "" if source else "Document à distribution restreinte.",
            )
            for number, source in enumerate(sources, start=1)
        ]
        plan = PackPlan("fr", "Dossier de séance", "WG/14", COVER, WORDS, tuple(entries))
        return replace(plan, **changes)

    return make
