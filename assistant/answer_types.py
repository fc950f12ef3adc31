"""What kind of words a question asks for, and whether given words are of that kind: a duration, a place, somebody.

By question words and units alone (``dimensions.py``, ``answer_words.py``), in the languages known here. Where nothing
is known, everything fits.
"""

from __future__ import annotations

import re

from assistant.answer_words import (
    asks_for_name,
    asks_which_bearer,
    is_day,
    is_mere_time,
    names_time,
    relates_in_time,
)
from assistant.dimensions import NONE, Dimension, first_unit, measured
from assistant.mentions import is_function_word, names, stands_in, word_set
from assistant.quantities import (
    Quantity,
    asked_for,
    asks_for_sum,
    is_no_sum,
    is_number,
    measures,
    unit_behind,
)
from assistant.time_units import GERMAN_COMPOUND, units_in
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
    ^\W*(?:(?:and|und|et|y|и|а|і|since|seit|depuis|desde|с|until|bis|ab|von|hasta|jusqu['’]à|à\s+partir\s+de|fino\s+a|da|até|tot|sinds|vanaf|
    do|od|на|до|з|від)\s+)?
    (?:when|wann|quand|cu[aá]ndo|когда|коли|quando|wanneer|kiedy)\b
    | \b(?:on|in)\s+(?:what|which)\s+(?:day|date|month|year)\b | \ban\s+welchem\s+(?:tag|datum)\b
    | \bin\s+welchem\s+(?:jahr|monat)\b | \bà\s+quelle\s+date\b | \bqué\s+(?:día|fecha|año)\b
    | \b(?:en|à)\s+quelle\s+année\b | \bin\s+(?:che|quale)\s+anno\b | \bem\s+que\s+(?:ano|dia)\b | \bin\s+welk\s+jaar\b
    | \bop\s+welke\s+(?:dag|datum)\b | \bw\s+którym\s+roku\b | \bв\s+каком\s+году\b | \b[ув]\s+якому\s+році\b
    | \b(?:с|до)\s+каких\s+пор\b | \b(?:відколи|доки|odkąd)\b
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
_HOW_MUCH_TIME = re.compile(r"(?i)\bскільки\s+часу\b")
"""The word for time is that for hours, too."""
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
_LANGUAGES = frozenset("en de fr es it pt nl pl ru uk".split())
_ASKS_MORE = re.compile(
    r"(?i)\b(?:and|und|et|y|e|i|oraz|en|и|і|та)\s+(?:(?:in|at|by|to|für|mit|zu|à|de|en|con|a|в|на|с|до|за|w|na|z)\s+)?(?:who|when|"
    r"where|how|what|which|why|wer|wann|wo|wie|was|welche[rnms]?|warum|qui|quand|où|combien|quel(?:le)?s?|pourquoi|quién|cuándo|"
    r"dónde|cuánt[oa]s?|cómo|qué|chi|quando|dove|quant[oiae]s?|come|quale|quem|onde|como|qual|wie|wanneer|waar|hoe|hoeveel|wat|"
    r"kto|kiedy|gdzie|ile|jak|co|кто|когда|где|сколько|как|какой|что|хто|коли|де|скільки|як|який|що)\b"
)
"""A question that asks for two things: an answer to one of them answers."""
_AGE_AS_NAME = re.compile(r"(?i)jährige|летн|річн|letni|year[-\s]olds?")
_WHICH_LANGUAGE = re.compile(
    r"(?i)\bin\s+(?:which|what)\s+language\b|\bin\s+welcher\s+sprache\b|\b(?:en|dans)\s+quelle\s+langue\b|\ben\s+qué\s+"
    r"(?:idioma|lengua)\b|\bin\s+(?:quale|che)\s+lingua\b|\bem\s+que\s+(?:língua|idioma)\b|\bin\s+welke\s+taal\b|"
    r"\bw\s+jakim\s+języku\b|\bна\s+каком\s+языке\b|\b(?:якою\s+мовою|на\s+якій\s+мові)\b"
)
_LANGUAGE_NAME = re.compile(
    r"(?i)(?:[iï]s[ck]h(?:e[nrms]?)?|[ei]se?|ian|ais|aise|ois|oise|ien|ienne|ano|ana|eno|ena|és|esa|ês|ol|ola|ego|ego|ands|ees|deutsch|czech|dutch|french|welsh|tch[eè]que|"
    r"[sc]k(?:i|u|im|iego|a|ą)|[сц](?:ь)?к(?:ий|ом|ой|и|ою|ая|а|ому|их))\b|русск|lat[ií]n|λατ|лат[иы]н|grec|greg|russe|russo|ruso|turc|turk|"
    r"turco|arab|árab|араб|hebr|hébr|ebraic|иврит|іврит|cors|bask|basque|vasc|eusk|català|suahel|swahili|hindi|хинди|esperanto|"
    r"эсперанто|farsi|фарси|idi[sš]|jidd|yidd|идиш|їдиш|latein|platt|ladin|sard|breton|bret[oó]n|lingu|langu|sprach|taal|talen|język|"
    r"язы|мов|dialekt|dialect|диалект|jerg|slang|beid|both|deux|dos\b|due\b|obu|обо"
)
_KNOWN_LETTER = re.compile(r"[a-zA-ZÀ-ɏЀ-ӿ]")
_LOWER = re.compile(r"[a-zß-öø-ÿĀ-ɏͰ-ϿЀ-ӿ]")
_OTHER_SCRIPT = re.compile(r"[^\W\d_a-zA-ZÀ-ɏͰ-ϿЀ-ӿ]")
_PER_HOUR = frozenset({Dimension.LENGTH, Dimension.SPEED})
"""Kilometres, where those in an hour are meant."""
_WHEN_REACHED = frozenset({Dimension.TIME, Dimension.TEMPERATURE})
"""Water freezes at so many degrees, which tells when."""
_HOW_MANY_OF = re.compile(
    r"(?i)\b(?:how\s+(?:many|much)|wie\s*viele?n?|combien\s+d(?:e\s|['’])|cu[aá]nt[oa]s?|quant[ieoa]s?|(?<!\bво\s)сколько|скільки|ile|ilu|"
    r"hoeveel)\b\s*"
)
_DIGITS = re.compile(
    r"\d+(?:[.,\u00a0\u202f ’']\d{3})+(?!\d)(?:[.,]\d+)?|(?P<first>\d+)(?P<mark>[.,:])(?P<second>\d+)(?:[.:]\d+)*"
    r"|(?P<whole>\d+)(?P<noun>\s+[a-zß-öø-ÿа-яёіїєґ]{4,})?"
)
_DAYS, _HOURS, _MINUTES, _SMALLEST_YEAR, _LAST_YEAR = 31, 24, 59, 1000, 2199


def _can_be_time(match: re.Match[str]) -> bool:
    """True for a year, a day, a time of the clock; not for a number in groups, with decimals, of so many things."""
    if match["whole"]:
        value = int(match["whole"])
        return (
            value <= _DAYS
            or _SMALLEST_YEAR <= value <= _LAST_YEAR
            or (value < _SMALLEST_YEAR and not match["noun"])
        )
    if not match["mark"]:
        return False
    first, second = int(match["first"]), int(match["second"])
    is_clock = first <= _HOURS and second <= _MINUTES and len(match["second"]) == 2
    return is_clock or (match["mark"] == "." and 0 < first <= _DAYS and 0 < second <= 12)


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
    (?:who|whom|wer|wem|wen|qui|quién|quiénes|кто|кого|кому|кем|хто|ким|chi|quem|kto|kogo|komu|
    wie(?=\s+(?:is|was|heeft|hebben|werd|wordt|won|zei|kreeg)\b))\b
    """
)
_NAME_BEFORE = re.compile(r"([^\W\d_a-zа-яё][^\W\d_]+)[ \u00a0]$")
_NAME_AFTER = re.compile(r"[ \u00a0]([^\W\d_a-zа-яё][^\W\d_]+)")
_EITHER = re.compile(r"(?i)\b(?:or|oder|ou|o|или|чи|або|либо|of|lub|czy)\b")
_WORD = re.compile(r"[^\W\d_]+")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_LETTER = re.compile(r"[^\W\d_]")
_AGED = re.compile(
    r"(?i)\b\d+(?:[-‑\s]years?[-‑\s]olds?\b|\s+(?:ans|años|anni|лет|років)\b|\s+jahre\s+alt\w*)"
)
_SOMEBODY_AGED = re.compile(r"(?i)\b\w+(?:[-‑\s]?jährige\w*|[-‑]летн\w+|[-‑]річн\w+|[-‑]letni\w*)")
"""An age, which says something about somebody and takes nothing from who that is."""
_FEW = 3
"""Words beside a time that only tell of what it is: "34 years in prison"."""


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

    A duration, an age, a price, a number or a time without any; a number in a unit of another dimension than the one
    counted; a place or a person that is only a number, a time or a duration; a company that is a number, a name without
    a capital letter; or words that merely repeat the question, or say nothing by themselves. What wants a number or a
    time is not held against words of a language whose numbers and times are not known here.
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
    if any(is_day(word) and not stands_in(word, asked) for word in _WORD.findall(words)):
        return False
    return not (_EITHER.search(question) or (_WHO.search(question) and len(names(question)) > 1))


def _is_of_kind(question: str, words: str, language: str | None, after: str) -> bool:
    several = _ASKS_MORE.search(question) is not None
    if not several and (_is_unnamed(question, words) or _is_no_language(question, words)):
        return False
    if not _is_known(words, language):
        return True
    if several:
        return _has_what_is_asked(question, words, language, after)
    if _is_of_other_dimension(question, words, after) or (asks_for_sum(question) and is_no_sum(words, after)):
        return False
    return _has_what_is_asked(question, words, language, after)


def _has_what_is_asked(question: str, words: str, language: str | None, after: str) -> bool:
    """Whether the number, the unit, the time or the words stand there that the question wants."""
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
        return is_number(_O_CLOCK.sub(" ", words))
    if _WHEN.search(question):
        return _is_time(question, words, language, after)
    if _WHERE.search(question) or _WHO.search(question):
        words = _AGED.sub(" ", _SOMEBODY_AGED.sub(" somebody ", words))
        if not _LETTER.search(words):
            return False
        found = measured(words)
        timed = any(Dimension.TIME in units for units in found.numbers)
        if (timed and found.others <= _FEW) or (_DIGIT.search(words) and _CLOCK.search(words)):
            return False
        return not (found.numbers and find_dates(words)) or _says_more_than_dates(words)
    return True


def _says_more_than_dates(words: str) -> bool:
    """True for "a treaty of 17 April 1997"."""
    rest = words
    for date in reversed(find_dates(words)):
        rest = rest[: date.start] + " " + rest[date.end :]
    return any(not is_function_word(word) and not names_time(word) for word in _LONG_WORD.findall(rest))


def _is_known(words: str, language: str | None) -> bool:
    """Whether the words' language is one whose numbers, units and times are known here."""
    if language is not None and language not in _LANGUAGES:
        return False
    return _KNOWN_LETTER.search(words) is not None or _LETTER.search(words) is None


def _is_of_other_dimension(question: str, words: str, after: str) -> bool:
    """True when the words' numbers measure something else than what the question counts, or measure at all.

    "How many hectares" is answered by a number or by square kilometres, "how many people" by no metres; a share of
    those that are counted is an answer.
    """
    asked = _HOW_MANY_OF.search(question)
    if asked is None:
        return False
    wanted = first_unit(question[asked.end() :])
    if wanted is None:
        return False
    if not wanted:
        return bool(_THINGS.search(question)) and measured(words, after).none_is(Dimension.PERCENT)
    if wanted & _PER_HOUR:
        wanted |= _PER_HOUR
    return measured(words, after).none_is(*wanted)


def _is_unnamed(question: str, words: str) -> bool:
    """True when a name is asked for and the words are a number, a time or a measure, or have no capital letter."""
    called, which = asks_for_name(question), asks_which_bearer(question)
    if called and _LOWER.search(words) and words.islower():
        return _OTHER_SCRIPT.search(words) is None
    if not (called or which or _WHO.search(question) or _WHERE.search(question)):
        return False
    if is_mere_time(words):
        return True
    found = measured(words)
    if not found.mere or not found.numbers or _AGE_AS_NAME.search(words):
        return False
    if called or which:
        return all(units or _DIGIT.search(words) for units in found.numbers)
    return _WHO.search(question) is not None and found.none_is(Dimension.PERCENT)


def _is_no_language(question: str, words: str) -> bool:
    """True when a language is asked for and no word looks like the name of one: capital, or with such an ending."""
    return bool(_WHICH_LANGUAGE.search(question)) and words.islower() and not _LANGUAGE_NAME.search(words)


def _is_time(question: str, words: str, language: str | None, after: str) -> bool:
    """Whether a time stands there: a date, a word of time, or a number that can be a year, a day or an hour."""
    if _ONCE.search(question) and _RECURRING.search(words) and not _DIGIT.search(words):
        return False
    if names_time(words) or find_dates(words, language):
        return True
    found = measured(words, after)
    if any(units & _WHEN_REACHED for units in found.numbers):
        return True
    if _DIGIT.search(words):
        return NONE in found.numbers and any(_can_be_time(match) for match in _DIGITS.finditer(words))
    return relates_in_time(words) and not found.none_is()


def _other_unit(question: str, words: str) -> bool:
    """True when the question counts in one unit of time ("how many days") and the words only in another."""
    asked = _HOW_MANY_UNITS.search(question)
    if asked is None or _HOW_MUCH_TIME.search(question):
        return False
    wanted, given = units_in(question[asked.start() : asked.end() + 12]), units_in(words)
    return len(wanted) == 1 and bool(given) and not wanted & given


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
_RECURRING = re.compile(
    r"(?i)\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\s+(?:morning|evening|afternoon|night)s\b|\b\w+days\b(?<!\bdays)|"
    r"\b(?:every|jede[nrs]?|chaque|cada|ogni|каждый|каждую|каждое|кожн\w+)\b|\b(?:mon|diens|donners|frei|sams|sonn)tags\b|"
    r"\bmittwochs\b|\b(?:morgen|abend|nacht|mittag)s\b|\bпо\s+(?:\w+ам|\w+ям)\b"
)


_LENGTH_OR_DURATION = re.compile(
    r"(?i)\bhow\s+long\s+(?:is|are|was|were|will)\b|\bwie\s+lang\s+(?:ist|sind|war|waren|soll|wird)\b|\bhoe\s+lang\s+(?:is|was|wordt)\b|\bcu[aá]nto\s+mide"
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
