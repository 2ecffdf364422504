"""Arabic phrases of place; "and" and the article are written onto the word."""

from __future__ import annotations

from fractions import Fraction

from checkfire.locate.tongue import Tongue, each

_ONE = {"شمال": 0, "شرق": 4, "جنوب": 8, "غرب": 12}
_WITH = {"شمال": "الشمال", "شرق": "الشرق", "جنوب": "الجنوب", "غرب": "الغرب"}
_SIDES = {0: ("شمال", "شرق"), 4: ("جنوب", "شرق"), 8: ("جنوب", "غرب"), 12: ("شمال", "غرب")}


def _directions() -> dict[str, int]:
    found = dict(_ONE) | {_WITH[word]: place for word, place in _ONE.items()}
    for quarter, (first, second) in _SIDES.items():
        for forms in (f"{first} {second}", f"{first} {second}ي", f"{_WITH[first]} {_WITH[second]}ي"):
            found[forms] = quarter + 2
        for main in (first, second):
            # The points between, such as north-north-east, lie beside the main one.
            near = _ONE[main] if (quarter, main) != (12, "شمال") else 16
            found[f"{main} {first} {second}"] = (near + quarter + 2) // 2
    return found


_KM = r"(?:ال)?(?:كيلومتر|كيلو|كم) ?{KM}"
_FAR = r"(?:(?:على|تبعد|يبعد) )?(?:بعد |مسافة )?"

ARABIC = Tongue(
    units_m=each(
        {
            "كم كلم كيلومتر كيلومترا كيلومترات كيلو كيلو_متر": 1_000,
            "م متر مترا أمتار امتار": 1,
            "ميل ميلا أميال اميال": Fraction("1609.344"),
            "ميل_بحري ميلا_بحريا أميال_بحرية اميال_بحرية": 1_852,
        }
    ),
    numbers=each(
        {
            "واحد": 1,
            "ثلاثة ثلاث": 3,
            "أربعة اربعة أربع": 4,
            "خمسة خمس": 5,
            "ستة ست": 6,
            "سبعة سبع": 7,
            "ثمانية ثماني": 8,
            "تسعة تسع": 9,
            "عشرة عشر": 10,
            "خمسة_عشر": 15,
            "عشرين عشرون": 20,
            "ثلاثين ثلاثون": 30,
            "أربعين أربعون": 40,
            "خمسين خمسون": 50,
            "مئة مائة": 100,
            "نصف": Fraction(1, 2),
        }
    ),
    whole_m={
        **dict.fromkeys(("كيلومترين", "كيلومتران"), (2_000, 1_000)),
        "كيلومتر ونصف": (1_500, 500),
    },
    directions=_directions(),
    bearing=r"(?P<said>باتجاه|بزاوية|على سمت|سمت) "
    r"(?P<bearing>\d{1,3}(?:\.\d+)?)(?P<mark> ?(?:°|درجة|درجات))?",
    range_before="من|بين",
    range_between=" إلى | و ?",
    offsets=(
        rf"{_FAR}{{D}} (?:إلى |الى |باتجاه |نحو )?{{R}} (?:من |عن )?{{NAME}}",
        rf"{_FAR}{{D}},? {{B}} (?:من|عن) {{NAME}}",
    ),
    pairs=(r"(?:في )?(?:منتصف |وسط )?(?:الطريق |المسافة )?بين {A} و ?{C}",),
    joins=" و",
    roads=(
        rf"على (?:الطريق|طريق) من {{A}} (?:إلى|الى) {{C}},? (?:عند )?{_KM}",
        rf"على (?:الطريق|طريق) {{A}} ?- ?{{C}},? (?:عند )?{_KM}",
    ),
    vague_numbers=("حوالي", "نحو", "على بعد حوالي", "على بعد نحو", "قرابة", "تقريبا"),
    vague_names=("قرب", "بالقرب من", "بجوار", "قريب من", "قريبا من", "على مقربة من"),
    measured=(
        r".*(?:كيلومتر|كيلومترات|متر|أمتار|ميل|أميال) .*{R}",
        r"(?:في )?(?:منتصف |وسط )?(?:الطريق |المسافة )?بين ",
        r"على (?:الطريق|طريق) ",
    ),
)
