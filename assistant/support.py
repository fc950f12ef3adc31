"""Does a written statement say only what its quotes carry? A guard behind the quote gate, for language models.

It cannot prove that a statement follows; it finds the lies that matter most: another name, another
number, a negation put in or left out. What it cannot see is said in docs/models.md.
"""

from __future__ import annotations

import re

from assistant.mentions import names, numbers, spelled_numbers, stands_in, word_set
from index.spellings import latin

_NEGATIONS = frozenset(
    latin(word)
    for word in """
    not no never none neither nor without cannot didn't doesn't don't wasn't weren't isn't aren't won't wouldn't
    couldn't hasn't haven't hadn't denied denies refused refuses rejected rejects
    nicht kein keine keinen keinem keiner keines nie niemals niemand nichts weder ohne lehnte lehnt ablehnte
    dementierte dementiert bestritt bestreitet verweigerte
    ne n pas jamais aucun aucune ni rien personne sans refusé refuse nié nie rejeté
    no nunca jamás ningún ninguna ninguno nadie nada sin tampoco negó niega rechazó rechaza
    не нет ни никогда никто ничего без отказался отрицал отверг
    не ні ніколи ніхто нічого без відмовився заперечив
    non mai nessuno nessuna niente senza não nunca nenhum nenhuma ninguém nada sem niet geen nooit niemand zonder
    nie nigdy nikt nic bez żaden
    """.split()
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def contradiction(statement: str, quotes: list[str], surroundings: str, question: str) -> str | None:
    """Why the statement is not carried by its quotes, or None when nothing speaks against it.

    Args:
        statement: the sentence, without marks.
        quotes: the verified quotes it cites.
        surroundings: the quotes with their titles and dates and the text around them.
        question: names in it may be used without the quote repeating them.
    """
    carried = " \n ".join(quotes)
    known_numbers = set(numbers(surroundings)) | spelled_numbers(surroundings) | set(numbers(question))
    for number in numbers(statement):
        if number not in known_numbers and not _part_of_known(number, known_numbers):
            return f"the number {number} does not stand in the quoted text"
    near_words = word_set(carried) | word_set(question)
    all_words = word_set(surroundings)
    for name in _claimed_names(statement, all_words):
        if not stands_in(name, near_words):
            return f"the name {name} does not stand in the quoted words"
    if _negates(statement) != any(_negates(quote) for quote in quotes) and not _negates(question):
        return "the statement and its quote differ in a negation"
    return None


def _part_of_known(number: str, known: set[str]) -> bool:
    return any(number in re.split(r"[.:]", other) for other in known)


def _claimed_names(statement: str, surroundings: frozenset[str]) -> list[str]:
    """Names in the statement; the first word counts when the article writes it too."""
    claimed = [name for name in names(statement) if not _common_in_german(name, statement)]
    first = _WORD.search(statement)
    if (
        first
        and first.group()[0].isupper()
        and len(first.group()) >= 4
        and latin(first.group()) in surroundings
    ):
        claimed.append(first.group())
    return claimed


def _common_in_german(name: str, statement: str) -> bool:
    """In a German statement most capitalised words are common nouns: only those that look like names count."""
    german = {
        "der",
        "die",
        "das",
        "und",
        "ist",
        "hat",
        "nicht",
        "ein",
        "eine",
        "mit",
        "von",
        "den",
        "dem",
        "im",
    }
    if len(word_set(statement) & german) < 2:
        return False
    return name not in names(statement, "de")


def _negates(text: str) -> bool:
    return any(latin(match.group().replace("’", "'")) in _NEGATIONS for match in _WORD.finditer(text))
