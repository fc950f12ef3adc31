from __future__ import annotations

import pytest

from assistant.guard.direct_speech import invented_speech, stretches
from index.records import Article

EN = Article(
    "en.txt",
    'The ferry is late. "We lost an engine," said Ida Moss, "and a good deal of time." She called it “bad luck”.',
    title="Ferry late",
    outlet="Tidewater News",
    language="en",
)
DE = Article(
    "de.txt", "„Wir haben einen Motor verloren“, sagte Ida Moos. Sie sprach von „Pech“.", language="de"
)


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ('She said: "a b".', ["a b"]),
        ("Sie sagte: „a b“, dann „c“.", ["a b", "c"]),
        ("Elle a dit « a b ».", [" a b "]),
        ("He said ‘it’s late’ twice.", ["it’s late"]),
        ("He said 'so it is' twice.", ["so it is"]),
        ('She said: "a b', ["a b"]),
        ("It's the miners' strike.", []),
    ],
)
def test_stretches_in_quotation_marks(statement: str, found: list[str]) -> None:
    assert [statement[slice(*span)] for span in stretches(statement)] == found


@pytest.mark.parametrize(
    ("statement", "article", "language"),
    [
        ('Ida Moss said: "We lost an engine."', EN, "en"),
        ("Ida Moss said: “We lost an engine ...”", EN, "en"),
        ('She called it "bad luck".', EN, "en"),
        ('The "Tidewater News" reports a late ferry.', EN, "en"),
        ("Moos sagte: „Wir haben einen Motor verloren.“", DE, "de"),
        ("Moos spoke of «Pech».", DE, "en"),
        ("The ferry is late.", EN, "en"),
    ],
)
def test_words_of_the_article_may_be_shown_as_quoted(statement: str, article: Article, language: str) -> None:
    assert invented_speech(statement, [article], language) is None


@pytest.mark.parametrize(
    ("statement", "article", "language"),
    [
        ('Ida Moss said: "We lost two engines."', EN, "en"),
        ('Ida Moss said: "We lost two engines.', EN, "en"),
        ('She called it "sabotage".', EN, "en"),
        ("Ida Moss said: ‘It was a bad engine.’", EN, "en"),
        ("Moos sagte: „Wir haben alles verloren.“", DE, "de"),
        ('Moos said: "We have lost an engine."', DE, "en"),
        ("Moos a déclaré : « Nous avons perdu un moteur ».", DE, "fr"),
        ('Moos said: "Never."', DE, "en"),
    ],
)
def test_invented_changed_and_translated_speech_is_found(
    statement: str, article: Article, language: str
) -> None:
    assert invented_speech(statement, [article], language) is not None
