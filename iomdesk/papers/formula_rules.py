"""What the secretariat may write in place of a formula: which places it has, and what is refused."""

from collections.abc import Iterator, Mapping
from string import Formatter

from iomdesk.papers.wording import FORMULAE, Formula, default_wording
from iomdesk.runtime.errors import UserError
from iomdesk.runtime.templates import load_template
from iomdesk.runtime.translations import _

ALWAYS_KNOWN = ("Group", "group", "of_group")
"""Places that every formula may have: the body, at the head of a sentence, within it, behind "of"."""


class FormulaUnknown(UserError):
    """Raised when a formula is named that no paper has."""


class FormulaRefused(UserError):
    """Raised when words cannot stand in the place of a formula."""


def editable_keys() -> tuple[str, ...]:
    """List the formulae that are sentences or parts of them, in the order of their files."""
    return tuple(
        key
        for name in FORMULAE
        for key, words in load_template(name).items()
        if not any(isinstance(formula, list) for formula in words.values())
    )


def shipped_forms(key: str, language: str) -> tuple[str, ...]:
    """Return the shipped form of a formula, or its two: for one, and for several. Raises FormulaUnknown."""
    try:
        formula = default_wording().formulae[key][language]
    except KeyError:
        raise FormulaUnknown(
            _("There is no formula “{key}”. Nothing was changed; “iomdesk formulae list” names them.").format(
                key=key
            )
        ) from None
    if isinstance(formula, list):
        raise FormulaUnknown(
            _("“{key}” is a list of words and no formula. Nothing was changed.").format(key=key)
        )
    return (formula,) if isinstance(formula, str) else (formula["one"], formula["many"])


def places_of(key: str) -> tuple[str, ...]:
    """List what a formula may hold in braces, those of its shipped words first."""
    shipped = default_wording().formulae[key]
    own = (name for language in shipped for form in shipped_forms(key, language) for name in _names(form))
    return tuple(dict.fromkeys((*own, *ALWAYS_KNOWN)))


def checked_formula(key: str, language: str, forms: tuple[str, ...]) -> Formula:
    """Return words as they are stored in place of a formula. Raises FormulaUnknown, FormulaRefused.

    A formula with two forms takes one for both.
    """
    shipped = shipped_forms(key, language)
    for form in forms:
        _check(key, form, may_be_empty=not all(shipped))
    if len(shipped) == 1:
        return forms[0]
    return {"one": forms[0], "many": forms[-1] or forms[0]}


def places_left_out(key: str, language: str, forms: tuple[str, ...]) -> tuple[str, ...]:
    """List the places that the shipped words have and others lack: what stands there will not be printed."""
    shipped = {name for form in shipped_forms(key, language) for name in _names(form)}
    kept = {name.casefold() for form in forms for name in _names(form)}
    return tuple(sorted(name for name in shipped if name.casefold() not in kept))


def forms_of(formula: str | Mapping[str, str]) -> tuple[str, ...]:
    """Return the forms of a stored formula."""
    return (formula,) if isinstance(formula, str) else (formula["one"], formula["many"])


def _check(key: str, form: str, *, may_be_empty: bool) -> None:
    if not form.strip() and not may_be_empty:
        raise FormulaRefused(
            _("A formula cannot be empty. Nothing was changed; reset it to have the default back.")
        )
    try:
        names = list(_names(form))
    except ValueError:
        raise FormulaRefused(
            _(
                "A brace stands alone: write places as {place}, and no other braces. Nothing was changed."
            ).format(place="{…}")
        ) from None
    known = places_of(key)
    strange = [name for name in names if name not in known]
    if strange:
        listed = ", ".join(f"{{{name}}}" for name in known)
        raise FormulaRefused(
            _("{place} is not known in this formula, which can hold {known}. Nothing was changed.").format(
                place=f"{{{strange[0]}}}", known=listed
            )
        )


def _names(form: str) -> Iterator[str]:
    """Give the names in braces; one with a form or a conversion is no plain place. Raises ValueError."""
    for _literal, name, form_, conversion in Formatter().parse(form):
        if name is not None:
            yield name + (f":{form_}" if form_ else "") + (f"!{conversion}" if conversion else "")
