from iomdesk.document.flat_text import Rule, flatten
from iomdesk.document.french_spacing import guillemet_rules, sign_rules
from iomdesk.document.inline import plain
from iomdesk.document.text import plain_text


def spaced(characters: str, *rules: Rule) -> str:
    flat = flatten(plain(characters))
    for rule in rules:
        flat = flat.edited(tuple(rule(flat.characters)))
    return plain_text(flat.raised(())).replace("\u00a0", "~")


def test_one_unbreakable_space_stands_before_a_sign() -> None:
    assert spaced("a: b ; c  ! d\u202f?", *sign_rules(True)) == "a~: b~; c~! d~?"
    assert spaced("a?! b !!! (?) …? «:» c:", *sign_rules(True)) == "a~?! b~!!! (?) …~? «:» c~:"


def test_signs_inside_a_word_have_no_space() -> None:
    for typed in ("10:30", "http://a", "a?b=c;d", ":-)"):
        assert spaced(typed, *sign_rules(True)) == typed


def test_spaces_before_signs_are_taken_away_where_a_house_has_none() -> None:
    assert spaced("a : b\u00a0; c ?", *sign_rules(False)) == "a: b; c?"


def test_guillemets_have_one_unbreakable_space_inside() -> None:
    assert spaced("«a» « b », «», «  c\u202f»", *guillemet_rules(True)) == "«~a~» «~b~», «», «~c~»"


def test_guillemets_have_no_space_inside_where_a_house_has_none() -> None:
    assert spaced("«a» «\u00a0b », « »", *guillemet_rules(False)) == "«a» «b», «»"
