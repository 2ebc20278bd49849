"""The door: without arguments or with `open` the window, with anything else the command line."""

import sys
from collections.abc import Sequence
from multiprocessing import freeze_support


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return the exit status."""
    freeze_support()  # files are taken in by processes of their own, which a frozen program starts as itself
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or _names_a_desk(given):
        return _open_window(given)
    if given[0] == "open" and not any(part.startswith("-") for part in given) and len(given) <= 2:
        return _open_window(given[1:])  # at once, without loading the other commands
    if given == ["--version"]:
        from iomdesk import __version__

        sys.stdout.write(f"iomdesk {__version__}\n")
        return 0
    from iomdesk.cli.main import main as run_command

    return run_command(given, _open_window)


def _names_a_desk(given: Sequence[str]) -> bool:
    """A double-click on a desk hands in its path alone."""
    return len(given) == 1 and given[0].endswith(".iomdesk")


def _open_window(arguments: list[str]) -> int:
    from iomdesk.app.run import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
