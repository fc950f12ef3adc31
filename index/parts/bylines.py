"""A line that says who published an article and when: a byline comes in, its date, outlet, author and agency go out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from index.parts.author_words import BY, BY_WITH_COLON, NAME_PARTICLES, NO_AUTHOR_NAMES, NO_AUTHORS
from index.parts.byline_words import (
    ARTICLES,
    LEADS,
    PARTICLES,
    PUBLISHED,
    QUALIFIERS,
    SOURCE,
    UPDATED,
    by_language,
)
from index.parts.outlets import TRAILING_LEAD, outlet_named, role_words, section_words
from index.text.dates import DateMention, find_dates

AGENCIES = {
    "rtr": "Reuters", "reuters": "Reuters", "dpa": "dpa", "afp": "AFP", "ap": "AP", "apa": "APA", "sda": "sda",
    "keystone-sda": "Keystone-SDA", "epd": "epd", "kna": "KNA", "sid": "SID", "ansa": "ANSA", "efe": "EFE",
    "tass": "TASS", "тасс": "TASS", "interfax": "Interfax", "интерфакс": "Interfax", "ria": "RIA Novosti",
    "ria novosti": "RIA Novosti", "ria nowosti": "RIA Novosti", "риа новости": "RIA Novosti", "ukrinform": "Ukrinform",
    "укрінформ": "Ukrinform", "unian": "UNIAN", "уніан": "UNIAN", "pap": "PAP", "belga": "Belga", "anp": "ANP",
    "lusa": "Lusa", "ntb": "NTB", "tt": "TT", "ritzau": "Ritzau", "ctk": "ČTK", "čtk": "ČTK", "xinhua": "Xinhua",
    "kyodo": "Kyodo", "upi": "UPI", "bloomberg": "Bloomberg", "europa press": "Europa Press", "associated press": "AP",
    "agence france-presse": "AFP", "deutsche presse-agentur": "dpa",
}  # fmt: skip
_ROLE = re.compile(
    r"^(?:unsere[rmn]?\s+|onze\s+|notre\s+|nostr[oa]\s+|nuestr[oa]\s+)?"
    r"(?:korrespondent(?:in)?|reporter(?:in)?|redakteur(?:in)?|verslaggever|correspondente?|envoyée?\s+spéciale?|"
    r"inviat[oa]|corresponsal|muhabiri?)\s+",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:\b(?:um|at|à|a las|alle|в|о)\s+)?\b\d{1,2}\s?(?:[.:]|h|uhr)\s?\d{0,2}(?::\d\d)?\s*(?:uhr|"
    r"h\b|a\.?m\.?|p\.?m\.?)?",
    re.IGNORECASE,
)
_CLOCK_WORDS = re.compile(
    r"\b(?:uhr|gmt|utc|mez|mesz|cet|cest|est|edt|pst|pdt|et|bst|msk|мск|ч|року|года|г|р|r|stand|"
    r"montag|dienstag|mittwoch|donnerstag|"
    r"freitag|samstag|sonnabend|sonntag|monday|tuesday|wednesday|thursday|friday|saturday|sunday|lundi|mardi|mercredi|"
    r"jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|понедельник|вторник|среда|"
    r"четверг|пятница|суббота|воскресенье|понеділок|вівторок|середа|четвер|п['’]ятниця|субота|неділя|lunedì|martedì|"
    r"mercoledì|giovedì|venerdì|sabato|domenica|(?:segunda|terça|quarta|quinta|sexta)-feira|maandag|dinsdag|woensdag|"
    r"donderdag|vrijdag|zaterdag|zondag|poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela|pazartesi|salı|"
    r"çarşamba|perşembe|cuma|cumartesi|pazar|mon|tue|wed|thu|fri|sat|sun|kl|klo|saat|lúc|เวลา|น|"
    r"måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag|mandag|tirsdag|lørdag|søndag|pondělí|úterý|středa|čtvrtek|"
    r"pátek|sobota|neděle|maanantai|tiistai|keskiviikko|torstai|perjantai|lauantai|sunnuntai|hétfő|kedd|szerda|"
    r"csütörtök|péntek|szombat|vasárnap|luni|marți|miercuri|joi|vineri|sâmbătă|duminică|δευτέρα|τρίτη|τετάρτη|πέμπτη|"
    r"παρασκευή|σάββατο|κυριακή|الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد|सोमवार|मंगलवार|बुधवार|गुरुवार|शुक्रवार|"
    r"शनिवार|रविवार)\b\.?",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d{1,2}\s?(?:[:.h]\s?\d\d|uhr\b|h\b|[ap]\.?m\b)", re.IGNORECASE)
_PAGE = re.compile(
    r"\b(?:ausgabe\s+)?(?:s|seiten?|p|pp|pages?|página|pagina|strona|str|стр|с|nr|no|ausgabe)\b\.?\s?\d+(?:\s?[-–/]\s?\d+)?",
    re.IGNORECASE,
)
_KOREAN_AUTHOR = re.compile(r"(?:[가-힣]{1,6}=)?(?P<name>[가-힣]{2,4})\s+(?:기자|특파원)")
_DATE_MARK = "\x00"
_BARS = re.compile(r"[|·•\t]+")
_ASIDE = re.compile(r"\(([^()]*)\)?")
_BREAKS = re.compile(rf"({_DATE_MARK}|\s+[-–—]\s+|\s*[,;/，、]\s*|[.।]\s+|\u3000+)")
_SENTENCE_ENDS = tuple(".:!?。．！？…؟۔।։;,，")
SOURCE_NOTE = re.compile(
    rf"^\s*(?:{'|'.join(SOURCE)})\s*:\s*(?P<name>[^\r\n]{{2,60}}?)\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_LAST_MARK = re.compile(r"(?<=\d{4})\s?(?:r|г|р)\.$|(?<=\d)\s?น\.$")
"""The abbreviation of "year" or "hours" at a byline's end."""
_EMPHASIS = re.compile(
    r"(?<![\w*_])(?P<marks>\*{1,3}|_{1,3})(?=\S)(?P<words>[^*_]+)(?<=\S)(?P=marks)(?![\w*_])"
)
"""Words between Markdown's marks, of a line in which others stand without."""
_MOST_UNSPACED, _MOST_CASELESS, _MOST_NAME = 12, 24, 5
_DATE_LEADS = frozenset("le el am den vom on il em op w à at um a o".split())
_MARKS = str.maketrans("–—，、।", "--,,.")
_MAX_BYLINE = 160
_DATE_LABEL = re.compile(r"(?i)(?:date|datum|fecha|data|дата)\s*:")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_IN = frozenset(("in", "im", "en", "em", "nel", "w", "в", "у"))


@dataclass(frozen=True, slots=True)
class Byline:
    """Who published, when, by what a byline says; None for what it leaves out.

    Attributes:
        updated: day of a later change, which is no publication date.
    """

    date: str | None = None
    outlet: str | None = None
    author: str | None = None
    agency: str | None = None
    updated: str | None = None


def read_byline(words: str, language: str | None = None, *, below_headline: bool = False) -> Byline | None:
    """A byline's content, or None for a line that is none: it is short and holds a full date or "By NAME".

    Beside its date a byline has names, places, a newspaper, an agency, a clock time; other words make it a sentence.

    Args:
        words: the line.
        language: ISO 639-1 code of the article; in English the order of 03/04/2024 cannot be known.
        below_headline: a headline stands above: "Brno 4. března 2024 – Jana Malá" is then a place, a day and a name.
    """
    words = _LAST_MARK.sub("", _EMPHASIS.sub(r"\g<words>", words.strip()).strip("*_"))
    if len(words) > _MAX_BYLINE:
        return None
    dated = [mention for mention in find_dates(words, language) if _is_full(words, mention)]
    if words.endswith(_SENTENCE_ENDS) and not (dated and dated[-1].end == len(words)):
        return None
    if not dated and (coarse := _labelled_month_or_year(words, language)) is not None:
        return Byline(date=coarse)
    author = _author(words)
    if not dated:
        # Without a date only "By NAME" or "By NAME, OUTLET" is a byline; a headline may begin with the same word.
        if author is None or len(words.split()) > 8 or not _is_name(author):
            return None
        beside = [part.strip() for part in re.split(r"\s*[,|·•]\s*", words) if author not in part]
        return Byline(author=author, outlet=outlet_named(beside[0]) if len(beside) == 1 else None)
    parts = _parts(words, dated)
    if sum(len(part.words) for part in parts) > 110 or len(parts) > 7:
        return None
    agencies = [agency for part in parts if (agency := AGENCIES.get(part.words.lower())) is not None]
    published, updated = _published_and_updated(words, dated)
    author = author or next((name for part in parts if (name := _author(part.words))), None)
    author = author or (_author_behind(parts) if below_headline else None)
    named = [part for part in parts if not _is_told(part.words, author)]
    if below_headline and _is_place(named) and not updated:
        named = named[1:]
    certain = bool(author or agencies or _labels(words) or _CLOCK.search(_without(words, dated)))
    numeric = not any(map(str.isalpha, words[dated[0].start : dated[0].end]))
    if not all(_is_beside_date(part, numeric, certain) for part in named):
        return None
    running = [part.words for part in named if len(part.words.split()) > 5 or part.words[:1].islower()]
    if running and sum(map(len, running)) * 2 > len(words):
        return None  # a sentence with a date in it
    outlets = [
        outlet
        for part in parts
        if part.words.lower() not in AGENCIES
        and not (author and author in part.words)
        and (outlet := outlet_named(part.words)) is not None
    ]
    return Byline(
        date=published,
        outlet=outlets[0] if outlets else None,
        author=author,
        agency=" / ".join(dict.fromkeys(agencies)) or None,
        updated=updated,
    )


def _author_behind(parts: list[_Part]) -> str | None:
    """The name behind a day and a dash, with or without a place: "LONDON, 4 March 2024 — Rowan Tisdale"."""
    behind = [part for part in parts if part.side == "after"]
    before = [part for part in parts if part.side == "before"]
    if len(behind) != 1 or behind[0].mark != "-" or len(before) > 2 or _is_told(behind[0].words, None):
        return None
    name = behind[0].words
    spaced = all(letter < "\u2e80" for letter in name)
    places = all(_is_capitalised(part.words) for part in before)
    return name if spaced and len(name.split()) > 1 and _is_name(name) and places else None


def _is_place(named: list[_Part]) -> bool:
    """Whether a word before the day, without a comma, is where an article was written: "Brno 4. března 2024"."""
    first = named[0] if named else None
    alone = sum(part.side == "before" for part in named) == 1
    return (
        first is not None
        and alone
        and (first.side, first.mark) == ("before", " ")
        and len(first.words.split()) == 1
        and _is_capitalised(first.words)
    )


def _is_full(words: str, mention: DateMention) -> bool:
    """Whether a date names its day; 03/04/2024 of unknown order does, and counts by its year."""
    return mention.year is not None and (
        mention.day is not None or words[mention.start : mention.end].count("/") == 2
    )


@cache
def _label_pattern() -> re.Pattern[str]:
    """Words for published and updated, with what goes along: "First published on:"."""

    def any_of(table: dict[str, tuple[str, ...]]) -> str:
        words = sorted(by_language(table), key=len, reverse=True)
        # Chinese, Japanese and Korean words stand without spaces.
        return "|".join(
            re.escape(word) if word[0] >= "\u2e80" else rf"(?<!\w){re.escape(word)}(?!\w)" for word in words
        )

    return re.compile(
        rf"(?:(?<!\w)(?:{'|'.join(QUALIFIERS)})\s+)*(?:(?P<published>{any_of(PUBLISHED)})|"
        rf"(?P<updated>{any_of(UPDATED)}))(?:\s+(?:{'|'.join(LEADS)})(?!\w))?\s*:?",
        re.IGNORECASE,
    )


def _labels(words: str) -> list[tuple[int, int, Literal["published", "updated"]]]:
    """Start, end and kind ("published", "updated") of the words that tell what a date is."""
    return [
        (match.start(), match.end(), "published" if match["published"] else "updated")
        for match in _label_pattern().finditer(words)
    ]


def _labelled_month_or_year(words: str, language: str | None) -> str | None:
    """``2018-12`` or ``2018`` of a line that is nothing but "Published: December 2018" or "Date: 2018"."""
    label = _DATE_LABEL.match(words)
    end = label.end() if label else _end_of_published(words)
    rest = words[end:].strip(" :")
    if not end or not rest:
        return None
    if _YEAR.fullmatch(rest):
        return rest if ":" in words[: len(words) - len(rest)] else None
    mention = next(iter(find_dates(rest, language)), None)
    if mention is None or mention.day is not None or mention.month is None or mention.year is None:
        return None
    lead = rest[: mention.start].strip().lower()
    return mention.iso if mention.end == len(rest) and (not lead or lead in _IN) else None


def _end_of_published(words: str) -> int:
    """Where the label "published" ends with which a line begins; 0 where it begins with none."""
    return next((end for start, end, kind in _labels(words) if not start and kind == "published"), 0)


def calls_published(words: str) -> bool:
    """Whether words call a day that of publication."""
    return any(kind == "published" for _, _, kind in _labels(words))


def calls_updated(words: str) -> bool:
    """Whether words call a day that of a change."""
    return any(kind == "updated" for _, _, kind in _labels(words))


def last_called(words: str) -> Literal["published", "updated"] | None:
    """What the last such word of a label calls the time behind it."""
    kinds = [kind for _, _, kind in _labels(words)]
    return kinds[-1] if kinds else None


def _published_and_updated(words: str, dated: list[DateMention]) -> tuple[str | None, str | None]:
    """The day of publication and that of a later change, each None where the line does not give it."""
    labels = _labels(words)
    edges = [0, *(mention.end for mention in dated)]
    before = [
        [kind for start, _, kind in labels if left <= start < mention.start]
        for left, mention in zip(edges, dated, strict=False)
    ]
    edges = [*(mention.start for mention in dated[1:]), len(words)]
    behind = [
        [kind for start, _, kind in labels if mention.end <= start < right]
        for mention, right in zip(dated, edges, strict=True)
    ]
    if not before[0] and behind[-1]:
        kinds = [found[0] if found else None for found in behind]
    else:
        kinds = [found[-1] if found else None for found in before]
    by_kind: dict[str | None, str] = {}
    for mention, kind in zip(dated, kinds, strict=True):
        by_kind.setdefault(kind, mention.iso)
    return by_kind.get("published") or by_kind.get(None), by_kind.get("updated")


@dataclass(frozen=True, slots=True)
class _Part:
    """Words of a byline beside its dates.

    Attributes:
        side: of the date in the same part of the line; "apart" for brackets and what bars divide from it.
        mark: between the words and the date, or what lies between: ``,``, ``-``, ``/``, ``.``, ``:``, a space, nothing.
    """

    words: str
    side: Literal["before", "after", "apart"]
    mark: str


def _without(words: str, dated: list[DateMention]) -> str:
    for mention in reversed(dated):
        words = words[: mention.start] + _DATE_MARK + words[mention.end :]
    return words


def _parts(words: str, dated: list[DateMention]) -> list[_Part]:
    rest = _label_pattern().sub(";", _PAGE.sub("", _without(words, dated)))
    rest = _CLOCK_WORDS.sub(" ", _TIME.sub(" ", rest))
    found: list[_Part] = []
    for segment in _BARS.split(rest):
        for aside in _ASIDE.findall(segment):
            found += [_Part(part, "apart", "") for part in re.split(r"\s*[,/]\s*", aside)]
        pieces = _BREAKS.split(_ASIDE.sub(" ", segment))
        side: Literal["before", "after", "apart"] = "before" if _DATE_MARK in pieces else "apart"
        for index in range(0, len(pieces), 2):
            if index and pieces[index - 1] == _DATE_MARK:
                side = "after"
            found.append(_part(pieces, index, side))
    return [
        part
        for part in found
        if any(map(str.isalpha, part.words)) and part.words.lower() not in (*_DATE_LEADS, *LEADS)
    ]


def _part(pieces: list[str], index: int, side: Literal["before", "after", "apart"]) -> _Part:
    """The piece at an index, with the separator between it and the date; see ``_BREAKS``."""
    piece = pieces[index]
    mark = pieces[index - 1] if side == "after" else pieces[index + 1] if index + 1 < len(pieces) else ""
    if mark == _DATE_MARK:
        edge = piece[:1] if side == "after" else piece[-1:]
        mark = " " if edge.isspace() else ":" if edge == ":" else ""
        if side == "before" and TRAILING_LEAD.search(piece):
            piece, mark = TRAILING_LEAD.sub("", piece), ":"
    return _Part(
        piece.strip(" .:;*_©'\u00a0-–—"),
        side,
        mark.strip()[:1].translate(_MARKS) or mark[:1].replace("\u3000", ","),
    )


def _is_told(words: str, author: str | None) -> bool:
    """Whether words of a byline are an agency, its author, a role, a section or a newspaper."""
    lowered = [word.strip(".:") for word in words.lower().split()]
    return (
        words.lower() in AGENCIES
        or _author_pattern().match(words) is not None
        or (author is not None and (author in words or words in author))
        or (len(lowered) <= 6 and any(word in role_words() for word in lowered))
        or (len(lowered) <= 4 and lowered[0] in section_words())
        or outlet_named(words) is not None
    )


def _is_beside_date(part: _Part, numeric: bool, certain: bool) -> bool:
    """Whether words without a known meaning can be a name or a place in a byline, and not part of a sentence.

    Args:
        part: the words.
        numeric: the date is in figures.
        certain: something else tells that the line is a byline.
    """
    count = len(part.words.split())
    if part.side == "apart":
        return True
    if certain:
        return count < 3 or _is_capitalised(part.words)
    if not _is_capitalised(part.words):
        return False
    if part.side == "before":
        return part.mark in (",", ";", "/", "-", ".") or (
            part.mark == " " and count > 1 and part.words.split()[0].lower() not in ARTICLES
        )
    return part.mark in (",", ";", "/") or (part.mark == "." and count > 1) or (part.mark == "-" and numeric)


def _is_capitalised(words: str) -> bool:
    """One to four words that each begin with a capital, particles apart; in scripts without capitals a few words."""
    parts = words.split()
    if words.lower() == words.upper():
        spaced = all(letter < "\u0e00" for letter in words)
        return len(parts) <= 3 and len(words) <= (_MOST_CASELESS if spaced else _MOST_UNSPACED)
    return len(parts) <= 4 and all(not part[0].islower() or part in PARTICLES for part in parts)


@cache
def _author_pattern() -> re.Pattern[str]:
    """Words before an author's name, and the name up to the next mark that divides a byline."""

    def any_of(table: dict[str, tuple[str, ...]]) -> str:
        return "|".join(re.escape(word) for word in sorted(by_language(table), key=len, reverse=True))

    return re.compile(
        rf"^(?:(?:{any_of(BY)})(?:\s*[:：]\s*|\s+)|(?:{any_of(BY_WITH_COLON)})\s*(?:[:：]\s*|(?<=・)))"
        r"(?P<name>[^\W\d_](?:[^,，|·•(–—\s]|\s(?![-–—]\s)){1,60})",
        re.IGNORECASE,
    )


def _author(words: str) -> str | None:
    for part in re.split(r"\s*[|·•]\s*|\s+[-–—]\s+", words):
        match = _author_pattern().match(part.strip(" *_"))
        if match:
            name = _ROLE.sub("", match["name"]).strip(" .")
            if outlet_named(match.group()) and (" " not in name or match.group().startswith("De ")):
                return None  # "De Volkskrant", "De Zeeuwse Bode"
            return name if name and not name[0].islower() and not _is_idiom(name) else None
        if korean := _KOREAN_AUTHOR.fullmatch(part.strip()):
            return korean["name"]
    return None


def _is_idiom(name: str) -> bool:
    """Whether words behind "By" are a saying in the capitals of a headline: "By Any Means Necessary"."""
    return name.lower() in NO_AUTHOR_NAMES or name.split()[0].lower() in NO_AUTHORS


def _is_name(words: str) -> bool:
    parts = words.split()
    if words.lower() == words.upper():
        east_asian = any(letter >= "\u2e80" for letter in words)
        return (
            len(words) <= _MOST_NAME if east_asian else 2 <= len(parts) <= 3 and len(words) <= _MOST_CASELESS
        )
    return 2 <= len(parts) <= 4 and all(part[0].isupper() or part in NAME_PARTICLES for part in parts)
