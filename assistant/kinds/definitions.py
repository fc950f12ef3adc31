"""Who or what a name stands for: "who is X", "what is X", "кто такой X".

In come a question, words and what stands beside them in their sentence; out comes whether the sentence speaks of X and
the words describe something else in it, as "uric acid" does in "X, which carries uric acid". Also where a sentence
describes X: "a protein called X", "X, a sculptor", "Richterin X". The words stand in ``definitions.toml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.kinds.beginnings import BEGINNING
from assistant.speakers.namesakes import offices
from assistant.speakers.words import speech_words
from assistant.words.mentions import is_function_word
from assistant.words.tables import word_table
from assistant.words.word_patterns import any_case
from index.records import Span
from index.text.letters import LETTERS
from index.text.spellings import latin, same_name

_WORD = re.compile(rf"(?:{LETTERS}|\d)+(?:[-‑'’.]?(?:{LETTERS}|\d)+)*")
_NAME_WORD = re.compile(r"[^\W\d_a-zß-öø-ÿа-яёіїєґ]|\d")
_MOST_NAME_WORDS = 5
_SMALL = 3
"""Letters up to which a word of a name tells nothing: "von", "de"."""
_SHORT_GAP = 2
"""Words that may stand between a description and the name behind it, beside names and nouns in capitals."""
_ADVERBS = 5
"""Words that may stand between "is" and the description: "is now also"."""
_QUESTION_MARKS = "?;\u037e؟？"
_SOMEBODY = 6
"""Letters from which a word's ending tells that it is somebody."""
_MARKS = " \t\r\n\"'„“”«»‘’()[]"
_GENITIVES = ("s", "s'", "s’")
_GERMAN_SMALL = frozenset("der die das den dem des von vom für zu zum im in am".split())


@dataclass(frozen=True, slots=True)
class _Tables:
    asked: re.Pattern[str]
    asked_behind: re.Pattern[str]
    called: re.Pattern[str]
    before_copula: re.Pattern[str]
    behind: re.Pattern[str]
    of: re.Pattern[str]
    to_comma: re.Pattern[str]
    to_copula: re.Pattern[str]
    naming: re.Pattern[str]
    led_in: re.Pattern[str]
    somebody: re.Pattern[str]
    person_ending: re.Pattern[str]
    placed: re.Pattern[str]


@cache
def _tables() -> _Tables:
    tables = word_table(__file__)
    tied = tables["tied"]
    copula, article, aside = tied["copula"], tied["article"], tied["aside"]
    lead = rf"(?:(?:{aside})?\s*,[^,;.]{{0,80}},)?(?:{aside})?"
    words = rf"(?:\s+[^\s,;:.]+){{0,{_ADVERBS}}}?"
    return _Tables(
        asked=any_case(
            rf"{BEGINNING}(?:{'|'.join(tables['asked'][form] for form in ('who', 'what'))})\s+"
            rf"(?:(?:{tables['asked']['article']})(?:\s+|(?<=['’])))?(?P<thing>[^?!.,;]+(?:\.[^?!.,;\s]+)*)[\s?!.]*$"
        ),
        asked_behind=any_case(
            rf"{BEGINNING}(?P<thing>[^?!.,;]+?)\s+(?:{tables['asked']['behind']})[\s?!.]*$"
        ),
        called=any_case(rf"^.*?(?:^|\s|,)(?:{tied['called']})[\s\"'„“«‘]*"),
        before_copula=any_case(rf"^\s*(?:{copula}){words}\s*$"),
        behind=any_case(
            rf"^(?:{lead}\s*[,–—:(-]?\s*(?:{article})?|{lead}\s*,?\s*(?:{copula}){words})\s*$|^\s*[-–—,:(|]*\s*$"
            rf"|^\s*,\s*(?:{tied['relative']})\s*$"
        ),
        of=any_case(rf"^\s*(?:{tied['own']})\s+[^,;:.]{{0,60}},?\s*$|^\s*,\s*(?:{article})?\s*$"),
        to_comma=any_case(rf"^(?:{aside})?\s*[,–—]\s*(?P<words>(?:{article})\b\s*[^,;:.–—]{{3,120}})"),
        to_copula=any_case(
            rf"^(?:{aside})?\s+(?:{copula})\s+(?P<words>(?:{article})\b\s*[^,;:.–—]{{3,120}}(?<!\s))"
        ),
        naming=any_case(
            rf"^(?:.*[\s,(])?(?P<words>(?:a|an|the|ein|eine|einen|einem|einer|un|une|una|uno|um|uma|een)\s+[^,;:.]{{2,60}}?)"
            rf"\s*,?\s*(?:{tied['called']})[\s\"'„“«‘]*$"
        ),
        led_in=any_case(rf"^\s*(?:(?:{article})\s+|l['’])(?P<words>[^,;:.–—\d]{{3,80}}?)\s*,\s*$"),
        somebody=any_case(tables["person"]["word"]),
        person_ending=any_case(rf"{tables['person']['ending']}$"),
        placed=any_case(tables["person"]["place"]),
    )


@lru_cache(maxsize=256)
def asked_thing(question: str) -> str | None:
    """The name whose bearer a question asks to be told: "who is X"; None for other questions.

    A noun with a genitive before it ("Was ist Pekings Ziel?") and the bearer of a role ("Wer ist Trainer von X?") are
    no such names. Dutch "wie is" asks who; German has no such words.
    """
    plain = question.strip().rstrip(_QUESTION_MARKS)
    found = _tables().asked.match(plain) or _tables().asked_behind.match(plain)
    if found is None:
        return None
    thing = found["thing"].strip(_MARKS)
    words = [match.group() for match in _WORD.finditer(thing)]
    named = [word for word in words if _is_named(word)]
    if not named or len(words) > _MOST_NAME_WORDS or words[0] != named[0]:
        return None
    if any(len(word) > _SMALL and word not in named for word in words) or offices(words):
        return None
    if len(words) > 1 and words[0] not in speech_words("en").given_names:
        is_genitive = words[0].endswith(_GENITIVES)
        if is_genitive or any(word in _GERMAN_SMALL for word in words):
            return None
    return thing


def _is_named(word: str) -> bool:
    return _NAME_WORD.match(word) is not None or any(letter.isdecimal() for letter in word)


def is_of_another(question: str, words: str, before: str, after: str) -> bool:
    """True where it is asked who or what X is, the sentence names X, and the words describe something else.

    Args:
        question: as it stands alone.
        words: that may say who or what X is.
        before: what stands before them in their sentence.
        after: what follows.
    """
    thing = asked_thing(question)
    if thing is None:
        return False
    sentence = before + words + after
    places = _places(sentence, thing)
    start, end = len(before), len(before) + len(words)
    if not places or any(low < end and start < high for low, high in places):
        return False
    return not any(_ties(sentence, (start, end), place) for place in places)


def find_descriptions(question: str, sentence: str) -> list[Span]:
    """Where a sentence says who or what the name that the question asks about is; the surest first.

    Args:
        question: as it stands alone.
        sentence: in any language known here.
    """
    thing = asked_thing(question)
    if thing is None:
        return []
    found = [span for place in _places(sentence, thing) for span in _described(sentence, place)]
    return list(dict.fromkeys(found))


def _described(sentence: str, place: Span) -> list[Span]:
    tables = _tables()
    before, after = sentence[: place[0]], sentence[place[1] :]
    found = []
    for pattern in (tables.to_copula, tables.to_comma):
        match = pattern.match(after)
        if match is not None:
            found.append((place[1] + match.start("words"), place[1] + match.end("words")))
    naming = tables.naming.search(before)
    if naming is not None:
        found.append(naming.span("words"))
    title = _title(before) or _before_comma(before, after)
    return found if title is None else [*found, title]


def _before_comma(before: str, after: str) -> Span | None:
    """What a sentence begins with up to the name between commas: "The head of the mill, Ann Poe, said"."""
    found = _tables().led_in.match(before)
    return found.span("words") if found is not None and after.lstrip().startswith(",") else None


def _title(before: str) -> Span | None:
    """The role right before a name, with what describes it: "Vorsitzende Richterin"."""
    words = list(_WORD.finditer(before))
    if not words or before[words[-1].end() :].strip():
        return None
    role, ahead = words[-1].group(), words[-2].group() if len(words) > 1 else ""
    if not offices([role]) and (not _is_somebody(role) or _tables().placed.fullmatch(ahead)):
        return None
    first = len(words) - 1
    while first and before[words[first - 1].end() : words[first].start()].isspace():
        if not _is_adjective(words[first - 1].group()):
            break
        first -= 1
    return words[first].start(), words[-1].end()


def _is_somebody(word: str) -> bool:
    """True for what says by its form what somebody is: "Schulleiter", "headmaster"."""
    tables = _tables()
    if tables.somebody.fullmatch(word):
        return True
    return (
        len(word) >= _SOMEBODY
        and not is_function_word(word)
        and tables.person_ending.search(word) is not None
    )


def _is_adjective(word: str) -> bool:
    """True for what stands before a role and says which: "foreign", "stellvertretende", "Vorsitzende"."""
    return _adjectives().fullmatch(word) is not None


@cache
def _adjectives() -> re.Pattern[str]:
    return any_case(word_table(__file__, "roles")["within"]["adjective"])


def _places(sentence: str, thing: str) -> list[Span]:
    """Where the sentence writes the name or its last word, in any case's form; neighbours that are its too count."""
    asked = [match.group() for match in _WORD.finditer(thing)]
    asked = [word for word in asked if _is_named(word) and (len(word) > 1 or len(asked) == 1)]
    found: list[Span] = []
    for match in _WORD.finditer(sentence):
        if not any(_is_same(word, match.group()) for word in asked):
            continue
        if found and not sentence[found[-1][1] : match.start()].strip(_MARKS):
            found[-1] = (found[-1][0], match.end())
        else:
            found.append(match.span())
    return found


def _is_same(asked: str, word: str) -> bool:
    if any(letter.isdecimal() for letter in asked):
        return latin(re.sub(r"['’]s$", "", word)) == latin(asked)
    return _NAME_WORD.match(word) is not None and same_name(asked, word)


def _ties(sentence: str, words: Span, place: Span) -> bool:
    """Whether what stands between words and a name makes the words a description of it."""
    tables = _tables()
    if words[1] <= place[0]:
        gap = sentence[words[1] : place[0]]
        if tables.called.match(gap) or tables.before_copula.match(gap) or tables.of.match(gap):
            return True
        between = [match.group() for match in _WORD.finditer(gap)]
        if any(mark in gap for mark in ",;:."):
            return False
        plain = [word for word in between if not _NAME_WORD.match(word)]
        return len(plain) <= _SHORT_GAP and not any(is_function_word(word) for word in plain)
    return tables.behind.match(sentence[place[1] : words[0]]) is not None
