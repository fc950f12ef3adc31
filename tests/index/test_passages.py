"""Passages: whole sentences, sensible borders, exact offsets, and what the model gets to see of them."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.passages import PassageRules, cut, embedded_text, mended, sentences, size
from index.records import Article

SENTENCE = "Die Leitung stand fünfzig Minuten lang, und keiner legte vorher auf."


def _article(text: str, **fields: object) -> Article:
    return Article(source="a.txt", text=text, language="de", **fields)  # type: ignore[arg-type]


def _texts(article: Article, rules: PassageRules | None = None) -> list[str]:
    return [article.text[start:end] for start, end in cut(article, rules)]


def test_a_short_article_is_one_passage() -> None:
    assert _texts(_article(f"Kurze Nacht\n\n{SENTENCE}\n")) == [f"Kurze Nacht\n\n{SENTENCE}"]


def test_no_passage_is_over_the_limit_and_no_sentence_is_cut() -> None:
    article = _article("\n\n".join(" ".join([SENTENCE] * 7) for _ in range(9)))
    borders = {start for start, _ in sentences(article.text, "de")} | {
        end for _, end in sentences(article.text, "de")
    }
    passages = cut(article, PassageRules(max_size=500))
    assert len(passages) > 5
    for start, end in passages:
        assert end - start <= 500
        assert {start, end} <= borders


def test_paragraphs_stay_whole_where_they_fit() -> None:
    paragraph = " ".join([SENTENCE] * 6)
    assert _texts(_article("\n\n".join([paragraph] * 4)), PassageRules(max_size=600)) == [paragraph] * 4


def test_a_heading_goes_with_the_paragraph_below_it() -> None:
    paragraph = " ".join([SENTENCE] * 5)
    heading = "Was Moskau meldet"
    text = f"{paragraph}\n\n{heading}\n\n{paragraph}"
    start = text.index(heading)
    passages = _texts(_article(text, headlines=((start, start + len(heading)),)), PassageRules(max_size=500))
    assert passages == [paragraph, f"{heading}\n\n{paragraph}"]


def test_boilerplate_is_in_no_passage() -> None:
    text = f"{SENTENCE}\n\nJetzt den Newsletter bestellen!\n\n{SENTENCE}"
    start = text.index("Jetzt")
    article = _article(text, boilerplate=((start, start + 31),))
    assert _texts(article) == [SENTENCE, SENTENCE]


def test_the_headline_above_boilerplate_stays_with_the_first_passage() -> None:
    text = f"Kurze Nacht\n\nFoto: Archiv\n\n{SENTENCE}"
    article = _article(text, headlines=((0, 11),), boilerplate=((13, 25),))
    assert _texts(article) == [text]


def test_an_article_of_boilerplate_alone_is_not_lost() -> None:
    assert _texts(_article(SENTENCE, boilerplate=((0, len(SENTENCE)),))) == [SENTENCE]


def test_only_a_monster_sentence_is_cut_and_at_a_space() -> None:
    monster = "und ".join(["noch eine lange Aufzählung ohne jeden Punkt "] * 60).strip()
    passages = _texts(_article(f"{SENTENCE} {monster} {SENTENCE}"), PassageRules(max_size=400))
    assert all(len(passage) <= 400 for passage in passages)
    assert " ".join(" ".join(passages).split()) == f"{SENTENCE} {monster} {SENTENCE}"


def test_sentences_are_repeated_only_inside_a_paragraph_and_within_the_limit() -> None:
    paragraph = " ".join(f"Dies ist der Satz Nummer {number} von vielen." for number in range(40, 90))
    rules = PassageRules(max_size=400, overlap_sentences=1)
    passages = cut(_article(paragraph), rules)
    assert all(end - start <= 400 for start, end in passages)
    assert sum(second[0] < first[1] for first, second in pairwise(passages)) >= len(passages) // 2


def test_wide_characters_count_more() -> None:
    assert size("abc") == 3
    assert size("谈话持") == 7
    text = "他们谈了两个小时没有任何结果。" * 60
    limit = PassageRules().max_size
    assert all(size(text[start:end]) <= limit for start, end in cut(_article(text)))


def test_impossible_rules_are_refused() -> None:
    with pytest.raises(ValueError, match="at least 100"):
        PassageRules(max_size=10)
    with pytest.raises(ValueError, match="overlap_sentences"):
        PassageRules(overlap_sentences=-1)
    with pytest.raises(ValueError, match="header"):
        PassageRules(header="everything")  # type: ignore[arg-type]


def test_the_header_names_title_and_date() -> None:
    article = _article(SENTENCE, title="Kurze Nacht", date="2021-12-31")
    span = (0, len(SENTENCE))
    assert embedded_text(article, span) == f"Kurze Nacht · 2021-12-31\n{SENTENCE}"
    assert embedded_text(article, span, PassageRules(header="none")) == SENTENCE
    assert embedded_text(article, span, PassageRules(header="date")) == f"2021-12-31\n{SENTENCE}"


def test_a_title_inside_the_passage_is_not_repeated() -> None:
    article = _article(f"Kurze Nacht\n\n{SENTENCE}", title="Kurze Nacht")
    assert embedded_text(article, (0, len(article.text))) == f"Kurze Nacht\n{SENTENCE}"


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("die Bundes-\nregierung", "die Bundesregierung"),
        ("die Bundes-\r\n  regierung", "die Bundesregierung"),
        ("die Ukraine-\nKrise", "die Ukraine-Krise"),
        ("Nato-\nund EU-Staaten", "Nato- und EU-Staaten"),
        ("weiche\u00ad Trennung, Tren\u00adnung", "weiche Trennung, Trennung"),
        ("eine Zeile\nund die nächste", "eine Zeile und die nächste"),
        ("ein Absatz.\n\n  Der nächste.", "ein Absatz.\nDer nächste."),
        ("von 2021-\n2022", "von 2021- 2022"),
    ],
)
def test_broken_lines_are_mended_for_the_model(broken: str, whole: str) -> None:
    assert mended(broken) == whole


def test_a_text_of_two_million_characters_is_cut_in_seconds() -> None:
    article = _article("\n\n".join([" ".join([SENTENCE] * 8)] * 3600))
    started = time.perf_counter()
    passages = cut(article)
    assert len(passages) > 2000
    assert time.perf_counter() - started < 15


_PIECES = st.sampled_from(
    [
        "Ein Satz steht hier. ",
        "Noch einer! ",
        "\n\n",
        "\n",
        "x" * 300,
        "Titel",
        " - ",
        "他们谈了两个小时。",
        "a, b; c ",
        "\t",
        "🙂",
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    text=st.lists(_PIECES, max_size=60).map("".join),
    boilerplate=st.lists(st.tuples(st.integers(0, 900), st.integers(1, 80)), max_size=3),
    headline=st.tuples(st.integers(0, 900), st.integers(1, 60)),
    overlap=st.integers(0, 2),
    max_size=st.sampled_from([100, 250, 900]),
)
def test_passages_lose_nothing_but_boilerplate(
    text: str, boilerplate: list[tuple[int, int]], headline: tuple[int, int], overlap: int, max_size: int
) -> None:
    spans = tuple((start, start + length) for start, length in boilerplate if start + length <= len(text))
    headlines = ((headline[0], sum(headline)),) if sum(headline) <= len(text) else ()
    article = _article(text, boilerplate=spans, headlines=headlines)
    covered = [False] * len(text)
    passages = cut(article, PassageRules(max_size=max_size, overlap_sentences=overlap))
    assert passages == sorted(passages)
    for start, end in passages:
        assert 0 <= start < end <= len(text)
        covered[start:end] = [True] * (end - start)
    hidden = [any(start <= index < end for start, end in spans) for index in range(len(text))]
    lost = [
        index
        for index, character in enumerate(text)
        if not character.isspace() and not hidden[index] and not covered[index]
    ]
    assert lost == []
