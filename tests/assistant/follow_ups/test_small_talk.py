from __future__ import annotations

import pytest

from assistant.answer import Turn
from assistant.conversation import understand
from assistant.follow_ups.small_talk import asks_nothing, languages_of_small_talk, without_small_talk
from assistant.follow_ups.words import LANGUAGES, follow_up_words

SAMPLES = {
    "de": ("Danke!", "Vielen Dank.", "Hallo", "Guten Tag!", "Tschüss"),
    "en": ("thanks", "Thank you very much!", "hello", "ok", "Bye!"),
    "es": ("¡Gracias!", "muchas gracias", "Hola", "Buenos días", "adiós"),
    "fr": ("Merci beaucoup !", "Bonjour", "C’est bon, merci.", "D'accord", "au revoir"),
    "it": ("Grazie mille!", "Ciao", "Buongiorno", "va bene", "Arrivederci"),
    "nl": ("Dank je wel!", "bedankt", "Hallo", "Goedemorgen", "tot ziens"),
    "pl": ("Dziękuję bardzo!", "dzięki", "Cześć", "Dzień dobry", "Do widzenia"),
    "pt": ("Obrigado!", "muito obrigada", "Olá", "Bom dia", "tchau"),
    "ru": ("Спасибо!", "Большое спасибо", "Привет", "Здравствуйте", "до свидания"),
    "uk": ("Дякую!", "щиро дякую", "Привіт", "Добрий день", "до побачення"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_thanks_greetings_and_goodbyes_ask_nothing(language: str) -> None:
    assert [text for text in SAMPLES[language] if not asks_nothing(text)] == []
    assert [text for text in SAMPLES[language] if language not in languages_of_small_talk(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "xxxx",
        "xxxxxxxxxxxx",
        "AAAAAA",
        "sdfgh",
        "asdf",
        "?!",
        "...",
        "👍",
        "ok, danke!",
        "Hello! How are you?",
    ],
)
def test_letter_runs_marks_and_several_phrases_ask_nothing(text: str) -> None:
    assert asks_nothing(text)


@pytest.mark.parametrize(
    "text",
    "Minsk?|Ushakov?|Ушаков?|Otto?|Anna?|AAA?|NATO?|1991?|111|Warum?|And when?|Qui ?|¿Y cuándo?|Hoeveel?|"
    "Hello, who won?|Danke, und wann?|Who thanked Putin?|日本".split("|"),
)
def test_question_of_one_word_asks_something(text: str) -> None:
    assert not asks_nothing(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_question_word_or_opener_is_small_talk(language: str) -> None:
    words = follow_up_words(language)
    assert [word for word in words.asking | words.openers | words.pointers if asks_nothing(word)] == []


@pytest.mark.parametrize(
    ("text", "before", "language"),
    [
        ("Danke!", "Who warned?", "de"),
        ("ok", "Wer warnte davor?", "de"),
        ("ok", None, "en"),
        ("xxxx", None, "en"),
    ],
)
def test_small_talk_has_its_own_language_else_that_of_the_conversation(
    text: str, before: str | None, language: str
) -> None:
    assert understand(text, [(before, "x")] if before else None).language == language


def test_small_talk_takes_nothing_up_and_is_passed_over() -> None:
    history = [Turn("Who spoke in Seoul?", "x"), Turn("thanks", "Ask something about the articles.")]
    assert understand("Danke!", history).standalone == "Danke!"
    assert understand("And when?", history).standalone == "And when? spoke Seoul."


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Thanks. And BMW?", "And BMW?"),
        ("Ok, danke! Und wann?", "Und wann?"),
        ("Thanks!", "Thanks!"),
        ("No. 10 said what?", "No. 10 said what?"),
        ("When, and where?", "When, and where?"),
    ],
)
def test_question_is_told_from_the_thanks_before_it(text: str, asked: str) -> None:
    assert without_small_talk(text) == asked


def test_thanks_before_a_follow_up_do_not_hide_what_it_leans_on() -> None:
    history = [("What did Tesla cost in 2019?", "x")]
    assert understand("Thanks. And BMW?", history).standalone == "What did BMW cost in 2019?"
    assert understand("Hello, who built the dam of Valmora?", history).standalone.startswith("Hello, who")
