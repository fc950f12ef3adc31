"""What a figure was and what it has become, told in one sentence."""

from __future__ import annotations

import pytest

from assistant.claims.changes import Change, asks_for_former_state, changes
from assistant.claims.superseded import in_its_place, is_superseded, mentions, takes_back
from index.records import Span


def told(sentence: str) -> list[tuple[str, str]]:
    whole = (0, len(sentence))
    figures = sorted(span for span in mentions(sentence, whole))
    found: list[Change] = changes(sentence, whole, figures)
    return [(sentence[slice(*change.former)], sentence[slice(*change.present)]) for change in found]


FROM_TO = [
    ("The court cut the sentence of the captain from four years to 27 months.", "four years", "27 months"),
    ("The number of the sick rose to 31 from 27.", "27", "31"),
    ("Das Gericht senkte die Strafe von vier Jahren auf 27 Monate.", "vier Jahren", "27 Monate"),
    ("Die Strafe wurde von vier Jahren auf rund 27 Monate verkürzt.", "vier Jahren", "27 Monate"),
    (
        "La Cour a réduit la peine de quatre ans à deux ans et trois mois.",
        "quatre ans",
        "deux ans et trois mois",
    ),
    (
        "El Supremo rebajó la pena de cuatro años a dos años y tres meses.",
        "cuatro años",
        "dos años y tres meses",
    ),
    ("La corte ha ridotto la pena da quattro anni a 27 mesi.", "quattro anni", "27 mesi"),
    ("O tribunal reduziu a pena de quatro anos para 27 meses.", "quatro anos", "27 meses"),
    ("De straf werd van vier jaar naar 27 maanden verlaagd.", "vier jaar", "27 maanden"),
    ("Sąd skrócił karę z czterech lat do 27 miesięcy.", "czterech lat", "27 miesięcy"),
    ("Суд сократил срок с четырёх лет до 27 месяцев.", "четырёх лет", "27 месяцев"),
    ("Суд скоротив строк з чотирьох років до 27 місяців.", "чотирьох років", "27 місяців"),
    (
        "La Cour a ramené à deux ans et trois mois la peine, prononcée en première instance à quatre ans.",
        "quatre ans",
        "deux ans et trois mois",
    ),
    (
        "Die Zahl wurde auf 43 erhöht, zunächst waren 34 gemeldet.",
        "34",
        "43",
    ),
]


@pytest.mark.parametrize(("sentence", "former", "present"), FROM_TO)
def test_a_figure_that_changed_gives_way_to_what_it_became(sentence: str, former: str, present: str) -> None:
    assert told(sentence) == [(former, present)]
    whole, was, is_now = (0, len(sentence)), span_of(sentence, former), span_of(sentence, present)
    assert takes_back("How long is it?", sentence, was, whole)
    assert not takes_back("How long is it?", sentence, is_now, whole)
    assert in_its_place(sentence, was, whole, None) == is_now


@pytest.mark.parametrize(("sentence", "former", "present"), FROM_TO)
def test_a_question_for_the_former_state_gets_it(sentence: str, former: str, present: str) -> None:
    question = "How long was it before?"
    whole, was, is_now = (0, len(sentence)), span_of(sentence, former), span_of(sentence, present)
    assert takes_back(question, sentence, is_now, whole)
    assert not takes_back(question, sentence, was, whole)
    assert in_its_place(sentence, is_now, whole, None) == was


def test_words_with_both_states_are_moved_to_the_present_one() -> None:
    sentence = "The court cut the sentence from four years to 27 months."
    both, whole = span_of(sentence, "four years to 27 months"), (0, len(sentence))
    assert takes_back("How long is the sentence?", sentence, both, whole)
    assert in_its_place(sentence, both, whole, None) == span_of(sentence, "27 months")
    assert not is_superseded("How long is the sentence?", sentence, both, whole)


@pytest.mark.parametrize(
    "sentence",
    [
        "The journey takes from 4 to 6 weeks.",
        "The number of children from 12 to 15 years has risen.",
        "Aumentó el número de jóvenes de 12 a 15 años.",
        "Die Zahl der Betten stieg auf 12 von 40.",
        "Prices rose by 4 percent, and from 5 ships 2 went to Odessa.",
        "It was open from 8 to 10, as prices rose.",
    ],
)
def test_spans_ages_and_shares_are_no_change(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How long was the sentence before?", True),
        ("Wie hoch war die Strafe ursprünglich?", True),
        ("Quelle était la peine en première instance ?", True),
        ("¿Cuál era la pena antes?", True),
        ("Каким был срок раньше?", True),
        ("How long is the sentence?", False),
        ("Wie hoch ist die Strafe gegen Almansa?", False),
        ("¿Cuál es la pena de Almansa?", False),
        ("Quelle est la dernière peine ?", False),
    ],
)
def test_which_questions_are_for_the_former_state(question: str, expected: bool) -> None:
    assert asks_for_former_state(question) is expected


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return start, start + len(words)
