"""The words by which ``draft`` finds what to ask, and the questions it builds, for each language it knows."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CAPITAL = r"[^\W\d_a-zäöüßéèàçñóíа-яіїєґ]"
_NAME = rf"{_CAPITAL}[\w.’'-]+(?:\s(?:(?:von|van|de|der|bin|al)\s)?{_CAPITAL}[\w’'-]+){{0,3}}"


@dataclass(frozen=True, slots=True)
class DraftWords:
    """One language.

    Attributes:
        speaker: finds a name behind (``after``) or before (``before``) a verb of saying.
        duration: finds a length of time.
        lasted: finds a ``subject`` and the verb that says how long it took, from the start of a sentence.
        place: finds a ``place`` behind a preposition; no_places are words that look like one, in lower case,
            no_place_endings how such words end.
        who, when, where, how_long, how_long_subject: the questions.
    """

    speaker: re.Pattern[str]
    duration: re.Pattern[str]
    lasted: re.Pattern[str]
    place: re.Pattern[str]
    no_places: frozenset[str]
    who: str
    when: str
    where: str
    how_long: str
    how_long_subject: str
    no_place_endings: tuple[str, ...] = ("\0",)


def _speaker(verbs: str) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{verbs})\s+(?:\w+\s){{0,3}}?(?P<after>{_NAME})|(?P<before>{_NAME})\s+(?:{verbs})\b",
        re.UNICODE,
    )


def _duration(numbers: str, units: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:\d+(?:[.,]\d+)?|{numbers})\s+(?:{units})\b", re.IGNORECASE)


def _place(prepositions: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{prepositions})\s+(?P<place>{_NAME})")


_MONTHS_DE = "januar februar märz april mai juni juli august september oktober november dezember"
_MONTHS_EN = "january february march april may june july august september october november december"
_DAYS_EN = "monday tuesday wednesday thursday friday saturday sunday"

LANGUAGES: dict[str, DraftWords] = {
    "de": DraftWords(
        speaker=_speaker("sagte|erklärte|betonte|meinte|warnte|so|laut|teilte|schrieb"),
        duration=_duration(
            "eine|einen|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|anderthalb|knapp eine",
            "Minuten?|Stunden?|Tagen?|Tage|Wochen?|Monaten?|Monate|Jahren?|Jahre",
        ),
        lasted=re.compile(
            r"(?P<subject>(?:Der|Die|Das|Dieses|Dieser|Diese)\s[^,.]{3,80}?)\s(?:dauerte|währte)\b"
        ),
        place=_place("in|aus|nach"),
        no_places=frozenset(
            f"{_MONTHS_DE} wirklichkeit kraft zukunft höhe form folge kürze bezug anspruch angaben zeiten ordnung "
            "gesprächen deutscher eigener zusammenarbeit erinnerung gefahr richtung hinblick sachen sicht".split()
        ),
        who="Wer sagte: „{quote}“?",
        when="Wann war das: „{sentence}“?",
        where="Wo war das: „{sentence}“?",
        how_long="Wie lange war das: „{sentence}“?",
        how_long_subject="Wie lange dauerte {subject}?",
        no_place_endings=("ung", "heit", "keit", "tion", "schaft", "sicht", "nis", "tät"),
    ),
    "en": DraftWords(
        speaker=_speaker("said|says|told|warned|added|wrote|according to"),
        duration=_duration(
            "an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|half an",
            "minutes?|hours?|days?|weeks?|months?|years?",
        ),
        lasted=re.compile(r"(?P<subject>(?:The|This|That|Their)\s[^,.]{3,80}?)\s(?:lasted|took)\b"),
        place=_place("in|at|near|from"),
        no_places=frozenset(f"{_MONTHS_EN} {_DAYS_EN} the his her their".split()),
        who="Who said: “{quote}”?",
        when="When was this: “{sentence}”?",
        where="Where was this: “{sentence}”?",
        how_long="How long was this: “{sentence}”?",
        how_long_subject="How long did {subject} last?",
    ),
    "fr": DraftWords(
        speaker=_speaker("a déclaré|a dit|a affirmé|a averti|selon|a indiqué"),
        duration=_duration(
            "une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix",
            "minutes?|heures?|jours?|semaines?|mois|ans?",
        ),
        lasted=re.compile(r"(?P<subject>(?:Le|La|L’|L'|Cet?|Cette)\s?[^,.]{3,80}?)\sa duré\b"),
        place=_place("à|en"),
        no_places=frozenset("effet outre revanche ce cette janvier février".split()),
        who="Qui a dit : « {quote} » ?",
        when="Quand était-ce : « {sentence} » ?",
        where="Où était-ce : « {sentence} » ?",
        how_long="Combien de temps : « {sentence} » ?",
        how_long_subject="Combien de temps a duré {subject} ?",
    ),
    "es": DraftWords(
        speaker=_speaker("dijo|declaró|afirmó|advirtió|según|señaló"),
        duration=_duration(
            "una?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez",
            "minutos?|horas?|días?|semanas?|mes(?:es)?|años?",
        ),
        lasted=re.compile(r"(?P<subject>(?:El|La|Esta|Este)\s[^,.]{3,80}?)\sduró\b"),
        place=_place("en|desde"),
        no_places=frozenset("enero febrero".split()),
        who="¿Quién dijo: «{quote}»?",
        when="¿Cuándo fue: «{sentence}»?",
        where="¿Dónde fue: «{sentence}»?",
        how_long="¿Cuánto duró: «{sentence}»?",
        how_long_subject="¿Cuánto duró {subject}?",
    ),
    "ru": DraftWords(
        speaker=_speaker("сказал|сказала|заявил|заявила|сообщил|сообщила|предупредил"),
        duration=_duration(
            "один|одну|два|две|три|четыре|пять|шесть|семь|восемь|девять|десять",
            "минут[ыу]?|час(?:а|ов)?|д(?:ень|ня|ней)|недел[иьюя]|месяц(?:а|ев)?|год(?:а|ов)?|лет",
        ),
        lasted=re.compile(
            r"(?P<subject>[А-Я][^,.]{3,80}?)\s(?:длил(?:ся|ась|ось)|продолжал(?:ся|ась|ось))\b"
        ),
        place=_place("в|во|из"),
        no_places=frozenset(
            "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре".split()
        ),
        who="Кто сказал: «{quote}»?",
        when="Когда это было: «{sentence}»?",
        where="Где это было: «{sentence}»?",
        how_long="Сколько времени: «{sentence}»?",
        how_long_subject="Сколько времени это продолжалось: {subject}?",
    ),
    "uk": DraftWords(
        speaker=_speaker("сказав|сказала|заявив|заявила|повідомив|повідомила|попередив"),
        duration=_duration(
            "один|одну|два|дві|три|чотири|п’ять|шість|сім|вісім|дев’ять|десять",
            "хвилин[иу]?|годин[иу]?|дн(?:і|ів)|день|тиж(?:день|ні|нів)|місяц(?:ь|і|ів)|рок(?:и|ів)|рік",
        ),
        lasted=re.compile(r"(?P<subject>[А-ЯІЇЄҐ][^,.]{3,80}?)\s(?:тривав|тривала|тривало)\b"),
        place=_place("у|в|з"),
        no_places=frozenset(
            "січні лютому березні квітні травні червні липні серпні вересні жовтні листопаді грудні".split()
        ),
        who="Хто сказав: «{quote}»?",
        when="Коли це було: «{sentence}»?",
        where="Де це було: «{sentence}»?",
        how_long="Скільки часу: «{sentence}»?",
        how_long_subject="Скільки часу це тривало: {subject}?",
    ),
}
