"""Whose words a question asks for ("what did the minister Braun say about ...?"), and whether a quote is that person's.

By question words, speech verbs and the place of names, in the languages known here; where nobody is asked for, or a
text names nobody, nothing is said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from assistant.mentions import names, stands_in, word_set
from assistant.speakers import attribute
from assistant.who_speaks import asks_for_speaker
from index.records import Article, Span
from index.spellings import same_name, words

_TOKEN = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*|[.,;:?!]")
_ASKS_WHAT = re.compile(
    r"(?i)\b(?:what|how|which|was|wie|welche\w*|womit|wovor|worüber|wozu|qu['’]|que|quoi|quels?|quelles?|comment|qué|"
    r"cómo|cuál(?:es)?|что|чем|как|какой|какую|какие|каким|какими|о\s+чём|о\s+чем|що|чим|як|який|яку|якими)\b"
)
_ASKS_OPENLY = re.compile(
    r"""(?xi)
    ^\W*(?:(?:and|und|et|y|и|а|і)\s+)?
    (?:what(?:\s+exactly)?\s+(?:did|does|do|has|have|had)|how\s+did|was\s+(?!für)|wie\s+(?!viel|lang|hoch|oft)
    |wovor|worüber|qu['’]|que\s|comment|qué\s+(?:le\s+|les\s+)?(?:dij|ha\b|dec|advirt|anunc|afirm|expl|respond|opin)
    |cómo|что\s|чем|о\s+чём|о\s+чем|как\s|що\s|про\s+що|як\s)
    """
)
_VERB = re.compile(
    r"""(?xi)
    (?:say|said|says|tell|told|announce|declare|claim|describe|call|warn|demand|promise|threaten|write|wrote|state|explain
    |criticis|criticiz|praise|predict|admit|confirm|insist|argue|comment|deny|denied|accuse|urge|put|characteri[sz]e|think
    |sagt|sagen|gesagt|erklär|warnt|gewarnt|forder|geforder|behaupt|nannt|nennt|nennen|genannt|bezeichn|beschreib
    |beschrieb|kündig|angekündig|droht|gedroht|schrieb|geschrieben|verspr[ao]ch|kritisier|lobt|gelobt|beton|bestätig
    |bekräftig|dementier|bestritt|bestritten|äußer|geäußer|mitgeteilt|teilt|verlang|meint|gemeint|sprach|gesprochen
    |dit\b|dite\b|dites\b|déclar|averti|annonc|accus|écri|affirm|exig|menac|promis|critiqu|confirm|expliqu|qualifi|décri
    |dijo|dicho|dice|advirti|advert|anunci|acus|escrib|afirm|exigi|amenaz|prometi|critic|explic|calific|declar|describ
    |сказа|заяви|предупре|сообщ|назва|обвин|написа|потребова|пообеща|пригрози|объяви|подтверд|говори|описа
    |казав|казал|повідом|попередив|звинува|вимага|пообіця|погрожу|оголоси|підтверд)
    \w*"""
)
_HELPS = frozenset("did does do has had have hat hatte haben hatten a ont avait ha había habían".split())
_PREPOSITIONS = frozenset(
    """
    about to of on in for with from by at against over after before between and than regarding
    über zu zum zur an am im mit von vom bei beim gegen gegenüber nach vor für um und zwischen aus
    à au aux de du des sur avec pour par contre dans en entre et après avant envers
    a al del sobre con por para contra entre y tras según
    о об про к ко с со на в во по за от для и между после перед до у з із від та й
    """.split()
)
_ACCORDING = re.compile(
    r"(?i)\b(?:according\s+to|laut|nach\s+(?:angaben|auskunft|worten|darstellung)\s+(?:von|des|der)|selon|d['’]après|"
    r"según|по\s+словам|по\s+данным|согласно|за\s+словами|за\s+даними)\s+"
)
_INVERTED = re.compile(r"(?i)(?:a|ont|avait)(?:-t)?-(?:il|elle|ils|elles|on)")
_MOST_OF_A_NAME = 8
_MOST_BETWEEN = 4
"""Words that may stand between a verb of speech and its subject's name: titles and offices."""


@dataclass(frozen=True, slots=True)
class AskedSpeaker:
    """Whose words are asked for.

    Attributes:
        name: the words of the name, as the question spells them.
        openly: whatever that person says is asked for ("what did Braun say"), not one thing said
            ("which bridge did Braun praise").
    """

    name: tuple[str, ...]
    openly: bool


@lru_cache(maxsize=64)
def asked_speaker(question: str, language: str | None) -> AskedSpeaker | None:
    """Whose words are asked for; None where nobody's are, or where somebody is asked for."""
    if asks_for_speaker(question):
        return None
    known = set(names(question, language))
    stated = _ACCORDING.search(question)
    if not known:
        return None
    if stated is not None:
        named = _first_name([m.group() for m in _TOKEN.finditer(question[stated.end() :])], known)
        return AskedSpeaker(named, openly=False) if named else None
    named = _subject_of_speech(question, language, known) if _ASKS_WHAT.search(question) else ()
    return AskedSpeaker(named, openly=_ASKS_OPENLY.search(question) is not None) if named else None


def _subject_of_speech(question: str, language: str | None, known: set[str]) -> tuple[str, ...]:
    tokens = [match.group() for match in _TOKEN.finditer(question)]
    for place, token in enumerate(tokens):
        if token in known or not _VERB.fullmatch(token) or (language == "de" and token[0].isupper()):
            continue
        named = _subject_before(tokens[:place], known)
        if not named and language != "en":
            named = _first_name(tokens[place + 1 :], known)
        if named:
            return named
    return ()


def _first_name(tokens: list[str], known: set[str]) -> tuple[str, ...]:
    """The name that begins within a few words, no preposition before it."""
    for place, token in enumerate(tokens[: _MOST_BETWEEN + 1]):
        if token in known:
            return _whole(tokens[place:], known)
        if token.casefold() in _PREPOSITIONS or not token[0].isalpha():
            return ()
    return ()


def _subject_before(tokens: list[str], known: set[str]) -> tuple[str, ...]:
    """The subject's name before the verb: after an auxiliary, before an inverted one, or right before the verb.

    "did the minister Braun say", "hat Braun gesagt", "Braun a-t-il dit", "как Браун назвал".
    """
    helps = [place for place, token in enumerate(tokens) if token.casefold() in _HELPS]
    after = tokens[helps[0] + 1 :] if helps else []
    subject: tuple[str, ...] = ()
    for place, token in enumerate(after):
        if token.casefold() in _PREPOSITIONS or not token[0].isalnum():
            break
        if token in known and (not place or after[place - 1] not in known):
            subject = _whole(after[place:], known)
    if subject:
        return subject
    end = len(tokens) - 1 if tokens and _INVERTED.fullmatch(tokens[-1]) else len(tokens)
    begin = end
    while begin and tokens[begin - 1] in known:
        begin -= 1
    if begin == end or (begin and tokens[begin - 1].casefold() in _PREPOSITIONS):
        return ()
    return tuple(tokens[begin:end])


def _whole(tokens: list[str], known: set[str]) -> tuple[str, ...]:
    named: list[str] = []
    for token in tokens:
        if token not in known:
            break
        named.append(token)
    return tuple(named)


class Said(Enum):
    """Whose words a sentence holds, where a question asks for somebody's."""

    THEIRS = "the person asked about says it, or it is known through that person"
    OPEN = "the text does not tell, or nobody is asked about"
    ANOTHER_S = "somebody else says it"


def said_by(article: Article, quote: Span, asked: AskedSpeaker | None) -> Said:
    """Whose words the article's words are.

    Somebody else's only where that one is named ("the minister" may be the one asked about), and where the article
    writes the asked name at all: in another language it may be a translated one ("the White House").
    """
    if asked is None:
        return Said.OPEN
    said = attribute(article, quote)
    given = [named.name for named in (said.speaker, said.via) if named is not None]
    last = asked.name[-1]
    if any(same_name(last, word) for name in given for word in words(name)):
        return Said.THEIRS
    named = said.speaker is not None and bool(names(f"— {said.speaker.name}", article.language))
    return Said.ANOTHER_S if named and stands_in(last, word_set(article.text)) else Said.OPEN


def names_speaker(asked: AskedSpeaker, text: str) -> bool:
    """Whether a few words are the asked speaker's own name, with or without an office."""
    given = words(text)
    return len(given) <= _MOST_OF_A_NAME and any(same_name(asked.name[-1], word) for word in given)
