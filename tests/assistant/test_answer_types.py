"""Whether words can be what a question asks for."""

from __future__ import annotations

import pytest

from assistant.answer_types import completes_name, fits


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Wo war Biden am 30. Dezember?", "Wilmington"),
        ("Where did they meet?", "in a hotel near Geneva"),
        ("Откуда он звонил?", "из Сочи"),
        ("Who warned about a mistake?", "Yuri Ushakov"),
        ("Wer sprach zuerst?", "zwei Männer aus der Stadt"),
        ("Qui a demandé l'appel entre Biden et Poutine ?", "Putin"),
        ("Was it Biden or Putin who asked for it?", "Biden"),
        ("How long did it last?", "62 Minuten"),
        ("Combien de temps a duré l'appel ?", "rund anderthalb Stunden"),
        ("How many soldiers left?", "160"),
        ("What did Sullivan say?", "a lot of give and take"),
        ("An wie vielen Tagen wurde verhandelt?", "elf Verhandlungstage"),
        ("How many days did the trial take?", "11 days"),
        ("Wie lange bleibt das Werk am Netz?", "bis Ende 2027"),
        ("How often does the ferry leave?", "every forty minutes"),
        ("Wie oft traf sie ihn?", "viermal"),
        ("Why did the shares fall?", "because of the strike"),
        ("How many years and months did he get?", "four years and six months"),
        ("How many kilometres of road were closed?", "190 km"),
        ("How many people came?", "190"),
        ("Wie viele stimmten dafür?", "61 Prozent"),
        ("Сколько стоил ремонт?", "420 000 euros"),
        ("Wie viele Windräder stehen dort?", "72 Anlagen"),
        ("Wie viele Menschen starben?", "1,3 Millionen"),
        ("When does the market open?", "Sunday mornings"),
        ("Wann hat der Markt geöffnet?", "am Sonntag"),
        ("When did she die?", "on Monday"),
    ],
)
def test_words_of_the_kind_asked_for_fit(question: str, words: str) -> None:
    assert fits(question, words)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Und von wo aus sprach Putin?", "zwei Stunden und fünf Minuten"),
        ("Where was he?", "at 19:30"),
        ("¿Dónde estaba?", "50 minutos"),
        ("Who warned about a mistake?", "19 h"),
        ("Wer rief an?", "7. Dezember 2021"),
        ("Wie nannte Putin die Frage?", "Putin"),
        ("А куда он пригласил Байдена?", "Байден"),
        ("Wen lud Selenskyj ein?", "Zelensky"),
        ("How long did it last?", "late on Thursday"),
        ("How many soldiers left?", "the soldiers"),
        ("Какую численность войск он назвал?", "в городе"),
        ("What did Braun say?", "not"),
        ("How many days did the trial take?", "sechs Monate"),
        ("Wie viele Monate bekam er?", "elf Tage"),
        ("How often was the dam checked?", "forty minutes"),
        ("Warum brach der Damm?", "Warum der Damm brach"),
        ("Что сказал Браун?", "и не"),
        ("Dlaczego radna była przeciw?", "because"),
        ("¿Cuánto ha costado la misión?", "17 centimetri"),
        ("How many people did the storm kill?", "190 millimetres"),
        ("Wie viele Menschen kamen um?", "12 Grad"),
        ("Combien d'élèves sont venus ?", "30 degrés"),
        ("Сколько человек погибло?", "12 километров"),
        ("How many goals did he score?", "90 minutes"),
        ("When did the horse first appear?", "Sunday afternoons"),
        ("Wann hat er das Lied geschrieben?", "jeden Sonntag"),
    ],
)
def test_words_of_another_kind_and_the_questions_own_words_do_not(question: str, words: str) -> None:
    assert not fits(question, words)


def test_a_follow_up_is_of_the_kind_of_the_question_that_it_carries_on() -> None:
    question, typed = "How long did the call with Braun last in March?", "And in March?"
    assert fits(question, "62 minutes", typed=typed)
    assert not fits(question, "in the town hall", typed=typed)
    assert fits("And who asked for it? Braun call", "Braun", typed="And who asked for it?")


@pytest.mark.parametrize(
    ("question", "words", "completes"),
    [
        ("Which ministers did Braun call?", "Ilse", True),
        ("Welche Minister rief Braun an?", "Ilse", True),
        ("Which ministers did Braun call?", "Ilse Braun", False),
        ("Which ministers did Ilse Braun call?", "Otto Kern", False),
        ("Which ministers did Braun call?", "two ministers", False),
    ],
)
def test_a_part_of_a_name_that_the_question_gives_is_told(question: str, words: str, completes: bool) -> None:
    text = "On Monday Ilse Braun called two ministers, Otto Kern and Ada Lund."
    start = text.index(words)
    assert completes_name(question, text, (start, start + len(words))) is completes


def test_a_number_whose_measure_follows_counts_nothing() -> None:
    assert not fits("How many people did the storm kill?", "190", after=" millimetres of rain")
    assert not fits("Wie viele Häuser brannten ab?", "40", after=" Minuten nach dem Alarm")
    assert fits(
        "How many people did the storm kill?", "190", after=" people, and 40 millimetres of rain fell"
    )
    assert fits("How many millimetres fell?", "190", after=" millimetres of rain")
