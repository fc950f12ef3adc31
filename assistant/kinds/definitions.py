"""Who or what a name stands for: "who is X", "what is X", "кто такой X".

In come a question, words and what stands beside them in their sentence; out comes whether the sentence speaks of X and
the words describe something else in it, as "uric acid" does in "X, which carries uric acid". Also where a sentence
describes X: "a protein called X", "X, a sculptor", "Richterin X", and whether it says nothing of X. The words stand in
``definitions.toml``, what somebody is right before a name in ``titles.py``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.kinds.beginnings import BEGINNING
from assistant.kinds.titles import is_role, title_before, within_chain
from assistant.speakers.namesakes import offices
from assistant.speakers.words import speech_words
from assistant.words.mentions import is_function_word
from assistant.words.tables import word_table
from assistant.words.word_patterns import any_case, whole_words
from index.records import Span
from index.text.letters import LETTERS
from index.text.spellings import latin, same_name

_WORD = re.compile(rf"(?:{LETTERS}|\d)+(?:[-‑'’.]?(?:{LETTERS}|\d)+)*")
_MOST_NAME_WORDS = 5
_SMALL = 3
"""Letters up to which a word of a name tells nothing: "von", "de"."""
_LAST_WORD = re.compile(r"(?:^|\s)(?P<word>[^\W\d_][\w'’.-]*)\s+$")
_MOST_GIVEN = 2
"""Given names and initials before a surname that is asked about alone."""
_INDEFINITE = frozenset("a an one ein eine einer un une una uno um uma een".split())
_MOST_BEFORE_ROLE = 6
"""Words of an apposition of which one says what somebody is: "the White House press secretary"."""
_CASE_ENDING = 2
"""Letters by which the forms of one name differ at most."""
_A_IS_A_VERB = frozenset({"fr", "it", "es", "ro", "ca"})
"""Languages in which "a" behind a name is no article: "X, a promis"."""
_SHORT_GAP = 2
"""Words that may stand between a description and the name behind it, beside names and nouns in capitals."""
_ADVERBS = 5
"""Words that may stand between "is" and the description: "is now also"."""
_QUESTION_MARKS = "?;\u037e؟？"
_MARKS = " \t\r\n\"'„“”«»‘’()[]"
_GENITIVES = ("s", "s'", "s’")
_GERMAN_SMALL = frozenset("der die das den dem des von vom für zu zum im in am".split())


@dataclass(frozen=True, slots=True)
class _Tables:
    asked: re.Pattern[str]
    asked_behind: re.Pattern[str]
    fillers: re.Pattern[str]
    called: re.Pattern[str]
    before_copula: re.Pattern[str]
    behind: re.Pattern[str]
    of: re.Pattern[str]
    to_comma: re.Pattern[str]
    to_copula: re.Pattern[str]
    naming: re.Pattern[str]
    reporting: re.Pattern[str]
    led_in: re.Pattern[str]
    tells: Mapping[str, re.Pattern[str]]


@cache
def _tables() -> _Tables:
    tables = word_table(__file__)
    tied = tables["tied"]
    copula, article, aside = tied["copula"], tied["article"], tied["aside"]
    lead = rf"(?:(?:{aside})?\s*,[^,;.]{{0,80}},)?(?:{aside})?"
    words = rf"(?:\s+[^\s,;:.]+){{0,{_ADVERBS}}}?"
    return _Tables(
        asked=any_case(
            rf"{BEGINNING}(?:(?P<who>{tables['asked']['who']})|{tables['asked']['what']})\s+"
            rf"(?:(?:{tables['asked']['article']})(?:\s+|(?<=['’])))?(?P<thing>[^?!.,;]+(?:\.[^?!.,;\s]+)*)[\s?!.]*$"
        ),
        asked_behind=any_case(
            rf"{BEGINNING}(?P<thing>[^?!.,;]+?)\s+(?:{tables['asked']['behind']})[\s?!.]*$"
        ),
        fillers=any_case(rf"(?:^|(?<=\s))(?:{tables['asked']['filler']})(?:\s+|\s*$)"),
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
        reporting=any_case(rf"^\W*(?:{tied['reporting']})\b[^,;:.]{{0,80}}$"),
        led_in=any_case(rf"^\s*(?:(?:{article})\s+|l['’])(?P<words>[^,;:.–—\d]{{3,80}}?)\s*,\s*$"),
        tells={language: whole_words(verbs) for language, verbs in tables["told"].items()},
    )


@lru_cache(maxsize=256)
def asked_thing(question: str) -> str | None:
    """The name whose bearer a question asks to be told: "who is X"; None for other questions.

    A noun with a genitive before it ("Was ist Pekings Ziel?") and the bearer of a role ("Wer ist Trainer von X?") are
    no such names. Dutch "wie is" asks who; German has no such words.
    """
    found = _asked(question)
    if found is None:
        return None
    thing = _tables().fillers.sub("", found["thing"]).strip(_MARKS)
    words = [match.group() for match in _WORD.finditer(thing)]
    named = [word for word in words if _is_named(word)]
    if not named or len(words) > _MOST_NAME_WORDS or words[0] != named[0]:
        return None
    if any(len(word) > _SMALL and word not in named for word in words) or offices(words):
        return None
    if any(not word[0].isupper() and is_role(word) for word in words):
        return None
    if len(words) > 1 and words[0] not in speech_words("en").given_names:
        is_genitive = words[0].endswith(_GENITIVES)
        if is_genitive or any(word in _GERMAN_SMALL for word in words):
            return None
    return thing


def _asked(question: str) -> re.Match[str] | None:
    plain = question.strip().rstrip(_QUESTION_MARKS)
    return _tables().asked.match(plain) or _tables().asked_behind.match(plain)


def _asks_who(question: str) -> bool:
    found = _asked(question)
    return found is not None and found.groupdict().get("who", "") is not None


def _is_named(word: str) -> bool:
    return not word[0].islower() or any(letter.isdecimal() for letter in word)


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
    if _asks_who(question) and any(_is_of_role(sentence, (start, end), place, thing) for place in places):
        return True
    return not any(_ties(sentence, (start, end), place) for place in places)


def _is_of_role(sentence: str, words: Span, place: Span, somebody: str) -> bool:
    """Whether the words are only what a role beside the name is of: "the mill" of "the head of the mill"."""
    for low, high in _described(sentence, place, somebody):
        of = within_chain(sentence[low:high])
        if of is not None and low + of[0] <= words[0] and words[1] <= high:
            return True
    return False


def says_nothing_of(question: str, sentence: str, language: str | None) -> bool:
    """True where it is asked who X is, and a sentence neither names X nor tells by any word what somebody is.

    In languages where a sentence that tells who somebody is has an "is"; False in others.

    Args:
        question: as it stands alone.
        sentence: of the article.
        language: that of the sentence.
    """
    thing = asked_thing(question)
    if thing is None or not _asks_who(question):
        return False
    tells = _tables().tells.get(language or "")
    if tells is None or tells.search(sentence) is not None or _places(sentence, thing):
        return False
    return not any(is_role(match.group()) for match in _WORD.finditer(sentence))


def names_in_full(question: str, sentence: str) -> bool:
    """Whether a sentence writes all of the name of several words that a question asks who or what it is."""
    thing = asked_thing(question)
    asked = [word for word in _WORD.findall(thing or "") if _is_named(word)]
    if thing is None or len(asked) < 2:
        return False
    return any(
        all(any(_is_spelled(word, own) for own in _WORD.findall(sentence[slice(*place)])) for word in asked)
        for place in _places(sentence, thing)
    )


def find_descriptions(question: str, sentence: str, language: str | None = None) -> list[Span]:
    """Where a sentence says who or what the name that the question asks about is; the surest first.

    Args:
        question: as it stands alone.
        sentence: in any language known here.
        language: that of the sentence; None where it is not known.
    """
    thing = asked_thing(question)
    if thing is None:
        return []
    asks_who = _asks_who(question)
    found = [
        span
        for place in _places(sentence, thing)
        for span in _described(sentence, place, thing if asks_who else None)
    ]
    if language in _A_IS_A_VERB:
        found = [span for span in found if not sentence[slice(*span)].startswith(("a ", "a\u00a0"))]
    return list(dict.fromkeys(found))


def _described(sentence: str, place: Span, somebody: str | None) -> list[Span]:
    """Where the sentence describes what it names there; by a role before the name only where that is somebody."""
    tables = _tables()
    before, after = sentence[: place[0]], sentence[place[1] :]
    found = []
    for pattern in (tables.to_copula, tables.to_comma):
        match = pattern.match(after)
        if match is not None and _is_apposition(match, before, is_somebody=somebody is not None):
            found.append((place[1] + match.start("words"), place[1] + match.end("words")))
    naming = tables.naming.search(before)
    if naming is not None:
        found.append(naming.span("words"))
    if somebody is None:
        return found
    own = _WORD.findall(sentence[slice(*place)])
    in_base_form = any(latin(word) == latin(asked) for word in own for asked in _WORD.findall(somebody))
    is_alone = len(own) == len(_WORD.findall(somebody)) == 1
    title = _title(before, in_base_form=in_base_form, is_alone=is_alone) or _before_comma(before, after)
    return found if title is None else [*found, title]


def _is_apposition(match: re.Match[str], before: str, *, is_somebody: bool) -> bool:
    """Whether what follows a name is no clause: "according to X, the engine stopped", "said X, the deal is off"."""
    if match.string[match.end() :][:1] == ",":
        return True
    if _tables().reporting.search(before):
        return False
    words = _WORD.findall(match["words"])
    is_open = not is_somebody or match.re is not _tables().to_comma or words[0].casefold() in _INDEFINITE
    return is_open or any(is_role(word) for word in words[:_MOST_BEFORE_ROLE])


def _title(before: str, *, in_base_form: bool, is_alone: bool) -> Span | None:
    """The role before a name; where that stands alone in the question, before the given names beside it.

    A word in capitals right before a surname is a role only where it is listed as one: it may be a given name.
    """
    if not is_alone:
        return title_before(before, in_base_form=in_base_form)
    heads = [before]
    while len(heads) <= _MOST_GIVEN:
        given = _LAST_WORD.search(heads[-1])
        if given is None or given["word"][0].islower() or is_role(given["word"]):
            break
        heads.append(heads[-1][: given.start("word")])
    found = (title_before(head, in_base_form=in_base_form) for head in reversed(heads[1:]))
    title = next((title for title in found if title is not None), None)
    return title or (title_before(before, in_base_form=in_base_form) if len(heads) == 1 else None)


def _before_comma(before: str, after: str) -> Span | None:
    """What a sentence begins with up to the name between commas: "The head of the mill, Ann Poe, said"."""
    found = _tables().led_in.match(before)
    return found.span("words") if found is not None and after.lstrip().startswith(",") else None


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


def _is_spelled(asked: str, word: str) -> bool:
    """Whether a word is the asked one but for its ending or its script; no longer name that begins like it."""
    return _is_same(asked, word) and (
        asked.isascii() != word.isascii() or abs(len(asked) - len(word)) <= _CASE_ENDING
    )


def _is_same(asked: str, word: str) -> bool:
    if any(letter.isdecimal() for letter in asked):
        return latin(re.sub(r"['’]s$", "", word)) == latin(asked)
    return not word[0].islower() and same_name(asked, word)


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
        plain = [word for word in between if word[0].islower()]
        return len(plain) <= _SHORT_GAP and not any(is_function_word(word) for word in plain)
    return tables.behind.match(sentence[place[1] : words[0]]) is not None
