"""A small table of coverage for tests."""

from datetime import date

from iomdesk.papers.coverage_facts import CoverageFacts, CoveredCell, CoveredClause, CoveredSession

ALL_STATES = ("planned", "examined", "reported", "recommended", "followed_up")


def clause(
    letter: str, *cells: tuple[str, ...], since: int | None = 0, text: str = "Examen"
) -> CoveredClause:
    return CoveredClause(
        reference=f"2 {letter})",
        text=text,
        text_language="fr",
        version="Projet de mandat",
        chapter="2. Budget :",
        older=("1 c)",) if letter == "b" else (),
        cells=tuple(CoveredCell(states, int(bool(states)), 0) for states in cells),
        since=since,
        held=len(cells),
    )


def small_table() -> CoverageFacts:
    return CoverageFacts(
        body="Groupe de travail",
        sessions=(CoveredSession(None, date(2019, 5, 22)), CoveredSession(2, date(2020, 5, 12))),
        clauses=(
            clause("a", ("planned", "examined"), ALL_STATES),
            clause("b", (), (), since=None, text="=SUM(A1:A9) ;"),
        ),
    )
