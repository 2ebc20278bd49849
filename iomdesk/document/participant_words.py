"""The words that lists of participants use in three languages: heads of columns, roles, capacities."""

import re
from collections.abc import Iterable, Mapping

from iomdesk.document.name_matching import fold

FULL_NAME = "full_name"

_HEADS: Mapping[str, str] = {
    "holder": (
        "état, états, état membre, états membres, pays, délégation, organisation, état ou organisation, "
        "état organisation, state, states, member state, country, delegation, organization, entity, "
        "state or organisation, state organisation, state or organization, state organization, country name, "
        "estado, estados, estado miembro, país, delegación, organización, estado u organización, "
        "estado organización"
    ),
    "honorific": (
        "titre, civilité, formule de politesse, title, honorific, salutation, prefix, tratamiento, título, "
        "m mme, mr ms, sr sra"
    ),
    "given_name": (
        "prénom, prénoms, given name, given names, first name, first names, forename, nombre, nombres, "
        "nombre de pila"
    ),
    "family_name": (
        "nom, nom de famille, nom patronymique, family name, last name, surname, apellido, apellidos"
    ),
    FULL_NAME: (
        "nom complet, nom et prénom, nom prénom, prénom et nom, prénom nom, noms et prénoms, participant, "
        "personne, name, full name, person, name and surname, nombre completo, nombre y apellidos, "
        "nombre y apellido, apellidos y nombre, participante, persona"
    ),
    "function": (
        "fonction, fonctions, poste, titre et fonction, function, functional title, job title, position, "
        "post, cargo, función, puesto"
    ),
    "role": "rôle, rôle dans la délégation, role, role in delegation, rol, papel",
    "capacity": (
        "qualité, en qualité de, statut, capacity, status, calidad, calidad en que participa, estatus"
    ),
}

_ROLES: Mapping[str, str] = {
    "representative": (
        "représentant, représentante, représentant permanent, représentante permanente, chef de délégation, "
        "cheffe de délégation, chef de la délégation, délégué, déléguée, representative, "
        "permanent representative, head of delegation, delegate, representante, representante permanente, "
        "jefe de delegación, jefa de delegación, delegado, delegada"
    ),
    "alternate": (
        "suppléant, suppléante, représentant suppléant, représentante suppléante, chef adjoint, "
        "représentant permanent adjoint, représentante permanente adjointe, alternate, "
        "alternate representative, deputy, deputy permanent representative, deputy head of delegation, "
        "suplente, representante suplente, alterno, alterna, representante permanente adjunto, "
        "representante permanente adjunta"
    ),
    "adviser": "conseiller, conseillère, adviser, advisor, counsellor, consejero, consejera, asesor, asesora",
    "expert": "expert, experte, experto, experta",
    "observer": "observateur, observatrice, observer, observador, observadora",
}

_CAPACITIES: Mapping[str, str] = {
    "member": (
        "état membre, membre, états membres, member state, member, member states, estado miembro, miembro, "
        "estados miembros"
    ),
    "observer_state": (
        "état observateur, états observateurs, observateur, observer state, observer states, observer, "
        "estado observador, estados observadores, observador"
    ),
    "organisation": (
        "organisation, organisations, organisation internationale, oig, ong, igo, ngo, organization, "
        "organizations, international organization, organización, organizaciones, organización internacional"
    ),
    "administration": (
        "administration, secrétariat, the administration, secretariat, administración, secretaría, oim, iom"
    ),
}

_BRACKETS = re.compile(r"\([^()]*\)|\*+|:$")


def _lookup(words: Mapping[str, str]) -> Mapping[str, str]:
    return {fold(word): meaning for meaning, listed in words.items() for word in listed.split(", ")}


_HEAD_WORDS, _ROLE_WORDS, _CAPACITY_WORDS = _lookup(_HEADS), _lookup(_ROLES), _lookup(_CAPACITIES)


def column_meant(head: str) -> str | None:
    """Return which field a head of a column names, None where it names none."""
    return _meant(head, _HEAD_WORDS)


def role_meant(text: str) -> str | None:
    """Return which role in a delegation is meant, None where none is."""
    return _meant(text, _ROLE_WORDS)


def capacity_meant(text: str) -> str | None:
    """Return in which capacity a delegation takes part, None where none is meant."""
    return _meant(text, _CAPACITY_WORDS)


def split_name(name: str) -> tuple[str, str]:
    """Part a whole name into given and family name where capitals or a comma tell them apart.

    "DUPONT Marie", "Marie DUPONT" and "Dupont, Marie" are parted; anything else is left as family name.
    """
    family, comma, given = (part.strip() for part in name.partition(","))
    if comma and family and given:
        return given, family
    words = name.split()
    capitals = [word for word in words if _is_in_capitals(word)]
    others = [word for word in words if word not in capitals]
    if capitals and others and _stand_together(words, capitals):
        return " ".join(others), " ".join(capitals)
    return "", " ".join(words)


def _meant(text: str, known: Mapping[str, str]) -> str | None:
    folded = fold(text)
    return (known.get(folded) or known.get(fold(_BRACKETS.sub(" ", text)))) if folded else None


def _is_in_capitals(word: str) -> bool:
    letters = [sign for sign in word if sign.isalpha()]
    return len(letters) > 1 and word == word.upper()


def _stand_together(words: list[str], some: Iterable[str]) -> bool:
    """Say whether some of the words are its first or its last ones."""
    parts = list(some)
    return words[: len(parts)] == parts or words[-len(parts) :] == parts
