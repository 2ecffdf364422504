"""Words in coordinates become letters, labels and marks.

English, French, Spanish, Ukrainian, Russian, Arabic and Persian are known.
A letter in lower case is a weak one: the word has another meaning too, such as the Russian "в", which is
"east" beside a number and "in" elsewhere.
"""

from __future__ import annotations

import re
import unicodedata

_WORDS = {
    "NORTH": (
        *(
            "NORTH",
            "NORTHERN",
            "NORTHING",
            "NORD",
            "NORTE",
            "СЕВЕР",
            "СЕВЕРНАЯ",
            "СЕВЕРНОЙ",
            "СЕВ.",
            "ПІВНІЧ",
            "ПІВНІЧНА",
        ),
        *("ПІВНІЧНОЇ", "ПН.", "ПН", "ПІВН.", "С.Ш.", "С. Ш.", "С.Ш", "СШ", "ПН.Ш.", "ПН.Ш", "ПНШ"),
        *("شمال", "شمالا", "شمالي", "شمالية", "شمال خط الاستواء"),
    ),
    "SOUTH": (
        *("SOUTH", "SOUTHERN", "SUD", "ЮГ", "ЮЖНАЯ", "ЮЖНОЙ", "ЮЖН.", "ПІВДЕНЬ", "ПІВДЕННА", "ПІВДЕННОЇ"),
        *("ПД.", "ПД", "ПІВД.", "Ю.Ш.", "Ю. Ш.", "Ю.Ш", "ЮШ", "ПД.Ш.", "ПД.Ш", "ПДШ"),
        *("جنوب", "جنوبا", "جنوبي", "جنوبية", "جنوب خط الاستواء"),
    ),
    "EAST": (
        *(
            "EAST",
            "EASTERN",
            "ESTE",
            "ВОСТОК",
            "ВОСТОЧНАЯ",
            "ВОСТОЧНОЙ",
            "ВОСТ.",
            "СХІД",
            "СХІДНА",
            "СХІДНОЇ",
        ),
        *("СХ.", "СХ", "СХІД.", "В.Д.", "В. Д.", "В.Д", "ВД", "СХ.Д.", "СХ.Д", "СХД", "EASTING"),
        *("شرق", "شرقا", "شرقي", "شرقية", "شرق غرينتش", "شرق خط غرينتش"),
    ),
    "WEST": (
        *("WEST", "WESTERN", "OUEST", "OESTE", "ЗАПАД", "ЗАПАДНАЯ", "ЗАПАДНОЙ", "ЗАП.", "ЗАХІД", "ЗАХІДНА"),
        *("ЗАХІДНОЇ", "ЗХ.", "ЗХ", "ЗАХ.", "З.Д.", "З. Д.", "З.Д", "ЗД", "ЗХ.Д.", "ЗХ.Д", "ЗХД"),
        *("غرب", "غربا", "غربي", "غربية", "غرب غرينتش", "غرب خط غرينتش"),
    ),
    "N": ("ش",),
    "S": ("Ю", "ج"),
    "E": ("Е", "ق"),
    "W": ("O", "غ"),
    "n": ("С",),
    "s": ("SUR",),
    "e": ("В", "EST"),
    "w": ("З",),
    "LAT": (
        *("LATITUDE", "LATITUD", "LAT.", "LAT", "ШИРОТА", "ШИРОТЫ", "ШИРОТИ", "ШИР."),
        *("خط العرض", "خط عرض", "دائرة العرض", "دائرة عرض", "العرض", "عرض", "عرض جغرافيايي"),
    ),
    "LON": (
        *("LONGITUDE", "LONGITUD", "LONG.", "LONG", "LON.", "LON", "LNG", "ДОЛГОТА", "ДОЛГОТЫ", "ДОВГОТА"),
        *(
            "ДОВГОТИ",
            "ДОЛГ.",
            "ДОВГ.",
            "خط الطول",
            "خط طول",
            "دائرة الطول",
            "دائرة طول",
            "الطول",
            "طول",
            "طول جغرافيايي",
        ),
    ),
    "°": (
        *("DEGREES", "DEGREE", "DEG.", "DEG", "DEGRÉS", "DEGRÉ", "GRADOS", "ГРАДУСОВ", "ГРАДУСА", "ГРАДУС"),
        *("ГРАДУСІВ", "ГРАДУСИ", "ГРАД.", "ГРАД", "ГР.", "ГР", "درجة", "درجات", "&DEG;", "&#176;"),
    ),
    "'": (
        *(
            "MINUTES",
            "MINUTE",
            "MIN.",
            "MIN",
            "MINUTOS",
            "МИНУТ",
            "МИНУТЫ",
            "МИНУТА",
            "ХВИЛИН",
            "ХВИЛИНИ",
            "ХВИЛИНА",
        ),
        *("МИН.", "МИН", "ХВ.", "ХВ", "دقيقة", "دقائق", "&PRIME;"),
    ),
    '"': (
        *("SECONDS", "SECOND", "SEC.", "SEC", "SECONDES", "SECONDE", "SEGUNDOS", "СЕКУНД", "СЕКУНДЫ"),
        *("СЕКУНДА", "СЕКУНДИ", "СЕК.", "СЕК", "ثانية", "ثوان", "ثواني", "&QUOT;"),
    ),
    " & ": ("AND", "ET", "И", "ТА", "І", "Й", "و", "BY"),
}
_LETTER = r"[^\W\d_]"
_ARABIC_PREFIXES = ("", "و", "ال", "وال")
_SPELLED_ALIKE = str.maketrans({"ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ـ": None, "ٱ": "ا"})


def _plain(text: str) -> str:
    """Return an upper-case text without accents and vowel signs, and with one form of each Arabic letter."""
    letters = unicodedata.normalize("NFD", text.translate(_SPELLED_ALIKE))
    return "".join(char for char in letters if not unicodedata.combining(char))


def _spellings(word: str) -> list[str]:
    is_arabic = len(word) > 1 and "\u0600" < word[0] < "\u0700"
    return [prefix + _plain(word) for prefix in (_ARABIC_PREFIXES if is_arabic else ("",))]


_AXES = (("NORTH", "LAT"), ("SOUTH", "LAT"), ("EAST", "LON"), ("WEST", "LON"))
_MEANING = {
    spelling: meaning for meaning, words in _WORDS.items() for word in words for spelling in _spellings(word)
} | {
    # "north latitude", "северной широты": one statement, before its number or after it.
    _plain(f"{direction} {axis}"): meaning
    for meaning, label in _AXES
    for direction in _WORDS[meaning]
    for axis in _WORDS[label]
    if "." not in direction + axis and direction.isascii() == axis.isascii()
}
_LONGEST_FIRST = sorted(_MEANING, key=len, reverse=True)
_WORD = re.compile(rf"(?<!{_LETTER})(?:{'|'.join(map(re.escape, _LONGEST_FIRST))})(?!{_LETTER})")
_DECIMALS = r"(?:\.\d+)?"
# "18d08m30s": an S before another letter or number, or before none, is for seconds.
_LETTERS_OF_MEASURE = re.compile(
    rf"(?<![\w.])(?P<degrees>\d{{1,3}}{_DECIMALS}) ?D ?(?P<minutes>\d{{1,2}}{_DECIMALS}) ?[M']"
    rf"(?: ?(?P<seconds>\d{{1,2}}{_DECIMALS}) ?(?:\"|S(?= ?[NSEW](?!\w))|S(?! ?[^\W\d_])))?"
)
_TIDIES = (
    (re.compile(r"Â(?=°)"), ""),
    (re.compile(r"(?<=\d) ?[O*] ?(?=\d{1,2}(?:\.\d{1,9})? ?')"), "°"),
    (re.compile(r"[{(<\[]? ?\"(LAT|LATITUDE|LON|LNG|LONG|LONGITUDE)\" ?: ?"), r" \1 :"),
    (re.compile(r"[~≈](?= ?[\d+-])"), ""),
    (re.compile(r"(?<=[=:]) ?\"([+-]?[\d.,]+)\""), r" \1 "),
)
# A letter between two numbers belongs to the one, and a label there to the other.
_NOT_AFTER_NUMBER = r"(?<![\w°'\"])(?<![\d°'\"] )"
_NOT_BEFORE_NUMBER = r"(?! *[:=]? *[+-]?\d)"
_AFTER = (
    # "north latitude" and "latitude: N" are one statement.
    (re.compile(r"\bLAT[ .:]*([NSns])(?!\w)"), r" \1 "),
    (re.compile(r"\bLON[ .:]*([EWew])(?!\w)"), r" \1 "),
    (re.compile(r"(?<!\w)([NSns])[ .]*Ш\b\.?|(?<!\w)([EWew])[ .]*Д\b\.?"), r" \1\2 "),
    (re.compile(rf"{_NOT_AFTER_NUMBER}([NSns])[ .]*LAT\b|([NSns])[ .]*LAT\b{_NOT_BEFORE_NUMBER}"), r" \1\2 "),
    (re.compile(rf"{_NOT_AFTER_NUMBER}([EWew])[ .]*LON\b|([EWew])[ .]*LON\b{_NOT_BEFORE_NUMBER}"), r" \1\2 "),
    (re.compile(r"(?<!\w)([NSEW]) ?: ?(?=[+-]?\d)"), r"\1 "),
    (re.compile(r"(?<=[NSEW]) +[X×] +(?=[NSEW\d])"), " , "),
    (re.compile(r"[(\[] ?(LAT|LON) *[,;/] *(LAT|LON) ?[)\]] ?[=:]? ?[(\[]?"), r" \1 \2 "),
    (re.compile(r"\b(LAT|LON)(?: +(?:IS|e|OF|DE))+ +"), r"\1 "),
    (re.compile(r"\( ?([NSEW]|LAT|LON) ?\)"), r" \1 "),
    (re.compile(r"(?<![A-Z])([NSEWnsew]) ?\.(?! ?\d)"), r"\1 "),
    (re.compile(r"(?<!\w)DE +(?=[NSEWnsew](?!\w))"), ""),
)


def fold_words(text: str) -> str:
    """Return an upper-case text with its words of direction, axis and measure in English, or as marks."""
    for pattern, meaning in _TIDIES:
        text = pattern.sub(meaning, text)
    folded = _WORD.sub(lambda match: f" {_MEANING[match[0]]} ", _plain(text))
    return re.sub(" +", " ", _LETTERS_OF_MEASURE.sub(_with_marks, re.sub(r"و(?=\d)", " & ", folded))).strip()


def fold_directions(text: str) -> str:
    """Return a text of folded words with each direction as a letter, and each axis named once."""
    folded = re.sub(r"\b(N)ORTH\b|\b(S)OUTH\b|\b(E)AST\b|\b(W)EST\b", lambda match: match[0][0], text)
    for pattern, meaning in _AFTER:
        folded = pattern.sub(meaning, folded)
    return re.sub(" +", " ", folded).strip()


def _with_marks(match: re.Match[str]) -> str:
    marks = (("degrees", "°"), ("minutes", "'"), ("seconds", '"'))
    return "".join(f"{match[name]}{mark}" for name, mark in marks if match[name])
