"""One record, three renderings: who said it, in the text of minutes, is named, listed apart, or only counted.

Only the subject at the head of a paragraph with sources is put otherwise, and only where it is one that the
program knows to read: names of those who spoke, groups, quantifiers. All else stays as it was written.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from iomdesk.document.flat_text import flatten
from iomdesk.document.quantifiers import Step
from iomdesk.document.sourced_prose import quantifier_edits, read_sense
from iomdesk.document.text_paragraph import TextParagraph
from iomdesk.papers.facts import InterventionFact
from iomdesk.papers.prose import Prose, spoken_of
from iomdesk.papers.state_names import group_in_sentence, speaker_in_sentence
from iomdesk.runtime.templates import load_template

_WITHOUT_NAME = frozenset({"administration", "chair"})
_AND = {"fr": "et", "en": "and", "es": "y|e"}


@dataclass(frozen=True)
class Attribution:
    """Put the subjects of an item's paragraphs into the rendering of the prose."""

    prose: Prose
    heard: Sequence[InterventionFact]

    def discreet(self, paragraph: TextParagraph) -> TextParagraph:
        """Put the subject otherwise only where it names somebody, who then may stay unnamed."""
        found = self._subject.match(flatten(paragraph.text).characters) if paragraph.sources else None
        names_somebody = found is not None and self._names_somebody(found["subject"])
        return self.rendered(paragraph) if names_somebody else paragraph

    def rendered(self, paragraph: TextParagraph) -> TextParagraph:
        """Put the subject of one paragraph into the rendering."""
        flat = flatten(paragraph.text)
        found = self._subject.match(flat.characters) if self._said(paragraph, "") else None
        if found is None:
            return paragraph
        start, end = found.span("subject")
        said = self._said(paragraph, flat.characters[end:]) or self._said(paragraph, "")
        words, is_many = self.prose.subject(said, self.heard)
        if not words or not (self._names_somebody(words) or self._names_somebody(found["subject"])):
            return paragraph  # a quantifier stays as it was written
        edits = quantifier_edits(flat.characters, start, end, words, is_many, self._manner)
        return replace(paragraph, text=flat.edited(edits).raised(()))

    def _names_somebody(self, subject: str) -> bool:
        return any(re.search(one, subject, re.IGNORECASE) for one in self._names)

    def _said(self, paragraph: TextParagraph, rest: str) -> list[InterventionFact]:
        """List the sources that the subject stands for: those in the sense that the verb reports."""
        sense = read_sense(rest, self._manner) if rest else ""
        cited = [
            one
            for one in self.heard
            if one.id in paragraph.sources and spoken_of(one).kind not in _WITHOUT_NAME
        ]
        return [one for one in cited if not sense or one.stance == sense]

    @property
    def _manner(self) -> Mapping[str, object]:
        manner: Mapping[str, object] = load_template("drafting")[self.prose.language]
        return manner

    @cached_property
    def _names(self) -> tuple[str, ...]:
        """List the patterns of all names under which those who spoke may stand in a sentence."""
        language = self.prose.language
        names = {speaker_in_sentence(one, language) for one in self.heard if any(one.names.values())}
        for one in self.heard:
            if spoken_of(one).group:
                names.add(group_in_sentence(one, self.prose.wording, language))
        return tuple(_loose(name) for name in sorted(names, key=len, reverse=True))

    @cached_property
    def _subject(self) -> re.Pattern[str]:
        counted = [words for step in self.prose.scale.steps for words in _wordings(step)]
        forms = load_template("drafting")[self.prose.language]["group"]
        numbers = "|".join(map(re.escape, self.prose.scale.numbers))
        groups = [_loose(forms["one"]), _loose(forms["many"]).replace(r"\{number\}", f"(?:{numbers}|[0-9]+)")]
        known = "|".join([*self._names, *map(_loose, sorted(counted, key=len, reverse=True)), *groups])
        join = rf"(?:,\s+|\s+(?:{_AND[self.prose.language]})\s+)"
        leads = "|".join(sorted({_loose(lead) for lead in self._leads()}))
        return re.compile(rf"(?:{leads})?(?P<subject>(?:{known})(?:{join}(?:{known}))*)(?!\w)", re.IGNORECASE)

    def _leads(self) -> list[str]:
        """List what may stand before the subject: "Exerçant son droit de réponse, "."""
        senses = load_template("drafting")[self.prose.language]["senses"].values()
        sentences = [form for shapes in senses for forms in shapes.values() for form in forms.values()]
        return [sentence.partition("{who}")[0] for sentence in sentences if "{who}" in sentence]


def _wordings(step: Step) -> list[str]:
    known = (step.members, step.delegations, step.others, *step.read_as, *step.opening)
    return [words for words in known if words]


def _loose(words: str) -> str:
    """Match words whatever their spaces and apostrophes."""
    return re.sub(r"(?:\\?\s)+", r"\\s+", re.escape(words)).replace("’", "[’']")
