"""One paper speaking one language: sentences from formulae, texts in the best language there is, names."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from iomdesk.document.inline import Inline, Reference, Run, Text, plain
from iomdesk.document.ordinals import ordinal_in_words
from iomdesk.document.text import plain_text
from iomdesk.papers.facts import LANGUAGES, BodyFacts, NameFact, Names, PaperFacts, Words
from iomdesk.papers.grammar import PREPOSITIONS, Preposition, after, capitalised, with_article
from iomdesk.papers.item_numbers import ItemNumber, item_numbers
from iomdesk.papers.persons import person_in
from iomdesk.papers.wording import Wording, fill

_LARGEST_ORDINAL = 999


@dataclass(frozen=True)
class Voice:
    """Say what the facts hold in the language of the paper."""

    facts: PaperFacts
    language: str
    wording: Wording

    @property
    def is_joint(self) -> bool:
        """Say whether several bodies meet."""
        return len(self.facts.session.bodies) > 1

    @cached_property
    def group(self) -> str:
        """Name the body or bodies as sentences do: "le Groupe de travail", "les Groupes de travail"."""
        kinds = {body.kind for body in self.facts.session.bodies} or {"working_group"}
        kind = kinds.pop() if len(kinds) == 1 else "mixed"
        return self.wording.template(f"group.{kind}", self.language, self.is_joint)

    @cached_property
    def numbers(self) -> Mapping[int, ItemNumber]:
        """Give the numbers of all items."""
        return item_numbers(self.facts.items, self.language)

    def say(self, key: str, *, many: bool = False, **values: str | Text) -> Text:
        """Make a sentence; {Group}, {group} and {of_group} need not be given."""
        template = self.wording.template(key, self.language, many)
        return fill(template, self._of_the_group() | values)

    def line(self, key: str, *, many: bool = False, **values: str | Text) -> str:
        """Make a sentence of plain words."""
        return plain_text(self.say(key, many=many, **values))

    def group_says(self, key: str, **values: str | Text) -> Text:
        """Make a sentence whose subject is the body, or the bodies."""
        return self.say(key, many=self.is_joint, **values)

    def after(self, preposition: Preposition, name: str) -> str:
        """Put a preposition before a name."""
        return after(preposition, name, self.language)

    def ordinal(self, number: int) -> str:
        """Write the ordinal of a session in words, and figures where no paper would use words."""
        in_words = 1 <= number <= _LARGEST_ORDINAL
        return ordinal_in_words(number, self.language) if in_words else str(number)

    def pick(self, texts: Words) -> tuple[str, str] | None:
        """Return language and words of the text to print: the paper's own, the original's, then any."""
        written = {language: words.strip() for language, words in texts.items() if words.strip()}
        if not written:
            return None
        language = self.best_language(written)
        return language, written[language]

    def words(self, texts: Words) -> str:
        """Return the words of the text to print, without a word on its language; for sorting."""
        picked = self.pick(texts)
        return picked[1] if picked else ""

    def best_language(self, available: Collection[str]) -> str:
        """Choose a language there is: the paper's own, the original's, then any."""
        return next(language for language in self._preference() if language in available)

    def reference_language(self, available: Collection[str]) -> str:
        """Choose the language whose text gives its shape to all versions: the same for every paper."""
        order = (self.facts.cover.original_language, *LANGUAGES)
        return next(language for language in order if language in available)

    def choose(self, texts: Words) -> Text:
        """Print a text; one in another language stands behind a note that says so."""
        picked = self.pick(texts)
        return self.in_language(picked[0], plain(picked[1])) if picked else ()

    def in_language(self, language: str, text: Text, *, note: bool = True) -> Text:
        """Mark a text with the language it is in, where that is not the paper's."""
        if language == self.language:
            return text
        marked = tuple(_spoken(part, language) for part in text)
        return (*self.language_note(language), *marked) if note else marked

    def language_note(self, language: str) -> Text:
        """Say in brackets which language the words after it are in."""
        key = "note.original" if language == self.facts.cover.original_language else "note.other"
        return (Run(self.line(key, language=self.language_name(language)), italic=True), Run(" "))

    def language_name(self, language: str) -> str:
        """Name a language."""
        return self.line(f"language.{language}")

    def name(self, names: Names) -> tuple[str, NameFact]:
        """Return the name to print and its language; a body without any name is named by its kind."""
        for language in self._preference():
            if language in names and names[language].name.strip():
                return language, names[language]
        return self.language, NameFact(self.group)

    def named(self, body: BodyFacts, preposition: Preposition | None = None, *marks: str) -> Text:
        """Name a body within a sentence: article, preposition, and in brackets what is to be remarked."""
        language, fact = self.name(body.names)
        if language != self.language:
            lead = plain(f"{PREPOSITIONS[preposition][self.language]} " if preposition else "")
            name = (*lead, *self.in_language(language, plain(fact.name)))
        elif preposition:
            name = plain(self.after(preposition, fact.name))
        else:
            name = plain(with_article(fact.name, language))
        unofficial = "" if fact.is_official else self.line("note.unofficial")
        proposed = self.line("note.proposed") if fact.is_proposed else ""
        return (*name, *self.in_brackets(proposed, unofficial, *marks))

    def in_brackets(self, *remarks: str) -> Text:
        """Put remarks in brackets behind a name; nothing for none."""
        known = [remark for remark in remarks if remark]
        return plain(f" ({self.line('series').join(known)})") if known else ()

    def person(self, written: str) -> str:
        """Name a person or an office."""
        states = [delegation.names for delegation in self.facts.delegations]
        return person_in(self.wording, states, written, self.language)

    def person_in_sentence(self, written: str) -> str:
        """Name a person as the subject of a sentence: Spanish has an article there."""
        return capitalised(with_article(self.person(written), self.language))

    def _of_the_group(self) -> dict[str, str | Text]:
        return {
            "Group": capitalised(self.group),
            "group": self.group,
            "of_group": self.after("of", self.group),
        }

    def _preference(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((self.language, self.facts.cover.original_language, *LANGUAGES)))


def _spoken(part: Inline, language: str) -> Inline:
    if isinstance(part, Reference):
        return part
    if isinstance(part, Run):
        return replace(part, language=language)
    return replace(part, runs=tuple(replace(run, language=language) for run in part.runs))
