"""What a question's form proposes, and what words gain by it."""

from __future__ import annotations

from assistant.judging.wanted import Wanted
from assistant.reading import Question
from index.records import Article, Passage
from tests.assistant.scripted import MemoryArchive, passage_of

FERRY = Article(
    "ferry.txt",
    'The ferry is "a danger to every village", said the shipowner Ada Moe. Jonas Lindqvist replied that it '
    "would sail. It calls at Vik, Sund and Holm. The fare rises in May.",
    language="en",
)
PASSAGE = passage_of(FERRY)


def wanted(question: str, article: Article = FERRY) -> Wanted:
    return Wanted(Question(question, question, "en"), MemoryArchive(article))


def proposals(question: str, passage: Passage = PASSAGE) -> list[str]:
    return [passage.text[slice(*words)] for words, _ in wanted(question).proposed(passage)]


def gain(question: str, words: str, sentence: str) -> float:
    start, first = FERRY.text.index(words), FERRY.text.index(sentence)
    last = FERRY.text.index(".", first) + 1
    return wanted(question).gain(PASSAGE, (start, start + len(words)), (first, last))


def test_a_plain_question_wants_nothing_more() -> None:
    assert proposals("When does the fare rise?") == []
    assert gain("When does the fare rise?", "May", "The fare") == 0.0


def test_somebody_s_sentences_are_proposed_and_another_s_lose() -> None:
    question = "What did Lindqvist say about the ferry?"
    assert proposals(question) == ["Jonas Lindqvist replied that it would sail."]
    assert gain(question, "would sail", "Jonas") > 0 > gain(question, "a danger", "The ferry")
    assert gain(question, "May", "The fare") == 0.0


def test_one_thing_said_gains_less_and_no_whole_sentence_is_proposed() -> None:
    question = "Which danger did Moe describe?"
    assert proposals(question) == []
    assert 0 < gain(question, "danger", "The ferry") < gain("What did Moe say?", "danger", "The ferry")


def test_a_speaker_s_words_are_likelier_only_where_they_are_about_what_is_asked() -> None:
    article = Article(
        "night.txt",
        "Karin Vogt said the sirens came too late. She said nobody had woken the valley. Elsewhere it rained. "
        'Vogt said: "We will pay."',
        language="en",
    )
    passage = passage_of(article)

    def likelier(question: str, sentence: str, language: str = "en") -> float:
        start = article.text.index(sentence)
        asked = Wanted(Question(question, question, language), MemoryArchive(article))
        return asked.likelier(passage, (start, article.text.index(".", start) + 1))

    whole = likelier("What did Karin Vogt say?", "Karin")
    assert whole > 0
    assert likelier("What did Karin Vogt say about the siren?", "Karin") == whole
    assert likelier("What did Karin Vogt say about the sirens?", "She said") == whole
    assert likelier("What did Karin Vogt say about nuclear power?", "Karin") == 0.0
    assert 0 < likelier("Was sagte Karin Vogt zur Kernkraft?", "Karin", "de") < whole


def test_a_wording_is_looked_for_in_quotation_marks() -> None:
    assert proposals("Which words did Moe use of the ferry?") == ["a danger to every village"]
    question = "Which phrase did she use?"
    assert gain(question, "every village", "The ferry") > 0 == gain(question, "May", "The fare")


def test_a_list_is_looked_for_among_enumerations_of_as_many_as_asked() -> None:
    assert proposals("Which villages does the ferry serve?") == ["Vik, Sund and Holm"]
    three, two = "Which three villages does it serve?", "Which two villages does it serve?"
    assert gain(three, "Sund", "It calls") > gain(two, "Sund", "It calls") > 0
    assert gain(three, "May", "The fare") == 0.0


def test_a_passage_that_is_not_the_article_s_text_is_nobody_s_words() -> None:
    changed = Passage("p", "ferry.txt", "Ada Moe said it is slow.", 0, 24, None, None, "en")
    assert wanted("What did Moe say?").proposed(changed) == []


def test_the_speaker_s_name_is_no_answer_to_what_was_said() -> None:
    assert wanted("What did Moe say?").is_speaker("the shipowner Ada Moe")
    assert not wanted("When does the fare rise?").is_speaker("Ada Moe")


CLUB = Article(
    "club.txt",
    "The club has 350 members, three coaches and eight courts. Admission is free. A ticket for the ball is £12.",
    language="en",
)


def test_the_number_of_what_is_counted_is_proposed_and_gains_beside_others() -> None:
    passage = passage_of(CLUB)
    asked = wanted("How many coaches does the club have?", CLUB)
    proposed = asked.proposed(passage)
    assert [CLUB.text[slice(*words)] for words, _ in proposed] == ["three"]
    (words, sentence), other = proposed[0], CLUB.text.index("350")
    assert asked.gain(passage, words, sentence) > 0 == asked.gain(passage, (other, other + 3), sentence)
    assert wanted("How many bars does the club have?", CLUB).proposed(passage) == []


def test_what_costs_nothing_is_proposed_for_a_price() -> None:
    passage = passage_of(CLUB)

    def proposed(question: str) -> list[str]:
        return [CLUB.text[slice(*words)] for words, _ in wanted(question, CLUB).proposed(passage)]

    assert proposed("How much is admission?") == ["free"]
    assert proposed("How heavy is the ball?") == []


MILL = Article(
    "mill.txt", "Müller Otto Kornfeld lud in die Mühle von Lund ein. Er dankte den Eltern.", language="de"
)


def test_a_role_beside_the_name_is_proposed_gains_and_is_likely() -> None:
    passage = passage_of(MILL)
    asked = wanted("Who is Otto Kornfeld?", MILL)
    role, sentence = (0, len("Müller")), (0, MILL.text.index(" Er"))
    other = (MILL.text.index("Lund"), MILL.text.index("Lund") + 4)
    assert (role, sentence) in asked.proposed(passage)
    assert asked.describes_in_full(passage, role, sentence)
    assert asked.gain(passage, role, sentence) > asked.gain(passage, other, sentence) + 5
    by_surname = wanted("Who is Kornfeld?", MILL)
    assert asked.likelier(passage, sentence, role) > by_surname.likelier(passage, sentence, role) > 0


def test_a_number_of_the_fate_asked_for_gains_in_another_language_alone() -> None:
    article = Article(
        "strike.txt", "Los 340 molineros volvieron. La empresa quería despedir a 30 molineros.", language="es"
    )
    passage = passage_of(article)
    border = article.text.index("La empresa")
    places = {
        number: (article.text.index(number), article.text.index(number) + len(number))
        for number in ("340", "30 m")
    }
    hungarian = Wanted(
        Question("Hány molnárt akartak elbocsátani?", "Hány molnárt akartak elbocsátani?", "hu"),
        MemoryArchive(article),
    )
    assert hungarian.gain_by_fate(passage, places["30 m"], (border, len(article.text))) > 0
    assert hungarian.gain_by_fate(passage, places["340"], (0, border - 1)) == 0
    own = Wanted(
        Question("¿A cuántos querían despedir?", "¿A cuántos querían despedir?", "es"), MemoryArchive(article)
    )
    assert own.gain_by_fate(passage, places["30 m"], (border, len(article.text))) == 0
