"""French phrases of place."""

from __future__ import annotations

from fractions import Fraction

from checkfire.locate.tongue import Tongue, each

_SHORT = ("n", "nne", "ne", "ene", "e", "ese", "se", "sse", "s", "sso", "so", "oso", "o", "ono", "no", "nno")
_LETTERS = {"n": "nord", "e": "est", "s": "sud", "o": "ouest"}
_LONG = tuple("-".join(_LETTERS[letter] for letter in short) for short in _SHORT)
_DE = r"(?:de la |de l'|de |du |des |d')"
_A = r"(?:à la |à l'|au |aux |à )"
_THE = r"(?:la |le |les |l')?"

FRENCH = Tongue(
    units_m=each(
        {
            "km kms kilomètre kilomètres kilometre kilometres": 1_000,
            "m mètre mètres metre metres": 1,
            "nm nmi mille_nautique milles_nautiques mille_marin milles_marins": 1_852,
        }
    ),
    numbers=each(
        {
            "un une": 1,
            "deux": 2,
            "trois": 3,
            "quatre": 4,
            "cinq": 5,
            "six": 6,
            "sept": 7,
            "huit": 8,
            "neuf": 9,
            "dix": 10,
            "onze": 11,
            "douze une_douzaine_de": 12,
            "quinze": 15,
            "vingt": 20,
            "vingt-cinq": 25,
            "trente": 30,
            "quarante": 40,
            "cinquante": 50,
            "cent": 100,
            "un_demi une_demi": Fraction(1, 2),
        }
    ),
    directions={
        **{short: place for place, short in enumerate(_SHORT)},
        **{long: place for place, long in enumerate(_LONG)},
        **{long.replace("-", " "): place for place, long in enumerate(_LONG)},
    },
    bearing=r"(?P<said>azimut|cap|relèvement)(?: de)? "
    r"(?P<bearing>\d{1,3}(?:[.,]\d+)?)(?P<mark> ?(?:°|degrés?))?",
    range_before="entre|de",
    range_between=" à | et ",
    offsets=(
        rf"(?:à )?{{D}} (?:{_A})?{{R}} {_DE}{{NAME}}",
        rf"(?:à )?{{D}} {_DE}{{NAME}},? (?:à l'|au |sur un |sur l')?{{B}}",
    ),
    pairs=(rf"(?:à mi-chemin )?entre {_THE}{{A}} et {_THE}{{C}}",),
    joins=" et ",
    roads=(
        (
            rf"sur la (?:route|piste) {_DE}{{A}} {_A}{{C}},? (?:au |à )?"
            "(?:km|pk|kilomètre|point kilométrique) ?{KM}"
        ),
    ),
    vague_numbers=("environ", "à environ", "à peu près"),
    vague_names=(
        *("près de", "près du", "près d'", "à proximité de", "à proximité du", "proche de", "proche du"),
        *("près de l'", "près de la", "à proximité de l'", "à proximité de la", "aux environs de"),
    ),
    measured=(rf".*{_A}{{R}} {_DE}", r"(?:à mi-chemin )?entre\b", r"sur la route\b", r".*\bazimut\b"),
)
