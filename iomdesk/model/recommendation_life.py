"""Which step may follow which in the life of a recommendation, and whose step it is."""

from collections.abc import Mapping

from iomdesk.model.recommendations import FINISHED_STATUSES, RecommendationStatus

_S = RecommendationStatus

ANSWERS = (_S.NOTED, _S.ENDORSED, _S.AMENDED, _S.SENT_BACK, _S.REFUSED)
"""What the CPPF, and after it the Council, may answer."""

_AFTER_AN_ANSWER = (_S.BEFORE_COUNCIL, _S.ACTED_UPON, _S.CLOSED)

_FOLLOWING: Mapping[str, tuple[RecommendationStatus, ...]] = {
    _S.PROPOSED: (_S.NEGOTIATED, _S.AGREED, _S.CLOSED),
    _S.NEGOTIATED: (_S.AGREED, _S.CLOSED),
    _S.AGREED: (_S.TRANSMITTED, _S.NEGOTIATED, _S.CLOSED),
    _S.TRANSMITTED: ANSWERS,
    _S.NOTED: _AFTER_AN_ANSWER,
    _S.ENDORSED: _AFTER_AN_ANSWER,
    _S.AMENDED: _AFTER_AN_ANSWER,
    _S.SENT_BACK: (_S.NEGOTIATED, _S.AGREED, _S.CLOSED),
    _S.REFUSED: (_S.NEGOTIATED, _S.CLOSED),
    _S.BEFORE_COUNCIL: (*ANSWERS, _S.ACTED_UPON),
    _S.ACTED_UPON: (_S.ACTED_UPON, _S.CLOSED),
    _S.CLOSED: (),
}

SILENT_SESSIONS = 2
"""Held without news since the last step, they make a recommendation stand out."""


def next_steps(status: str) -> tuple[RecommendationStatus, ...]:
    """Return the steps that may follow on a status, the likeliest first."""
    return _FOLLOWING.get(status, ())


def may_follow(status: str, step: str) -> bool:
    """Say whether a step follows on a status by itself; any other needs a reason."""
    return step in next_steps(status)


def body_kind_of(status: str, before: str) -> str:
    """Say which kind of body takes a step: committee, council or working_group; empty for the Administration.

    What comes after a recommendation went to the Council is the Council's answer.
    """
    if status in ANSWERS:
        return "council" if before == _S.BEFORE_COUNCIL else "committee"
    kinds = {_S.TRANSMITTED.value: "committee", _S.BEFORE_COUNCIL.value: "council", _S.ACTED_UPON.value: ""}
    return kinds.get(status, "working_group")


def is_silent(status: str, sessions_since: int) -> bool:
    """Say whether an open recommendation has had no news for too many sessions."""
    return status not in FINISHED_STATUSES and sessions_since >= SILENT_SESSIONS
