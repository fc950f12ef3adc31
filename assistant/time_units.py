"""Units of time in the languages known here: which ones a text names, and how their words look."""

from __future__ import annotations

import re

UNITS = {
    "year": r"(?:years?|jahre?n?|ans?|année?s?|años?|лет|год[ау]?|років|рік|роки|anni|anno)",
    "month": r"(?:months?|monate?n?|mois|mes(?:es)?|месяц\w*|місяц\w*|mesi|mese)",
    "week": r"(?:weeks?|wochen?|semaines?|semanas?|недел\w*|тижн\w*|settiman[ae])",
    "day": r"(?:days?|tage?n?|jours?|d[ií]as?|дн\w*|день|giorn[oi])",
    "hour": r"(?:hours?|stunden?|heures?|horas?|час\w*|годин\w*|or[ae])",
    "minute": r"(?:minutes?|minuten?|minutos?|минут\w*|хвилин\w*|minut[oi])",
    "second": r"(?:seconds?|sekunden?|secondes?|segundos?|секунд\w*|second[oi])",
}
"""Name -> pattern of the whole word, each unit smaller than the one before."""
GERMAN_COMPOUND = r"[a-zäöüß](?:tagen?|stunden?|wochen?|monaten?|jahren?|minuten?|sekunden?)\b"
"""Where a German word ends in a unit: "Verhandlungstage"."""

_NAMED = {
    name: re.compile(rf"\b{pattern}\b|(?={GERMAN_COMPOUND})[a-zäöüß]{pattern}\b", re.IGNORECASE)
    for name, pattern in UNITS.items()
}


def units_in(text: str) -> frozenset[str]:
    """The names of the units that the text writes, from years to seconds."""
    return frozenset(name for name, pattern in _NAMED.items() if pattern.search(text))
