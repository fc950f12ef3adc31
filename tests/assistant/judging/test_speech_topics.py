"""Whether somebody's words are about what is asked."""

from __future__ import annotations

from assistant.judging.speech_topics import is_said_by_pronoun, nearness_to_topic
from assistant.judging.wanted import Wanted
from assistant.reading import Question
from index.lexical import stems
from index.records import Article
from index.text.sentences import sentences
from tests.assistant.scripted import MemoryArchive, passage_of

MILL = Article(
    "mill.txt",
    '"The rent has doubled," said Tilda Kron, a baker. The lease ended in May. Every oven in the old mill feeds a '
    'street, Ruud said. Kron smiled when I repeated it. "Nobody counted the streets," she said. "Never," he said.',
    language="en",
)
PLACES = sentences(MILL.text, "en")


def test_a_topic_named_within_two_sentences_before_counts_nearly_as_much() -> None:
    topic = frozenset(stems("ovens in the mill", "en"))
    near = [nearness_to_topic(topic, MILL.text, "en", place) for place in PLACES]
    assert near[2] == 1.0
    assert near[0] == near[1] == near[5] == 0.0
    assert 0.5 < near[4] < near[3] < 1.0


def test_a_pronoun_right_behind_the_asked_name_alone_is_theirs() -> None:
    assert is_said_by_pronoun("Kron", MILL.text, "en", PLACES[4])
    assert not is_said_by_pronoun("Kron", MILL.text, "en", PLACES[5])
    assert not is_said_by_pronoun("Ruud", MILL.text, "en", PLACES[4])
    assert not is_said_by_pronoun("Kron", MILL.text, "en", PLACES[1])
    text = 'Tilda Kron met Jan Ruud. "Never," he said.'
    assert not is_said_by_pronoun("Kron", text, "en", sentences(text, "en")[1])


def gains(question: str) -> list[float]:
    asked = Wanted(Question(question, question, "en"), MemoryArchive(MILL))
    return [asked.gain(passage_of(MILL), place, place) for place in PLACES]


def test_the_quote_on_the_topic_gains_more_than_the_one_with_the_full_name() -> None:
    found = gains("What does Tilda Kron say about the ovens in the mill?")
    assert found[4] > found[0]


def test_the_quote_with_the_full_name_leads_where_it_is_on_the_topic() -> None:
    found = gains("What does Tilda Kron say about the rent?")
    assert found[0] > found[4]
