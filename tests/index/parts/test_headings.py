"""Which short lines of a text are its subheads."""

from __future__ import annotations

from index.parts.headings import find_headings

PARAGRAPH = "The harbour has been closed since the storm, and nobody can say when it will be open again. "


def headings(*lines: str) -> list[str]:
    text = "\n\n".join([PARAGRAPH, *(f"{line}\n\n{PARAGRAPH * 2}" for line in lines)])
    return [text[slice(*span)] for span in find_headings(text, 0)]


def test_short_lines_of_their_own_are_subheads() -> None:
    assert headings("The storm and after", "What does it mean?") == [
        "The storm and after",
        "What does it mean?",
    ]


def test_the_questions_of_an_interview_are_none() -> None:
    asked = ["How many mines have been found?", "Who pays for it?", "When will it end?"]
    assert headings(*asked) == []
    assert headings("The storm and after", *asked) == ["The storm and after"]
