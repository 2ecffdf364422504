"""Numbers in a message that are no coordinates: dates, times, phone numbers, addresses of machines.

They become one character that no coordinate holds, so that what stands on either side of them stays apart.
"""

from __future__ import annotations

import re

NOISE = "¤"

_DAY, _MONTH = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
_CLOCK = r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)?"
_YEAR, _AT = r"(?:19|20)\d\d", rf"(?:[T ,]+{_CLOCK})?(?: ?Z)?"
_START = r"(?<![\w.:°'\"+-])(?<![NSEW] )"
_END = r"(?![\d°]|[.:]\d| ?[NSEWnsew](?![^\W\d_]))"
_PATTERNS = (
    # 2016-09-17, 17.09.2016, with a time or without; 17.09.16 unless another such number stands beside it
    rf"(?<![\w.])(?:{_YEAR}([-/.]){_MONTH}\1{_DAY}|{_DAY}([-/.]){_MONTH}\2{_YEAR}){_AT}{_END}",
    rf"{_START}{_DAY}([-/.]){_MONTH}\1\d\d{_END}(?! ?[,;/]? ?\d{{1,3}}\.\d{{1,2}}\.)",
    # 14:30, 14:30:05 Z, unless another stands beside it
    rf"{_START}{_CLOCK}(?: ?(?:Z|UTC|GMT|AM|PM|H|L)\b)?{_END}(?! ?[,;/]? ?-?\d{{1,3}}:)",
    # +963 51 351 707
    rf"(?<![\w.])(?=(?:\+|00)[1-9](?:[ ()-]{{0,2}}\d){{7}})[+0][\d ()-]{{7,24}}\d(?![\d.+]| ?[+'\"]){_END}",
    r"\b(?:TEL|PHONE|MOB|MOBILE|ТЕЛ|هاتف)\b[.:]{0,2} ?[+\d][\d ()-]{4,20}\d",
    # 2016-014 and 12/2016, the numbers of cases
    rf"(?<![\w.+-])(?:{_YEAR}[-/]\d{{1,6}}|\d{{1,6}}/{_YEAR})(?![\d/-]){_END}",
    # $12.50, 40 %
    r"[$€£¥₴₽] ?\d{1,12}(?:[.,]\d{1,9}){0,4}|(?<![\w.,])\d{1,3}(?:[.,]\d{1,9})? ?%",
    # #7, № 7
    r"[#№] ?\d{1,6}(?![\w.°])",
    # 192.168.1.10
    r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])(?! ?[NSEW](?![^\W\d_]))(?! ?[,;/]? ?\d{1,3}\.\d)",
)
_NOISE = tuple(re.compile(pattern) for pattern in _PATTERNS)


def hide_noise(text: str) -> str:
    """Return a text of folded words in which each number of another kind is one character."""
    for pattern in _NOISE:
        text = pattern.sub(f" {NOISE} ", text)
    return text
