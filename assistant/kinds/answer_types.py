"""Whether given words are of the kind that a question asks for: a duration, a place, somebody.

By question words (``asked_kinds.py``) and units (``dimensions.py``) alone, in the languages known here. Where nothing
is known, everything fits.
"""

from __future__ import annotations

import re

from assistant.kinds.answer_words import is_day, is_mere_time, names_time, relates_in_time
from assistant.kinds.asked_events import asks_which_event, names_only_people
from assistant.kinds.asked_kinds import AskedKinds, asked_kinds, asks_why_again
from assistant.kinds.counted_things import asked_counts, asks_for_count, counts_another, is_number_word
from assistant.kinds.definitions import is_of_another
from assistant.kinds.differences import is_level
from assistant.kinds.dimensions import NONE, Dimension, measured, unit_behind
from assistant.kinds.edge_words import says_nothing
from assistant.kinds.extents import is_other_extent
from assistant.kinds.frequencies import is_no_share, tells_how_often
from assistant.kinds.payers import is_other_payer
from assistant.kinds.prices import is_mere_sum
from assistant.kinds.quantities import Quantity, is_no_sum, is_number, measures, measures_another
from assistant.kinds.question_parts import offers_choice
from assistant.kinds.result_times import asks_result_time
from assistant.kinds.roles import is_another_role, is_noun_in
from assistant.kinds.sides import is_other_side
from assistant.kinds.time_limits import is_time_limit, tells_times_within
from assistant.words.mentions import is_function_word, names, stands_in, word_set
from assistant.words.particles import PARTICLES
from assistant.words.time_units import BEGINNINGS, GERMAN_COMPOUND, units_in
from index.text.dates import find_dates

_DURATION = re.compile(rf"(?i)(?:\b|[-‑]){BEGINNINGS}|{GERMAN_COMPOUND}")
_UNTIL = re.compile(
    r"(?i)^\W*(?:until|till|bis|jusqu|hasta|до|fino|até|tot|aż\s+do|since|seit|depuis|desde|с\s|from\s)"
)
"""What gives an end or a beginning, which tells how long as well."""
_UNIT_WITHIN = 24
"""Characters after a number within which the unit of a duration stands."""
_EDGE = " \t\r\n\"'„“”«»(["
_CLOCK = re.compile(
    r"(?i)\b\d{1,2}[.:]\d{2}\b|\buhr\b|\bo'clock\b|\b[ap]\.\s?m\b|\bpm\b|\d\s?am\b(?!\s+\w)|\b\d{1,2}\s*h(?:\s*\d{2})?\b"
)
_DIGIT = re.compile(r"\d")
_LANGUAGES = frozenset("en de fr es it pt nl pl ru uk".split())
_AGE_AS_NAME = re.compile(r"(?i)jährige|летн|річн|letni|year[-\s]olds?")
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
_WHEN_REACHED = frozenset({Dimension.TIME, Dimension.TEMPERATURE})
"""Water freezes at so many degrees, which tells when."""
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


_NAME_BEFORE = re.compile(r"([^\W\d_a-zа-яё][^\W\d_]+)[ \u00a0]$")
_NAME_AFTER = re.compile(r"[ \u00a0]([^\W\d_a-zа-яё][^\W\d_]+)")
_WORD = re.compile(r"[^\W\d_]+")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_LETTER = re.compile(r"[^\W\d_]")
_AGED = re.compile(
    r"(?i)\b\d+(?:[-‑\s]years?[-‑\s]olds?\b|\s+(?:ans|años|anni|лет|років)\b|\s+jahre\s+alt\w*)"
)
_SOMEBODY_AGED = re.compile(r"(?i)\b\w+(?:[-‑\s]?jährige\w*|[-‑]летн\w+|[-‑]річн\w+|[-‑]letni\w*)")
"""An age, which says something about somebody and takes nothing from who that is."""
_AT_ENDS = ".,;:!?)]»"
_LONGEST_NAME, _MANY = 8, 4
"""Words that a name has fewer of, and how many of those say something in small letters at least in a sentence."""
_FEW = 3
"""Words beside a time that only tell of what it is: "34 years in prison"."""


def asks_for_somebody(question: str) -> bool:
    """True when somebody is asked for."""
    return asked_kinds(question).who


def fits(
    question: str,
    words: str,
    language: str | None = None,
    *,
    typed: str | None = None,
    before: str = "",
    after: str = "",
) -> bool:
    """False when the words cannot be what is asked for.

    ``question`` stands alone; ``typed`` is a follow-up as it was typed, whose words alone an answer must not repeat;
    ``before`` and ``after`` are what stands beside the words in their sentence: a number's unit, "24 metres long".

    A duration, an age, a price, a number or a time without any; a number in a unit of another dimension than the one
    counted, or of other things where the sentence counts those asked for; a place or a person that is only a number, a
    time or a duration; a company that is a number, a name without a capital letter; or words that merely repeat the
    question, or say nothing by themselves. What wants a number or a time is not held against words of a language whose
    numbers and times are not known here.
    """
    counted = _numbers_alone(question, words, language, before, after)
    said = [word.strip(".,;:!?\"'„“”«»()") for word in words.casefold().split()]
    if not counted and (says_nothing(words) or all(word in PARTICLES for word in said)):
        return False
    if not _is_of_kind(question, words, language, before, after):
        return False
    return counted or not _repeats(typed or question, words)


def _numbers_alone(question: str, words: str, language: str | None, before: str, after: str) -> bool:
    """True for "two coaches", and "a coach" beside other numbers, where coaches are counted: it repeats nothing."""
    if not asks_for_count(question, language):
        return False
    if (len(before), len(before) + len(words)) in asked_counts(question, before + words + after, language):
        return True
    first = next(iter(words.casefold().split()), "")
    return is_number_word(first.strip(_EDGE), language)


def completes_name(question: str, text: str, span: tuple[int, int]) -> bool:
    """True when the words are a part of a name ("Joe") whose other part ("Biden") stands in the question.

    A noun that the question has behind an article ("die Wirtin") is no part of a name.

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
        not is_function_word(word)
        and word.casefold() in question.casefold()
        and stands_in(word, asked)
        and not is_noun_in(question, word)
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
    return not (offers_choice(question) or (asked_kinds(question).who and len(names(question)) > 1))


def _is_of_kind(question: str, words: str, language: str | None, before: str, after: str) -> bool:
    asked = asked_kinds(question)
    if not asked.several and (_is_unnamed(asked, words, language) or _is_no_language(asked, words)):
        return False
    if not asked.several and _is_anothers(question, words, before, after):
        return False
    if not _is_known(words, language):
        return asked.quantity is None or not measures_another(asked.quantity, words, after, language)
    if asked.several:
        return _has_what_is_asked(question, asked, words, language, before, after)
    if _is_of_other_dimension(question, words, language, before, after):
        return False
    if is_other_extent(question, words, before, after) or is_other_side(question, words, after):
        return False
    if counts_another(question, words, before, after, language):
        return False
    if is_level(question, words, before, after, language):
        return False
    if asks_result_time(question) and not is_number(words):
        return False
    if asked.sum_of_money and is_no_sum(words, after, language):
        return False
    return _has_what_is_asked(question, asked, words, language, before, after)


def _is_anothers(question: str, words: str, before: str, after: str) -> bool:
    """True for the bearer of another role, what describes something else, people where an event is asked for."""
    if is_another_role(question, words, before, after) or is_of_another(question, words, before, after):
        return True
    return asks_which_event(question) and names_only_people(words)


def _has_what_is_asked(
    question: str, asked: AskedKinds, words: str, language: str | None, before: str, after: str
) -> bool:
    """Whether the number, the unit, the time or the words stand there that the question wants."""
    if asked.quantity is Quantity.MONEY and is_other_payer(question, before + words + after):
        return False
    if asked.quantity is not None:
        return measures(asked.quantity, words, after, before, language)
    if asked.how_long:
        return _is_duration(asked, words, language, after) and not is_time_limit(
            question, words, before, after, language
        )
    if asked.how_often:
        return tells_how_often(words, language, after) and not is_mere_time(words, language)
    if asked.why:
        return not asks_why_again(words.strip(_EDGE))
    if asked.how_many:
        if not asked.counted and is_mere_sum(words):
            return True
        return is_number(_O_CLOCK.sub(" ", words) if asked.counted else words)
    if asked.when:
        return _is_time(asked, words, language, after) and not tells_times_within(words, before, language)
    if asked.where or asked.who:
        return _is_place_or_somebody(words, language)
    return True


def _is_duration(asked: AskedKinds, words: str, language: str | None, after: str) -> bool:
    """Whether it tells how long something took, up to or from when, or how long a thing is where that may be meant."""
    if asked.length_too and measures(Quantity.DISTANCE, words, after, language=language):
        return True
    if _UNTIL.search(words):
        return True
    unit = words
    if not _DURATION.search(words) and is_number(words):
        unit += unit_behind(after, _UNIT_WITHIN)
    if not _DURATION.search(unit) or _CLOCK.search(words):
        return False
    given = units_in(unit) if asked.time_unit is not None else frozenset()
    return not given or asked.time_unit in given


def _is_place_or_somebody(words: str, language: str | None) -> bool:
    """False for a mere number, a time or a duration."""
    words = _AGED.sub(" ", _SOMEBODY_AGED.sub(" somebody ", words))
    if not _LETTER.search(words):
        return False
    found = measured(words, "", language)
    timed = any(Dimension.TIME in units for units in found.numbers)
    if (timed and found.others <= _FEW) or (_DIGIT.search(words) and _CLOCK.search(words)):
        return False
    return not (found.numbers and find_dates(words)) or _says_more_than_dates(words, language)


def _says_more_than_dates(words: str, language: str | None = None) -> bool:
    """True for "a treaty of 17 April 1997"."""
    rest = words
    for date in reversed(find_dates(words)):
        rest = rest[: date.start] + " " + rest[date.end :]
    return any(
        not is_function_word(word) and not names_time(word, language) for word in _LONG_WORD.findall(rest)
    )


def _is_known(words: str, language: str | None) -> bool:
    """Whether the words' language is one whose numbers, units and times are known here."""
    if language is not None and language not in _LANGUAGES:
        return False
    return _KNOWN_LETTER.search(words) is not None or _LETTER.search(words) is None


def _is_of_other_dimension(question: str, words: str, language: str | None, before: str, after: str) -> bool:
    """True when the words' numbers measure something else than what the question counts, or measure at all.

    "How many hectares" is answered by a number or by square kilometres, "how many people" by no metres; a share of
    those that are counted is an answer.
    """
    asked = asked_kinds(question)
    if asked.units is None or (not asked.units and not asked.things):
        return False
    found = measured(words, after, language)
    if asked.units:
        return found.none_is(*asked.units)
    return found.none_is(Dimension.PERCENT) or (found.none_is() and is_no_share(question, words, before))


def _is_unnamed(asked: AskedKinds, words: str, language: str | None) -> bool:
    """True when a name is asked for and the words are a number, a time, a measure, a sentence, or have no capital."""
    if asked.called and _is_sentence(words):
        return True
    if asked.called and _LOWER.search(words) and words.islower():
        return _OTHER_SCRIPT.search(words) is None
    if not (asked.called or asked.bearer or asked.who or asked.where):
        return False
    if is_mere_time(words, language):
        return True
    found = measured(words, "", language)
    if not found.mere or not found.numbers or _AGE_AS_NAME.search(words):
        return False
    if asked.called or asked.bearer:
        return all(units or _DIGIT.search(words) for units in found.numbers)
    return asked.who and found.none_is(Dimension.PERCENT)


def _is_sentence(words: str) -> bool:
    """True for words of which most, and many, are in small letters and no mere function words: no name is so long."""
    said = [word.strip(_EDGE + _AT_ENDS) for word in words.split()]
    plain = [word for word in said if word.islower() and not is_function_word(word)]
    return len(said) >= _LONGEST_NAME and len(plain) >= _MANY and 2 * len(plain) > len(said) - len(plain)


def _is_no_language(asked: AskedKinds, words: str) -> bool:
    """True when a language is asked for and no word looks like the name of one: capital, or with such an ending."""
    return asked.language and words.islower() and not _LANGUAGE_NAME.search(words)


def _is_time(asked: AskedKinds, words: str, language: str | None, after: str) -> bool:
    """Whether a time stands there: a date, a word of time, or a number that can be a year, a day or an hour."""
    if asked.once and _RECURRING.search(words) and not _DIGIT.search(words):
        return False
    if names_time(words, language) or find_dates(words, language):
        return True
    found = measured(words, after, language)
    if any(units & _WHEN_REACHED for units in found.numbers):
        return True
    if _DIGIT.search(words):
        return NONE in found.numbers and any(_can_be_time(match) for match in _DIGITS.finditer(words))
    return relates_in_time(words, language) and not found.none_is()


_RECURRING = re.compile(
    r"(?i)\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\s+(?:morning|evening|afternoon|night)s\b|\b\w+days\b(?<!\bdays)|"
    r"\b(?:every|jede[nrs]?|chaque|cada|ogni|каждый|каждую|каждое|кожн\w+)\b|\b(?:mon|diens|donners|frei|sams|sonn)tags\b|"
    r"\bmittwochs\b|\b(?:morgen|abend|nacht|mittag)s\b|\bпо\s+(?:\w+ам|\w+ям)\b"
)


_O_CLOCK = re.compile(
    r"(?i)\b\d{1,2}:\d{2}\b|\b\d{1,2}(?:[.:]\d{2})?\s*(?:uhr\b|[ap]\.?m\b(?!\s+\w)|h\s?\d{2}\b|o'clock\b)"
)
"""A time of day that is surely none of the numbers asked for."""
