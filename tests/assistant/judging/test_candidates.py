"""Which words of a passage may answer at all."""

from __future__ import annotations

from assistant.judging.candidates import candidates_of, is_fit
from assistant.judging.readings import PassageReading, ScoredSpan
from assistant.judging.wanted import Wanted
from assistant.reading import Question
from index.records import Article
from tests.assistant.scripted import MemoryArchive, passage_of

FIRE = "A barn burned down, fire chief Mary Bell confirmed. It is not known who started the fire. It rained."
UNKNOWN = "It is not known who started the fire."


def kept(question: str, text: str, *spans: tuple[str, float], language: str = "en") -> list[str]:
    article = Article("a.txt", text, language=language)
    asked = Question(question, question, language)
    read = tuple(
        ScoredSpan(text.index(words), text.index(words) + len(words), score) for words, score in spans
    )
    reading = PassageReading(spans=read, null_score=-6.0, relevance=0.0)
    wanted = Wanted(asked, MemoryArchive(article))
    found = candidates_of(asked, wanted, passage_of(article), reading, 0)
    return [text[one.span.start : one.span.end] for one in found]


def test_what_is_left_open_answers_instead_of_whoever_tells_it() -> None:
    assert kept("Who started the fire?", FIRE, ("Mary Bell", 0.0), ("barn", -7.0)) == [UNKNOWN]
    assert kept("Who confirmed the fire?", FIRE, ("Mary Bell", 0.0)) == ["Mary Bell"]


def test_what_is_left_open_fits_and_does_not_outdo_a_sentence_that_tells_it() -> None:
    text = f"{UNKNOWN} Neighbours say Tom Dale started the fire."
    assert kept("Who started the fire?", text, ("Tom Dale", 0.0)) == ["Tom Dale", UNKNOWN]
    article = Article("a.txt", text, language="en")
    asked = Question("Who started the fire?", "Who started the fire?", "en")
    span = (0, len(UNKNOWN))
    assert is_fit(asked, Wanted(asked, MemoryArchive(article)), passage_of(article), span, span)


def test_what_lies_far_behind_words_that_never_answer_goes_with_them() -> None:
    text = "The robbers fled by boat, police spokeswoman Ann Lee said."
    given = (("Ann Lee", 0.0), ("The robbers", -12.0), ("boat", -16.0))
    assert kept("Who fled?", text, *given) == ["The robbers"]
    assert kept("Who said so?", text, *given) == ["Ann Lee", "The robbers", "boat"]


def test_a_mere_noun_is_no_name() -> None:
    text = "Der Zeitungsbote ist ein Held, Kai Roth heißt er."
    asked = "Wie heißt der Zeitungsbote?"
    assert kept(asked, text, ("ein Held", 0.0), ("Kai Roth", -1.0), language="de") == ["Kai Roth"]


def test_a_teaser_gives_no_reason() -> None:
    text = "Weshalb es beim Diesel bleibt. Die Busse kosten zu viel."
    asked = "Warum bleibt es beim Diesel?"
    given = (("es beim Diesel bleibt", 0.0), ("Die Busse kosten zu viel", -3.0))
    assert kept(asked, text, *given, language="de") == ["Die Busse kosten zu viel"]


def test_a_bystander_s_name_does_not_fit_where_the_driver_s_is_asked_for() -> None:
    text = "The driver fled on foot. The owner of the kiosk, Ann Lee, called for help. Tom Dale saw it."
    article = Article("a.txt", text, language="en")
    asked = Question("What is the driver's name?", "What is the driver's name?", "en")
    wanted, passage = Wanted(asked, MemoryArchive(article)), passage_of(article)
    sentence = (25, text.index(" Tom"))
    assert text[slice(*sentence)].startswith("The owner")
    words = (text.index("Ann Lee"), text.index("Ann Lee") + len("Ann Lee"))
    assert not is_fit(asked, wanted, passage, words, sentence)
    owner = Question("What is the owner's name?", "What is the owner's name?", "en")
    assert is_fit(owner, Wanted(owner, MemoryArchive(article)), passage, words, sentence)
