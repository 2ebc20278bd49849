"""The words that tables of answers use in three languages: heads of columns, and what was answered."""

from collections.abc import Mapping

from iomdesk.document.name_matching import fold

_HEADS: Mapping[str, str] = {
    "session": "session, reunión, session du groupe, session of the group, réunion",
    "number": (
        "no, n°, nº, numéro, number, num, número, recommandation no, recommendation no, recomendación n.º, "
        "recommandation, recommendation, recomendación, numéro de la recommandation"
    ),
    "answer": (
        "réponse, suite, suite donnée, décision, état, statut, answer, action, action taken, decision, "
        "status, respuesta, decisión, estado, medida"
    ),
    "on": "date, le, jour, day, on, fecha, día",
    "body_session": (
        "session du cppf, session of the scpf, reunión del cppf, session de l’organe, "
        "session of the body, reunión del órgano, session du conseil, session of the council"
    ),
    "symbol": "cote, document, symbol, signatura, documento",
    "note": "note, remarque, observations, commentaire, remark, comment, nota, observaciones, comentario",
    "owner": "responsable, owner, chargé de la suite",
    "due_on": "échéance, due, due date, deadline, plazo, fecha límite",
}

_ANSWERS: Mapping[str, str] = {
    "agreed": "convenue, adoptée par le groupe, agreed, convenida",
    "transmitted": (
        "transmise, transmise au cppf, transmitted, "
        "transmitted to the cppf, transmitted to the scpf, "
        "transmitida"
    ),
    "noted": (
        "prise en note, pris note, prend note, a pris note, il en a été pris note, "
        ""
        "prise en note par le cppf, "
        "noted, took note, noted by the cppf, noted by the scpf, noted by the council, "
        "tomó nota, se tomó nota, se tomó nota de ella"
    ),
    "endorsed": (
        "approuvée, adoptée, faite sienne, entérinée, approuvée par le cppf, approuvée par le conseil, "
        "endorsed, approved, adopted, endorsed by the cppf, endorsed by the scpf, endorsed by the council, "
        "aprobada, hecha suya, adoptada"
    ),
    "amended": "modifiée, amendée, amended, modified, amended by the council, modificada, enmendada",
    "sent_back": "renvoyée, renvoyée au groupe, sent back, referred back, sent back by the council, devuelta",
    "refused": "rejetée, refusée, refused, rejected, refused by the council, rechazada, denegada",
    "before_council": (
        "soumise au conseil, renvoyée au conseil, transmise au conseil, devant le conseil, "
        "before the council, submitted to the council, referred to the council, "
        "presentada al consejo, ante el consejo"
    ),
    "acted_upon": (
        "suite donnée, suivie d’effet, mise en œuvre, appliquée, acted upon, implemented, aplicada, "
        "ejecutada, suite donnée par l’administration, medidas adoptadas por la administración"
    ),
    "closed": "close, clôturée, classée, closed, cerrada, concluida",
}


def _lookup(words: Mapping[str, str]) -> Mapping[str, str]:
    return {fold(word): meaning for meaning, listed in words.items() for word in listed.split(", ")}


_HEAD_WORDS, _ANSWER_WORDS = _lookup(_HEADS), _lookup(_ANSWERS)


def answer_column(head: str) -> str | None:
    """Return which field a head of a column names, None where it names none."""
    return _HEAD_WORDS.get(fold(head))


def answer_meant(text: str) -> str | None:
    """Return which status an answer means, None where none is meant."""
    return _ANSWER_WORDS.get(fold(text)) if text.strip() else None
