"""On the question line, beside the speakers: who speaks in an interview, by its labels or by question and answer.

In comes an article, out come its turns: stretches of the text with the name of whoever speaks them. Rules alone, and
only for an article that surely is an interview: labels of both sides, or questions in paragraphs of their own with
answers in the first person by somebody whom the title, the opening or the questions name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.answer import Attribution
from assistant.speakers.interview_labels import (
    Labelled,
    Side,
    ends_asking,
    is_outlet,
    key_of,
    labelled_lines,
    sides,
)
from assistant.speakers.interview_people import People, surname
from assistant.speakers.interview_words import InterviewWords, explainers, interview_words
from index.records import Article, Span
from index.text.letters import LETTERS
from index.text.spellings import same_name

_LEAST_QUESTIONS = 3
_LONGEST_QUESTION = 700
_SURE_SHARE = 0.4
"""The least share of answers that speak in the first person."""
_MOST_OF_ITS_OWN_NAME = 0.2
"""The share of answers that may name whoever gives them: a report about a person names the person throughout."""
_SHORT = 200
"""A paragraph under it that goes on with an answer may be the interviewer's, who does not always ask."""
_LONGEST_NOTE = 250
_NEARLY_ALL = 0.6
_PARAGRAPH = re.compile(r"(?:\r\n|\r|\n|\u2029)[ \t]*(?:\r\n|\r|\n)")
_LINE = re.compile(r"[^\r\n\u2028]+")
_COMPLETE = re.compile(r"[.!?:…][\"'“”»«)*_\]]*$")
_BOLD = re.compile(r"(?P<mark>\*\*|__)[^*_\n]+(?P=mark)")
_WORDS = re.compile(rf"{LETTERS}(?:['’ʼ]{LETTERS})*")
_MARKS = " \t\r\n–—-*_>"


@dataclass(frozen=True, slots=True)
class Turn:
    """What one side of an interview says in one stretch; offsets into the article's text, half-open.

    Attributes:
        start, end: the stretch, its label included.
        words: where its words begin, behind the label.
        label: the label, where it has one.
        speaker: who speaks; None for an interviewer without a name.
        asks: it is the interviewer's.
    """

    start: int
    end: int
    words: int
    label: Span | None
    speaker: Attribution | None
    asks: bool


@lru_cache(maxsize=128)
def turns(article: Article) -> tuple[Turn, ...]:
    """The turns of an interview in order, with gaps for what neither side says; none for any other article."""
    if article.text.count("?") < 2:
        return ()
    words = interview_words(article.language)
    lines = labelled_lines(article.text)
    return _by_labels(article, words, lines) or _by_questions(article, words, lines)


def turn_at(article: Article, span: Span) -> Turn | None:
    """The turn that most of a range stands in, or None."""
    found = turns(article)
    if not found:
        return None
    at = max(0, bisect_right(found, span[0], key=lambda turn: turn.start) - 1)
    best, most = None, 0.5 * (span[1] - span[0])
    for turn in found[at:]:
        if turn.start >= span[1]:
            break
        shared = min(turn.end, span[1]) - max(turn.start, span[0])
        if shared > most:
            best, most = turn, shared
    return best


def without_label(article: Article, span: Span) -> Span:
    """A range without the label of the turn that it begins with: "Weber: Das Meer steigt" as "Das Meer steigt"."""
    turn = turn_at(article, span)
    is_before = turn is not None and turn.label is not None and turn.start <= span[0] < turn.words < span[1]
    return (turn.words, span[1]) if turn is not None and is_before else span


def name_in_label(article: Article, turn: Turn) -> Span | None:
    """A turn's label where it is a name of the speaker, not initials or "Answer"."""
    if turn.label is None or turn.speaker is None:
        return None
    label = article.text[slice(*turn.label)]
    return turn.label if surname(label).casefold() == surname(turn.speaker.name).casefold() else None


def _by_labels(article: Article, words: InterviewWords, lines: Sequence[Labelled]) -> tuple[Turn, ...]:
    if len(lines) < 4:
        return ()
    text = article.text
    people = People(article, words, lines[0].start)
    opening = f"{article.title or ''}\n{text[: lines[0].start]}"
    says_so = (words.interview, words.given_to, words.after)
    calls_itself = any(pattern.search(opening) is not None for pattern in says_so)
    if explainers().search(opening):
        return ()
    found = sides(article, lines, people, calls_itself=calls_itself)
    if not found:
        return ()
    kept = [
        line for line in lines if key_of(text[slice(*line.label)]) in found or _is_guest(text, line, people)
    ]
    ends = [line.start for line in kept[1:]] + [len(text)]
    drafts: list[list[Turn]] = []
    for line, end in zip(kept, ends, strict=True):
        side = found.get(key_of(text[slice(*line.label)]), Side(False, None))
        label = text[slice(*line.label)]
        is_own = side.is_outlet or (side.speaker is not None and side.speaker.name == label)
        speaker = Attribution(label, *line.label) if is_own else side.speaker
        paragraphs = [(max(low, line.start), high) for low, high in _paragraphs(text, line.start, end)]
        drafts.append(
            [
                Turn(
                    low,
                    high,
                    line.words if not place else low,
                    line.label if not place else None,
                    speaker,
                    side.asks,
                )
                for place, (low, high) in enumerate(paragraphs)
            ]
        )
    return tuple(_without_notes(article, words, drafts, labelled=True))


def _is_guest(text: str, line: Labelled, people: People) -> bool:
    """Whether a label that stands only once is a person's full name."""
    return people.is_person(text[slice(*line.label)])


def _by_questions(article: Article, words: InterviewWords, lines: Sequence[Labelled]) -> tuple[Turn, ...]:
    """The turns where a paragraph that ends with a question is the interviewer's, and what follows the answer."""
    if article.text.count("?") < _LEAST_QUESTIONS or not words.first:
        return ()
    text = article.text
    labels = {line.start: line for line in lines}
    paragraphs = list(_paragraphs(text, 0, len(text)))
    is_asked = _asked(article, paragraphs)
    first = is_asked.index(True) if True in is_asked else len(paragraphs)
    questions = [paragraphs[place] for place in range(first, len(paragraphs)) if is_asked[place]]
    answers = _answers(is_asked, first)
    if len(answers) < _LEAST_QUESTIONS:
        return ()
    head = paragraphs[first][0]
    opening = f"{article.title or ''}\n{text[:head]}"
    people = People(article, words, head)
    asked = [text[_behind_label(labels, span) : span[1]] for span in questions]
    person = people.interviewed([question.lstrip(_MARKS) for question in asked])
    if (
        person is None
        or explainers().search(opening)
        or not _speaks_for_itself(article, words, person, paragraphs, answers, asked)
    ):
        return ()
    drafts: list[list[Turn]] = []
    for place in range(first, len(paragraphs)):
        span, asks = paragraphs[place], is_asked[place]
        line = labels.get(span[0])
        label = text[slice(*line.label)] if line else None
        named = asks and line is not None and label is not None and is_outlet(article, label)
        speaker = Attribution(label or "", *line.label) if named and line else None if asks else person
        turn = Turn(*span, line.words if line else span[0], line.label if line else None, speaker, asks)
        if asks or is_asked[place - 1]:
            drafts.append([turn])
        else:
            drafts[-1].append(turn)
    return tuple(_without_notes(article, words, drafts, labelled=False))


def _asked(article: Article, paragraphs: Sequence[Span]) -> list[bool]:
    """For each paragraph whether it is the interviewer's: it ends with a question, or is bold where questions are.

    Never the first, nor a headline with nothing but headlines above it.
    """
    text = article.text
    ends = [span[1] - span[0] <= _LONGEST_QUESTION and ends_asking(text[slice(*span)]) for span in paragraphs]
    above = True
    for place, span in enumerate(paragraphs):
        above = above and any(low <= span[0] and span[1] <= high for low, high in article.headlines)
        is_title = " ".join(text[slice(*span)].split()) == " ".join((article.title or "").split())
        ends[place] = ends[place] and place > 0 and not (above and place < 3) and not is_title
    bold = [_BOLD.fullmatch(text[slice(*span)].strip()) is not None for span in paragraphs]
    asking = [is_bold for is_bold, asks in zip(bold, ends, strict=True) if asks]
    if not asking or sum(asking) < _NEARLY_ALL * len(asking):
        return ends
    first = ends.index(True)
    return [
        asks or (is_bold and place > first)
        for place, (asks, is_bold) in enumerate(zip(ends, bold, strict=True))
    ]


def _answers(is_asked: Sequence[bool], first: int) -> list[int]:
    """The paragraphs that begin an answer: behind a question."""
    return [place for place in range(first + 1, len(is_asked)) if not is_asked[place] and is_asked[place - 1]]


def _speaks_for_itself(
    article: Article,
    words: InterviewWords,
    person: Attribution,
    paragraphs: Sequence[Span],
    answers: Sequence[int],
    asked: Sequence[str],
) -> bool:
    """Whether the answers are in the first person and seldom name whoever gives them, and a question addresses one."""
    text = article.text
    ends = [*answers[1:], len(paragraphs)]
    given = [
        text[paragraphs[begin][0] : paragraphs[end - 1][1]] for begin, end in zip(answers, ends, strict=True)
    ]
    firsts = sum(_is_mine(answer, words) for answer in given)
    naming = sum(_names(text[slice(*paragraphs[place])], person) for place in answers)
    you = not words.you or any(word in words.you for question in asked for word in _lower(question))
    return (
        firsts >= max(2, _SURE_SHARE * len(given))
        and naming <= max(1, _MOST_OF_ITS_OWN_NAME * len(given))
        and (you or any(_names(question, person) for question in asked))
    )


def _is_mine(answer: str, words: InterviewWords) -> bool:
    return any(word in words.first or words.mine.match(word) for word in _lower(answer))


def _lower(text: str) -> list[str]:
    return [match.group().casefold().replace("’", "'") for match in _WORDS.finditer(text)]


def _names(text: str, person: Attribution) -> bool:
    last = surname(person.name)
    return any(word[0].isupper() and same_name(word, last) for word in _WORDS.findall(text))


def _without_notes(
    article: Article, words: InterviewWords, drafts: Sequence[Sequence[Turn]], *, labelled: bool
) -> Iterator[Turn]:
    """The turns without what stands between or below them: subheads, notes on a person; who asked is the interviewer's.

    The last answer has no more paragraphs than the longest of the others: what stands below it is another text.
    """
    longest = max((len(draft) for draft in drafts[:-1] if not draft[0].asks), default=1)
    longest = max(longest, 2 if drafts[-1][0].words >= drafts[-1][0].end else 1)
    for draft in drafts:
        is_last = draft is drafts[-1]
        yield draft[0]
        for place, turn in enumerate(draft[1:], 1):
            text = article.text[turn.start : turn.end]
            is_note = len(text) <= _LONGEST_NOTE and words.by.search(text) is not None
            if is_note and is_last:
                yield Turn(turn.start, turn.end, turn.start, None, None, asks=True)
                break
            if (
                not is_note
                and (place < longest or not is_last)
                and _goes_on(article, turn, labelled=labelled)
            ):
                yield turn


def _goes_on(article: Article, turn: Turn, *, labelled: bool) -> bool:
    """Whether a further paragraph surely is of the same speaker: no subhead, no note on that one, no question."""
    if any(
        low <= turn.start and turn.end <= high
        for low, high in (*article.headlines, *article.boilerplate, *article.repeated)
    ):
        return False
    text = article.text[turn.start : turn.end]
    if turn.speaker is not None and _names(text, turn.speaker):
        return False
    return turn.asks or not (ends_asking(text) if labelled else len(text) < _SHORT)


def _paragraphs(text: str, start: int, end: int) -> Iterator[Span]:
    """The paragraphs of a range; one of lines that are complete, or that begins with a question, by its lines."""
    position = start
    borders = [*((match.start(), match.end()) for match in _PARAGRAPH.finditer(text, start, end)), (end, end)]
    for border, after in borders:
        lines = [match.span() for match in _LINE.finditer(text, position, border) if match.group().strip()]
        position = after
        yield from (_trimmed(text, *span) for span in _joined(text, lines))


def _joined(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    if not lines:
        return
    complete = [_COMPLETE.search(text[slice(*line)].rstrip()) is not None for line in lines]
    if all(complete[:-1]):
        yield from lines
        return
    if ends_asking(text[slice(*lines[0])]):
        yield lines[0]
        lines = lines[1:]
    yield lines[0][0], lines[-1][1]


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def _behind_label(labels: dict[int, Labelled], span: Span) -> int:
    line = labels.get(span[0])
    return line.words if line else span[0]
