from __future__ import annotations

import pytest

from assistant.conversation import understand
from assistant.follow_ups.asides import summed_up
from assistant.follow_ups.small_talk import Talk, asks_nothing, languages_of_small_talk, talk
from assistant.follow_ups.words import LANGUAGES
from assistant.reading import Aside

ARCHIVE = {
    "de": ("Welche Texte gibt es hier?", "Zeig mir bitte alle Artikel", "Wie viele Artikel hast du?"),
    "en": ("which texts are there?", "List all the articles please", "How many documents do you have?"),
    "es": ("¿Qué textos hay?", "Muéstrame los artículos", "¿Cuántos artículos tienes?"),
    "fr": ("Quels textes as-tu ?", "Montre-moi les articles", "Combien d’articles y a-t-il ?"),
    "it": ("Quali testi ci sono?", "Mostrami gli articoli", "Quanti articoli hai?"),
    "nl": ("Welke teksten zijn er?", "Toon alle artikelen", "Hoeveel artikelen heb je?"),
    "pl": ("Jakie teksty masz?", "Pokaż wszystkie artykuły", "Ile artykułów jest w archiwum?"),
    "pt": ("Que textos há?", "Mostra-me os artigos", "Quantos artigos tens?"),
    "ru": ("Какие тексты есть?", "Покажи все статьи", "Сколько статей в архиве?"),
    "uk": ("Які тексти є?", "Покажи всі статті", "Скільки статей в архіві?"),
}
ASSISTANT = {
    "de": ("Wer bist du eigentlich?", "Was kannst du?", "Bist du ein Mensch?"),
    "en": ("what are you?", "What could you do for me?", "are you a bot?"),
    "es": ("¿Qué eres?", "¿Qué sabes hacer?", "¿Eres un robot?"),
    "fr": ("Vous êtes qui ?", "Que sais-tu faire ?", "Es-tu un robot ?"),
    "it": ("Chi sei tu?", "Cosa sai fare?", "Sei un robot?"),
    "nl": ("Wie ben jij?", "Wat kun je allemaal?", "Ben je een mens?"),
    "pl": ("Kim jesteś?", "Co umiesz robić?", "Czy jesteś robotem?"),
    "pt": ("Quem és tu?", "O que sabes fazer?", "És um robô?"),
    "ru": ("Ты кто?", "Что ты умеешь?", "Ты робот?"),
    "uk": ("Хто ти?", "Що ти вмієш робити?", "Ти робот?"),
}
SUMMED = {
    "de": ("Kannst du den Artikel über den Hafen zusammenfassen?", "den Hafen"),
    "en": ("Could you sum up the story about the harbour?", "the harbour"),
    "es": ("¿Puedes resumir el artículo sobre el puerto?", "el puerto"),
    "fr": ("Résume l'article sur le port", "le port"),
    "it": ("Puoi riassumere il testo su Genova?", "Genova"),
    "nl": ("Vat het artikel over de haven samen", "de haven"),
    "pl": ("Streść artykuł o porcie", "porcie"),
    "pt": ("Resume o artigo sobre o porto", "o porto"),
    "ru": ("Перескажи статью про порт", "порт"),
    "uk": ("Перекажи статтю про порт", "порт"),
}
GOODBYES = "Danke, tschüss!|ok thanks, goodbye|Gracias, hasta luego|Merci, au revoir|Grazie, arrivederci"


@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_for_the_archive_and_for_who_answers_are_told(language: str) -> None:
    assert [text for text in ARCHIVE[language] if talk(text) is not Talk.ARCHIVE] == []
    assert [text for text in ASSISTANT[language] if talk(text) is not Talk.ASSISTANT] == []
    samples = (*ARCHIVE[language], *ASSISTANT[language])
    assert [text for text in samples if language not in languages_of_small_talk(text)] == []


@pytest.mark.parametrize(
    "text",
    "What articles of the treaty does Kallas have in mind?|Which documents did the police have?|"
    "Who are you, asked Lind?|"
    "What can you do against floods?|Which texts are there by Orwell?|Welche Artikel hat die Verfassung?|"
    "Wer bist du, fragte Lind|Was kannst du über Lind sagen?|Show me the articles about Lind|"
    "How many papers did he list?|"
    "Quels articles a écrits Camus ?|Какие статьи нарушил Линд?|Help Ukraine how?".split("|"),
)
def test_questions_for_the_articles_with_such_words_are_asked(text: str) -> None:
    assert not asks_nothing(text)


@pytest.mark.parametrize("text", GOODBYES.split("|"))
def test_goodbye_is_told_behind_thanks(text: str) -> None:
    assert talk(text) is Talk.FAREWELL


def test_greeting_that_is_a_goodbye_elsewhere_is_a_goodbye_only_behind_something() -> None:
    assert (talk("Ciao!"), talk("grazie, ciao")) == (Talk.NOTHING, Talk.FAREWELL)
    assert talk("Hello") is Talk.NOTHING


@pytest.mark.parametrize("language", LANGUAGES)
def test_article_to_be_summed_up_is_named(language: str) -> None:
    text, topic = SUMMED[language]
    assert summed_up(text) == topic
    question = understand(text)
    assert (question.aside, question.topic) == (Aside.FORM, topic)


@pytest.mark.parametrize(
    "text", ["Who summed up the story about the harbour?", "Sum up", "Wer fasst den Plan zusammen?"]
)
def test_other_questions_name_no_article_to_be_summed_up(text: str) -> None:
    assert summed_up(text) is None


def test_next_turn_is_about_the_article_that_was_to_be_summed_up() -> None:
    history = [
        ("Can you summarise the article about the Eldon bridge?", "Answers are the articles' own words.")
    ]
    assert understand("Who built it?", history).standalone == "Who built it? Eldon bridge."


def test_article_is_shown_by_the_last_answer_again_and_before_any_answer_by_the_list() -> None:
    history = [("Who opened the Eldon bridge?", "Ines Harlow — A: “Ines Harlow opened it.”")]
    assert understand("show me the article", history).standalone == "Who opened the Eldon bridge?"
    assert understand("Zeig mir den Artikel", history).standalone == "Who opened the Eldon bridge?"
    assert talk(understand("show me the article").text) is Talk.ARCHIVE
