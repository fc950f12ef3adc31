"""The names and numbers in a piece of text: what a question asks about, or a statement claims.

Used to hold an answer against its question ("Macron" is asked for, and no Macron stands there) and a
written statement against the words it quotes. By spelling alone, so it works in any language pair.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from assistant.words.plain_figures import large_numbers, plain_figures
from index.text.date_words import MONTHS, SHORT_MONTHS
from index.text.letters import WORD
from index.text.spellings import latin, same_name, spelling_keys

_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ’']\d{3})*(?:[.,:]\d+)?")
_TOKEN = re.compile(rf"{WORD}(?:[-’']{WORD})*|[.!?:;…]|[\"„“”«»(\[]")
_WORD = re.compile(rf"{WORD}(?:[-’']{WORD})*")
_NEAR = re.compile("[A-Za-z\u00c0-\u052f\u1e00-\u1fff]")
"""Letters of the scripts that :func:`latin` reads: Latin, Greek, Cyrillic."""
_FAR = re.compile(
    "[\u0531-\u1c7f\u1c90-\u1cbf\u3041-\ud7ff\uf900-\ufaff\ufb1d-\ufdff\ufe70-\ufefc\U00010000-\U0003ffff]"
)
_SENTENCE_END = frozenset('.!?:;…"„“”«»([')

_FUNCTION_WORDS = frozenset(
    """
    a an the this that these those he she it they we you i who whom whose what which when where why how did does
    do is are was were has have had will would can could should may might in on at by for from of to with without
    about after before during since until according and or but if not no yes there all any both each some his her
    its their our your my as than then so such only also more most other another many much one two three first
    second last new name list give tell say said says
    der die das den dem des ein eine einen einem einer eines er sie es wir ihr ich wer wen wem wessen was welche
    welcher welches welchen welchem wann wo warum wieso weshalb wie woher wohin womit wofür worüber wovor wodurch
    wogegen hat haben hatte hatten ist sind war waren wird werden wurde wurden kann können könnte soll sollte darf
    muss in im an am auf bei beim von vom zu zum zur mit ohne über nach vor während seit bis laut gegen für um aus
    und oder aber wenn ob nicht kein keine ja nein alle beide jeder einige sein seine ihre unser als dann so nur
    auch mehr andere viele wieviel wieviele zwei drei erste zweite letzte nenne nennen zähle liste gib sagt sagte
    le la les un une des du de d l il elle ils elles nous vous je on qui que quoi quel quelle quels quelles quand
    où pourquoi comment combien est sont était ont a avait sera dans en à au aux par pour avec sans sur après avant
    pendant depuis selon et ou mais si ne pas non oui tous toutes chaque son sa ses leur leurs ce cette ces lors
    el los las una unos unas él ella ellos nosotros quién quiénes qué cuál cuáles cuándo dónde adónde cómo cuánto
    cuánta cuántos cuántas por según es son era fue fueron ha han había con sin sobre tras antes durante desde y o
    pero si no sí todos todas cada su sus este esta esto se lo al del
    кто что какой какая какие какое каких когда где куда откуда почему зачем как сколько чей в во на по за из от
    до к ко с со у о об при про после перед во время и или но если не нет да все оба каждый его её их этот эта
    это эти он она они мы вы я был была были было есть ли
    хто що який яка які яке коли де куди звідки чому навіщо скільки чий у в на по за з із зі від до про після
    перед під час і й або але якщо не ні так всі усі його її їх цей ця це ці він вона вони ми ви я був була були
    """.split()
)
_GERMAN_NOUN_ENDINGS = (
    "ung", "ungen", "heit", "keit", "heiten", "keiten", "schaft", "schaften", "ion", "ionen", "tät", "täten", "nis",
    "nisse", "tum", "ismus", "ment", "mente", "ling", "chen", "lein", "ei", "eien",
)  # fmt: skip
_NUMBER_WORDS = {
    1: "ein eine einen einer one un une uno una один одна одно одну",
    2: "zwei two deux dos два две двух двумя обе дві двох",
    3: "drei three trois tres три трёх трех трьох",
    4: "vier four quatre cuatro четыре четырёх чотири",
    5: "fünf five cinq cinco пять пяти п'ять",
    6: "sechs six seis шесть шести шість",
    7: "sieben seven sept siete семь семи сім",
    8: "acht eight huit ocho восемь восьми вісім",
    9: "neun nine neuf nueve девять девяти дев'ять",
    10: "zehn ten dix diez десять десяти",
    11: "elf eleven onze once одиннадцать одинадцять",
    12: "zwölf twelve douze doce двенадцать дванадцять",
}
_SPELLED = {word: str(value) for value, spelled in _NUMBER_WORDS.items() for word in spelled.split()}


@lru_cache(maxsize=512)
def numbers(text: str) -> tuple[str, ...]:
    """The numbers written in digits, as plain digits: ``1.250`` and ``1 250`` give ``1250``, ``12,5`` ``12.5``.

    Digits of any script count, and what is counted by ten thousands is written out.
    """
    found = []
    for match in _NUMBER.finditer(plain_figures(text)):
        raw = match.group().rstrip(".,:")
        groups = re.split(r"[.,\u00a0\u202f ’']", raw)
        if len(groups) > 1 and all(len(group) == 3 for group in groups[1:]) and len(groups[0]) <= 3:
            raw = "".join(groups)
        found.append(raw.replace(",", ".").lstrip("0") or "0")
    return tuple(found)


@lru_cache(maxsize=512)
def spelled_numbers(text: str) -> frozenset[str]:
    """Small numbers written as words (one to twelve, in the languages known here), as digits."""
    return frozenset(
        _SPELLED[word] for word in re.findall(r"[^\W\d_']+", text.casefold()) if word in _SPELLED
    )


_AND = frozenset("and und et y e и і та oder or ou o или чи".split())


@lru_cache(maxsize=512)
def names(text: str, language: str | None = None) -> tuple[str, ...]:
    """Words that look like names: capitalised where the language does not capitalise there anyway.

    In German, where every noun is capitalised, a noun counts only when nothing speaks for a common noun:
    no word before it that nouns take (article, adjective, number), no ending that only common nouns have.
    Scripts without capitals give nothing.
    """
    tokens = [match.group() for match in _TOKEN.finditer(text)]
    named = [
        _looks_like_name(
            token, before, first=before is None or before in _SENTENCE_END, german=language == "de"
        )
        for before, token in zip([None, *tokens], tokens, strict=False)
    ]
    for place in range(1, len(tokens) - 2):
        # "sprachen Scholz und Putin": what stands beside a name is one.
        beside = tokens[place + 1].casefold() in _AND and named[place + 2]
        if beside and tokens[place][0].isupper() and not is_function_word(tokens[place]):
            named[place] = True
    return tuple(dict.fromkeys(token for token, is_name in zip(tokens, named, strict=True) if is_name))


def _looks_like_name(token: str, previous: str | None, *, first: bool, german: bool) -> bool:
    if not token[0].isupper() or latin(token) in _FOLDED_FUNCTION_WORDS or len(token) < 3:
        return len(token) >= 2 and token.isupper() and token.isalpha() and not first
    if first:
        return False
    if not german or token.isupper():
        return True
    if latin(token).endswith(_GERMAN_NOUN_ENDINGS):
        return False
    before = (previous or "").casefold()
    if previous and previous[0].isupper() and before not in _FUNCTION_WORDS:
        return True
    takes_noun = (
        before in _BEFORE_GERMAN_NOUN or before.isdecimal() or before.endswith(("e", "en", "er", "es", "em"))
    )
    return not takes_noun or before in (
        "sagte",
        "warnte",
        "erklärte",
        "forderte",
        "hatte",
        "wurde",
        "zwischen",
        "gegen",
    )


_BEFORE_GERMAN_NOUN = frozenset(
    """der die das den dem des ein eine einen einem einer eines kein keine im am vom zum zur beim ins ans aufs mein
    dein sein ihr unser euer dieser diese dieses diesen diesem jeder jede jedes alle viele wie welche welcher
    welches welchen viel wenig mehr zwei drei vier fünf""".split()
)
_WEEKDAYS = """
    monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag
    sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes
    sábado domingo понедельник вторник среда четверг пятница суббота воскресенье
    """.split()
_FOLDED_FUNCTION_WORDS = frozenset(
    latin(word)
    for words in (_FUNCTION_WORDS, _WEEKDAYS, *MONTHS.values(), *SHORT_MONTHS.values())
    for forms in words
    for word in forms.split("|")
)


def is_function_word(word: str) -> bool:
    """True for articles, pronouns, question words and the like, weekdays and months, in the languages known here."""
    return latin(word) in _FOLDED_FUNCTION_WORDS


_PART_OF_A_COMPOUND = 5


def stands_in(name: str, words: frozenset[str]) -> bool:
    """True when the name, in any spelling or as part of a compound, is among the words."""
    folded = latin(name)
    if folded in words:
        return True
    index = _indexed(words)
    if len(folded) >= _PART_OF_A_COMPOUND and folded in index.joined:
        return True
    alike = {word for key in spelling_keys(folded) for word in index.by_key.get(key, ())}
    return any(same_name(name, word) for word in alike)


@dataclass(frozen=True, slots=True)
class _Indexed:
    """Words of a text, one a line, and by what the spellings of one name have in common."""

    joined: str
    by_key: dict[str, tuple[str, ...]]


@lru_cache(maxsize=256)
def _indexed(words: frozenset[str]) -> _Indexed:
    by_key: dict[str, list[str]] = {}
    for word in words:
        for key in spelling_keys(word):
            by_key.setdefault(key, []).append(word)
    return _Indexed(
        "\n".join(latin(word) for word in words), {key: tuple(own) for key, own in by_key.items()}
    )


@lru_cache(maxsize=256)
def word_set(text: str) -> frozenset[str]:
    """The words of a text, folded to plain lower-case Latin, hyphenated ones also in parts."""
    found: set[str] = set()
    for match in _WORD.finditer(text):
        word = match.group()
        found.add(latin(word))
        if "-" in word:
            found.update(latin(part) for part in word.split("-") if part)
    return frozenset(found)


def missing_names(question: str, language: str | None, text: str) -> tuple[str, ...]:
    """Names in the question that stand in the text in no spelling."""
    words = word_set(text)
    return tuple(
        name for name in names(question, language) if not any(stands_in(part, words) for part in _parts(name))
    )


def _parts(name: str) -> list[str]:
    return [name, *(part for part in re.split(r"[-’']", name) if len(part) >= 4)]


@lru_cache(maxsize=256)
def script_of(text: str) -> str:
    """The script that most letters of a text are of; Latin, Greek and Cyrillic, which are compared, are one."""
    if text.isascii():
        return ""
    far = _FAR.findall(text)
    if len(far) <= len(_NEAR.findall(text)):
        return ""
    return Counter(unicodedata.name(letter, "").partition(" ")[0] for letter in far).most_common(1)[0][0]


def missing_numbers(question: str, text: str) -> tuple[str, ...]:
    """Numbers in the question that stand in the text neither in digits nor, up to twelve, in words."""
    known, own = known_numbers(text), large_numbers(question)
    return tuple(
        number
        for number in numbers(question)
        if number not in known and known.isdisjoint(own.get(number, ()))
    )


def known_numbers(text: str) -> frozenset[str]:
    """The numbers that stand in a text, in digits or, up to twelve, in words; large ones as other languages count."""
    return spelled_numbers(text).union(numbers(text), *large_numbers(text).values())


def holds_all(text: str, sought: str) -> bool:
    """Whether every word of ``sought`` stands in the text, as itself or within a word, in whatever alphabet."""
    folded = latin(text)
    return all(latin(word) in folded for word in sought.split())
