"""Words are found and replaced in what people read, and nothing else of a stored text is touched."""

from hypothesis import given
from hypothesis import strategies as st

from iomdesk.document.markdown import parse_markdown, write_markdown
from iomdesk.document.minutes_search import find_in_minutes, replace_in_minutes
from iomdesk.document.text import plain_text
from iomdesk.document.text_search import SearchOptions

CASE = SearchOptions(match_case=True, match_accents=True)
STORED = st.lists(
    st.sampled_from(["mot", " ", "autre", "\n\n", "\n- un ", "*", "**", "^", ".", " {.decision}"]),
    max_size=14,
).map("".join)


def replaced(stored: str, wanted: str, given: str) -> str:
    return replace_in_minutes(stored, wanted, given, CASE).text


def test_hits_are_shown_with_the_words_around_them() -> None:
    (hit,) = find_in_minutes("Le Groupe a pris **note** du rapport.", "note")
    assert (hit.index, hit.before, hit.found, hit.after) == (0, "Le Groupe a pris ", "note", " du rapport.")


def test_words_are_found_across_faces_and_replaced_in_the_first() -> None:
    assert len(find_in_minutes("Le **Groupe** de travail", "Groupe de")) == 1
    assert replaced("Le **Groupe** de travail", "Groupe de travail", "Comité") == "Le **Comité**"


def test_signs_of_the_stored_form_are_no_words() -> None:
    assert find_in_minutes("Le Groupe note. {.decision}", "decision") == ()
    assert find_in_minutes("**gras** et *italique*", "*") == ()
    assert find_in_minutes("deux \\* étoiles", "* étoiles")[0].found == "* étoiles"


def test_kind_owner_and_anchor_of_a_paragraph_stay() -> None:
    stored = 'Écrire aux États membres. {.action #p2 owner="États membres" due=2019-06-01}'
    before, after = (
        parse_markdown(stored)[0],
        parse_markdown(replaced(stored, "États membres", "États Membres"))[0],
    )
    assert plain_text(after.text) == "Écrire aux États Membres."
    assert (after.kind, after.owner, after.due, after.anchor) == (
        before.kind,
        "États membres",
        "2019-06-01",
        "p2",
    )


def test_paragraphs_without_a_hit_stay_sign_by_sign() -> None:
    stored = "un  *brouillon   mal fait\n\n\n\nmot\n- a\n-   b"
    assert replaced(stored, "mot", "terme") == "un  *brouillon   mal fait\n\n\n\nterme\n- a\n-   b"


def test_items_of_lists_and_tables_are_searched_too() -> None:
    stored = "- un mot\n    - mot\n\n| mot | b |\n| --- | --- |\n| c | mot |"
    assert len(find_in_minutes(stored, "mot")) == 4
    assert replaced(stored, "mot", "x") == "- un x\n    - x\n\n| x | b |\n| --- | --- |\n| c | x |"


def test_only_the_hits_named_are_replaced() -> None:
    assert replace_in_minutes("mot mot\n\nmot", "mot", "x", CASE, frozenset({1})).text == "mot x\n\nmot"


def test_what_reads_so_already_is_not_counted() -> None:
    done = replace_in_minutes("États membres et États Membres", "états membres", "États Membres")
    assert (done.text, done.count) == ("États Membres et États Membres", 1)


def test_words_may_be_taken_away_with_their_paragraph() -> None:
    assert parse_markdown(replaced("a\n\nmot\n\nb", "mot", "")) == parse_markdown("a\n\nb")


@given(STORED)
def test_replacing_changes_the_words_and_nothing_else(stored: str) -> None:
    stored = write_markdown(parse_markdown(stored))
    before = parse_markdown(stored)
    after = parse_markdown(replaced(stored, "mot", "terme"))
    assert [plain_text(one.text).replace("mot", "terme") for one in before] == [
        plain_text(one.text) for one in after
    ]
    assert [(one.kind, one.list_level) for one in before] == [(one.kind, one.list_level) for one in after]
    assert replaced(stored, "zzz", "x") == stored
