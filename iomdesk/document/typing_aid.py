"""What the signs become that somebody types: unbreakable spaces, guillemets, apostrophes, dashes."""

import re
from dataclasses import dataclass

from iomdesk.document.typography import OIM, HouseProfile
from iomdesk.document.unbreakable import NO_BREAK

_NO_SPACE_BEFORE = re.compile(r"(?:\A|[\s(\[{«“‘:;?!]|https?|ftp|mailto|\d)\Z", re.IGNORECASE)
_PLAIN_SPACE = re.compile(r"(?<=\S) \Z")
_OPENS = re.compile(rf"(?:\A|[\s{NO_BREAK}(\[{{«“‘¿¡–—/])\Z")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*\Z|\S+@\S*\Z")


@dataclass(frozen=True, slots=True)
class Aid:
    """Put `new` in the place of some characters before the cursor."""

    removed: int
    new: str


def aid_for(before: str, language: str, profile: HouseProfile = OIM) -> Aid | None:
    """Say what becomes of the sign just typed, the last of those before the cursor; None for nothing."""
    sign, head = before[-1:], before[:-1]
    if not sign or _ADDRESS.search(head[-80:]):
        return None
    if sign == "'":
        return Aid(1, "‘" if _OPENS.search(head) else "’") if language in ("fr", "en", "es") else None
    if sign == '"':
        return Aid(1, _quotation_mark(head, language, profile))
    if before.endswith("...") and not before.endswith("...."):
        return Aid(3, "…")
    if before.endswith(" --"):
        return Aid(2, "–")
    return _french(sign, head, profile) if language == "fr" else None


def _quotation_mark(head: str, language: str, profile: HouseProfile) -> str:
    opens = _OPENS.search(head) is not None
    if language != "fr":
        return "“" if opens else "”"
    space = NO_BREAK if profile.guillemets_with_spaces else ""
    return f"«{space}" if opens and not head.endswith(f"«{space}") else f"{space}»"


def _french(sign: str, head: str, profile: HouseProfile) -> Aid | None:
    if sign == "«":
        return Aid(1, f"«{NO_BREAK}") if profile.guillemets_with_spaces else None
    if sign in ":;?!»":
        wants_space = profile.guillemets_with_spaces if sign == "»" else profile.space_before_colon
        return _before(sign, head, NO_BREAK if wants_space else "")
    return None


def _before(sign: str, head: str, space: str) -> Aid | None:
    if _PLAIN_SPACE.search(head[-2:]):
        return Aid(2, f"{space}{sign}")
    if not space or head.endswith(NO_BREAK) or _NO_SPACE_BEFORE.search(head[-6:]):
        return None
    return Aid(1, f"{space}{sign}")
