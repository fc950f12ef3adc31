"""A quote that names who said it grows to the sentence close by that says it, where that lies clearly nearer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from assistant.answer import MAX_QUOTE_CHARACTERS
from assistant.extracts.nearest_saying import with_nearest_saying
from index.embedder import Embedder
from index.records import Article

NAMES = "Hafenmeisterin Jule Brandt warnte die Reederei vor einer zu frühen Abfahrt."
BETWEEN = "Die Brücke sei noch gesperrt."
SAYS = "Das wäre ein teurer Irrtum."
OTHER = "Am Abend kamen 200 Gäste an."


def _shown(text: str, cosines: Mapping[str, float]) -> str:
    start = text.index(NAMES)
    article = Article("a.txt", text, language="de")
    return text[
        slice(*with_nearest_saying(article, (start, start + len(NAMES)), lambda asked: _of(cosines, asked)))
    ]


def _of(cosines: Mapping[str, float], asked: Sequence[str]) -> dict[str, float]:
    return {sentence: cosines[sentence] for sentence in asked if sentence in cosines}


@pytest.mark.parametrize(
    ("text", "cosines", "shown"),
    [
        # right behind, right before, and one sentence further
        (f"{NAMES} {SAYS} {OTHER}", {NAMES: 0.5, SAYS: 0.6, OTHER: 0.3}, f"{NAMES} {SAYS}"),
        (f"{OTHER} {SAYS} {NAMES}", {NAMES: 0.5, SAYS: 0.6, OTHER: 0.3}, f"{SAYS} {NAMES}"),
        (f"{NAMES} {BETWEEN} {SAYS}", {NAMES: 0.5, BETWEEN: 0.4, SAYS: 0.6}, f"{NAMES} {BETWEEN} {SAYS}"),
        # hardly nearer, farther off, in another paragraph, three sentences on
        (f"{NAMES} {SAYS}", {NAMES: 0.5, SAYS: 0.52}, NAMES),
        (f"{NAMES} {SAYS}", {NAMES: 0.6, SAYS: 0.5}, NAMES),
        (f"{NAMES}\n\n{SAYS}", {NAMES: 0.5, SAYS: 0.6}, NAMES),
        (
            f"{NAMES} {BETWEEN} {OTHER} {SAYS}",
            {NAMES: 0.5, BETWEEN: 0.4, OTHER: 0.3, SAYS: 0.9},
            NAMES,
        ),
        # nothing measures it
        (f"{NAMES} {SAYS}", {}, NAMES),
    ],
)
def test_what_is_said_close_by_is_quoted_with_who_said_it(
    text: str, cosines: Mapping[str, float], shown: str
) -> None:
    assert _shown(text, cosines) == shown


def test_what_would_make_the_quote_too_long_is_left_out() -> None:
    long = "Das wäre ein teurer Irrtum" + ", und ein vermeidbarer" * 12 + "."
    assert len(long) < MAX_QUOTE_CHARACTERS < len(long) + len(NAMES)
    assert _shown(f"{NAMES} {long}", {NAMES: 0.5, long: 0.9}) == NAMES


PROMISE = "Nobody would lose a job there."


@pytest.mark.parametrize(
    "question",
    [
        "Who promised that nobody would lose a job?",
        "Wer versprach, dass niemand seine Stelle verliert?",
        "Qui a promis que personne ne perdrait son emploi ?",
        "Кто пообещал, что никто не потеряет работу?",
    ],
)
def test_in_any_language_by_the_model_itself(question: str) -> None:
    embedder = Embedder.load()

    def near(asked: Sequence[str]) -> dict[str, float]:
        query = embedder.embed_queries([question])[0]
        return dict(zip(asked, map(float, embedder.embed_passages(asked) @ query), strict=True))

    def shown(text: str, quote: str) -> str:
        start = text.index(quote)
        article = Article("a.txt", text, language="en")
        return text[slice(*with_nearest_saying(article, (start, start + len(quote)), near))]

    names, other = "Mayor Tom Hale made the workers a promise.", "The plant was built in 1962."
    assert shown(f"{other} {names} {PROMISE} {other}", names) == f"{names} {PROMISE}"
    itself = "Mayor Tom Hale promised the workers that nobody would lose a job."
    assert shown(f"{other} {itself} He met them at the plant. {other}", itself) == itself
