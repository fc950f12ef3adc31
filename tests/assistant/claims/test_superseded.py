"""Figures that a text takes back."""

from __future__ import annotations

import pytest

from assistant.claims.superseded import corrects, in_its_place, is_superseded, takes_back
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


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("He conceded that his figure, eleven months, was too high; the correct number was seven.", "eleven", "seven"),
        ("She said her estimate of 40 was too low; correct would be 52.", "40", "52"),
        ("Er räumte ein, dass seine Angabe, elf Monate, zu hoch gewesen sei; richtig seien sieben.", "elf", "sieben"),
        ("Ihre Schätzung von 40 Toten sei zu niedrig gewesen, richtig wären 52.", "40", "52"),
        ("Il a reconnu que son estimation, onze mois, était trop élevée ; en réalité, ce sont sept.", "onze", "sept"),
        ("Admitió que su cifra de once meses era demasiado alta; en realidad son siete.", "once", "siete"),
        ("Ha ammesso che la stima di undici mesi era troppo alta; in realtà sono sette.", "undici", "sette"),
        ("Hij gaf toe dat zijn schatting van elf maanden te hoog was; het juiste aantal is zeven.", "elf", "zeven"),
        ("Przyznał, że jego szacunek, 40 osób, był zawyżony; w rzeczywistości było ich 34.", "40", "34"),
        ("Admitiu que a estimativa de 40 era demasiado alta; na verdade são 34.", "40", "34"),
        ("Он признал, что его оценка в 40 дней была завышена; на самом деле их 34.", "40", "34"),
        ("Він визнав, що його оцінка у 40 днів була завищена; насправді їх 34.", "40", "34"),
        ("His estimate of 40 days was too high. The correct figure is 34.", "40", "34"),
    ],
)  # fmt: skip
def test_a_figure_that_somebody_calls_too_high_gives_way_to_the_right_one(
    text: str, wrong: str, right: str
) -> None:
    spans = sentences(text, None)
    start = text.index(wrong)
    given = (start, start + len(wrong))
    following = spans[1] if len(spans) > 1 else None
    assert corrects("How many?", text, given, spans[0])
    place = in_its_place(text, given, spans[0], following)
    assert place is not None and text[slice(*place)].split()[0] == right
    assert not corrects("How many?", text, place, spans[0])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The minister said a rent of 40 euros was too high for families.", "40"),
        ("Ein Preis von 40 Euro sei zu hoch, sagte sie.", "40"),
        ("Il juge 40 élèves par classe trop élevé.", "40"),
    ],
)
def test_what_is_judged_too_high_is_no_figure_that_was_wrong(text: str, words: str) -> None:
    start = text.index(words)
    assert not corrects("How much?", text, (start, start + len(words)), (0, len(text)))


def test_what_was_so_at_first_says_nothing_of_a_figure_in_another_clause() -> None:
    sentence = "Anfangs gab es 34 Tote, inzwischen sind es 43."
    assert asked("Wie viele Tote gab es?", sentence, "34")
    assert not asked("Wie viele Tote gab es?", sentence, "43")
