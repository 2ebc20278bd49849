"""Ordinal numbers as the papers of the governing bodies write them.

An own table, because general libraries write "quatre-vingtsième", "décimoprimero" and "one hundred and
first" where the papers say "quatre-vingtième", "décima primera" and "hundred and first".
"""

from iomdesk.document.inline import Run, Text, plain

_FR_UNITS = (
    "", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
    "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
)  # fmt: skip
_FR_TENS = ("", "", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt")

_EN_UNITS = (
    "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_EN_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_EN_IRREGULAR = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip

_ES_UNITS = ("", "primer", "segund", "tercer", "cuart", "quint", "sext", "séptim", "octav", "noven")
_ES_TENS = (
    "", "décim", "vigésim", "trigésim", "cuadragésim", "quincuagésim", "sexagésim", "septuagésim",
    "octogésim", "nonagésim",
)  # fmt: skip
_ES_HUNDREDS = (
    "", "centésim", "ducentésim", "tricentésim", "cuadringentésim", "quingentésim", "sexcentésim",
    "septingentésim", "octingentésim", "noningentésim",
)  # fmt: skip

_SESSION = {"fr": "session", "en": "Session", "es": "Reunión"}


def ordinal_in_words(number: int, language: str, *, feminine: bool = True) -> str:
    """Write an ordinal in small letters; ValueError outside 1 to 999."""
    _check(number)
    if language == "fr":
        return _french(number, feminine)
    return _spanish(number, feminine) if language == "es" else _english(number)


def session_in_words(number: int, language: str) -> str:
    """Name a session as its cover does: "Vingtième session", "Twentieth Session", "Vigésima Reunión"."""
    words = ordinal_in_words(number, language)
    return f"{words[0].upper()}{words[1:]} {_SESSION[language]}"


def ordinal_short(number: int, language: str, feminine: bool = True) -> Text:
    """Write an ordinal in figures: French 13e and 1re with raised letters, 13th, 13.ª; errors as above."""
    _check(number)
    if language == "fr":
        first = "re" if feminine else "er"
        return (Run(str(number)), Run(first if number == 1 else "e", superscript=True))
    if language == "es":
        return plain(f"{number}.{'ª' if feminine else 'º'}")
    return plain(f"{number}{_english_ending(number)}")


def _check(number: int) -> None:
    if not 1 <= number <= 999:
        raise ValueError(f"no ordinal for {number}")


def _french(number: int, feminine: bool) -> str:
    if number == 1:
        return "première" if feminine else "premier"
    stem = _french_cardinal(number)
    # quatre, onze… lose their e; cinq gains a u and neuf turns f into v, also at the end of compounds.
    if stem.endswith("cinq"):
        stem += "u"
    elif stem.endswith("neuf"):
        stem = stem.removesuffix("f") + "v"
    return f"{stem.removesuffix('e')}ième"


def _french_cardinal(number: int) -> str:
    """Count without the plural s of quatre-vingts and cents, which ordinals do not have."""
    hundreds, rest = divmod(number, 100)
    count = _FR_UNITS[hundreds] if hundreds > 1 else ""
    parts = (count, "cent" if hundreds else "", _french_below_100(rest))
    return " ".join(part for part in parts if part)


def _french_below_100(number: int) -> str:
    if number < 20:
        return _FR_UNITS[number]
    tens, unit = divmod(number, 10)
    if tens in (7, 9):
        tens, unit = tens - 1, unit + 10
    if not unit:
        return _FR_TENS[tens]
    link = " et " if unit in (1, 11) and tens < 8 else "-"
    return f"{_FR_TENS[tens]}{link}{_FR_UNITS[unit]}"


def _english(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    count = f"{_EN_UNITS[hundreds]} " if hundreds > 1 else ""
    if not rest:
        return f"{count}hundredth"
    return f"{count}hundred and {_english_below_100(rest)}" if hundreds else _english_below_100(rest)


def _english_below_100(number: int) -> str:
    if number < 20:
        unit = _EN_UNITS[number]
        return _EN_IRREGULAR.get(unit, f"{unit}th")
    tens, unit_number = divmod(number, 10)
    if not unit_number:
        return f"{_EN_TENS[tens].removesuffix('y')}ieth"
    return f"{_EN_TENS[tens]}-{_english_below_100(unit_number)}"


def _english_ending(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _spanish(number: int, feminine: bool) -> str:
    ending = "a" if feminine else "o"
    hundreds, rest = divmod(number, 100)
    tens, units = divmod(rest, 10)
    stems = (_ES_HUNDREDS[hundreds], _ES_TENS[tens], _ES_UNITS[units])
    return " ".join(f"{stem}{ending}" for stem in stems if stem)
