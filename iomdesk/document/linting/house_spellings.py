"""The words that the house writes in its own way: "États Membres", "Groupe de travail", "Member States"."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from iomdesk.document.linting.parts import LintFacts, LintParagraph, Spot
from iomdesk.runtime.translations import _

# What is right; any other writing of the same letters (capitals, accents) is found.
_FIXED: Mapping[str, tuple[str, ...]] = {
    "fr": (
        "Comité permanent des programmes et des finances",
        "Organisation internationale pour les migrations",
        "Nations Unies",
        "Directeur général adjoint",
        "Directrice générale adjointe",
        "Directeur général",
        "Directrice générale",
        "Directeurs généraux",
        "Président du Conseil",
        "Présidente du Conseil",
        "États Membres",
        "État Membre",
    ),
    "en": (
        "Standing Committee on Programmes and Finance",
        "International Organization for Migration",
        "United Nations",
        "Deputy Director General",
        "Director General",
        "Member States",
        "Member State",
    ),
    "es": (
        "Comité Permanente de Programas y Finanzas",
        "Organización Internacional para las Migraciones",
        "Naciones Unidas",
        "Directora General Adjunta",
        "Director General Adjunto",
        "Directora General",
        "Director General",
        "Estados Miembros",
        "Estado Miembro",
    ),
}

# What is looked for, and what takes the place of its group 1.
_OTHERS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "fr": (
        (r"\b(Groupes? de Travail)\b", "{lower_last}"),
        (r"\b[Ll]e (groupe de travail)\b(?! (?:chargé|créé|composé))", "Groupe de travail"),
        (r"\b(?:[Dd]u|[Aa]u|[Cc]e) (groupe de travail)\b", "Groupe de travail"),
        (r"\b(Organes Directeurs)\b", "organes directeurs"),
        (r"\b[Ll][’'](administration)\b(?=\s+(?:a|est|avait|propose|estime|souhaite|présente|répond)\b)",
         "Administration"),
        (r"(?<![\w-])(Etats?|Equipes?|Evaluations?|Etudes?|Elections?|Elaboration|Etablissement|Echanges?"
         r"|Egalement|Etant|Egalité|Economi\w+|Education|Energie|Enumération|Etapes?|Eventuel\w*)(?!\w)",
         "{accented}"),
        (r"(?:\A|(?<=[.!?…] )|(?<=\n))(A)(?= (?:l[’']|la |sa |son |ses |ce |cet |cette |cela |leur |propos "
         r"|titre |compter |partir ))", "À"),
    ),
    "en": (
        (r"\b(?:[Tt]he|[Tt]his) (working group|Working group|working Group)\b(?! (?:of|set|that))",
         "Working Group"),
        (r"\b(Director-General)\b", "Director General"),
        (r"\b(Programs? and Budget)\b", "Programme and Budget"),
        (r"(?<![\w-])((?:re)?organis(?:e[ds]?|ing|ations?|ational)|recognis(?:e[ds]?|ing)|emphasis(?:e[ds]|ing)|"
         r"harmonis(?:e[ds]?|ing|ation)|utilis(?:e[ds]?|ing|ation)|finalis(?:e[ds]?|ing))\b", "{with_z}"),
        (r"\b[Tt]he (organization)\b(?=\s+(?:and its|had|has|should|was|would)\b)", "Organization"),
    ),
    "es": (
        (r"\b(Grupos? de trabajo)\b", "{upper_last}"),
        (r"\b(?:[Ee]l|[Dd]el|[Aa]l|[Ee]ste) (grupo de trabajo)\b(?! (?:encargado|creado|compuesto))",
         "Grupo de Trabajo"),
        (r"\b[Ll]a (administración)\b(?=\s+(?:ha|es|había|propone|estima|desea|presentó|respondió)\b)",
         "Administración"),
        (r"\b(Órganos Rectores)\b", "órganos rectores"),
    ),
}  # fmt: skip

_UNION = re.compile(r"Union europ|European Union|Unión Europea|\b(?:UE|EU)\b")
_BEFORE, _BEHIND = 60, 30
_PLAIN_LETTERS = re.compile(r"[a-df-z]+")
_FOLDS = {"e": "[eéèê]", "é": "[eé]", "è": "[eè]", "á": "[aá]", "ó": "[oó]", "É": "[EÉeé]", "í": "[ií]"}


def house_spellings(paragraph: LintParagraph, facts: LintFacts) -> Iterator[Spot]:
    """Find what the house writes in another way; words in capitals only are left alone."""
    characters = paragraph.text
    taken: list[tuple[int, int]] = []
    for start, end, offer in (
        *_fixed_places(characters, facts.language),
        *_other_places(characters, facts.language),
    ):
        if not any(low < end and start < high for low, high in taken):
            taken.append((start, end))
            yield Spot(
                start, end, _("The house writes “{right}”.").format(right=" ".join(offer.split())), offer
            )


def _fixed_places(characters: str, language: str) -> Iterator[tuple[int, int, str]]:
    lowered = characters.lower()
    for right, key, pattern in _fixed(language):
        for found in pattern.finditer(characters) if key in lowered else ():
            if _same(found[0], right) or found[0].isupper():
                continue
            if not _is_of_the_union(characters, *found.span()):
                yield *found.span(), _keeping_spaces(right, found[0])


def _is_of_the_union(characters: str, start: int, end: int) -> bool:
    """The European Union writes its own member States in small letters."""
    around = f"{characters[max(0, start - _BEFORE) : start]} {characters[end : end + _BEHIND]}"
    has_small_member = any(word.startswith("m") for word in characters[start:end].split())
    return has_small_member and _UNION.search(around) is not None


def _other_places(characters: str, language: str) -> Iterator[tuple[int, int, str]]:
    for form, pattern in _others(language):
        for found in pattern.finditer(characters):
            yield *found.span(1), _filled(form, found[1])


@cache
def _fixed(language: str) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Give what is right, a part that every writing of it holds, and the pattern of all writings."""
    return tuple((right, _key(right), re.compile(_pattern(right))) for right in _FIXED[language])


def _key(right: str) -> str:
    parts: list[str] = _PLAIN_LETTERS.findall(right.lower())
    return max(parts, key=len)


@cache
def _others(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((form, re.compile(pattern)) for pattern, form in _OTHERS[language])


def _pattern(right: str) -> str:
    """Match the words whatever their capitals and accents; one word of a longer name is not looked into."""
    words = [_loose(word) for word in right.split()]
    # Within the name of a deputy the chief's is not looked for a second time.
    rest = r"(?!\s+[Aa](?:djoint|djunt))" if right.startswith("Direct") and "djoint" not in right else ""
    return r"(?<![\w-])" + r"\s+".join(words) + r"(?![\w-])" + rest


def _loose(word: str) -> str:
    first, rest = word[0], word[1:]
    head = _FOLDS.get(first) or f"[{first.upper()}{first.lower()}]"
    return head + "".join(_FOLDS.get(letter, re.escape(letter)) for letter in rest)


def _same(written: str, right: str) -> bool:
    return written.split() == right.split()


def _keeping_spaces(right: str, written: str) -> str:
    """Put the right words between the spaces and line ends that are there."""
    gaps = re.findall(r"\s+", written)
    words = right.split()
    return words[0] + "".join(gap + word for gap, word in zip(gaps, words[1:], strict=True))


def _filled(form: str, written: str) -> str:
    if not form.startswith("{"):
        return _keeping_spaces(form, written)
    return {
        "{lower_last}": lambda: written.replace("Travail", "travail"),
        "{upper_last}": lambda: written.replace("trabajo", "Trabajo"),
        "{accented}": lambda: "É" + written[1:],
        "{with_z}": lambda: re.sub(r"is(?=e|ing|ation)", "iz", written, count=1),
    }[form]()
