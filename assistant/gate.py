"""From drafts to statements: every quote passes the quote gate, gets its number, or is left out.

The one place where a ``Citation`` is made. A draft whose quote fails, or whose words say what its quote
does not carry (another name, another number, a negation), comes out as ``unsupported``; one whose quotes pass
when five are shown already does not come out at all.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from assistant.answer import MAX_CITATIONS, Attribution, Citation, Statement, marks_of
from assistant.extracts.headlines import in_headline
from assistant.extracts.lengths import shortened, shown_about, uncut
from assistant.guard.denied_words import own_half
from assistant.guard.direct_speech import invented_speech
from assistant.guard.known_names import another_speaks, said_by
from assistant.guard.orders import holds_order
from assistant.guard.support import contradiction
from assistant.quotes import locate
from assistant.reading import MARKS, ArticleSource, Draft, Evidence
from index.errors import SourceNotFoundError
from index.records import Article, Span

_MARK = re.compile(r"\s*\[\d+(?:\s*[,;–-]\s*\d+)*\]")

Refusal = Literal["no_quote", "no_verified_quote", "wording_differs"]
"""Why a draft is unsupported: it quotes nothing, no quote stands in its article, or they do and say something else."""

_log = logging.getLogger(__name__)


@dataclass
class QuoteGate:
    """Numbers the citations of one answer.

    Attributes:
        articles: where the indexed versions of the articles are.
        copies: source -> other sources that carry the same text.
        is_stale: source -> the file has changed since it was indexed.
        question: names in it may be used by a statement without the quote repeating them.
        language: of the question and the statements (ISO 639-1); None where it is not known.
        given: the text of all that the writer was given, for the names in it.
        check_wording: also hold the statement's names, numbers and negations against its quotes: needed
            where a language model wrote the statement, idle where it is made of the quote itself.
        citations: those admitted so far, in the order of their numbers.
        refused: how many drafts came out as unsupported, by the reason.
        left_out: how many drafts were left out because the answer's citations were used up.
        misread: quotes that stand in their article, of drafts that say something else.
    """

    articles: ArticleSource
    copies: Callable[[str], tuple[str, ...]]
    is_stale: Callable[[str], bool]
    question: str = ""
    check_wording: bool = True
    language: str | None = None
    given: str = ""
    citations: list[Citation] = field(default_factory=list)
    refused: Counter[Refusal] = field(default_factory=Counter)
    left_out: int = 0
    misread: list[Evidence] = field(default_factory=list)

    def admit(self, draft: Draft) -> Statement | None:
        """The draft as a statement, with marks for the quotes that passed; only those become citations.

        None where its quotes pass and none of them can be shown beside those of earlier statements.
        """
        text = draft.text.removesuffix(MARKS).strip()
        if self.check_wording:
            text = _MARK.sub("", text.replace(MARKS, "")).strip()
        if not draft.evidence and not draft.unplaced:
            return self._unsupported(text, "no_quote") if draft.unquoted else Statement(text, "unmarked")
        places = [place for evidence in draft.evidence if (place := self._place(evidence)) is not None]
        if not places:
            return self._unsupported(text, "no_verified_quote")
        if self._contradicts(text, places):
            self.misread += [place.shown for place in places if not place.cuts_negation]
            return self._unsupported(text, "wording_differs")
        numbers = self._numbers(text, places)
        if not numbers:
            self.left_out += 1
            _log.debug("A statement was left out: %d citations are shown already.", len(self.citations))
            return None
        return Statement(f"{text} {marks_of(numbers)}", "supported", numbers)

    def _unsupported(self, text: str, reason: Refusal) -> Statement:
        self.refused[reason] += 1
        _log.debug("A statement is unsupported: %s.", reason)
        return Statement(text, "unsupported")

    def _place(self, evidence: Evidence) -> _Place | None:
        """Where the claimed words stand, or None when they do not, or are addressed to a model."""
        try:
            article = self.articles.article(evidence.passage.source)
        except SourceNotFoundError:
            return None
        passage = (evidence.passage.start, evidence.passage.end)
        span = locate(article, evidence.quote, evidence.span, near=passage)
        if span is None:
            return None
        if holds_order(article, span):
            _log.debug("A quote is addressed to a model.")
            return None
        if evidence.span is not None:
            return _Place(article, shown_about(article, span, evidence.short), evidence, span)
        shown = uncut(article, span)
        if shown is None:
            return _Place(article, shortened(article, span, None), evidence, span, cuts_negation=True)
        return None if holds_order(article, shown) else _Place(article, shown, evidence, span)

    def _contradicts(self, statement: str, places: Sequence[_Place]) -> bool:
        """Whether the quotes say something else, or would if what they leave out of their sentences were shown."""
        if not self.check_wording:
            return False
        if any(place.cuts_negation for place in places):
            return True
        articles = [place.article for place in places]
        reason = invented_speech(statement, articles, self.language) or another_speaks(
            statement, [(place.article, place.claimed) for place in places], self.language
        )
        if reason is not None:
            return True
        around = [
            f"{place.article.title or ''} {place.article.date or ''}\n"
            + place.article.text[max(0, place.span[0] - 600) : place.span[1] + 200]
            for place in places
        ]
        reason = contradiction(
            statement,
            [place.quote for place in places],
            "\n".join(around),
            self.question,
            language=self.language,
            quote_languages=[article.language for article in articles],
            given=self.given,
            behind=[said_by(place.article, place.claimed, place.span) for place in places],
            halves=[place.half for place in places],
        )
        return reason is not None

    def _numbers(self, statement: str, places: Sequence[_Place]) -> tuple[int, ...]:
        """The numbers of the places' citations; none where those that can be shown do not carry the statement."""
        before = len(self.citations)
        numbered = [(place, number) for place in places if (number := self._number(place)) is not None]
        shown = [place for place, _ in numbered]
        if numbered and len(shown) < len(places) and self._contradicts(statement, shown):
            del self.citations[before:]
            return ()
        return tuple(dict.fromkeys(number for _, number in numbered))

    def _number(self, place: _Place) -> int | None:
        """The number of the citation that shows the place, made where none does; None when five are shown already."""
        start, end = place.span
        for known in self.citations:
            if known.source == place.article.source and known.start <= start and end <= known.end:
                return known.number
        if len(self.citations) >= MAX_CITATIONS:
            return None
        self.citations.append(self._citation(place))
        return len(self.citations)

    def _citation(self, place: _Place) -> Citation:
        article, (start, end) = place.article, place.span
        return Citation(
            number=len(self.citations) + 1,
            source=article.source,
            quote=place.quote,
            start=start,
            end=end,
            page=_page(article, start),
            title=article.title,
            outlet=article.outlet,
            url=article.url,
            date=article.date,
            date_origin=article.date_origin,
            language=article.language,
            speaker=_checked(article, place.evidence.speaker),
            via=_checked(article, place.evidence.via),
            in_headline=in_headline(article, (start, end)),
            copies=self.copies(article.source),
            stale=self.is_stale(article.source),
            score=place.evidence.score,
        )


@dataclass(frozen=True, slots=True)
class _Place:
    article: Article
    span: Span
    evidence: Evidence
    claimed: Span
    cuts_negation: bool = False

    @property
    def quote(self) -> str:
        return self.article.text[self.span[0] : self.span[1]]

    @property
    def shown(self) -> Evidence:
        """The evidence with what is shown for it, in its place."""
        return replace(self.evidence, quote=self.quote, span=self.span)

    @property
    def half(self) -> str:
        """What a denial is looked for in: the claimed words where they are a half of the quote, else all of it."""
        start, end = (max(self.claimed[0], self.span[0]), min(self.claimed[1], self.span[1]))
        if start >= end:
            return self.quote
        return own_half(self.quote, (start - self.span[0], end - self.span[0]), self.article.language)


def _checked(article: Article, named: Attribution | None) -> Attribution | None:
    if named is None or article.text[named.start : named.end] != named.name:
        return None
    return named


def _page(article: Article, position: int) -> int | None:
    if not article.pages:
        return None
    return sum(1 for start in article.pages if start <= position) or 1
