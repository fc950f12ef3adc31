"""Which of several similar events a passage is of, told by what the others say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from assistant.events.dates import asked_days
from assistant.events.order import EventOrder
from assistant.reading import Question
from index.records import Article, Passage


class Articles:
    """Articles of which each passage is the whole."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = {passage.source: passage for passage in passages}

    def article(self, source: str) -> Article:
        passage = self._passages[source]
        return Article(source, passage.text, passage.title, passage.date, passage.language)


def report(day: str, text: str, title: str = "", language: str = "en") -> Passage:
    return Passage(f"{day}{text[:20]}", f"{day}-{language}.txt", text, 0, len(text), title, day, language)


def gains(
    question: str,
    passages: Sequence[Passage],
    language: str = "en",
    margins: Mapping[str, float] | None = None,
) -> list[float]:
    order = EventOrder(
        Question(question, question, language),
        [(one, (margins or {}).get(one.source, 0.0)) for one in passages],
        Articles(passages),
        asked_days(question, language),
    )
    return [order.gain(one) for one in passages]


CALLS = [
    report("2024-02-05", "Mr Aaland phoned Ms Berisha. The call lasted 40 minutes."),
    report("2024-04-11", "Aaland telefonierte mit Berisha. Das Telefonat dauerte 25 Minuten.", language="de"),
    report("2024-06-20", "Mr Aaland called Ms Berisha. The phone call took 15 minutes."),
]


@pytest.mark.parametrize(
    ("question", "language", "place"),
    [
        ("How long was the last phone call between Aaland and Berisha?", "en", 2),
        ("Wie lange dauerte das jüngste Telefonat von Aaland und Berisha?", "de", 2),
        ("Wie lange dauerte das vorletzte Telefonat von Aaland und Berisha?", "de", 1),
        ("Combien de temps a duré le dernier appel entre Aaland et Berisha ?", "fr", 2),
        ("Сколько длился последний разговор Aaland и Berisha?", "ru", 2),
        ("How long was the first phone call between Aaland and Berisha?", "en", 0),
        ("Wie lange dauerte das erste Telefonat von Aaland und Berisha?", "de", 0),
    ],
)
def test_of_reports_on_one_kind_of_event_the_day_chooses(question: str, language: str, place: int) -> None:
    found = gains(question, CALLS, language)
    assert found[place] > 0
    assert all(gain <= -3 for number, gain in enumerate(found) if number != place)


@pytest.mark.parametrize(
    "question",
    [
        "How long did the call between Aaland and Berisha last?",
        "What was said in the last minutes of the call between Aaland and Berisha?",
        "What did Aaland say about Berisha last year?",
        "Who is Berisha?",
    ],
)
def test_a_question_without_such_words_gives_and_takes_nothing(question: str) -> None:
    assert gains(question, CALLS) == [0, 0, 0]


def test_another_affair_a_passage_that_does_not_answer_and_an_undated_one_decide_nothing() -> None:
    asked = "How long was the last phone call between Aaland and Berisha?"
    others = report("2024-08-01", "The phone call of Mr Corvin and Ms Daas took an hour.")
    no_answer = report("2024-09-01", "After the phone call Aaland and Berisha were silent.")
    found = gains(asked, [CALLS[0], CALLS[2], others, no_answer], margins={no_answer.source: -30.0})
    assert found[0] <= -3 < 0 < found[1]
    assert found[2:] == [0, 0]
    undated = Passage("x", "x.txt", CALLS[0].text, 0, len(CALLS[0].text), None, None, "en")
    assert gains(asked, [undated, CALLS[2]]) == [0, 0]


def test_an_announcement_is_not_the_last_event_beside_its_report() -> None:
    ahead = report(
        "2024-06-19", "Mr Aaland will speak to Ms Berisha on Thursday. The phone call is planned for an hour."
    )
    found = gains("How long was the last phone call between Aaland and Berisha?", [*CALLS, ahead])
    assert found[2] > 0 > found[3]


STRIKES = [
    report(
        "2024-01-10",
        "In Morlen streikten 300 Busfahrer, sagte Ute Kern. Der Streik dauerte drei Stunden.",
        language="de",
    ),
    report(
        "2024-02-14",
        "In Morlen legte ein Streik die Busse lahm, sagte Ute Kern. Es kamen 900.",
        language="de",
    ),
    report("2024-03-20", "Ute Kern rief in Morlen zum dritten Streik. Es kamen 1200.", language="de"),
]


@pytest.mark.parametrize(
    ("question", "language", "place"),
    [
        ("How many bus drivers in Morlen joined the first warning strike?", "en", 0),
        ("Wie viele kamen in Morlen zum zweiten Streik?", "de", 1),
        ("Wie viele kamen in Morlen zum dritten Streik?", "de", 2),
    ],
)
def test_articles_that_count_nothing_are_placed_by_those_that_do(
    question: str, language: str, place: int
) -> None:
    found = gains(question, STRIKES, language)
    assert found[place] > 0
    assert all(gain < 0 for number, gain in enumerate(found) if number != place)


@pytest.mark.parametrize(
    "question",
    ["Wie viele kamen in Morlen zum fünften Streik?", "How many joined the sixth strike in Morlen?"],
)
def test_a_number_that_no_article_reaches_is_doubted_of_all(question: str) -> None:
    assert all(gain <= -2.5 for gain in gains(question, STRIKES, "de"))


def test_the_next_number_may_be_that_of_a_later_article() -> None:
    later = report(
        "2024-05-02", "In Morlen streikten die Fahrer, sagte Ute Kern. Es kamen 2000.", language="de"
    )
    found = gains("Wie viele kamen in Morlen zum vierten Streik?", [*STRIKES, later], "de")
    assert found[3] == 0
    assert all(gain < 0 for gain in found[:3])


def test_an_event_counted_in_its_announcement_is_known_in_its_report() -> None:
    ahead = report(
        "2024-05-06", "Kern und Morlen treffen sich am Dienstag. Es wäre das vierte Treffen.", language="de"
    )
    after = report(
        "2024-05-07", "Kern hat am Dienstag Morlen getroffen. Das Treffen war kurz.", language="de"
    )
    earlier = report("2024-02-06", "Kern traf Morlen. Das Treffen dauerte eine Stunde.", language="de")
    found = gains("Wie lange dauerte das vierte Treffen von Kern und Morlen?", [ahead, after, earlier], "de")
    assert found[1] > 0 > found[0]
    assert found[2] < 0


def test_an_article_that_looks_back_keeps_what_it_says_of_the_event_asked_for() -> None:
    back = report(
        "2024-06-01",
        "Es war das dritte Treffen von Kern und Morlen. Das zweite Treffen war länger.",
        language="de",
    )
    own = report("2024-03-01", "Kern und Morlen kamen zum zweiten Treffen zusammen.", language="de")
    found = gains("Wie lange dauerte das zweite Treffen von Kern und Morlen?", [back, own], "de")
    assert found[0] == 0 < found[1]


def test_the_article_of_another_month_loses_beside_one_of_the_month_asked_for() -> None:
    for asked, language in (
        ("How many joined the strike in Morlen in February?", "en"),
        ("Wie viele kamen im Februar zum Streik in Morlen?", "de"),
    ):
        january, february, march = gains(asked, STRIKES, language)
        assert january < 0 == february
        assert march < 0
    assert gains("How many joined the strike in Morlen in October?", STRIKES) == [0, 0, 0]


def test_of_the_reports_of_a_day_the_first_leads() -> None:
    same = report("2024-01-10", "A fire in Morlen on Wednesday killed two, Ute Kern said.")
    later = report("2024-01-12", "Wednesday's fire in Morlen has killed nine, Ute Kern said on Friday.")
    other = report("2024-01-20", "The fire in Morlen killed ten, Ute Kern said on Saturday.")
    first, second, third = gains("How many died in Morlen on 10 January?", [same, later, other])
    assert first > 0 > second > third
