import pytest

from iomdesk.document.dates import month_name
from iomdesk.document.holding_words import HOLDING_WORDS


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_months_are_those_that_dates_are_written_with(language: str) -> None:
    assert HOLDING_WORDS[language].months == {month_name(month, language) for month in range(1, 13)}


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_labels_and_small_words_are_in_small_letters(language: str) -> None:
    words = HOLDING_WORDS[language]
    assert all(word == word.lower() for word in words.labels | words.small)
