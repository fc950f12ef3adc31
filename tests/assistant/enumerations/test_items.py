"""Enumerations in news sentences: single rules, and precision and recall on labelled sentences.

A labelled sentence (tests/data/enumerations) has words of the text and the spans of the whole enumeration that are
right, or null where the words stand in none. dev.jsonl is for working on the rules; held_back.jsonl was written after
them and is for measuring only.

    pytest -s tests/assistant/enumerations/test_items.py                    # precision and recall
    python -m tests.assistant.enumerations.test_items tests/data/enumerations/dev.jsonl   # what is misread
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from assistant.enumerations.items import enumeration_around, enumerations

DATA = Path(__file__).parent.parent.parent / "data" / "enumerations"


def sentences(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def whole(text: str, words: str, language: str | None) -> str | None:
    start = text.index(words)
    found = enumeration_around(text, (start, start + len(words)), language)
    return None if found is None else text[slice(*found.span)]


def parts(text: str, words: str, language: str | None) -> list[str]:
    start = text.index(words)
    found = enumeration_around(text, (start, start + len(words)), language)
    return [] if found is None else [text[first:last] for first, last in found.items]


def nearly(found: str, accepted: list[str]) -> bool:
    """Equal but for words at its ends that are a fifth of it at most."""
    return any(
        (one in found or found in one) and min(len(one), len(found)) >= 0.8 * max(len(one), len(found))
        for one in accepted
    )


def measure(name: str) -> tuple[float, float]:
    rows = [(item, whole(item["text"], item["words"], item["lang"])) for item in sentences(name)]
    found = [(item, got) for item, got in rows if got is not None]
    right = sum(got in (item["whole"] or []) for item, got in found)
    close = sum(nearly(got, item["whole"] or []) for item, got in found)
    wanted = sum(item["whole"] is not None for item, _ in rows)
    alarms = sum(item["whole"] is None for item, _ in found)
    print(f"\n{name}: {len(rows)} sentences, {wanted} with an enumeration")
    print(f"  precision {right}/{len(found)} = {right / len(found):.2f}, nearly {close / len(found):.2f}")
    print(f"  recall {right}/{wanted} = {right / wanted:.2f}; false alarms {alarms}/{len(rows) - wanted}")
    return right / len(found), right / wanted


@pytest.mark.parametrize("name", ["dev", "held_back"])
def test_labels_stand_in_their_sentences(name: str) -> None:
    for item in sentences(name):
        assert item["text"].count(item["words"]) == 1, item["id"]
        assert all(item["words"] in one and one in item["text"] for one in item["whole"] or []), item["id"]


def test_enumerations_of_the_held_back_sentences_are_found() -> None:
    measure("dev")
    precision, recall = measure("held_back")
    assert precision >= 0.8
    assert recall >= 0.7


@pytest.mark.parametrize("name", ["dev", "held_back"])
def test_items_lie_in_order_within_their_enumeration(name: str) -> None:
    for item in sentences(name):
        text = item["text"]
        for one in enumerations(text, item["lang"]):
            edges = [edge for span in one.items for edge in span]
            assert len(one.items) > 1
            assert edges == sorted(edges)
            assert one.start <= edges[0] and edges[-1] <= one.end


def test_items_of_names_with_titles() -> None:
    text = (
        "Sie informierte Anna Berg, den schwedischen Minister Nils Holm und die dänische Königin Margrethe "
        "über den Plan."
    )
    assert parts(text, "Nils", "de") == [
        "Anna Berg",
        "den schwedischen Minister Nils Holm",
        "die dänische Königin Margrethe",
    ]


def test_adjectives_before_one_noun_are_no_items() -> None:
    assert whole("Economic and political reforms have stalled.", "political", "en") is None


def test_names_that_hold_an_and_are_one_item() -> None:
    text = "Kroatien, Bosnien und Herzegowina und Serbien nehmen teil."
    assert parts(text, "Serbien", "de") == ["Kroatien", "Bosnien und Herzegowina", "Serbien"]
    assert whole("Das Ministerium für Arbeit und Soziales prüft.", "Arbeit", "de") is None


def test_bulleted_lines_are_items_without_their_marks() -> None:
    text = "Gefordert:\n- Lohn\n- Urlaub;\n- Ruhe\n\nSchluss."
    assert parts(text, "Urlaub", "de") == ["Lohn", "Urlaub", "Ruhe"]
    assert parts("1. eins\n2. zwei\n", "zwei", None) == ["eins", "zwei"]


def test_pieces_between_semicolons_after_a_colon_are_items() -> None:
    text = "Four towns share it: Ayr, in the west; Perth, in the middle; and Wick, in the north."
    assert parts(text, "Perth", "en") == ["Ayr, in the west", "Perth, in the middle", "Wick, in the north"]


def test_a_row_behind_a_colon_needs_no_and() -> None:
    assert parts("Three towns: Ayr, Perth, Wick.", "Perth", "en") == ["Ayr", "Perth", "Wick"]


def test_brackets_belong_to_the_item_before_them() -> None:
    text = "CDU (24 Prozent), SPD (22) und FDP (9) verlieren."
    assert parts(text, "SPD", "de") == ["CDU (24 Prozent)", "SPD (22)", "FDP (9)"]


def test_words_in_quotation_marks_have_enumerations_of_their_own() -> None:
    assert whole('"We need boats, nets and ropes," she said.', "nets", "en") == "boats, nets and ropes"


def test_words_that_go_on_behind_the_last_item_stay_with_it() -> None:
    text = "They want higher pay, shorter shifts and a seat on the board."
    assert whole(text, "a seat on the board", "en") == "higher pay, shorter shifts and a seat on the board"
    assert parts(text, "a seat on the board", "en")[-1] == "a seat on the board"


def test_words_outside_the_enumeration_are_in_none() -> None:
    assert whole("The ferry to Lewis, Harris and Skye is late.", "ferry", "en") is None
    assert whole("The ferry to Lewis, Harris and Skye is late.", "The ferry to Lewis", "en") is None
    assert whole("The ferry to Lewis, Harris and Skye is late.", "to Lewis", "en") == "Lewis, Harris and Skye"


def test_other_languages_have_bullets_and_semicolons_only() -> None:
    assert whole("Oslo, Bergen og Tromsø", "Bergen", "no") is None
    assert whole("Byer: Oslo; Bergen; Tromsø", "Bergen", "no") == "Oslo; Bergen; Tromsø"


def test_empty_words_are_in_none() -> None:
    assert enumeration_around("Lewis, Harris and Skye", (3, 3), "en") is None
    assert enumeration_around("", (0, 0), "en") is None


if __name__ == "__main__":
    for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        sentence = json.loads(line)
        got = whole(sentence["text"], sentence["words"], sentence["lang"])
        if (got is None) != (sentence["whole"] is None) or (got and got not in sentence["whole"]):
            print(json.dumps({**sentence, "got": got}, ensure_ascii=False, indent=1))
