"""Below the speakers on the question line: the text around a quote, read as far as it is asked for.

In come an article and the range of a quote, out come the sentences around it with their voices, the quotations among
them, and the people whom they name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.answer import Attribution
from assistant.speakers.clauses import voices
from assistant.speakers.phrases import Phrase
from assistant.speakers.scope import ReadSentence
from assistant.speakers.sources import sources
from assistant.speakers.tokens import Token, quoted_ranges, tokens_of
from assistant.speakers.words import SpeechWords
from index.records import Article, Span
from index.text.sentences import sentences as sentence_spans

_APPOSED_ROLE = re.compile(r",\s+((?:[^\W\d_]+[ ]){0,2}[^\W\d_]+)")
"""What stands behind a name and a comma: ", the lawyer"."""
_WINDOW = 2500


@dataclass(slots=True)
class Surroundings:
    """The text around a quote: sentences, quotation marks, and what was found out about them so far.

    Attributes:
        article: holds the quote.
        quote: half-open range of the article's text.
        given: the article's sentence spans in order, when they are known already.
        words: of the language.
        within: the stretch of the text that alone is read, if not all of it.
        spans: the sentences around, in order.
        quoted: the quotations around, marks included.
    """

    article: Article
    quote: Span
    given: Sequence[Span] | None
    words: SpeechWords
    within: Span | None = None
    spans: list[Span] = field(init=False)
    quoted: list[Span] = field(init=False)
    _reads: dict[int, ReadSentence] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        text = self.article.text
        start = _paragraph_start(text, max(0, self.quote[0] - _WINDOW))
        end = text.find("\n\n", min(len(text), self.quote[1] + 400))
        end = min(len(text), self.quote[1] + _WINDOW) if end < 0 else min(end, self.quote[1] + _WINDOW)
        if self.within is not None:
            start, end = max(start, self.within[0]), min(end, self.within[1])
        if self.given is None:
            self.spans = sentence_spans(text, self.words.language, start, end)
        else:
            first = bisect_right(self.given, (start, start))
            last = bisect_right(self.given, (end, end))
            self.spans = list(self.given[max(0, first - 1) : last])
            start = min(start, self.spans[0][0]) if self.spans else start
        self.quoted = quoted_ranges(text, start, end)

    def read(self, i: int) -> ReadSentence:
        """Sentence ``i`` with its voices and sources."""
        if i not in self._reads:
            span = self.spans[i]
            tokens = tokens_of(self.article.text, span, self.masks(span))
            self._reads[i] = ReadSentence(
                span, tokens, voices(tokens, self.words), sources(tokens, self.words)
            )
        return self._reads[i]

    def masks(self, span: Span) -> list[Span]:
        """The quotations that a range touches."""
        return [quoted for quoted in self.quoted if quoted[0] < span[1] and quoted[1] > span[0]]

    def quotation(self, part: Span) -> Span | None:
        """The quotation that holds most of the part."""
        for begin, finish in self.quoted:
            overlap = min(finish, part[1]) - max(begin, part[0])
            if overlap > 0.6 * (part[1] - part[0]):
                return begin, finish
        return None

    def named(self, phrase: Phrase) -> Attribution:
        """What a phrase reports, as the text spells it."""
        return Attribution(self.article.text[phrase.start : phrase.end], phrase.start, phrase.end)

    def is_headline(self, i: int) -> bool:
        """Whether sentence ``i`` stands in a headline."""
        span = self.spans[i]
        return any(begin <= span[0] and span[1] <= finish for begin, finish in self.article.headlines)

    def goes_on(self, before: int, first: int) -> bool:
        """True when a quotation stands in the same paragraph as the quoted sentence before it."""
        gap = self.article.text[self.spans[before][1] : self.spans[first][0]]
        spoken = any(t.kind == "quote" for t in self.read(before).tokens)
        return spoken and "\n\n" not in gap

    def people(self, span: Span) -> list[Attribution]:
        """Persons named outside quotation marks: by a role or a given name, or by a surname that the article knows."""
        tokens = tokens_of(self.article.text, span, self.masks(span))
        found: list[Attribution] = []
        at = 0
        while at < len(tokens):
            token = tokens[at]
            if token.kind != "word" or not token.capital or (token.low in self.words.closed):
                at += 1
                continue
            end = at
            while end < len(tokens) and tokens[end].capital and tokens[end].low not in self.words.closed:
                end += 1
            if end == at + 1 and token.text in self.words.given_names:
                end = self._past_particles(tokens, end)
            run = tokens[at:end]
            begin = next((n for n, t in enumerate(run) if t.text in self.words.given_names), None)
            if begin is None:
                roles = [n for n, t in enumerate(run) if self.words.is_role(t.text)]
                lower_role = (
                    at > 0
                    and not tokens[at - 1].capital
                    and tokens[at - 1].kind == "word"
                    and self.words.is_role(tokens[at - 1].text)
                )
                begin = (
                    roles[-1] + 1
                    if roles
                    else 0
                    if lower_role or self.is_known_surname(run[0].text)
                    else None
                )
            if begin is not None and begin < len(run):
                start, finish = run[begin].start, run[-1].end
                name = self.article.text[start:finish]
                found.append(Attribution(name, start, finish))
            at = max(end, at + 1)
        return found

    def _past_particles(self, tokens: Sequence[Token], at: int) -> int:
        """Past what joins a surname to a given name: "Jan de Wit"."""
        end = at
        while end < len(tokens) - 1 and end - at < 2 and tokens[end].low in self.words.sets["particles"]:
            end += 1
        return end + 1 if end > at and tokens[end].capital else at

    def is_known_surname(self, word: str) -> bool:
        """True when a given name or a role stands before the word somewhere in the text around."""
        text = self.article.text[max(0, self.quote[0] - _WINDOW) : self.quote[1] + 400]
        at = text.find(word)
        while at >= 0:
            before = text[max(0, at - 30) : at].rstrip().rsplit(None, 1)
            if before and (
                before[-1] in self.words.given_names or self.words.is_role(before[-1].strip('„"«“.,'))
            ):
                return True
            if self._is_introduced(text[max(0, at - 60) : at], text[at + len(word) : at + len(word) + 60]):
                return True
            at = text.find(word, at + 1)
        return False

    def _is_introduced(self, before: str, after: str) -> bool:
        """Whether a surname has an unlisted given name and a role by it: "Präsidentin Zita X", "Zita X, a lawyer,"."""
        near = [word.strip('„"«“(') for word in before.split()[-2:]]
        given = near[-1] if near and before.endswith(" ") else ""
        if not given[:1].isupper() or given[-1] in ".,:;" or given.lower() in self.words.closed:
            return False
        apposed = _APPOSED_ROLE.match(after)
        beside = apposed is not None and any(self.words.is_role(word) for word in apposed[1].split())
        return beside or (len(near) > 1 and self.words.is_role(near[0]))

    def is_known(self, tokens: Sequence[Token]) -> bool:
        """Whether a phrase has a role, a body, or a person's name in it."""
        return any(
            self.words.is_role(token.text)
            or self.words.is_institution(token.text)
            or token.text in self.words.given_names
            or (token.low not in self.words.closed and self.is_known_surname(token.text))
            for token in tokens
            if token.kind == "word" and token.capital
        )


def _paragraph_start(text: str, at: int) -> int:
    found = text.rfind("\n\n", 0, at)
    return 0 if found < 0 or at - found > _WINDOW else found + 2
