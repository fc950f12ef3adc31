"""The stand that a question asks for (who denied, confirmed, urged), and the sentences that take it."""

from __future__ import annotations

import pytest

from assistant.judging.wanted import Wanted
from assistant.reading import Question
from assistant.speakers.stances import Stance, asked_stance, takes
from index.records import Article
from tests.assistant.scripted import MemoryArchive, passage_of


@pytest.mark.parametrize(
    ("asked", "language", "stance"),
    [
        ("Who denied that Keller was leaving?", "en", Stance.AGAINST),
        ("Who doubted the figure?", "en", Stance.AGAINST),
        ("Who confirmed that Brandt had denied it?", "en", Stance.FOR),
        ("Who said that Keller denied it?", "en", None),
        ("Who urged both sides to wait?", "en", Stance.URGE),
        ("Who spoke on behalf of Mara Quint?", "en", Stance.BEHALF),
        ("Why did the Torch retract its report?", "en", Stance.RETRACT),
        ("Wer zweifelte an, dass 300 Leute kamen?", "de", Stance.AGAINST),
        ("Wer bezweifelte die Zahl?", "de", Stance.AGAINST),
        ("Wer räumte den Fehler ein?", "de", Stance.FOR),
        ("Wer rief zur Ruhe auf?", "de", Stance.URGE),
        ("Wer sprach im Namen der Bank?", "de", Stance.BEHALF),
        ("Warum zog die „Fackel“ ihren Bericht zurück?", "de", Stance.RETRACT),
        ("Qui a démenti la rumeur ?", "fr", Stance.AGAINST),
        ("¿Quién desmintió la noticia?", "es", Stance.AGAINST),
        ("Chi ha confermato la notizia?", "it", Stance.FOR),
        ("Wie ontkende het bericht?", "nl", Stance.AGAINST),
        ("Kto zaprzeczył plotkom?", "pl", Stance.AGAINST),
        ("Quem desmentiu a notícia?", "pt", Stance.AGAINST),
        ("Кто опроверг сообщение?", "ru", Stance.AGAINST),
        ("Хто спростував повідомлення?", "uk", Stance.AGAINST),
        ("Who won the race?", "en", None),
        ("Wer gewann das Rennen?", "de", None),
        ("Who denied it?", "xx", None),
    ],
)
def test_the_stand_that_is_asked_for(asked: str, language: str, stance: Stance | None) -> None:
    assert asked_stance(asked, language) is stance


@pytest.mark.parametrize(
    ("stance", "language", "sentence", "expected"),
    [
        (Stance.AGAINST, "de", "Ministerin Ilse Korn zweifelte die Zahl an.", True),
        (Stance.AGAINST, "de", "Der Ausschuss nahm die Zahl an.", False),
        (Stance.AGAINST, "en", "The ministry on Monday denied a report.", True),
        (Stance.AGAINST, "en", "The magazine had reported it on Sunday.", False),
        (Stance.FOR, "fr", "Le maire a confirmé l'accord.", True),
        (Stance.BEHALF, "en", "Quint welcomed it on behalf of the bank.", True),
        (Stance.URGE, "ru", "Министр призвал обе стороны к сдержанности.", True),
    ],
)
def test_sentences_that_take_a_stand(stance: Stance, language: str, sentence: str, expected: bool) -> None:
    assert takes(stance, sentence, language) is expected


ARTICLE = Article(
    "bank.txt",
    "The weekly Torch had reported that Keller would leave the bank. "
    "The board denied the report. Keller was on holiday.",
    language="en",
)


def gains(asked: str) -> list[float]:
    wanted = Wanted(Question(asked, asked, "en"), MemoryArchive(ARTICLE))
    passage = passage_of(ARTICLE)
    ends = [ARTICLE.text.index(".") + 1, ARTICLE.text.index("report.") + 7, len(ARTICLE.text)]
    spans = list(zip([0, ends[0] + 1, ends[1] + 1], ends, strict=True))
    return [wanted.gain(passage, span, span) for span in spans]


def test_a_question_who_denied_prefers_who_denied_to_who_claimed() -> None:
    claimed, denied, neither = gains("Who denied that Keller would leave the bank?")
    assert claimed < neither < denied


def test_who_reported_it_is_not_who_denied_it() -> None:
    assert len(set(gains("Who reported that Keller would leave the bank?"))) == 1


def test_a_passage_with_a_retraction_gains_where_one_is_asked_about() -> None:
    text = "We retract this report. The picture was old."
    article = Article("r.txt", text, language="en")
    asked = "Why did the Torch retract its report?"
    wanted = Wanted(Question(asked, asked, "en"), MemoryArchive(article, ARTICLE))
    assert wanted.gain(passage_of(article), (24, 43), (24, 44)) > 0
    assert wanted.gain(passage_of(ARTICLE), (0, 9), (0, 63)) == 0
