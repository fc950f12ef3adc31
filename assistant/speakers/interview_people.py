"""Below the interviews on the question line: the persons that an article names, and the one whom it interviews.

In comes an article and where its first question stands, out come names as the text spells them, with their offsets. A
name counts as a person's where a known given name begins it, or a role or the words for "interview with" stand before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.answer import Attribution
from assistant.speakers.interview_words import InterviewWords, word_set
from assistant.speakers.words import LANGUAGES, SpeechWords, speech_words
from index.parts.outlets import outlet_named
from index.records import Article, Span
from index.text.letters import LETTERS
from index.text.spellings import same_name

_WORD = re.compile(rf"[^\W\d_]\.(?=[\s\w])|{LETTERS}(?:[-‐‑'’ʼ]{LETTERS})*")
_PARTICLES = frozenset(
    "von van de der den zu la le di da dos do del della du ter ten zur bin ibn al el".split()
)
_ROLE_LIKE = re.compile(r"(?:in|er|ist|or|ent|ant|eur|oge|ung|heit|keit|schaft)$")
_PATRONYMIC = re.compile(r"(?:[оеє]вич|ьич|мич|кич|[оеиії]вна|ична|йович)$")
_SENTENCE_END = re.compile(r"[.!?:;](?=\s)|\n[ \t\r]*\n")
_IN_ONE = re.compile(
    r"(?i)(?<!\w)(?:in|im|dans|en|em|nell['’]|в|во|w|у|під)\s*(?:an?|un[ea]?|um|uma|een|einem|seinem|ihrem)?\s*$"
)
"""What makes of "interview with" a phrase that names the paper: "said in an interview with Ouest Matin"."""
_FARTHEST = 140
"""How many characters behind "interview with" the name may begin, past offices and institutes."""
_MOST_WORDS = 4
_LEAST_OF_A_PAPER = 4
"""Letters; a shorter word of a newspaper's name is none of its own: "The"."""
_PAPER_WITHIN = 5
"""Words behind "receives" among which the newspaper stands."""
_VOCATIVE = re.compile(r"[\s–—*_-]*(?P<words>[^,?!.:\n]{2,60}(?:\.[^,?!.:\n]{2,40})?),")


def surname(name: str) -> str:
    """The last word of a name."""
    return name.split()[-1]


def bare(words: str) -> str:
    """A label's words without what one calls a person before the name: "Prof. Dr. Weber" gives "Weber"."""
    parts = words.split()
    while len(parts) > 1 and parts[0].strip(".").casefold() in word_set("honorifics"):
        parts = parts[1:]
    return " ".join(parts)


class People:
    """The persons named in an article.

    Args:
        article: the article.
        words: of its language.
        head: where the part ends that introduces whoever is interviewed.
    """

    def __init__(self, article: Article, words: InterviewWords, head: int) -> None:
        self._text = article.text
        self._title = article.title or ""
        self._outlet = article.outlet or ""
        self._words = words
        self._head = head
        self._counts = Counter(word for part in (self._title, self._text) for word in _WORD.findall(part))
        self._opening = set(_WORD.findall(f"{self._title}\n{self._text[:head]}"))
        self._found: dict[bool, list[Attribution]] = {}
        self._by_last: dict[str, list[Attribution]] = {}
        language = article.language or ""
        self._speech: SpeechWords | None = speech_words(language) if language in LANGUAGES else None
        self._given = speech_words("en").given_names
        self._german = language == "de"

    def interviewed(self, questions: Sequence[str]) -> Attribution | None:
        """The one person whom the title, the opening or the questions ("Frau Weber, ...?") make the one interviewed.

        None where it is nobody, or more than one.
        """
        found = [*self._behind_with(), *self._before_after(), *self._receiving()]
        called = [name for name in map(self._called, questions) if name]
        if called:
            last, count = Counter(called).most_common(1)[0]
            named = [name for name in found if same_name(surname(name.name), last)]
            full = self.full_name(last) or (self.spelled(named[0].name) if named else None)
            if full is not None and (count > 1 or named or len(set(called)) == 1):
                return full
        surnames: list[str] = []
        for name in found:
            if not any(same_name(surname(name.name), other) for other in surnames):
                surnames.append(surname(name.name))
        return self.spelled(found[0].name) if len(surnames) == 1 else None

    def full_name(self, last: str) -> Attribution | None:
        """Where the text gives the full name that ends in a surname: the opening first, in its basic form if it can."""
        if not self._by_last:
            for name in self._names(by_words=False):
                self._by_last.setdefault(surname(name.name).casefold(), []).append(name)
        return self._best(self._by_last.get(last.casefold(), []))

    def spelled(self, name: str) -> Attribution | None:
        """The best place of a full name in the text, or of its surname where the title alone gives the rest."""
        same = [other for other in self._names(by_words=True) if _same_person(other.name, name)]
        if same:
            return self._best(same)
        at = re.search(rf"(?<!\w){re.escape(surname(name))}(?!\w)", self._text)
        return Attribution(at.group(), at.start(), at.end()) if at else None

    def with_initials(self, letters: str) -> Attribution | None:
        """The one person of the opening whose name has these initials."""
        found = [
            name
            for name in self._names(by_words=True)
            if name.end <= self._head
            and "".join(word[0] for word in name.name.split() if word[0].isupper()).casefold()
            == letters.casefold()
        ]
        return self._best(found) if len({surname(name.name) for name in found}) == 1 else None

    def is_named(self, last: str) -> bool:
        """Whether the opening gives somebody's full name with this surname, in whatever case form, or calls one so."""
        for text, end in ((self._text, self._head), (self._title, len(self._title))):
            names = self._names_of(text, 0, end, by_words=True)
            if any(same_name(surname(name.name), last) for name in names):
                return True
        called = re.finditer(rf"(\w+)\.?\s+{re.escape(last)}(?!\w)", self._text)
        return any(self._is_title(match[1]) for match in called)

    def is_person(self, name: str) -> bool:
        """Whether the words alone are a person's full name: a given name begins it."""
        parts = name.split()
        return len(parts) > 1 and any(part.title() in self._given for part in parts[:-1])

    def _called(self, question: str) -> str | None:
        """The surname that a question begins with as a form of address: "Frau Weber, warum ...?"."""
        match = _VOCATIVE.match(question)
        if match is None:
            return None
        parts = match["words"].split()
        last = parts[-1]
        if len(parts) > 6 or not last[:1].isupper() or _PATRONYMIC.search(last) or not _WORD.fullmatch(last):
            return None
        is_known = any(_same_word(word, last) for word in self._opening) or self.is_named(last)
        return last if len(parts) > 1 and is_known else None

    def _behind_with(self) -> Iterator[Attribution]:
        for text, start in self._openings():
            for match in self._words.given_to.finditer(text):
                end = _SENTENCE_END.search(text, match.end(), match.end() + _FARTHEST)
                reach = end.start() if end else min(len(text), match.end() + _FARTHEST)
                names = list(self._names_of(text, match.end(), reach, by_words=True))
                known = [name for name in names if self.is_person(name.name)]
                if not known and not _IN_ONE.search(text, max(0, match.start() - 30), match.start()):
                    known = names
                for name in known[: 2 if _are_two(text, known) else 1]:
                    yield Attribution(name.name, start + name.start, start + name.end)

    def _before_after(self) -> Iterator[Attribution]:
        for text, start in self._openings():
            for match in self._words.after.finditer(text):
                ends = [end.end() for end in _SENTENCE_END.finditer(text, 0, match.start())]
                names = list(self._names_of(text, ends[-1] if ends else 0, match.start(), by_words=True))
                if names and match.start() - names[-1].end <= 2:
                    yield Attribution(names[-1].name, start + names[-1].start, start + names[-1].end)

    def _receiving(self) -> Iterator[Attribution]:
        """Whoever receives the paper: "Radka Stoilova, Bulgaria's defence minister, receives the Herald"."""
        for text, start in self._openings():
            for match in self._words.receives.finditer(text):
                if not self._is_paper(text, match.end()):
                    continue
                ends = [end.end() for end in _SENTENCE_END.finditer(text, 0, match.start())]
                names = list(self._names_of(text, ends[-1] if ends else 0, match.start(), by_words=True))
                known = [name for name in names if self.is_person(name.name)] or names
                if not known or _are_two(text, known):
                    continue
                between = text[known[0].end : match.start()]
                if not between.strip() or (between.startswith(",") and between.rstrip().endswith(",")):
                    yield Attribution(known[0].name, start + known[0].start, start + known[0].end)

    def _is_paper(self, text: str, start: int) -> bool:
        """Whether a newspaper, or the writer's own, stands right behind: "the Herald", "a este diario", "us"."""
        end = _SENTENCE_END.search(text, start)
        behind = list(_WORD.finditer(text, start, end.start() if end else len(text)))[:_PAPER_WITHIN]
        words = [match.group() for match in behind]
        if any(word.casefold() in self._words.us for word in words[:2]):
            return True
        if any(self._speech is not None and self._speech.is_media(word) for word in words):
            return True
        return any(
            any(outlet_named(text[one.start() - by : other.end() + by]) is not None for by in (0, 1))
            or self._is_own_paper(one.group())
            for one in behind
            for other in behind
            if one.start() <= other.start() and one.group()[0].isupper()
        )

    def _is_own_paper(self, word: str) -> bool:
        """Whether a name is a word of the newspaper's that the article is from."""
        return len(word) >= _LEAST_OF_A_PAPER and any(
            same_name(word, own) for own in _WORD.findall(self._outlet) if own[0].isupper()
        )

    def _openings(self) -> list[tuple[str, int]]:
        opening = self._text[: self._head]
        return [(opening, 0)] if self._title in opening else [(opening, 0), (self._title, len(self._text))]

    def _best(self, names: Sequence[Attribution]) -> Attribution | None:
        """The name in its basic form, if one can be told: begins with a given name, or a sentence; else the first."""
        if not names:
            return None
        inflected = [
            other
            for other in names
            if self._words.given_to.search(self._text[max(0, other.start - 60) : other.start])
        ]
        plain = [name for name in names if name not in inflected] or list(names)
        known = [name for name in plain if name.name.split()[0].title() in self._given]
        opens = [name for name in plain if self._opens(self._text, name.start)]
        return min(known or opens or plain, key=lambda name: name.start)

    def _opens(self, text: str, start: int) -> bool:
        """Whether a sentence or a line begins there."""
        before = text[max(0, start - 10) : start].rstrip(" \t*_–—-„“«\"'")
        return not before or before[-1] in "\n.!?"

    def _names(self, *, by_words: bool) -> list[Attribution]:
        if by_words not in self._found:
            names = self._names_of(self._text, 0, len(self._text), by_words=by_words)
            self._found[by_words] = list(names)
        return self._found[by_words]

    def _names_of(self, text: str, start: int, end: int, *, by_words: bool) -> Iterator[Attribution]:
        """Full names; with ``by_words`` also those that only the words around make a person's."""
        for run in _runs(text, start, end):
            span = self._name_in(text, run, by_words=by_words)
            if span is not None and outlet_named(text[slice(*span)]) is None:
                name = text[slice(*span)]
                yield Attribution(name, *span)

    def _name_in(self, text: str, run: Sequence[Span], *, by_words: bool) -> Span | None:
        parts = [text[slice(*span)] for span in run]
        known = next((place for place, part in enumerate(parts[:-1]) if part.title() in self._given), None)
        if known is not None:
            return (run[known][0], run[min(len(run), known + _MOST_WORDS) - 1][1])
        first, after_role = 0, False
        while first < len(parts) - 1 and self._is_title(parts[first]):
            first, after_role = first + 1, True
        left = len(parts) - first
        opens = first == 0 and self._opens(text, run[0][0])
        if (self._german or opens) and left > 2 and parts[-2].casefold() not in _PARTICLES:
            first, after_role, left = len(parts) - 2, True, 2
        if not 2 <= left <= _MOST_WORDS or any(self._is_other(part) for part in parts[first:]):
            return None
        if self._german and not after_role and _ROLE_LIKE.search(parts[first]):
            return None
        return (run[first][0], run[-1][1]) if by_words or after_role or self._recurs(parts[-1]) else None

    def _is_title(self, word: str) -> bool:
        low = word.strip(".").casefold()
        return low in word_set("honorifics") or (self._speech is not None and self._speech.is_role(word))

    def _is_other(self, word: str) -> bool:
        """Whether the word belongs to no person's name: a body, an outlet, a closed word, a role."""
        if self._speech is None:
            return False
        low = word.casefold()
        return low not in _PARTICLES and (
            self._speech.is_institution(word)
            or self._speech.is_media(word)
            or self._speech.is_role(word)
            or low in self._speech.closed
        )

    def _recurs(self, last: str) -> bool:
        """Whether the surname stands in the text a second time, as a person's does in an interview."""
        return self._counts[last] > 1


def _runs(text: str, start: int, end: int) -> Iterator[list[Span]]:
    """Two or more words with capitals side by side, particles between them included."""
    run: list[Span] = []
    for match in _WORD.finditer(text, start, end):
        word, span = match.group(), match.span()
        beside = bool(run) and text[run[-1][1] : span[0]] in {" ", "\n", "\u00a0"}
        if word[0].isupper():
            if run and not beside:
                yield from _whole(text, run)
                run = []
            run.append(span)
        elif not (beside and word in _PARTICLES):
            yield from _whole(text, run)
            run = []
        else:
            run.append(span)
    yield from _whole(text, run)


def _whole(text: str, run: list[Span]) -> Iterator[list[Span]]:
    while run and not text[run[-1][0]].isupper():
        run = run[:-1]
    if len(run) > 1:
        yield run


def _are_two(text: str, names: Sequence[Attribution]) -> bool:
    """Whether the first two names are joined by "and" or a comma alone."""
    return any(
        re.fullmatch(r"\s*(?:,|and|und|et|y|e|en|i|и|і|та|&)\s*", text[one.end : other.start]) is not None
        for one, other in pairwise(names[:2])
    )


def _same_word(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _same_person(one: str, other: str) -> bool:
    return all(same_name(left, right) for left, right in zip(*_ends(one, other), strict=True))


def _ends(one: str, other: str) -> tuple[list[str], list[str]]:
    return [one.split()[0], surname(one)], [other.split()[0], surname(other)]
