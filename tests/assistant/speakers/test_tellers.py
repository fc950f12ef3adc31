"""Who merely tells something, and who may be the one that is asked for."""

from __future__ import annotations

import pytest

from assistant.speakers.tellers import is_mere_teller


def tells(question: str, asked_in: str, sentence: str, name: str, language: str | None = None) -> bool:
    at = sentence.index(name)
    return is_mere_teller(question, asked_in, sentence, (at, at + len(name)), language or asked_in)


@pytest.mark.parametrize(
    ("language", "question", "sentence", "name"),
    [
        ("en", "Who started the fire?", "A barn burned down, fire chief Mary Bell confirmed.", "Mary Bell"),
        ("en", "Who was arrested?", "A man was held, fire chief Mary Bell confirmed.", "Mary Bell"),
        ("de", "Wer hat die Bank überfallen?", "Das sagte Polizeisprecherin Anna Kern.", "Anna Kern"),
        (
            "de",
            "Wer stahl das Rad?",
            "Laut Polizeisprecherin Anna Kern wurde ein Rad gestohlen.",
            "Anna Kern",
        ),
        (
            "de",
            "Wer ist zurückgetreten?",
            "Der Landrat sei zurückgetreten, sagte Bürgermeister Max Rot.",
            "Max Rot",
        ),
        (
            "fr",
            "Qui a attaqué la banque ?",
            "Une banque a été attaquée, a indiqué Anne Durand.",
            "Anne Durand",
        ),
        ("es", "¿Quién asaltó el banco?", "Un banco fue asaltado, informó la portavoz Ana Ruiz.", "Ana Ruiz"),
        ("it", "Chi ha rapinato la banca?", "Una banca è stata rapinata, ha detto Anna Rossi.", "Anna Rossi"),
        ("pt", "Quem assaltou o banco?", "Um banco foi assaltado, disse a porta-voz Ana Silva.", "Ana Silva"),
        ("nl", "Wie heeft de bank overvallen?", "Een bank is overvallen, zei Jan Smit.", "Jan Smit"),
        ("pl", "Kto okradł bank?", "Okradziono bank, poinformował rzecznik Jan Nowak.", "Jan Nowak"),
        ("ru", "Кто ограбил банк?", "Ограблен банк, сообщила Анна Иванова.", "Анна Иванова"),
        ("uk", "Хто пограбував банк?", "Пограбовано банк, повідомила Анна Коваль.", "Анна Коваль"),
    ],
)
def test_whoever_tells_it_did_not_do_it(language: str, question: str, sentence: str, name: str) -> None:
    assert tells(question, language, sentence, name)


def test_the_question_may_be_of_another_language() -> None:
    assert tells(
        "Who shot the wolf?", "en", "Das bestätigte Umweltminister Till Backes.", "Till Backes", "de"
    )


@pytest.mark.parametrize(
    ("language", "question", "sentence", "name"),
    [
        ("en", "Who confirmed the fire?", "A barn burned down, fire chief Mary Bell confirmed.", "Mary Bell"),
        ("en", "Who is the fire chief?", "A barn burned down, fire chief Mary Bell confirmed.", "Mary Bell"),
        ("en", "Who leads the brigade?", "It was arson, said fire chief Mary Bell.", "Mary Bell"),
        ("de", "Wer sagte das?", "Das sagte Polizeisprecherin Anna Kern.", "Anna Kern"),
        ("de", "Wer gab die Dauer an?", "Es dauerte zwei Stunden, sagte Anna Kern.", "Anna Kern"),
        ("es", "¿Quién describió la llamada?", "La llamada fue seria, dijo Ana Ruiz.", "Ana Ruiz"),
        ("ru", "Кто мэр города?", "Об этом сообщил мэр Иван Петров.", "Иван Петров"),
    ],
)
def test_who_says_it_or_who_somebody_is_may_be_asked(
    language: str, question: str, sentence: str, name: str
) -> None:
    assert not tells(question, language, sentence, name)


@pytest.mark.parametrize(
    ("language", "question", "sentence", "name"),
    [
        ("en", "Who resigned?", "Mayor Tom Hill said he had resigned.", "Tom Hill"),
        ("en", "Who resigned?", "Mayor Tom Hill told reporters on Monday that he had resigned.", "Tom Hill"),
        ("en", "Who closed the pool?", '"We closed the pool", said mayor Tom Hill.', "Tom Hill"),
        ("en", "Who closed the pool?", "Mayor Tom Hill announced the closure of the pool.", "Tom Hill"),
        ("en", "Who pulled the boy out?", "Smith, who pulled the boy out, said it was cold.", "Smith"),
        ("en", "Who sold the barn?", "According to the plan of Mary Bell, the barn is sold.", "Mary Bell"),
        ("de", "Wer ist zurückgetreten?", "Bürgermeister Max Rot sagte, er sei zurückgetreten.", "Max Rot"),
        ("es", "¿Quién dimitió?", "La alcaldesa Ana Ruiz dijo que había dimitido.", "Ana Ruiz"),
    ],
)
def test_a_speaker_may_have_done_it(language: str, question: str, sentence: str, name: str) -> None:
    assert not tells(question, language, sentence, name)


def test_of_whom_somebody_speaks_is_no_teller() -> None:
    assert not tells("Who sold the barn?", "en", "Police said Tom Dale had sold the barn.", "Tom Dale")
