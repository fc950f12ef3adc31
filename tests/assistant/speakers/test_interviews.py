"""Who speaks in an interview: labelled turns in ten languages, articles that are none, and answers from both."""

from __future__ import annotations

import json
import time
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from assistant import Assistant
from assistant.judging.wanted import Wanted
from assistant.reading import Question
from assistant.speakers.asked_speaker import Said, asked_speaker, said_by
from assistant.speakers.attribution import attribute
from assistant.speakers.interview_words import asks_for_questions
from assistant.speakers.interviews import turn_at, turns, without_label
from index.records import Article
from tests.assistant.scripted import MemoryArchive, passage_of

DATA = Path(__file__).parent.parent.parent / "data" / "interviews"

LABELS = """The woman who keeps the last signal box

Joan Pritchard has worked the levers at Dolwen since 1979.

DW: Ms Pritchard, when does the box close?

Pritchard: On 30 June, at ten past six. They gave me the date on a card.

My colleague at Corwen had no card at all.

DW: What replaces you? In 2019 the company promised two new boxes. Is that forgotten?

Pritchard: A room in Cardiff with forty screens. The director told me: "You can visit it any day." I went once.
"""

QUESTIONS = """Der Taucher im Bodden

Ein Gespräch mit dem Forschungstaucher Ole Rademacher über Seegras und kalte Hände.

Herr Rademacher, wie sieht es unter Wasser aus?

Grün und trüb. Wir sehen im August keine zwei Meter weit, weil die Algen blühen.

Stirbt das Seegras?

Es zieht sich zurück. Ich habe vor Hiddensee elf Hektar weniger gezählt als fünf Jahre zuvor.

Ole Rademacher, 46, taucht seit 1999 für die Universität. Er lebt in Stralsund.

Was würde helfen?

Weniger Gülle auf den Feldern. Und mir würde eine Heizung im Anzug helfen.

Interview: Lena Krüger
"""

PAGE = """<html lang="de"><head><title>Der Taucher im Bodden</title></head><body><article>
<h1>„Unter Wasser ist es laut“</h1>
<p>Ein Gespräch mit dem Forschungstaucher Ole Rademacher über Seegras, Motoren und kalte Hände.</p>
<p><strong>taz: Herr Rademacher, wie sieht es unter Wasser aus?</strong></p>
<p><strong>Ole Rademacher:</strong> Grün und trüb. Wir sehen im August keine zwei Meter weit, weil Algen blühen.</p>
<p><b>Stirbt das Seegras?</b><br>Es zieht sich zurück. Ich habe 2024 vor Hiddensee elf Hektar weniger gezählt.</p>
<h3>Was würde helfen?</h3>
<p>Weniger Gülle auf den Feldern. Und mir würde eine Heizung im Anzug helfen.</p>
<p><em>Interview: Lena Krüger</em></p></article></body></html>"""


@cache
def items(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def article_of(item: dict[str, Any]) -> Article:
    return Article(
        "article.txt",
        item["text"],
        title=item.get("title"),
        outlet=item.get("outlet"),
        author=item.get("author"),
        language=item["language"],
    )


def said(text: str, words: str, language: str) -> tuple[str | None, str | None]:
    start = text.index(words)
    found = attribute(Article("article.txt", text, language=language), (start, start + len(words)))
    for named in (found.speaker, found.via):
        assert named is None or text[named.start : named.end] == named.name
    return found.speaker and found.speaker.name, found.via and found.via.name


@pytest.mark.parametrize("item", items("interviews"), ids=lambda item: item["id"])
def test_every_labelled_turn_has_its_speaker(item: dict[str, Any]) -> None:
    for quote in item["quotes"]:
        assert item["text"].count(quote["quote"]) == 1
        start = item["text"].index(quote["quote"])
        found = attribute(article_of(item), (start, start + len(quote["quote"])))
        assert (found.speaker and found.speaker.name) == quote["speaker"], quote
        assert (found.via and found.via.name) == quote.get("via"), quote
        for named in (found.speaker, found.via):
            assert named is None or item["text"][named.start : named.end] == named.name


@pytest.mark.parametrize("item", items("others"), ids=lambda item: item["kind"])
def test_no_other_article_is_an_interview(item: dict[str, Any]) -> None:
    assert turns(article_of(item)) == ()


@pytest.mark.parametrize("item", items("interviews"), ids=lambda item: item["id"])
def test_turns_are_in_order_and_apart(item: dict[str, Any]) -> None:
    found = turns(article_of(item))
    assert found
    assert all(turn.start <= turn.words <= turn.end for turn in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_line_ends_of_any_kind_give_the_same_speakers() -> None:
    for text in (LABELS, LABELS.replace("\n", "\r\n"), LABELS.replace("\n", "\r")):
        assert said(text, "On 30 June, at ten past six.", "en") == ("Joan Pritchard", None)
        assert said(text, "My colleague at Corwen had no card at all.", "en") == ("Joan Pritchard", None)


def test_whom_a_speaker_quotes_keeps_the_words() -> None:
    assert said(LABELS, '"You can visit it any day."', "en") == ("director", "Joan Pritchard")
    assert said(LABELS, "I went once.", "en") == ("Joan Pritchard", None)


def test_a_note_on_the_person_and_one_on_who_asked_are_nobody_s_words() -> None:
    assert said(QUESTIONS, "Weniger Gülle auf den Feldern.", "de") == ("Ole Rademacher", None)
    assert said(QUESTIONS, "taucht seit 1999 für die Universität.", "de") == (None, None)
    assert said(QUESTIONS, "Interview: Lena Krüger", "de") == (None, None)


def test_in_a_language_without_rules_a_quotation_in_a_turn_is_nobody_s() -> None:
    text = next(item["text"] for item in items("interviews") if item["id"] == "nl-labels")
    told = text.replace("Een ontvangstbevestiging.", "De dijkgraaf zei: „Wij lezen uw brief in de zomer.”")
    assert said(told, "De dijkgraaf zei: „Wij lezen uw brief in de zomer.”", "sv") == (None, None)
    assert said(told, "Voor nu wel.", "sv") == ("Femke Hoekstra", None)


def test_the_asked_person_s_own_words_are_nearer_than_whom_that_one_quotes() -> None:
    article = Article("article.txt", LABELS, language="en")
    asked = asked_speaker("What does Joan Pritchard say about the room?", "en")

    def whose(words: str) -> Said:
        start = LABELS.index(words)
        return said_by(article, (start, start + len(words)), asked)

    assert whose("I went once.") is Said.THEIRS
    assert whose('The director told me: "You can visit it any day."') is Said.ANOTHER_S
    assert whose("What replaces you?") is not Said.THEIRS
    assert whose("Joan Pritchard has worked the levers at Dolwen since 1979.") is Said.OPEN


def test_an_interviewer_s_sentence_is_aside_unless_it_is_asked_for() -> None:
    article = Article("article.txt", LABELS, language="en")
    passage = passage_of(article)
    start = LABELS.index("In 2019")
    asked = (start, LABELS.index(".", start) + 1)

    def is_aside(question: str) -> bool:
        return Wanted(Question(question, question, "en"), MemoryArchive(article)).is_aside(passage, asked)

    assert is_aside("How many boxes did the company promise?")
    assert not is_aside("What did DW ask about 2019?")
    assert not is_aside("What did DW say about 2019?")


def test_a_question_who_says_it_is_offered_the_sentences_that_share_its_words() -> None:
    article = Article("article.txt", LABELS, language="en")
    question = "Who said that the colleague at Corwen had no card?"
    wanted = Wanted(Question(question, question, "en"), MemoryArchive(article))
    (first, _), *_ = wanted.proposed(passage_of(article))
    assert LABELS[slice(*first)] == "My colleague at Corwen had no card at all."
    plain = Wanted(Question("When does it close?", "When does it close?", "en"), MemoryArchive(article))
    assert plain.proposed(passage_of(article)) == []


def test_one_turn_of_each_side_is_no_interview() -> None:
    short = LABELS[: LABELS.index("DW: What replaces")]
    assert turns(Article("article.txt", short, language="en")) == ()


def test_labels_without_a_person_that_the_article_names_are_no_interview() -> None:
    unnamed = LABELS.replace("Joan Pritchard", "She").replace("Ms Pritchard", "Madam")
    assert turns(Article("article.txt", unnamed, language="en")) == ()


def test_a_quote_goes_without_its_label_and_its_turn_is_found_by_most_of_it() -> None:
    article = Article("article.txt", LABELS, language="en")
    start = LABELS.index("Pritchard: On 30 June")
    end = LABELS.index("six.") + len("six.")
    assert LABELS[slice(*without_label(article, (start, end)))] == "On 30 June, at ten past six."
    turn = turn_at(article, (start, end))
    assert turn is not None and not turn.asks and turn.label == (start, start + len("Pritchard"))
    assert turn_at(article, (0, 20)) is None


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("What did DW ask Joan Pritchard?", True),
        ("Was hat die taz Rademacher gefragt?", True),
        ("О чём спросили Рогачёва?", True),
        ("When does the box close?", False),
        ("Wie hoch ist die Fracht in Alaska?", False),
        ("Что говорят о питании?", False),
        ("What did Pritchard say in the interview?", False),
        ("Was sagte Rademacher im Interview zur Frage der Deiche?", False),
        ("Was sagte Rademacher zu den offenen Fragen?", False),
        ("Welche Fragen stellte die Redaktion?", True),
        ("Какие вопросы задали Рогачёву?", True),
        ("Qual é a demanda da cidade?", False),
    ],
)
def test_a_question_for_what_was_asked_is_told(question: str, asks: bool) -> None:
    assert asks_for_questions(question) is asks


@pytest.mark.parametrize(
    "text",
    [
        "Was?\n" * 3 + "\n" * 200_000 + "Ich?\n\n",
        "Was? Ich?? \n" + " " * 200_000 + "x\n \n" * 3,
        "? ? " + "Xaver Xylo Zeta Beta. " * 10_000 + "\n\nWas tun Sie?\n\nIch gehe.\n\n" * 4,
        "A.B." * 50_000 + ":??\n",
        "Interview\n\n" + "".join(f"Anna Weber{n % 100}: Ja?\n" for n in range(5_000)),
    ],
    ids=["line ends", "spaces", "names", "initials", "labels"],
)
def test_a_hostile_text_is_read_in_time(text: str) -> None:
    began = time.perf_counter()
    turns(Article("article.txt", text, title="Interview mit Anna Weber", language="de"))
    assert time.perf_counter() - began < 5.0


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("articles")
    (folder / "box.txt").write_text(LABELS, encoding="utf-8")
    (folder / "diver.html").write_text(PAGE, encoding="utf-8")
    for item in items("interviews"):
        if item["id"] in {"de-questions", "de-frage", "ru-names", "fr-labels", "pl-questions"}:
            (folder / f"{item['id']}.txt").write_text(item["text"], encoding="utf-8")
    with Assistant.open(tmp_path_factory.mktemp("index")) as assistant:
        assistant.index(folder)
        yield assistant


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "source", "short", "speaker"),
    [
        ("When does the signal box close?", "box.txt", "30 June", "Joan Pritchard"),
        ("Wie viele Hektar Seegras wurden 2024 weniger gezählt?", "diver.html", "elf", "Ole Rademacher"),
        ("Wann öffnet das Hallenbad?", "de-frage.txt", "1. September", "Torsten Kühn"),
        ("Wer sagt, dass Kerzen aufgestellt wurden?", "de-questions.txt", "Kerzen", "Jutta Ohlert"),
        ("Кто сказал, что лёд стал рыхлым?", "ru-names.txt", "Рогачёв", "Степан Рогачёв"),
        ("Ile uli straciła Halina Górska?", "pl-questions.txt", "dwadzieścia", "Halina Górska"),
    ],
)
def test_an_answer_from_an_interview_names_who_says_it(
    archive: Assistant, question: str, source: str, short: str, speaker: str
) -> None:
    answer = archive.ask(question)
    cited = answer.citations[0]
    text = archive.article(cited.source).text
    assert cited.source == source and text[cited.start : cited.end] == cited.quote
    assert answer.short is not None and short in answer.short
    assert cited.speaker is not None and cited.speaker.name == speaker
    assert text[cited.speaker.start : cited.speaker.end] == speaker


@pytest.mark.model
def test_a_label_is_no_part_of_the_quote_unless_it_answers(archive: Assistant) -> None:
    assert archive.ask("When does the signal box close?").citations[0].quote == "On 30 June, at ten past six."
    said_by = archive.ask("Qui dit que la digue ne tient plus ?")
    assert said_by.short == "Hélène Tissot"
    assert said_by.citations[0].quote == "Hélène Tissot : Parce que la digue ne tient plus."


@pytest.mark.model
def test_what_the_interviewed_person_says_is_found(archive: Assistant) -> None:
    answer = archive.ask("What does Pritchard say about her colleague at Corwen?")
    named = [citation.speaker.name for citation in answer.citations if citation.speaker]
    assert answer.answered and named[0] == "Joan Pritchard"


@pytest.mark.model
def test_no_answer_comes_from_an_interviewer_s_question(archive: Assistant) -> None:
    answer = archive.ask("How many new boxes did the company promise in 2019?")
    assert all("two new boxes" not in citation.quote for citation in answer.citations)


RECEIVED = [
    (
        "en",
        "Radka Stoilova, Bulgaria's defence minister, receives the Herald in her office.",
        "How many mines? | Fourteen, we think. | Do you have a plan? | I have one. | Will you run? | Ask me in May.",
    ),
    (
        "en",
        "Radka Stoilova, Bulgaria's defence minister, talks to us about mines.",
        "How many mines? | Fourteen, we think. | Do you have a plan? | I have one. | Will you run? | Ask me in May.",
    ),
    (
        "de",
        "Radka Stoilowa, Verteidigungsministerin von Bulgarien, empfängt den Elbe-Kurier in ihrem Büro.",
        "Wie viele Minen? | Wir zählen neun. | Haben Sie Pläne? | Ich habe einen. | Treten Sie an? | Mal sehen.",
    ),
    (
        "fr",
        "Radka Stoilova, ministre de la Défense, reçoit Le Courrier du Fleuve dans son bureau.",
        "Combien de mines ? | Nous en comptons neuf. | Avez-vous un plan ? | J'en ai un. | Et vous ? | Je verrai.",
    ),
    (
        "es",
        "Radka Stoilova, ministra de Defensa de Bulgaria, recibe a este diario en su despacho.",
        "¿Cuántas minas? | Hablábamos de nueve. | ¿Aceptará los barcos? | Los aceptaremos. | ¿Y usted? | Ya veremos.",
    ),
    (
        "it",
        "Radka Stoilova, ministra della Difesa, riceve la Gazzetta del Porto nel suo ufficio.",
        "Quante mine? | Parlavamo di nove. | Accetterete le navi? | Le accetteremo. | E lei? | Vedremo.",
    ),
    (
        "ru",
        "Радка Стоилова, министр обороны Болгарии, принимает «Невскую хронику» в кабинете.",
        "Сколько мин? | Мы нашли девять. | Есть ли у вас план? | У меня есть план. | А вы? | Я подумаю.",
    ),
]


@pytest.mark.parametrize(("language", "opening", "said"), RECEIVED)
def test_whoever_receives_the_paper_is_the_one_interviewed(language: str, opening: str, said: str) -> None:
    text = "\n\n".join([opening, *said.split(" | ")])
    outlet = {"fr": "Le Courrier du Fleuve", "ru": "Невская хроника"}.get(language, "The Meridian Herald")
    found = turns(Article("one.txt", text, language=language, outlet=outlet))
    assert [turn.asks for turn in found] == [True, False] * 3
    assert {turn.speaker.name.split()[0] for turn in found if turn.speaker} <= {"Radka", "Радка"}


def test_a_minister_who_receives_another_one_is_not_interviewed() -> None:
    opening, said = RECEIVED[0][1].replace("the Herald", "the Canadian minister"), RECEIVED[0][2]
    text = "\n\n".join([opening, *said.split(" | ")])
    assert turns(Article("one.txt", text, language="en", outlet="The Meridian Herald")) == ()
