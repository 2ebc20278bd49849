"""What a line of a list tells, and what is wrong with it."""

from datetime import date

from iomdesk.model.state_lists import TableLine, Trouble, group_lines, membership_lines

STATES = frozenset({"FRA", "CHN"})


def line(number: int = 2, **cells: str) -> TableLine:
    return TableLine(number, cells)


def cells_dated(first: str, last: str = "") -> TableLine:
    return TableLine(2, {"iso3": "fra", "from": first, "until": last})


def test_a_line_is_understood_in_the_three_languages() -> None:
    read = membership_lines(
        [line(iso3="fra", kind="Observateur", verified="oui"), line(iso3="CHN", verified="sí")], STATES
    )
    assert [(one.state, one.kind, one.is_verified) for one in read.lines] == [
        ("FRA", "observer", True),
        ("CHN", "member", True),
    ]


def test_days_are_read_as_iso_or_with_the_day_first() -> None:
    read = membership_lines([cells_dated("2016-09-19", "30/6/2019"), cells_dated("19.09.2016")], STATES)
    assert [one.from_on for one in read.lines] == [date(2016, 9, 19)] * 2
    assert read.lines[0].until_on == date(2019, 6, 30)


def test_each_bad_line_is_named_with_its_number_and_its_cell() -> None:
    read = membership_lines(
        [
            line(2, iso3="XXX"),
            line(3, iso3="FRA", kind="amie"),
            cells_dated("31/06/2019"),
            cells_dated("2019-01-02", "2019-01-01"),
            line(6, iso3="FRA", verified="peut-être"),
            line(7, iso3="FRA"),
        ],
        STATES,
    )
    assert [(one.trouble, one.cell) for one in read.troubles] == [
        (Trouble.UNKNOWN_STATE, "XXX"),
        (Trouble.UNKNOWN_KIND, "amie"),
        (Trouble.NO_DATE, "31/06/2019"),
        (Trouble.DATES_NOT_IN_ORDER, "2019-01-02 – 2019-01-01"),
        (Trouble.NOT_YES_OR_NO, "peut-être"),
    ]
    assert [one.number for one in read.lines] == [7]


def test_a_line_of_a_scheme_needs_a_group() -> None:
    read = group_lines([line(2, iso3="FRA"), line(3, iso3="FRA", group=" Nord ", aligned="x")], STATES)
    assert [one.trouble for one in read.troubles] == [Trouble.NO_GROUP]
    assert [(one.group, one.is_aligned_only) for one in read.lines] == [("Nord", True)]
