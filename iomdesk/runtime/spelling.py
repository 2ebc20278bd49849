"""Whether words are written right: hunspell with the dictionaries that ship with the program.

The library is called directly where chunspell brings it as one, because its own wrapper keeps all of Python
from running while a dictionary is read (a tenth of a second) or words are suggested. Elsewhere it serves.
"""

import ctypes
import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from iomdesk.runtime.paths import resources_folder

LANGUAGES = ("fr", "en", "es")

_ELISION = re.compile(
    r"(?:l|d|qu|n|s|j|m|t|c|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu)[’'](?P<rest>.+)", re.IGNORECASE
)
_POSSESSIVE = re.compile(r"(?P<rest>.+?)[’']s?")
_MOST = 7
_REMEMBERED = 50_000


class Dictionary(Protocol):
    """Anything that hunspell's two questions can be put to."""

    def spell(self, word: str) -> bool:
        """Say whether a word is in the dictionary."""
        ...

    def suggest(self, word: str) -> Iterable[str]:
        """Return words that are like one."""
        ...


class Speller:
    """Tell whether words of one language are known: to the dictionary, to the user, or as names.

    Meant for one thread; `suggest` takes up to some tenths of a second.
    """

    def __init__(self, language: str, dictionary: Dictionary) -> None:
        self.language = language
        self._dictionary = dictionary
        self._names: frozenset[str] = frozenset()
        self._seen: dict[str, bool] = {}

    def learn(self, names: Iterable[str]) -> None:
        """Take over what is known beside the dictionary, in place of what was before."""
        self._names = frozenset(name.replace("'", "’") for name in names)
        self._seen.clear()

    def knows(self, word: str) -> bool:
        """Say whether a word is written like that."""
        known = self._seen.get(word)
        if known is None:
            if len(self._seen) > _REMEMBERED:
                self._seen.clear()
            known = self._seen[word] = self._is_known(word)
        return known

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return what may have been meant, the likeliest first."""
        offered = (one.replace("'", "’") for one in self._dictionary.suggest(word.replace("’", "'")))
        return tuple(dict.fromkeys(offered))[:_MOST]

    def _is_known(self, word: str) -> bool:
        plain = word.replace("'", "’")
        if self._is_name(plain) or self._dictionary.spell(plain) or self._dictionary.spell(word):
            return True
        pattern = _ELISION if self.language == "fr" else _POSSESSIVE
        if (found := pattern.fullmatch(plain)) and self._is_known(found["rest"]):
            return True
        parts = [part for part in plain.split("-") if part]
        return len(parts) > 1 and all(self._is_known(part) for part in parts)

    def _is_name(self, word: str) -> bool:
        """A word learnt in small letters may begin a sentence."""
        return word in self._names or (word[:1].isupper() and word[:1].lower() + word[1:] in self._names)


def load_speller(language: str) -> Speller:
    """Read the dictionary of a language; takes a tenth to a fifth of a second, best on another thread."""
    return Speller(language, load_dictionary(language))


def load_dictionary(language: str) -> Dictionary:
    """Read the dictionary alone."""
    folder = resources_folder() / "dictionaries"
    library = _library()
    if library is not None:
        return _Direct(library, folder / f"{language}.aff", folder / f"{language}.dic")
    return _wrapped(language, folder)


def _wrapped(language: str, folder: Path) -> Dictionary:
    from hunspell import Hunspell  # late: the window opens before any word is checked

    made: Dictionary = Hunspell(language, hunspell_data_dir=str(folder))
    return made


@cache
def _library() -> ctypes.CDLL | None:
    import hunspell

    folder = Path(hunspell.__file__).parent
    for path in sorted([*folder.glob("libhunspell*.so*"), *folder.glob("libhunspell*.dylib")]):
        library = ctypes.CDLL(str(path))
        if all(hasattr(library, name) for name in ("Hunspell_create", "Hunspell_free_list")):
            return _declared(library)
    return None


def _declared(library: ctypes.CDLL) -> ctypes.CDLL:
    """Declare the functions of hunspell.h that are used."""
    text, handle = ctypes.c_char_p, ctypes.c_void_p
    texts = ctypes.POINTER(ctypes.POINTER(text))
    forms: dict[str, tuple[Any, list[Any]]] = {
        "Hunspell_create": (handle, [text, text]),
        "Hunspell_destroy": (None, [handle]),
        "Hunspell_spell": (ctypes.c_int, [handle, text]),
        "Hunspell_suggest": (ctypes.c_int, [handle, texts, text]),
        "Hunspell_free_list": (None, [handle, texts, ctypes.c_int]),
    }
    for name, (result, arguments) in forms.items():
        function: Callable[..., Any] = getattr(library, name)
        function.restype = result  # type: ignore[attr-defined]
        function.argtypes = arguments  # type: ignore[attr-defined]
    return library


class _Direct:
    """Call the library; all dictionaries that ship are in UTF-8."""

    def __init__(self, library: ctypes.CDLL, affixes: Path, words: Path) -> None:
        self._library = library
        for path in (affixes, words):
            path.stat()  # the library would go on with an empty dictionary
        self._handle = library.Hunspell_create(str(affixes).encode(), str(words).encode())

    def __del__(self) -> None:
        if handle := getattr(self, "_handle", None):
            self._library.Hunspell_destroy(handle)

    def spell(self, word: str) -> bool:
        return bool(self._library.Hunspell_spell(self._handle, word.encode()))

    def suggest(self, word: str) -> tuple[str, ...]:
        found = ctypes.POINTER(ctypes.c_char_p)()
        count = self._library.Hunspell_suggest(self._handle, ctypes.byref(found), word.encode())
        words = tuple((found[index] or b"").decode(errors="replace") for index in range(count))
        if count:
            self._library.Hunspell_free_list(self._handle, ctypes.byref(found), count)
        return words
