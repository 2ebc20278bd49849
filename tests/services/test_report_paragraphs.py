"""Editing a report paragraph by paragraph; every action can be taken back."""

from collections.abc import Callable
from typing import Any

import pytest

from iomdesk.document.blocks import NumberedParagraph
from iomdesk.document.report_paragraph import ReportParagraph, is_stale
from iomdesk.document.text import plain_text
from iomdesk.document.typed_text import digest_of
from iomdesk.queries.kept_texts import report_paragraph_key, stored_text
from iomdesk.services import report_paragraphs as edits
from iomdesk.services.changes import Changes
from iomdesk.services.journal import note_typing
from iomdesk.services.kept_texts import write_kept_text
from iomdesk.services.minutes import save_draft
from iomdesk.services.paper_facts import build_paper
from iomdesk.services.report_records import live_report, load_paragraphs
from iomdesk.services.reports import edit_report, make_report, regenerate_report
from iomdesk.services.work import Work

FOUND = "Deux États Membres ont souligné"


@pytest.fixture
def report(history: Work, sample_session: int) -> int:
    make_report(history, session=sample_session)
    return sample_session


def state(work: Work, session: int) -> list[ReportParagraph]:
    record = live_report(work.session, session)
    assert record is not None
    return [one for one in load_paragraphs(work.session, record.id) if not one.is_deleted]


def found(work: Work, session: int, part: str = FOUND) -> ReportParagraph:
    return next(one for one in state(work, session) if part in one.words("fr"))


def undo(work: Work, changes: Changes) -> Changes:
    assert changes.inverse is not None
    return changes.inverse.function(work, **changes.inverse.arguments)


def behind(work: Work, session: int, one: ReportParagraph) -> ReportParagraph:
    all_ = state(work, session)
    return all_[[other.id for other in all_].index(one.id) + 1]


ACTIONS: dict[str, Callable[[Work, int], Changes]] = {
    "write": lambda w, s: edits.write_report_paragraph(
        w, paragraph=found(w, s).id, language="fr", text="Autre."
    ),
    "insert": lambda w, s: edits.insert_report_paragraph(w, session=s, after=found(w, s).id, text="Neuf."),
    "move": lambda w, s: edits.move_report_paragraph(w, paragraph=found(w, s).id, after=None),
    "delete": lambda w, s: edits.delete_report_paragraph(w, paragraph=found(w, s).id),
    "merge": lambda w, s: edits.merge_report_paragraphs(
        w, first=found(w, s).id, second=behind(w, s, found(w, s)).id
    ),
    "split": lambda w, s: edits.split_report_paragraph(
        w, paragraph=found(w, s).id, language="fr", texts=["Un.", "Deux."]
    ),
    "bracket": lambda w, s: edits.bracket_report_paragraph(w, paragraph=found(w, s).id, is_bracketed=True),
    "agree": lambda w, s: edits.agree_report_paragraph(w, paragraph=found(w, s).id, is_agreed=True),
    "alternative": lambda w, s: edits.add_report_alternative(w, paragraph=found(w, s).id),
}


@pytest.mark.parametrize("name", ACTIONS)
def test_every_action_is_taken_back_and_done_again(history: Work, report: int, name: str) -> None:
    before = state(history, report)
    done = ACTIONS[name](history, report)
    after = state(history, report)
    assert after != before
    back = undo(history, done)
    assert state(history, report) == before
    undo(history, back)
    assert state(history, report) == after


def test_undo_leaves_what_was_written_meanwhile(history: Work, report: int) -> None:
    moved = edits.move_report_paragraph(history, paragraph=found(history, report).id, after=None)
    other = state(history, report)[4]
    edits.write_report_paragraph(history, paragraph=other.id, language="fr", text="Écrit entre-temps.")
    added = edits.insert_report_paragraph(history, session=report, after=other.id, text="Ajouté entre-temps.")
    undo(history, moved)
    assert found(history, report, "Écrit entre-temps.").id == other.id
    assert behind(history, report, found(history, report, "Écrit entre-temps.")).id == added.created


def test_joined_paragraphs_keep_all_words_and_sources(history: Work, report: int) -> None:
    one = found(history, report)
    other = behind(history, report, one)
    edits.merge_report_paragraphs(history, first=one.id, second=other.id)
    joined = found(history, report)
    for language in one.texts:
        assert joined.words(language) == f"{one.words(language)} {other.words(language)}"
    assert set(joined.sources) == {*one.sources, *other.sources}
    with pytest.raises(edits.ReportEditNotPossible):
        edits.merge_report_paragraphs(history, first=one.id, second=one.id)


def test_split_off_part_waits_for_its_translation(history: Work, report: int) -> None:
    one = found(history, report)
    edits.split_report_paragraph(history, paragraph=one.id, language="fr", texts=["Un.", "Deux."])
    first, second = found(history, report, "Un."), found(history, report, "Deux.")
    assert list(second.texts) == ["fr"]
    assert is_stale(first, "en", "fr")
    assert second.sources == one.sources
    with pytest.raises(edits.ReportEditNotPossible):
        edits.split_report_paragraph(history, paragraph=one.id, language="fr", texts=["Un.", " "])


def test_translation_is_stale_until_it_is_confirmed(history: Work, report: int) -> None:
    one = found(history, report)
    edits.write_report_paragraph(history, paragraph=one.id, language="fr", text="Tout autre chose.")
    edits.write_report_paragraph(history, paragraph=one.id, language="en", text="A typo mended.")
    assert is_stale(found(history, report, "Tout autre"), "en", "fr")
    edits.confirm_report_translation(history, paragraph=one.id, language="en")
    assert not is_stale(found(history, report, "Tout autre"), "en", "fr")


def test_first_words_of_a_translation_are_made_from_the_present_original(history: Work, report: int) -> None:
    added = edits.insert_report_paragraph(history, session=report, text="Neuf.")
    edits.write_report_paragraph(history, paragraph=added.created or 0, language="en", text="New.")
    assert found(history, report, "Neuf.").texts["en"].made_from == digest_of("Neuf.")


def test_marks_are_printed_and_left_out_of_the_clean_paper(history: Work, report: int) -> None:
    one = found(history, report)
    edits.add_report_alternative(history, paragraph=one.id)
    agreed = found(history, report, "L’Administration a rendu compte")
    edits.agree_report_paragraph(history, paragraph=agreed.id, is_agreed=True)

    def printed() -> dict[str, str]:
        blocks = build_paper(history.session, session_id=report, kind="report", language="fr").blocks
        return {b.number: plain_text(b.text) for b in blocks if isinstance(b, NumberedParagraph)}

    marked = printed()
    number = next(key for key, text in marked.items() if text.startswith(f"[{FOUND}"))
    assert marked[number].endswith("]")
    assert marked[f"{number.rstrip('.')} bis."].startswith(f"[variante] [{FOUND}")
    assert any(text.endswith("[accepté ad referendum]") for text in marked.values())
    edit_report(history, session=report, fields={"marking": "clean"})
    clean = printed()
    assert clean[number] == one.words("fr").replace("'", "’") or clean[number].startswith(FOUND)
    assert not any("[" in text for text in clean.values())


def test_chosen_alternative_stands_in_the_place_of_the_first(history: Work, report: int) -> None:
    one = found(history, report)
    other = edits.add_report_alternative(history, paragraph=one.id).created or 0
    edits.write_report_paragraph(history, paragraph=other, language="fr", text="La variante.")
    edits.choose_report_alternative(history, paragraph=other)
    kept = found(history, report, "La variante.")
    assert (kept.id, kept.key, kept.is_bracketed) == (one.id, one.key, False)
    assert other not in {each.id for each in state(history, report)}
    with pytest.raises(edits.ReportEditNotPossible):
        edits.choose_report_alternative(history, paragraph=one.id)


def test_words_that_change_open_what_was_agreed(history: Work, report: int) -> None:
    one = found(history, report)
    edits.agree_report_paragraph(history, paragraph=one.id, is_agreed=True)
    edits.write_report_paragraph(history, paragraph=one.id, language="en", text="Other words.")
    assert found(history, report).is_agreed
    edits.write_report_paragraph(history, paragraph=one.id, language="fr", text=FOUND + " tout.")
    assert not found(history, report).is_agreed


def proposed(work: Work, session: int) -> ReportParagraph:
    """Edit a paragraph whose minutes then change elsewhere in it."""
    one = found(work, session)
    edits.write_report_paragraph(
        work, paragraph=one.id, language="fr", text=one.words("fr").replace("Deux", "Trois")
    )
    item = next(source.record_id for source in one.sources if source.kind == "item")
    text = stored_text(work.session, minutes_of(item)) or ""
    save_draft(work, item=item, language="fr", text=text.replace("sélection", "choix"))
    regenerate_report(work, session=session)
    return found(work, session, "Trois États Membres ont souligné")


def minutes_of(item: int) -> Any:
    from iomdesk.queries.kept_texts import minutes_key

    return minutes_key(item, "fr")


def test_proposal_is_accepted_refused_or_put_together_with_the_edit(history: Work, report: int) -> None:
    one = proposed(history, report)
    assert one.has_proposal
    taken = edits.accept_report_proposal(history, paragraph=one.id)
    assert "choix" in found(history, report).words("fr")
    undo(history, taken)
    both = edits.accept_report_proposal(history, paragraph=one.id, both=True)
    text = found(history, report, "Trois États").words("fr")
    assert "choix" in text
    undo(history, both)
    edits.refuse_report_proposal(history, paragraph=one.id)
    kept = found(history, report, "Trois États")
    assert "sélection" in kept.words("fr")
    assert not kept.has_proposal
    assert regenerate_report(history, session=report).count.proposed == 0


def test_accepting_that_a_paragraph_goes_puts_it_into_the_trash(history: Work, report: int) -> None:
    one = found(history, report)
    edits.write_report_paragraph(history, paragraph=one.id, language="fr", text=FOUND + ".")
    item = next(source.record_id for source in one.sources if source.kind == "item")
    for language in ("fr", "en", "es"):
        save_draft(history, item=item, language=language, text="")
    regenerate_report(history, session=report)
    assert found(history, report).texts["fr"].proposal == ""
    edits.accept_report_proposal(history, paragraph=one.id)
    assert one.id not in {each.id for each in state(history, report)}


def test_typing_is_noted_and_can_be_recovered(history: Work, report: int) -> None:
    one = found(history, report)
    key = report_paragraph_key(one.id, "fr")
    note_typing(history, key=key, before=one.words("fr"), after=one.words("fr") + " Encore.")
    assert stored_text(history.session, key) == one.words("fr")
    write_kept_text(history, key, one.words("fr") + " Encore.")
    assert found(history, report).words("fr").endswith(" Encore.")
