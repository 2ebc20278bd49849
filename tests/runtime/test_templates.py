import pytest

from iomdesk.runtime.templates import load_template


@pytest.mark.parametrize("name", ["formulae", "convening", "verbs", "names"])
def test_a_template_file_is_read_once(name: str) -> None:
    assert load_template(name)
    assert load_template(name) is load_template(name)
