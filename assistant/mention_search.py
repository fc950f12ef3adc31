"""Every place where a phrase stands, as a researcher needs it: complete, counted, in every spelling of a name.

In: a phrase and the indexed articles. Out: mentions with exact offsets, as text, CSV or JSON.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Protocol, TextIO

from assistant.words.mention_words import has_words, places_of
from index.errors import QuestionError
from index.records import Article, ArticleInfo, ScoredPassage

_CONTEXT = 60


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where the phrase stands: ``article.text[start:end] == words``, with some text around it."""

    source: str
    date: str | None
    title: str | None
    language: str | None
    start: int
    end: int
    words: str
    before: str
    after: str


class Articles(Protocol):
    """Whatever lists articles and hands them out."""

    def articles(
        self,
        *,
        sources: Sequence[str] | None = None,
        date_from: str | None = None,
        date_to: str | None = None,
        languages: Sequence[str] | None = None,
    ) -> list[ArticleInfo]:
        """One line for each article that the filters leave in."""
        ...

    def article(self, source: str) -> Article:
        """The article of that source."""
        ...


def find_mentions(
    articles: Articles,
    phrase: str,
    limit: int | None = None,
    *,
    sources: Sequence[str] | None = None,
    date_from: str | None = None,
    date_to: str | None = None,
    languages: Sequence[str] | None = None,
) -> list[Mention]:
    """Mentions in the order of dates and places; undated articles last.

    Words agree whatever their case and accents; capitalised ones also in the spellings of other languages
    (Selenskyj finds Zelensky and Зеленский). Words may stand apart by white space and punctuation only. In scripts
    without spaces the phrase is found wherever its letters stand; elsewhere also with a particle, a prefix or an elided
    article written in one with it (부산에서, بصفاقس, l'Ukraine), which are no part of the mention.

    Raises:
        QuestionError: the phrase has no word in it.
    """
    if not has_words(phrase):
        raise QuestionError(f"There is no word in {phrase!r}. Give at least one word to look for.")
    chosen = articles.articles(sources=sources, date_from=date_from, date_to=date_to, languages=languages)
    found: list[Mention] = []
    for info in sorted(chosen, key=lambda info: (info.date is None, info.date or "", info.source)):
        found += _mentions_in(articles.article(info.source), phrase)
        if limit is not None and len(found) >= limit:
            return found[:limit]
    return found


def _mentions_in(article: Article, phrase: str) -> list[Mention]:
    text = article.text
    return [
        Mention(
            source=article.source,
            date=article.date,
            title=article.title,
            language=article.language,
            start=start,
            end=end,
            words=text[start:end],
            before=text[max(0, start - _CONTEXT) : start],
            after=text[end : end + _CONTEXT],
        )
        for start, end in places_of(phrase, text, article.language)
    ]


def print_mentions(mentions: Sequence[Mention], out: TextIO, *, as_json: bool, as_csv: bool) -> None:
    """Write mentions with their count, for a person, as one JSON document or as CSV."""
    articles = len({mention.source for mention in mentions})
    if as_json:
        document = {
            "count": len(mentions),
            "articles": articles,
            "mentions": [asdict(mention) for mention in mentions],
        }
        json.dump(document, out, ensure_ascii=False, indent=2)
        out.write("\n")
    elif as_csv:
        _write_csv(out, [asdict(mention) for mention in mentions], list(Mention.__slots__))
    else:
        for mention in mentions:
            line = f"{mention.before}»{mention.words}«{mention.after}"
            out.write(f"{mention.source} [{mention.start}:{mention.end}] {mention.date or '?'}\n")
            out.write(f"    {' '.join(line.split())}\n")
        out.write(f"{len(mentions)} mentions in {articles} articles\n")


def print_passages(found: Sequence[ScoredPassage], out: TextIO) -> None:
    """Write ranked passages as CSV."""
    rows = [
        {"rank": rank, "score": item.score, **item.passage.to_dict()} for rank, item in enumerate(found, 1)
    ]
    _write_csv(out, rows, ["rank", "score", "source", "start", "end", "date", "language", "title", "text"])


def _write_csv(out: TextIO, rows: Sequence[dict[str, Any]], columns: Sequence[str]) -> None:
    writer = csv.DictWriter(out, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({key: _harmless(value) for key, value in row.items()})


def _harmless(value: Any) -> Any:
    """Text that a spreadsheet would run as a formula, made plain."""
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return value
