"""Training pairs from a small archive of our own, through the real index."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from training.archives import Manner, Read, groups_of
from training.groups import Pair
from training.prepare import archive_groups

FERRY = (
    "Ferry aground off Tannhof\n\nTannhof, 7 May 2021 - The ferry ran aground on Friday.\n\n"
    + "The harbour master, Inga Dahl, said that 84 passengers had waited four hours in the cold. " * 5
    + "\n\nThe company will pay 120 euros to each of them. It blamed a broken radar.\n"
)
MILL = "Mill of Norderau sold\n\nNorderau, 9 May 2021 - The old mill was sold to Otto Marek on Sunday.\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("news")
    (place / "archive").mkdir()
    (place / "archive" / "ferry.txt").write_text(FERRY, encoding="utf-8")
    (place / "archive" / "mill.txt").write_text(MILL, encoding="utf-8")
    answered = {
        "id": "pays",
        "question": {"en": "What does the company pay?", "de": "Was zahlt die Reederei?"},
        "answer": "120 euros",
        "quote": "The company will pay 120 euros to each of them.",
        "source": "ferry.txt",
        "answerable": True,
    }
    in_vain = {
        "id": "mill pays",
        "question": {"en": "What does the mill pay?"},
        "source": "ferry.txt",
        "answerable": False,
        "twin": "pays",
    }
    lost = {**answered, "id": "lost", "quote": "The company will pay 120 euros.", "question": {"en": "Lost?"}}
    lines = [json.dumps(row) for row in (answered, in_vain, lost)]
    (place / "questions.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return place


@pytest.fixture(scope="module")
def groups(folder: Path) -> list[list[Read]]:
    return list(groups_of(folder, random.Random(1)))


def test_the_passage_that_answers_comes_first_with_its_answer(groups: list[list[Read]]) -> None:
    for group in groups[:2]:
        assert group[0].answer is not None
        assert group[0].text[slice(*group[0].answer)] == "120 euros"
        assert group[0].text.startswith("Ferry aground off Tannhof")
        others = [read for read in group[1:] if not read.in_vain]
        assert all(read.answer is None and "120 euros" not in read.text for read in others)


def test_a_twin_is_read_with_the_passage_that_answers_its_sibling(groups: list[list[Read]]) -> None:
    [twin] = [read for read in groups[0] if read.in_vain]
    assert twin == Read("What does the mill pay?", groups[0][0].text, None, in_vain=True)
    assert not any(read.in_vain for read in groups[1])  # it is not asked in German


def test_a_question_is_asked_in_each_of_its_languages(groups: list[list[Read]]) -> None:
    assert [group[0].question for group in groups] == [
        "What does the company pay?",
        "Was zahlt die Reederei?",
        "What does the mill pay?",
    ]


def test_a_question_is_asked_in_some_of_its_languages_where_that_is_wanted(folder: Path) -> None:
    asked = set()
    for seed in range(8):
        drawn = [group[0].question for group in groups_of(folder, random.Random(seed), languages=1)]
        assert drawn[1] == "What does the mill pay?"
        assert len(drawn) == 2
        asked.add(drawn[0])
    assert asked == {"What does the company pay?", "Was zahlt die Reederei?"}


def test_nothing_answers_a_question_in_vain(groups: list[list[Read]]) -> None:
    assert len(groups[2]) >= 2
    assert all(read.answer is None for read in groups[2])


def test_an_encyclopaedia_is_read_in_whole_paragraphs(folder: Path) -> None:
    [group, *_] = groups_of(folder, random.Random(1), Manner((0,), 1.0))
    [right] = [read for read in group if not read.in_vain]
    assert right.answer is not None
    assert right.text[slice(*right.answer)] == "120 euros"
    paragraphs = "\n\n".join(FERRY.strip().split("\n\n")[-2:])
    assert right.text.removeprefix("Ferry aground off Tannhof\n") == paragraphs


def test_pairs_are_numbered_on(folder: Path) -> None:
    made: list[list[Pair]] = list(archive_groups([folder], 7, seed=2))
    assert [group[0].group for group in made] == [7, 8, 9]
    assert [group[0].kind for group in made] == ["answer", "answer", "asked in vain"]
