import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from iomdesk.document.inline import Inline, Reference, Run, Text, plain
from iomdesk.document.text import plain_text
from iomdesk.document.typography import OIM, UN_WITHOUT_SPACES, HouseProfile, typeset, typeset_string

# Pieces that rules look for, in any order and across any border, and whatever else there is.
WORDS = """
    " ' « » “ ” ’ : ; ! ? ( ) , . … 1er 2e XXe 13 février 10 000 5 % M. Mme no n° point annexe II b) bis h 30
    de l' d' mot États julio https://x.org/a?b 10:30 C/106/INF/10* ¿ ¡ - ª º
"""
PIECES = st.sampled_from([*WORDS.split(), *"    \u00a0\u202f\n\ufffc"])
STRINGS = st.lists(PIECES | st.characters(), max_size=14).map("".join)
LANGUAGES = st.sampled_from(["fr", "en", "es", "pt"])
PROFILES = st.sampled_from([OIM, UN_WITHOUT_SPACES])
RUNS = st.builds(Run, STRINGS, st.booleans(), st.booleans(), st.booleans(), st.none() | LANGUAGES)
TEXTS: st.SearchStrategy[Text] = st.lists(RUNS | st.just(Reference("item")), max_size=5).map(tuple)

CURLY = str.maketrans({"«": '"', "»": '"', "“": '"', "”": '"', "’": "'", "‘": "'"})


def shown(string: str, language: str = "fr", profile: HouseProfile = OIM) -> str:
    """Set a string and show unbreakable spaces as ~."""
    return typeset_string(string, language, profile).replace("\u00a0", "~")


def signs(text: Text) -> list[tuple[str, bool, bool, str | None] | Reference]:
    """List all that is neither space nor raising: each sign with its face, quotation marks made straight."""
    found: list[tuple[str, bool, bool, str | None] | Reference] = []
    for part in text:
        if isinstance(part, Reference):
            found.append(part)
        elif isinstance(part, Run):
            letters = (sign for sign in part.text.translate(CURLY) if not sign.isspace())
            found += [(sign, part.bold, part.italic, part.language) for sign in letters]
    return found


@given(TEXTS, LANGUAGES, PROFILES)
@example((Run("a \"b\"«'c'"), Run('" "d'), Run('«"')), "fr", OIM)
def test_a_text_set_twice_is_set_once(text: Text, language: str, profile: HouseProfile) -> None:
    once = typeset(text, language, profile)
    assert typeset(once, language, profile) == once


@given(TEXTS, LANGUAGES, PROFILES)
def test_nothing_but_spaces_and_quotation_marks_changes(
    text: Text, language: str, profile: HouseProfile
) -> None:
    assert signs(typeset(text, language, profile)) == signs(text)


@given(TEXTS, LANGUAGES, PROFILES)
def test_faces_make_no_difference_to_what_is_set(text: Text, language: str, profile: HouseProfile) -> None:
    alike: list[Inline] = [Run(part.text) if isinstance(part, Run) else part for part in text]
    faced: list[Inline] = [
        Run(part.text, part.bold, part.italic) if isinstance(part, Run) else part for part in text
    ]
    assert plain_text(typeset(tuple(faced), language, profile)) == plain_text(
        typeset(tuple(alike), language, profile)
    )


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("Il recommande: d'agir; vraiment? Oui!", "Il recommande~: d’agir~; vraiment~? Oui~!"),
        ("Il recommande : d’agir ; vraiment ?!", "Il recommande~: d’agir~; vraiment~?!"),
        ('le "statu quo", dit "OIM"', "le «~statu quo~», dit «~OIM~»"),
        ("«mot» et « mot »", "«~mot~» et «~mot~»"),
        ("le 13 février 2014", "le 13~février 2014"),
        ("30-31 octobre 2018", "30-31~octobre 2018"),
        ("les 193 États Membres, 5 %", "les 193~États Membres, 5~%"),
        ("10 000 francs", "10~000~francs"),
        ("M. E.P. Garcia et Mme S. Flores Liera", "M.~E.P.~Garcia et Mme~S.~Flores Liera"),
        ("Mme la Présidente, MM. Horváth", "Mme~la Présidente, MM.~Horváth"),
        ("résolution no 1354, n° 5", "résolution no~1354, n°~5"),
        ("l'article 5, paragraphe 12, annexe II", "l’article~5, paragraphe~12, annexe~II"),
        ("alinéa 2 b), alinéa a), 12 bis", "alinéa~2~b), alinéa~a), 12~bis"),
        ("Point 3 de l'ordre du jour", "Point~3 de l’ordre du jour"),
        ("sa 108e session, au XXe siècle", "sa 108e~session, au XXe~siècle"),
        ("à 10 h 30", "à 10~h~30"),
        ("Original : français", "Original~: français"),
        ("Iran (République islamique d')", "Iran (République islamique d’)"),
    ],
)
def test_french(typed: str, set_: str) -> None:
    assert shown(typed) == set_


@pytest.mark.parametrize(
    "left_alone",
    [
        "à 10:30 précises",
        "https://exemple.org/a?b=1:2",
        "WG/2/4",
        "C/106/INF/10*",
        "C/106/54/Rev.1",
        "en 2016 plusieurs membres",
        "de 5 à 10",
        "2014-2016 pour",
        "46° 12' 30\"",
        "nos relations",
        "un\ndeux",
        "",
    ],
)
def test_french_leaves_alone(left_alone: str) -> None:
    assert shown(left_alone) == left_alone


def test_a_house_without_spaces_takes_them_away() -> None:
    typed = 'Ainsi : « mot » ; "mot" ! 5 %'
    assert shown(typed, profile=UN_WITHOUT_SPACES) == "Ainsi: «mot»; «mot»! 5~%"


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ('He said: "yes" and "no".', "He said: “yes” and “no”."),
        ("IOM's and the States' views", "IOM’s and the States’ views"),
        ("\"the 'status quo'\" of the '90s", "“the ‘status quo’” of the ’90s"),
        ("Ms S. Flores Liera, Mr. Garcia", "Ms~S.~Flores Liera, Mr.~Garcia"),
        ("26 to 29 November 2013", "26 to 29~November 2013"),
        ("paragraph 12, paragraph (b), annex II, No. 5", "paragraph~12, paragraph~(b), annex~II, No.~5"),
        ("5 per cent at 10.30 a.m.", "5~per cent at 10.30~a.m."),
        ("193 Member States agreed on 2 (b)", "193 Member States agreed on 2 (b)"),
    ],
)
def test_english(typed: str, set_: str) -> None:
    assert shown(typed, "en") == set_


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ('dijo "sí"', "dijo “sí”"),
        ("Sra. S. Flores y Sr. Pérez", "Sra.~S.~Flores y Sr.~Pérez"),
        ("2 y 3 de julio de 2015", "2 y 3~de~julio de 2015"),
        ("1º de noviembre de 2011", "1º~de~noviembre de 2011"),
        ("párrafo 5, n.º 7, 13.ª Reunión", "párrafo~5, n.º~7, 13.ª~Reunión"),
        ("193 Estados de 200, 5 %", "193~Estados de 200, 5~%"),
        ("¿Qué? ¡No!", "¿Qué? ¡No!"),
        ("Original: inglés", "Original: inglés"),
    ],
)
def test_spanish(typed: str, set_: str) -> None:
    assert shown(typed, "es") == set_


def raised(string: str, language: str = "fr", profile: HouseProfile = OIM) -> list[str]:
    text = typeset(plain(string), language, profile)
    return [part.text for part in text if isinstance(part, Run) and part.superscript]


def test_letters_of_french_ordinals_are_raised() -> None:
    assert raised("1er, 1re, 13e, XXe, Ier, 20e-21e, 1er-2 novembre, no 5") == [
        "er", "re", "e", "e", "er", "e", "e", "er", "o",
    ]  # fmt: skip


def test_what_only_looks_like_an_ordinal_is_not_raised() -> None:
    assert raised("Le, De, Me, Vie, 13ème, WG/2e, nos 5 membres, no comment, 1era, x2e, 2ex") == []
    assert raised("1st 2e", "en") == []
    assert raised("13e", profile=HouseProfile("x", True, True, ordinals_raised=False)) == []


def test_a_raised_letter_keeps_the_rest_of_its_face() -> None:
    assert typeset((Run("le 1er ", bold=True), Run("mai")), "fr") == (
        Run("le 1", bold=True),
        Run("er", bold=True, superscript=True),
        Run("\u00a0", bold=True),
        Run("mai"),
    )


def test_rules_work_across_the_borders_of_runs() -> None:
    assert typeset((Run("recommande", bold=True), Run(" : agir")), "fr") == (
        Run("recommande", bold=True),
        Run("\u00a0: agir"),
    )
    assert typeset((Run('"'), Run("mot", italic=True), Run('"')), "fr") == (
        Run("«\u00a0"),
        Run("mot", italic=True),
        Run("\u00a0»"),
    )


def test_a_run_in_another_language_is_set_by_its_own_rules() -> None:
    text = (Run('Voir: "a" et '), Run('see: "b"', language="en"), Run(' ou "c"'), Run(' "d":', language="pt"))
    assert plain_text(typeset(text, "fr")) == (
        'Voir\u00a0: «\u00a0a\u00a0» et see: “b” ou «\u00a0c\u00a0» "d":'
    )


def test_a_reference_counts_as_the_number_that_it_prints() -> None:
    assert typeset((Run("le paragraphe "), Reference("p3"), Run(" :")), "fr") == (
        Run("le paragraphe\u00a0"),
        Reference("p3"),
        Run("\u00a0:"),
    )
