"""Name the file of a paper so that every system takes it and people know what it is."""

import re

from iomdesk.document.document import Document

_LONGEST = 120
_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f]+')
_SLASHES = re.compile(r"[/\\]+")


def file_name(document: Document, format: str) -> str:
    """Return "WG-1-4 – Rapport et recommandations.fr.pdf": symbol and title, language, ending."""
    plain = _FORBIDDEN.sub(" ", _SLASHES.sub("-", document.title))
    words = " ".join(plain.split()).strip(". ")[:_LONGEST].rstrip(". ")
    return f"{words or 'iomdesk'}.{document.language}.{format}"
