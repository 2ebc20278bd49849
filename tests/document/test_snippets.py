"""Words are shown in their context, marked where they stand."""

from iomdesk.document.snippets import plain_snippet, snippet_of

LONG = "Début. " * 40 + "Le Groupe a examiné **les partenariats** de l’OIM. " + "Suite. " * 60


def found(stored: str, *words: str) -> list[str]:
    return [piece.text for piece in snippet_of(stored, words) if piece.is_found]


def test_the_part_around_the_first_place_is_shown() -> None:
    pieces = snippet_of(LONG, ["partenariat"])
    words = plain_snippet(pieces)
    assert "Le Groupe a examiné les partenariats de l’OIM." in words
    assert words.startswith("… ")
    assert words.endswith(" …")
    assert len(words) < 220


def test_case_and_accents_do_not_count() -> None:
    assert found("Les ÉTATS membres", "etats") == ["ÉTATS"]


def test_a_word_is_found_from_its_beginning_only() -> None:
    assert found("partie et art", "art") == ["art"]


def test_every_place_in_sight_is_marked() -> None:
    assert found("eau et terre, eau et feu", "eau", "feu") == ["eau", "eau", "feu"]


def test_without_any_place_the_beginning_is_shown() -> None:
    assert plain_snippet(snippet_of("Un texte", ["autre"])) == "Un texte"


def test_signs_of_markup_and_targets_of_links_are_left_out() -> None:
    stored = "Voir le [paragraphe **12**](paragraph:p-7).\n\n- *ici*"
    assert plain_snippet(snippet_of(stored, [])) == "Voir le paragraphe 12. - ici"
