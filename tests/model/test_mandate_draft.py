"""Reading mandates of many shapes out of lines of text."""

from collections.abc import Sequence

import pytest

from iomdesk.model.mandate_draft import MandateDraft, NoMandateFound, parse_mandate
from iomdesk.runtime.paths import resources_folder


def read(text: str, language: str | None = None) -> MandateDraft:
    return parse_mandate(text.split("\n"), language=language)


def clauses(draft: MandateDraft) -> dict[str, list[tuple[str, str]]]:
    return {chapter.number: [(c.letter, c.text) for c in chapter.clauses] for chapter in draft.chapters}


def letters(draft: MandateDraft) -> dict[str, str]:
    return {chapter.number: " ".join(c.letter for c in chapter.clauses) for chapter in draft.chapters}


def titles(draft: MandateDraft) -> list[str]:
    return [chapter.title for chapter in draft.chapters]


@pytest.fixture
def draft() -> MandateDraft:
    source = resources_folder() / "mandates" / "projet-de-mandat.fr.txt"
    return read(source.read_text(encoding="utf-8"))


class TestTheWorkingGroupsDraftMandate:
    def test_has_the_bodys_name_its_language_and_its_status(self, draft: MandateDraft) -> None:
        assert draft.title == "GROUPE DE TRAVAIL SUR LES PARTENARIATS ET LA GOUVERNANCE DE L’OIM"
        assert (draft.language, draft.is_draft) == ("fr", True)

    def test_has_two_chapters_and_none_of_the_nine_paragraphs_before_them(self, draft: MandateDraft) -> None:
        assert titles(draft) == [
            "En ce qui concerne les partenariats :",
            "En ce qui concerne la gouvernance :",
        ]
        assert letters(draft) == {"1": "a b c d e", "2": "a b c d"}

    def test_has_each_clause_whole_and_on_one_line(self, draft: MandateDraft) -> None:
        support = (
            "Fourniture au Directeur général d’informations, d’orientations et d’un appui selon qu’il "
            "convient ;"
        )
        reports = "Rapports et recommandations au CPPF pour examen et suite à donner, s’il y a lieu."
        assert [text for _letter, text in clauses(draft)["1"]] == [
            "Examen du rôle et des responsabilités de l’OIM au sein du système des Nations Unies et "
            "échange de vues sur la question ;",
            "Examen des partenariats de l’OIM avec d’autres institutions, y compris les organisations "
            "multilatérales et celles de la société civile, et échange de vues sur la question ;",
            "Examen des rapports du Directeur général ;",
            support,
            reports,
        ]
        assert [text for _letter, text in clauses(draft)["2"]] == [
            "Examen du fonctionnement des organes directeurs de l’OIM et échange de vues sur la question, "
            "pour s’assurer que ces derniers continuent de réaliser les objectifs en vue desquels ils ont "
            "été créés ;",
            "Examen de la possibilité que les États Membres s’organisent en groupes régionaux et échange de "
            "vues sur la question ;",
            support,
            reports,
        ]


ENGLISH = """
WORKING GROUP ON RIVERS
Draft terms of reference

1. Water

(a) To review the state of the rivers
and exchange views;

(b) To consider reports; and

(c) To report to the Committee.

2. Fish
(a) To examine the catches;
(b) To submit recommendations
to the Committee, as appropriate.

Done at Rome, 3 May 2019
The Chair
"""

SPANISH = """
GRUPO DE TRABAJO SOBRE LOS RÍOS
PROYECTO DE MANDATO

1. En relación con el agua:

a) Examinar la función de la Organización en el sistema de las
Naciones Unidas e intercambiar opiniones al respecto;
b) Examinar los informes; y

2. En relación con los peces:
a) Proporcionar información,
   orientación y apoyo, según proceda.
"""


class TestLanguages:
    def test_reads_english_with_bracketed_letters(self) -> None:
        draft = read(ENGLISH)
        assert (draft.language, draft.title, draft.is_draft) == ("en", "WORKING GROUP ON RIVERS", True)
        assert clauses(draft) == {
            "1": [
                ("a", "To review the state of the rivers and exchange views;"),
                ("b", "To consider reports; and"),
                ("c", "To report to the Committee."),
            ],
            "2": [
                ("a", "To examine the catches;"),
                ("b", "To submit recommendations to the Committee, as appropriate."),
            ],
        }

    def test_reads_spanish(self) -> None:
        draft = read(SPANISH)
        assert (draft.language, draft.title, draft.is_draft) == (
            "es",
            "GRUPO DE TRABAJO SOBRE LOS RÍOS",
            True,
        )
        assert clauses(draft)["1"][0][1].endswith(
            "de las Naciones Unidas e intercambiar opiniones al respecto;"
        )
        assert clauses(draft)["2"] == [("a", "Proporcionar información, orientación y apoyo, según proceda.")]

    def test_counts_through_the_spanish_letter_ene(self) -> None:
        alphabet = "abcdefghijklmnñop"
        text = "MANDATO\n1. Todo\n" + "\n".join(f"{letter}) Tarea {letter};" for letter in alphabet)
        assert letters(read(text)) == {"1": " ".join(alphabet)}

    def test_takes_the_mandate_of_the_wanted_language_among_several(self) -> None:
        paper = (
            "Annex I\nTERMS OF REFERENCE\n1. Water\n(a) To review the water;\n(b) To report.\n\n"
            "Annexe II\nMANDAT\n1. Eau\na) Examen de l’eau ;\nb) Rapport au Comité.\n\n"
            "Anexo III\nMANDATO\n1. Agua\na) Examinar el agua;\nb) Informar al Comité.\n"
        )
        assert titles(read(paper)) == ["Water"]
        assert titles(read(paper, "fr")) == ["Eau"]
        assert titles(read(paper, "es")) == ["Agua"]

    def test_keeps_the_language_it_is_told(self) -> None:
        assert read("1. X\na) Y;\nb) Z.", "es").language == "es"


class TestChapters:
    @pytest.mark.parametrize(
        ("heads", "numbers"),
        [
            (("I. Eau", "II. Terre"), ["I", "II"]),
            (("I – Eau", "II – Terre"), ["I", "II"]),
            (("A. Eau", "B. Terre"), ["A", "B"]),
            (("1) Eau", "2) Terre"), ["1", "2"]),
            (("1.- Eau", "2.- Terre"), ["1", "2"]),
            (("1° Eau", "2° Terre"), ["1", "2"]),
            (("1 . Eau", "2 .  Terre"), ["1", "2"]),
            (("Chapitre 1 – Eau", "Chapitre 2 – Terre"), ["1", "2"]),
            (("CHAPITRE I : Eau", "CHAPITRE II : Terre"), ["I", "II"]),
            (("Chapitre premier\nEau", "Chapitre II\nTerre"), ["I", "II"]),
            (("Chapitre premier\nEau", "Chapitre deuxième\nTerre"), ["1", "2"]),
            (("Section A: Eau", "Section B: Terre"), ["A", "B"]),
            (("Artículo 1. Eau", "Artículo 2. Terre"), ["1", "2"]),
            (("1. Eau", "3. Terre"), ["1", "3"]),
            (("1. Eau", "1 bis. Terre"), ["1", "1 bis"]),
            (("### 1. Eau", "### 2. **Terre**"), ["1", "2"]),
            (("1.\n\nEau", "2.\n\nTerre"), ["1", "2"]),
        ],
    )
    def test_are_recognised_however_they_are_numbered(self, heads: Sequence[str], numbers: list[str]) -> None:
        draft = read("\n".join(f"{head}\n\na) Examen ;\nb) Rapport.\n" for head in heads))
        assert [chapter.number for chapter in draft.chapters] == numbers
        assert titles(draft) == ["Eau", "Terre"]
        assert list(clauses(draft).values()) == [[("a", "Examen ;"), ("b", "Rapport.")]] * 2

    def test_keep_a_title_of_several_lines_and_the_sentence_that_leads_to_the_clauses(self) -> None:
        draft = read("Mandate\nChapter 1 – Scope and\nfunctions\n\nThe Group shall:\n\n(a) act;\n(b) report.")
        assert titles(draft) == ["Scope and functions – The Group shall:"]

    def test_without_clauses_are_left_out_and_their_text_joins_no_clause(self) -> None:
        draft = read(
            "TERMS OF REFERENCE OF THE ADVISORY PANEL\n\n1. Purpose\n"
            "The Panel advises. It decides nothing.\n\n"
            "2. Functions\n(a) To advise;\n(b) To report.\n3. Membership\nThe Panel has twelve members."
        )
        assert (draft.title, letters(draft)) == ("ADVISORY PANEL", {"2": "a b"})
        assert clauses(draft)["2"][1] == ("b", "To report.")

    def test_may_be_headings_without_numbers(self) -> None:
        draft = read(
            "Working Group on Rivers\nTerms of reference\n\nWater\n\n(a) Review;\n(b) Advice.\n\n"
            "Fish\n\n(a) Catches;\n(b) Reports."
        )
        assert titles(draft) == ["Water", "Fish"]
        assert letters(draft) == {"1": "a b", "2": "a b"}

    def test_may_be_missing_altogether(self) -> None:
        draft = read("MANDAT\n\nLe Groupe est chargé :\na) d’examiner ;\nb) de faire\nrapport.")
        assert titles(draft) == [""]
        assert clauses(draft) == {"1": [("a", "d’examiner ;"), ("b", "de faire rapport.")]}


class TestLabels:
    @pytest.mark.parametrize("form", ["a)", "(a)", "a.", "A)", "(A)", "( a )", "a )", "a.)", "- a)", "a) "])
    def test_of_clauses_are_recognised_in_every_form(self, form: str) -> None:
        second = form.replace("a", "b").replace("A", "B")
        draft = read(f"MANDAT\n1. Eau\n{form} Examen de l’eau ;\n{second} Rapport.")
        assert clauses(draft) == {"1": [("a", "Examen de l’eau ;"), ("b", "Rapport.")]}

    def test_may_stand_alone_on_their_line(self) -> None:
        draft = read("MANDAT\n1.\nEau\na)\n\nExamen ;\n\nb)\nRapport.")
        assert clauses(draft) == {"1": [("a", "Examen ;"), ("b", "Rapport.")]}

    def test_may_share_the_chapters_line(self) -> None:
        draft = read("MANDAT\n1. a) Examen ;\n   b) Rapport ;\n2. a) Conseil.")
        assert clauses(draft) == {"1": [("a", "Examen ;"), ("b", "Rapport ;")], "2": [("a", "Conseil.")]}

    def test_may_run_on_in_one_paragraph(self) -> None:
        draft = read(
            "Terms of reference\n"
            "1. Water: (a) To review it; (b) To advise, see (d) below; and (c) To report.\n"
            "2. Fish: (a) To review the catches and exchange views on\nthem; (b) To report; (c) To\nadvise."
        )
        assert clauses(draft) == {
            "1": [("a", "To review it;"), ("b", "To advise, see (d) below; and"), ("c", "To report.")],
            "2": [
                ("a", "To review the catches and exchange views on them;"),
                ("b", "To report;"),
                ("c", "To advise."),
            ],
        }

    def test_mentioned_in_a_sentence_begin_no_clause_even_at_the_start_of_a_line(self) -> None:
        draft = read(
            "Mandat\n1. Tâches\na) Examen des rapports visés à l’alinéa\nb) ci-dessous et des comptes ;\n"
            "b) Examen des comptes, comme prévu à l’alinéa\na) ci-dessus ;\n"
            "c) Rapport sur les points\na) et b)."
        )
        assert clauses(draft)["1"] == [
            ("a", "Examen des rapports visés à l’alinéa b) ci-dessous et des comptes ;"),
            ("b", "Examen des comptes, comme prévu à l’alinéa a) ci-dessus ;"),
            ("c", "Rapport sur les points a) et b)."),
        ]

    def test_of_chapters_mentioned_at_the_start_of_a_line_begin_no_chapter(self) -> None:
        draft = read(
            "MANDAT\n1. Eau\na) Examen des textes adoptés en\n2014. et des suivants ;\n"
            "b) Examen du chapitre\n2. du règlement ;\n2. Terre\na) Rapport."
        )
        assert clauses(draft) == {
            "1": [
                ("a", "Examen des textes adoptés en 2014. et des suivants ;"),
                ("b", "Examen du chapitre 2. du règlement ;"),
            ],
            "2": [("a", "Rapport.")],
        }

    def test_left_out_are_not_made_up(self) -> None:
        assert letters(read("Mandat\n1. X\na) Un ;\nb) Deux ;\nd) Quatre.")) == {"1": "a b d"}

    def test_said_twice_are_told_apart_as_insertions_are(self) -> None:
        assert letters(read("Mandat\n1. X\na) Un ;\nb) Deux ;\nb) Trois ;\nc) Quatre.")) == {
            "1": "a b b-bis c".replace("-", " ")
        }

    def test_of_insertions_are_kept(self) -> None:
        draft = read("Mandat\n1. X\na) Un ;\nb) Deux ;\nb bis) Trois ;\nc) Quatre.")
        assert clauses(draft)["1"][2] == ("b bis", "Trois ;")

    def test_may_count_on_from_chapter_to_chapter(self) -> None:
        assert letters(read("Mandat\n1. X\na) Un ;\nb) Deux ;\n2. Y\nc) Trois ;\nd) Quatre.")) == {
            "1": "a b",
            "2": "c d",
        }

    def test_i_is_the_letter_after_h_unless_ii_follows(self) -> None:
        tasks = "\n".join(f"{letter}) Task {letter};" for letter in "abcdefgh")
        draft = read(f"Mandate\n1. All\n{tasks} in two parts:\ni) one;\nii) two;\ni) Task i;\nj) Task j.")
        assert letters(draft) == {"1": "a b c d e f g h i j"}
        assert clauses(draft)["1"][7:9] == [("h", "Task h; in two parts: i) one; ii) two;"), ("i", "Task i;")]


class TestTextOfAClause:
    def test_keeps_the_items_below_it(self) -> None:
        draft = read(
            "Mandate of the Board\n1. Tasks\n(a) To review:\n    (i) budgets;\n"
            "    (ii) audits, also\n    abroad; and\n"
            "    (iii) plans;\n(b) To report:\n- to the Council;\n- to the Committee."
        )
        assert clauses(draft)["1"] == [
            ("a", "To review: (i) budgets; (ii) audits, also abroad; and (iii) plans;"),
            ("b", "To report: - to the Council; - to the Committee."),
        ]

    def test_survives_blank_lines_stray_spaces_and_invisible_signs(self) -> None:
        draft = read(
            " \t MANDAT \u00a0\n\u00a0 1 . \u00a0Eau\u00a0:\n\t a )\u00a0\u00a0Examen   de l’eau ,\n"
            " et\n\u200b\n   des   poissons\u00a0;\n\n( b )  Rapport .\n"
        )
        assert clauses(draft)["1"] == [("a", "Examen de l’eau, et des poissons ;"), ("b", "Rapport.")]

    def test_closes_words_broken_at_the_end_of_a_line(self) -> None:
        draft = read(
            "MANDAT\n1. Gouver-\nnance\na) Examen par le vice-\nprésident de la gouver-\nnance de l’\nOIM ;\n"
            "b) Rapport sur la co\u00ad\nopération Nord-\nSud."
        )
        assert titles(draft) == ["Gouvernance"]
        assert clauses(draft)["1"] == [
            ("a", "Examen par le vice-président de la gouvernance de l’OIM ;"),
            ("b", "Rapport sur la coopération Nord-Sud."),
        ]

    def test_goes_on_over_the_edge_of_a_page(self) -> None:
        draft = read(
            "S/25/7\nAnnexe\nPage 2\n\nGROUPE DE TRAVAIL SUR L’EAU\nMANDAT\n\n1. Eau :\n"
            "a) Examen de l’eau dans les\n"
            "S/25/7\nPage 3\n\npays ;\nb) Examen ;\n\n- 4 -\n\nc) Suite à\nS/25/7\nAnnexe\nPage 5\ndonner.\n"
        )
        assert draft.title == "GROUPE DE TRAVAIL SUR L’EAU"
        assert clauses(draft)["1"] == [
            ("a", "Examen de l’eau dans les pays ;"),
            ("b", "Examen ;"),
            ("c", "Suite à donner."),
        ]

    def test_goes_on_over_a_form_feed_with_windows_line_ends(self) -> None:
        draft = read(
            "MANDATE\r\n\r\n1. Data\r\n(a) To collect data on\r\n\fS/1/2\r\nPage 2\r\n\r\nmigration;\r\n"
            "(b) To publish.\r\n\fS/1/2\r\nPage 3\r\n2. People\r\n(a) To train.\r\n"
        )
        assert clauses(draft) == {
            "1": [("a", "To collect data on migration;"), ("b", "To publish.")],
            "2": [("a", "To train.")],
        }

    def test_leaves_out_footnotes_under_a_rule(self) -> None:
        draft = read(
            "Mandat\n1. Eau\na) Examen de l’eau et des\n__________\n1 Voir S/20/3, où elle est\ndécrite.\n\n"
            "S/25/7\nPage 3\n\npoissons ;\nb) Rapport."
        )
        assert clauses(draft)["1"][0] == ("a", "Examen de l’eau et des poissons ;")

    @pytest.mark.parametrize(
        "after",
        [
            "\nLe Comité se réunit deux fois par an.",
            "\nFait à Genève, le 3 mai 2019",
            "Fait à Genève, le 3 mai 2019\nLe Président,",
            "\n* Le présent document remplace S/25/6.",
            "_____\n1 Voir S/20/3.",
            "\nAnnexe II\n\nListe\n1. Un\na) Autre ;",
            "3. Réunions\nLe Comité se réunit deux fois par an.",
            "* * *",
            "S/25/7\nPage 3",
        ],
    )
    def test_of_the_last_clause_ends_where_it_ends(self, after: str) -> None:
        draft = read(
            "MANDAT\n1. Eau\na) Examen de l’eau et des poissons ;\n2. Terre\na) Examen de la terre ;\n"
            f"b) Rapports et recommandations.\n{after}"
        )
        assert clauses(draft)["2"] == [("a", "Examen de la terre ;"), ("b", "Rapports et recommandations.")]

    def test_of_clauses_without_full_stops_ends_at_the_paragraph(self) -> None:
        draft = read(
            "Terms of reference: Working Group on Space\nA. Partnerships\n(a) Review of work with the\n"
            "United Nations system\n(b) Advice\nB. Governance\n(a) Review\n(b) Reports\n\nGeneva, May 2020\n"
        )
        assert draft.title == "Working Group on Space"
        assert clauses(draft) == {
            "A": [("a", "Review of work with the United Nations system"), ("b", "Advice")],
            "B": [("a", "Review"), ("b", "Reports")],
        }


class TestWhatIsNotTheMandate:
    def test_a_list_in_numbered_prose_before_the_annex(self) -> None:
        draft = read(
            "REPORT\n\n1. The Committee met.\n\n2. It decided:\n(a) To take note;\n(b) To adjourn;\n"
            "(c) To meet.\n\n"
            "3. The draft terms of reference are annexed.\n\nAnnex\n\nWORKING GROUP ON METHODS\n\n"
            "DRAFT TERMS OF REFERENCE\n\n1. Methods\n(a) To review them.\n2. Reports\n(a) To report."
        )
        assert (draft.title, draft.is_draft) == ("WORKING GROUP ON METHODS", True)
        assert letters(draft) == {"1": "a", "2": "a"}

    @pytest.mark.parametrize(
        "text",
        [
            "",
            " \n \n",
            "1. The Committee met.\n2. It considered its mandate.\n3. It rose.",
            "REPORT\n1. The Committee met.\n2. It decided: (a) to note; (b) to rise.\n3. It rose.\n"
            "4. It slept.",
            "Dear Sir,\n\nI write about the mandate of the group.\n\nYours,\nA. B.",
            "def f(a):\n    return (a)\n\nprint(f(1))",
            "a,b,c\n1,2,3",
            "MANDAT\n1. Eau\na)\nb)\n",
        ],
    )
    def test_a_text_without_one_is_refused_with_a_sentence(self, text: str) -> None:
        with pytest.raises(NoMandateFound, match="mandate"):
            read(text)


@pytest.mark.parametrize(
    ("heading", "title", "is_draft"),
    [
        ("GROUPE DE TRAVAIL SUR L’EAU\n\nMANDAT", "GROUPE DE TRAVAIL SUR L’EAU", False),
        ("PROJET DE MANDAT RÉVISÉ DU GROUPE DE TRAVAIL SUR\nL’EAU", "GROUPE DE TRAVAIL SUR L’EAU", True),
        ("Terms of reference of the Working Group on Water", "Working Group on Water", False),
        ("Working Group on Water – Draft terms of reference", "Working Group on Water", True),
        ("Working Group on Water\nTerms of reference (draft)", "Working Group on Water", True),
        ("GRUPO DE TRABAJO\nSOBRE EL AGUA\nPROYECTO DE MANDATO", "GRUPO DE TRABAJO SOBRE EL AGUA", True),
        ("PROJET\n\nGroupe de travail sur l’eau\n\nMandat", "Groupe de travail sur l’eau", True),
        ("Mandat", "", False),
    ],
)
def test_headings_name_the_body_and_say_whether_it_is_a_draft(
    heading: str, title: str, is_draft: bool
) -> None:
    draft = read(f"{heading}\n\n1. Eau\na) Examen ;\nb) Rapport.")
    assert (draft.title, draft.is_draft) == (title, is_draft)


def test_a_bodys_name_that_stands_only_in_running_heads_is_found() -> None:
    page = "\fWorking Group on Water\n{n}\n\n"
    text = page.format(n=1) + "1. Water\n(a) To review the\n" + page.format(n=2) + "water;\n(b) To report."
    draft = read(text + page.format(n=3))
    assert draft.title == "Working Group on Water"
    assert clauses(draft)["1"][0] == ("a", "To review the water;")


def test_a_letter_said_a_dozen_times_is_still_told_apart() -> None:
    draft = read("Mandat\n1. X\na) Un ;\n" + "b) Deux ;\n\n" * 12)
    assert len(set(letters(draft)["1"].split(" ", 1)[1].split("b "))) == 12
