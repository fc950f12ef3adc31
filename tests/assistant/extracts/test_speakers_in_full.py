"""Who says something is answered by the whole name, where the article has it shortly before."""

from __future__ import annotations

import pytest

from assistant.answer import MAX_QUOTE_CHARACTERS
from assistant.extracts.finds import speaking
from assistant.judge import Finding
from index.records import Article
from index.text.sentences import sentences

SAID = [
    ("en", "Mayor Alban Crook closed the lighthouse.", '"The lamp is too old for us," the mayor said.', "Alban Crook"),
    ("en", "Keeper Alban Crook closed the lighthouse.", '"The lamp is too old for us," Crook said.', "Alban Crook"),
    ("it", "La custode, Irma Bassi, ha chiuso il faro.", "«La lampada è vecchia», ha detto Bassi.", "Irma Bassi"),
    ("cs", "Starosta Karel Hrubý maják zavřel.", "„Lampa je už moc stará,“ uvedl starosta.", "Karel Hrubý"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "before", "said", "name"), SAID)
def test_the_quote_grows_to_the_whole_name(language: str, before: str, said: str, name: str) -> None:
    article = Article("a.txt", f"{before} {said}", language=language)
    quote = sentences(article.text, language)[-1]
    finding, grown = speaking(article, Finding(quote, 0.9), quote)
    assert article.text[slice(*finding.span)] == name
    assert grown == (0, len(article.text))


def test_a_name_too_far_away_stays_as_it_is_by_the_quote() -> None:
    between = "It was very dark. " * 30
    text = f'Mayor Alban Crook closed it. {between}"The lamp is too old for us," Crook said.'
    article = Article("a.txt", text, language="en")
    assert len(between) > MAX_QUOTE_CHARACTERS
    quote = sentences(article.text, "en")[-1]
    finding, grown = speaking(article, Finding(quote, 0.9), quote)
    assert (article.text[slice(*finding.span)], grown) == ("Crook", quote)
