"""Which of several counted events a sentence speaks of."""

from __future__ import annotations

import pytest

from assistant.events.numbers import Number, asked_number, counted, number_of
from index.records import Passage


def passage(text: str, title: str | None = None) -> Passage:
    return Passage("id", "a.txt", text, 0, len(text), title)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("When was the second call?", ("talk", 2)),
        ("How long did the first phone conversation last?", ("talk", 1)),
        ("Over what did the fourth Nairobi round break down?", ("round", 4)),
        ("What was the result of the second vote?", ("vote", 2)),
        ("Wie lange dauerte das dritte Telefonat?", ("talk", 3)),
        ("Worum ging es in der 2. Verhandlungsrunde?", ("round", 2)),
        ("Wie hoch stand das Wasser bei der ersten Welle?", ("wave", 1)),
        ("Combien de temps a duré le deuxième entretien ?", ("talk", 2)),
        ("¿Por qué se interrumpió la tercera huelga?", ("strike", 3)),
        ("Quanto durò il secondo incontro?", ("meeting", 2)),
        ("Quanto durou o segundo telefonema?", ("talk", 2)),
        ("Hoe hoog was de opkomst bij de tweede ronde?", ("round", 2)),
        ("Kiedy odbędzie się druga tura rozmów?", ("round", 2)),
        ("Где прошла вторая встреча?", ("meeting", 2)),
        ("How did the sixth round end?", ("round", 6)),
        ("How did the 12th meeting end?", ("meeting", 12)),
        ("Wie endete die 6. Runde?", ("round", 6)),
        ("Wie endeten die siebten Verhandlungen?", ("negotiation", 7)),
        ("Comment s'est terminée la huitième séance ?", ("meeting", 8)),
        ("¿Cómo terminó la novena ronda?", ("round", 9)),
        ("Чем закончился десятый раунд?", ("round", 10)),
        ("Jak zakończyła się jedenasta runda?", ("round", 11)),
        ("Чим закінчився дванадцятий раунд?", ("round", 12)),
        ("Якого рівня сягнула річка під час третьої хвилі?", ("wave", 3)),
    ],
)
def test_an_ordinal_before_the_noun_of_an_event_counts_it(question: str, expected: tuple[str, int]) -> None:
    assert asked_number(question) == expected


@pytest.mark.parametrize(
    "question",
    [
        "How much did the firm earn in the first quarter?",
        "What was the first estimate of the flood's damage?",
        "Who died in the Second World War?",
        "Who took second place in the vote?",
        "What did the first minister say about the call?",
        "How many joined on the second strike day?",
        "Was geschah am 3. März beim Treffen?",
        "Was beschlossen die ersten beiden Treffen?",
        "Secondo il ministro, quando fu la riunione?",
        "È la prima volta che piove?",
        "Когда состоится другая встреча?",
        "When was the last call?",
        "Who spoke at the 21st meeting?",
        "Quem falou na sexta-feira antes da reunião?",
        "What was said in the sixth month of the strike?",
        "Did the first call or the second call last longer?",
    ],
)
def test_other_ordinals_count_no_event(question: str) -> None:
    assert asked_number(question) is None


THIRD = (
    "They spoke for 25 minutes. It was the third call. The second call, on 19 March, had lasted longer. "
    "He was curt."
)


@pytest.mark.parametrize(
    ("question", "text", "title", "sentence", "expected"),
    [
        (
            "When was the second call?",
            THIRD,
            None,
            "The second call, on 19 March, had lasted longer.",
            Number.SAME,
        ),
        ("Wann war das zweite Telefonat?", THIRD, None, "It was the third call.", Number.OTHER),
        ("Когда был третий разговор?", THIRD, None, "It was the third call.", Number.SAME),
        ("Quand a eu lieu le deuxième appel ?", THIRD, None, "He was curt.", Number.AROUND),
        ("When was the third call?", THIRD, None, "They spoke for 25 minutes.", Number.POSSIBLE),
        ("When was the fourth call?", THIRD, None, "They spoke for 25 minutes.", Number.ASIDE),
        (
            "¿Cuánto duró la tercera llamada?",
            "They spoke for 25 minutes.",
            "Presidents hold third call",
            "They spoke for 25 minutes.",
            Number.AROUND,
        ),
        (
            "How high was the first wave?",
            "Die zweite Welle kam am Freitag. Die erste hatte 6,12 Meter erreicht.",
            None,
            "Die erste hatte 6,12 Meter erreicht.",
            Number.AROUND,
        ),
        (
            "What was the turnout in the second round?",
            "Die Beteiligung lag bei 53 Prozent, höher als im ersten Wahlgang.",
            None,
            "Die Beteiligung lag bei 53 Prozent, höher als im ersten Wahlgang.",
            Number.POSSIBLE,
        ),
        (
            "When was the second call?",
            "They met. It was the third meeting.",
            None,
            "They met.",
            Number.POSSIBLE,
        ),
        (
            "When was the second call?",
            "They spoke on Monday.",
            None,
            "They spoke on Monday.",
            Number.POSSIBLE,
        ),
        ("When was the call?", THIRD, None, "It was the third call.", Number.POSSIBLE),
    ],
)
def test_a_sentence_is_of_the_event_asked_about(
    question: str, text: str, title: str | None, sentence: str, expected: Number
) -> None:
    assert number_of(asked_number(question), passage(text, title), sentence) is expected


def test_the_second_talks_are_the_second_round() -> None:
    asked = asked_number("When were the second talks held?")
    text = "Die zweite Runde begann am Montag."
    assert number_of(asked, passage(text), text) is Number.SAME
    assert number_of(asked, passage("Die dritte Runde begann."), "Die dritte Runde begann.") is Number.OTHER


def test_each_counted_event_has_its_number() -> None:
    assert counted("After the first round and the second vote") == (("round", 1), ("vote", 2))
