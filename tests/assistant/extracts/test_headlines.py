"""Evidence rests on the text of an article where it says what the headline says."""

from __future__ import annotations

from assistant.answer import Answer
from assistant.extracts.headlines import said_in_text, same_words
from index.records import Article
from tests.assistant.scripted import MemoryArchive, WordJudge, chain

TITLE = 'Hafenchef warnt Stadt vor "kolossalem Irrtum"'
BODY = (
    "Der Rat der Stadt berät am Montag über die Brücke. Nach Angaben von Amtsleiterin Ida Brandt habe die Hafenseite "
    "vor dem Bau gewarnt. Er wäre ein kolossaler Irrtum. Die Stadt baut seit Jahren an der Brücke. "
    "Die Brücke führt über den Fluss. Der Fluss trennt die Stadt. Am Fluss liegt der Hafen der Stadt.\n"
)
ARTICLE = Article(
    "hafen.txt",
    f"{TITLE}\n\n{BODY}",
    title=TITLE,
    date="2024-03-06",
    language="de",
    headlines=((0, len(TITLE)),),
)
ALONE = Article(
    "allein.txt",
    f"{TITLE}\n\nDer Rat der Stadt berät am Montag über die Brücke. Beschlossen ist nichts.\n",
    title=TITLE,
    language="de",
    headlines=((0, len(TITLE)),),
)


def ask(article: Article, words: str, question: str) -> Answer:
    return chain(MemoryArchive(article), WordJudge(**{words: 0.9})).invoke(question)


def test_the_sentence_with_the_headlines_telling_words_is_found() -> None:
    found = said_in_text(ARTICLE, (0, len(TITLE)))
    assert found is not None
    assert ARTICLE.text[slice(*found)] == "Er wäre ein kolossaler Irrtum."
    place = ARTICLE.text.index("kolossalem Irrtum")
    words = same_words(ARTICLE, (place, place + len("kolossalem Irrtum")), found)
    assert words is not None and ARTICLE.text[slice(*words)] == "kolossaler Irrtum"


def test_names_that_stand_all_over_the_text_tell_nothing() -> None:
    assert said_in_text(ALONE, (0, len(TITLE))) is None


def test_the_text_is_cited_in_place_of_its_headline() -> None:
    answer = ask(ARTICLE, "kolossalem_Irrtum", "Was wäre der Bau?")
    assert answer.short == "kolossaler Irrtum"
    assert [c.quote for c in answer.citations] == ["Er wäre ein kolossaler Irrtum."]
    assert not answer.citations[0].in_headline


def test_whoever_the_headline_names_is_shown_with_what_the_text_says() -> None:
    answer = ask(ARTICLE, "Hafenchef", "Wer warnte vor einem kolossalen Irrtum?")
    assert answer.short == "Hafenchef"
    assert [c.in_headline for c in answer.citations] == [True, False]
    assert "Er wäre ein kolossaler Irrtum." in answer.citations[1].quote
    assert "Ida Brandt" in answer.citations[1].quote
    assert "nur in der Überschrift" not in answer.text


def test_what_the_headline_alone_says_is_marked() -> None:
    answer = ask(ALONE, "Hafenchef", "Wer warnte vor einem kolossalen Irrtum?")
    assert answer.citations[0].in_headline
    assert "nur in der Überschrift" in answer.text
