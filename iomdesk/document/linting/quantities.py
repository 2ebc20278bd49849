"""Quantifiers against the statements that a paragraph sums up: "plusieurs" of two is none."""

from collections.abc import Iterator, Sequence

from iomdesk.document.linting.parts import LintFacts, LintParagraph, Spot
from iomdesk.document.quantifiers import Quantifier, Scale, quantifier_for, read_quantifiers
from iomdesk.document.spoken import Spoken, count_voices
from iomdesk.runtime.translations import ngettext


def quantities(paragraph: LintParagraph, facts: LintFacts) -> Iterator[Spot]:
    """Find a quantifier that does not say how many of its sources spoke.

    A paragraph with several quantifiers is left alone: nobody knows which sources belong to which. Whether a
    group counts beside the delegations is left to whoever wrote it.
    """
    known = [facts.voices[source] for source in paragraph.sources if source in facts.voices]
    if facts.scale is None or not known:
        return
    told = [one for one in read_quantifiers(paragraph.text, facts.scale) if not one.is_others]
    said, heard = count_voices(known), count_voices(facts.voices.values())
    counts = ((said.delegations, heard.delegations), (said.together, heard.together))
    if len(told) == 1 and said.together and not any(told[0].says(*one) for one in counts):
        count, speakers = counts[0] if said.delegations else counts[1]
        offer = _offer(told[0], count, speakers, known, facts.scale)
        yield Spot(told[0].start, told[0].end, _why(said.together), offer)


def _why(count: int) -> str:
    words = ngettext(
        "The paragraph sums up what {count} delegation said.",
        "The paragraph sums up what {count} delegations said.",
        count,
    )
    return words.format(count=count)


def _offer(told: Quantifier, count: int, speakers: int, known: Sequence[Spoken], scale: Scale) -> str:
    are_members = all(one.capacity == "member" for one in known) and not _is_of_delegations(told, scale)
    words = quantifier_for(scale, count, max(count, speakers), "members" if are_members else "delegations")
    return words[0].upper() + words[1:] if told.words[0].isupper() else words


def _is_of_delegations(told: Quantifier, scale: Scale) -> bool:
    noun = scale.steps[0].delegations.split()[-1].casefold()
    return noun[:6] in told.words.casefold()
