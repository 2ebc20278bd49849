"""Commands on the minutes of a session, a file for each subject."""

import typer

from iomdesk.cli import minutes_approval, minutes_drafting, minutes_import, minutes_replace, minutes_versions
from iomdesk.runtime.translations import _


def commands() -> typer.Typer:
    """Make the group of commands."""
    group = typer.Typer(help=_("The minutes of a session: versions, words."), no_args_is_help=True)
    minutes_versions.register(group)
    minutes_replace.register(group)
    minutes_drafting.register(group)
    minutes_approval.register(group)
    minutes_import.register(group)
    return group
