"""From bytes to text, first step of every text format: byte-order mark, declaration, UTF-8, then a judged guess.

Nothing is replaced and nothing dropped but the byte-order mark. What had to be guessed is said in a note.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from index.errors import ArticleError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "gzip data"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ", "xz data"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)

_LETTERS_OF = {
    "de": "äöüÄÖÜßéèàáç", "fr": "àâçèéêëîïôœùûüÿÀÂÇÈÉÊËÎÏÔŒÙÛÜ", "es": "áéíñóúüÁÉÍÑÓÚÜ¿¡ºª", "it": "àèéìíòóùúÀÈÉÌÒÙ",
    "pt": "ãâáàçéêíóôõúüÃÂÁÀÇÉÊÍÓÔÕÚºª", "nl": "áéëïóöüèÉËÏ", "en": "éèïöüçñáíó£", "sv": "åäöÅÄÖéü", "da": "æøåÆØÅéöü",
    "no": "æøåÆØÅéòô", "fi": "äöåÄÖÅšž", "pl": "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", "cs": "áčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ",
    "sk": "áäčďéíĺľňóôŕšťúýžÁČĎÉÍĽŇÓŠŤÚÝŽ", "hu": "áéíóöőúüűÁÉÍÓÖŐÚÜŰ", "ro": "ăâîșțşţĂÂÎȘȚŞŢ", "tr": "çğıöşüâîÇĞİÖŞÜ",
    "sl": "čšžČŠŽ", "hr": "čćđšžČĆĐŠŽ",
}  # fmt: skip
_PUNCTUATION = "„“”‚‘’»«›‹–—…•·§°€£©®™´`\u00a0\u00ad²³½×"
_ONE_BYTE = ("cp1252", "cp1250", "cp1254", "iso8859-15", "iso8859-2", "mac-roman", "cp850", "cp437", "cp852")
_SCRIPTS = {
    ("\u0400", "\u04ff", "оеаинтсрвлкмдпуя"): (
        "cp1251",
        "koi8-r",
        "koi8-u",
        "iso8859-5",
        "cp866",
        "mac-cyrillic",
    ),
    ("\u0370", "\u03ff", "αοιετσνηυρπκμλςά"): ("cp1253", "iso8859-7"),
}
_SAMPLE_BYTES = 200_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was in, and a note where that was not plain UTF-8."""

    text: str
    encoding: str
    note: str | None = None


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of a file, byte-order mark dropped, all else kept.

    Args:
        data: the whole file.
        declared: an encoding that the format states (html); believed when the bytes allow it.

    Raises:
        ArticleError: the bytes are not text, or no encoding fits them.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _with_mark(data[len(mark) :], encoding)
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise ArticleError(f"binary content: it begins like {name}; give it its own file ending, or text")
    if b"\x00" in data:
        return _without_mark_utf16(data)
    text = _strict(data, "utf-8")
    if text is not None:
        return _checked(text, "utf-8", None)
    stated = _strict(data, declared) if declared and _is_known(declared) else None
    if stated is not None and declared is not None and not _CONTROL.search(stated):
        return _checked(stated, declared.lower(), f"decoded as {declared.lower()}, as the file says")
    return _mixed(data) or _guessed(data)


def declared_encoding(data: bytes) -> str | None:
    """The encoding that the head of an html or xml file states, or None."""
    match = _DECLARED.search(data[:4096])
    return match[1].decode("ascii", "replace") if match else None


def _is_known(encoding: str) -> bool:
    try:
        return codecs.lookup(encoding).name not in (
            "utf-7",
            "idna",
            "punycode",
            "unicode_escape",
            "raw_unicode_escape",
        )
    except (LookupError, ValueError):
        return False


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _with_mark(data: bytes, encoding: str) -> Decoded:
    text = _strict(data, encoding)
    if text is not None:
        return _checked(text, encoding, None if encoding == "utf-8" else f"decoded as {encoding}")
    if encoding == "utf-8":
        return _mixed(data) or _guessed(data)
    raise ArticleError(f"its byte-order mark says {encoding}, but the bytes are not; save it as UTF-8")


def _without_mark_utf16(data: bytes) -> Decoded:
    even, odd = data[0::2].count(0), data[1::2].count(0)
    order = ("utf-16-le", "utf-16-be") if odd >= even else ("utf-16-be", "utf-16-le")
    if len(data) % 2 == 0 and max(even, odd) >= 8 * min(even, odd):
        text = _strict(data, order[0])
        if text is not None and not _CONTROL.search(text[:_SAMPLE_BYTES]):
            return _checked(text, order[0], f"decoded as {order[0]}, which has no byte-order mark")
    raise ArticleError("binary content: it holds zero bytes; only text can be read here")


def _checked(text: str, encoding: str, note: str | None) -> Decoded:
    controls = len(_CONTROL.findall(text[:_SAMPLE_BYTES]))
    if controls > 2 and controls * 20 > min(len(text), _SAMPLE_BYTES):
        raise ArticleError("binary content: too many control characters for a text")
    return Decoded(text, encoding, note)


def _mixed(data: bytes) -> Decoded | None:
    """UTF-8 with stray bytes of cp1252, each read as what it is; None when it is not that."""
    sample = _telling(data)
    runs = _MULTIBYTE.findall(sample)
    stray = sum(byte >= 0x80 for byte in _MULTIBYTE.sub(b"", sample))
    mostly_high = sum(byte >= 0x80 for byte in sample) * 3 > len(sample)
    if not runs or len(runs) * (1 if mostly_high else 4) < stray:
        return None
    text = data.decode("utf-8", "cp1252-where-not-utf8")
    return _checked(text, "utf-8 and cp1252", "UTF-8 with stray bytes of cp1252, each read as what it is")


def _read_as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.start + 1]
    try:
        return stray.decode("cp1252"), error.start + 1
    except UnicodeDecodeError:
        return stray.decode("latin-1"), error.start + 1


codecs.register_error("cp1252-where-not-utf8", _read_as_cp1252)


def _telling(data: bytes) -> bytes:
    """A sample that begins shortly before the first byte that is not ASCII."""
    first = _HIGH.search(data)
    start = max(0, first.start() - 2000) if first else 0
    return data[start : start + _SAMPLE_BYTES]


def _guessed(data: bytes) -> Decoded:
    sample = _telling(data)
    high = sum(byte >= 0x80 for byte in sample)
    letters = sum(chr(byte).isalpha() for byte in sample if byte < 0x80) + high
    if high * 2 < letters:
        best = _best_latin(sample, 0.6 if high * 4 < letters else 0.95)
        text = _strict(data, best) if best is not None else None
        if best is not None and text is not None:
            return _checked(text, best, f"decoded as {best}")
    for encoding in _likely(sample):
        text = _strict(data, encoding)
        if text is not None and not _CONTROL.search(text[:_SAMPLE_BYTES]):
            return _checked(text, encoding, f"decoded as {encoding} (guessed)")
    raise ArticleError("no text encoding fits its bytes; save it as UTF-8")


def _best_latin(sample: bytes, least: float) -> str | None:
    """The one-byte encoding under which the non-ASCII letters are those of the text's language."""
    from index.languages import detect

    language = detect(re.sub(rb"[\x80-\xff]+", b"", sample).decode("ascii", "replace")) or "de"
    if language not in _LETTERS_OF:
        return None
    scores: list[tuple[float, int, str]] = []
    for rank, encoding in enumerate(_ONE_BYTE):
        text = _strict(sample, encoding)
        if text is None:
            continue
        foreign = [character for character in text if character > "\x7f"]
        fitting = sum(
            1.0 if character in _LETTERS_OF[language] else 0.9 if character in _PUNCTUATION else 0.0
            for character in foreign
        )
        scores.append((fitting / len(foreign), -rank, encoding))
    best = max(scores, default=(0.0, 0, ""))
    return best[2] if best[0] >= least else None


def _likely(sample: bytes) -> list[str]:
    """Encodings for text that is mostly not ASCII, the likeliest first."""
    from charset_normalizer import from_bytes

    shares = [
        (_script_share(sample, encoding, script), encoding)
        for script, names in _SCRIPTS.items()
        for encoding in names
    ]
    ordered = [encoding for share, encoding in sorted(shares, key=lambda item: -item[0]) if share > 0.9]
    ordered += [str(match.encoding) for match in from_bytes(sample)]
    ordered.append("cp1252")
    return list(dict.fromkeys(ordered))


def _script_share(sample: bytes, encoding: str, script: tuple[str, str, str]) -> float:
    """How far the bytes read like text of a script: nearly all its letters, the common ones common, lower case."""
    text = _strict(sample, encoding)
    foreign = [character for character in text or "" if character > "\x7f"]
    if not foreign:
        return 0.0
    first, last, common = script
    own = [character for character in foreign if first <= character <= last]
    share = (len(own) + sum(character in _PUNCTUATION for character in foreign)) / len(foreign)
    return share * min(1.0, sum(character in common for character in own) / max(len(own), 1) / 0.5)
