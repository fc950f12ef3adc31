"""The gate shows only what stands in an article, and no part of a sentence that says the opposite of it."""

from __future__ import annotations

import pytest

from assistant.answer import MAX_CITATIONS, MAX_QUOTE_CHARACTERS
from assistant.gate import MARKS, QuoteGate
from assistant.reading import Draft, Evidence
from index.records import Article
from tests.assistant.scripted import MemoryArchive, passage_of

STOLE = "the mayor stole money from the town"
FILLER = "as several people who were there at the time and saw all of it told this newspaper, "


def gate_of(*articles: Article, check_wording: bool = True) -> QuoteGate:
    archive = MemoryArchive(*articles)
    return QuoteGate(
        archive,
        copies=archive.copies,
        is_stale=archive.is_stale,
        check_wording=check_wording,
        language="en",
    )


def draft(article: Article, text: str, *quotes: str) -> Draft:
    return Draft(text, tuple(Evidence(passage_of(article), quote) for quote in quotes))


def exact(article: Article, words: str) -> Draft:
    start = article.text.index(words)
    return Draft(f"{words} {MARKS}", (Evidence(passage_of(article), words, (start, start + len(words))),))


def denied(fillers: int, behind: str = "") -> Article:
    return Article("a.txt", f"It is simply not true, {FILLER * fillers}that {STOLE}{behind}.", language="en")


@pytest.mark.parametrize("fillers", [0, 2, 4, 6, 30])
def test_no_cut_turns_a_denial_into_a_claim(fillers: int) -> None:
    article = denied(fillers)
    gate = gate_of(article)
    statement = gate.admit(draft(article, f"{STOLE.capitalize()}.", STOLE))
    assert statement is not None
    assert statement.state == "unsupported"
    assert gate.citations == []
    assert gate.refused == {"wording_differs": 1}


def test_quote_of_a_long_denial_shows_what_denies_it() -> None:
    article = denied(2, behind=f", {FILLER * 4}")
    assert len(article.text) > MAX_QUOTE_CHARACTERS
    gate = gate_of(article)
    statement = gate.admit(draft(article, "It is not true that the mayor stole money.", STOLE))
    assert statement is not None
    assert statement.state == "supported"
    (citation,) = gate.citations
    assert "not true" in citation.quote
    assert STOLE in citation.quote
    assert len(citation.quote) <= MAX_QUOTE_CHARACTERS
    assert article.text[citation.start : citation.end] == citation.quote


def test_long_sentence_without_a_denial_is_cut_around_the_quote() -> None:
    article = Article("a.txt", f"It is true, {FILLER * 20}that {STOLE}.", language="en")
    gate = gate_of(article)
    statement = gate.admit(draft(article, f"{STOLE.capitalize()}.", STOLE))
    assert statement is not None
    assert statement.state == "supported"
    (citation,) = gate.citations
    assert STOLE in citation.quote
    assert len(citation.quote) <= MAX_QUOTE_CHARACTERS
    assert article.text[citation.start : citation.end] == citation.quote


def test_statement_for_which_no_citation_is_left_is_left_out_and_not_called_unsupported() -> None:
    words = [f"Bridge {letter} is open." for letter in "ABCDEFG"]
    article = Article("a.txt", "\n\n".join(words), language="en")
    gate = gate_of(article, check_wording=False)
    admitted = [gate.admit(exact(article, sentence)) for sentence in words]
    assert [statement.state for statement in admitted if statement] == ["supported"] * MAX_CITATIONS
    assert admitted[MAX_CITATIONS:] == [None, None]
    assert gate.left_out == 2
    again = gate.admit(exact(article, words[0]))
    assert again is not None
    assert again.citations == (1,)


def test_statement_is_left_out_where_only_a_part_of_what_it_rests_on_can_be_shown() -> None:
    words = [f"Bridge number {n}00 is open." for n in range(1, 7)]
    article = Article("a.txt", "\n\n".join(words), language="en")
    gate = gate_of(article)
    for sentence in words[:4]:
        assert gate.admit(draft(article, sentence, sentence)) is not None
    lie = draft(article, "Bridges number 600 and 999 are open.", words[4], words[5])
    refused = gate.admit(lie)
    assert refused is not None
    assert refused.state == "unsupported"
    assert len(gate.citations) == 4


def test_own_marks_of_an_article_stay_in_what_is_quoted() -> None:
    words = "The line closed in 1999.[1] It never opened again."
    article = Article("a.txt", words, language="en")
    statement = gate_of(article, check_wording=False).admit(exact(article, words))
    assert statement is not None
    assert statement.text == f"{words} [1]"
    assert statement.words == words


def test_claim_that_could_not_be_placed_is_unsupported_and_no_claim_unmarked() -> None:
    gate = gate_of(denied(0))
    placeless, silent = gate.admit(Draft("So it is.", unplaced=1)), gate.admit(Draft("So it is."))
    assert placeless is not None
    assert silent is not None
    assert (placeless.state, silent.state) == ("unsupported", "unmarked")
