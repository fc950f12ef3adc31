"""A statement may name whoever its quote is by, as its article tells, and nobody else."""

from __future__ import annotations

import pytest

from assistant.gate import QuoteGate
from assistant.reading import Draft, Evidence
from index.records import Article
from tests.assistant.scripted import MemoryArchive, passage_of

EN = Article(
    "en.txt",
    "The ferry to Skarn will stop in May.\n\n"
    '"We lost our best engineer," said Ida Moss, the harbour master. "Nobody wants the job." The union leader, '
    'Piers Hallam, disagreed: "They pay too little." He is 52.\n\n'
    "Moss leaves in June. Two brothers, Karl Brandt and Otto Brandt, offered to buy the boat. Brandt named no price.",
    language="en",
)
DE = Article(
    "de.txt",
    "Die Fähre nach Skarn wird eingestellt.\n\nHafenmeisterin Ida Moos (SPD) warnte vor den Folgen. „Die Insel stirbt "
    "aus“, sagte sie. Kämmerer Udo Brandt hielt dagegen: „Es fehlt an Geld.“",
    language="de",
)
TALK = Article(
    "talk.txt",
    "The sea is enough\nInterview by Piers Lund\n\nIda Moss, harbour master of Skarn, on ferries.\n\n"
    "Tidewater: Ms Moss, will you retire in 2031?\n"
    "Moss: I will not. I like the sea.\n\nTidewater: Was the ferry too old?\nMoss: It was as old as I am.\n\n"
    "Tidewater: And the crew?\nMoss: They are still here.",
    title="The sea is enough",
    language="en",
)


def state(statement: str, article: Article, quote: str, language: str = "en", question: str = "") -> str:
    archive = MemoryArchive(article)
    gate = QuoteGate(
        archive, copies=archive.copies, is_stale=archive.is_stale, language=language, question=question,
        given=article.text,
    )  # fmt: skip
    admitted = gate.admit(Draft(statement, (Evidence(passage_of(article), quote),)))
    assert admitted is not None
    return admitted.state


@pytest.mark.parametrize(
    ("statement", "article", "quote", "language"),
    [
        ("Ida Moss said that nobody wanted the job.", EN, "Nobody wants the job", "en"),
        ("Ida Moss zufolge will niemand die Stelle.", EN, "Nobody wants the job", "de"),
        ("Ida Moss leaves in June.", EN, "Moss leaves in June", "en"),
        ("Piers Hallam is 52.", EN, "He is 52", "en"),
        ("Ida Moos said that the island was dying out.", DE, "Die Insel stirbt aus", "en"),
        ("Ida Moss does not want to retire in 2031.", TALK, "I will not. I like the sea.", "en"),
        ("Brandt named no price.", EN, "Brandt named no price", "en"),
    ],
)
def test_speaker_fuller_name_and_whom_a_pronoun_means_may_be_named(
    statement: str, article: Article, quote: str, language: str
) -> None:
    assert state(statement, article, quote, language) == "supported"


@pytest.mark.parametrize(
    ("statement", "article", "quote", "language"),
    [
        ("Piers Hallam said that nobody wanted the job.", EN, "Nobody wants the job", "en"),
        ("Otto Brandt named no price.", EN, "Brandt named no price", "en"),
        ("Nobody wants the job of pleasing the crew and Ida Moss.", EN, "Nobody wants the job", "en"),
        ("Thomas Moss leaves in June.", EN, "Moss leaves in June", "en"),
        ("Ida Moss is 52.", EN, "He is 52", "en"),
        ("Udo Brandt said that the island was dying out.", DE, "Die Insel stirbt aus", "en"),
        ("Ida Moos sagte, es fehle an Geld.", DE, "Es fehlt an Geld", "de"),
        ("The prime minister said that nobody wanted the job.", EN, "Nobody wants the job", "en"),
        ("The river is full of eels.", EN, "Moss leaves in June", "en"),
    ],
)
def test_nobody_else_may_be_named(statement: str, article: Article, quote: str, language: str) -> None:
    assert state(statement, article, quote, language) == "unsupported"


def test_name_in_the_question_makes_nobody_the_speaker() -> None:
    question = "Did Piers Hallam say that nobody wants the job?"
    statement = "Yes, Piers Hallam said that nobody wants the job."
    assert state(statement, EN, "Nobody wants the job", question=question) == "unsupported"


def test_negation_in_the_question_switches_nothing_off() -> None:
    question = "Why does nobody want the job?"
    assert state("Many people want the job.", EN, "Nobody wants the job", question=question) == "unsupported"
    assert state("Nobody wants the job.", EN, "Nobody wants the job", question=question) == "supported"
