"""Go where a menu or a key leads, in the desk that is open."""

from iomdesk.ui.shell.main_window import MainWindow


def go_to_tab(window: MainWindow, number: int) -> None:
    """Show a tab of the open session."""
    from iomdesk.app.places import sessions_of

    if window.workspace is not None:
        window.workspace.show_area("sessions")
        page = sessions_of(window.workspace).page
        if page is not None:
            sessions_of(window.workspace).setCurrentWidget(page)
            page.show_tab_number(number)


def begin_session(window: MainWindow) -> None:
    """Begin a session."""
    from iomdesk.app.places import sessions_of

    if window.workspace is not None:
        window.workspace.show_area("sessions")
        sessions_of(window.workspace).begin_session()


def find(window: MainWindow) -> None:
    """Open the search."""
    from iomdesk.app.search_box import open_search

    if window.workspace is not None:
        open_search(window.workspace, window.menuBar())
