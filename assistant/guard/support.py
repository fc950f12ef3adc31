"""Does a written statement say only what its quotes carry? A guard behind the quote gate, for language models.

It cannot prove that a statement follows; it finds the lies that matter most: another name, another figure, month
or day of the week, a negation put in or left out, and words that have nothing in common with it. What it cannot see is
said in docs/models.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.guard.denied_words import denial, deny_alike
from assistant.guard.known_names import Said, is_told_of
from assistant.guard.stated_figures import Carriers, carries_figures, other_figure
from assistant.speakers.namesakes import offices
from assistant.speakers.words import LANGUAGES, speech_words
from assistant.words.denials import months, spelled_from_two, weekdays
from assistant.words.german_nouns import is_common_noun
from assistant.words.mentions import is_function_word, known_numbers, names, numbers, stands_in, word_set
from assistant.words.plain_figures import large_numbers
from assistant.words.world_names import world_names
from index.text.letters import LETTERS, WORD
from index.text.spellings import latin, same_name

_WORD = re.compile(rf"{LETTERS}(?:['’]{LETTERS})*")
_TOKEN = re.compile(rf"{WORD}(?:[-’']{WORD})*|[^\w\s]")
_ISO_DATE = re.compile(r"(?<!\d)\d{4}-\d{2}(?:-\d{2})?(?!\d)")
_DOLLAR = re.compile(r"\b(?:US|U\.S\.)\s?\$")
_STEM = 4
"""Letters in which forms of one word agree."""
_ISO_MONTH = re.compile(r"(?<!\d)\d{4}-(\d{2})(?!\d)")
_BEFORE_GERMAN_NOUN = frozenset(
    """der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner im am vom zum zur beim
    ins ans mein dein sein seine seinen seiner ihr ihre ihren ihrer unser dieser diese dieses diesen diesem jeder jede
    jedes jeden alle aller viele vieler viel wenige mehr mehrere einige zwei drei vier fünf sechs sieben acht neun
    zehn elf zwölf""".split()
)
_GERMAN_RELATIVE = frozenset("der die das den dem".split())
_NO_GERMAN_ADJECTIVES = frozenset(
    "denen deren dessen ihnen welche welcher welchen welches jene jener jenen andere".split()
)
_GERMAN_ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")
_GERMAN_PREPOSITIONS = frozenset(
    "an auf aus bei durch für gegen hinter in mit nach ohne seit über um unter von vor zu".split()
)
_MIN_FIRST_NAME = 4
_TITLES = frozenset({"chief"})
"""Of the table of names what is as often a plain word."""


def contradiction(
    statement: str,
    quotes: Sequence[str],
    surroundings: str,
    question: str,
    *,
    language: str | None = None,
    quote_languages: Sequence[str | None] = (),
    given: str = "",
    behind: Sequence[Said] = (),
    halves: Sequence[str] = (),
) -> str | None:
    """Why the statement is not carried by its quotes, or None when nothing speaks against it.

    Args:
        statement: the sentence, without marks.
        quotes: the verified quotes it cites, as they are shown.
        surroundings: the quotes with their titles and dates and the text around them.
        question: names, figures and times in it may be used without the quote repeating them.
        language: ISO 639-1 code of statement and question; None where it is not known.
        quote_languages: those of the quotes, in their order; none are given where they are not known.
        given: what else the writer had before it: a name from there is known for one where a statement begins with it.
        behind: who is behind each quote, by its article.
        halves: of each quote what a denial is looked for in; the quotes themselves where none are given.
    """
    codes = [*quote_languages, *[None] * (len(quotes) - len(quote_languages))]
    said = list(zip(quotes, codes, strict=True))
    statement = _DOLLAR.sub("$", statement)
    referred = "\n".join(one.referred for one in behind if one.referred)
    return (
        _figure_differs(statement, said, referred, surroundings, question, language)
        or _other_time("month", months, statement, said, surroundings, question, language)
        or _other_time("day", weekdays, statement, said, surroundings, question, language)
        or _other_name(statement, said, (surroundings, given), question, language, behind)
        or _other_denial(statement, list(zip(halves or quotes, codes, strict=True)), language)
        or _nothing_shared(statement, said, behind, language)
    )


def says(statement: str, words: str) -> bool:
    """Whether a statement holds an answer's exact words: its figures, else half of its words by their beginnings."""
    figures = carries_figures(statement, words)
    if figures is not None:
        return figures
    wanted = _content(words)
    return bool(wanted) and 2 * len(wanted & _content(statement)) >= len(wanted)


def _figure_differs(
    statement: str,
    said: Sequence[tuple[str, str | None]],
    referred: str,
    surroundings: str,
    question: str,
    language: str | None,
) -> str | None:
    """By value and unit in the languages whose words for them are known, else by the numbers alone."""
    dates = " ".join(_ISO_DATE.findall(surroundings))
    if all(code is None or code in LANGUAGES for code in (language, *(code for _, code in said))):
        return other_figure(statement, Carriers(said, referred, dates, question), language)
    quoted = "\n".join([*(quote for quote, _ in said), referred, dates])
    return _other_number(statement, quoted, question, language, [code for _, code in said])


def _other_number(
    statement: str, quoted: str, question: str, language: str | None, codes: Sequence[str | None]
) -> str | None:
    """Numbers in digits and, from two to twenty, in words; "one" is an article in most languages."""
    known = {*known_numbers(quoted), *numbers(question)}
    known |= spelled_from_two(question, language)
    for code in codes:
        known |= spelled_from_two(quoted, code)
    claimed = [*numbers(statement), *sorted(spelled_from_two(statement, language))]
    large = large_numbers(statement)
    for number in claimed:
        if known.isdisjoint({number, *large.get(number, ())}):
            return f"the number {number} does not stand in the quoted text"
    return None


def _other_time(
    kind: str,
    named: Callable[[str, str | None], frozenset[int]],
    statement: str,
    said: Sequence[tuple[str, str | None]],
    surroundings: str,
    question: str,
    language: str | None,
) -> str | None:
    """A month or a day that no quote names; where none names any, one that nothing around them names."""
    claimed = named(statement, language)
    if not claimed:
        return None
    known = {time for quote, code in said for time in named(quote, code)}
    if not known:
        known = {time for code in {code for _, code in said} for time in named(surroundings, code)}
        if kind == "month":
            known |= {int(month) for month in _ISO_MONTH.findall(surroundings)}
    if claimed <= known | named(question, language):
        return None
    return f"another {kind} than in the quoted text"


def _other_name(
    statement: str,
    said: Sequence[tuple[str, str | None]],
    around: tuple[str, str],
    question: str,
    language: str | None,
    behind: Sequence[Said],
) -> str | None:
    fuller = [form for one in behind for form in (*one.fuller, *one.meant)]
    near = " \n ".join([*(quote for quote, _ in said), question, *fuller])
    words = word_set(near)
    speakers = word_set(" ".join(form for one in behind for form in one.speakers))
    known = {name for name, _ in world_names(near)}
    places = [place for place in world_names(statement) if place[0] not in _TITLES]
    rest = _without(statement, [place for name, place in places if name in known])
    claimed = [statement[slice(*place)] for name, place in places if name not in known]
    claimed = [
        word for form in claimed if form[0].isupper() for word in _TOKEN.findall(form) if word[0].isupper()
    ]
    claimed += _claimed_names(rest, language)
    if (first := _first_name(rest, *around, said[0][1] if said else None)) is not None:
        claimed.append(first)
    for name in claimed:
        if stands_in(name, words) or offices([name]) or name.casefold() in _TITLES:
            continue
        if stands_in(name, speakers) and is_told_of(name, statement, language):
            continue
        return f"the name {name} does not stand in the quoted words"
    return None


def _without(text: str, places: Sequence[tuple[int, int]]) -> str:
    """The text with small letters in these places, which no name has."""
    for start, end in places:
        text = text[:start] + "x" * (end - start) + text[end:]
    return text


def _claimed_names(statement: str, language: str | None) -> list[str]:
    """Capitalised words that the language does not capitalise anyway; in German what is no common noun for sure."""
    found = names(statement)
    if language != "de":
        return list(found)
    common = _german_nouns(statement)
    return [name for name in found if name not in common and not is_common_noun(name)]


def _german_nouns(statement: str) -> frozenset[str]:
    """Capitalised words that only ever stand where German has its common nouns: "die Brücke", "drei lange Wochen"."""
    tokens = _TOKEN.findall(statement)
    nouns: set[str] = set()
    others: set[str] = set()
    for place, token in enumerate(tokens):
        if token[0].isupper() and not token.isupper():
            (nouns if _is_german_noun(tokens, place) else others).add(token)
    return frozenset(nouns - others)


def _is_german_noun(tokens: Sequence[str], place: int) -> bool:
    """Whether an article, a number or the like stands before it; in "Kosten, die Merkel nannte" none does."""
    before, earlier, comma = (tokens[place - back].casefold() if place >= back else "" for back in (1, 2, 3))
    if before in _GERMAN_RELATIVE:
        return earlier != "," and not (comma == "," and earlier in _GERMAN_PREPOSITIONS)
    if before in _BEFORE_GERMAN_NOUN or before.isdecimal():
        return True
    is_adjective = before.endswith(_GERMAN_ADJECTIVE_ENDINGS) and before not in _NO_GERMAN_ADJECTIVES
    is_adjective = is_adjective and tokens[place - 1].islower()
    return is_adjective and (
        earlier in _BEFORE_GERMAN_NOUN or earlier in _GERMAN_PREPOSITIONS or earlier.isdecimal()
    )


def _first_name(statement: str, surroundings: str, given: str, language: str | None) -> str | None:
    """The statement's first word, where it is a given name, or the articles write it as a name and as no other word."""
    first = _WORD.search(statement)
    if first is None or not first.group()[0].isupper() or len(first.group()) < _MIN_FIRST_NAME:
        return None
    word = first.group()
    if is_function_word(word):
        return None
    if word in speech_words("en").given_names:
        return word
    written = {match.group() for match in _WORD.finditer(surroundings)}
    small = {other for other in written.union(_WORD.findall(given)) if other[0].islower()}
    if latin(word) in {latin(other) for other in small}:
        return None
    if language == "de" and (word in _german_nouns(surroundings) or is_common_noun(word)):
        return None
    known = written.union(names(given)) - small
    return word if any(other[0].isupper() and same_name(word, other) for other in known) else None


def _other_denial(statement: str, said: Sequence[tuple[str, str | None]], language: str | None) -> str | None:
    if deny_alike(denial(statement, language), [denial(quote, code) for quote, code in said]):
        return None
    return "the statement and its quote differ in a negation"


def _nothing_shared(
    statement: str, said: Sequence[tuple[str, str | None]], behind: Sequence[Said], language: str | None
) -> str | None:
    """In one language: a statement without a word, name or number of its quotes or of who says them."""
    if language is None or any(code != language for _, code in said):
        return None
    told = [*(quote for quote, _ in said), *(form for one in behind for form in one.speakers)]
    claimed = _content(statement)
    if not claimed or claimed & _content(" ".join([*told, *(one.referred for one in behind)])):
        return None
    return "the statement and its quote have no word in common"


def _content(text: str) -> frozenset[str]:
    """Beginnings of the words that are no function words, and the numbers."""
    words = {
        latin(word)[:_STEM] for word in _WORD.findall(text) if len(word) > 2 and not is_function_word(word)
    }
    return frozenset(words.union(numbers(text)))
