"""Every place where a phrase stands, as a researcher needs it: complete, counted, in every spelling of a name.

In: a phrase and the indexed articles. Out: mentions with exact offsets, as text, CSV or JSON.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Protocol, TextIO

from index.errors import QuestionError
from index.records import Article, ArticleInfo, ScoredPassage
from index.spellings import latin, same_name

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
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
    (Selenskyj finds Zelensky and Зеленский). Words may stand apart by white space and punctuation only.

    Raises:
        QuestionError: the phrase has no word in it.
    """
    wanted = [match.group() for match in _WORD.finditer(phrase)]
    if not wanted:
        raise QuestionError(f"There is no word in {phrase!r}. Give at least one word to look for.")
    chosen = articles.articles(sources=sources, date_from=date_from, date_to=date_to, languages=languages)
    found: list[Mention] = []
    for info in sorted(chosen, key=lambda info: (info.date is None, info.date or "", info.source)):
        found += _mentions_in(articles.article(info.source), wanted)
        if limit is not None and len(found) >= limit:
            return found[:limit]
    return found


def _mentions_in(article: Article, wanted: Sequence[str]) -> list[Mention]:
    text = article.text
    tokens = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(text)]
    keys = [latin(word) for word in wanted]
    found = []
    for at in range(len(tokens) - len(wanted) + 1):
        piece = tokens[at : at + len(wanted)]
        if all(_agrees(word, key, token[0]) for word, key, token in zip(wanted, keys, piece, strict=True)):
            start, end = piece[0][1], piece[-1][2]
            found.append(
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
            )
    return found


def _agrees(word: str, key: str, token: str) -> bool:
    if latin(token) == key:
        return True
    return word[0].isupper() and token[0].isupper() and same_name(word, token)


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
