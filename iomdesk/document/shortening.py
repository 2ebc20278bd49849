"""Make a title out of a longer text."""

_END_SIGNS = " \u00a0\u202f;.,:"


def shortened(text: str, length: int) -> str:
    """Cut a text between words so that it fits, with an ellipsis; signs that only end a line go."""
    whole = " ".join(text.split(" ")).strip(_END_SIGNS + "\n\t")
    first = whole[:1].upper() + whole[1:]
    if len(first) <= length:
        return first
    cut = first[: length - 1]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut else cut}".rstrip(_END_SIGNS) + "…"
