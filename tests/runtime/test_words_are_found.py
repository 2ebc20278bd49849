"""Words asked for inside an f-string are not found for the catalogues by the tools of Python 3.11."""

import ast
from pathlib import Path

import iomdesk


def test_no_words_are_asked_for_inside_an_f_string() -> None:
    hidden = [
        f"{path.name}:{call.lineno}"
        for path in Path(iomdesk.__file__).parent.rglob("*.py")
        for text in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in ("_", "ngettext")
    ]
    assert hidden == []
