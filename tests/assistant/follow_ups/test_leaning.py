from __future__ import annotations

import pytest

from assistant.follow_ups.leaning import Leaning, leaning, phrase_in_contrast, points_back
from assistant.follow_ups.taken_apart import take_apart
from assistant.words.mentions import word_set

SAID = word_set("When did Mayor Ines Harlow open the Eldon bridge on 3 March 2015? In the morning.")


def lean(question: str, language: str) -> Leaning:
    return leaning(take_apart(question, language), SAID)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Why did she resign?", "en"),
        ("What happened after it?", "en"),
        ("How old is her deputy?", "en"),
        ("What was said about that?", "en"),
        ("Wer war dabei?", "de"),
        ("Was sagte sein Anwalt?", "de"),
        ("Was geschah am selben Tag?", "de"),
        ("Quel âge a-t-il ?", "fr"),
        ("Qui l'a vendue ?", "fr"),
        ("Qui y travaille ?", "fr"),
        ("Que pense-t-elle de cette décision ?", "fr"),
        ("¿Quién la pidió?", "es"),
        ("¿Cuándo lo detuvieron?", "es"),
        ("Кто его купил?", "ru"),
        ("Що він сказав?", "uk"),
        ("Chi l'ha costruito?", "it"),
        ("Onde fica isso?", "pt"),
        ("Wat gebeurde er daarna?", "nl"),
        ("Kto go kupił?", "pl"),
    ],
)
def test_word_that_stands_for_something_said_points_back(question: str, language: str) -> None:
    assert lean(question, language) is Leaning.REFERS


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Is it true that bees can count?", "en"),
        ("How many islands are there in Norland?", "en"),
        ("Why did Chancellor Reuss cancel her trip?", "en"),
        ("When did Chancellor Reuss say she would resign?", "en"),
        ("Warum trat Ode zurück, als sie krank wurde?", "de"),
        ("Gibt es Leben auf dem Mars?", "de"),
        ("Was führte dazu, dass Norland austrat?", "de"),
        ("Pourquoi le prix du blé augmente-t-il en Norlande ?", "fr"),
        ("Quel temps fera-t-il à Lyon ?", "fr"),
        ("Y a-t-il de la vie sur Mars ?", "fr"),
        ("¿Quién dirige la orquesta de Arandia?", "es"),
        ("Почему компания «Волна» уволила своего директора?", "ru"),
    ],
)
def test_word_that_the_question_itself_explains_does_not(question: str, language: str) -> None:
    assert not points_back(take_apart(question, language))
    assert lean(question, language) is Leaning.NONE


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("And when?", "en"),
        ("How many people died?", "en"),
        ("What did the spokesman say?", "en"),
        ("Where did Harlow speak?", "en"),
        ("What did Harlow promise the Dutch?", "en"),
        ("Warum?", "de"),
        ("Wie lautete das Urteil?", "de"),
        ("Und wer vertrat Russland?", "de"),
        ("Какова причина?", "ru"),
    ],
)
def test_question_without_a_topic_of_its_own_goes_on(question: str, language: str) -> None:
    assert lean(question, language) is Leaning.CONTINUES


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Who warned about a colossal mistake?", "en"),
        ("How long did Harlow speak in Geneva on 5 May?", "en"),
        ("Which countries have abolished military service?", "en"),
        ("Who is Harlow?", "en"),
        ("How do vaccines work?", "en"),
        ("What does 'plastid' mean?", "en"),
        ("And how many people live in the port of Gullhaven in 2020?", "en"),
        ("Wie wird das Wetter in Rom?", "de"),
        ("Und wie wird das Wetter morgen?", "de"),
        ("Gibt es eine Impfung gegen Malaria?", "de"),
        ("Qu'est-ce que l'inflation ?", "fr"),
        ("日本の首相は昨日どこで演説しましたか", "ja"),
    ],
)
def test_question_with_a_topic_of_its_own_stands_alone(question: str, language: str) -> None:
    assert lean(question, language) is Leaning.NONE


@pytest.mark.parametrize(
    ("question", "language", "phrase"),
    [
        ("Und im Februar 2022?", "de", "im Februar 2022"),
        ("Wie sieht es mit Ludwig Trost aus?", "de", "Ludwig Trost"),
        ("What about 2012?", "en", "2012"),
        ("And in April?", "en", "in April"),
        ("And the mayor?", "en", "the mayor"),
        ("Et à Brest ?", "fr", "à Brest"),
        ("In Rome?", "en", "in Rome"),
        ("And when?", "en", ""),
        ("And did Reuss resign?", "en", ""),
        ("Was ist mit Normalkräften verbunden?", "de", ""),
    ],
)
def test_elliptical_question_names_the_one_thing_that_changes(
    question: str, language: str, phrase: str
) -> None:
    words = phrase_in_contrast(take_apart(question, language))
    assert " ".join(word.text for word in words).casefold() == phrase.casefold()


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Who is Ines Harlow?", "en"),
        ("And who is Harlow?", "en"),
        ("And who is Ada Moe?", "en"),
        ("Und wer ist eigentlich Ada Moe?", "de"),
        ("Vem är Ada Moe?", "sv"),
        ("Vem är Moe?", "sv"),
        ("Kuka on Moe?", "fi"),
        ("Ada Moe kimdir?", "tr"),
        ("Et qui est Ada Moe ?", "fr"),
        ("А кто такой Илья Сомов?", "ru"),
        ("Was ist Minsk II?", "de"),
    ],
)
def test_who_a_name_stands_for_is_asked_without_anything_said_before(question: str, language: str) -> None:
    assert lean(question, language) is Leaning.NONE


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("And who is the mayor?", "en"),
        ("And what is Ada Moe's?", "en"),
        ("And what was Harlow's?", "en"),
        ("Und wer ist Bürgermeister?", "de"),
        ("Und was war das Thema?", "de"),
        ("Who is her deputy?", "en"),
    ],
)
def test_who_bears_a_role_is_asked_of_what_was_said(question: str, language: str) -> None:
    assert lean(question, language) is not Leaning.NONE
