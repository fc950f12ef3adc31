"""What kind of words a question asks for, and whether given words are of that kind: a duration, a place, somebody.

By question words and units alone, in the languages known here. Where nothing is known, everything fits.
"""

from __future__ import annotations

import re

from assistant.mentions import is_function_word, names, spelled_numbers, stands_in, word_set
from assistant.quantities import Quantity, asked_for, is_number, measures, unit_behind
from assistant.time_units import GERMAN_COMPOUND, UNITS, units_in
from index.dates import find_dates

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
    | \bquant[oiae]s?\b | \bhoeveel\b | \bile\b
    """
)
_WHEN = re.compile(
    r"""(?xi)
    ^\W*(?:(?:and|und|et|y|и|а|і|since|seit|depuis|desde|с|until|bis)\s+)?
    (?:when|wann|quand|cu[aá]ndo|когда|коли|quando|wanneer|kiedy)\b
    | \b(?:on|in)\s+(?:what|which)\s+(?:day|date|month|year)\b | \ban\s+welchem\s+(?:tag|datum)\b
    | \bin\s+welchem\s+(?:jahr|monat)\b | \bà\s+quelle\s+date\b | \bqué\s+(?:día|fecha|año)\b
    """
)
_UNIT = (
    r"(?:werktag|minut|hour|stund|heure|hora|час|хвилин|годин|минут|second|sekund|seconde|секунд|day|tag|jour|d[ií]a|дн|ден|"
    r"сут|week|woche|semaine|semana|недел|тижн|month|monat|mois|mes|месяц|місяц|year|jahr|ann?|an\b|ans\b|año|год|"
    r"лет|рік|рок|decade|jahrzehnt|décennie|década|centur|jahrhundert|ora\b|ore\b|giorn|settiman|mese|mesi|uur|uren|"
    r"dag|weke|maand|jaar|godzin|dni|tygodn|miesi|lat\b)"
)
_DURATION = re.compile(rf"(?i)(?:\b|[-‑]){_UNIT}|{GERMAN_COMPOUND}")
_UNTIL = re.compile(
    r"(?i)^\W*(?:until|till|bis|jusqu|hasta|до|fino|até|tot|aż\s+do|since|seit|depuis|desde|с\s|from\s)"
)
"""What gives an end or a beginning, which tells how long as well."""
_HOW_MANY_UNITS = re.compile(
    r"(?i)\b(?:how\s+many|wie\s*vielen?|combien\s+d['’e]\s?|cu[aá]nt[oa]s|сколько|скільки|quant[ie])\s*(\S+\s+)?"
)
_HOW_OFTEN = re.compile(
    r"(?i)\bhow\s+often\b|\bwie\s+(?:oft|häufig)\b|\bcombien\s+de\s+fois\b|\bcu[aá]ntas\s+veces\b|\bкак\s+часто\b|"
    r"\bсколько\s+раз\b|\bскільки\s+разів\b|\bяк\s+часто\b|\bhow\s+many\s+times\b"
)
_EACH = re.compile(
    r"(?i)\bevery\b|\beach\b|\bper\b|\ba\s+(?:day|week|month|year)\b|\btimes?\b|\bonce\b|\btwice\b|\bdaily\b|ly\b|"
    r"\balle\b|\bjede|\bpro\b|lich\b|\w?mal\b|\btout|\bpar\b|\bchaque\b|\bfois\b|\bcada\b|\bco\s|\bveces\b|\bvez\b|\bal\s+"
    r"|\bкажд|\bраз|\bкожн|\bеже"
)
_WHY = re.compile(
    r"(?i)^\W*(?:(?:and|und|et|y|и|а|і)\s+)?(?:why|warum|weshalb|wieso|pourquoi|por\s+qué|почему|зачем|чому|perché\s+.*\?)\b"
)
_EDGE = " \t\r\n\"'„“”«»(["
_CLOCK = re.compile(
    r"(?i)\b\d{1,2}[.:]\d{2}\b|\buhr\b|\bo'clock\b|\b[ap]\.\s?m\b|\bpm\b|\d\s?am\b(?!\s+\w)|\b\d{1,2}\s*h(?:\s*\d{2})?\b"
)
_DIGIT = re.compile(r"\d")
_TIME_WORD = re.compile(
    r"""(?xi)
    \d | \b(?:mon|tues|wednes|thurs|fri|satur|sun)day | tag\b | abend | morgen | nacht | woche | monat | jahr
    | \b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|demain|soir|matin|nuit|semaine|mois|année)
    | \b(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo|ayer|mañana|noche|tarde|semana|mes|año)
    | \b(?:понедельник|вторник|сред|четверг|пятниц|суббот|воскресен|вчера|завтра|утр|вечер|ноч|недел|месяц|год)
    | \b(?:yesterday|today|tomorrow|evening|morning|night|week|month|year|spring|summer|autumn|winter|century)
    | heute | gestern | frühling | sommer | herbst | winter | \b(?:after|before|during|nach|vor|während|après|avant)\b
    """
)


_AND = r"^\W*(?:(?:and|und|et|y|и|а|і|та|but|aber|mais|pero)\s+)?"
"""What may stand before a question word."""
_WHERE = re.compile(
    rf"""(?xi)
    {_AND}(?:(?:von|bis|from|d['’]|depuis|de|desde|hasta)\s*)?
    (?:where|wo|wohin|woher|où|d[oó]nde|ad[oó]nde|где|куда|откуда|куди|звідки|onde|dove|waar|gdzie|dokąd|skąd)\b
    | \bin\s+(?:which|what)\s+(?:city|town|country|place|village|state|building)\b
    | \b(?:in|aus|nach)\s+welche[rmn]?\s+(?:stadt|land|ort|dorf|gebäude|staat|bundesland)\b
    """
)
_WHO = re.compile(
    rf"""(?xi)
    {_AND}(?:(?:by|with|to|von|mit|an|für|gegen|par|avec|à|con|por|a|с|со|от|к|у|з|від|до)\s+)?
    (?:who|whom|wer|wem|wen|qui|quién|quiénes|кто|кого|кому|кем|хто|ким|chi|quem)\b
    """
)
_NAME_BEFORE = re.compile(r"([^\W\d_a-zа-яё][^\W\d_]+)[ \u00a0]$")
_NAME_AFTER = re.compile(r"[ \u00a0]([^\W\d_a-zа-яё][^\W\d_]+)")
_EITHER = re.compile(r"(?i)\b(?:or|oder|ou|o|или|чи|або|либо|of|lub|czy)\b")
_LETTER = re.compile(r"[^\W\d_]")
_AGED = re.compile(
    r"(?i)\b\d+(?:[-‑\s]years?[-‑\s]olds?\b|[-‑]летн\w+|[-‑]річн\w+|\s+(?:ans|años|anni|лет|років)\b|\s+jahre\s+alt\w*)"
)
"""An age, which says something about somebody and takes nothing from who that is."""


_PARTICLES = frozenset(
    "a an the not and or of in on at to for with by as than that which nicht und oder der die das den dem des ein "
    "eine einen einem einer in im an am auf zu zum zur mit von vom bei als dass sich ne pas et ou le la les un une "
    "des du de que qui en à au aux no y o el los las unos del que en a al se не и или а но что как в на по с о об за "
    "к ні не і й та або що як у в на по з із за because weil denn wegen parce puisque car porque pues потому поскольку "
    "тому оскільки бо perché poiché ponieważ bo omdat want çünkü".split()
)
"""Words that answer nothing by themselves."""


def asks_for_somebody(question: str) -> bool:
    """True when somebody is asked for."""
    return _WHO.search(question) is not None


def fits(
    question: str, words: str, language: str | None = None, *, typed: str | None = None, after: str = ""
) -> bool:
    """False when the words cannot be what is asked for.

    ``question`` stands alone; ``typed`` is a follow-up as it was typed, whose words alone an answer must not repeat;
    ``after`` is what follows the words in their sentence, where a number's unit may stand.

    A duration, an age, a price, a number or a time without any; a place or a person that is only a number, a time or
    a duration; or words that merely repeat the question, or say nothing by themselves.
    """
    said = words.casefold().split()
    if said and all(word.strip(".,;:!?\"'„“”«»()") in _PARTICLES for word in said):
        return False
    return _is_of_kind(question, words, language, after) and not _repeats(typed or question, words)


def completes_name(question: str, text: str, span: tuple[int, int]) -> bool:
    """True when the words are a part of a name ("Joe") whose other part ("Biden") stands in the question.

    Args:
        question: as it was asked.
        text: where the words stand.
        span: half-open offsets of the words in ``text``.
    """
    words = text[slice(*span)]
    if not words[:1].isupper() or is_number(words):
        return False
    before, after = _NAME_BEFORE.search(text[: span[0]]), _NAME_AFTER.match(text[span[1] :])
    beside = [match[1] for match in (before, after) if match is not None]
    asked = word_set(question)
    return any(
        not is_function_word(word) and word.casefold() in question.casefold() and stands_in(word, asked)
        for word in beside
    ) and not all(stands_in(word, asked) for word in word_set(words))


def _repeats(question: str, words: str) -> bool:
    """True when every word that says something stands in the question already, and it offers no choice.

    Who of two that the question names did it is a choice, too.
    """
    asked = word_set(question)
    said = [word for word in word_set(words) if not is_function_word(word)]
    if not said or not all(stands_in(word, asked) for word in said):
        return False
    return not (_EITHER.search(question) or (_WHO.search(question) and len(names(question)) > 1))


def _is_of_kind(question: str, words: str, language: str | None, after: str) -> bool:
    quantity = asked_for(question)
    if quantity is not None:
        return measures(quantity, words, after)
    if _HOW_LONG.search(question):
        if _LENGTH_OR_DURATION.search(question) and measures(Quantity.DISTANCE, words, after):
            return True
        if _UNTIL.search(words):
            return True
        unit = words if _DURATION.search(words) or not is_number(words) else words + unit_behind(after)
        return bool(_DURATION.search(unit)) and not _CLOCK.search(words) and not _other_unit(question, unit)
    if _HOW_OFTEN.search(question):
        return not _DURATION.search(words) or bool(_EACH.search(words))
    if _WHY.search(question):
        return not _WHY.match(words.strip(_EDGE))
    if _HOW_MANY.search(question):
        if not _COUNTED.search(question):
            return is_number(words)
        return is_number(_O_CLOCK.sub(" ", words)) and not _is_measure(question, words, after)
    if _WHEN.search(question):
        if _ONCE.search(question) and _RECURRING.search(words) and not _DIGIT.search(words):
            return False
        return bool(_TIME_WORD.search(words)) or bool(find_dates(words, language))
    if _WHERE.search(question) or _WHO.search(question):
        words = _AGED.sub(" ", words)
        counted = _DIGIT.search(words) or spelled_numbers(words)
        measured = counted and (_DURATION.search(words) or _CLOCK.search(words) or find_dates(words))
        return bool(_LETTER.search(words)) and not measured
    return True


def _other_unit(question: str, words: str) -> bool:
    """True when the question counts in one unit of time ("how many days") and the words only in another."""
    asked = _HOW_MANY_UNITS.search(question)
    if asked is None:
        return False
    wanted, given = units_in(question[asked.start() : asked.end() + 12]), units_in(words)
    return len(wanted) == 1 and bool(given) and not wanted & given


def _is_measure(question: str, words: str, after: str) -> bool:
    """True when the number measures (190 millimetres), but the question asks for things and names no measure."""
    if _MEASURE.search(question) or not _THINGS.search(question):
        return False
    given = words + unit_behind(after)
    number = _FIRST_NUMBER.match(given)
    return bool(number and _MEASURE.match(given[number.end() :]))


_THINGS = re.compile(
    r"(?i)\bhow\s+many\b|\bwie\s*vielen?\b|\bcombien\s+d|\bcu[aá]nt[oa]s\b|\bquant[ie]\b|"
    r"\b(?:сколько|скільки)\s+\w+(?:ов|ев|ей|ых|их|ек|ів)\b"
)
"""What asks for a number of things; in Russian and Ukrainian the same word asks how much."""
_FIRST_NUMBER = re.compile(r"\D*?\d+(?:[.,\s\u00a0\u202f]\d+)*[\s\u00a0\u202f-]*|\W*[^\W\d]+[\s\u00a0]+")
_MEASURE = re.compile(
    rf"""(?xi)
    [°€$£] | \b(?:degr(?:ee|é)|grad(?:os?|i)?\b|градус)
    | (?:kilo|kiló|chilo|кило|кіло)(?:[mgwмгв]|s?\b)
    | \b(?:milli[mlg]|milí[mlg]|centi[ml]|centí|zenti|санти|мілі|милли[мгл])
    | \b[kcm]?m\b | \b[ксм]?м\b | \bm[eè]t(?:er|re|ri|ro)s?\b | meter[ns]?\b | метр
    | \b(?:miles?|meilen?|feet|inch(?:es)?|zoll)\b
    | \b(?:kg\b|кг\b|g\b|tonn|тонн|tons?\b|he[ck]t|гектар|lit(?:er|re|ro)|литр|літр)
    | \beuros?\b | евро | євро | dollar | dólar | доллар | долар | рубл
    | \b(?!an\b)(?:{"|".join(UNITS.values())})\b
    """
)
"""A unit of measure, of money or of time."""
_ONCE = re.compile(
    r"(?i)\bwhen\s+(?:did|has|have|will)\b|\bwann\s+(?:hat|haben|wurden?|wird|werden)\b|\bquand\s+(?:a|ont|est|sont)\b|"
    r"\bcu[aá]ndo\s+(?:ha|han|fue|fueron)\b|\bquando\s+(?:ha|hanno|fu)\b|\bкогда\s+(?:\S+\s+){0,4}?\w{2,}л(?:а|о|и)?(?:с[ья])?\b"
)
"""What asks for one time, not for what is usual."""
_RECURRING = re.compile(
    r"(?i)\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\s+(?:morning|evening|afternoon|night)s\b|\b\w+days\b(?<!\bdays)|"
    r"\b(?:every|jede[nrs]?|chaque|cada|ogni|каждый|каждую|каждое|кожн\w+)\b|\b(?:mon|diens|donners|frei|sams|sonn)tags\b|"
    r"\bmittwochs\b|\b(?:morgen|abend|nacht|mittag)s\b|\bпо\s+(?:\w+ам|\w+ям)\b"
)


_LENGTH_OR_DURATION = re.compile(
    r"(?i)\bhow\s+long\s+(?:is|are|was|were)\b|\bwie\s+lang\s+(?:ist|sind|war|waren)\b|\bcu[aá]nto\s+mide"
)
"""What may ask for a bridge's length as well as for a speech's."""
_COUNTED = re.compile(
    r"(?i)\bhow\s+many\b|\bwie\s*vielen?\b|\bcombien\s+d|\bcu[aá]nt[oa]s\b|(?<!\bво\s)\bсколько\b|\bскільки\b|\bquant[ie]\b"
)
"""What asks for things that can be counted."""
_O_CLOCK = re.compile(
    r"(?i)\b\d{1,2}:\d{2}\b|\b\d{1,2}(?:[.:]\d{2})?\s*(?:uhr\b|[ap]\.?m\b(?!\s+\w)|h\s?\d{2}\b|o'clock\b)"
)
"""A time of day that is surely none of the numbers asked for."""
