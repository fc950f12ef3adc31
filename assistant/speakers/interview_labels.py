"""Below the interviews on the question line: the labels that stand before what somebody says, and what they stand for.

In comes an article's text, out come the lines that begin with "Weber:", "SPIEGEL:", "Frage:", "AW:", "**Anna Weber:**",
and which of them are the two sides of an interview.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.answer import Attribution
from assistant.speakers.interview_people import People, bare, surname
from assistant.speakers.interview_words import pairs, word_set
from assistant.speakers.words import LANGUAGES, speech_words
from index.parts.outlets import outlet_named
from index.records import Article, Span

_LABEL = re.compile(
    r"""(?x) (?:\A|(?<=[\n\r\u2028])) (?P<indent>[ \t]*) (?:[–—>*•-][ \t]+)? (?P<bold>\*\*|__|\*|_)?
    (?P<label> [^\W\d_a-zа-яёіїєґ]\w* (?:(?:\.[ \t]?|[ \t]|[-‐‑'’ʼ&/]) \w+ ){0,5} \.? | [a-z]{2,6} )
    (?:[ \t]*\([^()\r\n]{1,40}\))? (?P=bold)? [ \t]*
    (?: : | (?<=\b[PRQADF])\.-? | (?<=Pregunta)\. | (?<=Respuesta)\. )
    (?P<closed>\*\*|__|\*|_)? (?=\s|["„“«»¿—–-]|\Z) [ \t]*"""
)
_ASKED_END = re.compile(r"\?[\s\"'“”»«)*_\]]*$")
_LEAST_TURNS = 2
_INITIALS = re.compile(r"[^\W\d_]{2,4}")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line that begins with a label; offsets into the article's text.

    Attributes:
        start: of the line behind its indentation, its marks of a list or of bold type included.
        label: the words before the colon.
        words: where begins what is said.
    """

    start: int
    label: Span
    words: int


@dataclass(frozen=True, slots=True)
class Side:
    """What a label stands for.

    Attributes:
        asks: the side is the interviewer's.
        speaker: the person whom it stands for; None for an interviewer without a name, and for an outlet, which is
            named by its label.
        is_outlet: an interviewer that is a newspaper or broadcaster.
    """

    asks: bool
    speaker: Attribution | None
    is_outlet: bool = False


def labelled_lines(text: str) -> list[Labelled]:
    """The lines of a text that begin with a label, whatever it stands for."""
    return [
        Labelled(match.end("indent"), match.span("label"), match.end())
        for match in _LABEL.finditer(text)
        if match["closed"] is None or match["bold"] == match["closed"]
    ]


def ends_asking(words: str) -> bool:
    """Whether the words end with a question."""
    return _ASKED_END.search(words) is not None


def key_of(label: str) -> str:
    """What the labels of one side share: "Anna Weber", "Prof. Weber" and "WEBER" give "weber"."""
    return surname(bare(label)).casefold().strip(".")


def is_outlet(article: Article, label: str) -> bool:
    """Whether a label is the name of a newspaper or broadcaster, the article's own above all."""
    low = label.casefold()
    own = (article.outlet or "").casefold()
    if own and (low == own or low in own.split() or low == "".join(word[0] for word in own.split())):
        return True
    known = word_set("outlets")
    if any(word in known for word in (low, low.split()[0], low.split()[-1])) and len(label.split()) <= 2:
        return True
    language = article.language if article.language in LANGUAGES else "en"
    return outlet_named(label) is not None or low in speech_words(language or "en").sets["media_names"]


def sides(
    article: Article, lines: Sequence[Labelled], people: People, *, calls_itself: bool
) -> dict[str, Side]:
    """Which labels are the sides of an interview, by ``key_of``; empty where the article surely is none by its labels.

    At least two turns of an interviewer, most with a question, and at least two of somebody whom the article names
    with full name or calls by name; and a word that it is an interview, or an interviewer known as one.

    Args:
        article: the article.
        lines: that begin with a label.
        people: named in the article.
        calls_itself: the title or the opening says that it is an interview.
    """
    said = _said(article.text, lines)
    often = {key: turns for key, turns in said.items() if len(turns) >= _LEAST_TURNS}
    spelled = {key: [article.text[slice(*line.label)] for line, _ in turns] for key, turns in often.items()}
    by_words = _by_words(said, people)
    if by_words:
        return by_words
    asking = {key for key, turns in often.items() if _mostly_asks(turns)}
    speakers = {
        key: person
        for key, labels in spelled.items()
        if not any(is_outlet(article, label) for label in labels)
        and (person := _person(article.text, [line for line, _ in often[key]], people)) is not None
    }
    found = {key: Side(False, speakers[key]) for key in speakers.keys() - asking}
    openly = {
        key
        for key in asking
        if key in word_set("askers") or any(is_outlet(article, label) for label in spelled[key])
    }
    by_author = {key for key in asking & speakers.keys() if key in (article.author or "").casefold().split()}
    if not found or not asking or not (calls_itself or openly or by_author):
        return {}
    for key in asking:
        outlet = key not in speakers and key not in word_set("askers")
        found[key] = Side(True, speakers.get(key), is_outlet=outlet)
    for key, labels in spelled.items():
        if key not in found and any(is_outlet(article, label) for label in labels):
            found[key] = Side(True, None, is_outlet=True)
    changes = [key_of(article.text[slice(*line.label)]) for line in lines]
    asked = [found[key].asks for key in changes if key in found]
    return found if sum(one != other for one, other in pairwise(asked)) >= 3 else {}


def _said(text: str, lines: Sequence[Labelled]) -> dict[str, list[tuple[Labelled, str]]]:
    """For each label the lines that begin with it, with the words up to the next line with a label."""
    found: dict[str, list[tuple[Labelled, str]]] = {}
    ends = [line.start for line in lines[1:]] + [len(text)]
    for line, end in zip(lines, ends, strict=True):
        found.setdefault(key_of(text[slice(*line.label)]), []).append((line, text[line.words : end].strip()))
    return found


def _mostly_asks(turns: Sequence[tuple[Labelled, str]]) -> bool:
    asking = sum(ends_asking(words) for _, words in turns)
    return asking >= _LEAST_TURNS and asking * 2 >= len(turns)


def _by_words(said: dict[str, list[tuple[Labelled, str]]], people: People) -> dict[str, Side]:
    """The sides of "Frage: ... Antwort: ...", where the article names the one person whom it interviews.

    A word and its first letter are one label: "Pregunta." first, "P." from then on.
    """
    for question, answer in pairs():
        asking, answering = (
            [turn for key in dict.fromkeys((word, word[0])) for turn in said.get(key, ())]
            for word in (question, answer)
        )
        if min(len(asking), len(answering)) >= _LEAST_TURNS and _mostly_asks(asking):
            person = people.interviewed([words for _, words in asking])
            if person is None or sum(ends_asking(words) for _, words in answering) * 2 >= len(answering):
                return {}
            return {
                **{key: Side(True, None) for key in (question, question[0])},
                **{key: Side(False, person) for key in (answer, answer[0])},
            }
    return {}


def _person(text: str, lines: Sequence[Labelled], people: People) -> Attribution | None:
    """Who the labels of one side are, by their full name, by one that the article gives, or by initials."""
    labels = [(bare(text[slice(*line.label)]), line) for line in lines]
    last = surname(labels[0][0])
    letters = "".join(char for char in labels[0][0] if char.isalpha())
    are_initials = labels[0][0].replace(".", "").replace(" ", "").isupper() and _INITIALS.fullmatch(letters)
    if are_initials and (named := people.with_initials(letters)) is not None:
        return named
    full = [(label, line) for label, line in labels if len(label.split()) > 1]
    named = people.full_name(last)
    if full and (people.is_person(full[0][0]) or people.is_named(last)):
        label, line = full[0]
        if named is not None and not label.isupper() and named.name == label:
            return named
        if named is None or not label.isupper():
            return Attribution(label, line.label[1] - len(label), line.label[1])
    if named is not None:
        return named
    if not last[:1].isupper() or not people.is_named(last):
        return None
    label, line = labels[0]
    return Attribution(label, line.label[1] - len(label), line.label[1])
