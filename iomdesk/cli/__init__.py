"""The command line: the same services as the window, without a window."""

from iomdesk.cli.main import main

__all__ = ["main"]
