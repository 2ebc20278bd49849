"""Turn what is asked of the list of recipients into actions of the desk."""

from collections.abc import Callable
from typing import Any

from iomdesk.services.pack_recipients import add_delegations, add_recipient, edit_recipient, remove_recipient
from iomdesk.ui.packs.leaving import PackLeaving
from iomdesk.ui.packs.recipients_panel import RecipientsPanel
from iomdesk.ui.packs.workshop import PackForm


def act_on_recipients(
    panel: RecipientsPanel,
    leaving: PackLeaving,
    run: Callable[..., Any],
    session: int,
    language: Callable[[], str],
) -> None:
    """Add, edit and take off recipients with `run`, and make their copies."""
    panel.addWanted.connect(lambda name: run(add_recipient, session=session, name=name, language=language()))
    panel.delegationsWanted.connect(lambda: run(add_delegations, session=session, language=language()))
    panel.copiesWanted.connect(lambda: leaving.save(PackForm.COPIES))
    panel.form.copyWanted.connect(lambda one: leaving.save(PackForm.COPIES, recipient=one))
    panel.form.edited.connect(
        lambda one, field, value: run(edit_recipient, recipient=one, fields={field: value})
    )
    for removed in (panel.list.removeWanted, panel.form.removeWanted):
        removed.connect(lambda one: run(remove_recipient, recipient=one))
