"""Figures that a text takes back."""

from __future__ import annotations

import pytest

from assistant.claims.superseded import in_its_place, is_superseded, takes_back
from index.passages import sentences


def asked(question: str, sentence: str, words: str) -> bool:
    start = sentence.index(words)
    return is_superseded(question, sentence, (start, start + len(words)), (0, len(sentence)))


@pytest.mark.parametrize(
    ("question", "sentence", "old", "new"),
    [
        ("Wie viele Tote gab es?", "Es gab nicht 34, sondern 43 Tote.", "34", "43"),
        (
            "How high is the damage?",
            "It is 18 million, against 12 million on Tuesday.",
            "12 million",
            "18 million",
        ),
        (
            "À combien s'élèvent les dégâts ?",
            "Ils sont de 18 millions, contre 12 millions mardi.",
            "12",
            "18",
        ),
        ("¿Cuántos heridos hubo?", "Hubo 21 heridos en lugar de 17.", "17", "21"),
        ("Сколько погибло?", "Погибли 9 человек, а не 7.", "7", "9"),
        ("Quanti morti?", "I morti sono 12 invece di 15.", "15", "12"),
        ("How many workers are there?", "It has 900 workers, up from 700.", "700", "900"),
    ],
)
def test_what_is_set_against_the_figure_that_counts(question: str, sentence: str, old: str, new: str) -> None:
    assert asked(question, sentence, old)
    assert not asked(question, sentence, new)


@pytest.mark.parametrize(
    ("question", "sentence", "words"),
    [
        ("Wie viele Tote gab es?", "Zunächst war von 34 Toten die Rede gewesen.", "34"),
        ("How many died?", "Police had initially spoken of 17 dead.", "17"),
        ("Combien de morts ?", "On avait d'abord parlé de 17 morts.", "17"),
    ],
)
def test_what_was_reported_at_first(question: str, sentence: str, words: str) -> None:
    assert asked(question, sentence, words)


@pytest.mark.parametrize(
    ("question", "sentence", "words"),
    [
        ("Von wie vielen Toten war zunächst die Rede?", "Zunächst war von 34 Toten die Rede gewesen.", "34"),
        ("How many workers did it have before?", "It has 900 workers, up from 700.", "700"),
        ("Who spoke first?", "Police had initially spoken.", "Police"),
        ("How many came?", "In the end 200 came, not everybody happy.", "200"),
        ("How many voted against it?", "43 voted against the plan.", "43"),
    ],
)
def test_other_words_stay(question: str, sentence: str, words: str) -> None:
    assert not asked(question, sentence, words)


@pytest.mark.parametrize(
    ("text", "words", "instead"),
    [
        ("On Monday we reported that 40 ships came. The correct figure is 34.", "40", "34"),
        ("An earlier version of this article said 40 ships came.", "40", None),
        ("In unserer Ausgabe vom 5. Mai hieß es, es seien 40. Richtig sind 34.", "40", "34"),
        ("In einer früheren Version dieses Artikels hieß es, es seien 40.", "40", None),
        ("In einer früheren Fassung stand, es seien 40. Das ist falsch.", "40", None),
        (
            "Une première version de cet article faisait état de 40 navires. Il s'agit en fait de 34.",
            "40",
            "34",
        ),
        ("В предыдущей версии статьи говорилось о 40 судах. Правильно: 34.", "40", "34"),
        ("У попередній версії статті йшлося про 40 суден. Насправді їх 34.", "40", "34"),
        ("Una versión anterior de este artículo decía 40. En realidad son 34.", "40", "34"),
        ("Una prima versione dell'articolo riportava 40 navi. Il numero corretto è 34.", "40", "34"),
        ("W poprzedniej wersji artykułu podano 40 statków. Prawidłowa liczba to 34.", "40", "34"),
        ("In een eerdere versie van dit artikel stond 40. Het juiste aantal is 34.", "40", "34"),
        ("Uma versão anterior deste artigo dizia 40. Na verdade são 34.", "40", "34"),
        ("Am Montag hatte die Stadt noch von 40 Toten gesprochen.", "40", None),
        ("Nous devions rouvrir le 21 mai. Ce sera plutôt le 4 juin.", "21 mai", "4 juin"),
        ("The bridge was due to open on 3 May. It will now open on 9 June.", "3 May", "9 June"),
        ("Nicht 640, sondern 712 Einwohner gingen.", "640", "712"),
    ],
)
def test_what_a_text_corrects(text: str, words: str, instead: str | None) -> None:
    start = text.index(words)
    given = (start, start + len(words))
    ends = sentences(text, None)
    sentence = next(span for span in ends if span[0] <= start < span[1])
    following = next((span for span in ends if span[0] >= sentence[1]), None)
    assert takes_back("How many came?", text, given, sentence)
    assert is_superseded("How many came?", text, given, sentence)
    place = in_its_place(text, given, sentence, following)
    assert (text[slice(*place)] if place else None) == instead


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("As we reported on Monday, 40 ships came. It has 900 workers.", "40"),
        ("The first version of the bill allowed 40 days.", "40"),
        ("In einer früheren Fassung hieß es 40, richtig sind 34.", "34"),
        ("It is 18 million, against 12 million on Tuesday.", "12 million"),
        ("The museum was due to open on 3 May and did.", "3 May"),
        ("Sie kostete 21 Millionen, 3 mehr, als anfangs geschätzt.", "21 Millionen"),
    ],
)
def test_what_no_text_corrects(text: str, words: str) -> None:
    start = text.index(words)
    end = text.find(". ") + 1 or len(text)
    assert not takes_back("How many?", text, (start, start + len(words)), (0, end))


def test_what_was_first_reported_is_not_corrected_where_it_is_asked_for() -> None:
    text = "We reported that 40 ships came. The correct figure is 34."
    assert not takes_back("How many ships were originally reported?", text, (17, 19), (0, 31))
