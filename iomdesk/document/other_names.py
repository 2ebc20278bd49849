"""Names under which people look for a State and which no list of official names holds.

They are only searched, never shown: what stands on screen and on paper is the name the United Nations use.
"""

from collections.abc import Mapping

OTHER_NAMES: Mapping[str, tuple[str, ...]] = {
    "ARE": ("EAU", "UAE"),
    "BLR": ("Biélorussie", "Bielorrusia", "Byelorussia"),
    "CAF": ("RCA",),
    "CIV": ("Ivory Coast", "Costa de Marfil"),
    "COD": ("RDC", "DRC", "RD Congo", "Congo-Kinshasa"),
    "COG": ("Congo-Brazzaville", "République du Congo", "Republic of the Congo", "República del Congo"),
    "CPV": ("Cap-Vert", "Cape Verde"),
    "CZE": ("République tchèque", "Czech Republic", "República Checa"),
    "GBR": ("UK", "Great Britain", "Gran Bretaña"),
    "KOR": ("Corée du Sud", "South Korea", "Corea del Sur", "ROK"),
    "LAO": ("Laos",),
    "MDA": ("Moldavie", "Moldavia"),
    "MMR": ("Birmanie", "Burma", "Birmania"),
    "NLD": ("Hollande", "Holland", "Holanda"),
    "PRK": ("Corée du Nord", "North Korea", "Corea del Norte", "RPDC", "DPRK"),
    "STP": ("São Tomé",),
    "SUR": ("Surinam",),
    "SWZ": ("Swaziland", "Suazilandia"),
    "TLS": ("Timor oriental", "East Timor"),
    "TUR": ("Turquie", "Turkey", "Turquía"),
    "USA": ("US", "EEUU", "EE. UU.", "É.-U.", "États-Unis", "Estados Unidos"),
    "VAT": ("Vatican", "Vaticano"),
}

ADMINISTRATION: Mapping[str, str] = {
    "fr": "Administration",
    "en": "The Administration",
    "es": "Administración",
}
