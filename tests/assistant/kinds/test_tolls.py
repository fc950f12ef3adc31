"""Counted by their fate: the dead are not the saved, and nobody is a number, too."""

from __future__ import annotations

import pytest

from assistant.kinds.tolls import (
    asked_fate,
    counts_another_fate,
    counts_asked_fate,
    tells_of_nobody,
    tells_of_somebody,
)


@pytest.mark.parametrize(
    ("question", "language", "fate"),
    [
        ("How many people died in the fire?", "en", "dead"),
        ("Wie viele Menschen kamen bei dem Brand ums Leben?", "de", "dead"),
        ("Wie viele Verletzte gab es?", "de", "hurt"),
        ("Combien de personnes ont été arrêtées ?", "fr", "arrested"),
        ("¿Cuántos desaparecidos hay?", "es", "missing"),
        ("Сколько человек пострадало?", "ru", "hurt"),
        ("Ile osób ewakuowano?", "pl", "moved"),
        ("Hoeveel mensen zijn gered?", "nl", "saved"),
        ("How many millers were laid off?", "en", "dismissed"),
        ("Hány molnárt akartak elbocsátani?", "hu", "dismissed"),
        ("Câți morari vor să concedieze?", "ro", "dismissed"),
        ("Kuinka monta mylläriä irtisanottiin?", "fi", "dismissed"),
        ("Hur många dog i branden?", "sv", "dead"),
        ("Kolik lidí zemřelo?", "cs", "dead"),
        ("Kaç kişi öldü?", "tr", "dead"),
        ("多少人死亡？", "zh", "dead"),
        ("Hány molnár jött?", "hu", None),
        ("How many of the injured died?", "en", None),
        ("Why did they die?", "en", None),
        ("How many seats has the hall?", "en", None),
    ],
)
def test_the_fate_that_is_counted(question: str, language: str, fate: str | None) -> None:
    assert asked_fate(question, language) == fate


@pytest.mark.parametrize(
    ("question", "sentence", "words", "language", "is_other"),
    [
        ("How many died?", "All 96 passengers were rescued.", "96", "en", True),
        ("How many died?", "Two were killed and 14 were injured.", "14", "en", True),
        ("How many died?", "Two were killed and 14 were injured.", "Two", "en", False),
        ("How many were injured?", "Two were killed, 14 injured.", "14", "en", False),
        ("How many died?", "The fire claimed 12 victims.", "12", "en", False),
        ("How many died?", "Bei dem Unglück wurden 14 Menschen verletzt.", "14", "de", True),
        ("How many died?", "Drei Menschen starben, 14 wurden verletzt.", "Drei", "de", False),
        ("How many were injured?", "Se contaron ocho muertos.", "ocho", "es", True),
        ("How many were arrested?", "Polícia: 20 pessoas detidas e dois feridos.", "20", "pt", False),
        ("How many seats were there?", "All 96 passengers were rescued.", "96", "en", False),
        ("How many died?", "96 osób uratowano.", "96", "pl", True),
        ("How many died?", "96 hengen pelastui.", "96", "fi", True),
        ("How many died?", "Tre dog och elva skadades.", "elva", "sv", True),
        ("How many died?", "Tre dog och elva skadades.", "Tre", "sv", False),
        ("How many were hurt?", "Tři lidé zemřeli a jedenáct bylo zraněno.", "Tři", "cs", True),
        ("How many were hurt?", "Yangında üç kişi öldü.", "üç", "tr", True),
        ("How many died?", "事故造成三人死亡，十一人受伤。", "十一人", "zh", True),
        ("How many died?", "96 inimest pääses.", "96", "et", False),
        ("How many were laid off?", "Dessutom får 45 lärlingar anställning.", "45", "sv", True),
        ("How many were laid off?", "Die Mühle hat 45 Leute entlassen.", "45", "de", False),
    ],
)
def test_words_that_count_another_fate(
    question: str, sentence: str, words: str, language: str, is_other: bool
) -> None:
    start = sentence.index(words)
    given = counts_another_fate(question, "en", sentence, (start, start + len(words)), language)
    assert given is is_other


@pytest.mark.parametrize(
    ("question", "asked_in", "sentence", "language", "told"),
    [
        ("How many died?", "en", "All 96 were saved; nobody died.", "en", "nobody died"),
        ("Gab es Tote?", "de", "Der Zug entgleiste. Tote gab es nicht.", "de", "Tote gab es nicht"),
        (
            "Wurde jemand verletzt?",
            "de",
            "Verletzt wurde niemand, sagte die Polizei.",
            "de",
            "Verletzt wurde niemand",
        ),
        (
            "How many were hurt?",
            "en",
            "L'incendie n'a fait aucun blessé.",
            "fr",
            "L'incendie n'a fait aucun blessé",
        ),
        ("How many were hurt?", "en", "Никто не пострадал.", "ru", "Никто не пострадал"),
        ("How many died?", "en", "Nobody was arrested, but three people died.", "en", None),
        ("How many were hurt?", "en", "Two were not hurt.", "en", None),
        ("How many were hurt?", "en", "Of them 2 were not hurt.", "en", None),
        ("How many seats are there?", "en", "Nobody died.", "en", None),
        ("有人死亡吗？", "zh", "九人受伤，没有人死亡。", "zh", "没有人死亡"),
        ("Did anyone die?", "en", "Nio skadades men ingen dog.", "sv", "ingen dog"),
        ("Did anyone die?", "en", "Dokuz kişi yaralandı, ölen olmadı.", "tr", "ölen olmadı"),
        ("Did anyone die?", "en", "Nimeni nu a murit, dar nouă au fost rănite.", "ro", "Nimeni nu a murit"),
        (
            "Did anyone die?",
            "en",
            "Kilencen megsérültek, de senki nem halt meg.",
            "hu",
            "de senki nem halt meg",
        ),
        (
            "Did anyone die?",
            "en",
            "Kukaan ei kuollut, mutta yhdeksän loukkaantui.",
            "fi",
            "Kukaan ei kuollut",
        ),
        ("Did anyone die?", "en", "Devět lidí bylo zraněno, ale nikdo nezemřel.", "cs", "nikdo nezemřel"),
        ("Did anyone die?", "en", "أصيب تسعة أشخاص ولم يمت أحد.", "ar", "ولم يمت أحد"),
        (
            "Did anyone die?",
            "en",
            "Τραυματίστηκαν εννέα, αλλά δεν σκοτώθηκε κανείς.",
            "el",
            "δεν σκοτώθηκε κανείς",
        ),
        ("Did anyone die?", "en", "9人が負傷したが、死者は出なかった。", "ja", "死者は出なかった"),
    ],
)
def test_nobody(question: str, asked_in: str, sentence: str, language: str, told: str | None) -> None:
    span = tells_of_nobody(question, asked_in, sentence, language)
    assert (sentence[slice(*span)] if span else None) == told


@pytest.mark.parametrize(
    ("sentence", "language", "told"),
    [
        ("Two men died and nine were injured.", "en", "Two men died"),
        ("Two men died, but nobody was arrested.", "en", "Two men died"),
        ("Two men died, which nobody believed.", "en", None),
        ("Neun wurden verletzt, zwei starben.", "de", "zwei starben"),
        ("九人受伤，两人死亡。", "zh", "两人死亡"),
        ("It is not true that two men died.", "en", None),
        ("Es stimmt nicht, dass zwei Männer starben.", "de", None),
        ("Two died on Monday, and two died on Tuesday.", "en", None),
        ("Nine were injured.", "en", None),
    ],
)
def test_somebody(sentence: str, language: str, told: str | None) -> None:
    span = tells_of_somebody("Did anyone die?", "en", sentence, language)
    assert (sentence[slice(*span)] if span else None) == told


@pytest.mark.parametrize(
    ("sentence", "words", "language", "is_it"),
    [
        ("La empresa quería despedir a 30 molineros.", "30", "es", True),
        ("Los 340 molineros volvieron.", "340", "es", False),
        ("Bolaget ville säga upp 30 mjölnare, men 45 får vara kvar.", "30", "sv", True),
        ("Bolaget ville säga upp 30 mjölnare, men 45 får vara kvar.", "45", "sv", False),
    ],
)
def test_a_number_beside_the_fate_that_is_asked_for(
    sentence: str, words: str, language: str, is_it: bool
) -> None:
    start = sentence.index(words)
    question = "Hány molnárt akartak elbocsátani?"
    assert counts_asked_fate(question, "hu", sentence, (start, start + len(words)), language) is is_it
    assert not counts_asked_fate("Hány molnár jött?", "hu", sentence, (start, start + len(words)), language)
