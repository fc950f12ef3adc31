"""What is said of a second article's account: that it agrees, differs, is of another time, corrects, or nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Answer
from index.records import Article
from tests.assistant.scripted import MemoryArchive, WordJudge, chain


def article(source: str, text: str, date: str | None, language: str) -> Article:
    return Article(source, text, title=None, date=date, language=language)


def asked(question: str, *articles: Article, behind: float = 0.0, **probability_of: float) -> Answer:
    class Judge(WordJudge):
        def judge(self, question, passages):  # type: ignore[no-untyped-def]
            first, *others = super().judge(question, passages)
            return [first, *(replace(item, score=first.score - behind) for item in others)]

    return chain(MemoryArchive(*articles), Judge(**probability_of)).invoke(question)


EN = article("en.txt", "The talks in Seehagen lasted 14 hours.", "2024-03-15", "en")
DE = article("de.txt", "Die Gespräche in Seehagen dauerten 16 Stunden.", "2024-03-16", "de")
RU = article("ru.txt", "Переговоры длились 16 часов.", "2024-03-30", "ru")
FR = article("fr.txt", "Les discussions de Seehagen ont duré 14 heures.", "2024-03-16", "fr")


def leads(answer: Answer) -> list[str]:
    return [statement.text for statement in answer.statements[1:]]


def test_figures_of_one_kind_in_articles_of_the_same_days_differ() -> None:
    answer = asked(
        "How long did the talks in Seehagen last?", EN, DE, behind=4.0, **{"14_hours": 0.9, "16_Stunden": 0.4}
    )
    assert [text.startswith("The articles differ: 16 Stunden") for text in leads(answer)] == [True]


@pytest.mark.parametrize(("figure", "words"), [("43 Stunden", "43_Stunden"), ("600 Pfund", "600_Pfund")])
def test_a_figure_far_off_or_of_another_kind_keeps_to_the_narrow_limits(figure: str, words: str) -> None:
    other = article("de.txt", f"In Seehagen waren es {figure}.", "2024-03-16", "de")
    answer = asked(
        "How long did the talks in Seehagen last?", EN, other, behind=4.0, **{"14_hours": 0.9, words: 0.4}
    )
    assert len(answer.citations) == 1


def test_a_name_of_the_question_that_the_other_article_lacks_keeps_to_the_narrow_limits() -> None:
    other = article("de.txt", "Die Gespräche in Moorburg dauerten 16 Stunden.", "2024-03-16", "de")
    answer = asked(
        "How long did the talks in Seehagen last?",
        EN,
        other,
        behind=4.0,
        **{"14_hours": 0.9, "16_Stunden": 0.8},
    )
    assert len(answer.citations) == 1


def test_articles_that_agree_still_do() -> None:
    answer = asked(
        "How long did the talks in Seehagen last?", EN, FR, behind=4.0, **{"14_hours": 0.9, "14_heures": 0.4}
    )
    assert "Articles that say so: 2." in answer.notes


def test_an_article_of_another_time_is_said_to_be_of_it() -> None:
    answer = asked("How long did the talks last?", EN, RU, **{"14_hours": 0.9, "16_часов": 0.8})
    assert leads(answer)[0].startswith("Another article (30 March 2024) has: 16 часов")
    answer = asked("Сколько длились переговоры?", RU, EN, **{"14_hours": 0.8, "16_часов": 0.9})
    assert leads(answer)[0].startswith("В другой статье (15 марта 2024 г.) указано: 14 hours")


@pytest.mark.parametrize(
    "question",
    [
        "How long did the talks on 15 March 2024 last?",
        "Wie lange dauerten die Gespräche am 15. März 2024?",
        "Combien de temps ont duré les discussions du 15 mars 2024 ?",
    ],
)
def test_an_article_of_another_time_than_the_question_names_is_left_out(question: str) -> None:
    answer = asked(question, EN, RU, **{"14_hours": 0.9, "16_часов": 0.8})
    assert len(answer.citations) == 1


def test_a_year_that_the_question_names_leaves_out_what_is_of_another() -> None:
    flood = article("a.txt", "Im Juli 2021 starben bei der Flut sechs Menschen.", "2021-07-20", "de")
    later = article("b.txt", "Bei der Flut starben acht Menschen.", "2024-01-05", "de")
    words = {"sechs_Menschen": 0.9, "acht_Menschen": 0.8}
    assert len(asked("Wie viele Menschen starben bei der Flut 2021?", flood, later, **words).citations) == 1
    assert len(asked("Wie viele Menschen starben bei der Flut?", flood, later, **words).citations) == 2


@pytest.mark.parametrize(
    ("question", "third", "second"),
    [
        (
            "How long did the third call last?",
            "The third call lasted 25 minutes.",
            "Druga rozmowa trwała 75 minut.",
        ),
        (
            "Wie lange dauerte das dritte Gespräch?",
            "Третий разговор длился 25 минут.",
            "Het tweede gesprek duurde 75 minuten.",
        ),
    ],
)
def test_another_one_of_a_row_of_events_is_left_out(question: str, third: str, second: str) -> None:
    one = article("a.txt", third, "2024-04-03", "ru" if "Т" in third else "en")
    other = article("b.txt", second, "2024-03-28", "pl")
    words = {"25_минут" if "Т" in third else "25_minutes": 0.9, "75_minut": 0.8}
    assert len(asked(question, one, other, **words).citations) == 1


def test_cranes_and_pounds_are_no_disagreement() -> None:
    cranes = article("a.txt", "The port will postpone buying two cranes.", "2024-03-15", "en")
    pounds = article("b.txt", "The port also proposed a payment of £600.", "2024-03-14", "en")
    words = {"two_cranes": 0.9, "a_payment_of_£600": 0.8}
    answer = asked("What will the port postpone?", cranes, pounds, **words)
    assert not any("differ" in text for text in leads(answer))
    earlier = replace(pounds, date="2024-02-27")
    assert len(asked("What will the port postpone?", cranes, earlier, **words).citations) == 1


CORRECTIONS = [
    (
        "en",
        "How many ships does the port handle?",
        "The port handles 40 ships a week.",
        "Editor's note: On 27 February we reported that the port handles 40 ships. The correct figure is 34.",
        "Since corrected: 40",
    ),
    (
        "de",
        "Wie viele Schiffe fertigt der Hafen ab?",
        "Der Hafen fertigt 40 Schiffe ab.",
        "In unserer Ausgabe vom Montag hieß es, der Hafen fertige 40 Schiffe ab. Richtig ist 34.",
        "Inzwischen berichtigt: 40",
    ),
    (
        "fr",
        "Combien de navires le port traite-t-il ?",
        "Le port traite 40 navires.",
        "Une première version de cet article parlait de 40 navires. Il s'agit en fait de 34.",
        "Corrigé depuis : 40",
    ),
    (
        "ru",
        "Сколько судов принимает порт?",
        "Порт принимает 40 судов.",
        "В предыдущей версии статьи говорилось о 40 судах. Правильно: 34.",
        "Позже исправлено: 40",
    ),
]


@pytest.mark.parametrize(("language", "question", "first", "later", "lead"), CORRECTIONS)
def test_a_correction_is_no_agreement_and_leads(
    language: str, question: str, first: str, later: str, lead: str
) -> None:
    plain = article("a.txt", first, "2024-02-27", language)
    note = article("b.txt", later, "2024-03-15", language)
    answer = asked(question, plain, note, **{"40": 0.9})
    assert answer.short == "34"
    assert answer.citations[0].quote == later
    assert [text.startswith(lead) for text in leads(answer)] == [True]
    assert not any(": 2." in one for one in answer.notes)


def test_an_article_that_takes_a_figure_back_and_gives_no_other_is_said_to() -> None:
    plain = article("a.txt", "Das Rathaus sprach von sechs Millionen Euro.", "2024-01-04", "de")
    later = article(
        "b.txt", "Am Donnerstag hatte das Rathaus noch von 6 Millionen Euro gesprochen.", "2024-01-08", "de"
    )
    words = {"sechs_Millionen_Euro": 0.9, "6_Millionen_Euro": 0.8}
    answer = asked("Wie hoch ist der Schaden?", plain, later, **words)
    assert answer.short == "sechs Millionen Euro"
    assert leads(answer)[0].startswith("Ein anderer Artikel nimmt das zurück: 6 Millionen Euro")
    assert not any(": 2." in one for one in answer.notes)


def test_what_was_taken_back_does_not_lead_before_the_article_that_gave_it() -> None:
    plain = article("a.txt", "Das Rathaus sprach von sechs Millionen Euro.", "2024-01-04", "de")
    later = article(
        "b.txt", "Am Donnerstag hatte das Rathaus noch von 6 Millionen Euro gesprochen.", "2024-01-08", "de"
    )
    words = {"sechs_Millionen_Euro": 0.8, "6_Millionen_Euro": 0.9}
    answer = asked("Wie hoch ist der Schaden?", later, plain, **words)
    assert answer.short == "sechs Millionen Euro"
    assert leads(answer)[0].startswith("Ein anderer Artikel nimmt das zurück: 6 Millionen Euro")


def test_a_paper_that_tells_what_it_reported_may_well_agree() -> None:
    plain = article("a.txt", "The port handles 40 ships a week.", "2024-02-27", "en")
    again = article(
        "b.txt",
        "As we reported on Monday, the port handles 40 ships. It has 900 workers.",
        "2024-03-01",
        "en",
    )
    assert (
        "Articles that say so: 2."
        in asked("How many ships does it handle?", plain, again, **{"40": 0.9}).notes
    )


def test_a_plan_that_is_no_more_gives_way_to_the_one_that_is() -> None:
    text = "Nous devions rouvrir le 21 mai. Ce sera plutôt le 4 juin, faute de temps."
    answer = asked(
        "Quand le musée rouvre-t-il ?", article("a.txt", text, "2024-05-18", "fr"), **{"21_mai": 0.9}
    )
    assert answer.short == "4 juin"
    assert answer.citations[0].quote == text


SAID = article("a.txt", "„Das Angebot ist eine Beleidigung“, sagte Petra Kern.", "2024-02-13", "de")


@pytest.mark.parametrize(
    ("text", "agrees"),
    [
        ("Petra Kern sagte, die Streiks begännen bald.", False),
        ("Das Angebot sei eine Beleidigung, sagte Petra Kern am Montag.", True),
    ],
)
def test_another_quote_of_the_same_speaker_confirms_nothing(text: str, agrees: bool) -> None:
    other = article("b.txt", text, "2024-02-14", "de")
    answer = asked("Wer nannte das Angebot eine Beleidigung?", SAID, other, **{"Petra_Kern": 0.9})
    assert answer.short == "Petra Kern"
    assert (len(answer.citations) == 2) is agrees
    assert ("Artikel, die das sagen: 2." in answer.notes) is agrees


def test_clauses_agree_by_more_than_their_last_word() -> None:
    one = article(
        "a.txt", "Niemand wird einen langen Antrag ausfüllen müssen, sagte Kern.", "2024-02-13", "de"
    )
    two = article("b.txt", "Kern sagte, man werde jetzt sehr schnell handeln müssen.", "2024-02-14", "de")
    words = {
        "Niemand_wird_einen_langen_Antrag_ausfüllen_müssen": 0.9,
        "man_werde_jetzt_sehr_schnell_handeln_müssen": 0.8,
    }
    assert "Artikel, die das sagen: 2." not in asked("Was sagte Kern zur Hilfe?", one, two, **words).notes
    same = article("b.txt", "Laut Kern muss niemand einen langen Antrag ausfüllen.", "2024-02-14", "de")
    words["niemand_einen_langen_Antrag_ausfüllen"] = 0.8
    assert "Artikel, die das sagen: 2." in asked("Was sagte Kern zur Hilfe?", one, same, **words).notes


def test_a_figure_just_under_another_one_is_no_disagreement() -> None:
    exact = article("a.txt", "In Olm 48 houses burned.", "2024-03-15", "en")
    rough = article("b.txt", "In Olm brannten fast 50 Häuser.", "2024-03-16", "de")
    other = article("b.txt", "In Olm brannten 50 Häuser.", "2024-03-16", "de")
    likely = {"48": 0.9, "50": 0.8}
    same = asked("How many houses burned in Olm?", exact, rough, **likely)
    assert len(same.citations) == 2 and not any("differ" in text for text in leads(same))
    differs = asked("How many houses burned in Olm?", exact, other, **likely)
    assert any("differ" in text for text in leads(differs))


def test_a_later_article_that_tells_what_the_figure_was_gives_its_present_state() -> None:
    former = article("a.txt", "Almansa was jailed for four years.", "2023-10-09", "en")
    later = article(
        "b.txt", "The court cut the sentence of Almansa from four years to 27 months.", "2024-05-15", "en"
    )
    answer = asked(
        "How long is the sentence of Almansa?", former, later, **{"four_years": 0.9, "27_months": 0.7}
    )
    assert answer.short == "27 months"
    assert [text.split("—")[0].strip() for text in leads(answer)] == [
        "Before that (9 October 2023): four years"
    ]


def test_a_speaker_who_was_wrong_is_not_cited_as_agreeing() -> None:
    first = article("a.txt", "Levent Koray said Turkey had reserves for eleven months.", "2024-03-20", "en")
    text = "Koray conceded that his figure, eleven months of reserves for Turkey, was too high; correct was seven."
    later = article("b.txt", text, "2024-04-25", "en")
    likely = {"eleven": 0.9}
    answer = asked("For how many months does Turkey have reserves?", first, later, **likely)
    assert answer.short == "seven"
    assert [text.split("—")[0].strip() for text in leads(answer)] == ["Since corrected: eleven"]


def test_beside_the_words_of_somebody_who_was_asked_for_none_of_another_follow() -> None:
    one = article("a.txt", 'Mara Quint said the plant was "a loss for the town".', "2024-03-15", "en")
    other = article("b.txt", 'Le maire Olaf Brink a dit que l\'usine était "un quart du budget".', None, "fr")
    likely = {'"a_loss_for_the_town"': 0.9, '"un_quart_du_budget"': 0.8}
    answer = asked("What did Mara Quint say about the plant?", one, other, **likely)
    assert [citation.source for citation in answer.citations] == ["a.txt"]
    unasked = asked("What was said about the plant?", one, other, **likely)
    assert len(unasked.citations) == 2


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ("The second talks in Seehagen lasted 16 hours.", "16_hours"),
        ("The talks in Seehagen lasted 90 minutes.", "90_minutes"),
        ("The talks in Seehagen on 2 March lasted 16 hours.", "16_hours"),
    ],
)
def test_another_event_s_figure_is_not_said_to_differ(other: str, words: str) -> None:
    first = article("a.txt", "The first talks in Seehagen on 14 March lasted 14 hours.", "2024-03-15", "en")
    second = article("b.txt", other, "2024-03-15", "en")
    answer = asked(
        "How long did the first talks in Seehagen last?", first, second, **{"14_hours": 0.9, words: 0.8}
    )
    assert answer.short == "14 hours"
    assert not any("differ" in text for text in leads(answer))


def test_what_is_far_less_likely_is_not_said_to_differ() -> None:
    words = {"14_hours": 0.9, "16_Stunden": 0.2}
    answer = asked("How long did the talks in Seehagen last?", EN, DE, behind=0.5, **words)
    assert not any("differ" in text for text in leads(answer))


def test_names_of_the_question_alone_are_no_agreement() -> None:
    held = article("a.txt", "Mara Lind and Jon Falk broke off their third call.", "2024-03-15", "en")
    other = article("b.txt", "Mara Lind and Jon Falk visited the harbour.", "2024-03-15", "en")
    names = {"Mara_Lind_and_Jon_Falk": 0.9}
    answer = asked("Which call of Mara Lind and Jon Falk was broken off?", held, other, **names)
    assert "Articles that say so: 2." not in answer.notes


WIRE = (
    "The strait was closed for 14 hours on Friday. Nobody was hurt, the coastguard said in the evening. "
    "Ferries were sent round the island by way of the northern canal. Trade unions had warned of such a day."
)


def test_one_report_in_two_papers_counts_once() -> None:
    one = article("a.txt", f"Ships wait in long rows.\n\n{WIRE}", "2024-03-15", "en")
    two = article("b.txt", f"Captains are angry about the delay.\n\n{WIRE}", "2024-03-15", "en")
    words = {"14_hours": 0.9}
    answer = asked("How long was the strait closed?", one, two, **words)
    assert "Articles that say so: 2." not in answer.notes
    assert any("b.txt" in note or "a.txt" in note for note in answer.notes)


def test_one_sentence_in_common_is_no_reprint() -> None:
    one = article(
        "a.txt",
        "The strait was closed for 14 hours on Friday. The mayor was at sea that day and heard of it by radio. "
        "She called the harbour master, who had gone home early, and then the pilots.",
        None,
        "en",
    )
    two = article(
        "b.txt",
        "Trade fell by a third in March, the chamber reported. Rain did the rest, it added. "
        "The strait was closed for 14 hours on Friday.",
        None,
        "en",
    )
    answer = asked("How long was the strait closed?", one, two, **{"14_hours": 0.9})
    assert "Articles that say so: 2." in answer.notes
