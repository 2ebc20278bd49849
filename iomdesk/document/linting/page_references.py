"""Cross-references by page: pages differ between languages and versions, numbers of paragraphs do not."""

import re
from collections.abc import Iterator

from iomdesk.document.linting.parts import LintFacts, LintParagraph, Spot
from iomdesk.runtime.translations import _

_PAGE = {
    "fr": re.compile(
        r"\b(?:(?:voir|cf\.|aux?|à la|en|de la|des|dans la)\s+pages?|(?:voir|cf\.)(?:\s+l[ae]s?)?\s+pp?\.)"
        r"\s*\d+(?:\s?(?:[-–,]|et|à)\s?\d+)*(?!\w)"
        r"|\bpages?\s+\d+(?=[\s,;]+(?:ci-(?:dessus|dessous|après)|du présent|de l’annexe))",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:see|cf\.|on|at|in|of|from)\s+(?:the\s+)?(?:pages?|pp?\.)\s*\d+(?:\s?(?:[-–,]|and|to)\s?\d+)*(?!\w)"
        r"|\bpages?\s+\d+(?=\s+(?:above|below|of th[ei]))",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:véase|véanse|ver|cf\.|en|de|a)\s+(?:las?\s+)?(?:páginas?|págs?\.|pp?\.)"
        r"\s*\d+(?:\s?(?:[-–,]|y|a)\s?\d+)*(?!\w)"
        r"|\bpáginas?\s+\d+(?=\s+(?:supra|infra|del? ))",
        re.IGNORECASE,
    ),
}


def page_references(paragraph: LintParagraph, facts: LintFacts) -> Iterator[Spot]:
    """Find references by page; the paragraph that is meant only its author knows, so nothing is offered."""
    for found in _PAGE[facts.language].finditer(paragraph.text):
        yield Spot(*found.span(), _("Refer to the number of the paragraph: pages differ between languages."))
