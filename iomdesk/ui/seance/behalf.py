"""On whose behalf a statement is made, as one line: "Groupe A avec Norvège, Islande"."""

import re
from typing import Any

from iomdesk.document.delegation_search import Party, only_party, party_names
from iomdesk.document.name_matching import fold
from iomdesk.queries.interventions import InterventionRow
from iomdesk.queries.speaking_for import GroupOnDay
from iomdesk.runtime.translations import _
from iomdesk.ui.seance.parties import Known

_WITH = re.compile(r"\s+(?:avec|with|con)\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[,;]\s*|\s+(?:et|and|y)\s+", re.IGNORECASE)


def behalf_line(row: InterventionRow, known: Known) -> str:
    """Write on whose behalf an intervention was made, with the States that align themselves."""
    names = {state.iso3: state.names[known.language] for state in known.states}
    aligned = ", ".join(names.get(iso3, iso3) for iso3 in row.aligned)
    if not row.on_behalf_of or not aligned:
        return row.on_behalf_of
    return _("{group} with {states}").format(group=row.on_behalf_of, states=aligned)


def read_behalf(typed: str, known: Known) -> dict[str, Any]:
    """Read such a line; a group of the desk brings the States that align themselves with it.

    What cannot be understood is kept in the words in which it was typed.
    """
    words = " ".join(typed.split())
    halves = _WITH.split(words, maxsplit=1)
    group = _group(halves[0], known)
    name = group.name if group else halves[0]
    aligned: tuple[str, ...] = group.aligned if group else ()
    if len(halves) == 2:
        listed = [_state(one, known) for one in _BETWEEN.split(halves[1]) if one]
        if not all(listed):
            return {"on_behalf_of": words, "group": None, "aligned": ()}
        aligned = tuple(one for one in listed if one)
    return {"on_behalf_of": name, "group": group.id if group else None, "aligned": aligned}


def group_names(known: Known) -> tuple[str, ...]:
    """Name the groups that can be completed while typing."""
    return tuple(group.name for group in known.groups)


def _group(typed: str, known: Known) -> GroupOnDay | None:
    wanted = fold(typed)
    return next(
        (
            group
            for group in known.groups
            if wanted and wanted in {fold(name) for name in (*group.names.values(), group.label) if name}
        ),
        None,
    )


def _state(typed: str, known: Known) -> str | None:
    parties = [
        Party(
            state.names[known.language], party_names(state.names), (state.iso3, state.iso2), state=state.iso3
        )
        for state in known.states
    ]
    found = only_party(typed, parties, known.language)
    return found.state if found else None
