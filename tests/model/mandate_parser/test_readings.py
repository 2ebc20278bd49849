"""Among the ways to read a text, the one that is a mandate is found."""

from iomdesk.model.mandate_parser.fragments import cut
from iomdesk.model.mandate_parser.lines import source_lines
from iomdesk.model.mandate_parser.readings import Reading, credible_readings, zones


def best(text: str) -> Reading | None:
    return next(iter(credible_readings(cut(source_lines(text.split("\n"))))), None)


def numbers(reading: Reading | None) -> list[tuple[str, int]]:
    return [(part.number, len(part.clauses)) for part in reading.parts] if reading else []


def test_annexes_and_headings_that_name_a_mandate_cut_a_text() -> None:
    fragments = cut(
        source_lines(["Texte.", "", "Annexe I", "", "MANDAT", "", "1. Eau", "", "Annexe II", "", "Liste"])
    )
    assert [(zone.is_announced, len(zone.span)) for zone in zones(fragments)] == [
        (False, 1), (False, 0), (True, 1), (False, 1),
    ]  # fmt: skip


def test_a_heading_decides_between_two_runs_of_numbers() -> None:
    text = "1. Un\na) x ;\nb) y ;\nc) z.\n2. Deux\na) x.\n\nMANDAT\n\n1. Eau\na) x."
    assert numbers(best(text)) == [("1", 1)]


def test_numbered_paragraphs_of_prose_are_no_mandate() -> None:
    assert best("1. Un.\n2. Deux :\na) x ;\nb) y.\n3. Trois.\n4. Quatre.") is None


def test_chapters_of_clauses_need_no_heading() -> None:
    assert numbers(best("1. Eau\na) x ;\nb) y.\n2. Terre\na) x.")) == [("1", 2), ("2", 1)]


def test_a_list_needs_to_be_most_of_its_text() -> None:
    prose = "Une lettre assez longue qui parle de tout et de rien, et de bien d’autres choses encore.\n" * 3
    assert numbers(best("a) Examen ;\nb) Rapport.")) == [("1", 2)]
    assert best(f"{prose}\na) x ;\nb) y.\n\n{prose}") is None
    assert numbers(best(f"MANDAT\n\n{prose}\na) x ;\nb) y.\n\n{prose}")) == [("1", 2)]


def test_a_number_that_does_not_follow_is_text() -> None:
    assert numbers(best("MANDAT\n1. Eau\na) x ;\nb) y.\n\n12. Ailleurs\n\n2. Terre\na) x.")) == [
        ("1", 2),
        ("2", 1),
    ]


def test_chapters_in_capitals_and_roman_figures_are_told_apart() -> None:
    assert numbers(best("MANDAT\nI. Eau\na) x.\nII. Terre\na) x.")) == [("I", 1), ("II", 1)]
    assert numbers(best("MANDAT\nA. Eau\na) x.\nB. Terre\na) x.\nC. Air\na) x.")) == [
        ("A", 1),
        ("B", 1),
        ("C", 1),
    ]
