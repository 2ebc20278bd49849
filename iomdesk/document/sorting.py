"""Put names in the alphabetical order of a language."""

import re
import unicodedata

_ARTICLE = {
    "fr": re.compile(r"(?:(?:les?|la)\s+|l['’]\s*)(?=\w)", re.IGNORECASE),
    "en": re.compile(r"the\s+(?=\w)", re.IGNORECASE),
    "es": re.compile(r"(?:el|la|los|las)\s+(?=\w)", re.IGNORECASE),
}
# Its article belongs to the name: the United Nations list it under E in Spanish too.
_ARTICLE_IN_NAME = re.compile(r"el\s+salvador\b", re.IGNORECASE)

_FOLDED = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
_NOT_A_WORD = re.compile(r"[\W_]+")
_N_TILDE = "nʒ"  # behind every plain letter that may follow n, before o


def sort_key(name: str, language: str) -> tuple[str, str]:
    """Give the key by which a name is sorted word by word: no leading article, accents and case ignored.

    Ligatures count as two letters, hyphens and apostrophes as spaces; Spanish ñ comes after n. Names that
    differ only in what is ignored keep a fixed order among themselves.
    """
    letters = unicodedata.normalize("NFC", _without_article(name.strip(), language)).casefold()
    if language == "es":
        letters = letters.replace("ñ", _N_TILDE)
    return _NOT_A_WORD.sub(" ", _without_accents(letters).translate(_FOLDED)).strip(), name


def _without_article(name: str, language: str) -> str:
    pattern = _ARTICLE.get(language)
    if pattern is None or _ARTICLE_IN_NAME.match(name):
        return name
    return pattern.sub("", name, count=1) if pattern.match(name) else name


def _without_accents(words: str) -> str:
    parts = unicodedata.normalize("NFKD", words)
    return "".join(character for character in parts if not unicodedata.combining(character))
