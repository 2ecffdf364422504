"""Folding of place names, so that spellings of one name meet.

Two keys, the strong one and the weak one:

* ``keys``: case, marks, hyphens, apostrophes, spaces, Arabic letter forms and the article are folded away.
  "Deir ez-Zor" meets "deir al zor" and "DEIREZZOR".
* ``skeleton``: only the consonants, in coarse classes, so that transliterations meet too.
  "Deir ez-Zor", "Dayr az Zawr", "Deir el-Zour" and "دير الزور" share one.

Example::

    keys("Deir ez-Zor") & keys("Deirezzor")
    skeleton("Dayr az Zawr") == skeleton("دير الزور")
"""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = dict.fromkeys(map(ord, "'`´‘’ʻʼʽʾʿ′ـ"), None)  # the last is the Arabic tatweel
_ARABIC_FORMS = {
    "ا": "ٱ",
    "ي": "ىیېێ",
    "ه": "ةەھہ",
    "ك": "کڪگ",
    "و": "ۆۇۈ",
    "ر": "ڕ",
    "ل": "ڵ",
    "ف": "ڤ",
    "ب": "پ",
    "ج": "چژ",
    "": "ء",
}
_ARABIC = {ord(form): letter for letter, forms in _ARABIC_FORMS.items() for form in forms}
_LATIN = str.maketrans({"ı": "i", "ə": "e", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "ð": "d", "þ": "th"})
_CYRILLIC_FROM = "абвгґдеєжзиіклмнопрстуфхцчшщъыьэюя"
_CYRILLIC_TO = "a,b,v,g,g,d,e,ye,zh,z,i,i,k,l,m,n,o,p,r,s,t,u,f,kh,ts,ch,sh,shch,,y,,e,yu,ya"
_CYRILLIC = dict(zip(map(ord, _CYRILLIC_FROM), _CYRILLIC_TO.split(","), strict=True))
_LETTERS = {**_ARABIC, **_LATIN, **_CYRILLIC}
_MARK = re.compile(r"[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]")
_WORD = re.compile(r"[^\W_]+")

_SAME_WORDS = dict.fromkeys(
    ("jebel", "djebel", "gebel", "jbel", "djebal", "gabal", "dzhebel", "dzhabal", "جبل"), "jabal"
) | {
    **dict.fromkeys(("tell", "تل"), "tel"),
    **dict.fromkeys(("oued", "ouadi", "وادي"), "wadi"),
}
"""Words for a mountain, a mound and a valley that one name is written with."""
_ARTICLES = frozenset({"al", "el", "ul", "il", "l"})
_SUN_LETTERS = frozenset({"t", "d", "r", "z", "s", "n", "th", "dh", "sh"})
_ARTICLE_MAX = 3
_ARABIC_ARTICLE = "ال"

_DIGRAPHS = {"kh": "x", "gh": "g", "sh": "s", "ch": "s", "th": "t", "dh": "d", "zh": "j", "ph": "f"}
_CLASS_MEMBERS = {
    "b": "بp",
    "t": "تثط",
    "j": "ج",
    "h": "حه",
    "x": "خ",
    "d": "دذض",
    "r": "ر",
    "z": "زظ",
    "s": "سشص",
    "g": "غ",
    "f": "فv",
    "k": "قكqc",
    "l": "ل",
    "m": "م",
    "n": "ن",
    "w": "و",
    "y": "ي",
}
_CLASSES = {ord(letter): kind for kind, letters in _CLASS_MEMBERS.items() for letter in letters}
_GLIDE = re.compile(r"[wy]|h$")
_DOUBLED = re.compile(r"(.)\1+")
_NOT_CONSONANTS = re.compile(r"[^b-df-hj-np-tv-xyz]")
_SKELETON_MIN = 4


def fold(name: str) -> str:
    """Return a name as plain words without its article: "Deir ez-Zor" is "deir zor"."""
    return " ".join(_bare_words(_words(name)))


def keys(name: str) -> frozenset[str]:
    """Return the strong keys of a name, without spaces: with its article and without.

    A name without a letter or a digit has no key.
    """
    words = _words(name)
    return frozenset({"".join(words), "".join(_bare_words(words))}) - {""}


def skeleton(name: str) -> str:
    """Return the consonants of a name in coarse classes, or "" where fewer than four are left.

    A weak key: names of different places may share it, so a match by it is a doubt.
    """
    text = "".join(_consonants(word) for word in _bare_words(_words(name)))
    text = _DOUBLED.sub(r"\1", text)
    return text if len(text) >= _SKELETON_MIN else ""


def _words(name: str) -> list[str]:
    text = name.casefold().translate(_APOSTROPHES)
    if not text.isascii():
        text = _MARK.sub("", unicodedata.normalize("NFKD", text)).translate(_LETTERS)
    return [_SAME_WORDS.get(word, word) for word in _WORD.findall(text)]


def _bare_words(words: list[str]) -> list[str]:
    pairs = zip(words, [*words, ""][1:], strict=True)
    bare = [_bare_word(word) for word, after in pairs if not _is_article(word, after)]
    return bare or words


def _is_article(word: str, after: str) -> bool:
    if len(word) > _ARTICLE_MAX or not after:
        return False
    return word in _ARTICLES or (word[0] in "aeu" and word[1:] in _SUN_LETTERS and after.startswith(word[1:]))


def _bare_word(word: str) -> str:
    if word.startswith(_ARABIC_ARTICLE) and len(word) > 3:
        return word.removeprefix(_ARABIC_ARTICLE)
    return word[:-1] if word.endswith(("ah", "eh")) and len(word) > 3 else word


def _consonants(word: str) -> str:
    for pair, letter in _DIGRAPHS.items():
        word = word.replace(pair, letter)
    letters = word.translate(_CLASSES)
    # A glide is a consonant only where a word begins; a final h may be a teh marbuta.
    rest = _GLIDE.sub("", letters[1:])
    return _NOT_CONSONANTS.sub("", letters[:1] + rest)
