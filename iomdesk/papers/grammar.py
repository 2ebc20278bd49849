"""What grammar asks of a sentence that is put together: articles, contractions, lists."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from iomdesk.document.inline import Run, Text, plain

Preposition = Literal["of", "to", "at"]

PREPOSITIONS = {
    "of": {"fr": "de", "en": "of", "es": "de"},
    "to": {"fr": "à", "en": "to", "es": "a"},
    "at": {"fr": "à", "en": "in", "es": "en"},
}

_MASCULINE_FR = (
    r"groupe|comité|conseil|sous-comité|bureau|président|vice-président|directeur|palais|siège|centre|"
    r"réseau|fonds|programme|secrétariat|haut-commissariat"
)
_FEMININE_FR = r"présidente|vice-présidente|directrice|commission|conférence|salle"
_ELIDED_FR = r"union|assemblée|organisation|organe|administration|ambassadeur|ambassadrice|hôtel"
_MASCULINE_ES = (
    r"grupo|comité|consejo|subcomité|presidente|vicepresidente|director|palacio|centro|fondo|programa"
)
_FEMININE_ES = (
    r"presidenta|vicepresidenta|directora|comisión|conferencia|unión|asamblea|organización|administración|"
    r"red|secretaría"
)
_NOUNS_EN = r"group|committee|council|chair|union|network|secretariat"

_ARTICLES: dict[str, tuple[tuple[str, str], ...]] = {
    "fr": ((_MASCULINE_FR, "le "), (_FEMININE_FR, "la "), (_ELIDED_FR, "l’")),
    "es": ((_MASCULINE_ES + r"|sr\.", "el "), (_FEMININE_ES + r"|sra\.", "la ")),
    "en": ((rf"(?:standing |sub-?|working )?(?:{_NOUNS_EN})|working", "the "),),
}

_HAS_ARTICLE = {
    "fr": re.compile(r"(?:le|la|les)\s|l[’']", re.IGNORECASE),
    "en": re.compile(r"the\s", re.IGNORECASE),
    "es": re.compile(r"(?:el|la|los|las)\s", re.IGNORECASE),
}

_CONTRACTIONS = {
    ("fr", "de"): (("les ", "des "), ("le ", "du ")),
    ("fr", "à"): (("les ", "aux "), ("le ", "au ")),
    ("es", "de"): (("el ", "del "),),
    ("es", "a"): (("el ", "al "),),
}

# Words that begin with the preposition already, contracted or not.
_CONTAINED = {
    ("fr", "de"): re.compile(r"(?:de|du|des)\s|d[’']", re.IGNORECASE),
    ("fr", "à"): re.compile(r"(?:à|au|aux)\s", re.IGNORECASE),
    ("en", "of"): re.compile(r"of\s", re.IGNORECASE),
    ("en", "to"): re.compile(r"to\s", re.IGNORECASE),
    ("es", "de"): re.compile(r"(?:de|del)\s", re.IGNORECASE),
    ("es", "a"): re.compile(r"(?:a|al)\s", re.IGNORECASE),
    ("es", "en"): re.compile(r"en\s", re.IGNORECASE),
}

_VOWEL = re.compile(r"[aeiouàâäéèêëîïôöùûüœæ](?!\.)", re.IGNORECASE)  # not an initial; h and y stay whole
_SPANISH_I = re.compile(r"h?[ií](?!e|a)", re.IGNORECASE)
_FINAL_POINTS = re.compile(r"[\s.,;:…]+\Z")


def with_article(name: str, language: str) -> str:
    """Put the article a name takes within a sentence before it, where one is known to be needed."""
    if _HAS_ARTICLE[language].match(name):
        return uncapitalised(name)
    for words, article in _ARTICLES[language]:
        if re.match(rf"(?:{words})(?!\w)", name, re.IGNORECASE):
            return article + name
    return name


def after(preposition: Preposition, name: str, language: str) -> str:
    """Put a preposition before a name: "du Groupe de travail", "of the Working Group", "al Comité"."""
    return join_link(PREPOSITIONS[preposition][language], with_article(name, language), language)


def join_link(link: str, words: str, language: str) -> str:
    """Join a preposition to words: contracted with their article, elided, not doubled."""
    contained = _CONTAINED.get((language, link))
    if contained and contained.match(words):
        return words
    for article, contracted in _CONTRACTIONS.get((language, link), ()):
        if words.startswith(article):
            return contracted + words.removeprefix(article)
    if language == "fr" and link == "de" and _VOWEL.match(words):
        return f"d’{words}"
    return f"{link} {words}"


def capitalised(words: str) -> str:
    """Begin a sentence."""
    return words[:1].upper() + words[1:]


def begin_sentence(text: Text) -> Text:
    """Begin a sentence with a text."""
    if not text or not isinstance(text[0], Run):
        return text
    return (replace(text[0], text=capitalised(text[0].text)), *text[1:])


def in_turn(sentences: Iterable[Text]) -> Text:
    """Put sentences one after the other; those with nothing to say are left out."""
    joined: Text = ()
    for text in filter(None, sentences):
        joined = (*joined, Run(" "), *text) if joined else text
    return joined


def uncapitalised(words: str) -> str:
    """Take a capital back."""
    return words[:1].lower() + words[1:]


def without_final_points(words: str) -> str:
    """Take the punctuation off the end of words whose place in a series decides on it."""
    return _FINAL_POINTS.sub("", words)


def enumerate_texts(texts: Sequence[Text], language: str) -> Text:
    """Join texts into a list: "A, B et C", "A, B and C", "A, B y C" (e before the sound of i)."""
    if not texts:
        return ()
    listed = list(texts[0])
    for place, text in enumerate(texts[1:], start=2):
        last = place == len(texts)
        listed.extend(plain(_conjunction(text, language) if last else ", "))
        listed.extend(text)
    return tuple(listed)


def _conjunction(following: Text, language: str) -> str:
    if language != "es":
        return {"fr": " et ", "en": " and "}[language]
    first = getattr(following[0], "text", "") if following else ""
    return " e " if _SPANISH_I.match(first) else " y "
