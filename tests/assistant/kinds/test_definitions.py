"""Who or what a name stands for."""

from __future__ import annotations

import pytest

from assistant.kinds.answer_types import fits
from assistant.kinds.definitions import asked_thing, find_descriptions, names_in_full, says_nothing_of


@pytest.mark.parametrize(
    ("question", "before", "words", "after"),
    [
        (
            "What is Kelvar-3?",
            "The ship carries a sonar named Kelvar-3, which finds ",
            "old cables",
            " on the bed.",
        ),
        ("Was ist Kelvar-3?", "Kelvar-3 hat im Hafen ", "eine Mine", " gefunden."),
        ("Who is Maud Eriksen?", "Maud Eriksen met ", "the bishop", " on Monday."),
        ("Qui est Marie Dupont ?", "Marie Dupont a rencontré ", "le président", " hier."),
        ("Кто такой Иван Петров?", "Иван Петров встретил ", "министра", " в Москве."),
        ("Wie is Jan Bos?", "Jan Bos sprak met ", "een rechter", " in Breda."),
    ],
)
def test_what_another_clause_is_about_is_no_description(
    question: str, before: str, words: str, after: str
) -> None:
    assert not fits(question, words, before=before, after=after)


@pytest.mark.parametrize(
    ("question", "before", "words", "after"),
    [
        ("What is Kelvar-3?", "The ship carries ", "a sonar", " named Kelvar-3, which finds cables."),
        ("What is Kelvar-3?", "Kelvar-3, built in Oslo, is now also ", "a trade mark", "."),
        ("What is Kelvar-3?", "It is ", "a new sonar", "."),
        ("Who is Maud Eriksen?", "Maud Eriksen, 45, ", "a baker from Lund", ", said no."),
        ("Who is Maud Eriksen?", "The verdict was read by ", "presiding judge", " Maud Eriksen."),
        ("Who is Maud Eriksen?", "Maud Eriksen, who ", "chairs the court", ", said no."),
        ("Qui est Marie Dupont ?", "", "La maire de Lille", ", Marie Dupont, a dit non."),
        ("Chi è Paolo Neri?", "ha detto ", "il sindaco di Lucca", " Paolo Neri."),
        ("Kim jest Jan Nowak?", "powiedział ", "rzecznik policji", " Jan Nowak."),
        ("Кто такой Иван Петров?", "Иван Петров - ", "режиссёр", "."),
        ("Was ist Pekings Ziel?", "Peking will ", "den Hafen", " kaufen."),
        ("Was ist das Problem?", "Das Problem sei, dass ", "die Kassen leer", " sind."),
        ("Who is the mayor of Lund?", "Lund has chosen ", "Maud Eriksen", "."),
    ],
)
def test_a_description_is_and_other_questions_ask_for_none(
    question: str, before: str, words: str, after: str
) -> None:
    assert fits(question, words, before=before, after=after)


@pytest.mark.parametrize(
    ("question", "sentence", "description"),
    [
        ("Wer ist Detmar Vogel?", "Schulleiter Detmar Vogel lud am Montag ein.", "Schulleiter"),
        ("Who is Detmar Vogel?", "Am Montag lud der Schulleiter Detmar Vogel ein.", "Schulleiter"),
        ("Vem är Fredrik Wall?", "Bolagets vd Fredrik Wall varslar 40 anställda.", "vd"),
        ("Kuka on Ann Poe?", "The firm's clerk Ann Poe left.", "clerk"),
        (
            "Quem é Marta Dinho?",
            "A presidente da cooperativa, Marta Dinho, disse que sim.",
            "presidente da cooperativa",
        ),
        (
            "Cine este Marta Dinho?",
            "La direttrice del mulino, Marta Dinho, ha detto no.",
            "direttrice del mulino",
        ),
        ("Ki az a Jan Nowak?", "Powiedział to bibliotekarz Jan Nowak.", "bibliotekarz"),
        ("Kdo je Jan Nowak?", "Jan Nowak, a baker, said no.", "a baker"),
        ("Ποιος είναι ο Jan Bos;", "Jan Bos, de molenaar, zei nee.", "de molenaar"),
        ("Jan Bos kimdir?", "Jan Bos, a miller, said no.", "a miller"),
        ("Hvem er Jan Bos?", "Jan Bos, een molenaar, zei nee.", "een molenaar"),
        ("What is Kelvar-3?", "The ship carries a sonar named Kelvar-3, which finds cables.", "a sonar"),
        ("Wer ist Eva Rau?", "„Nein“, sagte die Vorsitzende Richterin Eva Rau.", "Vorsitzende Richterin"),
        ("Who is Ann Berg?", "Ann Berg, 45, a baker from Lund, said no.", "a baker from Lund"),
        ("Was ist Torvan?", "Torvan ist ein Wirkstoff gegen Gicht.", "ein Wirkstoff gegen Gicht"),
    ],
)
def test_a_sentence_describes(question: str, sentence: str, description: str) -> None:
    assert description in [sentence[low:high] for low, high in find_descriptions(question, sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ann Berg met the bishop on Monday.",
        "Das sagte in Hannover Ann Berg.",
        "Am Dienstag kam Ann Berg.",
        "They never remembered that Ann Berg came.",
        "The mill burned down, Ann Berg said.",
    ],
)
def test_no_description_stands_where_the_name_only_acts(sentence: str) -> None:
    assert not find_descriptions("Who is Ann Berg?", sentence)


def test_a_dutch_question_asks_who_and_a_german_one_how() -> None:
    assert asked_thing("Wie is Jan Bos?") == "Jan Bos"
    assert asked_thing("Wie ist Jan Bos?") is None


@pytest.mark.parametrize(
    ("question", "sentence", "description"),
    [
        ("Кто такой Илья Сомов?", "Директор мельницы Илья Сомов открыл выставку.", "Директор мельницы"),
        ("Who is Ilya Somov?", "Директор мельницы Илья Сомов открыл выставку.", "Директор мельницы"),
        ("Kdo je Petr Holan?", "Ředitel mlýna Petr Holan to oznámil.", "Ředitel mlýna"),
        ("Kim jest Piotr Holan?", "Dyrektor szkoły Piotr Holan to ogłosił.", "Dyrektor szkoły"),
        ("Cine este Ion Moraru?", "Directorul școlii Ion Moraru a spus.", "Directorul școlii"),
        (
            "Qui est Jean Moulard ?",
            "La directrice du moulin, Anne Roy, et le chef d'atelier Jean Moulard.",
            "chef d'atelier",
        ),
        (
            "¿Quién es Juan Molino?",
            "El director de la escuela Vega Juan Molino habló.",
            "director de la escuela Vega",
        ),
        ("Wer ist eigentlich Eva Mühl?", "Die Chefin der Polizei Eva Mühl sprach.", "Chefin der Polizei"),
        (
            "Ποιος είναι ο Νίκος Μύλος;",
            "Ο διευθυντής του σχολείου Νίκος Μύλος είπε.",
            "διευθυντής του σχολείου",
        ),
        ("Ayşe Değirmen kimdir?", "Açıklamayı yapan köy muhtarı Ayşe Değirmen konuştu.", "köy muhtarı"),
        ("Kuka on Matti Mylly?", "Tehtaan toimitusjohtaja Matti Mylly sanoi.", "toimitusjohtaja"),
        ("من هو سامي الطحان؟", "وقال وزير الصحة سامي الطحان ذلك.", "وزير الصحة"),
        (
            "Who is Ann Poe again?",
            "The head of the Leigh Cooperative Ann Poe said no.",
            "head of the Leigh Cooperative",
        ),
        (
            "Кто такой Юрий Мельник?",
            "По словам помощника президента Юрия Мельника, нет.",
            "помощника президента",
        ),
    ],
)
def test_a_role_before_a_name_comes_with_what_it_is_of(
    question: str, sentence: str, description: str
) -> None:
    assert description in [sentence[low:high] for low, high in find_descriptions(question, sentence)]


@pytest.mark.parametrize(
    ("question", "sentence", "language"),
    [
        ("Кто такой Илья Сомов?", "Директор уволил Илью Сомова.", "ru"),
        ("Kdo je Petr Holan?", "Ředitel odvolal Petra Holana.", "cs"),
        ("Kim jest Piotr Holan?", "Dyrektor chwali Piotra Holana.", "pl"),
        ("Qui est Jean Moulard ?", "Le directeur du moulin accuse Jean Moulard.", "fr"),
        ("Qui est Jean Moulard ?", "Hier, Jean Moulard, a promis des primes.", "fr"),
        ("Who is Ann Poe?", "The director of the museum told Ann Poe a story.", "en"),
        ("Who is Ann Poe?", "The letter was addressed to Mrs Ann Poe.", "en"),
        ("Chi è Anna Mulino?", "Lo dice Anna Mulino, il motore si è spento.", "it"),
        ("Who is Ann Poe?", "According to Ann Poe, the engine stopped.", "en"),
        ("Wer ist Mühl?", "Das sagte Alexander Mühl.", "de"),
        ("What is Molino Verde?", "Lo dijo el portavoz de la cooperativa Molino Verde.", "es"),
    ],
)
def test_what_does_something_to_the_name_is_no_role(question: str, sentence: str, language: str) -> None:
    assert not find_descriptions(question, sentence, language)


def test_what_a_role_is_of_says_nothing_of_who_bears_it() -> None:
    after = ", Marta Dinho, disse que sim."
    assert not fits("Quem é Marta Dinho?", "cooperativa Verde", before="A presidente da ", after=after)
    assert fits("Quem é Marta Dinho?", "presidente da cooperativa Verde", before="A ", after=after)


@pytest.mark.parametrize(
    ("sentence", "language", "nothing"),
    [
        ("Er dankte den Eltern.", "de", True),
        ("Sie ist Ärztin in Lund.", "de", False),
        ("Der Lehrer dankte den Eltern.", "de", False),
        ("Sie leitet die Mühle.", "de", False),
        ("She thanked the town.", "en", True),
        ("He was born in Lund.", "en", False),
        ("Tackade föräldrarna gjorde hon.", "sv", True),
        ("Ann Poe thanked the town.", "en", False),
        ("Он из Москвы.", "ru", False),
    ],
)
def test_a_sentence_without_the_name_and_without_a_verb_of_being(
    sentence: str, language: str, nothing: bool
) -> None:
    assert says_nothing_of("Who is Ann Poe?", sentence, language) is nothing
    assert not says_nothing_of("What did Ann Poe do?", sentence, language)


def test_a_namesake_is_not_named_in_full() -> None:
    assert names_in_full("Who is Ann Poe?", "The miller Ann Poe left.")
    assert names_in_full("Who is Ilya Somov?", "Мельник Илья Сомов уехал.")
    assert not names_in_full("Who is Ann Poe?", "The miller Ada Poe left.")
    assert not names_in_full("Who is Ann Furtado?", "The miller Ann Furtadinho left.")
    assert not names_in_full("Who is Poe?", "The miller Ann Poe left.")


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("من هو سامي الطحان؟", "سامي الطحان"),
        ("من هو الرئيس؟", None),
        ("Ποιος είναι ο δήμαρχος;", None),
        ("Kim jest łowczy?", None),
        ("Kdo je šéf?", None),
        ("Wer ist denn Ann Poe genau?", "Ann Poe"),
        ("Who is Ann Poe again?", "Ann Poe"),
        ("Who is Ann's boss?", None),
    ],
)
def test_a_name_is_asked_about_and_no_role(question: str, thing: str | None) -> None:
    assert asked_thing(question) == thing


@pytest.mark.parametrize(
    ("question", "sentence", "language", "description"),
    [
        # what describes the role, and whose it is
        ("Who is Jana Petrova?", "Das teilte Nowaks außenpolitische Beraterin Jana Petrova mit.", "de",
         "Nowaks außenpolitische Beraterin"),
        ("Wer ist Ines Roth?", "Am Montag sprach die neue Rektorin Ines Roth.", "de", "neue Rektorin"),
        ("Who is Ian Holm?", "Nowak's senior trade adviser Ian Holm said so.", "en", "Nowak's senior trade adviser"),
        ("Wer ist Ines Roth?", "Am Montag erklärte Sprecherin Ines Roth das.", "de", "Sprecherin"),
        # an owner of a role looks like a role: the name may be either's, or is inflected like the owner
        ("Wer ist Ivo Kern?", "Das sagte der Berater des neuen Präsidenten Ivo Kern.", "de", None),
        ("Wer ist Ina Kern?", "Das sagte ein Sprecher der Ministerin Ina Kern.", "de", None),
        ("Wer ist Ina Kern?", "Das sagte der Minister Ina Kern.", "de", "Minister"),
        ("Кто такой Иван Носов?", "Это сказал помощник президента Иван Носов.", "ru", "помощник президента"),
        ("Кто такой Иван Носов?", "Это сказал помощник президента Ивана Носова.", "ru", "президента"),
        # endings of roles before a name
        ("Kdo je Hana Malá?", "Řekla to ředitelka Hana Malá.", "cs", "ředitelka"),
        ("Kdo je Jan Bílý?", "Uvedl to jednatel Jan Bílý.", "cs", "jednatel"),
        ("Tko je Ana Babić?", "Rekla je načelnica Ana Babić.", "hr", "načelnica"),
    ],
)  # fmt: skip
def test_a_role_before_the_name_with_what_is_of_it(
    question: str, sentence: str, language: str, description: str | None
) -> None:
    found = [sentence[slice(*span)] for span in find_descriptions(question, sentence, language)]
    assert found == ([] if description is None else [description])
