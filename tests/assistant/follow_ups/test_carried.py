from __future__ import annotations

import pytest

from assistant.answer import Turn
from assistant.follow_ups.carried import Said, has_carried, may_stand_alone, standalone

REFUSAL = (
    "The articles do not say (articles searched: 21). The archive covers 7 December 2021 to 14 February 2022."
)


def after(*turns: tuple[str, str], language: str = "en") -> Said:
    said = None
    for question, answer in turns:
        said = Said.after(Turn(question, answer), language, said)
    assert said is not None
    return said


def test_topic_and_date_stand_behind_the_question() -> None:
    said = after(("How long did the video summit of Biden and Putin on 7 December last?", "Two hours."))
    assert standalone("And where did Putin speak?", "en", said) == (
        "And where did Putin speak? video summit Biden on 7 December."
    )


def test_question_words_of_the_last_question_stay_behind() -> None:
    said = after(("Wie lange dauerte der Streik in Hanau?", "Neun Tage."), language="de")
    assert standalone("Und wer rief ihn aus?", "de", said) == "Und wer rief ihn aus? Streik Hanau."


def test_whole_question_with_a_name_stands_alone_in_a_language_without_lists() -> None:
    said = after(("Hur länge varade strejken i Kalmar?", "Nio dagar."), language="sv")
    assert standalone("Kdy mluvil Novák s Kalmarem?", "cs", said) == "Kdy mluvil Novák s Kalmarem?"


def test_small_words_of_a_language_without_lists_are_not_carried() -> None:
    said = after(("Hur länge varade strejken i Kalmar?", "Nio dagar."), language="sv")
    assert standalone("Varför?", "sv", said) == "Varför? varade strejken Kalmar."


def test_pronoun_brings_in_who_the_last_answer_was() -> None:
    said = after(
        ("Who coaches Torreba United?", "Milan Drobny — New man, 3 July 2021: “Milan Drobny begins.” [1]")
    )
    assert said.names == ("Milan Drobny",)
    assert standalone("How old is he?", "en", said).startswith("How old is he? Milan Drobny ")


def test_known_exact_answer_goes_before_the_text() -> None:
    turn = Turn(
        "Who coaches Torreba?", "The club made Milan Drobny its coach, says Ines Harlow.", "Milan Drobny"
    )
    assert Said.after(turn, "en", None).names == ("Milan Drobny",)


@pytest.mark.parametrize(
    "answer", [REFUSAL, "Two Hours.", "12 Million Euros.", "Title, 3 July 2021: “No.” [1]"]
)
def test_refusals_amounts_and_titles_bring_in_nobody(answer: str) -> None:
    assert after(("How much did the bridge cost?", answer)).names == ()


def test_name_of_an_earlier_answer_lasts_through_follow_ups() -> None:
    said = after(("Who won the vote in Sandhorst?", "Petra Lüders."), ("And by how much?", "54 per cent."))
    assert "Petra Lüders" in standalone("Which party does she belong to?", "en", said)


def test_new_topic_leaves_the_old_one_behind() -> None:
    said = after(
        ("Who won the vote in Sandhorst?", "Petra Lüders."),
        ("Who built the dam of Valmora?", "Sandro Pelli."),
    )
    assert standalone("When was it built?", "en", said) == "When was it built? Sandro Pelli dam Valmora."


def test_question_with_its_own_date_does_not_take_the_old_one() -> None:
    said = after(("How long did Reuss speak on 5 May?", "An hour."))
    assert standalone("What did she say on 9 June?", "en", said) == "What did she say on 9 June? Reuss speak."


def test_border_of_a_date_is_kept() -> None:
    said = after(("What did Reuss say before 5 May?", "Nothing."))
    assert standalone("And why?", "en", said).endswith("before 5 May.")


def test_speech_of_the_last_question_is_not_asked_for_again() -> None:
    said = after(("Who warned about the dam in Valmora?", "x"))
    assert standalone("And who paid for it?", "en", said) == "And who paid for it? dam Valmora."
    assert standalone("And when?", "en", said) == "And when? warned dam Valmora."


def test_how_many_does_not_carry_what_was_counted() -> None:
    said = after(("How many deaths did the quake in Karsania cause?", "200."))
    assert standalone("How many injured?", "en", said) == "How many injured? quake Karsania cause."


@pytest.mark.parametrize(
    ("last", "question", "language", "expected"),
    [
        ("How many came in 2018 to Kalt?", "And in 2019?", "en", "How many came in 2019 to Kalt?"),
        ("How many came to Kalt in 2018?", "What about 2019?", "en", "How many came to Kalt in 2019?"),
        (
            "What was inflation in Valdoria in March 2011?",
            "And in April?",
            "en",
            "What was inflation in Valdoria in April 2011?",
        ),
        (
            "Wie lange sprach Reuss im Dezember 2021?",
            "Und im Januar?",
            "de",
            "Wie lange sprach Reuss im Januar?",
        ),
        ("Quel temps fera-t-il à Lyon ?", "Et à Brest ?", "fr", "Quel temps fera-t-il à Brest ?"),
        ("What did Senator Boyd say?", "And Senator Quill?", "en", "What did Senator Quill say?"),
        ("What did the governor say of Kalt?", "And the mayor?", "en", "What did the mayor say of Kalt?"),
    ],
)
def test_one_thing_takes_the_place_of_another(last: str, question: str, language: str, expected: str) -> None:
    assert standalone(question, language, after((last, "x"), language=language)) == expected


def test_what_has_no_counterpart_stands_before_the_last_question() -> None:
    said = after(("Who won?", "x"))
    assert standalone("And in April?", "en", said) == "And in April? Who won?"


def test_question_that_stands_alone_is_the_same_text() -> None:
    question = "Which airline  cancelled its flights to Iceland – and why?"
    assert standalone(question, "en", after(("Who won?", "x"))) is question


@pytest.mark.parametrize("question", ["Who spoke of hysteria?", "Minsk?", "Who owns Tesla Motors?"])
def test_nothing_is_carried_from_a_refused_question(question: str) -> None:
    assert standalone(question, "en", after(("What did Tesla cost?", REFUSAL))) == question


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("And BMW?", "What did BMW cost?"),
        ("What about BMW?", "What did BMW cost?"),
        ("Who owns it?", "Who owns it? Tesla cost."),
        ("And when?", "And when? Tesla cost."),
        ("Why?", "Why? Tesla cost."),
    ],
)
def test_question_that_says_nothing_by_itself_leans_on_a_refused_one(question: str, expected: str) -> None:
    assert standalone(question, "en", after(("What did Tesla cost?", REFUSAL))) == expected


def test_date_takes_the_place_of_a_refused_questions() -> None:
    said = after(("How many came to Kalt in 2018?", REFUSAL))
    assert standalone("In 2019?", "en", said) == "How many came to Kalt In 2019?"


def test_refused_questions_are_passed_over_for_the_last_one_answered() -> None:
    said = after(
        ("Who opened the Eldon bridge?", "Ines Harlow."),
        ("How wide is it?", REFUSAL),
        ("What did Tesla cost?", REFUSAL),
    )
    assert standalone("Who paid the architect?", "en", said) == "Who paid the architect? opened Eldon bridge."


@pytest.mark.parametrize(
    ("question", "in_doubt"),
    [
        ("Who spoke of hysteria?", True),
        ("What did the spokesman say?", True),
        ("And who spoke of hysteria?", False),
        ("Who called it hysteria?", False),
        ("How many people died?", False),
        ("Why?", False),
        ("And in April?", False),
        ("Which airline cancelled its flights to Iceland?", False),
    ],
)
def test_question_with_a_topic_and_nothing_that_points_back_may_stand_alone(
    question: str, in_doubt: bool
) -> None:
    said = after(("Where did the barge sink?", "Off Kalt."))
    assert may_stand_alone(question, "en", said) is in_doubt


@pytest.mark.parametrize(
    ("read_as", "topic"),
    [
        ("Wie lange dauerte der Videogipfel?", "Videogipfel"),
        ("Wie lange dauerte der Videogipfel? gewann Wahl Xanten.", "Videogipfel gewann Wahl Xanten"),
        (None, "Videogipfel gewann Wahl Xanten"),
    ],
)
def test_topic_is_the_last_questions_as_it_was_read(read_as: str | None, topic: str) -> None:
    said = after(("Wer gewann die Wahl in Xanten?", "x"), language="de")
    said = Said.after(Turn("Wie lange dauerte der Videogipfel?", "Zwei Stunden.", None, read_as), "de", said)
    assert standalone("Und wer nahm teil?", "de", said) == f"Und wer nahm teil? {topic}."


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("And who paid for the dam?", "And who paid for the dam? built Valmora."),
        ("How old is Pelli?", "How old is Pelli? Sandro Pelli built dam Valmora."),
        ("How old is she?", "How old is she? Petra Lüders won vote Sandhorst."),
        ("And who lost the vote?", "And who lost the vote? won Sandhorst."),
    ],
)
def test_name_or_word_of_an_older_topic_brings_it_back(question: str, expected: str) -> None:
    said = after(
        ("Who built the dam of Valmora?", "Sandro Pelli."),
        ("Who won the vote in Sandhorst?", "Petra Lüders."),
    )
    assert standalone(question, "en", said) == expected


def test_older_topic_that_only_a_name_brings_back_is_in_doubt() -> None:
    said = after(("Who built the dam of Valmora?", "Sandro Pelli."), ("Who won the vote in Kalt?", "x"))
    assert may_stand_alone("How old is Pelli?", "en", said)
    assert not may_stand_alone("And how old is Pelli?", "en", said)


@pytest.mark.parametrize(
    ("last", "question", "language", "expected"),
    [
        ("Who won in Kalt in 2015?", "I meant 2016", "en", "Who won in Kalt in 2016?"),
        ("Who won the cup?", "I meant 2016", "en", "Who won the cup? 2016."),
        (
            "Wie lange dauerte das Treffen in Kalt im November?",
            "ich meine das Treffen im Mai",
            "de",
            "Wie lange dauerte das Treffen in Kalt im Mai?",
        ),
        ("Qui a ouvert le pont à Brest ?", "je voulais dire à Lyon", "fr", "Qui a ouvert le pont à Lyon ?"),
        (
            "Сколько лет строили больницу в Липовце?",
            "я имел в виду мост в Зареченске",
            "ru",
            "Сколько лет строили мост в Зареченске?",
        ),
    ],
)
def test_correction_takes_the_place_of_what_it_puts_right(
    last: str, question: str, language: str, expected: str
) -> None:
    assert standalone(question, language, after((last, "x"), language=language)) == expected


@pytest.mark.parametrize(
    ("text", "has"), [("The Eldon bridge is long.", True), ("The bridge is long.", False), ("Eldon", True)]
)
def test_carried_names_tell_whether_an_article_is_on_the_topic(text: str, has: bool) -> None:
    assert has_carried("Who paid?", "Who paid? bridge Eldon.", text, "en") is has


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How high was the turnout?", "How high was the turnout? won vote Sandhorst."),
        ("What did she say?", "What did she say? Petra Lüders won vote Sandhorst."),
        ("When was that?", "When was that? won vote Sandhorst."),
        ("What did her adviser say?", "What did her adviser say? Petra Lüders won vote Sandhorst."),
    ],
)
def test_who_answered_is_carried_only_where_somebody_is_meant(question: str, expected: str) -> None:
    assert standalone(question, "en", after(("Who won the vote in Sandhorst?", "Petra Lüders."))) == expected


def test_only_the_latest_name_is_carried() -> None:
    said = after(("Who won the vote in Sandhorst?", "Petra Lüders."), ("And in Kalt?", "Ines Harlow."))
    assert standalone("What did she say?", "en", said) == "What did she say? Ines Harlow won vote Kalt."


@pytest.mark.parametrize(
    ("language", "last", "then", "question", "expected"),
    [
        ("en", "Who won the vote in Sandhorst?", "How high was the turnout?", "And in Kalt?", "in Kalt"),
        (
            "de",
            "Wer gewann die Wahl in Sandhorst?",
            "Wie hoch war die Beteiligung?",
            "Und in Kalt?",
            "in Kalt",
        ),
        (
            "fr",
            "Qui a gagné le vote à Sandhorst ?",
            "Quelle a été la participation ?",
            "Et à Kalt ?",
            "à Kalt",
        ),
    ],
)
def test_place_that_was_carried_is_exchanged_too(
    language: str, last: str, then: str, question: str, expected: str
) -> None:
    written = standalone(question, language, after((last, "x"), (then, "57"), language=language))
    assert written.startswith(then.rstrip(" ?")) and expected in written and "Sandhorst" not in written


@pytest.mark.parametrize(
    ("language", "last", "question", "expected"),
    [
        ("en", "What did Orme say about fees?", "And in Kalt?", "What did Orme say about fees in Kalt?"),
        ("de", "Was sagte Orme über die Gebühr?", "Und in Kalt?", "Was sagte Orme über die Gebühr in Kalt?"),
        ("fr", "Qu'a dit Orme sur le péage ?", "Et à Kalt ?", "Qu'a dit Orme sur le péage à Kalt ?"),
    ],
)
def test_place_that_the_last_question_lacks_is_added(
    language: str, last: str, question: str, expected: str
) -> None:
    assert standalone(question, language, after((last, "x"), language=language)) == expected


@pytest.mark.parametrize(
    ("language", "last", "question", "expected"),
    [
        (
            "en",
            "What did Orme say about fees?",
            "And his adviser?",
            "What did his adviser say about fees? Orme.",
        ),
        (
            "de",
            "Was sagte Orme über Gebühren?",
            "Und sein Berater?",
            "Was sagte sein Berater über Gebühren? Orme.",
        ),
        (
            "de",
            "Was sagte Orme über Gebühren?",
            "Und ihr Sprecher?",
            "Was sagte ihr Sprecher über Gebühren? Orme.",
        ),
    ],
)
def test_somebodys_adviser_takes_their_place(language: str, last: str, question: str, expected: str) -> None:
    assert standalone(question, language, after((last, "x"), language=language)) == expected


def test_pronoun_behind_a_refused_follow_up_means_what_was_answered() -> None:
    said = after(
        ("Who opened the Eldon bridge?", "Ines Harlow."),
        ("How high was the toll on it?", REFUSAL),
    )
    assert (
        standalone("When was she born?", "en", said) == "When was she born? Ines Harlow opened Eldon bridge."
    )


def test_words_of_the_question_itself_are_not_carried_ones() -> None:
    assert not has_carried("who owns Kalt?", "Who owns Kalt now? Orme.", "Kalt is a town.", "en")


def test_somebodys_adviser_takes_no_place_among_carried_words() -> None:
    said = after(("Who leads the union in Kalt?", "Petra Lüders."), ("What does she demand?", "Pay."))
    written = standalone("And her adviser?", "en", said)
    assert written.startswith("And her adviser? Petra Lüders")
