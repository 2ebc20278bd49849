"""Reporting verbs in the present and in the past, and who reports, by language."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

# Stems of the first conjugation: déclar-e, déclar-ent, a déclar-é.
_FRENCH_ER = (
    "accept affirm ajout annonc approuv attir cherch commenc confirm constat critiqu déclar"
    " demand déplor désapprouv encourag estim évoqu examin expliqu exprim exhort félicit formul"
    " insist invit jug justifi lou mentionn motiv not observ pens plaid précis préconis présent"
    " pri propos racont réaffirm recommand réclam regrett relat remarqu remerci répliqu réserv"
    " salu signal soulign souhait évalu adopt décid apport donn"
)
# One, several, participle.
_FRENCH_OTHERS = (
    "dit/disent/dit répond/répondent/répondu fait/font/fait maintient/maintiennent/maintenu"
    " soutient/soutiennent/soutenu tient/tiennent/tenu prend/prennent/pris"
    " reconnaît/reconnaissent/reconnu émet/émettent/émis admet/admettent/admis"
    " convient/conviennent/convenu croit/croient/cru met/mettent/mis"
    " applaudit/applaudissent/applaudi avertit/avertissent/averti réitère/réitèrent/réitéré"
    " suggère/suggèrent/suggéré considère/considèrent/considéré espère/espèrent/espéré"
    " énumère/énumèrent/énuméré appelle/appellent/appelé rappelle/rappellent/rappelé"
    " rejette/rejettent/rejeté renouvelle/renouvellent/renouvelé relève/relèvent/relevé"
    " partage/partagent/partagé appuie/appuient/appuyé fournit/fournissent/fourni"
    " indique/indiquent/indiqué craint/craignent/craint informe/informent/informé"
    " assure/assurent/assuré ouvre/ouvrent/ouvert clôt/closent/clos donne/donnent/donné"
    " remet/remettent/remis veut/veulent/voulu refuse/refusent/refusé complète/complètent/complété"
)

_ENGLISH = (
    "say/said state/stated declare/declared stress/stressed underline/underlined"
    " emphasize/emphasized note/noted recall/recalled propose/proposed suggest/suggested"
    " request/requested ask/asked reply/replied respond/responded explain/explained add/added"
    " point/pointed express/expressed welcome/welcomed support/supported oppose/opposed"
    " regret/regretted thank/thanked urge/urged call/called consider/considered believe/believed"
    " think/thought hope/hoped wish/wished confirm/confirmed reaffirm/reaffirmed"
    " reiterate/reiterated announce/announced observe/observed mention/mentioned remark/remarked"
    " recommend/recommended invite/invited encourage/encouraged agree/agreed highlight/highlighted"
    " draw/drew report/reported inform/informed present/presented argue/argued commend/commended"
    " decide/decided take/took share/shared concur/concurred acknowledge/acknowledged"
    " appeal/appealed object/objected raise/raised wonder/wondered warn/warned"
)

# Stems of the first conjugation: declar-a, declar-an, declar-ó, declar-aron.
_SPANISH_AR = (
    "declar señal subray destac observ solicit invit inform present manifest acept afirm anunci"
    " aprob apoy confirm consider critic explic expres exhort felicit formul lament not pregunt"
    " reafirm record rechaz reiter salud agreg coment celebr alent precis opin contest desestim"
    " acord"
)
# One, several, each in the past.
_SPANISH_OTHERS = (
    "dice/dicen/dijo/dijeron propone/proponen/propuso/propusieron pide/piden/pidió/pidieron"
    " agradece/agradecen/agradeció/agradecieron responde/responden/respondió/respondieron"
    " sugiere/sugieren/sugirió/sugirieron añade/añaden/añadió/añadieron hace/hacen/hizo/hicieron"
    " expone/exponen/expuso/expusieron cree/creen/creyó/creyeron toma/toman/tomó/tomaron"
    " reconoce/reconocen/reconoció/reconocieron insiste/insisten/insistió/insistieron"
    " recuerda/recuerdan/recordó/recordaron aprueba/aprueban/aprobó/aprobaron"
    " alienta/alientan/alentó/alentaron acuerda/acuerdan/acordó/acordaron"
    " indica/indican/indicó/indicaron explica/explican/explicó/explicaron"
    " critica/critican/criticó/criticaron decide/deciden/decidió/decidieron"
    " advierte/advierten/advirtió/advirtieron sostiene/sostienen/sostuvo/sostuvieron"
    " aclara/aclaran/aclaró/aclararon rechaza/rechazan/rechazó/rechazaron"
    " comparte/comparten/compartió/compartieron apoya/apoyan/apoyó/apoyaron"
    " desea/desean/deseó/desearon estima/estiman/estimó/estimaron"
)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


@cache
def past_of(language: str) -> Mapping[str, str]:
    """Map each reporting verb in the present, third person, to its past."""
    return dict(_MAKERS[language]())


def _forms(table: str) -> Iterator[list[str]]:
    return (entry.split("/") for entry in table.split())


def _french() -> Iterator[tuple[str, str]]:
    for stem in _FRENCH_ER.split():
        yield f"{stem}e", f"a {stem}é"
        yield f"{stem}ent", f"ont {stem}é"
    for singular, plural, participle in _forms(_FRENCH_OTHERS):
        yield singular, f"a {participle}"
        yield plural, f"ont {participle}"


def _english() -> Iterator[tuple[str, str]]:
    for verb, past in _forms(_ENGLISH):
        yield verb, past
        ending = "ies" if verb.endswith("ly") else "es" if verb.endswith(("s", "sh")) else "s"
        yield (verb[:-1] if ending == "ies" else verb) + ending, past


def _spanish() -> Iterator[tuple[str, str]]:
    for stem in _SPANISH_AR.split():
        yield f"{stem}a", f"{stem}ó"
        yield f"{stem}an", f"{stem}aron"
    for singular, plural, past, past_plural in _forms(_SPANISH_OTHERS):
        yield singular, past
        yield plural, past_plural


_MAKERS = {"fr": _french, "en": _english, "es": _spanish}

OF_OTHERS = {
    "fr": _set(
        "déclare dit répond indique précise explique ajoute affirme rappelle informe réplique réitère signale"
        " constate exprime"
    ),
    "en": _set(
        "declares says states replies responds explains adds recalls informs reiterates points expresses"
    ),
    "es": _set("declara dice responde explica añade afirma indica señala informa recuerda reitera expresa"),
}
"""Verbs by which an organ is reported on; others it uses of itself, in the present, in a paper of its own."""

LOOKS_PAST = {
    "fr": re.compile(r"(?:prit|dit|fit|\w{3,}èrent)"),
    "en": re.compile(r"(?:\w{2,}ed|took|made|said|thought|drew|gave|held|heard|met|began|chose)"),
    "es": re.compile(r"(?:\w{2,}ó|\w{2,}(?:aron|ieron)|hizo|dijo|tuvo|puso|expuso|propuso)"),
}
"""Verbs behind which what looks like a verb in the present is a noun: took note, approved the report."""

DELEGATIONS = {
    "fr": re.compile(
        r"\b(?:représentante?s?|délégations?|États? Membres?|observat(?:eur|rice)s?|orat(?:eur|rice)s?"
        r"|intervenante?s?"
        r"|participante?s?)\b", re.IGNORECASE
    ),
    "en": re.compile(
        r"\b(?:representatives?|delegations?|Member States?|observers?|speakers?"
        r"|participants?)\b", re.IGNORECASE
    ),
    "es": re.compile(
        r"\b(?:representantes?|delegaci(?:ón|ones)|Estados? Miembros?|observador(?:a|es|as)?|orador(?:a|es"
        r"|as)?"
        r"|participantes?)\b", re.IGNORECASE
    ),
}  # fmt: skip
ORGANS = {
    "fr": re.compile(
        r"\b(?:Administration|secrétariat|Direct(?:eur|rice) général(?:e)?|Présidente?|Rapporteur"
        r"|Rapporteuse|Groupe de"
        r" travail|Comité permanent|Conseil)\b"
    ),
    "en": re.compile(
        r"\b(?:Administration|Secretariat|Director General|Chair(?:person)?|Rapporteur|Working Group"
        r"|Standing Committee"
        r"|Council)\b"
    ),
    "es": re.compile(
        r"\b(?:Administración|Secretaría|Director(?:a)? General|Presidente|Presidenta|Relator(?:a)?"
        r"|Grupo de Trabajo"
        r"|Comité Permanente|Consejo)\b"
    ),
}
PRONOUNS = {
    "fr": re.compile(r"(?:Il|Elle|Ils|Elles)\b"),
    "en": re.compile(r"(?:He|She|They)\b"),
    "es": re.compile(r"(?:Él|Ella|Ellos|Ellas)\b"),
}
STOPPED_BY = {
    "fr": _set(
        "a a-t-il afin aura auront avaient avait comme devaient devait devraient devrait doit"
        " doivent dont est et lorsque ont où parce peut peuvent pour pourrait pouvait puisque qu"
        " quand que qui sera si sont va vont étaient était"
    ),
    "en": _set(
        "and are as be because been can could did does had has have if is may might must not"
        " shall should that to was were when where which who whom whose will would"
    ),
    "es": _set(
        "como cuando cuya cuyo debe deben debería debía donde era eran es fue fueron ha había"
        " habían han para podría podía porque puede pueden pues que quien quienes se será si son"
        " va van y"
    ),
}
BEFORE_NOUNS = {
    "fr": _set(
        "au aucune aux avec ce ces cet cette chaque d de des du en l la le les leur leurs ne"
        " nouvelle par première sa sans ses son sur toute un une"
    ),
    "en": _set("a an any by each for her his in its no of on that the their these this those with"),
    "es": _set("cada con de del el en esta este la las los no por sin su sus toda un una"),
}
