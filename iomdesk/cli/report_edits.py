"""Commands that edit paragraphs of a report and decide on what is proposed for them."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any

import typer

from iomdesk.cli.options import (
    DeskOption,
    LanguageOption,
    SessionOption,
    checked_language,
    session_named,
    writing,
)
from iomdesk.cli.printing import say
from iomdesk.cli.reports import ParagraphArgument, row_named, view_of
from iomdesk.runtime.translations import _
from iomdesk.services.changes import Operation
from iomdesk.services.report_paragraphs import (
    KINDS,
    accept_report_proposal,
    add_report_alternative,
    agree_report_paragraph,
    bracket_report_paragraph,
    choose_report_alternative,
    confirm_report_translation,
    delete_report_paragraph,
    insert_report_paragraph,
    merge_report_paragraphs,
    move_report_paragraph,
    refuse_report_proposal,
    restore_report_paragraph,
    split_report_paragraph,
    write_report_paragraph,
)
from iomdesk.services.report_views import ReportView

_MARKS = "--bracket, --agree, --alternative, --choose, --confirm"


def add_edit_commands(group: typer.Typer) -> None:
    """Add the commands to the group `report`."""
    group.command("accept", help=_("Take what is proposed for a paragraph."))(_accept)
    group.command("refuse", help=_("Keep a paragraph as it is; the same is not proposed again."))(_refuse)
    group.command(
        "edit",
        help=_(
            "Edit a paragraph. Example: iomdesk report edit 12 --session 14 --text 'Le Groupe de travail …'"
        ),
    )(_edit)
    group.command("add", help=_("Add a paragraph behind another."))(_add)


def _accept(
    paragraph: ParagraphArgument,
    session: SessionOption,
    desk: DeskOption,
    language: Annotated[
        str, typer.Option("--lang", metavar="fr|en|es", help="In this language only; else in all.")
    ] = "",
    both: Annotated[
        bool, typer.Option("--both", help="Keep the edits and take the changes into them.")
    ] = False,
) -> None:
    _decide(paragraph, session, desk, accept_report_proposal, language, both=both)


def _refuse(
    paragraph: ParagraphArgument,
    session: SessionOption,
    desk: DeskOption,
    language: Annotated[
        str, typer.Option("--lang", metavar="fr|en|es", help="In this language only; else in all.")
    ] = "",
) -> None:
    _decide(paragraph, session, desk, refuse_report_proposal, language)


def _decide(
    paragraph: str, session: str, desk: Any, service: Callable[..., Any], language: str, **more: Any
) -> None:
    languages = (checked_language(language),) if language else ()
    with writing(desk) as opened:
        row = row_named(view_of(opened, session_named(opened, session)), paragraph)
        if not row.has_proposal:
            say(_("Nothing is proposed for this paragraph. Nothing was changed."))
            return
        opened.do(service, paragraph=row.id, languages=languages, **more).result()
    say(_("Done."))


def _edit(
    paragraph: ParagraphArgument,
    session: SessionOption,
    desk: DeskOption,
    text: Annotated[
        str | None, typer.Option("--text", metavar="WORDS", help="The words to stand there.")
    ] = None,
    split: Annotated[
        list[str] | None, typer.Option("--split", metavar="WORDS", help="One of several parts; repeat it.")
    ] = None,
    move_after: Annotated[
        str,
        typer.Option("--after", metavar="PARAGRAPH", help="Move it behind this one; 0 for the beginning."),
    ] = "",
    join: Annotated[str, typer.Option("--join", metavar="PARAGRAPH", help="Join this one to it.")] = "",
    delete: Annotated[bool, typer.Option("--delete", help="Put it into the trash.")] = False,
    bracket: Annotated[
        bool | None, typer.Option("--bracket/--no-bracket", help="Put it in square brackets.")
    ] = None,
    agree: Annotated[
        bool | None, typer.Option("--agree/--open", help="Mark it agreed ad referendum.")
    ] = None,
    alternative: Annotated[bool, typer.Option("--alternative", help="Add an alternative to it.")] = False,
    restore: Annotated[bool, typer.Option("--restore", help="Take it out of the trash.")] = False,
    choose: Annotated[bool, typer.Option("--choose", help="Let this alternative stand alone.")] = False,
    confirm: Annotated[
        bool, typer.Option("--confirm", help="Say that its translation is up to date.")
    ] = False,
    language: LanguageOption = "fr",
) -> None:
    checked_language(language)
    with writing(desk) as opened:
        view = view_of(opened, session_named(opened, session))
        row = row_named(view, paragraph)
        one = {"paragraph": row.id}
        wanted: Sequence[tuple[bool, Callable[[], Operation]]] = (
            (
                text is not None,
                lambda: Operation(write_report_paragraph, {**one, "language": language, "text": text}),
            ),
            (
                bool(split),
                lambda: Operation(split_report_paragraph, {**one, "language": language, "texts": split}),
            ),
            (
                bool(move_after),
                lambda: Operation(move_report_paragraph, {**one, "after": _place(view, move_after)}),
            ),
            (
                bool(join),
                lambda: Operation(
                    merge_report_paragraphs, {"first": row.id, "second": row_named(view, join).id}
                ),
            ),
            (delete, lambda: Operation(delete_report_paragraph, one)),
            (restore, lambda: Operation(restore_report_paragraph, one)),
            (
                bracket is not None,
                lambda: Operation(bracket_report_paragraph, {**one, "is_bracketed": bracket}),
            ),
            (agree is not None, lambda: Operation(agree_report_paragraph, {**one, "is_agreed": agree})),
            (alternative, lambda: Operation(add_report_alternative, one)),
            (choose, lambda: Operation(choose_report_alternative, one)),
            (confirm, lambda: Operation(confirm_report_translation, {**one, "language": language})),
        )
        chosen = [make for is_wanted, make in wanted if is_wanted]
        if len(chosen) != 1:
            known = f"--text, --split, --after, --join, --delete, --restore, {_MARKS}"
            raise typer.BadParameter(_("choose one of: {known}").format(known=known), param_hint="--text")
        operation = chosen[0]()
        opened.do(operation.function, **operation.arguments).result()
    say(_("Done."))


def _add(
    session: SessionOption,
    desk: DeskOption,
    text: Annotated[str, typer.Option("--text", metavar="WORDS", help="The words to stand there.")],
    after: Annotated[
        str, typer.Option("--after", metavar="PARAGRAPH", help="Behind this one; 0 for the beginning.")
    ] = "0",
    kind: Annotated[
        str, typer.Option("--kind", metavar="KIND", help="Such as numbered or heading-2.")
    ] = "numbered",
    language: LanguageOption = "fr",
) -> None:
    if kind not in KINDS:
        raise typer.BadParameter(
            _("choose one of: {known}").format(known=", ".join(KINDS)), param_hint="--kind"
        )
    with writing(desk) as opened:
        id_ = session_named(opened, session)
        place = _place(view_of(opened, id_), after)
        changes = opened.do(
            insert_report_paragraph,
            session=id_,
            after=place,
            kind=kind,
            language=checked_language(language),
            text=text,
        ).result()
    say(_("Added: p{id}").format(id=changes.created))


def _place(view: ReportView, named: str) -> int | None:
    return None if named == "0" else row_named(view, named).id
