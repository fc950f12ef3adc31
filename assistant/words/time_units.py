"""Units of time in the languages known here: which ones a text names, and how their words look."""

from __future__ import annotations

import re

UNITS = {
    "year": r"(?:years?|jahre?n?|ans?|année?s?|a[ñn]os?|лет|год[ау]?|років|рік|роки|anni|anno|lata?|roku?|jaar|jaren)",
    "month": r"(?:months?|monate?n?|mois|mes(?:es)?|месяц\w*|місяц\w*|mesi|mese|miesi[ąę]c\w*|maand(?:en)?|mês)",
    "week": r"(?:weeks?|wochen?|semaines?|semanas?|недел\w*|тижн\w*|settiman[ae]|tydzień|tygodni\w*|weken)",
    "day": r"(?:days?|tage?n?|jours?|d[ií]as?|дн\w*|день|giorn[oi]|dni|dzień|dag(?:en)?)",
    "hour": r"(?:hours?|stunden?|heures?|horas?|час\w*|годин\w*|or[ae]|godzin\w*|uur|uren)",
    "minute": r"(?:minutes?|minuten?|minutos?|минут\w*|хвилин\w*|minut[oi]|minut\w?|minuut)",
    "second": r"(?:seconds?|sekunden?|secondes?|segundos?|секунд\w*|second[oi]|sekund\w?|seconden)",
}
"""Name -> pattern of the whole word, each unit smaller than the one before."""
GERMAN_COMPOUND = r"[a-zäöüß](?:tagen?|stunden?|wochen?|monaten?|jahren?|minuten?|sekunden?)\b"
"""Where a German word ends in a unit: "Verhandlungstage"."""
BEGINNINGS = (
    r"(?:werktag|minut|hour|stund|heure|hora|час|хвилин|годин|минут|second|sekund|seconde|секунд|day|tag|jour|d[ií]a|дн|ден|"
    r"сут|week|woche|semaine|semana|недел|тижн|month|monat|mois|mes|месяц|місяц|year|jahr|ann?|an\b|ans\b|año|год|"
    r"лет|рік|рок|decade|jahrzehnt|décennie|década|centur|jahrhundert|ora\b|ore\b|giorn|settiman|mese|mesi|uur|uren|"
    r"dag|weke|maand|jaar|godzin|dni|tygodn|miesi|lat\b)"
)
"""How a word begins that is a time by its unit, of any size and in any of its forms."""

_NAMED = {
    name: re.compile(rf"\b{pattern}\b|(?={GERMAN_COMPOUND})[a-zäöüß]{pattern}\b", re.IGNORECASE)
    for name, pattern in UNITS.items()
}


def units_in(text: str) -> frozenset[str]:
    """The names of the units that the text writes, from years to seconds."""
    return frozenset(name for name, pattern in _NAMED.items() if pattern.search(text))
