"""An assistant that answers by script over a small archive of harbour news, with the methods of the real one."""

from __future__ import annotations

import dataclasses
import fnmatch
import json
import re
import time
from collections.abc import Sequence
from pathlib import Path

from assistant.answer import Answer, Attribution, Citation, Statement
from index.errors import IndexMissingError, ModelError, SourceNotFoundError
from index.records import Article, ArticleInfo, IndexReport, IndexStatus, Passage, ScoredPassage

ARTICLES = {
    "ferry.txt": (
        "The ferry Linnea ran aground off Tarnvik on 3 March 2021.\n\n"
        "“The crew did everything right,” said harbour master Ida Holm.\n\n"
        "The passengers waited for four hours until a tug arrived."
    ),
    "bridge.txt": (
        "Der Umbau der Nordbrücke kostet 14 Millionen Euro.\n\n"
        "Die Sperrung dauerte sechs Wochen, sagte Bauleiter Jens Aule.\n\n"
        "Im Mai soll die Brücke wieder öffnen."
    ),
    "fair.txt": (
        "The autumn fair in Osterby drew 50 stalls.\n\nIn 2019 there had been 35 stalls.\n\n"
        "Rain ended the last day early."
    ),
}
DATES = {"ferry.txt": "2021-03-04", "bridge.txt": "2022-02", "fair.txt": None}
LANGUAGES = {"ferry.txt": "en", "bridge.txt": "de", "fair.txt": "en"}

QUESTIONS = [
    {
        "id": "q1",
        "lang": "en",
        "type": "single_fact",
        "question": "How long did the ferry passengers wait?",
        "answers": ["four hours"],
        "sources": ["ferry.txt"],
        "answerable": True,
        "date_from": "2021-03",
        "date_to": "2021-03-31",
    },
    {
        "id": "q2",
        "lang": "en",
        "type": "speaker",
        "question": "Who said the crew did everything right on the ferry?",
        "answers": ["Ida Holm"],
        "sources": ["ferry.txt"],
        "quotes": ["The crew did everything right"],
        "speaker": "Ida Holm",
        "answerable": True,
    },
    {
        "id": "q3",
        "lang": "de",
        "type": "single_fact",
        "question": "Was kostet der Umbau der Nordbrücke?",
        "answers": ["14 Millionen Euro"],
        "sources": ["bridge.txt"],
        "answerable": True,
        "must_not": ["15 Millionen"],
    },
    {
        "id": "q4",
        "lang": "en",
        "type": "single_fact",
        "question": "How many stalls did the autumn fair draw?",
        "answers": ["50"],
        "sources": ["fair.txt"],
        "answerable": True,
    },
    {
        "id": "q5",
        "lang": "en",
        "type": "unanswerable",
        "question": "Who owns the ferry?",
        "answerable": False,
    },
    {
        "id": "q6",
        "lang": "de",
        "type": "unanswerable",
        "question": "Wie hoch ist die Nordbrücke?",
        "answerable": False,
    },
]

SCRIPT: dict[str, tuple[str, str, str] | None] = {
    "How long did the ferry passengers wait?": (
        "ferry.txt",
        "The passengers waited for four hours until a tug arrived.",
        "four hours",
    ),
    "Who said the crew did everything right on the ferry?": (
        "ferry.txt",
        "“The crew did everything right,” said harbour master Ida Holm.",
        "Ida Holm",
    ),
    "Was kostet der Umbau der Nordbrücke?": (
        "bridge.txt",
        "Der Umbau der Nordbrücke kostet 14 Millionen Euro.",
        "14 Millionen Euro",
    ),
    "How many stalls did the autumn fair draw?": (
        "fair.txt",
        "The autumn fair in Osterby drew 50 stalls.",
        "50 stalls",
    ),
    "Who owns the ferry?": None,
    "Wie hoch ist die Nordbrücke?": ("bridge.txt", "Im Mai soll die Brücke wieder öffnen.", "Im Mai"),
}


class ScriptedAssistant:
    """Ranks passages by shared words; answers what the script says, and declines what it does not know.

    ``shuffled`` breaks the retriever, ``broken`` the reader (it quotes the wrong file), ``fails`` are questions
    that end in a ModelError, ``delay_s`` makes every question slow enough to be interrupted.
    """

    settings = None

    def __init__(self, path: Path, articles: dict[str, str], **faults: object) -> None:
        self.path = path
        self.articles_by_source = dict(articles)
        self.shuffled = bool(faults.get("shuffled", False))
        self.broken = bool(faults.get("broken", False))
        self.fails = faults.get("fails", ())
        self.delay_s = float(faults.get("delay_s", 0.0))
        self.script = faults.get("script", SCRIPT)
        self.copies = faults.get("copies", {})
        self.asked: list[str] = []

    def __enter__(self) -> ScriptedAssistant:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def index(self, folder: Path | str, **_: object) -> IndexReport:
        files = sorted(Path(folder).glob("*.txt"))
        self.articles_by_source = {file.name: file.read_text(encoding="utf-8") for file in files}
        return IndexReport(added=len(files))

    def status(self) -> IndexStatus:
        if not self.articles_by_source:
            raise IndexMissingError(f"No index at {self.path}. Build one with: assistant index ARTICLES")
        passages = sum(len(self._passages(source)) for source in self.articles_by_source)
        return IndexStatus(str(self.path), len(self.articles_by_source), passages, generation=1)

    def article(self, source: str) -> Article:
        if source not in self.articles_by_source:
            raise SourceNotFoundError(source)
        return Article(
            source, self.articles_by_source[source], date=DATES.get(source), language=LANGUAGES.get(source)
        )

    def articles(self) -> list[ArticleInfo]:
        return [
            ArticleInfo(
                source,
                None,
                None,
                DATES.get(source),
                None,
                LANGUAGES.get(source),
                len(self._passages(source)),
                len(text),
                "",
                copies=tuple(self.copies.get(source, ())),
            )
            for source, text in sorted(self.articles_by_source.items())
        ]

    def search(
        self, query: str, k: int = 10, *, rerank: bool = False, sources: Sequence[str] | None = None
    ) -> list[ScoredPassage]:
        wanted = set(re.findall(r"\w+", query.lower()))
        hits = []
        for source in sorted(self.articles_by_source):
            if sources and not any(fnmatch.fnmatchcase(source, pattern) for pattern in sources):
                continue
            for passage in self._passages(source):
                shared = wanted & set(re.findall(r"\w+", passage.text.lower()))
                hits.append(ScoredPassage(passage, len(shared) / (1 + len(wanted))))
        ranked = sorted(hits, key=lambda hit: (-hit.score, hit.passage.source, hit.passage.start))
        return (ranked[::-1] if self.shuffled else ranked)[:k]

    def ask(self, question: str, *, history: Sequence[object] = ()) -> Answer:
        self.asked.append(question)
        time.sleep(self.delay_s)
        if question in self.fails:
            raise ModelError(
                "The model at http://127.0.0.1:1 does not answer. Start it, or unset ASSISTANT_LLM."
            )
        nearest = tuple(self.search(question, 5))
        scripted = self.script.get(question)
        if scripted is None:
            return Answer(
                question, "The articles do not say.", False, nearest=nearest, confidence=0.1, language="en"
            )
        source, quote, short = scripted
        if self.broken:
            source = next(name for name in sorted(self.articles_by_source) if name != source)
            quote = self._passages(source)[-1].text
            short = quote.split()[0]
        citation = self._citation(source, quote)
        return Answer(
            question,
            f"{quote} [1]",
            True,
            short=short,
            statements=(Statement(f"{quote} [1]", "supported", (1,)),),
            citations=(citation,),
            nearest=nearest,
            confidence=0.9 if "ferry" in question else 0.6,
            language="en",
            prompt_hash="0" * 64,
            seconds={"retrieve": 0.001, "read": 0.002},
        )

    def _citation(self, source: str, quote: str) -> Citation:
        text = self.articles_by_source[source]
        start = text.index(quote)
        speaker = None
        if "Ida Holm" in quote:
            at = text.index("Ida Holm")
            speaker = Attribution("Ida Holm", at, at + len("Ida Holm"))
        return Citation(1, source, quote, start, start + len(quote), date=DATES.get(source), speaker=speaker)

    def _passages(self, source: str) -> list[Passage]:
        text = self.articles_by_source[source]
        return [
            Passage(f"{source}:{match.start()}", source, match[0], match.start(), match.end())
            for match in re.finditer(r"[^\n]+", text)
        ]


def write_questions(path: Path, questions: Sequence[dict[str, object]]) -> Path:
    path.write_text(
        "".join(json.dumps(question, ensure_ascii=False) + "\n" for question in questions), encoding="utf-8"
    )
    return path


def without_time(asked: object) -> dict[str, object]:
    """A record without what depends on time."""
    values = dataclasses.asdict(asked)  # type: ignore[call-overload]
    values["seconds"] = {}
    if values["answer"]:
        values["answer"]["seconds"] = {}
    return values
