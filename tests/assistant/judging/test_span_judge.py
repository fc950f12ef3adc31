"""Which question each passage is read for, by a model that notes what it is asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from assistant.judging.confidence import Confidence
from assistant.judging.readings import PassageReading, ScoredSpan
from assistant.judging.span_judge import SpanJudge
from assistant.reading import Question
from index.records import Article, ScoredPassage
from tests.assistant.scripted import MemoryArchive, passage_of
from tests.hash_embedder import HashEmbedder

DAY = "Wie viele Verletzte gab es am 14. Juni in Orbach?"
LAST = "Wie lange dauerte das letzte Telefonat von Petra Weber und Jonas Lind?"


def report(source: str, text: str, date: str) -> Article:
    return Article(source, text, title=None, date=date, language="de")


class NotingModel:
    """Its best words are the last ones of a text, as likely as it is told by the question."""

    name = "noting"

    def __init__(self, score_of: Callable[[str], float] = lambda question: -1.0) -> None:
        self.asked: list[list[tuple[str, str]]] = []
        self._score_of = score_of

    def read_pairs(
        self, pairs: Sequence[tuple[str, str]], starts: Sequence[int] | None = None
    ) -> list[PassageReading]:
        if pairs:
            self.asked.append(list(pairs))
        return [
            PassageReading(
                (ScoredSpan(len(text) - 9, len(text) - 1, self._score_of(question)),), -1.0, relevance=0.0
            )
            for question, text in pairs
        ]


def readings(model: NotingModel, question: str, *articles: Article) -> list[PassageReading]:
    archive = MemoryArchive(*articles)
    archive.languages_with = lambda word: frozenset({"de"})  # type: ignore[attr-defined]
    passages = [ScoredPassage(passage_of(article), 1.0) for article in articles]
    judge = SpanJudge(model, HashEmbedder(), Confidence.load(), archive)  # type: ignore[arg-type]
    return [reading for _, reading in judge.readings(Question(question, question, "de"), passages)]


def read_first(model: NotingModel, question: str, *articles: Article) -> list[str]:
    """Which questions were read first, in the passages' order."""
    readings(model, question, *articles)
    return [asked for asked, _ in model.asked[0]]


FIRE = report("feuer.txt", "Zwölf Menschen wurden am Mittwoch in Orbach verletzt.", "2023-06-14")
SAME_DAY = report("lage.txt", "Am 14. Juni brannte es in Orbach, drei Häuser sind zerstört.", "2023-06-15")
LATER = report(
    "bilanz.txt", "Am 3. Juli wurden in Orbach bei einem Sturm neun Menschen verletzt.", "2023-07-04"
)


def test_the_date_is_left_out_for_all_of_a_day_of_which_one_does_not_write_it() -> None:
    model = NotingModel()
    without = "Wie viele Verletzte gab es in Orbach?"
    assert read_first(model, DAY, FIRE, SAME_DAY, LATER) == [without, without, DAY]
    assert sum(map(len, model.asked)) == 3


def test_where_every_report_of_the_day_writes_it_the_date_stays() -> None:
    assert read_first(NotingModel(), DAY, SAME_DAY, LATER) == [DAY, DAY]


FIRST_CALL = report(
    "anruf-1.txt", "Petra Weber und Jonas Lind telefonierten am Montag zwei Stunden.", "2023-03-06"
)
SECOND_CALL = report(
    "anruf-2.txt", "Petra Weber und Jonas Lind telefonierten am Dienstag 50 Minuten.", "2023-05-09"
)


def test_the_last_of_several_is_read_again_without_its_rank() -> None:
    model = NotingModel()
    assert read_first(model, LAST, FIRST_CALL, SECOND_CALL) == [LAST, LAST]
    ((asked, text),) = model.asked[1]
    assert asked == "Wie lange dauerte das Telefonat von Petra Weber und Jonas Lind?"
    assert text.endswith(SECOND_CALL.text)


def test_of_two_readings_the_likelier_counts() -> None:
    def best(again: float) -> float:
        model = NotingModel(lambda question: -1.0 if question == LAST else again)
        return readings(model, LAST, FIRST_CALL, SECOND_CALL)[1].spans[0].score

    assert best(again=-3.0) == best(again=-2.0)
    assert best(again=1.0) == best(again=-2.0) + 2.0


@pytest.mark.parametrize(
    ("question", "lost"),
    [
        ("Wie viel Entschädigung fordert der Fischer?", 3.0),
        ("Wie viele Fischer fordern Entschädigung?", 3.0),
        ("Wo fordert der Fischer Entschädigung?", 0.0),
    ],
)
def test_words_that_are_no_such_number_are_hardly_an_answer(question: str, lost: float) -> None:
    article = report("netze.txt", "Der Fischer fordert Entschädigung vom Hafenamt.", "2023-06-14")
    archive = MemoryArchive(article)
    archive.languages_with = lambda word: frozenset({"de"})  # type: ignore[attr-defined]
    judge = SpanJudge(NotingModel(), HashEmbedder(), Confidence.load(), archive)  # type: ignore[arg-type]
    asked = Question(question, question, "de")
    given = judge.readings(asked, [ScoredPassage(passage_of(article), 1.0)])
    (grounds,) = judge.grounds(asked, given)
    assert grounds.features["unfit"] == (1.0 if lost else 0.0)
    assert grounds.log_odds == pytest.approx(-lost)


@pytest.mark.parametrize(
    ("question", "lost"), [("Wie heißt der Fahrer?", 3.0), ("Wie heißt die Wirtin?", 0.0)]
)
def test_a_bystander_is_hardly_the_driver(question: str, lost: float) -> None:
    article = report("bus.txt", "Der Fahrer schlief ein, sagte die Wirtin Eva Marl.", "2023-06-14")
    archive = MemoryArchive(article)
    archive.languages_with = lambda word: frozenset({"de"})  # type: ignore[attr-defined]
    judge = SpanJudge(NotingModel(), HashEmbedder(), Confidence.load(), archive)  # type: ignore[arg-type]
    asked = Question(question, question, "de")
    given = judge.readings(asked, [ScoredPassage(passage_of(article), 1.0)])
    (grounds,) = judge.grounds(asked, given)
    assert grounds.features["unfit"] == (1.0 if lost else 0.0)
    assert grounds.log_odds == pytest.approx(-lost)


@pytest.mark.parametrize(
    ("question", "has_topic"),
    [("Wer ist Otto Kornfeld?", True), ("Wer ist Otto Reisig?", False), ("Wen rief Otto Kornfeld?", False)],
)
def test_an_archive_that_tells_who_somebody_is_has_the_topic(question: str, has_topic: bool) -> None:
    article = report("rede.txt", "Beim Fest sprach der Schulleiter Otto Kornfeld.", "2023-06-14")
    archive = MemoryArchive(article)
    archive.languages_with = lambda word: frozenset({"de"})  # type: ignore[attr-defined]
    judge = SpanJudge(NotingModel(), HashEmbedder(), Confidence.load(), archive)  # type: ignore[arg-type]
    asked = Question(question, question, "de")
    passage = ScoredPassage(passage_of(article), 1.0, topic_score=-0.04)
    (grounds,) = judge.grounds(asked, judge.readings(asked, [passage]))
    assert (grounds.features["topic"] > 0) is has_topic
