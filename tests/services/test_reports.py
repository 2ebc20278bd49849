"""The report that is edited: made, regenerated, its outline and scope, its numbers after issue."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from iomdesk.document.blocks import Annex, Block, Heading, NumberedParagraph
from iomdesk.document.document import Document, numbers_by_anchor
from iomdesk.document.inline import Reference
from iomdesk.document.text import plain_text
from iomdesk.model.agenda import AgendaItem
from iomdesk.model.reports import Report
from iomdesk.papers.report import report_to_cppf
from iomdesk.papers.report_outline import (
    outline_as_data,
    outline_of_profile,
    with_moved,
    with_switched,
    with_title,
)
from iomdesk.services.changes import Changes
from iomdesk.services.former_papers import build_former_paper, former_states
from iomdesk.services.minutes import save_draft
from iomdesk.services.paper_facts import build_paper, paper_facts
from iomdesk.services.report_life import issue_project, take_back_report_step
from iomdesk.services.report_paragraphs import insert_report_paragraph, write_report_paragraph
from iomdesk.services.report_records import live_report, load_paragraphs
from iomdesk.services.reports import (
    OutlineNotPossible,
    ReportExists,
    ReportNotMade,
    edit_report,
    make_report,
    regenerate_report,
)
from iomdesk.services.work import Work


def paper(work: Work, session: int, language: str = "fr") -> Document:
    return build_paper(work.session, session_id=session, kind="report", language=language)


def words(block: Block) -> str:
    return plain_text(getattr(block, "text", ())).replace("\u00a0", " ").replace("\u202f", " ")


def paragraphs(work: Work, session: int) -> tuple[Any, ...]:
    record = live_report(work.session, session)
    assert record is not None
    return load_paragraphs(work.session, record.id)


def paragraph_with(work: Work, session: int, part: str) -> Any:
    return next(one for one in paragraphs(work, session) if part in one.words("fr") and not one.is_deleted)


def item_of(work: Work, session: int, title: str) -> int:
    records = work.session.scalars(select(AgendaItem).where(AgendaItem.session_id == session))
    return next(one.id for one in records if any(title in text.title for text in one.texts))


def undo(work: Work, changes: Changes) -> Changes:
    assert changes.inverse is not None
    return changes.inverse.function(work, **changes.inverse.arguments)


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_report_that_nobody_edited_reads_as_the_generated_one(
    history: Work, sample_session: int, language: str
) -> None:
    generated = report_to_cppf(
        paper_facts(history.session, session_id=sample_session, kind="report"), language
    )
    make_report(history, session=sample_session)
    edited = [
        one for one in paper(history, sample_session, language).blocks if anchor(one) != "report-clauses"
    ]
    assert [words(one) for one in edited] == [words(one) for one in generated.blocks]
    assert [type(one) for one in edited] == [type(one) for one in generated.blocks]
    markers = [(getattr(one, "marker", ""), getattr(one, "level", 0)) for one in generated.blocks]
    assert [(getattr(one, "marker", ""), getattr(one, "level", 0)) for one in edited] == markers


def anchor(block: Block) -> str:
    return str(getattr(block, "anchor", ""))


def test_report_says_under_which_clauses_it_is_made(history: Work, sample_session: int) -> None:
    make_report(history, session=sample_session)
    sentence = next(
        words(one) for one in paper(history, sample_session).blocks if anchor(one) == "report-clauses"
    )
    assert "1 e) et 2 d)" in sentence


def test_desks_without_an_edited_report_print_what_they_printed(history: Work, sample_session: int) -> None:
    facts = paper_facts(history.session, session_id=sample_session, kind="report")
    assert paper(history, sample_session).blocks == report_to_cppf(facts, "fr").blocks
    with pytest.raises(ReportNotMade):
        regenerate_report(history, session=sample_session)


def test_making_can_be_undone_and_redone_but_there_is_one_report(history: Work, sample_session: int) -> None:
    made = make_report(history, session=sample_session)
    with pytest.raises(ReportExists):
        make_report(history, session=sample_session)
    back = undo(history, made)
    assert live_report(history.session, sample_session) is None
    undo(history, back)
    assert live_report(history.session, sample_session) is not None


def test_minutes_that_changed_are_taken_and_edits_stay(history: Work, sample_session: int) -> None:
    make_report(history, session=sample_session)
    one = paragraph_with(history, sample_session, "Deux États Membres ont souligné")
    mine = one.words("fr") + " Ajout de la main."
    write_report_paragraph(history, paragraph=one.id, language="fr", text=mine)
    item = item_of(history, sample_session, "Partenariats avec les institutions")
    text = (
        "Premier paragraphe, changé.\n\nDeux États Membres ont souligné autre chose, à savoir des critères."
    )
    save_draft(history, item=item, language="fr", text=text)
    done = regenerate_report(history, session=sample_session)
    assert done.count.proposed == 1
    printed = [words(block) for block in paper(history, sample_session).blocks]
    assert any("Ajout de la main." in line for line in printed)
    assert any("Premier paragraphe, changé." in line for line in printed)
    kept = paragraph_with(history, sample_session, "Ajout de la main.")
    assert kept.texts["fr"].proposal.startswith("Deux États Membres ont souligné autre chose")
    undo(history, done)
    assert paragraph_with(history, sample_session, "Ajout de la main.").texts["fr"].proposal is None


def test_regenerating_what_did_not_change_changes_nothing(history: Work, sample_session: int) -> None:
    make_report(history, session=sample_session)
    done = regenerate_report(history, session=sample_session)
    assert not done.touched
    assert (done.count.taken, done.count.added, done.count.dropped, done.count.proposed) == (0, 0, 0, 0)
    assert done.count.kept == len(paragraphs(history, sample_session))


def test_short_profile_leaves_the_debate_out(history: Work, sample_session: int) -> None:
    make_report(history, session=sample_session, profile="short")
    printed = [words(block) for block in paper(history, sample_session).blocks]
    assert not any("Plusieurs États Membres ont remercié" in line for line in printed)
    assert any("est convenu de la recommandation 1" in line for line in printed)


def test_substance_can_stand_under_the_chapters_of_the_mandate(history: Work, sample_session: int) -> None:
    make_report(history, session=sample_session)
    outline = outline_as_data(replace(outline_of_profile("debate"), arrangement="chapters"))
    changed = edit_report(history, session=sample_session, fields={"outline": outline})
    headings = [one for one in paper(history, sample_session).blocks if isinstance(one, Heading)]
    chapter = next(one for one in headings if words(one).startswith("Mandat, chapitre 1"))
    assert (chapter.level, chapter.number) == (2, "A.")
    undo(history, changed)
    assert not any(words(one).startswith("Mandat, chapitre") for one in paper(history, sample_session).blocks)


def test_sections_are_switched_moved_and_titled(history: Work, sample_session: int) -> None:
    make_report(history, session=sample_session)
    outline = with_switched(outline_of_profile("debate"), "participation", False)
    outline = with_switched(with_moved(outline, "recommendations", 1), "annex:participants", False)
    outline = with_title(with_switched(outline, "annex:coverage", True), "substance", "fr", "Débat")
    edit_report(history, session=sample_session, fields={"outline": outline_as_data(outline)})
    blocks = paper(history, sample_session).blocks
    first_level = [words(one) for one in blocks if isinstance(one, Heading) and one.level == 1]
    assert first_level[1].startswith("Recommandations")
    assert "Débat" in first_level
    assert "Ouverture et participation" not in first_level
    annexes = [one.title for one in blocks if isinstance(one, Annex)]
    assert "Liste des participants" not in annexes
    assert len(annexes) == 5
    with pytest.raises(OutlineNotPossible):
        edit_report(history, session=sample_session, fields={"outline": {"sections": [{"name": "weather"}]}})


def test_report_over_a_period_has_a_part_per_session(history: Work, sample_session: int) -> None:
    make_report(
        history, session=sample_session, period=(date(2014, 1, 1), date(2030, 1, 1)), addressee_session=26
    )
    blocks = paper(history, sample_session).blocks
    parts = [one for one in blocks if isinstance(one, Heading) and one.level == 1]
    assert len(parts) > 1
    numbers = [one.number for one in blocks if isinstance(one, NumberedParagraph)]
    assert numbers == [f"{count}." for count in range(1, len(numbers) + 1)]
    anchors = [anchor(one) for one in blocks if anchor(one)]
    assert len(anchors) == len(set(anchors))
    assert any("vingt-sixième session" in words(one) for one in blocks)


def test_references_lead_to_something_after_paragraphs_moved(history: Work, sample_session: int) -> None:
    make_report(history, session=sample_session)
    first = paragraphs(history, sample_session)[0].id
    before = paper(history, sample_session)
    insert_report_paragraph(history, session=sample_session, after=first, text="Un paragraphe de plus.")
    after = paper(history, sample_session)
    old, new = numbers_by_anchor(before), numbers_by_anchor(after)
    outcome = next(name for name in old if name.endswith("-outcome"))
    assert int(new[outcome]) == int(old[outcome]) + 1
    targets = {
        part.target
        for block in after.blocks
        for part in getattr(block, "text", ())
        if isinstance(part, Reference)
    }
    assert targets
    assert targets <= set(new)


def test_link_to_a_paragraph_prints_the_number_of_now(history: Work, sample_session: int) -> None:
    make_report(history, session=sample_session)
    cited = paragraph_with(history, sample_session, "Deux États Membres ont souligné")
    one = paragraph_with(history, sample_session, "L’Administration a rendu compte")
    text = f"Voir [le paragraphe 12](paragraph:p-{cited.id})."
    write_report_paragraph(history, paragraph=one.id, language="fr", text=text)
    document = paper(history, sample_session)
    printed = next(block for block in document.blocks if words(block).startswith("Voir"))
    wanted = next(number for text, number in numbered(document).items() if text.startswith("Deux États"))
    said = plain_text(printed.text, numbers_by_anchor(document)).replace("\u00a0", " ")  # type: ignore[union-attr]
    assert said == f"Voir le paragraphe {wanted.rstrip('.')}."


def numbered(document: Document) -> dict[str, str]:
    return {words(one): one.number for one in document.blocks if isinstance(one, NumberedParagraph)}


def test_issued_paragraphs_are_never_numbered_anew(history: Work, sample_session: int) -> None:
    make_report(history, session=sample_session)
    issued = issue_project(history, session=sample_session, on=date(2020, 6, 1), symbol="WG/1/L/1")
    before = numbered(paper(history, sample_session))
    one = paragraph_with(history, sample_session, "Deux États Membres ont souligné")
    added = insert_report_paragraph(history, session=sample_session, after=one.id, text="Ajouté après coup.")
    after = numbered(paper(history, sample_session))
    assert after.pop("Ajouté après coup.") == f"{one.fixed_number} bis."
    assert after == before
    undo(history, added)
    take_back_report_step(history, step=issued.created or 0)
    assert all(one.fixed_number is None for one in paragraphs(history, sample_session) if not one.is_deleted)


def test_untranslated_text_stands_in_the_original_and_says_so(history: Work, sample_session: int) -> None:
    make_report(history, session=sample_session)
    first = paragraphs(history, sample_session)[0].id
    insert_report_paragraph(history, session=sample_session, after=first, text="Un paragraphe de plus.")
    line = next(words(one) for one in paper(history, sample_session, "en").blocks if "de plus" in words(one))
    assert line == "[original text in French] Un paragraphe de plus."


def test_edits_can_be_tracked_against_the_report_as_generated(history: Work, sample_session: int) -> None:
    make_report(history, session=sample_session)
    before = [words(one) for one in paper(history, sample_session).blocks]
    one = paragraph_with(history, sample_session, "Deux États Membres ont souligné")
    write_report_paragraph(history, paragraph=one.id, language="fr", text="Tout autre chose.")
    insert_report_paragraph(history, session=sample_session, after=one.id, text="Neuf.")
    of: dict[str, Any] = {"session_id": sample_session, "kind": "report", "language": "fr"}
    states = former_states(history.session, **of)
    (state,) = [found.state for found in states if found.state.stage == "generated"]
    former = build_former_paper(history.session, **of, state=state)
    assert [words(one) for one in former.blocks] == before


def test_report_in_the_trash_is_not_counted(history: Work, sample_session: int) -> None:
    undo(history, make_report(history, session=sample_session))
    make_report(history, session=sample_session, profile="short")
    assert len(history.session.scalars(select(Report)).all()) == 2
