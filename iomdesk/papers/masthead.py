"""A paper of a few pages: a masthead at the top of the first, the blocks below it, no contents."""

from collections.abc import Iterable, Sequence

from iomdesk.document.blocks import Block
from iomdesk.document.document import Document
from iomdesk.papers.cover import body_line, cover_of, session_line
from iomdesk.papers.setting import set_document
from iomdesk.papers.voice import Voice


def paper_with_masthead(
    voice: Voice,
    title: str | Sequence[str],
    name: str,
    blocks: Iterable[Block],
    foot: str = "",
    on_title: str = "",
) -> Document:
    """Put a paper together: `title`, on one line or several, is printed in capitals.

    `name` is what files and readers call it; `foot` stands below the masthead, `on_title` too, behind a star.
    """
    facts = voice.facts
    return set_document(
        Document(
            title=" – ".join(part for part in (facts.cover.symbol, name) if part),
            language=voice.language,
            symbol=facts.cover.symbol,
            cover=cover_of(voice, (title,) if isinstance(title, str) else title, foot, on_title=on_title),
            blocks=tuple(blocks),
            subject=" – ".join(part for part in (body_line(voice), session_line(voice)) if part),
            mark=voice.line("mark.sample") if facts.session.is_sample else "",
        )
    )
