"""Whether a sentence speaks of the event that a question counts: the second call, das dritte Treffen, первый раунд.

In: a question; a sentence and its passage. An ordinal counts an event where it stands before a noun of one, in any of
ten languages: "first quarter", "second estimate" and "World War" count none. Where an article counts nothing, nothing
speaks for or against it.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import cache, lru_cache

from index.records import Passage


class Number(Enum):
    """What a sentence's event is to the one asked about."""

    SAME = "the sentence gives its number"
    AROUND = "the sentence gives its number without a noun, or what counts last before it does, or the title"
    POSSIBLE = "nothing speaks against it"
    ASIDE = "its passage and title give other numbers alone"
    OTHER = "the sentence gives another number"


Counted = tuple[str, int]
"""An event's kind and its number among those of its kind."""

_ORDINALS = (
    "first|1st|erste[nrms]?|premi(?:er|ère)|primer[oa]?|primo|prima(?!\\s+volta)|primeir[oa]|eerste|pierwsz\\w{1,3}|перв(?:ый|ая|ое|ого|ой|ом"
    "|ому|ую|ым)|перш(?:ий|а|е|ого|ої|ому|ій|у|им|ою)",
    "second|2nd|zweite[nrms]?|deuxième|seconde|segund[oa]|secondo|seconda(?!\\s+volta)|tweede|drug(?:i|a|ie|iego|iej|iemu|ą|im)|втор(?:ой|ая|ое"
    "|ого|ом|ому|ую|ым)|друг(?:ий|а|е|ої|ій|у)",
    "third|3rd|dritte[nrms]?|troisième|tercer[oa]?|terzo|terza(?!\\s+volta)|terceir[oa]|derde|trzeci\\w{0,3}|трет(?:ий|ья|ье|ьего|ьей|ьем|ьему"
    "|ью|ьим)|трет(?:ій|я|є|ього|ьої|ьому|ю|ім)",
    "fourth|4th|vierte[nrms]?|quatrième|cuart[oa]|quarto|quarta(?!\\s+volta)|vierde|czwart\\w{1,3}|четв[её]рт\\w{2,3}|четверт(?:ий|а|е|ого|ої|у)",
    "fifth|5th|fünfte[nrms]?|cinquième|quint[oa]|vijfde|piąt(?:y|a|e|ego|ej|ą|ym)|пят(?:ый|ая|ое|ого|ой|ом|ую|ым)"
    "|п['’]ят(?:ий|а|е|ого|ої|у)",
)
_DIGIT = r"(?P<digit>[1-5])\s?(?:\.|ª|º|er|ère|e|ème|-?(?:й|я|е|го|ю|ой|ая|а|ий|ій))"
_KINDS = {
    "talk": (
        r"calls?|conversations?|talks|gesprächs?|\w{2,}gesprächs?|telefonats?|anrufs?|telefonanrufs?"
        r"|unterredung|appel|entretien|conversación|llamada|charla|chiamata|telefonata|colloquio"
        r"|conversazione|telefonema|chamada|ligação|conversa|gesprek|telefoongesprek|telefoontje"
        r"|rozmow\w{1,2}|telefon|звон(?:ок|ка|ке|ком)|разговор\w{0,2}|бесед[аеуы]|дзвін(?:ок|ка|ку)"
        r"|розмов[аиуі]|бесід[аиуі]"
    ),
    "meeting": (
        r"meetings?|summits?|sessions?|sitting|treffens?|gipfels?|\w+(?:treffens?|gipfels?|sitzung)"
        r"|sitzung|begegnung|rencontre|sommet|réunion|séance|reunión|encuentro|cumbre|sesión"
        r"|incontro|vertice|riunione|seduta|reunião|encontro|cimeira|cúpula|sessão|ontmoeting"
        r"|vergadering|overleg|bijeenkomst|spotkani[aeu]\w{0,2}|szczy(?:t|tu|cie)|posiedzeni\w{1,2}"
        r"|встреч[аеиу]|саммит\w{0,2}|заседани\w{1,2}|зустріч\w{0,2}|саміт\w{0,2}|засіданн[яіюм]"
    ),
    "round": (
        r"rounds?|runde|\w+runde|wahlgangs?|wahlganges|tour|ronda|vuelta|turno|volta|ronde|tur[aęy]"
        r"|turze|rund[aęy]|rundzie|тура?|туре|туром|раунд\w{0,2}"
    ),
    "vote": (
        r"vote|ballot|abstimmung|\w+abstimmung|scrutin|votación|votazione|votação|stemming"
        r"|głosowani[aeu]\w{0,2}|голосовани\w{1,2}|голосуванн[яіюм]"
    ),
    "flood": (
        r"flood|hochwassers?|flut|überschwemmung|inondation|crue|inundación|riada|alluvione"
        r"|inondazione|piena|inundação|cheia|overstroming|powód[źz]\w?|powodzi|наводнени\w{1,2}"
        r"|павод\w{2,3}|повін[ьі]|повені"
    ),
    "wave": r"wave|crest|welle|\w+welle|vague|ola|ondata|onda|fal[aięy]|волн[аеуы]|хвил[яію]",
    "strike": (
        r"strike|walkout|streiks?|\w+streiks?|ausstands?|grève|huelga|paro|sciopero|greve|staking"
        r"|straj(?:k|ku|kiem)|забастовк[аеиу]|страйк\w{0,2}"
    ),
    "attempt": (
        r"attempt|versuchs?|\w+versuchs?|anlaufs?|tentative|intento|tentativo|tentativa|poging"
        r"|prób[aęy]|próbie|попытк[аеиу]|спроб[аиуі]"
    ),
    "test": r"tests?|essai|prueba|ensayo|teste|proef|тест\w{0,2}|испытани\w{1,2}|випробуванн[яіюм]",
    "hearing": (
        r"hearing|anhörung|vernehmung|verhörs?|audience|audition|audiencia|udienza|audiência|verhoor"
        r"|rozpraw[aęy]|слушани\w{1,2}|слуханн[яіюм]|допрос\w{0,2}"
    ),
    "convoy": r"convoy|konvois?|\w+konvois?|convoi|convoglio|comboio|konvooi|konw(?:ój|oju)|конво[йяюе]",
    "attack": r"attack|angriffs?|\w+angriffs?|attaque|ataque|attacco|aanval|atak\w{0,2}|атак[аеиу]",
    "blast": (
        r"blast|explosion|explosión|esplosione|explosão|explosie|wybuch\w{0,2}|eksplozj[aię]"
        r"|взрыв\w{0,2}|вибух\w{0,2}"
    ),
    "quake": (
        r"quake|earthquake|tremor|shock|bebens?|erdbebens?|stoß|erdstoß|secousse|séisme|terremoto"
        r"|scossa|sismo|aardbeving|землетрясени\w{1,2}|толчо?к\w{0,2}|землетрус\w{0,2}"
        r"|поштовх\w{0,2}"
    ),
    "debate": r"debate|debatte|débat|dibattito|debat|debat[aęy]|дебаты|дебати",
}
"""The nouns of events by kind, in ten languages."""
_COMPARED = re.compile(
    r"(?i)\b(?:than|als|do que|чем|ніж|niż|dan|(?:unter|über)\s+(?:der|dem|denen))\s+(?:[^\W\d_]{1,3}\s+){0,2}$"
)
"""What stands before an event that another is compared with."""
_EARLIER = re.compile(
    r"(?i)\b(?:previous|earlier|vorherig|vorangegangen|vorig|précédent|anterior|precedente|предыдущ|попередн|poprzedni)"
)
"""What tells that a sentence is of an event before the one that its article counts."""
_NO_EVENT = (
    r"(?!quarter|quartal|half|hälfte|halb|trim|time|mal\b|place|platz|day|tag|jour|día|dia|giorno|dag\b|dzień|день|two|three|zwei|drei|beiden|deux|trois|dos|tres|due|tre|"
    r"week|woche|night|of|the|in|and|or|to|at|for|on|und"
    r"|der|die|das|des|dem|den|de|du|la|le|les|el|lo|il|et|e|y|i|и|і|en|im|in|von|van|за|в|на|по|world|welt)"
)
"""What no word between the ordinal and its noun is: then the ordinal counts something else."""


@cache
def _pattern() -> re.Pattern[str]:
    ordinals = "|".join(rf"(?P<n{number}>{words})" for number, words in enumerate(_ORDINALS, 1))
    kinds = "|".join(rf"(?P<{kind}>{words})" for kind, words in _KINDS.items())
    between = rf"(?:{_NO_EVENT}[^\W\d_][\w’'-]*\s+)"
    return re.compile(
        rf"(?<![\w.,])(?:(?:{ordinals})(?:\s+|-){between}{{0,2}}?|{_DIGIT}\s+)"
        rf"(?:\w+-)?(?:{kinds})(?!\w)(?!\s+(?:day|week|night|minister))",
        re.IGNORECASE,
    )


@cache
def _ordinal() -> re.Pattern[str]:
    ordinals = "|".join(rf"(?P<n{number}>{words})" for number, words in enumerate(_ORDINALS, 1))
    return re.compile(rf"(?<!\w)(?:{ordinals})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=512)
def counted(text: str) -> tuple[Counted, ...]:
    """The events that a text counts, in order, each with its number."""
    return tuple(
        (next(kind for kind in _KINDS if match[kind]), _number(match))
        for match in _pattern().finditer(text)
        if not _COMPARED.search(text[: match.start()])
    )


def asked_number(question: str) -> Counted | None:
    """The counted event that a question is about; None where it counts none, or several."""
    found = set(counted(question))
    return found.pop() if len(found) == 1 else None


def number_of(asked: Counted | None, passage: Passage, sentence: str) -> Number:
    """Which event the sentence is of; ``POSSIBLE`` where the question counts none.

    A number that the sentence only compares with ("higher than in the first round") is not its own.
    """
    if asked is None:
        return Number.POSSIBLE
    kind, number = asked
    own = _numbers(kind, sentence)
    if number in own:
        return Number.SAME
    title, text = _numbers(kind, passage.title or ""), _numbers(kind, passage.text)
    if number in _ordinals(sentence) and (title or text):
        return Number.AROUND
    if own:
        return Number.OTHER
    if number in (_numbers(kind, passage.text.partition(sentence)[0])[-1:] or title):
        return Number.AROUND
    if number in title + text or _EARLIER.search(sentence):
        return Number.POSSIBLE
    return Number.ASIDE if title or text else Number.POSSIBLE


def _numbers(kind: str, text: str) -> tuple[int, ...]:
    return tuple(number for of, number in counted(text) if of == kind)


def _ordinals(text: str) -> frozenset[int]:
    return frozenset(_number(match) for match in _ordinal().finditer(text))


def _number(match: re.Match[str]) -> int:
    groups = match.groupdict()
    if groups.get("digit"):
        return int(groups["digit"])
    return next(number for number in range(1, len(_ORDINALS) + 1) if groups[f"n{number}"])
