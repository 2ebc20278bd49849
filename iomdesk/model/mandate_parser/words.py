"""Word lists in French, English and Spanish by which a text shows where it goes on and what it is."""

import re


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


# Words after which no clause, heading or sentence ends.
CONNECTING = _words(
    "à a au aux avec by ce ces cette chez como con d dans de del des dont du e el en entre et for from",
    "his il in into its l la las le les leur leurs los mais nor o of on or ou où para par por pour que",
    "qui sa se ses since sin sobre son sous su sur sus than that the their this to un una une unos",
    "upon vers via which with within y al and as at be is l’ lo notamment y/o et/ou and/or",
)

# Compounds, first halves and second halves that keep their hyphen at a line's end.
COMPOUNDS = _words(
    "ci-dessus ci-dessous ci-après ci-joint ci-jointe celui-ci celle-ci ceux-ci celles-ci celui-là celle-là",
    "ceux-là celles-là elle-même lui-même eux-mêmes elles-mêmes soi-même peut-être quelques-uns au-delà",
    "quelques-unes là-dessus au-dessus au-dessous au-devant follow-up well-being long-term short-term",
    "medium-term mid-term decision-making policy-making capacity-building socio-economic",
)
COMPOUND_HEADS = _words(
    "vice non sous contre demi self well avant après chef porte arrière quasi secrétaire co-vice"
)
COMPOUND_TAILS = _words("making level based related wide sharing building cutting specific")

SENTENCE_OPENERS = _words(
    "le la les l’ ce cet cette ces fait il elle done the this these it el los las este esta hecho",
    "adopté adoptée adopted approved approuvé aprobado note source nota signé signed firmado",
    "in under dans conformément afin pour para to within they ils ses its son sus",
)

# How the formula under a text begins: "Fait à Genève, le …".
CLOSING = re.compile(
    r"(?:Fait|Done|Hecho|Signé|Signed|Firmado|Adopté|Adopted|Approuvé|Approved|Aprobad[oa])e?s?\b"
)

BODY = re.compile(
    r"\b(?:groupe|sous-groupe|comité|sous-comité|commission|conseil|équipe spéciale|bureau|forum"
    r"|working group|sub-?group|group|committee|sub-?committee|council|task force|board|panel"
    r"|grupo|subgrupo|comité|subcomité|comisión|consejo|equipo|junta|foro)\b",
    re.IGNORECASE,
)

_MANDATE = (
    r"(?:mandats?|mandates?|terms of reference|mandatos?|t[ée]rminos de referencia|atribuciones|attributions"
    r"|cahier des charges)"
)
MANDATE = re.compile(rf"\b{_MANDATE}\b", re.IGNORECASE)
_STATE = r"(?:révisés?|revisad[oa]s?|proposés?|amendés?)"
_DRAFT = r"(?:projet|draft|proyecto|borrador|avant-projet|anteproyecto)"
DRAFT_MANDATE = re.compile(
    rf"\b(?:{_DRAFT}\b[\w\s’']{{0,20}}?\b{_MANDATE}"
    rf"|{_MANDATE}\b[\w\s’']{{0,12}}[–—:,(-]\s*{_DRAFT})\b",
    re.IGNORECASE,
)
DRAFT_ALONE = re.compile(rf"\W*{_DRAFT}\W*", re.IGNORECASE)
DRAFT_AFTER = re.compile(rf"\s*[(\[–—]\s*{_DRAFT}\s*[)\]]?\s*$", re.IGNORECASE)

# A heading that names the mandate, alone or with its body: "Projet de mandat du Groupe de travail sur …".
MANDATE_HEADING = re.compile(
    rf"(?:(?:annexe?s?|anexo)\s*[IVX\d]*\s*[.:–—-]\s*)?"
    rf"(?:(?:{_DRAFT}|nouveau|new|proposed|amended|revised|updated|revisado)\b"
    rf"[\s,]*(?:de |du |of )?(?:the )?)*{_MANDATE}(?:\s+{_STATE})?\b(?P<rest>.*)",
    re.IGNORECASE,
)
OF_THE_BODY = re.compile(
    r"\s*[:–—-]?\s*(?:du|de la|de l[’']|des|of the|of|for the|for|del|de los|de)?\s*\b", re.IGNORECASE
)
TRAILING_MANDATE = re.compile(
    rf"\s*[:–—,(-]\s*(?:{_DRAFT}\s+(?:de |of )?)?(?:revised )?{_MANDATE}(?:\s+{_STATE})?\s*\)?\s*$",
    re.IGNORECASE,
)
ANNEX = re.compile(
    r"(?:annexe?s?|anexos?|appendix|appendice|apéndice|attachment|enclosure)(?:\s+(?:[IVX]+|\d+|[A-Z]))?\s*[.:]?",
    re.IGNORECASE,
)

_LANGUAGE_WORDS = {
    "fr": "le les des du et au aux une dans sur pour par que qui est sont leur leurs avec en ou ses "
    "groupe travail comité mandat projet examen rapports",
    "en": "the of and to in on for with shall by its their from as is are at or this that be into "
    "mandate working group committee terms reference draft review report",
    "es": "el los las del en con para por una al su sus que se lo como de "
    "grupo trabajo comité mandato proyecto examinar informes",
}
LANGUAGE_WORDS = {language: frozenset(words.split()) for language, words in _LANGUAGE_WORDS.items()}
