"""What a question's form wants beside words that answer: somebody's own words, an exact wording, several things.

In: a question and passages. Out: words that the rules propose beside the reader's model, and what words gain or lose by
the form, in log-odds. Questions of no such form want nothing, and no rule is run for them.
"""

from __future__ import annotations

from assistant.asked_speaker import Said, asked_speaker, names_speaker, said_by
from assistant.coordinations import Enumeration
from assistant.enumerations import enumerations
from assistant.question_type import asks_for_list, asks_for_wording, number_asked
from assistant.reading import ArticleSource, Question
from assistant.speakers_tokens import quoted_ranges
from index.records import Passage, Span
from index.sentences import sentences

MOST_PROPOSED = 3
_SAID = {Said.THEIRS: 3.0, Said.OPEN: 0.0, Said.ANOTHER_S: -3.0}
_SAID_PARTLY = 0.4
"""The share of it where one thing said is asked for, which the speaker's other sentences do not hold."""
_SAID_LIKELY = 0.4
"""The share of it for the probability that the words are right."""
_VERBATIM = 3.0
_LISTED = 2.0
_AS_MANY_AS_ASKED = 1.0


class Wanted:
    """What one question wants, looked for in passages.

    Args:
        question: as it was asked.
        articles: for who says a sentence, which may stand in another one.
    """

    def __init__(self, question: Question, articles: ArticleSource) -> None:
        self._articles = articles
        self._speaker = asked_speaker(question.standalone, question.language)
        self._verbatim = asks_for_wording(question.standalone)
        self._list = asks_for_list(question.standalone) and not self._verbatim
        self._count = number_asked(question.standalone)
        self._said: dict[tuple[str, Span], Said] = {}
        self._listed: dict[str, list[Enumeration]] = {}
        self._quoted_in: dict[str, list[Span]] = {}

    def proposed(self, passage: Passage) -> list[tuple[Span, Span]]:
        """At most three times words with the sentence that carries them; offsets into the passage's text."""
        found: list[tuple[Span, Span]] = []
        openly = self._speaker is not None and self._speaker.openly
        if not (openly or self._verbatim or self._list):
            return []
        for sentence in sentences(passage.text, passage.language):
            within = [span for span in self._quoted(passage) if _holds(sentence, span)]
            if within:
                longest = max(within, key=lambda span: span[1] - span[0])
                found.append(((longest[0] + 1, longest[1] - 1), sentence))
            elif openly and self._whose(passage, sentence) is Said.THEIRS:
                found.append((sentence, sentence))
            found += [(one.span, sentence) for one in self._lists(passage) if _holds(sentence, one.span)]
        found = [(words, sentence) for words, sentence in found if words[0] < words[1]]
        found.sort(key=lambda pair: -self.gain(passage, *pair))
        return found[:MOST_PROPOSED]

    def gain(self, passage: Passage, words: Span, sentence: Span) -> float:
        """What words of the passage gain or lose against others."""
        gain = self._speaking(passage, sentence)
        if any(_holds(quoted, words) for quoted in self._quoted(passage)):
            gain += _VERBATIM
        around = [one for one in self._lists(passage) if _holds(one.span, words)]
        if around:
            gain += _LISTED
            gain += _AS_MANY_AS_ASKED * any(len(one.items) == self._count for one in around)
        return gain

    def likelier(self, passage: Passage, sentence: Span) -> float:
        """What the sentence adds to the log-odds that its words are right."""
        return _SAID_LIKELY * self._speaking(passage, sentence)

    def is_speaker(self, words: str) -> bool:
        """Whether the words are only the name of whoever's words are asked for."""
        return self._speaker is not None and names_speaker(self._speaker, words)

    def _speaking(self, passage: Passage, sentence: Span) -> float:
        if self._speaker is None:
            return 0.0
        return _SAID[self._whose(passage, sentence)] * (1.0 if self._speaker.openly else _SAID_PARTLY)

    def _whose(self, passage: Passage, sentence: Span) -> Said:
        key = (passage.id, sentence)
        if key not in self._said:
            article = self._articles.article(passage.source)
            is_there = article.text[passage.start : passage.end] == passage.text
            span = (passage.start + sentence[0], passage.start + sentence[1])
            self._said[key] = said_by(article, span, self._speaker) if is_there else Said.OPEN
        return self._said[key]

    def _quoted(self, passage: Passage) -> list[Span]:
        if not self._verbatim:
            return []
        if passage.id not in self._quoted_in:
            self._quoted_in[passage.id] = quoted_ranges(passage.text, 0, len(passage.text))
        return self._quoted_in[passage.id]

    def _lists(self, passage: Passage) -> list[Enumeration]:
        if not self._list:
            return []
        if passage.id not in self._listed:
            self._listed[passage.id] = enumerations(passage.text, passage.language)
        return self._listed[passage.id]


def _holds(one: Span, other: Span) -> bool:
    return one[0] <= other[0] and other[1] <= one[1]
