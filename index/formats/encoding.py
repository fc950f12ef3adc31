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
_AS_BROWSERS_READ = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "shift_jis": "cp932", "euc_kr": "cp949", "gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs",
}  # fmt: skip
"""What pages hold that state an encoding (as Python names it): the wider one that browsers read (WHATWG Encoding)."""
_OTHER_LABELS = {
    "x-sjis": "cp932", "windows-874": "cp874", "x-cp1250": "cp1250", "x-cp1251": "cp1251", "x-cp1252": "cp1252",
    "x-gbk": "gb18030", "x-x-big5": "big5hkscs", "x-euc-jp": "euc_jp", "x-mac-roman": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic", "windows-949": "cp949", "iso-8859-8-i": "iso8859-8", "iso-8859-8-e": "iso8859-8",
}  # fmt: skip
_NEVER_STATED = ("utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)

_LETTERS_OF = {
    "de": "äöüÄÖÜßéèàáç", "fr": "àâçèéêëîïôœùûüÿÀÂÇÈÉÊËÎÏÔŒÙÛÜ", "es": "áéíñóúüÁÉÍÑÓÚÜ¿¡ºª", "it": "àèéìíòóùúÀÈÉÌÒÙ",
    "pt": "ãâáàçéêíóôõúüÃÂÁÀÇÉÊÍÓÔÕÚºª", "nl": "áéëïóöüèÉËÏ", "en": "éèïöüçñáíó£", "sv": "åäöÅÄÖéü", "da": "æøåÆØÅéöü",
    "no": "æøåÆØÅéòô", "fi": "äöåÄÖÅšž", "pl": "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", "cs": "áčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ",
    "sk": "áäčďéíĺľňóôŕšťúýžÁČĎÉÍĽŇÓŠŤÚÝŽ", "hu": "áéíóöőúüűÁÉÍÓÖŐÚÜŰ", "ro": "ăâîșțşţĂÂÎȘȚŞŢ", "tr": "çğıöşüâîÇĞİÖŞÜ",
    "sl": "čšžČŠŽ", "hr": "čćđšžČĆĐŠŽ", "et": "äõöüšžÄÕÖÜŠŽ", "lv": "āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ",
    "lt": "ąčęėįšųūžĄČĘĖĮŠŲŪŽ", "ca": "àçèéíïòóúüÀÇÈÉÍÏÒÓÚÜ",
}  # fmt: skip
_PUNCTUATION = "„“”‚‘’»«›‹–—…•·§°€£©®™´`\u00a0\u00ad²³½×"
_ONE_BYTE = (
    "cp1252", "cp1250", "cp1254", "iso8859-15", "iso8859-2", "cp1257", "iso8859-13", "mac-roman", "cp850", "cp437",
    "cp852", "cp775",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Script:
    """A script that one-byte encodings hold beside Latin.

    Attributes:
        first, last: its range of characters.
        common: the letters that are most of every text; ``usual`` says how much of it.
        rare: letters that hardly a text has.
    """

    first: str
    last: str
    common: str
    usual: float
    encodings: tuple[str, ...]
    rare: str = ""


_SCRIPTS = (
    _Script(
        "\u0400", "\u04ff", "оеаинтсрвлкмдпуя", 0.83,
        ("cp1251", "koi8-r", "koi8-u", "iso8859-5", "cp866", "mac-cyrillic"), "ЏџЅѕЃѓЌќЪЫЬ",
    ),
    _Script("\u0370", "\u03ff", "οαιετσνηυρπκμλςά", 0.8, ("cp1253", "iso8859-7", "cp737")),
    _Script("\u0590", "\u05ff", "יוהלאתמרבשנ", 0.75, ("cp1255", "iso8859-8", "cp862")),
    _Script("\u0600", "\u06ff", "اليمنورتبةعدس", 0.8, ("cp1256", "iso8859-6")),
    _Script("\u0e00", "\u0e7f", "านรอกเงมยลวดทสต่้ะีิั", 0.75, ("cp874",)),
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_HUMP = re.compile(r"(?<=[a-zà-ÿα-ωά-ώа-яё])[A-ZÀ-ÞΑ-ΩΆ-ΏА-ЯЁ]|(?<!\w)[’”°§¶®©™](?=[^\W\d_])")
_SPLIT_WORD = re.compile(r"(?<=[^\W\d_])[“”„»«…§°©®£¶](?=[^\W\d_])")
_SAMPLE_BYTES = 200_000
_FEW_ZEROS = 20
_JUDGED_CHARACTERS = 20_000
_LEAST_OF_ANY = 0.9
_SURROGATE = re.compile("[\ud800-\udfff]")


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
    for encoding in _stated(declared):
        text = _with_gaps(data, encoding)
        if text is not None and not _CONTROL.search(text):
            return _checked(text, encoding, _stated_note(encoding, declared or ""))
    return _mixed(data) or _guessed(data)


def declared_encoding(data: bytes) -> str | None:
    """The encoding that the head of an html or xml file states, or None."""
    match = _DECLARED.search(data[:4096])
    return match[1].decode("ascii", "replace") if match else None


def well_formed(text: str) -> str:
    """The text with every lone surrogate, which no file and no store can hold, as U+FFFD: offsets stay."""
    return _SURROGATE.sub("\ufffd", text)


def _stated(declared: str | None) -> tuple[str, ...]:
    """The encodings that a stated one can mean: the one that browsers read for it, then that which it names.

    A statement that can be read byte for byte is in no encoding of two or four bytes a letter.
    """
    label = (declared or "").strip().lower()
    try:
        name = codecs.lookup(_OTHER_LABELS.get(label, label)).name
    except (LookupError, ValueError):
        return ()
    if name in _NEVER_STATED or name.startswith(("utf-16", "utf-32")):
        return ()
    wider = _AS_BROWSERS_READ.get(name)
    return (name,) if wider is None else (wider, name)


def _stated_note(encoding: str, declared: str) -> str:
    said = declared.strip().lower()
    names = codecs.lookup(encoding).name, codecs.lookup(_OTHER_LABELS.get(said, said)).name
    if names[0] == names[1]:
        return f"decoded as {said}, as the file says"
    return f"decoded as {encoding}, as browsers read {said}, which the file says"


def _with_gaps(data: bytes, encoding: str) -> str | None:
    """The text in an encoding; in cp1252 its five bytes without a character are control characters, as in browsers."""
    if encoding == "cp1252":
        return data.decode(encoding, "cp1252-where-not-utf8")
    return _strict(data, encoding)


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
    if len(data) % 2 == 0 and max(even, odd) >= 8 * min(even, odd) and not _has_stray_zeros(data):
        text = _strict(data, order[0])
        if text is not None and not _CONTROL.search(text[:_SAMPLE_BYTES]):
            return _checked(text, order[0], f"decoded as {order[0]}, which has no byte-order mark")
    raise ArticleError("binary content: it holds zero bytes; only text can be read here")


def _has_stray_zeros(data: bytes) -> bool:
    """Whether it is plain UTF-8 but for a few zero bytes; of two bytes a letter every space has one."""
    text = _strict(data.replace(b"\x00", b""), "utf-8")
    return data.count(0) * _FEW_ZEROS < len(data) and text is not None and not _CONTROL.search(text)


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
    """The one-byte encoding under which the non-ASCII letters are those of the text's language.

    The language is that of the ASCII letters; where its letters do not fit, that of the text as each encoding reads
    it; last, any letters of the languages known here will do.
    """
    from index.text.languages import detect

    texts = {encoding: text for encoding in _ONE_BYTE if (text := _strict(sample, encoding)) is not None}
    plain = detect(re.sub(rb"[\x80-\xff]+", b"", sample).decode("ascii", "replace")) or "de"
    best = _best_fit(dict.fromkeys(texts, _LETTERS_OF.get(plain, "")), texts)
    if best[0] < least:
        best = _best_fit(
            {encoding: _LETTERS_OF.get(detect(text) or "", "") for encoding, text in texts.items()}, texts
        )
    if best[0] < least:
        best = _best_fit(dict.fromkeys(texts, "".join(_LETTERS_OF.values())), texts)
        least = max(least, _LEAST_OF_ANY)
    return best[1] if best[0] >= least else None


def _best_fit(letters: dict[str, str], texts: dict[str, str]) -> tuple[float, str]:
    """How far the best encoding's non-ASCII characters are the letters given for it, and its name."""
    best = (0.0, "")
    for encoding, text in texts.items():
        foreign = [character for character in text if character > "\x7f"]
        fitting = sum(
            1.0 if character in letters[encoding] else 0.9 if character in _PUNCTUATION else 0.0
            for character in foreign
        ) - len(_SPLIT_WORD.findall(text))
        if fitting / len(foreign) > best[0]:
            best = (fitting / len(foreign), encoding)
    return best


def _likely(sample: bytes) -> list[str]:
    """Encodings for text that is mostly not ASCII, the likeliest first."""
    from charset_normalizer import from_bytes

    scores = [
        (_script_score(text[:_JUDGED_CHARACTERS], script), encoding)
        for script in _SCRIPTS
        for encoding in script.encodings
        if (text := _strict(sample, encoding)) is not None
    ]
    ordered = [encoding for score, encoding in sorted(scores, key=lambda item: -item[0]) if score > 0]
    ordered += [str(match.encoding) for match in from_bytes(sample)]
    ordered.append("cp1252")
    return list(dict.fromkeys(ordered))


def _script_score(text: str, script: _Script) -> float:
    """How far a text reads like one of a script; 0 where it does not.

    Nearly all its letters are the script's, the common ones are common, no word mixes the script with Latin, and
    capitals do not stand within words.
    """
    foreign = [character for character in text if character > "\x7f"]
    own = [character for character in foreign if script.first <= character <= script.last]
    if not own:
        return 0.0
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    pure = sum(not any(character < "\x80" for character in word) for word in words) / max(len(words), 1)
    share = (len(own) + sum(character in _PUNCTUATION for character in foreign)) / len(foreign)
    common = sum(character in script.common for character in own) / len(own)
    if share * min(1.0, common / 0.5) * pure <= 0.9:
        return 0.0
    odd = sum(character in script.rare for character in own) + len(_HUMP.findall(text))
    return share * pure * min(1.1, common / script.usual) * (1.0 - min(1.0, odd / max(len(words), 1)))
