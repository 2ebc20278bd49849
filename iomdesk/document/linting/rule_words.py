"""What each rule is called, what it holds to, and an example in each language."""

from collections.abc import Mapping

from iomdesk.runtime.translations import _


def rule_titles() -> Mapping[str, str]:
    """Return the title of each rule in the interface's language."""
    return {
        "spaces": _("Spaces beside signs"),
        "double-space": _("Doubled spaces"),
        "quotes": _("Quotation marks"),
        "apostrophe": _("Apostrophes"),
        "ellipsis": _("Ellipses"),
        "dash": _("Dashes"),
        "ordinal": _("Ordinal numbers"),
        "date": _("Dates"),
        "house-spelling": _("Words of the house"),
        "state-name": _("Names of States"),
        "mark": _("Marks of paragraphs"),
        "symbol": _("Symbols"),
        "page-reference": _("References by page"),
        "tense": _("Tense of reporting verbs"),
        "first-person": _("Third person"),
        "quantifier": _("Quantifiers and sources"),
        "source": _("Sources of a paragraph"),
        "individual-statement": _("Individual statements"),
        "attribution": _("Statements without attribution"),
        "spelling": _("Spelling"),
        "acronym": _("Acronyms"),
        "series": _("Order of numbers and letters"),
        "list-end": _("Ends of list items"),
        "word-limit": _("Number of words"),
    }


def rule_descriptions() -> Mapping[str, str]:
    """Return what each rule holds to, in one sentence of the interface's language."""
    return {
        "spaces": _("Signs have the spaces that the language and the house want beside them, and no others."),
        "double-space": _("Words are parted by one space."),
        "quotes": _("Quotation marks are those of the language, and come in pairs."),
        "apostrophe": _("The apostrophe is curly."),
        "ellipsis": _("An ellipsis is one sign, not three full stops."),
        "dash": _("A dash between words is longer than a hyphen."),
        "ordinal": _("Ordinal numbers have the short endings of the house."),
        "date": _("Dates have the name of the month, in the form of the language."),
        "house-spelling": _(
            "Member States, Working Group and other terms are written as the house writes them."
        ),
        "state-name": _("States bear the names of the United Nations’ list."),
        "mark": _("Paragraphs and sub-paragraphs are marked as the language wants it."),
        "symbol": _("A symbol has its usual form, and a document of the desk bears it."),
        "page-reference": _("References name the number of a paragraph, not a page."),
        "tense": _("What was said is reported in the past."),
        "first-person": _("Minutes do not say I or we."),
        "quantifier": _("“Several” and the like are true of the statements that the paragraph sums up."),
        "source": _("What a paragraph says is borne out by the statements that it sums up."),
        "individual-statement": _("A report that wants no individual statements has none."),
        "attribution": _("Nobody is named whose statement may not be attributed."),
        "spelling": _("Words stand in the dictionary, in your own, or among the names of the desk."),
        "acronym": _("An acronym follows the whole name, in brackets, where it stands first."),
        "series": _("Numbers and letters of paragraphs leave none out and repeat none."),
        "list-end": _("Items of a list end with semicolons, the last with a full stop."),
        "word-limit": _("A text has no more words than its limit."),
    }


EXAMPLES: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "spaces": {
        "fr": (
            "les vues suivantes: statu quo ; réforme",
            "les vues suivantes\u00a0: statu quo\u00a0; réforme",
        ),
        "en": ("the following views : reform", "the following views: reform"),
        "es": ("las opiniones siguientes : reforma", "las opiniones siguientes: reforma"),
    },
    "double-space": {
        "fr": ("le  Conseil", "le Conseil"),
        "en": ("the  Council", "the Council"),
        "es": ("el  Consejo", "el Consejo"),
    },
    "quotes": {
        "fr": ('le terme "migrant"', "le terme «\u00a0migrant\u00a0»"),
        "en": ('the term "migrant"', "the term “migrant”"),
        "es": ('el término "migrante"', "el término “migrante”"),
    },
    "apostrophe": {
        "fr": ("l'Organisation", "l’Organisation"),
        "en": ("the Council's report", "the Council’s report"),
        "es": ("Côte d'Ivoire", "Côte d’Ivoire"),
    },
    "ellipsis": {
        "fr": ("la suite...", "la suite…"),
        "en": ("the rest...", "the rest…"),
        "es": ("lo demás...", "lo demás…"),
    },
    "dash": {
        "fr": ("la réforme - si elle aboutit - sera", "la réforme – si elle aboutit – sera"),
        "en": ("the reform -- if any -- will", "the reform – if any – will"),
        "es": ("la reforma - si la hay - será", "la reforma – si la hay – será"),
    },
    "ordinal": {
        "fr": ("la 108ème session, la 1ère séance", "la 108e session, la 1re séance"),
        "en": ("the 22th meeting", "the 22nd meeting"),
        "es": ("la 13ª reunión", "la 13.ª reunión"),
    },
    "date": {
        "fr": ("le 1 novembre 2005", "le 1er novembre 2005"),
        "en": ("on February 13, 2014", "on 13 February 2014"),
        "es": ("el 1 de enero del 2014", "el 1º de enero de 2014"),
    },
    "house-spelling": {
        "fr": ("les Etats membres", "les États Membres"),
        "en": ("the member states", "the Member States"),
        "es": ("los Estados miembros", "los Estados Miembros"),
    },
    "state-name": {
        "fr": ("la délégation de la Turquie", "la délégation de la Türkiye"),
        "en": ("the delegation of Swaziland", "the delegation of Eswatini"),
        "es": ("la delegación de la República Checa", "la delegación de la Chequia"),
    },
    "mark": {
        "fr": ("(a) Examen des rapports", "a) Examen des rapports"),
        "en": ("a) Review of the reports", "(a) Review of the reports"),
        "es": ("(a) Examen de los informes", "a) Examen de los informes"),
    },
    "symbol": {
        "fr": ("le document C/109/L.12", "le document C/109/L/12"),
        "en": ("document C/106/54/Rev 1", "document C/106/54/Rev.1"),
        "es": ("el documento S/23/14/Add1", "el documento S/23/14/Add.1"),
    },
    "page-reference": {
        "fr": ("(voir page 12)", "(voir paragraphe 12)"),
        "en": ("(see page 12)", "(see paragraph 12)"),
        "es": ("(véase la página 12)", "(véase el párrafo 12)"),
    },
    "tense": {
        "fr": ("La délégation déclare qu’elle approuve.", "La délégation a déclaré qu’elle approuvait."),
        "en": ("The delegation states that it agrees.", "The delegation stated that it agreed."),
        "es": ("La delegación declara que está conforme.", "La delegación declaró que estaba conforme."),
    },
    "first-person": {
        "fr": ("Nous avons approuvé le projet.", "La délégation a approuvé le projet."),
        "en": ("We approved the draft.", "The delegation approved the draft."),
        "es": ("Nosotros aprobamos el proyecto.", "La delegación aprobó el proyecto."),
    },
    "quantifier": {
        "fr": ("De nombreux États Membres ont jugé…", "Deux États Membres ont jugé…"),
        "en": ("Many Member States considered…", "Two Member States considered…"),
        "es": ("Numerosos Estados Miembros consideraron…", "Dos Estados Miembros consideraron…"),
    },
    "source": {
        "fr": (
            "Deux États Membres se sont opposés à l’idée.",
            "Deux États Membres ont appuyé l’idée.",
        ),
        "en": ("Several Member States opposed the text.", "Two Member States supported the text."),
        "es": ("Varios Estados Miembros se opusieron al texto.", "Dos Estados Miembros apoyaron el texto."),
    },
    "individual-statement": {
        "fr": (
            "La délégation de la Suisse a approuvé le texte.",
            "Plusieurs États Membres ont approuvé le texte.",
        ),
        "en": ("The delegation of Switzerland approved it.", "Several Member States approved it."),
        "es": ("La delegación de Suiza aprobó el texto.", "Varios Estados Miembros aprobaron el texto."),
    },
    "attribution": {
        "fr": ("La Suisse a émis une réserve.", "Une délégation a émis une réserve."),
        "en": ("Switzerland made a reservation.", "One delegation made a reservation."),
        "es": ("Suiza formuló una reserva.", "Una delegación formuló una reserva."),
    },
    "spelling": {
        "fr": ("la gouvernence", "la gouvernance"),
        "en": ("the goverment", "the government"),
        "es": ("la gobernansa", "la gobernanza"),
    },
    "acronym": {
        "fr": ("Le HCR a présenté…", "Le Haut-Commissariat pour les réfugiés (HCR) a présenté…"),
        "en": ("UNHCR presented…", "The High Commissioner for Refugees (UNHCR) presented…"),
        "es": ("El ACNUR presentó…", "El Alto Comisionado para los Refugiados (ACNUR) presentó…"),
    },
    "series": {
        "fr": ("a) Examen\nc) Rapports", "a) Examen\nb) Rapports"),
        "en": ("(a) Review\n(c) Reports", "(a) Review\n(b) Reports"),
        "es": ("a) Examen\nc) Informes", "a) Examen\nb) Informes"),
    },
    "list-end": {
        "fr": (
            "a) Examen\u00a0;\nb) Échange.\nc) Rapports.",
            "a) Examen\u00a0;\nb) Échange\u00a0;\nc) Rapports.",
        ),
        "en": ("(a) Review;\n(b) Exchange.\n(c) Reports.", "(a) Review;\n(b) Exchange;\n(c) Reports."),
        "es": ("a) Examen;\nb) Intercambio.\nc) Informes.", "a) Examen;\nb) Intercambio;\nc) Informes."),
    },
    "word-limit": {
        "fr": ("un texte trop long", "un texte court"),
        "en": ("a text too long", "a short text"),
        "es": ("un texto demasiado largo", "un texto corto"),
    },
}
"""By rule and language: how it is not written, and how it is."""
