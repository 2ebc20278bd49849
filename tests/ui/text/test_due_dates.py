from iomdesk.ui.text.due_dates import due_in_figures, due_in_words, due_typed


def test_a_due_date_is_read_in_any_usual_way_and_other_words_are_kept() -> None:
    assert due_typed("1.9.2020") == due_typed("1 septembre 2020") == due_typed("2020-09-01") == "2020-09-01"
    assert due_typed("  à la   prochaine session ") == "à la prochaine session"
    assert due_typed(" ") == ""


def test_a_due_date_is_written_out_or_in_figures_and_words_as_they_are() -> None:
    assert due_in_words("2020-09-01") == "1 September 2020"
    assert due_in_figures("2020-09-01") == "01.09.2020"
    assert due_in_words("soon") == due_in_figures("soon") == "soon"
