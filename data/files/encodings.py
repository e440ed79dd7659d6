"""Which letters a text is written in, where it does not say.

Detectors made for web pages are wrong about short tables (they take “Zoë” for Polish), so the
candidates are few, in the order in which they are met, and the first is left only for one that
reads better: where fewer letters stand where no word has them.
"""

import codecs
import math
import re
import unicodedata
from collections.abc import Callable
from itertools import islice

from data.files.bounds import Reading
from data.problems import Problem

_MARKED = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)
_SAMPLE = 8_000
_LINES = re.compile(rb"[^\r\n]*[\x80-\xff][^\r\n]*")

_BESIDE = frozenset("’–—·-…")
_RARE = frozenset("¤¦¬†‡ƒ¢¥¶±×÷µ◊∞≈≠≤≥√∫∑∏π∂∆Ω")
_WEST = frozenset("ÀàÂâÄäÁáÃãÅåÇçÉéÈèÊêËëÍíÌìÎîÏïÑñÓóÒòÔôÖöÕõØøÚúÙùÛûÜüßÆæŒœŠšŽžŸÿ")
#: Letters of few languages in the West, where other alphabets have their common ones.
_NORTH = frozenset("ÐðÞþÝýĐđŢţ")
_CENTRE = frozenset("ĄąĆćČčĎďĘęĚěŁłŃńŇňŐőŘřŚśŠšŞşŤťŮůŰűŹźŻżŽžĂăÂâÎîÁáÉéÍíÓóÚúÖöÜüÄäßÇç")
_COMMON = frozenset("оеаинтсрвлкдмαοιετσνηυρπκμλςάίήόוהיאלתרשמבןםاليمونترهبةد")
_TURKISH = frozenset("ĞğİıŞşÇçÖöÜüÂâÎîÛû")


def _any_of(letters: frozenset[str]) -> Callable[[str], bool]:
    return letters.__contains__


def _script(*names: str) -> Callable[[str], bool]:
    return lambda letter: unicodedata.name(letter, "").startswith(names)


_HAN = _script("CJK")
_JAPANESE = _script("CJK", "HIRAGANA", "KATAKANA")
_KANA = _script("HIRAGANA", "KATAKANA")


#: The name Python knows → the name people know, and whether a letter belongs to its languages.
#: In the order in which they are preferred.
_CANDIDATES: dict[str, tuple[str, Callable[[str], bool]]] = {
    "cp1252": ("Western European (Windows-1252)", _any_of(_WEST)),
    "mac_roman": ("Western European (Macintosh)", _any_of(_WEST)),
    "cp850": ("Western European (DOS)", _any_of(_WEST)),
    "cp1254": ("Turkish (Windows-1254)", _any_of(_TURKISH)),
    "cp1250": ("Central European (Windows-1250)", _any_of(_CENTRE)),
    "iso8859_2": ("Central European (ISO 8859-2)", _any_of(_CENTRE)),
    "cp852": ("Central European (DOS)", _any_of(_CENTRE)),
    "cp1251": ("Cyrillic (Windows-1251)", _script("CYRILLIC")),
    "koi8_u": ("Cyrillic (KOI8)", _script("CYRILLIC")),
    "cp866": ("Cyrillic (DOS)", _script("CYRILLIC")),
    "cp1255": ("Hebrew (Windows-1255)", _script("HEBREW")),
    "cp1253": ("Greek (Windows-1253)", _script("GREEK")),
    "cp1256": ("Arabic (Windows-1256)", _script("ARABIC")),
    "cp932": ("Japanese (Shift-JIS)", _JAPANESE),
    "euc_jp": ("Japanese (EUC)", _JAPANESE),
    "cp949": ("Korean (EUC)", _script("HANGUL")),
    "gb18030": ("Chinese (GB 18030)", _HAN),
    "big5": ("Chinese (Big5)", _HAN),
}


def decode(content: bytes, reading: Reading) -> tuple[str, tuple[Problem, ...]]:
    """Return a file's text, and what to say where its letters had to be guessed.

    Raises:
        Refused: it is no text.
    """
    said = next((name for mark, name in _MARKED if content.startswith(mark)), "")
    said = said or _wide(content)
    if said:
        return _text(content, said, reading)
    if b"\0" in content:
        raise reading.unreadable("it is not a table of text")
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError:
        name = _guessed(content)
    text, lost = _text(content, name, reading)
    if name == "utf-8":
        return text, lost
    # The letters alone: a word might be a name.
    letters = dict.fromkeys(letter for letter in text if not letter.isascii())
    words = {"sample": " ".join(islice(letters, 6))}
    what = _CANDIDATES[name][0]
    return text, (Problem("letters_guessed", file=reading.name, found=what, words=words), *lost)


def _text(content: bytes, name: str, reading: Reading) -> tuple[str, tuple[Problem, ...]]:
    try:
        return content.decode(name), ()
    except UnicodeDecodeError:
        text = content.decode(name, errors="replace")
    found = text.count("\ufffd")
    line = text[: text.index("\ufffd")].count("\n") + 1 if found else 1
    words = {"line": f"{line:,}"}
    return text, (Problem("letters_lost", file=reading.name, found=f"{found:,}", words=words),)


def _wide(content: bytes) -> str:
    """Return the encoding of a text in two or four bytes a letter that does not say so."""
    head = content[: min(len(content), 4000) // 4 * 4]
    if not head or b"\0" not in head:
        return ""
    zeros = [head[place::4].count(0) * 4 / len(head) for place in range(4)]
    patterns = {"utf-32-le": "0111", "utf-32-be": "1110", "utf-16-le": "0101", "utf-16-be": "1010"}
    for name, pattern in patterns.items():
        if all((zeros[n] > 0.6) is (sign == "1") for n, sign in enumerate(pattern)):
            return name
    return ""


def _guessed(content: bytes) -> str:
    sample = b""
    for line in _LINES.finditer(content):
        sample += line[0][:_SAMPLE] + b"\n"
        if len(sample) > _SAMPLE:
            break
    best, least = "cp1252", math.inf
    for name in _CANDIDATES:
        if (oddities := _oddities(sample, name)) < least:
            best, least = name, oddities
        if not least:
            break
    broken = sample.decode("utf-8", errors="replace")
    lost = broken.count("\ufffd")
    is_mostly = lost < sum(not c.isascii() for c in broken) / 2
    return "utf-8" if is_mostly and lost < least else best


def _oddities(sample: bytes, name: str) -> float:
    """Return how many letters stand where no word of the encoding's languages has them."""
    try:
        text = f" {sample.decode(name)}"
    except UnicodeDecodeError:
        return math.inf
    belongs = _CANDIDATES[name][1]
    found = sum(
        _oddity(text[place - 1], text[place], text[place + 1], belongs)
        for place in range(1, len(text) - 1)
        if not text[place].isascii()
    )
    letters = [letter for letter in text if _JAPANESE(letter)]
    if belongs is _JAPANESE and not any(map(_KANA, letters)):
        return found + len(letters) / 2
    # Nearly any bytes are some Chinese sign, but few are the common ones of the older sets.
    if belongs is _HAN:
        return found + sum(not _is_common(letter, name) for letter in letters) / 2
    return found


def _oddity(before: str, sign: str, after: str, belongs: Callable[[str], bool]) -> float:
    kind = unicodedata.category(sign)
    if sign in _BESIDE:
        return 0
    if sign in _RARE or kind[0] == "C" or (kind == "So" and sign not in "©®°"):
        return 1
    if kind[0] == "L" and sign not in "ªº":
        if not belongs(sign):
            return 0.5 if sign in _NORTH and belongs("ß") else 1
        return _misplaced(before, sign, after)
    if sign >= "\u3000":
        return 0
    if kind[0] == "M":
        return 0.5
    is_opening = kind in ("Ps", "Pi") or sign in "¡¿"
    is_within = after.isalpha() and (before.isalpha() or kind in ("Sc", "Sk", "No"))
    return float(
        is_within or (is_opening and before.isalnum()) or (kind == "Pf" and after.isalpha())
    )


def _misplaced(before: str, sign: str, after: str) -> float:
    if before.isdigit() or (sign.isupper() and before.islower()):
        return 1
    if unicodedata.name(sign, "").startswith("LATIN"):
        return 0.5 if not (before.isascii() or after.isascii()) else 0
    if before.isascii() and before.isalpha():
        return 1
    return 0.25 if sign < "\u2000" and sign.lower() not in _COMMON else 0


def _is_common(letter: str, name: str) -> bool:
    try:
        lead = letter.encode("gb2312" if name == "gb18030" else "big5")[0]
    except UnicodeEncodeError:
        return False
    return lead < (0xD8 if name == "gb18030" else 0xC7)
