"""Words that keep hold of what stands beside them, by language."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HoldingWords:
    """Hold the words of a language that keep hold of what stands beside them.

    Titles hold names; labels (in small letters) and number signs hold figures; numbers hold months, measures
    and, where `nouns` says so, every noun, that is every word but the small ones.
    """

    titles: frozenset[str]
    labels: frozenset[str]
    number_signs: frozenset[str]
    months: frozenset[str]
    measures: frozenset[str] = frozenset()
    nouns: bool = False
    small: frozenset[str] = frozenset()


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


HOLDING_WORDS: Mapping[str, HoldingWords] = {
    "fr": HoldingWords(
        titles=_set("M. MM. Mme Mmes Mlle Mlles Dr Dre Drs Pr Mgr S.E. S.E.M."),
        labels=_set(
            "article articles art. paragraphe paragraphes par. alinéa alinéas al. point points annexe"
            " annexes appendice appendices chapitre chapitres chap. section sections titre titres partie"
            " parties page pages p. pp. résolution résolutions décision décisions recommandation"
            " recommandations règle règles tableau tableaux figure figures note notes phase phases étape"
            " étapes volume volumes vol. numéro numéros"
        ),
        number_signs=_set("n° no nº N° No Nº §"),
        months=_set("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
        nouns=True,
        small=_set(
            "a à afin ai ainsi alors après au aux avant avec car ce ces cet cette chez comme contre d"
            " dans de depuis des dès dont du durant elle elles en entre est et été étaient était eu il"
            " ils j jusqu l la le les leur leurs lors lorsque mais n ne ni on ont ou où par parmi pas"
            " pendant pour puis qu quand que qui quoi s sa sans sauf se selon ses si soit son sont sous"
            " sur tandis un une vers y"
        ),
    ),
    "en": HoldingWords(
        titles=_set("Mr Ms Mrs Mx Dr Mr. Ms. Mrs. Mx. Dr. Messrs Messrs. Prof. H.E."),
        labels=_set(
            "article articles art. paragraph paragraphs para. paras. item items section sections"
            " chapter chapters annex annexes appendix page pages p. pp. rule rules clause clauses"
            " resolution resolutions decision decisions recommendation recommendations table tables"
            " figure figures part parts phase phases note notes point points step steps volume volumes"
            " vol."
        ),
        number_signs=_set("No. Nos. no. nos. No Nos §"),
        months=_set("January February March April May June July August September October November December"),
        measures=_set("per percent a.m p.m million billion h min km"),
    ),
    "es": HoldingWords(
        titles=_set("Sr. Sra. Sres. Sras. Srta. Dr. Dra. D. Dña. Excmo. Excma. S.E. Prof."),
        labels=_set(
            "artículo artículos art. párrafo párrafos párr. párrs. apartado apartados punto puntos tema"
            " temas anexo anexos apéndice apéndices capítulo capítulos cap. sección secciones título"
            " títulos parte partes página páginas pág. págs. p. pp. resolución resoluciones decisión"
            " decisiones recomendación recomendaciones regla reglas cuadro cuadros figura figuras nota"
            " notas fase fases etapa etapas volumen volúmenes vol. inciso incisos número números"
        ),
        number_signs=_set("n.º N.º n.o núm. núms. Núm. Nº nº No No. §"),
        months=_set(
            "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
        ),
        nouns=True,
        small=_set(
            "a al ante antes aunque bajo como con contra cuando de del desde donde durante e el ella"
            " ellas ellos en entre es esa ese esta este fue fueron ha había han hasta la las le les lo"
            " los más mientras ni no o para pero por porque pues que quien se según ser si sin sino"
            " sobre su sus tras u un una y ya"
        ),
    ),
}
