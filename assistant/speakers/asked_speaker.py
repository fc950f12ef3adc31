"""Whose words a question asks for ("what did the minister Braun say about ...?"), and whether a quote is that person's.

By question words, speech verbs and the place of names, in the languages known here; where nobody is asked for, or a
text names nobody, nothing is said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from itertools import pairwise

from assistant.answer import Attribution
from assistant.speakers.attribution import attribute
from assistant.speakers.interviews import turn_at
from assistant.speakers.namesakes import NOBODY_KNOWN, Person, offices, people, person_at, same_given
from assistant.speakers.sources import sources
from assistant.speakers.tokens import is_speech, quoted_ranges, tokens_of
from assistant.speakers.who_speaks import asks_for_speaker
from assistant.speakers.words import LANGUAGES, ROMANCE, speech_words
from assistant.words.mentions import is_function_word, names, stands_in, word_set
from index.lexical import stems
from index.records import Article, Span
from index.text.letters import WORD
from index.text.spellings import same_name, words

_TOKEN = re.compile(rf"{WORD}(?:[-’']{WORD})*|[.,;:?!]")
_BORDER = re.compile(r"[,;]\s+")
_ASKS_WHAT = re.compile(
    r"(?i)\b(?:what|how|which|was|wie|welche\w*|womit|wovor|worüber|wozu|qu['’]|que|quoi|quels?|quelles?|comment|qué|"
    r"cómo|cuál(?:es)?|cosa|che|come|quale|quali|como|qual|quais|wat|hoe|welke|waarmee|waarvoor|waarover|co|czym|czego|jak|"
    r"jaki\w{0,3}|что|чем|как|какой|какую|какие|каким|какими|о\s+чём|о\s+чем|що|чим|як|який|яку|якими)\b"
)
_ASKS_OPENLY = re.compile(
    r"""(?xi)
    ^\W*(?:(?:and|und|et|y|и|а|і)\s+)?
    (?:what(?:\s+exactly)?\s+(?:did|does|do|has|have|had)|how\s+did|was\s+(?!für)|wie\s+(?!viel|lang|hoch|oft)
    |wovor|worüber|qu['’]|que\s|comment|qué\s+(?:le\s+|les\s+)?(?:dij|ha\b|dec|advirt|anunc|afirm|expl|respond|opin)
    |cómo|(?:che\s+)?cosa\s|che\s+(?:ha|hanno|dice)|come\s|o\s+que\s|como\s|wat\s|hoe\s+(?!veel|lang|hoog|vaak|oud)
    |waarmee|waarvoor|waarover|co\s|o\s+czym|jak\s+(?!d[łl]ugo|wiel|czę)|что\s|чем|о\s+чём|о\s+чем|как\s|що\s|про\s+що|як\s)
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
    |repl(?:y|ied|ies)\b|respond|answer|react|retort|counter(?:ed|s)?\b
    |erwider|entgegn|antwort|geantwort|reagier|konter|gekontert
    |répond|répliqu|rétorqu|réag|respond|contest|replic|repuso\b|reaccion
    |disse(?:ro)?\b|detto\b|dice|afferm|dichiar|rispos|rispond|ribatt|reagi|annunci|avvert|minacci|critic|conferm|spieg
    |disseram\b|dito\b|diz\b|afirm|declar|reag|retruc|alert|ameaç|explic
    |zei(?:den)?\b|zegt\b|zeggen\b|gezegd\b|verteld?|verklaar|antwoord|geantwoord|reageer|gereageerd|repliceer|waarschuw
    |gewaarschuwd|gedreigd|dreigde?\b|noemde?\b|genoemd\b|schreef\b|geschreven\b
    |powiedzia|oświadczy|stwierdzi|odpowiedzia|odpar|zareagow|ostrzeg|zapowiedzia|zarzuci|zagrozi|potwierdzi|wyjaśni
    |ответ|возраз|парир|отреагир|реагир|відпов|запереч|відреаг|реагув|зауваж
    |казав|казал|повідом|попередив|звинува|вимага|пообіця|погрожу|оголоси|підтверд)
    \w*"""
)
_HELPS = frozenset(
    """did does do has had have hat hatte haben hatten a ont avait ha había habían hanno aveva tem têm heeft
    hebben""".split()
)
_PREPOSITIONS = frozenset(
    """
    about to of on in for with from by at against over after before between and than regarding
    über zu zum zur an am im mit von vom bei beim gegen gegenüber nach vor für um und zwischen aus
    à au aux de du des sur avec pour par contre dans en entre et après avant envers
    a al del sobre con por para contra entre y tras según
    su per con da dal dalla di del della tra fra dopo prima em no na nos nas sobre após op over met tegen voor door
    bij tot sinds do od przed po przez dla na w we z ze
    о об про к ко с со на в во по за от для и между после перед до у з із від та й
    """.split()
)
_ACCORDING = re.compile(
    r"(?i)\b(?:according\s+to|laut|nach\s+(?:angaben|auskunft|worten|darstellung)\s+(?:von|des|der)|selon|d['’]après|"
    r"según|по\s+словам|по\s+данным|согласно|за\s+словами|за\s+даними)\s+"
)
_SINGULAR = re.compile(r"(?:t|te|ch|af|ach|ieb)$")
"""How a German verb of speech ends with one subject: "sagte", "warnt", "sprach", "schrieb"."""
_INVERTED = re.compile(r"(?i)(?:a|ont|avait)(?:-t)?-(?:il|elle|ils|elles|on)")
_MOST_OF_A_NAME = 8
_PART_OF_A_WORD = 6
_MANY = {
    "de": ("er", "en", "innen", "schaft"),
    "en": ("s",),
    "es": ("s",),
    "fr": ("s", "x"),
    "it": ("i",),
    "nl": ("en", "s"),
    "pt": ("s",),
}
"""How a noun for many people ends, where no list knows it for a role or a body."""
_MOST_BETWEEN = 4
"""Words that may stand between a verb of speech and its subject's name: titles and offices."""


@dataclass(frozen=True, slots=True)
class AskedSpeaker:
    """Whose words are asked for.

    Attributes:
        name: the words of the name, as the question spells them.
        openly: whatever that person says is asked for ("what did Braun say"), not one thing said
            ("which bridge did Braun praise").
        offices: what the question calls that person ("the minister Braun"), kinds of assistant.speakers.namesakes.
        is_group: a body or group without a name of its own ("according to the employers").
    """

    name: tuple[str, ...]
    openly: bool
    offices: frozenset[str] = frozenset()
    is_group: bool = False


@lru_cache(maxsize=64)
def asked_speaker(question: str, language: str | None) -> AskedSpeaker | None:
    """Whose words are asked for; None where nobody's are, or where somebody is asked for."""
    if asks_for_speaker(question):
        return None
    known = _with_given_names(question, language, set(names(question, language)))
    known |= _subject_names(question, language) | _small_names(question, language)
    stated = _ACCORDING.search(question)
    if stated is not None:
        named = _first_name([m.group() for m in _TOKEN.finditer(question[stated.end() :])], known)
        if named:
            return _with_office(AskedSpeaker(named, openly=False), question, language)
    group = _asked_group(question, language, known)
    if group or stated is not None or not known:
        return AskedSpeaker(group, openly=False, is_group=True) if group else None
    named = _subject_of_speech(question, language, known) if _ASKS_WHAT.search(question) else ()
    if not named:
        return None
    return _with_office(
        AskedSpeaker(named, openly=_ASKS_OPENLY.search(question) is not None), question, language
    )


def _with_given_names(question: str, language: str | None, known: set[str]) -> set[str]:
    """The names with what a capital shows for one before them in German: "nannte Ulrike Maaß"."""
    if language != "de":
        return known
    tokens = [match.group() for match in _TOKEN.finditer(question)]
    articles = speech_words(language).sets["determiners"]
    return known | {
        given
        for before, given, surname in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if surname in known and given[0].isupper() and before[0].islower() and before not in articles
    }


def _subject_names(question: str, language: str | None) -> set[str]:
    """What stands right behind a German verb of speech without an article, in the singular: "erwiderte Gulijew"."""
    if language != "de":
        return set()
    tokens = [match.group() for match in _TOKEN.finditer(question)]
    return {
        name
        for verb, name in pairwise(tokens)
        if verb[0].islower()
        and _SINGULAR.search(verb)
        and _VERB.fullmatch(verb)
        and name[0].isupper()
        and _may_be_name(name, language)
    }


def _small_names(question: str, language: str | None) -> set[str]:
    """What stands where a name stands in a question without any capital: "what did braun say", "laut baku"."""
    if language not in LANGUAGES or question != question.lower():
        return set()
    tokens = [match.group() for match in _TOKEN.finditer(question)]
    stated = _ACCORDING.search(question)
    behind = _TOKEN.match(question, stated.end()) if stated is not None else None
    found = {behind.group()} if behind is not None else set()
    if _ASKS_WHAT.search(question):
        found |= {name for before, name in pairwise(tokens) if before in _HELPS or _VERB.fullmatch(before)}
    return {name for name in found if len(name) > 2 and _may_be_name(name, language)}


def _may_be_name(word: str, language: str | None) -> bool:
    """Whether a word that stands without an article is no role, body, verb or small word."""
    lists = speech_words(str(language))
    low, shown = word.casefold(), word[0].upper() + word[1:]
    if low in _PREPOSITIONS | _HELPS or low in lists.closed or is_function_word(word) or offices([word]):
        return False
    if _VERB.fullmatch(low) and word[0].islower():
        return False
    return not (lists.is_role(shown) or lists.is_institution(shown) or lists.is_media(shown))


def _asked_group(question: str, language: str | None, known: set[str]) -> tuple[str, ...]:
    """The words for a group whose statement is asked for: "according to the employers", "laut Gewerkschaft"."""
    if language not in LANGUAGES:
        return ()
    lists = speech_words(language)
    tokens = tokens_of(question, (0, len(question)), quoted_ranges(question, 0, len(question)))
    for source in sources(tokens, lists):
        phrase = source.phrase
        named = tuple(words(question[phrase.start : phrase.end]))
        if phrase.pronoun or source.cited or not named or not known.isdisjoint(named):
            continue
        if phrase.agent or named[0 if language in ROMANCE else -1].endswith(_MANY.get(language, ())):
            return named
    return ()


def _with_office(asked: AskedSpeaker, question: str, language: str | None) -> AskedSpeaker:
    """The office taken out of the name or from before it: "Bürgermeister Vogt", "the minister Vogt"."""
    name = asked.name
    held: frozenset[str] = frozenset()
    while len(name) > 1 and (offices(name[:1]) or _is_title(name[0], language)):
        held |= offices(name[:1])
        name = name[1:]
    tokens = [match.group() for match in _TOKEN.finditer(question)]
    place = tokens.index(asked.name[0]) if asked.name[0] in tokens else 0
    return replace(asked, name=name, offices=held | offices(tokens[max(0, place - 2) : place]))


def _is_title(word: str, language: str | None) -> bool:
    """Whether a word before a name says what the person is: "General"."""
    lists = speech_words(language if language in LANGUAGES else "en")
    return lists.is_role(word) and word not in lists.given_names


def asks_openly_for_speech(question: str) -> bool:
    """Whether a question asks for whatever somebody says, by its question word and a verb of speech."""
    return _ASKS_OPENLY.search(question) is not None and any(
        is_verb_of_speech(match.group()) for match in _TOKEN.finditer(question)
    )


def is_verb_of_speech(word: str) -> bool:
    """Whether a small word looks like a verb of speech, in any of the languages."""
    return word[0].islower() and _VERB.fullmatch(word) is not None


def asked_about(question: str, asked: AskedSpeaker) -> str:
    """What is left of the question without whose words it asks for and the verbs of saying."""
    names_it = [
        match
        for match in _TOKEN.finditer(question)
        if match.group() in asked.name
        or offices([match.group()]) & asked.offices
        or (match.group()[0].islower() and (_VERB.fullmatch(match.group()) or match.group() in _HELPS))
    ]
    left = list(question)
    for match in names_it:
        left[slice(*match.span())] = " " * len(match.group())
    return "".join(left)


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
    writes the asked name at all: in another language it may be a translated one ("the White House"). Whom the asked
    one quotes in an interview is somebody else, and what that one tells of others is open: the own words are nearer.
    """
    if asked is None:
        return Said.OPEN
    whole = _said_by(article, quote, asked)
    parts = _statements(article, quote)
    if whole is Said.THEIRS or len(parts) < 2:
        return whole
    written = word_set(article.text[slice(*quote)])
    is_named = any(stands_in(word, written) for word in asked.name)
    is_theirs = is_named and any(_said_by(article, part, asked) is Said.THEIRS for part in parts)
    return Said.THEIRS if is_theirs else whole


def _statements(article: Article, quote: Span) -> list[Span]:
    """What stands between the commas and semicolons of a quote, each of which another may say."""
    marks = [quote[0], *(quote[0] + m.end() for m in _BORDER.finditer(article.text[slice(*quote)])), quote[1]]
    return [(start, end) for start, end in pairwise(marks) if len(article.text[start:end].split()) > 1]


def _said_by(article: Article, quote: Span, asked: AskedSpeaker) -> Said:
    said = attribute(article, quote)
    if asked.is_group:
        both = [named.name for named in (said.speaker, said.via) if named is not None]
        return Said.THEIRS if any(_is_group(asked, name, article.language) for name in both) else Said.OPEN
    is_told = turn_at(article, quote) is not None and said.speaker is not None
    told = (said.speaker,) if is_told else (said.speaker, said.via)
    last = asked.name[-1]
    verdicts = [_is_asked(article, named, asked) for named in told if named is not None]
    if Said.THEIRS in verdicts:
        return Said.THEIRS
    if is_told and said.via is not None and any(same_name(last, word) for word in words(said.via.name)):
        quoted = quoted_ranges(article.text, *quote)
        return Said.ANOTHER_S if any(is_speech(article.text, one) for one in quoted) else Said.OPEN
    if verdicts and verdicts[0] is not None:
        return verdicts[0]
    named = said.speaker is not None and bool(names(f"— {said.speaker.name}", article.language))
    return Said.ANOTHER_S if named and stands_in(last, word_set(article.text)) else Said.OPEN


def _is_group(asked: AskedSpeaker, name: str, language: str | None) -> bool:
    """Whether a speaker is the group asked for or speaks for it, by stems: "a police spokesman", "Hafenbetreiber"."""
    group, named = set(stems(" ".join(asked.name), language)), set(stems(name, language))
    if not group or not named:
        return False
    if group <= named or named <= group:
        return True
    return language == "de" and any(
        min(len(one), len(other)) >= _PART_OF_A_WORD and (one.endswith(other) or other.endswith(one))
        for one in group
        for other in named
    )


def _is_asked(article: Article, named: Attribution, asked: AskedSpeaker) -> Said | None:
    """Whether a name in an article is the asked person's; None where the surname is another.

    A namesake's is another's where the given names differ or the article has somebody else of the asked office; where
    they may be forms of one name, or the office may be an earlier one, it is open.
    """
    last = asked.name[-1]
    if not any(same_name(last, word) for word in words(named.name)):
        return None
    if not (asked.offices or asked.name[:-1]) or _is_body(last, article.language):
        return Said.THEIRS
    here = people(article.text, last, article.language)
    person = person_at(here, named.start, named.end) or NOBODY_KNOWN
    same = same_given(asked.name[:-1], person.given, article.language)
    others = [other for _, other in here if other != person]
    if same is False:
        return Said.ANOTHER_S
    if same is None:
        fits = any(
            other.given and same_given(asked.name[:-1], other.given, article.language) for other in others
        )
        return Said.ANOTHER_S if fits else Said.OPEN
    if not asked.offices or asked.offices & person.offices or (asked.name[:-1] and person.given):
        return Said.THEIRS
    if any(asked.offices & other.offices and _are_two(person, other, article.language) for other in others):
        return Said.ANOTHER_S
    return Said.OPEN if person.offices else Said.THEIRS


def _are_two(one: Person, other: Person, language: str | None) -> bool:
    """Whether two who share a surname are told apart by what is said of them."""
    if one.given and other.given:
        return same_given(one.given, other.given, language) is not True
    return bool(one.offices and other.offices and not one.offices & other.offices)


def _is_body(word: str, language: str | None) -> bool:
    """Whether the last word of a name is a body's, not a surname: "the European Commission"."""
    return word.isupper() or (language in LANGUAGES and speech_words(str(language)).is_institution(word))


def names_speaker(asked: AskedSpeaker, text: str) -> bool:
    """Whether a few words are the asked speaker's own name, with or without an office, and not a namesake's."""
    given = words(text)
    place = next((n for n, word in enumerate(given) if same_name(asked.name[-1], word)), None)
    if place is None or len(given) > _MOST_OF_A_NAME:
        return False
    return not place or same_given(asked.name[:-1], given[place - 1 : place], None) is not False
