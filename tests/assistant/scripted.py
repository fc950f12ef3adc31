"""An archive in memory, a judge that finds given words, and readers that write what they are told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.archive import Searched
from assistant.chain import AnswerChain
from assistant.extractive import ExtractiveReader
from assistant.judge import Finding, Judged
from assistant.reading import ArticleSource, Draft, Question, Reading
from assistant.retriever import ArchiveRetriever
from assistant.speakers.attribution import attribute
from index.errors import ModelError, SourceNotFoundError
from index.records import Article, ArticleInfo, Filters, Passage, ScoredPassage

RATHAUS = Article(
    "rathaus.txt",
    "Stadtrat streitet über Brücke\n\nDie Bürgermeisterin Anna Lindqvist warnte am Montag vor Mehrkosten. "
    "„Der Neubau wird 40 Millionen Euro kosten“, sagte Lindqvist. Die Opposition widersprach nicht.\n",
    title="Stadtrat streitet über Brücke",
    date="2024-03-05",
    language="de",
    headlines=((0, 29),),
)
HAFEN = Article(
    "hafen.txt",
    "Hafenblatt: Brücke wird teurer\n\nNach Berechnungen des Hafenamts kostet der Neubau 52 Millionen Euro. "
    "Fertig wird er frühestens 2029.\n",
    title="Brücke wird teurer",
    date="2024-03-06",
    language="de",
)
KOPIE = Article("kopie.txt", HAFEN.text.replace("Hafenblatt", "Küstenbote"), date="2024-03-06", language="de")


class MemoryArchive:
    """Articles in a dict; the whole of each is one passage."""

    generation = 3

    def __init__(self, *articles: Article, copies: dict[str, tuple[str, ...]] | None = None) -> None:
        self._articles = {article.source: article for article in articles}
        self._copies = copies or {}
        self.stale: set[str] = set()
        self.dates = ("2024-03-05", "2024-03-06")

    def article(self, source: str) -> Article:
        try:
            return self._articles[source]
        except KeyError:
            raise SourceNotFoundError(f"No article {source}.") from None

    def copies(self, source: str) -> tuple[str, ...]:
        return self._copies.get(source, ())

    def is_stale(self, source: str) -> bool:
        return source in self.stale

    def searched(self, filters: Filters) -> Searched:
        first, last = self.dates
        return Searched(articles=len(self._articles), unreadable=1, date_from=first, date_to=last)

    def infos(self, filters: Filters) -> list[ArticleInfo]:
        return [
            ArticleInfo(a.source, a.title, a.outlet, a.date, None, a.language, 1, len(a.text), "")
            for a in self._articles.values()
        ]

    def passages(self) -> list[ScoredPassage]:
        return [
            ScoredPassage(passage_of(article), 0.9 - n / 10)
            for n, article in enumerate(self._articles.values())
        ]

    def retriever(self) -> ArchiveRetriever:
        def search(query: str, k: int, filters: Filters, language: str | None) -> Sequence[ScoredPassage]:
            return self.passages()[:k]

        return ArchiveRetriever(search=search)


def passage_of(article: Article) -> Passage:
    return Passage(
        f"id-{article.source}",
        article.source,
        article.text,
        0,
        len(article.text),
        article.title,
        article.date,
        article.language,
    )


def who_says(language: str, text: str, part: str = "") -> tuple[str | None, str | None]:
    """Speaker and source of a part of a text, or of all of it, by their names."""
    start = text.index(part or text)
    found = attribute(Article("a.txt", text, language=language), (start, start + len(part or text)))
    speaker, via = (None if one is None else one.name for one in (found.speaker, found.via))
    return speaker, via


class WordJudge:
    """Finds the words it is given, with the probability it is given."""

    name = "scripted judge"
    threshold = 0.5

    def __init__(self, **probability_of: float) -> None:
        self._known = {words.replace("_", " "): p for words, p in probability_of.items()}

    def judge(self, question: Question, passages: Sequence[ScoredPassage]) -> list[Judged]:
        judged = []
        for scored in passages:
            found = [
                Finding((scored.passage.text.index(words), scored.passage.text.index(words) + len(words)), p)
                for words, p in self._known.items()
                if words in scored.passage.text
            ]
            found.sort(key=lambda finding: -finding.probability)
            judged.append(Judged(scored, found[0].probability if found else 0.0, tuple(found)))
        judged.sort(key=lambda item: -item.score)
        return judged

    def nearness(self, question: Question, sentences: Sequence[str]) -> dict[str, float]:
        return {}


class ToldReader:
    """A language model's reader that writes given drafts, and may then fail."""

    name = "told"
    prompt_hash = "0" * 64

    def __init__(self, *drafts: Draft, failure: ModelError | None = None) -> None:
        self.drafts = drafts
        self.failure = failure
        self.closed = False

    def read(
        self, question: Question, passages: Sequence[ScoredPassage], articles: ArticleSource
    ) -> Iterator[Draft | Reading]:
        try:
            yield from self.drafts
            if self.failure is not None:
                raise self.failure
            yield Reading(tuple(self.drafts))
        finally:
            self.closed = True


def chain(archive: MemoryArchive, judge: WordJudge, told: ToldReader | None = None, **options) -> AnswerChain:
    return AnswerChain(
        retriever=archive.retriever(),
        archive=archive,
        judge=judge,
        extractive=ExtractiveReader(judge, copies=archive.copies),
        generative=told,
        **options,
    )
