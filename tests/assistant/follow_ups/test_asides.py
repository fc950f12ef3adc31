from __future__ import annotations

import pytest

from assistant.answer import Turn
from assistant.conversation import understand
from assistant.follow_ups.asides import aside, languages_of_aside
from assistant.follow_ups.words import LANGUAGES, follow_up_words
from assistant.reading import Aside

SAMPLES = {
    "de": ("Quelle?", "Bist du sicher?", "Erzähl mir mehr darüber", "Kürzer bitte", "Auf Deutsch bitte"),
    "en": (
        "Source?",
        "are you sure?",
        "Tell me more",
        "and what else?",
        "shorter",
        "Translate that into German",
    ),
    "es": ("¿Fuente?", "¿Estás seguro?", "Cuéntame más", "más corto", "Tradúcelo al español"),
    "fr": ("Source ?", "Tu es sûr ?", "Dis-m’en plus", "plus court", "en français s'il vous plaît"),
    "it": ("Fonte?", "Sei sicuro?", "Dimmi di più", "più breve", "in italiano per favore"),
    "nl": ("Bron?", "Weet je het zeker?", "Vertel me meer", "korter", "in het Nederlands alsjeblieft"),
    "pl": ("Źródło?", "Jesteś pewien?", "Powiedz więcej", "krócej", "po polsku proszę"),
    "pt": ("Fonte?", "Tem certeza?", "Conta mais", "mais curto", "em português por favor"),
    "ru": ("Источник?", "Ты уверен?", "Расскажи подробнее", "Короче", "Переведи на английский"),
    "uk": ("Джерело?", "Ти впевнений?", "Розкажи докладніше", "коротше", "українською будь ласка"),
}
LAST = Turn(
    "Who opened the Eldon bridge in 2015?", "Ines Harlow.", None, "Who opened the Eldon bridge in 2015?"
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_turns_about_the_answer_are_told_in_every_language(language: str) -> None:
    assert [text for text in SAMPLES[language] if language not in languages_of_aside(text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_question_word_opener_or_role_is_one(language: str) -> None:
    words = follow_up_words(language)
    alone = {*words.asking, *words.openers, *words.pointers, *words.roles.stems}
    assert [word for word in alone if aside(word, language)] == []


@pytest.mark.parametrize(
    "text",
    ["Who said that?", "When was that?", "Why?", "More soldiers?", "Which source said so?"],
)
def test_question_about_the_articles_is_none(text: str) -> None:
    assert aside(text, "en") is None


def test_source_asks_the_last_question_again_in_its_own_words() -> None:
    for text in ("Source?", "Are you sure?", "Quelle?"):
        assert understand(text, [LAST]).standalone == LAST.question
        assert understand(text, [LAST]).language == "en"


@pytest.mark.parametrize(("text", "about"), [("tell me more", Aside.MORE), ("in English please", Aside.FORM)])
def test_what_is_wanted_of_the_answer_stands_behind_the_last_question(text: str, about: Aside) -> None:
    question = understand(text, [LAST])
    assert (question.aside, question.standalone) == (about, f"{LAST.question} ({text})")


def test_turn_about_the_answer_is_passed_over_by_what_follows() -> None:
    history = [LAST, Turn("in English please", "Answers are the articles' own words.")]
    assert understand("And how long is it?", history).standalone == (
        "And how long is it? Ines Harlow opened Eldon bridge in 2015."
    )


def test_without_a_last_answer_there_is_nothing_to_show_again() -> None:
    assert understand("Source?").aside is None
    assert understand("Source?").standalone == "Source?"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Summarise all articles"),
        ("en", "Give me a summary of all the news"),
        ("de", "Fasse alles zusammen"),
        ("de", "Fasse bitte alle Artikel zusammen"),
        ("fr", "résume"),
        ("fr", "Résume tous les articles"),
        ("es", "Resume todo"),
        ("it", "Riassumi tutti gli articoli"),
        ("pt", "Resuma tudo"),
        ("nl", "Vat alles samen"),
        ("pl", "Streść wszystkie artykuły"),
        ("ru", "Обобщи все статьи"),
        ("uk", "Підсумуй усе"),
    ],
)
def test_summary_of_everything_asks_for_other_words(language: str, text: str) -> None:
    assert language in languages_of_aside(text)
    assert understand(text).aside is Aside.FORM


@pytest.mark.parametrize(
    "text",
    [
        "Summarise what Orme said",
        "Give me a summary of the Kalt ruling",
        "Fasse die Rede von Orme zusammen",
        "Résume le discours d'Orme",
        "Who summarised all the articles?",
    ],
)
def test_summary_of_one_thing_is_a_question(text: str) -> None:
    assert understand(text).aside is None
