"""From drafts to statements: every quote passes the quote gate, gets its number, or is left out.

The one place where a ``Citation`` is made. A draft whose quote fails, or whose words say what its quote
does not carry (another name, another number, a negation), comes out as ``unsupported``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from assistant.answer import MAX_CITATIONS, MAX_QUOTE_CHARACTERS, Attribution, Citation, Statement
from assistant.headlines import in_headline
from assistant.quotes import locate
from assistant.reading import ArticleSource, Draft, Evidence
from assistant.support import contradiction
from index.errors import SourceNotFoundError
from index.passages import sentences
from index.records import Article, Span

_MARK = re.compile(r"\s*\[\d+(?:\s*[,;–-]\s*\d+)*\]")
MARKS = "{marks}"


@dataclass
class QuoteGate:
    """Numbers the citations of one answer.

    Attributes:
        articles: where the indexed versions of the articles are.
        copies: source -> other sources that carry the same text.
        is_stale: source -> the file has changed since it was indexed.
        question: names in it may be used by a statement without the quote repeating them.
        check_wording: also hold the statement's names, numbers and negations against its quotes: needed
            where a language model wrote the statement, idle where it is made of the quote itself.
        citations: those admitted so far, in the order of their numbers.
        rejected: why claims were refused, for the record.
    """

    articles: ArticleSource
    copies: Callable[[str], tuple[str, ...]]
    is_stale: Callable[[str], bool]
    question: str = ""
    check_wording: bool = True
    citations: list[Citation] = field(default_factory=list)
    rejected: list[str] = field(default_factory=list)

    def admit(self, draft: Draft) -> Statement:
        """The draft as a statement, with marks for the quotes that passed; only those become citations."""
        places = [place for evidence in draft.evidence if (place := self._place(evidence)) is not None]
        bare = _MARK.sub("", draft.text.replace(MARKS, "")).strip()
        if places and self.check_wording:
            reason = self._contradiction(bare, places)
            if reason is not None:
                self.rejected.append(reason)
                places = []
        numbers = list(dict.fromkeys(n for place in places if (n := self._number(place)) is not None))
        if not numbers:
            return Statement(bare, "unsupported" if draft.evidence else "unmarked")
        marks = "".join(f"[{number}]" for number in numbers)
        if MARKS in draft.text:
            return Statement(draft.text.replace(MARKS, marks), "supported", tuple(numbers))
        return Statement(f"{bare} {marks}", "supported", tuple(numbers))

    def _place(self, evidence: Evidence) -> _Place | None:
        """Where the claimed words stand, or None (counted) when they do not."""
        try:
            article = self.articles.article(evidence.passage.source)
        except SourceNotFoundError:
            self.rejected.append(f"no article {evidence.passage.source}")
            return None
        passage = (evidence.passage.start, evidence.passage.end)
        span = locate(article, evidence.quote, evidence.span, near=passage)
        if span is None:
            self.rejected.append(f"the words {evidence.quote[:80]!r} do not stand in {article.source}")
            return None
        if evidence.span is None:
            span = whole_sentence(article, span)
        return _Place(article, shortened(article, span, evidence.short), evidence)

    def _contradiction(self, statement: str, places: list[_Place]) -> str | None:
        quotes = [place.quote for place in places]
        around = [
            f"{place.article.title or ''} {place.article.date or ''}\n"
            + place.article.text[max(0, place.span[0] - 600) : place.span[1] + 200]
            for place in places
        ]
        return contradiction(statement, quotes, "\n".join(around), self.question)

    def _number(self, place: _Place) -> int | None:
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

    @property
    def quote(self) -> str:
        return self.article.text[self.span[0] : self.span[1]]


def whole_sentence(article: Article, place: Span) -> Span:
    """The place widened to the sentence(s) around it, so that no negation before it is cut off."""
    low, high = max(0, place[0] - 600), min(len(article.text), place[1] + 600)
    touched = [
        s for s in sentences(article.text, article.language, low, high) if s[0] < place[1] and place[0] < s[1]
    ]
    if not touched:
        return place
    wide = (min(touched[0][0], place[0]), max(touched[-1][1], place[1]))
    return wide if wide[1] - wide[0] <= MAX_QUOTE_CHARACTERS else place


def shortened(article: Article, place: Span, keep: Span | None) -> Span:
    """The place cut to at most 350 characters at word borders, holding ``keep`` where one is given."""
    start, end = place
    if end - start <= MAX_QUOTE_CHARACTERS:
        return place
    text = article.text
    if keep is not None and start <= keep[0] and keep[1] <= end and keep[1] - keep[0] <= MAX_QUOTE_CHARACTERS:
        room = MAX_QUOTE_CHARACTERS - (keep[1] - keep[0])
        start = max(start, min(keep[0] - room // 2, end - MAX_QUOTE_CHARACTERS))
        end = min(end, start + MAX_QUOTE_CHARACTERS)
        while start > place[0] and start < keep[0] and not text[start - 1].isspace():
            start += 1
    else:
        end = start + MAX_QUOTE_CHARACTERS
    floor = keep[1] if keep is not None and keep[1] <= end else start + 1
    cut = end
    while end < place[1] and cut > floor and not text[cut].isspace():
        cut -= 1
    end = cut if cut > floor else end
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return (start, end)


def _checked(article: Article, named: Attribution | None) -> Attribution | None:
    if named is None or article.text[named.start : named.end] != named.name:
        return None
    return named


def _page(article: Article, position: int) -> int | None:
    if not article.pages:
        return None
    return sum(1 for start in article.pages if start <= position) or 1
