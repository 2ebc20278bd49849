"""The styles of an OpenDocument file: the looks of the Word file, and what single paragraphs change."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from iomdesk.rendering.docx_looks import TEXT_LOOKS, Look
from iomdesk.rendering.docx_styles import FONT, word_language
from iomdesk.rendering.odt_xml import Element, o, pt

_ALIGNMENTS = {"both": "justify", "right": "end", "center": "center", "left": "start"}
LINE = 14.0  # points from line to line, where a look says nothing else


def common_styles(language: str, cover_looks: tuple[Look, ...]) -> Element:
    """Make the named styles."""
    looks = (*TEXT_LOOKS, *cover_looks)
    notes = o("text:notes-configuration", {"text:note-class": "footnote", "style:num-format": "1"})
    return o(
        "office:styles",
        None,
        _defaults(language),
        o("style:style", {"style:name": "Normal", "style:family": "paragraph", "style:class": "text"}),
        *(_style(look) for look in looks),
        o(
            "style:style",
            {"style:name": "NumberBold", "style:family": "text"},
            _text({"fo:font-weight": "bold"}),
        ),
        notes,
    )


def _defaults(language: str) -> Element:
    spoken, country = (
        word_language(language).split("-") if "-" in word_language(language) else (language, "none")
    )
    paragraph = {
        "style:line-height-at-least": f"{LINE:g}pt",
        "fo:orphans": "2",
        "fo:widows": "2",
        "style:tab-stop-distance": "12.7mm",
        "fo:hyphenation-ladder-count": "2",
    }
    text = {
        "style:font-name": FONT,
        "fo:font-family": f"'{FONT}'",
        "fo:font-size": "11pt",
        "fo:language": spoken,
        "fo:country": country or "none",
        "fo:hyphenate": "false",
        "fo:hyphenation-remain-char-count": "2",
        "fo:hyphenation-push-char-count": "3",
    }
    return o(
        "style:default-style",
        {"style:family": "paragraph"},
        o("style:paragraph-properties", paragraph),
        _text(text),
    )


def _text(properties: Mapping[str, object]) -> Element:
    return o("style:text-properties", properties)


def _style(look: Look) -> Element:
    names = {
        "style:name": look.id,
        "style:display-name": look.name,
        "style:family": "paragraph",
        "style:parent-style-name": look.based_on,
        "style:next-style-name": look.next or None,
        "style:default-outline-level": None if look.outline is None else look.outline + 1,
        # LibreOffice counts no second style of an outline level unless told that the level counts neither.
        "style:list-style-name": "" if look.outline is not None else None,
    }
    paragraph = o("style:paragraph-properties", dict(_paragraph(look)))
    if look.tabs:
        paragraph.append(o("style:tab-stops", None, *(_tab(look, *tab) for tab in look.tabs)))
    return o("style:style", names, paragraph, _text(dict(_letters(look))))


def _paragraph(look: Look) -> Iterator[tuple[str, str]]:
    lengths = {"fo:margin-top": look.before, "fo:margin-bottom": look.after}
    yield from ((key, f"{length:g}pt") for key, length in lengths.items() if length is not None)
    if look.line:
        yield "style:line-height-at-least", f"{look.line:g}pt"
    if look.left or look.right:
        yield "fo:margin-left", pt(look.left)
        yield "fo:margin-right", pt(look.right)
        yield "fo:text-indent", pt(-look.hanging)
    if look.align:
        yield "fo:text-align", _ALIGNMENTS[look.align]
    marks = {
        "fo:keep-with-next": (look.keep_next, "always"),
        "fo:keep-together": (look.keep_lines, "always"),
        "fo:break-before": (look.page_before, "page"),
        "fo:border-bottom": (look.rule_below, "0.75pt solid #000000"),
        "style:contextual-spacing": (look.contextual, "true"),
    }
    yield from ((key, value) for key, (is_wanted, value) in marks.items() if is_wanted)


def _tab(look: Look, kind: str, position: int, leader: str) -> Element:
    """Make a tab stop; its place counts from the indent."""
    dots = {"style:leader-style": "dotted", "style:leader-text": "."} if leader else {}
    return o("style:tab-stop", {"style:position": pt(position - look.left), "style:type": kind, **dots})


def _letters(look: Look) -> Iterator[tuple[str, str]]:
    if look.size:
        yield "fo:font-size", f"{look.size:g}pt"
    if look.colour:
        yield "fo:color", f"#{look.colour}"
    marks = {
        "fo:font-weight": (look.bold, "bold"),
        "fo:font-style": (look.italic, "italic"),
        "fo:text-transform": (look.caps, "uppercase"),
        "fo:hyphenate": (look.align == "both", "true"),
    }
    yield from ((key, value) for key, (is_wanted, value) in marks.items() if is_wanted)


@dataclass(frozen=True, slots=True)
class Change:
    """Describe how one paragraph differs from its style."""

    style: str
    properties: tuple[tuple[str, str], ...] = ()
    master: str = ""


@dataclass
class OwnStyles:
    """Gather the styles that single paragraphs, words and columns have of their own, each once."""

    _paragraphs: dict[Change, str] = field(default_factory=dict)
    _words: dict[tuple[tuple[str, str], ...], str] = field(default_factory=dict)
    _widths: dict[int, str] = field(default_factory=dict)

    def paragraph(self, style: str, properties: Mapping[str, str], master: str = "") -> str:
        """Name the style of a paragraph that differs from a style, own or common."""
        known = next((change for change, name in self._paragraphs.items() if name == style), Change(style))
        merged = {**dict(known.properties), **properties}
        changed = replace(known, properties=tuple(sorted(merged.items())), master=master or known.master)
        return self._paragraphs.setdefault(changed, f"P{len(self._paragraphs) + 1}")

    def words(self, properties: Mapping[str, str]) -> str:
        """Name the style of a stretch of words."""
        return self._words.setdefault(tuple(properties.items()), f"T{len(self._words) + 1}")

    def column(self, width: int) -> str:
        """Name the style of a column of a width in twentieths of a point."""
        return self._widths.setdefault(width, f"C{len(self._widths) + 1}")

    def elements(self) -> Iterable[Element]:
        """Make the styles gathered so far."""
        for change, name in self._paragraphs.items():
            properties = o("style:paragraph-properties", dict(change.properties))
            yield o("style:style", _own(name, "paragraph", change.style, change.master), properties)
        for words, name in self._words.items():
            yield o("style:style", _own(name, "text"), _text(dict(words)))
        for width, name in self._widths.items():
            column = o("style:table-column-properties", {"style:column-width": pt(width)})
            yield o("style:style", _own(name, "table-column"), column)


def _own(name: str, family: str, parent: str = "", master: str = "") -> dict[str, str | None]:
    return {
        "style:name": name,
        "style:family": family,
        "style:parent-style-name": parent or None,
        "style:master-page-name": master or None,
    }
