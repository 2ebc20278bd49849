"""Paragraphs held against the interventions they came from."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from iomdesk.document.inline import Footnote, Run, plain
from iomdesk.document.quantifiers import scale_from
from iomdesk.document.sourced_prose import Doubt, check_prose, mended
from iomdesk.document.spoken import Spoken, count_voices
from iomdesk.document.text import plain_text
from iomdesk.runtime.templates import load_template

SCALE = scale_from(load_template("quantifiers")["fr"])
MANNER = load_template("drafting")["fr"]
STATES = ("Suisse", "Équateur", "Sénégal", "Mexique", "Brésil", "Égypte", "Italie", "Algérie", "Indonésie")
HEARD = [
    Spoken(id_, id_, (name,), stance="support" if id_ <= 6 else "reservation")
    for id_, name in enumerate(STATES, start=1)
]
TWENTY = [*HEARD, *(Spoken(id_, id_, (f"État {id_}",)) for id_ in range(10, 21))]
FIVE = (1, 2, 3, 4, 5)


def doubts(text: str, sources: Sequence[int], heard: Sequence[Spoken] = TWENTY) -> tuple[Doubt, ...]:
    return check_prose(text, sources, heard, SCALE, MANNER)


def mend(text: str, doubt: Doubt) -> str:
    return plain_text(mended(plain(text), doubt))


def without(*gone: int) -> list[Spoken]:
    return [one for one in TWENTY if one.id not in gone]


def test_words_that_fit_their_sources_are_let_be() -> None:
    assert doubts("Plusieurs États Membres ont appuyé la proposition.", FIVE) == ()


def test_a_quantifier_that_lost_a_source_is_doubted_and_mended() -> None:
    text = "Plusieurs États Membres ont appuyé la proposition."
    (doubt,) = doubts(text, FIVE, without(5))
    assert (doubt.kind, doubt.words, doubt.count) == ("count", "Plusieurs États Membres", 4)
    assert mend(text, doubt) == "Quelques États Membres ont appuyé la proposition."


def test_the_verb_follows_into_the_singular_and_back() -> None:
    for text, sources, right in [
        ("Deux délégations ont appuyé la proposition.", (1,), "Une délégation a appuyé la proposition."),
        ("Un État Membre a appuyé la proposition.", (1, 2), "Deux États Membres ont appuyé la proposition."),
    ]:
        (doubt,) = doubts(text, sources)
        assert mend(text, doubt) == right


def test_a_source_that_changed_its_mind_is_pointed_at() -> None:
    heard = [replace(one, stance="opposition") if one.id == 5 else one for one in TWENTY]
    found = doubts("Plusieurs États Membres ont appuyé la proposition.", FIVE, heard)
    assert {doubt.kind for doubt in found} == {"count", "sense"}
    assert [doubt.ids for doubt in found if doubt.kind == "sense"] == [(5,)]


def test_words_that_do_not_tell_the_sense_are_held_against_all_sources() -> None:
    assert doubts("Plusieurs États Membres ont jugé la question utile.", (1, 2, 3, 7, 8)) == ()


def test_each_quantifier_of_a_paragraph_is_held_against_its_own_sense() -> None:
    text = "Plusieurs États Membres ont appuyé la proposition ; quelques délégations ont émis des réserves."
    assert doubts(text, (*FIVE, 7, 8, 9)) == ()
    (doubt,) = doubts(text, (*FIVE, 7))
    assert (doubt.words, doubt.offer) == ("quelques délégations", "une délégation")
    assert mend(text, doubt).endswith("; une délégation a émis des réserves.")


def test_a_majority_is_counted_among_those_who_spoke() -> None:
    text = "La majorité des États Membres qui ont pris la parole ont appuyé la proposition."
    assert doubts(text, (1, 2, 3, 4, 5, 6), HEARD) == ()
    (doubt,) = doubts(text, (1, 2, 3, 4, 5, 6))
    assert doubt.offer == "plusieurs États Membres"


def test_a_group_is_one_voice_and_the_administration_none() -> None:
    heard = [
        *TWENTY,
        Spoken(31, 5, ("Brésil",), group="Groupe d’exemple", stance="support"),
        Spoken(32, None, kind="administration"),
    ]
    assert doubts("Plusieurs États Membres ont appuyé la proposition.", (1, 2, 3, 4, 31, 32), heard) == ()
    assert count_voices(heard).delegations == 20


def test_a_delegation_that_spoke_twice_is_counted_once() -> None:
    heard = [*TWENTY, Spoken(31, 1, ("Suisse",), stance="support")]
    (doubt,) = doubts("Deux États Membres ont appuyé la proposition.", (1, 31), heard)
    assert doubt.count == 1


def test_where_no_source_is_left_nothing_is_offered() -> None:
    (doubt,) = doubts("Deux États Membres ont appuyé la proposition.", (1, 2), without(1, 2))
    assert (doubt.kind, doubt.offer) == ("gone", "")
    (bare,) = doubts("La Suisse a appuyé la proposition.", (1,), without(1))
    assert bare.kind == "gone"


def test_a_name_that_is_to_stay_unsaid_is_pointed_at() -> None:
    (doubt,) = doubts("La Suisse a appuyé la proposition.", (1,))
    assert (doubt.kind, doubt.words, doubt.ids) == ("named", "Suisse", (1,))
    named = [replace(HEARD[0], attribution="named")]
    assert doubts("La Suisse a appuyé la proposition.", (1,), named) == ()


def test_others_are_counted_without_those_named_before() -> None:
    heard = [replace(one, attribution="named") if one.id < 3 else one for one in TWENTY]
    text = "L’Équateur, la Suisse et quelques autres délégations ont appuyé la proposition."
    assert doubts(text, FIVE, heard) == ()
    (doubt,) = doubts(text, (1, 2, 3), heard)
    assert doubt.offer == "une autre délégation"


@pytest.mark.parametrize("text", ["Plusieurs États Membres ont jugé la question utile.", "Sans nombre."])
def test_what_has_no_sources_is_nobody_s_business(text: str) -> None:
    assert doubts(text, ()) == ()


def test_faces_and_notes_of_a_mended_paragraph_stay() -> None:
    note = Footnote((Run("Voir le document."),))
    (doubt,) = doubts("Deux délégations ont appuyé\ufffc la proposition.", (1,))
    text = (Run("Deux délégations ont "), Run("appuyé", italic=True), note, Run(" la proposition."))
    assert mended(text, doubt) == (
        Run("Une délégation a "),
        Run("appuyé", italic=True),
        note,
        Run(" la proposition."),
    )
