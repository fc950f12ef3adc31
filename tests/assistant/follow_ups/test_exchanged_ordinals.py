from __future__ import annotations

import pytest

from assistant.answer import Turn
from assistant.events.numbers import asked_number
from assistant.follow_ups.carried import Said, standalone
from assistant.follow_ups.ordinals import is_ordinal
from assistant.follow_ups.taken_apart import take_apart


def after(*turns: tuple[str, str], language: str = "en") -> Said:
    said = None
    for question, answer in turns:
        said = Said.after(Turn(question, answer), language, said)
    assert said is not None
    return said


@pytest.mark.parametrize(
    ("last", "question", "language", "expected"),
    [
        (
            "How long did the first debate of Orme and Vance last?",
            "And the second debate?",
            "en",
            "How long did the second debate of Orme and Vance last?",
        ),
        (
            "Who spoke at the first hearing in Ostby?",
            "And the last one?",
            "en",
            "Who spoke at the last hearing in Ostby?",
        ),
        (
            "Who spoke at the first hearing in Ostby?",
            "What about the 3rd?",
            "en",
            "Who spoke at the 3rd hearing in Ostby?",
        ),
        (
            "What was said after the first round?",
            "and before the second?",
            "en",
            "What was said before the second round?",
        ),
        (
            "How long did the strike last?",
            "And the second one?",
            "en",
            "How long did the second strike last?",
        ),
        (
            "Wer rief den ersten Streik in Ahlen aus?",
            "Und der zweite?",
            "de",
            "Wer rief den zweiten Streik in Ahlen aus?",
        ),
        ("Wie lief es am ersten Gipfel?", "Und beim zweiten?", "de", "Wie lief es beim zweiten Gipfel?"),
        ("Wer leitete das erste Treffen?", "Und das 2. Treffen?", "de", "Wer leitete das 2. Treffen?"),
        (
            "Où a eu lieu la première réunion ?",
            "et la deuxième ?",
            "fr",
            "Où a eu lieu la deuxième réunion ?",
        ),
        ("¿Dónde fue la primera reunión?", "¿y la segunda?", "es", "¿Dónde fue la segunda reunión?"),
        ("Dove si tenne la prima riunione?", "E la seconda?", "it", "Dove si tenne la seconda riunione?"),
        ("Onde foi a primeira reunião?", "E a segunda?", "pt", "Onde foi a segunda reunião?"),
        ("Waar was het eerste gesprek?", "En het laatste?", "nl", "Waar was het laatste gesprek?"),
        ("Gdzie było pierwsze spotkanie?", "A drugie?", "pl", "Gdzie było drugie spotkanie?"),
        ("Где прошёл первый раунд?", "А второй?", "ru", "Где прошёл второй раунд?"),
        ("Де пройшов перший раунд?", "А третій раунд?", "uk", "Де пройшов третій раунд?"),
    ],
)
def test_ordinal_takes_the_place_of_an_ordinal_and_the_noun_stays(
    last: str, question: str, language: str, expected: str
) -> None:
    assert standalone(question, language, after((last, "x"), language=language)) == expected
    assert asked_number(expected) is not None or "last" in expected or "laatste" in expected


@pytest.mark.parametrize(
    ("last", "question"),
    [("What did the adviser say?", "And the second?"), ("How long did it last?", "And the second one?")],
)
def test_ordinal_without_an_event_changes_nothing(last: str, question: str) -> None:
    assert standalone(question, "en", after((last, "x"))) == f"{question} {last}"


def test_italian_before_is_no_first() -> None:
    said = after(("Dove si tenne la seconda riunione?", "x"), language="it")
    assert "seconda riunione" in standalone("E prima?", "it", said)


def test_verbs_and_adverbs_do_not_count() -> None:
    asked = take_apart("How long did the first call last?", "en")
    assert [word.text for place, word in enumerate(asked.words) if is_ordinal(asked, place)] == ["first"]
    asked = take_apart("Quanto durò prima di Natale?", "it")
    assert not any(is_ordinal(asked, place) for place in range(len(asked.words)))
    asked = take_apart("What happened on 2 May?", "en")
    assert not any(is_ordinal(asked, place) for place in range(len(asked.words)))


def test_whole_question_with_an_ordinal_gets_its_noun() -> None:
    said = after(("Who called the first strike in Ostby?", "x"))
    assert standalone("And when was the third?", "en", said) == "And when was the third strike? Ostby."
    said = after(("Wer rief den ersten Streik in Ahlen aus?", "x"), language="de")
    assert standalone("Und wann war der dritte?", "de", said).startswith("Und wann war der dritte Streik? ")


def test_ordinal_goes_to_the_event_behind_what_was_refused() -> None:
    said = after(
        ("How long did the first debate of Orme and Vance last?", "An hour."),
        ("What did his adviser say?", "The articles do not say (articles searched: 2)."),
    )
    expected = "How long did the second debate of Orme and Vance last?"
    assert standalone("And the second debate?", "en", said) == expected


def test_ordinal_without_a_noun_goes_to_what_was_refused() -> None:
    said = after(
        ("Who called the first strike in Ostby?", "Orme."),
        ("How many took part?", "The articles do not say (articles searched: 2)."),
    )
    written = standalone("And in the second?", "en", said)
    assert (
        written.startswith("How many took part? ") and "second strike" in written and "first" not in written
    )
