"""Which event of a kind a question ranks by its day."""

from __future__ import annotations

import pytest

from assistant.events.ranks import Rank, asked_rank, kind_of_time, without_rank


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How long was the most recent phone call?", Rank("talk", 1)),
        ("Where was the last round of talks held?", Rank("round", 1)),
        ("What did the latest strike cost?", Rank("strike", 1)),
        ("What did the next-to-last meeting decide?", Rank("meeting", 2)),
        ("When did the ministers last meet?", Rank("meeting", 1)),
        ("Wie lange dauerte das letzte Telefonat?", Rank("talk", 1)),
        ("Was kostete der jüngste Warnstreik?", Rank("strike", 1)),
        ("Was beschloss das vorletzte Treffen?", Rank("meeting", 2)),
        ("Wann haben die beiden zuletzt telefoniert?", Rank("talk", 1)),
        ("Wie lange dauerte das letzte Telefonat vor dem Gipfel?", Rank("talk", 1, "meeting")),
        ("Combien de temps a duré le dernier entretien ?", Rank("talk", 1)),
        ("¿Cuánto duró la última huelga?", Rank("strike", 1)),
        ("¿Cuánto duró la huelga más reciente?", Rank("strike", 1)),
        ("Quanto durò l'ultimo incontro?", Rank("meeting", 1)),
        ("Quanto durou a última reunião?", Rank("meeting", 1)),
        ("Hoe lang duurde het laatste gesprek?", Rank("talk", 1)),
        ("Jak długo trwało ostatnie spotkanie?", Rank("meeting", 1)),
        ("Сколько длился последний разговор?", Rank("talk", 1)),
        ("Скільки тривала остання зустріч?", Rank("meeting", 1)),
    ],
)
def test_a_rank_before_the_noun_of_an_event_or_beside_its_verb_is_read(question: str, expected: Rank) -> None:
    assert asked_rank(question) == expected


@pytest.mark.parametrize(
    "question",
    [
        "How long did the call last?",
        "What happened in the last hour of the talks?",
        "Who won last year's vote?",
        "What were his last words at the meeting?",
        "Who met the first lady?",
        "Who came in the last week of the strike?",
        "What was a last minute call about?",
        "Was geschah letzte Woche beim Treffen?",
        "Wer streikte im letzten Jahr?",
        "Was sagte er zuletzt über den Haushalt?",
        "Qui est arrivé la semaine dernière à la réunion ?",
        "¿Qué pasó el último mes?",
        "Что он сказал в последние дни забастовки?",
        "When was the second call?",
        "Welche Stadt ist die letzte auf der Strecke?",
    ],
)
def test_other_uses_of_the_words_rank_no_event(question: str) -> None:
    assert asked_rank(question) is None


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("How long was the most recent phone call?", "How long was the phone call?"),
        ("Wie teuer war der erste Streik?", "Wie teuer war der Streik?"),
        ("Когда был третий разговор?", "Когда был разговор?"),
        ("When was the call of last year?", "When was the call of last year?"),
    ],
)
def test_the_rank_is_left_out(question: str, read: str) -> None:
    assert without_rank(question) == read


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Die beiden haben erstmals miteinander telefoniert.", "talk"),
        ("They met for the first time on Monday.", "meeting"),
        ("Erstmals ist auch der Norden betroffen.", None),
    ],
)
def test_the_first_time_is_of_the_event_whose_verb_stands_beside_it(text: str, kind: str | None) -> None:
    assert kind_of_time("first_time", text) == kind
