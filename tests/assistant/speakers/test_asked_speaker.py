"""Whose words a question asks for, and whose words a sentence holds."""

from __future__ import annotations

import pytest

from assistant.speakers.asked_speaker import AskedSpeaker, Said, asked_speaker, names_speaker, said_by
from assistant.speakers.namesakes import offices, same_given
from index.records import Article


@pytest.mark.parametrize(
    ("question", "language", "name", "openly"),
    [
        ("What did Lindqvist say about the ferry?", "en", "Lindqvist", True),
        ("What did the Norwegian minister Espen Moe tell Lindqvist?", "en", "Espen Moe", True),
        ("What did Moe, the union leader, say?", "en", "Moe", True),
        ("How did Moe describe the strike?", "en", "Moe", True),
        ("Which harbour did Ada Moe praise?", "en", "Ada Moe", False),
        ("According to Moe, when does the ferry sail?", "en", "Moe", False),
        ("Was sagte Lindqvist nach dem Treffen mit Moe?", "de", "Lindqvist", True),
        ("Was hat Lindqvist zu Moe gesagt?", "de", "Lindqvist", True),
        ("Wovor warnte die Ministerin Ada Moe?", "de", "Ada Moe", True),
        ("Wie hoch ist der Schaden laut Lindqvist?", "de", "Lindqvist", False),
        ("Qu'a déclaré Ada Moe après la grève ?", "fr", "Ada Moe", True),
        ("Quelle phrase Lindqvist a-t-il dite à Moe ?", "fr", "Lindqvist", False),
        ("¿Qué dijo la alcaldesa Ada Moe sobre el puerto?", "es", "Ada Moe", True),
        ("¿Con qué palabra describió Lindqvist la huelga?", "es", "Lindqvist", False),
        ("Что сказал Андрей Котов после встречи?", "ru", "Андрей Котов", True),
        ("Как Котов назвал забастовку?", "ru", "Котов", True),
        ("Що сказав Андрій Кіт після зустрічі?", "uk", "Андрій Кіт", True),
    ],
)
def test_whose_words_are_asked_for(question: str, language: str, name: str, openly: bool) -> None:
    asked = asked_speaker(question, language)
    assert asked is not None
    assert (asked.name, asked.openly) == (tuple(name.split()), openly)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Who warned Lindqvist about the ferry?", "en"),
        ("What did the minister say about Lindqvist?", "en"),
        ("Which town did Lindqvist visit?", "en"),
        ("How long did Lindqvist and Moe speak?", "en"),
        ("What was the result of the call between Lindqvist and Moe?", "en"),
        ("Was sagte die Sprecherin über Lindqvist?", "de"),
        ("What is due according to the treaty?", "en"),
        ("Chi vinse il secondo premio?", "it"),
        ("Quem ganhou o segundo lugar?", "pt"),
        ("Wer warnte vor Lindqvist?", "de"),
        ("Qui a averti Lindqvist ?", "fr"),
        ("Кто предупредил Котова?", "ru"),
    ],
)
def test_nobody_s_words_are_asked_for(question: str, language: str) -> None:
    assert asked_speaker(question, language) is None


ARTICLE = Article(
    "faehre.txt",
    "Die Fähre liege sicher im Hafen, sagte Reeder Jonas Lindqvist. Ada Moe entgegnete, das Schiff sei zu alt. "
    "Die Ministerin nannte den Streit unnötig. Die Fähre fährt seit 1998.",
    language="de",
)


@pytest.mark.parametrize(
    ("sentence", "asked", "said"),
    [
        ("Die Fähre liege", "Lindqvist", Said.THEIRS),
        ("Die Fähre liege", "Moe", Said.ANOTHER_S),
        ("Ada Moe", "Moe", Said.THEIRS),
        ("Ada Moe", "Lindqvist", Said.ANOTHER_S),
        ("Die Ministerin", "Moe", Said.OPEN),
        ("Die Fähre fährt", "Moe", Said.OPEN),
        ("Die Fähre liege", "Hafenamt", Said.OPEN),
    ],
)
def test_whose_words_a_sentence_holds(sentence: str, asked: str, said: Said) -> None:
    start = ARTICLE.text.index(sentence)
    end = ARTICLE.text.index(".", start) + 1
    assert said_by(ARTICLE, (start, end), AskedSpeaker((asked,), openly=True)) is said


FLOOD = Article(
    "flut.txt",
    "Flut im Tal. Bürgermeister Jens Vogt rief den Notstand aus. Umweltministerin Karin Vogt kam am Abend. "
    "„Niemand wird allein gelassen“, sagte Karin Vogt. Vogt sagte, das Geld komme bald. „Die Sirenen kamen zu "
    "spät“, sagte Bürgermeister Vogt. Vogt sagte, er sei müde.",
    language="de",
)


@pytest.mark.parametrize(
    ("question", "language", "theirs"),
    [
        ("Was sagte Karin Vogt?", "de", (True, True, False, False)),
        ("Was sagte Jens Vogt?", "de", (False, False, True, True)),
        ("Was sagte Bürgermeister Vogt zu den Sirenen?", "de", (False, False, True, True)),
        ("Was sagte Herr Vogt?", "de", (True, True, True, True)),
        ("Was sagte die Ministerin Vogt?", "de", (True, True, False, False)),
        ("What did the mayor Vogt say about the sirens?", "en", (False, False, True, True)),
        ("What did Peter Vogt say?", "en", (False, False, False, False)),
        ("Was sagte Vogt?", "de", (True, True, True, True)),
    ],
)
def test_a_namesake_s_words_are_another_s(question: str, language: str, theirs: tuple[bool, ...]) -> None:
    sentences = ("„Niemand", "Vogt sagte, das", "„Die Sirenen", "Vogt sagte, er")
    asked = asked_speaker(question, language)
    found = []
    for sentence in sentences:
        start = FLOOD.text.index(sentence)
        found.append(said_by(FLOOD, (start, FLOOD.text.index(".", start) + 1), asked))
    assert found == [Said.THEIRS if their else Said.ANOTHER_S for their in theirs]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("Anna Serova", "По словам Анны Серовой, лёд тает.", Said.THEIRS),
        ("William Moe", "“It is late,” said Bill Moe.", Said.OPEN),
        ("Una Moe", "“It is late,” said Ida Moe.", Said.OPEN),
        ("J. Moe", "“It is late,” said Jonas Moe.", Said.THEIRS),
        ("European Commission", "“It is late,” said the EU Commission.", Said.THEIRS),
    ],
)
def test_forms_of_one_name_are_not_two_people_s(name: str, text: str, said: Said) -> None:
    language = "ru" if "словам" in text else "en"
    article = Article("a.txt", text, language=language)
    assert said_by(article, (0, len(text)), AskedSpeaker(tuple(name.split()), openly=True)) is said


@pytest.mark.parametrize(
    ("question", "language", "group"),
    [
        ("How many came, according to the organisers?", "en", "organisers"),
        ("Wie hoch ist der Schaden laut Polizei?", "de", "Polizei"),
        ("Wie viele kamen nach Angaben der Veranstalter?", "de", "Veranstalter"),
        ("Combien de postes disparaissent selon les syndicats ?", "fr", "syndicats"),
        ("¿Cuántos coches faltan según la fiscalía?", "es", "fiscalía"),
        ("Quanti erano secondo la questura?", "it", "questura"),
        ("Quantos eram segundo os moradores?", "pt", "moradores"),
        ("Hoeveel waren het volgens de vakbond?", "nl", "vakbond"),
        ("Ilu było rannych według policji?", "pl", "policji"),
        ("Сколько пострадавших по данным полиции?", "ru", "полиции"),
        ("Скільки поранених за даними поліції?", "uk", "поліції"),
    ],
)
def test_a_group_s_words_are_asked_for(question: str, language: str, group: str) -> None:
    assert asked_speaker(question, language) == AskedSpeaker((group,), openly=False, is_group=True)


def test_a_group_says_what_is_attributed_to_it_or_its_spokesman() -> None:
    text = "Die Veranstalter sprachen von 900 Gästen. Ein Sprecher der Polizei sprach von 400 Gästen."
    article, first = Article("fest.txt", text, language="de"), text.index(".") + 1
    organisers = AskedSpeaker(("Veranstalter",), openly=False, is_group=True)
    police = AskedSpeaker(("Polizei",), openly=False, is_group=True)
    for asked, said in ((organisers, (Said.THEIRS, Said.OPEN)), (police, (Said.OPEN, Said.THEIRS))):
        found = (said_by(article, (0, first), asked), said_by(article, (first + 1, len(text)), asked))
        assert found == said


def test_a_surname_that_is_a_body_in_another_language_is_a_surname() -> None:
    text = "“It is late,” said Ida Montero."
    asked = AskedSpeaker(("Una", "Montero"), openly=True)
    assert said_by(Article("a.txt", text, language="en"), (0, len(text)), asked) is not Said.THEIRS


@pytest.mark.parametrize(
    ("word", "kinds"),
    [
        ("mayoral", set()), ("presidential", set()), ("sindacato", set()), ("ministry", set()),
        ("mayor", {"mayor"}), ("Oberbürgermeisterin", {"mayor"}), ("sindaca", {"mayor"}), ("мэром", {"mayor"}),
        ("prezydentem", {"president"}), ("министра", {"minister"}), ("судді", {"judge"}), ("avocate", {"lawyer"}),
    ],
)  # fmt: skip
def test_an_office_is_a_whole_word_where_offices_are_not_inflected(word: str, kinds: set[str]) -> None:
    assert offices([word]) == kinds


def test_where_nobody_s_words_are_asked_for_all_is_open() -> None:
    assert said_by(ARTICLE, (0, 60), None) is Said.OPEN


def test_the_speaker_s_own_name_is_told_from_what_is_said() -> None:
    asked = AskedSpeaker(("Jonas", "Lindqvist"), openly=True)
    assert names_speaker(asked, "Reeder Jonas Lindqvist")
    assert not names_speaker(asked, "Ada Moe")
    assert not names_speaker(asked, "Anna Lindqvist")
    assert not names_speaker(asked, "the ship that Lindqvist bought from the town is safe in the harbour")


_NAMESAKES = (
    "Ministerin Ulrike Maass bot sich als Vermittlerin an. Betriebsratschef Juergen Maass lehnte ab. "
    "Das Ergebnis nannte Juergen Maass später „ordentlich“."
)


@pytest.mark.parametrize(
    ("question", "language", "said"),
    [
        ("Wie nannte Ulrike Maass das Ergebnis?", "de", Said.ANOTHER_S),
        ("What did Mareile Maass call the result?", "en", Said.ANOTHER_S),
        ("Wie nannte Juergen Maass das Ergebnis?", "de", Said.THEIRS),
        ("Wie nannte Jürgen Maass das Ergebnis?", "de", Said.THEIRS),
        ("Was sagte Maass über das Ergebnis?", "de", Said.THEIRS),
    ],
)
def test_two_given_names_are_two_people_whether_or_not_they_are_known(
    question: str, language: str, said: Said
) -> None:
    start = _NAMESAKES.index("Das Ergebnis")
    asked = asked_speaker(question, language)
    assert said_by(Article("a.txt", _NAMESAKES, language="de"), (start, len(_NAMESAKES)), asked) is said


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Mareile", "Gernot", False),
        ("Jewgeni", "Евгений", True),
        ("Хью", "Hugh", None),
        ("Georgy", "Heorhii", None),
        ("Geigerin", "Ulrike", None),
    ],
)
def test_given_names_that_may_be_forms_of_one_are_open(one: str, other: str, same: bool | None) -> None:
    assert same_given((one,), (other,), "de") is same


def test_one_side_of_a_contrast_is_the_asked_group_s() -> None:
    text = "According to the union 600 people joined the strike, the company spoke of 450 at most."
    asked = asked_speaker("How many people joined the strike according to the company?", "en")
    assert said_by(Article("a.txt", text, language="en"), (0, len(text)), asked) is Said.THEIRS


@pytest.mark.parametrize(
    ("question", "language", "name"),
    [
        ("Was erwiderte Holm?", "de", "Holm"),
        ("Was antwortete Holm auf die Kritik?", "de", "Holm"),
        ("Wie reagierte Holm auf die Drohung?", "de", "Holm"),
        ("What did Holm reply to the minister?", "en", "Holm"),
        ("How did Holm react?", "en", "Holm"),
        ("Qu'a répondu Holm ?", "fr", "Holm"),
        ("¿Qué respondió Holm?", "es", "Holm"),
        ("Cosa ha risposto Holm?", "it", "Holm"),
        ("O que respondeu Holm?", "pt", "Holm"),
        ("Wat antwoordde Holm?", "nl", "Holm"),
        ("Co odpowiedział Holm?", "pl", "Holm"),
        ("Что ответил Холм?", "ru", "Холм"),
        ("Що відповів Холм?", "uk", "Холм"),
    ],
)
def test_whoever_replies_is_asked_for(question: str, language: str, name: str) -> None:
    asked = asked_speaker(question, language)
    assert asked is not None
    assert asked.name == (name,)
    assert asked.openly


@pytest.mark.parametrize(
    ("question", "language", "name"),
    [
        ("was sagte holm nach dem rennen", "de", "holm"),
        ("what did holm say about the race", "en", "holm"),
        ("wer hat laut holm gewonnen", "de", "holm"),
        ("qu'a dit holm", "fr", "holm"),
    ],
)
def test_a_name_in_small_letters_is_one_where_all_letters_are(
    question: str, language: str, name: str
) -> None:
    asked = asked_speaker(question, language)
    assert asked is not None
    assert asked.name == (name,)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("what did the mayor say about the race", "en"),
        ("was sagte die ministerin zum rennen", "de"),
        ("was sagte er nach dem rennen", "de"),
        ("how many came according to the police", "en"),
        ("what did they answer", "en"),
        ("Was antwortete die Ministerin?", "de"),
    ],
)
def test_a_role_or_a_pronoun_is_no_name(question: str, language: str) -> None:
    assert asked_speaker(question, language) is None or asked_speaker(question, language).is_group  # type: ignore[union-attr]
