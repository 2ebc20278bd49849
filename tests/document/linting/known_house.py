"""What the linter's tests take as known."""

from dataclasses import replace
from functools import cache

from iomdesk.document.linting.linter import lint
from iomdesk.document.linting.paragraphs import LintText
from iomdesk.document.linting.parts import Finding, LintFacts, LintParagraph, StateList, StateName, state_list
from iomdesk.document.quantifiers import scale_from
from iomdesk.document.spoken import NAMED, Spoken
from iomdesk.runtime.reference import reference_data
from iomdesk.runtime.templates import load_template

ACRONYMS = frozenset({"OIM", "IOM", "ONU", "CPPF", "SCPF"})


@cache
def states() -> StateList:
    """Return the States that ship with the program."""
    return state_list(
        tuple(
            StateName(
                row["iso3"],
                (("fr", row["name_fr"]), ("en", row["name_en"]), ("es", row["name_es"])),
                row["article_fr"],
            )
            for row in reference_data().states
        )
    )


def facts(language: str, **changed: object) -> LintFacts:
    """Return what is known of the house, with changes."""
    known = LintFacts(language, states=states(), acronyms=ACRONYMS, is_minutes=True)
    return replace(known, **changed)  # type: ignore[arg-type]


def facts_for(rule: str, language: str) -> LintFacts:
    """Return what a rule needs to find anything."""
    heard = (
        Spoken(1, 11, ("Suisse", "Switzerland", "Suiza"), stance="support"),
        Spoken(2, 12, ("Kenya",), stance="support", attribution=NAMED),
        *(Spoken(other, other + 10) for other in range(3, 33)),
    )
    sourced = {
        "heard": heard,
        "scale": scale_from(load_template("quantifiers")[language]),
        "manner": load_template("drafting")[language],
    }
    more: dict[str, dict[str, object]] = {
        "quantifier": sourced,
        "source": sourced,
        "attribution": sourced,
        "individual-statement": {"allows_statements": False},
        "spelling": {"spelling": KnownWords()},
        "word-limit": {"word_limit": 3},
    }
    return facts(language, **more.get(rule, {}))


class KnownWords:
    """Know all words but three."""

    wrong = {"gouvernence": "gouvernance", "goverment": "government", "gobernansa": "gobernanza"}  # noqa: RUF012

    def knows(self, word: str) -> bool:
        """Say whether a word is written like that."""
        return word not in self.wrong

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return what was meant."""
        return (self.wrong[word],)


def paragraphs(text: str, sources: tuple[int, ...] = ()) -> tuple[LintParagraph, ...]:
    """Cut a text, and let all of it sum up some statements."""
    return tuple(replace(one, sources=sources) for one in LintText(text).paragraphs)


def found(text: str, language: str, rule: str = "", known: LintFacts | None = None) -> list[Finding]:
    """Return the findings of a text, of one rule where it is named."""
    findings = lint(LintText(text).paragraphs, known or facts(language))
    return [one for one in findings if rule in ("", one.rule)]


def offers(text: str, language: str, rule: str) -> list[tuple[str, str | None]]:
    """Return what a rule found, and what it offers."""
    return [(one.text, one.offer) for one in found(text, language, rule)]
