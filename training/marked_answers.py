"""Makes a training set from the Finnish SQuAD 2.0, in which colours mark the answers but nothing says whose they are.

In: the published pages (one Finnish, one English again, both from DeepL), a paragraph with coloured words
followed by its questions. Out: one file of JSON lines in both languages, each question with its answer, and
questions that look answered and are not.

    python -m training.marked_answers --english FOLDER --finnish FOLDER --weights assistant/weights \
        --out squad2.en-fi.jsonl

Which colour answers which question is not published. A reader that is there already chooses among the marked
words (about six a paragraph), and only sure choices are kept. Which questions have no answer is not published
either, but follows from how SQuAD 2.0 was made: a paragraph's answered questions come first, and articles
whose paragraphs have five questions or fewer have no others.

Only the 442 articles of SQuAD's training set are read: XQuAD comes from the other 35.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from assistant.judging.span_model import SpanModel
from index.model.encoder import Encoder, bundled_model_folder
from index.records import Span

ARTICLES = 442
"""How many articles SQuAD 2.0's training set has; those after them are its development set."""

ALL_ANSWERED = 5.05
"""An article with at most so many questions a paragraph has none without an answer."""
SURELY_ANSWERED = 4
"""In other articles: how many questions of a paragraph of 8 to 12 are surely answered, from the first on."""
SURELY_NOT = (6, 4)
"""There: questions from the seventh on, at most the last four, surely are not."""
LONGEST_RUN = 6
LEAST_SURE = 0.6
LEAST_RELEVANT = -2.5
LONGEST_ANSWER = 160
CHARACTERS = (200, 1300)

_HEADING = re.compile(r"\d+\s*$")
_QUESTION = ("question", "kysymys")
_BETWEEN_RUNS = " \"'“”’,()-"
_AT_ITS_EDGE = " .,;:-"
_LEFT_OVER = re.compile(
    r"(?:[\s,.;:(]+(?:the|a|an|on|in|by|from|of|to|and|at|for|with|that|as|or|was|is|were|are|which|who))+$",
    re.IGNORECASE,
)
"""Function words at the end of English marked words: translated back, a mark takes in what follows."""


@dataclass(slots=True)
class Marked:
    """A paragraph, its coloured words in order, and its questions."""

    text: str
    marks: list[tuple[int, int, str]] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Job:
    """A paragraph in both languages, what is asked of it, and the words that may answer, by their colours."""

    article: int
    english: Marked
    finnish: Marked
    answered: range
    in_vain: range
    places: dict[frozenset[str], tuple[Span, Span]]


def read_pages(folder: Path) -> list[list[Marked]]:
    """The articles' paragraphs from all pages of a folder, in order of their names."""
    import lxml.html

    articles: list[list[Marked]] = []
    for path in sorted(folder.glob("*.html")):
        page = lxml.html.parse(str(path), parser=lxml.html.HTMLParser(encoding="utf-8"))
        expected = ""
        for element in page.getroot().iter("p"):
            words = " ".join(element.text_content().split())
            if not words:
                continue
            if element.find(".//b") is not None and _HEADING.search(words) and len(words) < 60:
                if element.find(".//u") is not None:
                    articles.append([])
                    expected = ""
                else:
                    expected = "question" if words.split()[0].lower() in _QUESTION else "paragraph"
            elif expected == "paragraph":
                articles[-1].append(_marked(element))
                expected = ""
            elif expected == "question":
                articles[-1][-1].questions.append(words)
                expected = ""
    return articles


def _marked(element: Any) -> Marked:
    marked = Marked("")

    def add(words: str | None, colour: str) -> None:
        if not words:
            return
        words = re.sub(r"\s+", " ", words)
        if not marked.text or marked.text.endswith(" "):
            words = words.lstrip(" ")
        start = len(marked.text)
        marked.text += words
        if colour and words.strip():
            marked.marks.append((start, len(marked.text), colour))

    def walk(node: Any, colour: str) -> None:
        colour = (node.get("color") if node.tag == "font" else None) or colour
        add(node.text, colour)
        for child in node:
            walk(child, colour)
            add(child.tail, colour)

    walk(element, "")
    marked.text = marked.text.rstrip()
    return marked


def places_of_answers(paragraph: Marked) -> dict[frozenset[str], Span]:
    """Runs of marks with nothing but punctuation between them, by their colours: what may be an answer."""
    text, marks = paragraph.text, paragraph.marks
    places: dict[frozenset[str], Span] = {}
    for first in range(len(marks)):
        for last in range(first, min(len(marks), first + LONGEST_RUN)):
            if last > first and text[marks[last - 1][1] : marks[last][0]].strip(_BETWEEN_RUNS):
                break
            start, end = marks[first][0], min(len(text), marks[last][1])
            while start < end and text[start] in _AT_ITS_EDGE:
                start += 1
            while end > start and text[end - 1] in _AT_ITS_EDGE:
                end -= 1
            if end > start:
                colours = frozenset(colour for _, _, colour in marks[first : last + 1])
                places.setdefault(colours, (start, end))
    return places


def make_jobs(english: Sequence[list[Marked]], finnish: Sequence[list[Marked]]) -> Iterator[Job]:
    """What can be asked of each paragraph whose marks are there in both languages."""
    for number, (article, other) in enumerate(zip(english[:ARTICLES], finnish[:ARTICLES], strict=True)):
        mean = sum(len(p.questions) for p in article) / max(1, len(article))
        for paragraph, translated in zip(article, other, strict=True):
            asked = len(paragraph.questions)
            if not CHARACTERS[0] <= len(paragraph.text) <= CHARACTERS[1]:
                continue
            if mean <= ALL_ANSWERED:
                answered, in_vain = range(asked), range(0)
            elif 8 <= asked <= 12:
                answered = range(SURELY_ANSWERED)
                in_vain = range(max(SURELY_NOT[0], asked - SURELY_NOT[1]), asked)
            else:
                continue
            here, there = places_of_answers(paragraph), places_of_answers(translated)
            places = {colours: (here[colours], there[colours]) for colours in here if colours in there}
            if places:
                yield Job(number, paragraph, translated, answered, in_vain, places)


@dataclass(frozen=True, slots=True)
class Choice:
    """Which marked words answer: their place in both languages, and how sure (0 to 1) and relevant that is."""

    english: Span
    finnish: Span
    sure: float
    relevant: float


def choose(reader: SpanModel, job: Job) -> list[Choice]:
    """For each answered question the marked words that the reader likes best."""
    places = list(job.places.values())
    chosen = []
    for number in job.answered:
        scores, relevance = reader.score_places(
            job.english.questions[number], job.english.text, [english for english, _ in places]
        )
        best = int(scores.argmax())
        sure = float(np.exp(scores[best] - np.logaddexp.reduce(scores)))
        chosen.append(Choice(*places[best], sure, relevance))
    return chosen


def record_of(job: Job, chosen: Sequence[Choice]) -> dict[str, Any]:
    """The paragraph as a line of the set: its sure answers and its questions in vain."""
    asked = []
    for number, choice in zip(job.answered, chosen, strict=True):
        start, end = choice.english
        words = _LEFT_OVER.sub("", job.english.text[start:end])
        if (
            choice.sure >= LEAST_SURE
            and choice.relevant >= LEAST_RELEVANT
            and 0 < len(words) <= LONGEST_ANSWER
        ):
            answer = {"en": [start, start + len(words)], "fi": list(choice.finnish)}
            asked.append({"question": _both(job, number), "answer": answer})
    return {
        "article": job.article,
        "texts": {"en": job.english.text, "fi": job.finnish.text},
        "asked": asked,
        "in_vain": [_both(job, number) for number in job.in_vain],
    }


def _both(job: Job, number: int) -> dict[str, str]:
    return {"en": job.english.questions[number], "fi": job.finnish.questions[number]}


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the set; ends early, with what there is, after ``--minutes``."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--english", type=Path, required=True, help="folder of squad2-en-translated-raw/html")
    parser.add_argument("--finnish", type=Path, required=True, help="folder of squad2-fi-raw/html")
    parser.add_argument("--weights", type=Path, help="of the reader that chooses (default: the bundled one)")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=60.0)
    options = parser.parse_args(arguments)
    reader = SpanModel.load(options.weights, Encoder(bundled_model_folder()))
    jobs = list(make_jobs(read_pages(options.english), read_pages(options.finnish)))
    random.Random(5).shuffle(jobs)
    questions, ends = 0, time.monotonic() + 60 * options.minutes
    with options.out.open("w", encoding="utf-8") as out:
        for number, job in enumerate(jobs):
            record = record_of(job, choose(reader, job))
            questions += len(record["asked"])
            if record["asked"]:
                out.write(json.dumps(record, ensure_ascii=False) + "\n")
            if number % 500 == 0:
                print(f"{number} of {len(jobs)} paragraphs, {questions} questions", flush=True)
            if time.monotonic() > ends:
                break
    print(f"{questions} questions in {options.out}")


if __name__ == "__main__":
    main()
