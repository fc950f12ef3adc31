"""What somebody is, told right before the name: "Vorsitzende Richterin X", "head of the mill X", "директор школы X".

In comes what stands before a name in its sentence, out comes where the role stands there, with what describes it and
what it is of. The words stand in ``titles.toml``, offices in ``speakers/lists``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.speakers.namesakes import offices
from assistant.speakers.words import LANGUAGES, speech_words
from assistant.words.mentions import is_function_word
from assistant.words.tables import word_table
from assistant.words.word_patterns import any_case
from index.records import Span
from index.text.letters import LETTERS

_WORD = re.compile(rf"(?:{LETTERS}|\d)+(?:[-‑'’.]?(?:{LETTERS}|\d)+)*")
_ELIDED = re.compile(r"(?i)^(?:d|l|dell|all|dall|nell|sull)['’]")
_OF_IT = re.compile(r"(?i)^(?:d|dell|all|dall|nell|sull)['’]")
_SOMEBODY = 6
"""Letters from which a word's ending tells that it is somebody."""
_MOST_BETWEEN = 6
"""Words that may stand between a role and the name, and tell what it is of."""
_GENITIVE = re.compile(
    r"(?i)(?<=[^\W\d_]\s)(?:des|der|eines|einer|seiner|seines|ihrer|ihres)\s+(?:[a-zäöüß-]{4,}\s+){0,2}$"
)
"""What makes a German role that follows one that somebody else may have."""
_DESCRIBED = re.compile(
    r"(?:(?P<words>\b[A-ZÄÖÜ][\w-]+(?:s\s+(?:[a-zäöüß-]{3,}(?:en|er|es|em|e)\s+){1,3}|['’]s\s+(?:[a-z-]+\s+){0,3}))"
    r"|\b(?:[Dd](?:er|ie|em|en|es)|[Ee]ine?[mnrs]?|[Ss]eine?[mnrs]?|[Ii]hre?[mnrs]?)\s+"
    r"(?P<adjectives>(?:[a-zäöüß-]{4,}(?:en|er|es|em|e)\s+){1,3}))$"
)
"""What describes a role before it in German and English: "Putins außenpolitischer", "der diplomatische"."""
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")


@dataclass(frozen=True, slots=True)
class _Tables:
    word: re.Pattern[str]
    ending: re.Pattern[str]
    address: re.Pattern[str]
    place: re.Pattern[str]
    of: re.Pattern[str]
    article: re.Pattern[str]
    belonging: re.Pattern[str]
    owner: re.Pattern[str]
    doing: re.Pattern[str]
    owned: re.Pattern[str]
    owning: re.Pattern[str]
    adjective: re.Pattern[str]


@cache
def _tables() -> _Tables:
    person, chain = word_table(__file__)["person"], word_table(__file__)["chain"]
    return _Tables(
        word=any_case("|".join(person["word"].values())),
        ending=any_case(rf"{person['ending']}$"),
        address=any_case(person["address"]),
        place=any_case(person["place"]),
        of=any_case(chain["of"]),
        article=any_case(chain["article"]),
        belonging=any_case(chain["belonging"]),
        owner=any_case("|".join(chain["owner"].values())),
        doing=any_case("|".join(chain["doing"].values())),
        owned=any_case(chain["owned"]),
        owning=any_case(chain["owning"]),
        adjective=any_case(word_table(__file__, "roles")["within"]["adjective"]),
    )


def title_before(before: str, *, in_base_form: bool = True) -> Span | None:
    """Where the role right before a name stands, with what describes it and what it is of; None without.

    Args:
        before: the sentence up to the name.
        in_base_form: the name stands there as it is asked; a name in another case may be the object of a verb, which
            looks like the owner of a role in languages without articles.
    """
    words = list(_WORD.finditer(before))
    if not words or before[words[-1].end() :].strip():
        return None
    head = len(words) - 1
    if not _is_title(words[head].group(), words[head - 1].group() if head else ""):
        head = _head_of_chain(before, words, in_base_form=in_base_form)
    elif _is_owned(before, words, head):
        return None
    if head < 0:
        return None
    first = head
    while first and before[words[first - 1].end() : words[first].start()].isspace():
        ahead = words[first - 1].group()
        if not (_tables().adjective.fullmatch(ahead) or _owns(ahead, words[first].group(), in_base_form)):
            break
        first -= 1
    described = _DESCRIBED.search(before[: words[first].start()])
    start = described.start(described.lastgroup or 0) if described is not None else words[first].start()
    return start, words[-1].end()


def _is_owned(before: str, words: Sequence[re.Match[str]], head: int) -> bool:
    """Whether a German role may be only what another one is of, so that the name may be either's.

    "Der Berater des russischen Präsidenten Juri Uschakow": the name need not be the president's.
    """
    genitive = _GENITIVE.search(before[: words[head].start()])
    ahead = [word for word in words[:head] if genitive is not None and word.end() <= genitive.start()]
    return bool(ahead) and (is_role(ahead[-1].group()) or _is_somebody(ahead[-1].group()))


def _owns(ahead: str, role: str, in_base_form: bool) -> bool:
    """Whether two words are one role: "помощник президента", "köy muhtarı".

    "Помощник президента Путина" is another one than he: the name is inflected like the role beside it.
    """
    tables = _tables()
    if tables.owned.fullmatch(role):
        return tables.owning.fullmatch(ahead) is not None
    if not in_base_form and tables.owner.fullmatch(ahead) is None:
        return False
    return tables.owner.fullmatch(role) is not None and not tables.doing.fullmatch(ahead) and is_role(ahead)


def is_role(word: str) -> bool:
    """True for what says what somebody is: an office, a trade, a relative; not for a form of address."""
    tables = _tables()
    if tables.address.fullmatch(word) or word in speech_words("en").given_names:
        return False
    return bool(offices([word])) or tables.word.fullmatch(word) is not None or _is_listed(word)


def within_chain(words: str) -> Span | None:
    """Where in a description that begins with its role stands what the role is of; None where it is of nothing."""
    found = list(_WORD.finditer(words))
    first = 0
    while first < len(found) and _tables().article.fullmatch(found[first].group()):
        first += 1
    if first >= len(found) or not (is_role(found[first].group()) or _is_somebody(found[first].group())):
        return None
    for word in found[first + 1 :]:
        if _tables().of.fullmatch(word.group()) or _ELIDED.match(word.group()):
            return word.start(), len(words)
    return None


def _is_title(word: str, ahead: str) -> bool:
    tables = _tables()
    if offices([word]):
        return True
    if _OF_IT.match(word):
        return False
    if tables.address.fullmatch(word) or tables.place.fullmatch(ahead):
        return False
    return is_role(word) or _is_somebody(word)


def _is_somebody(word: str) -> bool:
    """True for what says by its form what somebody is: "Schulleiter", "headmaster"."""
    is_long = len(word) >= _SOMEBODY and not is_function_word(word)
    return is_long and _tables().ending.search(word) is not None


@lru_cache(maxsize=1024)
def _is_listed(word: str) -> bool:
    """Whether a language's list of those who speak has the word among the roles."""
    cyrillic = _CYRILLIC.match(word) is not None
    return any(
        speech_words(language).is_role(word)
        for language in LANGUAGES
        if (language in ("ru", "uk")) == cyrillic
    )


def _head_of_chain(before: str, words: Sequence[re.Match[str]], *, in_base_form: bool) -> int:
    """The place of a role with nothing but what it is of between it and the end; -1 without."""
    for place in range(len(words) - 2, max(-1, len(words) - 2 - _MOST_BETWEEN), -1):
        if not before[words[place].end() : words[place + 1].start()].isspace():
            return -1
        if is_role(words[place].group()):
            chain = [word.group() for word in words[place + 1 :]]
            return place if _is_chain(chain) or (in_base_form and _is_owner(chain)) else -1
    return -1


def _is_chain(words: Sequence[str]) -> bool:
    """True for "of the mill", "de la fábrica Norvales", "du comité de grève": each of and what one thing."""
    tables, at = _tables(), 0
    while at < len(words):
        if elided := _ELIDED.match(words[at]):
            named = words[at][elided.end() :][:1]
            at += 1
        elif tables.of.fullmatch(words[at]):
            at += 1
            while at < len(words) and tables.article.fullmatch(words[at]):
                at += 1
            if at >= len(words):
                return False
            named = (
                words[at][:1] if not (elided := _ELIDED.match(words[at])) else words[at][elided.end() :][:1]
            )
            at += 1
        else:
            return False
        while at < len(words) and (named.isupper() or tables.belonging.fullmatch(words[at])):
            if not (words[at][0].isupper() or tables.belonging.fullmatch(words[at])):
                break
            at += 1
        while at < len(words) and words[at][0].isupper():
            at += 1
    return bool(words)


def _is_owner(words: Sequence[str]) -> bool:
    """True for what looks like genitives and no verb: "школы", "školy", "școlii"."""
    tables = _tables()
    return all(
        tables.owner.fullmatch(word) and not tables.doing.fullmatch(word) and not is_function_word(word)
        for word in words
    )
