"""Whether several answers are wanted: single questions, and the share of labelled ones that are told apart.

The questions in tests/data/list_questions were labelled before the rules were written: dev.jsonl is for working on
them, held_back.jsonl for measuring only.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.kinds.question_type import asks_for_list, number_asked

DATA = Path(__file__).parent.parent.parent / "data" / "list_questions"


def items(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("name", ["dev", "held_back"])
def test_questions_for_several_things_are_told_from_others(name: str) -> None:
    questions = items(name)
    right = sum(asks_for_list(item["question"]) == item["list"] for item in questions)
    print(f"\n{name}: {right} of {len(questions)}")
    assert right / len(questions) >= 0.95


@pytest.mark.parametrize(
    "question",
    [
        "Which leaders did Kovac brief?",
        "What topics came up besides grain?",
        "Which government agencies warned of the flood?",
        "Welche Regelungen gelten?",
        "Welche weiteren Themen kamen zur Sprache?",
        "Welche Beweise legte der Anwalt vor?",
        "In welche Länder wird exportiert?",
        "Was zählt der Verband zu den Ursachen?",
        "Qui sont les élus ?",
        "Quels sont les risques ?",
        "Какие темы обсуждали?",
        "Які теми обговорювали?",
        "Name the capitals of Peru and Chile.",
        "Who are the winners?",
    ],
)
def test_a_plural_asks_for_a_list(question: str) -> None:
    assert asks_for_list(question)


@pytest.mark.parametrize(
    "question",
    [
        "What is the plan?",
        "Which pipeline was shut?",
        "What are the odds?",
        "What were the talks about?",
        "Which bus goes to the port?",
        "Which minister says so?",
        "Which country sends soldiers?",
        "What role do drones play?",
        "Welche Rolle spielten Sanktionen?",
        "Welche Person war gemeint?",
        "Welche Region ist betroffen?",
        "In welchen Hafen fuhr das Schiff?",
        "Welchen Film sahen die Kinder?",
        "Nenne den Täter.",
        "Name the capital of Peru.",
        "Quel est le prix ?",
        "¿Qué interés tienen los bancos?",
        "Какую роль играют санкции?",
        "Why are all the flights cancelled?",
    ],
)
def test_one_thing_asks_for_no_list(question: str) -> None:
    assert not asks_for_list(question)


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Which three cities hosted talks?", 3),
        ("In welchen zwei Dörfern fiel der Strom aus?", 2),
        ("Quelles sont les quatre conditions ?", 4),
        ("Какие два города названы?", 2),
        ("Name 5 exporters of tea.", 5),
        ("Which cities hosted talks?", None),
        ("Which one won?", None),
    ],
)
def test_the_number_asked_for_is_read(question: str, number: int | None) -> None:
    assert number_asked(question) == number
