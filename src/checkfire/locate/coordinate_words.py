"""Words in coordinates, in English, French, Spanish, Russian and Arabic, become letters, labels and marks."""

from __future__ import annotations

import re
import unicodedata

_WORDS = {
    "N": (
        *("NORTH", "NORD", "NORTE", "СЕВЕР", "СЕВЕРНОЙ ШИРОТЫ", "СЕВЕРНАЯ ШИРОТА", "С.Ш.", "С. Ш."),
        *("شمال", "شمالا", "شمالي", "شمالية"),
    ),
    "S": (
        *("SOUTH", "SUD", "SUR", "ЮГ", "ЮЖНОЙ ШИРОТЫ", "ЮЖНАЯ ШИРОТА", "Ю.Ш.", "Ю. Ш."),
        *("جنوب", "جنوبا", "جنوبي", "جنوبية"),
    ),
    "E": (
        *("EAST", "EST", "ESTE", "ВОСТОК", "ВОСТОЧНОЙ ДОЛГОТЫ", "ВОСТОЧНАЯ ДОЛГОТА", "В.Д.", "В. Д."),
        *("شرق", "شرقا", "شرقي", "شرقية"),
    ),
    "W": (
        *("WEST", "OUEST", "OESTE", "ЗАПАД", "ЗАПАДНОЙ ДОЛГОТЫ", "ЗАПАДНАЯ ДОЛГОТА", "З.Д.", "З. Д."),
        *("غرب", "غربا", "غربي", "غربية"),
    ),
    "LAT": ("LATITUDE", "LATITUD", "LAT.", "LAT", "ШИРОТА", "خط العرض", "العرض", "عرض"),
    "LON": (
        *("LONGITUDE", "LONGITUD", "LONG.", "LONG", "LON.", "LON", "LNG", "ДОЛГОТА"),
        *("خط الطول", "الطول", "طول"),
    ),
    "°": (
        *("DEGREES", "DEGREE", "DEG.", "DEG", "DEGRÉS", "DEGRÉ", "GRADOS", "ГРАДУСОВ", "ГРАДУСА"),
        *("درجة", "درجات"),
    ),
    "'": ("MINUTES", "MINUTE", "MIN.", "MIN", "MINUTOS", "МИНУТ", "МИНУТЫ", "دقيقة", "دقائق"),
    '"': (
        *("SECONDS", "SECOND", "SEC.", "SEC", "SECONDES", "SECONDE", "SEGUNDOS", "СЕКУНД", "СЕКУНДЫ"),
        *("ثانية", "ثوان"),
    ),
}


def fold_words(text: str) -> str:
    """Return an upper-case text with its words of direction, axis and measure as letters and marks."""
    return _PATTERN.sub(lambda match: f" {_MEANING[match[0]]} ", _without_marks(text))


def _without_marks(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


_MEANING = {_without_marks(word): meaning for meaning, words in _WORDS.items() for word in words}
_LONGEST_FIRST = sorted(_MEANING, key=len, reverse=True)
_LETTER = r"[^\W\d_]"
_PATTERN = re.compile(rf"(?<!{_LETTER})(?:{'|'.join(map(re.escape, _LONGEST_FIRST))})(?!{_LETTER})")
