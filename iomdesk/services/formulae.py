"""The house's formulae and scales of quantifiers: what they are now, and setting them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from iomdesk.document.quantifiers import ScaleFault, scale_from, steps_as_data
from iomdesk.papers.formula_rules import (
    checked_formula,
    editable_keys,
    forms_of,
    places_left_out,
    places_of,
    shipped_forms,
)
from iomdesk.queries.house import house_setting, house_settings
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.templates import load_template
from iomdesk.runtime.translations import _
from iomdesk.services.changes import Changes
from iomdesk.services.house import reset_house_setting, set_house_setting
from iomdesk.services.house_facts import FORMULA, formula_setting, scale_setting
from iomdesk.services.work import Work


class ScaleRefused(UserError):
    """Raised when a scale of quantifiers would leave a count without words."""


@dataclass(frozen=True, slots=True)
class FormulaRow:
    """Show a formula: one form, or two for one body or thing and for several.

    `places` may stand in braces; `left_out` are those of the shipped words that the house's own lack.
    """

    key: str
    forms: tuple[str, ...]
    shipped: tuple[str, ...]
    places: tuple[str, ...]
    is_own: bool = False
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ScaleRow:
    """Show the scale of a language as plain steps, and whether it is the house's own."""

    language: str
    steps: tuple[Mapping[str, Any], ...]
    is_own: bool


def list_formulae(session: Session, *, language: str) -> tuple[FormulaRow, ...]:
    """Return all formulae of a language as papers use them."""
    own = house_settings(session, subject=FORMULA)
    return tuple(_row(key, language, own.get(formula_setting(language, key))) for key in editable_keys())


def set_formula(work: Work, *, key: str, language: str, forms: Sequence[str]) -> Changes:
    """Set the house's own words for a formula; the shipped ones take the setting away.

    Raises FormulaUnknown, FormulaRefused.
    """
    formula = checked_formula(key, language, tuple(forms))
    name = formula_setting(language, key)
    if forms_of(formula) == shipped_forms(key, language):  # type: ignore[arg-type]
        return reset_house_setting(work, name=name)
    return set_house_setting(work, name=name, value=formula)


def reset_formula(work: Work, *, key: str, language: str) -> Changes:
    """Go back to the shipped words of a formula. Raises FormulaUnknown."""
    shipped_forms(key, language)
    return reset_house_setting(work, name=formula_setting(language, key))


def scale_row(session: Session, *, language: str) -> ScaleRow:
    """Return the scale of quantifiers of a language."""
    steps = house_setting(session, name=scale_setting(language))
    scale = scale_from(load_template("quantifiers")[language], steps)
    return ScaleRow(language, tuple(steps_as_data(scale)), steps is not None)


def checked_scale(language: str, steps: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return steps as they are stored. Raises ScaleRefused."""
    try:
        return steps_as_data(scale_from(load_template("quantifiers")[language], steps))
    except ScaleFault as fault:
        raise ScaleRefused(_sentence(fault)) from None
    except (AttributeError, KeyError, TypeError, ValueError):
        raise ScaleRefused(_("These are no steps of a scale. Nothing was changed.")) from None


def set_scale(work: Work, *, language: str, steps: Sequence[Mapping[str, Any]]) -> Changes:
    """Set the house's own scale of quantifiers. Raises ScaleRefused."""
    wanted = checked_scale(language, steps)
    if wanted == steps_as_data(scale_from(load_template("quantifiers")[language])):
        return reset_house_setting(work, name=scale_setting(language))
    return set_house_setting(work, name=scale_setting(language), value=wanted)


def reset_scale(work: Work, *, language: str) -> Changes:
    """Go back to the shipped scale of a language."""
    return reset_house_setting(work, name=scale_setting(language))


def _row(key: str, language: str, own: Any) -> FormulaRow:
    shipped = shipped_forms(key, language)
    forms = shipped if own is None else forms_of(own)
    left_out = () if own is None else places_left_out(key, language, forms)
    return FormulaRow(key, forms, shipped, places_of(key), own is not None, left_out)


def _sentence(fault: ScaleFault) -> str:
    if fault.place is None:
        return _("With these steps some counts have no words: begin at 1, leave no gap, let one have no end.")
    number = fault.place + 1
    if fault.fault == "limits":
        return _("Step {number}: its last count is lower than its first. Nothing was changed.").format(
            number=number
        )
    return _("Step {number} has no words. Nothing was changed.").format(number=number)
