"""Paste lines of text as items of the agenda."""

from iomdesk.document.item_lines import read_item_lines
from iomdesk.model.sessions import GroupSession
from iomdesk.services.changes import Changes
from iomdesk.services.new_items import NewItem, added, insert_items
from iomdesk.services.work import Work


def paste_items(
    work: Work, *, session: int, parent: int | None, position: int, text: str, language: str
) -> Changes:
    """Add an item for each line of a text, deeper where it is indented, at a place among the siblings.

    One undo takes all of them back. `created` is the first.
    """
    work.get(GroupSession, session)
    lines = read_item_lines(text)
    items = [NewItem({language: line.title}, line.depth) for line in lines]
    return added(work, session, insert_items(work, session, parent, position, items))
