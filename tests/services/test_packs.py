"""A pack follows the agenda until it is issued; what comes later makes a supplement."""

from dataclasses import asdict, replace

import pytest
from sqlalchemy import select

from iomdesk.document.pack_parts import PackPartFact
from iomdesk.document.said import said_digest
from iomdesk.model.agenda import AgendaItem
from iomdesk.model.documents import Content, ContentReading, MeetingDocument
from iomdesk.model.packs import Pack
from iomdesk.queries.agenda import items_of
from iomdesk.queries.packs import PackView, list_packs, pack_of
from iomdesk.services.documents import add_document, keep_content, unlink_document
from iomdesk.services.pack_state import current_pack, pack_paper
from iomdesk.services.packs import (
    PackOvertaken,
    address_part,
    include_part,
    issue_pack,
    move_part,
    set_pack_options,
)
from iomdesk.services.work import Work


def read(work: Work, data: bytes, pages: int = 3) -> None:
    """Note of a file what its reading would."""
    digest = keep_content(work, data, "application/pdf")
    if work.session.get(ContentReading, digest) is None:
        work.session.add(
            ContentReading(
                digest=digest, printable_digest=digest, pages=pages, words=9, text="", read_at=work.clock()
            )
        )
    work.session.flush()


def brought(work: Work, session: int, item: int, symbol: str, data: bytes, **more: str) -> int:
    changes = add_document(
        work, session=session, symbol=symbol, title=symbol, language="fr", data=data, item=item, **more
    )
    read(work, data)
    assert changes.created
    return changes.created


def first_item(work: Work, session: int) -> AgendaItem:
    return items_of(work.session, session)[-1]


def keys(view: PackView) -> list[str]:
    return [part.key for part in view.parts]


def issue(work: Work, session: int) -> PackView:
    """Issue the pack that is being made as if each part had as many pages as it says."""
    view = pack_of(work.session, session_id=session, language="fr")
    places, first = [], 1
    for part in view.parts:
        if part.is_included:
            places.append({"key": part.key, "first": str(first), "pages": part.pages or 1, "problem": ""})
            first += part.pages or 1
    layout = {
        "parts": [asdict(part) for part in view.parts if part.is_included],
        "places": places,
        "pages": first - 1,
        "changes": [asdict(change) for change in view.changes],
    }
    issue_pack(work, session=session, language="fr", number=view.number, layout=layout, papers={})
    return view


def test_pack_follows_the_agenda(history: Work, sample_session: int) -> None:
    item = first_item(history, sample_session)
    document = brought(history, sample_session, item.id, "WG/1/9", b"nine")
    view = pack_of(history.session, session_id=sample_session, language="fr")
    assert view.id is None
    assert view.number == 0
    assert keys(view)[0] == "paper:agenda"
    place = keys(view).index(f"document:{document}@{item.id}")
    assert view.parts[place].pages == 3
    assert any(part.key == f"item:{item.id}" for part in view.parts[:place])


def test_moved_part_stays_where_it_was_put_and_new_ones_find_their_place(
    history: Work, sample_session: int
) -> None:
    item = first_item(history, sample_session)
    one = brought(history, sample_session, item.id, "WG/1/8", b"eight")
    two = brought(history, sample_session, item.id, "WG/1/9", b"nine")
    ours = f"document:{one}@{item.id}", f"document:{two}@{item.id}"
    view = pack_of(history.session, session_id=sample_session, language="fr")
    changes = move_part(
        history, session=sample_session, language="fr", key=ours[1], place=keys(view).index(ours[0])
    )
    after = keys(pack_of(history.session, session_id=sample_session, language="fr"))
    assert after.index(ours[1]) == after.index(ours[0]) - 1
    assert changes.inverse
    changes.inverse.function(history, **changes.inverse.arguments)
    after = keys(pack_of(history.session, session_id=sample_session, language="fr"))
    assert after.index(ours[0]) < after.index(ours[1])
    three = brought(history, sample_session, item.id, "WG/1/10", b"ten")
    after = keys(pack_of(history.session, session_id=sample_session, language="fr"))
    assert after.index(f"document:{three}@{item.id}") == after.index(ours[1]) + 1


@pytest.mark.parametrize(
    ("service", "name", "value", "before"),
    [(include_part, "is_included", False, True), (address_part, "audience", "full", "all")],
)
def test_decision_on_a_part_is_kept_and_taken_back(
    history: Work, sample_session: int, service: object, name: str, value: object, before: object
) -> None:
    def there(part: str) -> PackPartFact:
        view = pack_of(history.session, session_id=sample_session, language="fr")
        return next(one for one in view.parts if one.key == part)

    assert callable(service)
    arguments = {"session": sample_session, "language": "fr", "key": "paper:programme", name: value}
    changes = service(history, **arguments)
    assert getattr(there("paper:programme"), name) == value
    assert not service(history, **arguments).touched
    changes.inverse.function(history, **changes.inverse.arguments)
    assert getattr(there("paper:programme"), name) == before


def test_options_are_kept_with_the_pack(history: Work, sample_session: int) -> None:
    changes = set_pack_options(history, session=sample_session, language="fr", options={"duplex": True})
    assert pack_of(history.session, session_id=sample_session, language="fr").options == {"duplex": True}
    assert changes.inverse
    changes.inverse.function(history, **changes.inverse.arguments)
    assert not pack_of(history.session, session_id=sample_session, language="fr").options["duplex"]


def test_issued_pack_stays_as_it_was_and_later_papers_make_a_supplement(
    history: Work, sample_session: int
) -> None:
    item = first_item(history, sample_session)
    kept = brought(history, sample_session, item.id, "WG/1/7", b"seven")
    gone = brought(history, sample_session, item.id, "WG/1/8", b"eight")
    issue(history, sample_session)
    nothing_new = pack_of(history.session, session_id=sample_session, language="fr")
    assert nothing_new.number == 1
    assert nothing_new.changes == ()
    late = brought(history, sample_session, item.id, "WG/1/9", b"nine")
    unlink_document(history, item=item.id, document=gone)
    document = history.session.get(MeetingDocument, kept)
    assert document
    read(history, b"seven, corrected", pages=5)
    document.versions[0].content_digest = keep_content(history, b"seven, corrected", "application/pdf")
    history.session.flush()

    first = pack_of(history.session, session_id=sample_session, language="fr", number=0)
    assert first.is_issued
    assert f"document:{gone}@{item.id}" in keys(first)
    supplement = pack_of(history.session, session_id=sample_session, language="fr")
    assert [(change.key, change.change) for change in supplement.changes] == [
        (f"document:{kept}@{item.id}", "changed"),
        (f"document:{late}@{item.id}", "added"),
        (f"document:{gone}@{item.id}", "withdrawn"),
    ]
    place = next(
        place["first"]
        for place in (first.layout or {})["places"]
        if place["key"].startswith(f"document:{kept}@")
    )
    assert supplement.changes[0].first == place
    documents = [part.key for part in supplement.parts if part.kind == "document"]
    assert documents == [f"document:{kept}@{item.id}", f"document:{late}@{item.id}"]

    issue(history, sample_session)
    assert pack_of(history.session, session_id=sample_session, language="fr").changes == ()
    assert [row.number for row in list_packs(history.session, session_id=sample_session)] == [0, 1]


def test_what_was_left_out_on_purpose_stays_out_of_the_supplement_until_it_is_taken_in(
    history: Work, sample_session: int
) -> None:
    item = first_item(history, sample_session)
    away = f"document:{brought(history, sample_session, item.id, 'WG/1/7', b'seven')}@{item.id}"

    def include(is_included: bool) -> None:
        include_part(history, session=sample_session, language="fr", key=away, is_included=is_included)

    include(False)
    issue(history, sample_session)
    assert pack_of(history.session, session_id=sample_session, language="fr").changes == ()
    late = f"document:{brought(history, sample_session, item.id, 'WG/1/9', b'nine')}@{item.id}"
    supplement = pack_of(history.session, session_id=sample_session, language="fr")
    assert [change.key for change in supplement.changes] == [late]
    assert [part.key for part in supplement.parts if not part.is_included] == [away]
    move_part(history, session=sample_session, language="fr", key=late, place=0)
    moved = pack_of(history.session, session_id=sample_session, language="fr")
    assert [part.key for part in moved.parts if not part.is_included] == [away]
    include(True)
    taken = pack_of(history.session, session_id=sample_session, language="fr")
    assert {change.key for change in taken.changes} == {away, late}


def test_pack_that_was_issued_meanwhile_is_not_issued_again(history: Work, sample_session: int) -> None:
    issue(history, sample_session)
    with pytest.raises(PackOvertaken):
        issue_pack(history, session=sample_session, language="fr", number=0, layout={}, papers={})


def test_papers_of_an_issued_pack_are_kept(history: Work, sample_session: int) -> None:
    issue_pack(
        history, session=sample_session, language="fr", number=0, layout={"pages": 1}, papers={"x": b"agenda"}
    )
    assert history.session.scalar(select(Content.data).where(Content.data == b"agenda"))
    assert history.session.scalar(select(Pack.status)) == "issued"


def test_removed_document_and_unread_file_are_told_apart(history: Work, sample_session: int) -> None:
    item = first_item(history, sample_session)
    add_document(history, session=sample_session, symbol="A", title="A", language="fr", item=item.id)
    add_document(
        history, session=sample_session, symbol="B", title="B", language="fr", item=item.id, data=b"unread"
    )
    removed = brought(history, sample_session, item.id, "C", b"c")
    record = history.session.get(MeetingDocument, removed)
    assert record
    record.deleted_at = history.clock()
    history.session.flush()
    view = pack_of(history.session, session_id=sample_session, language="fr")
    assert {part.symbol: part.missing for part in view.parts if part.symbol in "ABC" and part.symbol} == {
        "A": "no_file",
        "B": "not_read",
    }


def test_agenda_that_says_something_else_by_now_goes_into_the_supplement(
    history: Work, sample_session: int
) -> None:
    def current() -> PackView:
        return current_pack(history.session, session_id=sample_session, language="fr")

    def said_now(reference: str) -> str:
        paper = pack_paper(history.session, session_id=sample_session, reference=reference, language="fr")
        return said_digest(paper)

    before = current()
    parts = []
    for place, part in enumerate(before.parts, start=1):
        said = said_now(part.reference) if part.kind == "paper" else ""
        parts.append((replace(part, said=said), {"key": part.key, "first": str(place), "pages": 1}))
    layout = {"parts": [asdict(part) for part, _place in parts], "places": [place for _part, place in parts]}
    issue_pack(history, session=sample_session, language="fr", number=0, layout=layout, papers={})
    assert current().changes == (), "nothing changed yet"

    item = first_item(history, sample_session)
    for text in item.texts:
        text.title = "Un autre titre"
    history.session.flush()
    after = current()
    changed = {change.key: change for change in after.changes}
    assert "paper:agenda" in changed
    assert changed["paper:agenda"].change == "changed"
    assert changed["paper:agenda"].first == "1", "the page it was issued on"
    assert "paper:participants" not in changed
    assert "paper:agenda" in keys(after)
    assert "paper:participants" not in keys(after)


def test_supplement_is_made_as_the_pack_was(history: Work, sample_session: int) -> None:
    set_pack_options(history, session=sample_session, language="fr", options={"duplex": True})
    issue(history, sample_session)
    brought(history, sample_session, first_item(history, sample_session).id, "WG/1/9", b"nine")
    assert pack_of(history.session, session_id=sample_session, language="fr").options["duplex"]
    changes = set_pack_options(history, session=sample_session, language="fr", options={"duplex": False})
    assert not pack_of(history.session, session_id=sample_session, language="fr").options["duplex"]
    assert changes.inverse
    changes.inverse.function(history, **changes.inverse.arguments)
    issue(history, sample_session)
    issued = pack_of(history.session, session_id=sample_session, language="fr", number=1)
    assert issued.options["duplex"], "kept with the supplement itself"
