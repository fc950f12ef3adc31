"""What kind of words a question asks for: how many, how long, when, where, who - by its question words.

In comes a question, out come its kinds, in the languages known here. Units and names that are asked for are told by
``dimensions.py``, ``quantities.py`` and ``answer_words.py``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.kinds.answer_words import asks_for_name, asks_which_bearer
from assistant.kinds.beginnings import BEGINNING
from assistant.kinds.dimensions import Dimension, first_unit
from assistant.kinds.frequencies import asks_how_often
from assistant.kinds.quantities import Quantity, asked_for, asks_for_sum
from assistant.kinds.question_parts import asks_for_several
from assistant.kinds.question_words import asks
from assistant.words.time_units import units_in

_HOW_LONG = re.compile(
    r"""(?xi)
    \bhow\s+long\b(?!\s+ago) | \bwie\s+lang(?:e)?\b | \bcombien\s+de\s+temps\b | \bcu[aá]nto\s+(?:tiempo\b|dur)
    | \bкак\s+долго\b | \bсколько\s+(?:времени\b|длил|продолж|дли) | \bяк\s+довго\b | \bскільки\s+(?:часу\b|трив)
    | \bquanto\s+(?:tempo\b|dur|è\s+dur) | \bhoe\s+lang\b | \bjak\s+długo\b
    | \bwas\s+the\s+(?:length|duration)\b | \bwie\s*viel(?:en?)?\s+(?:minuten|stunden|tagen?|wochen|monaten?|jahren?)\b
    | \bhow\s+many\s+(?:minutes|hours|days|weeks|months|years)\b
    """
)
_HOW_MANY = re.compile(
    r"""(?xi)
    ^\W*(?:what|which|welche|wie\s+hoch\s+(?:ist|war)\s+die|quel\s+est\s+le|quel|cuál\s+(?:es|fue)\s+el|как(?:ое|ую)|яку)\s+
        (?:is\s+the\s+|was\s+the\s+)?(?:number|anzahl|zahl|nombre|número|количество|численность|число|кількість|чисельність)\b
    | \bhow\s+(?:many|much)\b | \bwie\s*vie(?:l|le|len)\b | \bcombien\b | \bcu[aá]nt[oa]s?\b | \bсколько\b | \bскільки\b
    | \bquant[oiae]s?\b | \bhoeveel\b
    """
)
_WHEN = re.compile(
    rf"""(?xi)
    {BEGINNING}(?:(?:since|seit|depuis|desde|с|until|bis|ab|von|hasta|jusqu['’]à|à\s+partir\s+de|fino\s+a|da|até|tot|sinds|vanaf|
    do|od|на|до|з|від)\s+)?
    (?:when|wann|quand|cu[aá]ndo|когда|коли|quando|wanneer|kiedy)\b
    | \b(?:on|in)\s+(?:what|which)\s+(?:day|date|month|year)\b | \ban\s+welchem\s+(?:tag|datum)\b
    | \bin\s+welchem\s+(?:jahr|monat)\b | \bà\s+quelle\s+date\b | \bqué\s+(?:día|fecha|año)\b
    | \b(?:en|à)\s+quelle\s+année\b | \bin\s+(?:che|quale)\s+anno\b | \bem\s+que\s+(?:ano|dia)\b | \bin\s+welk\s+jaar\b
    | \bop\s+welke\s+(?:dag|datum)\b | \bw\s+którym\s+roku\b | \bв\s+каком\s+году\b | \b[ув]\s+якому\s+році\b
    | \b(?:с|до)\s+каких\s+пор\b | \b(?:відколи|доки|odkąd)\b
    """
)
_HOW_MANY_UNITS = re.compile(
    r"(?i)\b(?:how\s+many|wie\s*vielen?|combien\s+d['’e]\s?|cu[aá]nt[oa]s|сколько|скільки|quant[ie])\s*(\S+\s+)?"
)
_HOW_MUCH_TIME = re.compile(r"(?i)\bскільки\s+часу\b")
"""The word for time is that for hours, too."""
_WHICH_LANGUAGE = re.compile(
    r"(?i)\bin\s+(?:which|what)\s+language\b|\bin\s+welcher\s+sprache\b|\b(?:en|dans)\s+quelle\s+langue\b|\ben\s+qué\s+"
    r"(?:idioma|lengua)\b|\bin\s+(?:quale|che)\s+lingua\b|\bem\s+que\s+(?:língua|idioma)\b|\bin\s+welke\s+taal\b|"
    r"\bw\s+jakim\s+języku\b|\bна\s+каком\s+языке\b|\b(?:якою\s+мовою|на\s+якій\s+мові)\b"
)
_HOW_MANY_OF = re.compile(
    r"(?i)\b(?:how\s+(?:many|much)|wie\s*viele?n?|combien\s+d(?:e\s|['’])|cu[aá]nt[oa]s?|quant[ieoa]s?|(?<!\bво\s)сколько|скільки|(?<!\w\s)ile|ilu|"
    r"hoeveel)\b\s*"
)
_WHERE = re.compile(
    rf"""(?xi)
    {BEGINNING}(?:(?:von|bis|from|d['’]|depuis|de|desde|hasta)\s*)?
    (?:where|wo|wohin|woher|où|d[oó]nde|ad[oó]nde|где|куда|откуда|куди|звідки|onde|dove|waar|gdzie|dokąd|skąd)\b
    | \bin\s+(?:which|what)\s+(?:city|town|country|place|village|state|building)\b
    | \b(?:in|aus|nach)\s+welche[rmn]?\s+(?:stadt|land|ort|dorf|gebäude|staat|bundesland)\b
    """
)
_WHO = re.compile(
    rf"""(?xi)
    {BEGINNING}(?:(?:by|with|to|von|mit|an|für|gegen|par|avec|à|con|por|a|с|со|от|к|у|з|від|до)\s+)?
    (?:who|whom|wer|wem|wen|qui|quién|quiénes|кто|кого|кому|кем|хто|ким|chi|quem|kto|kogo|komu|
    wie(?=\s+(?:is|was|heeft|hebben|werd|wordt|won|zei|kreeg)\b))\b
    """
)
_THINGS = re.compile(
    r"(?i)(?:\bhow\s+many|\bwie\s*vielen?|\bcombien\s+(?:de\s+|d['’])(?=\w+[sx]\b)|\bcu[aá]nt[oa]s|\bquant[ie]|\bquant[oa]s|"
    r"\b(?:сколько|скільки)\s+(?:(?=\w+(?:ов|ев|ей|ек|ів)\b)|\w+(?:ых|их)\s+(?=\w{3}))|\bile\s+(?=\w+(?:ów|[oó]b)\b|ludzi))\s*(?!\s*(?:temps|poids|bois|argent|"
    r"fonds?|funds|fondi|fondos|taxes|steuern|imp[oô]ts|impuestos|tasse|soldi|gelder|денег|грошей|debts?|schulden|dettes|"
    r"deudas|debiti|долгов|boргів|losses|verluste|savings|ersparnisse|ingresos|revenus|einnahmen|ausgaben|gastos|subvent\w+|"
    r"subsidies|zuschüsse|spenden|donations|dons|data|daten|dati|datos|dados|données|данных|даних|dochod\w+|pieniędzy)\b)"
)
"""What asks for a number of things; in Russian and Ukrainian the same word asks how much."""
_ONCE = re.compile(
    r"(?i)\bwhen\s+(?:did|has|have|will)\b|\bwann\s+(?:hat|haben|wurden?|wird|werden)\b|\bquand\s+(?:a|ont|est|sont)\b|"
    r"\bcu[aá]ndo\s+(?:ha|han|fue|fueron)\b|\bquando\s+(?:ha|hanno|fu)\b|\bкогда\s+(?:\S+\s+){0,4}?\w{2,}л(?:а|о|и)?(?:с[ья])?\b"
)
"""What asks for one time, not for what is usual."""
_LENGTH_OR_DURATION = re.compile(
    r"(?i)\bhow\s+long\s+(?:is|are|was|were|will)\b|\bwie\s+lang\s+(?:ist|sind|war|waren|soll|wird)\b|\bhoe\s+lang\s+(?:is|was|wordt)\b|\bcu[aá]nto\s+mide"
)
"""What may ask for a bridge's length as well as for a speech's."""
_COUNTED = re.compile(
    r"(?i)\bhow\s+many\b|\bwie\s*vielen?\b|\bcombien\s+d|\bcu[aá]nt[oa]s\b|(?<!\bво\s)\bсколько\b|\bскільки\b|\bquant[ie]\b"
)
"""What asks for things that can be counted."""
_WHY = re.compile(
    rf"(?i){BEGINNING}(?:why|warum|weshalb|wieso|pourquoi|por\s+qué|почему|зачем|чому|perché\s+.*\?)\b"
)
_PER_HOUR = frozenset({Dimension.LENGTH, Dimension.SPEED})
"""Kilometres, where those in an hour are meant."""


@dataclass(frozen=True, slots=True)
class AskedKinds:
    """What a question asks for; several of these may hold.

    Attributes:
        several: two things.
        quantity: an age, a weight, ...
        sum_of_money: surely a sum of money.
        how_long: a duration, or with ``length_too`` a bridge's length.
        time_unit: the one unit of time that it counts in.
        how_often: how many times.
        why: a reason.
        how_many: a number; with ``counted`` of what can be counted.
        units: the dimensions of the unit that it counts in; empty for things, None where it counts nothing.
        things: a number of things, surely.
        when: a time; with ``once`` one time, not what is usual.
        where: a place.
        who: somebody.
        called: a name.
        bearer: what has a name ("which company").
        language: a language.
    """

    several: bool
    quantity: Quantity | None
    sum_of_money: bool
    how_long: bool
    length_too: bool
    time_unit: str | None
    how_often: bool
    why: bool
    how_many: bool
    counted: bool
    units: frozenset[Dimension] | None
    things: bool
    when: bool
    once: bool
    where: bool
    who: bool
    called: bool
    bearer: bool
    language: bool

    @property
    def measure(self) -> bool:
        """Whether it surely asks for one number or sum, and for nothing beside it."""
        wanted = self.quantity is not None or self.how_often or (self.how_many and self.counted)
        return wanted and not self.several


@lru_cache(maxsize=512)
def asked_kinds(question: str) -> AskedKinds:
    """What the question, which stands alone, asks for."""
    return AskedKinds(
        several=asks_for_several(question),
        quantity=asked_for(question),
        sum_of_money=asks_for_sum(question),
        how_long=_HOW_LONG.search(question) is not None or asks("how_long", question),
        length_too=_LENGTH_OR_DURATION.search(question) is not None,
        time_unit=_time_unit(question),
        how_often=asks_how_often(question),
        why=_WHY.search(question) is not None or asks("why", question),
        how_many=_HOW_MANY.search(question) is not None or asks("how_many", question),
        counted=_COUNTED.search(question) is not None or asks("counted", question),
        units=_units(question),
        things=_THINGS.search(question) is not None,
        when=_WHEN.search(question) is not None or asks("when", question),
        once=_ONCE.search(question) is not None,
        where=_WHERE.search(question) is not None or asks("where", question),
        who=_WHO.search(question) is not None or asks("who", question),
        called=asks_for_name(question),
        bearer=asks_which_bearer(question),
        language=_WHICH_LANGUAGE.search(question) is not None or asks("which_language", question),
    )


def asks_why_again(words: str) -> bool:
    """True for words that themselves begin with a "why"."""
    return _WHY.match(words) is not None


def _time_unit(question: str) -> str | None:
    asked = _HOW_MANY_UNITS.search(question)
    if asked is None or _HOW_MUCH_TIME.search(question):
        return None
    wanted = units_in(question[asked.start() : asked.end() + 12])
    return next(iter(wanted)) if len(wanted) == 1 else None


def _units(question: str) -> frozenset[Dimension] | None:
    asked = _HOW_MANY_OF.search(question)
    wanted = first_unit(question[asked.end() :]) if asked is not None else None
    return wanted | _PER_HOUR if wanted and wanted & _PER_HOUR else wanted
