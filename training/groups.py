"""Groups of pairs: one question with its passage, and with passages that do not answer it.

In: paragraphs with their questions. Out: for a question drawn, the passage cut around its answer and near misses of
several kinds.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from training.near_misses import Mention, exchange, find_mentions, replacement_for
from training.passages import (
    Piece,
    cut_anywhere,
    cut_around,
    target_characters,
    with_header,
    without_sentence,
)
from training.questions import Asked, Paragraph

NEGATIVES = {0: 0.1, 1: 0.3, 2: 0.35, 3: 0.25}
"""How many pairs without an answer a question gets, and how often."""

WHOLE = 0.55
"""Share of the passages that answer which are whole paragraphs: more of them that do not would cost as much again."""
WHOLE_NEGATIVE = 0.15
"""The same of passages that do not answer."""

NEGATIVE_SHARES = {
    "same article": 0.27,
    "nearest": 0.27,
    "sentence taken out": 0.16,
    "question exchanged": 0.12,
    "passage exchanged": 0.12,
    "other": 0.06,
}
KINDS = ("answer", *NEGATIVE_SHARES, "asked in vain")
"""What a pair is; the training file holds its number here."""
IN_VAIN = 0.4
"""How often a question that somebody wrote to look answered takes the place of a made one, where there is one."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A question and a passage; ``answer`` is the answer's place in the passage, or None."""

    question: str
    passage: str
    answer: tuple[int, int] | None
    kind: str
    group: int


@dataclass(slots=True)
class Corpus:
    """One set of paragraphs with what negatives are looked up in.

    Attributes:
        paragraphs: of one source.
        by_article: key of an article to the numbers of its paragraphs.
        nearest: (paragraph, question index) to the numbers of the paragraphs nearest by words.
        mentions: (article, language) to its names and numbers.
    """

    paragraphs: list[Paragraph]
    by_article: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    nearest: dict[tuple[int, int], list[int]] = field(default_factory=dict)
    mentions: dict[tuple[str, str], list[Mention]] = field(default_factory=dict)

    def mentions_of(self, article: str, language: str) -> list[Mention]:
        """Names and numbers of an article in one language (of ten paragraphs nearby where it has only one)."""
        key = (article, language)
        if key not in self.mentions:
            numbers = self.by_article[article]
            if len(numbers) < 3:
                numbers = [(numbers[0] + i) % len(self.paragraphs) for i in range(10)]
            self.mentions[key] = [
                m for n in numbers for m in find_mentions(self.paragraphs[n].texts[language])
            ]
        return self.mentions[key]


def build_corpus(paragraphs: Sequence[Paragraph], near: int = 8) -> Corpus:
    """The lookups over ``paragraphs``; nearest by weighted character trigrams (bigrams cover dense scripts)."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    corpus = Corpus([replace(p, number=i) for i, p in enumerate(paragraphs)])
    for paragraph in corpus.paragraphs:
        corpus.by_article[paragraph.article].append(paragraph.number)
    language = "en" if "en" in paragraphs[0].texts else next(iter(paragraphs[0].texts))
    common = 0.3 if len(paragraphs) >= 150 else 1.0
    vectorizer = TfidfVectorizer(
        analyzer="char", ngram_range=(2, 3), min_df=2, max_df=common, sublinear_tf=True
    )
    passages = vectorizer.fit_transform([p.texts[language] for p in corpus.paragraphs]).T.tocsr()
    keys = [(p.number, i) for p in corpus.paragraphs for i in range(len(p.asked[language]))]
    for begin in range(0, len(keys), 2000):
        part = keys[begin : begin + 2000]
        questions = vectorizer.transform([corpus.paragraphs[n].asked[language][i].question for n, i in part])
        scores = (questions @ passages).toarray()
        best = np.argpartition(-scores, min(near, scores.shape[1] - 1), axis=1)[:, : near + 1]
        for key, row in zip(part, best, strict=True):
            corpus.nearest[key] = [int(n) for n in row if n != key[0]]
    return corpus


@dataclass(frozen=True, slots=True)
class Draw:
    """One question drawn: its paragraph and languages."""

    corpus: Corpus
    paragraph: Paragraph
    index: int
    question_language: str
    passage_language: str

    @property
    def asked(self) -> Asked:
        """The question in its language."""
        return self.paragraph.asked[self.question_language][self.index]

    @property
    def text(self) -> str:
        """The paragraph in the passage's language."""
        return self.paragraph.texts[self.passage_language]

    @property
    def answers(self) -> tuple[tuple[int, int], ...]:
        """The answers' places in the paragraph."""
        return self.paragraph.asked[self.passage_language][self.index].answers

    def holds_answer(self, text: str) -> bool:
        """Whether any of the answers' words stand in ``text``."""
        return any(self.text[a:b].casefold() in text.casefold() for a, b in self.answers)


def _positive(draw: Draw, rng: random.Random) -> tuple[str, Piece]:
    target = target_characters(draw.text, rng, WHOLE)
    piece = cut_around(draw.text, rng.choice(draw.answers[:2]), target, rng)
    if rng.random() < 0.22:
        changed = _exchanged_in_both(draw, piece, rng)
        if changed is not None:
            return changed
    return draw.asked.question, piece


def _shared_mentions(question: str, piece: Piece) -> list[Mention]:
    answer = piece.text[slice(*piece.answer)] if piece.answer else ""
    return [
        m
        for m in find_mentions(question)
        if m.words in piece.text and m.words not in answer and answer not in m.words
    ]


def _exchange_in_piece(piece: Piece, old: str, new: str) -> Piece | None:
    """The piece with ``old`` replaced outside its answer."""
    assert piece.answer is not None
    start, end = piece.answer
    before, after = exchange(piece.text[:start], old, new), exchange(piece.text[end:], old, new)
    text = before + piece.text[start:end] + after
    return None if text == piece.text else Piece(text, (len(before), len(before) + end - start))


def _exchanged_in_both(draw: Draw, piece: Piece, rng: random.Random) -> tuple[str, Piece] | None:
    """Question and passage with the same name or number changed in both: still answered."""
    shared = _shared_mentions(draw.asked.question, piece)
    if not shared:
        return None
    mention = rng.choice(shared)
    pool = draw.corpus.mentions_of(draw.paragraph.article, draw.passage_language)
    new = replacement_for(mention, pool, (draw.asked.question, piece.text), rng)
    changed = new and _exchange_in_piece(piece, mention.words, new)
    return (exchange(draw.asked.question, mention.words, new), changed) if new and changed else None


def make_negative(draw: Draw, kind: str, positive: Piece, rng: random.Random) -> tuple[str, Piece] | None:
    """A pair of the given kind that is not answered, or None where this question has none."""
    question, corpus = draw.asked.question, draw.corpus
    target = target_characters(draw.text, rng, WHOLE_NEGATIVE)
    if kind in ("same article", "nearest", "other"):
        if kind == "same article":
            numbers = [n for n in corpus.by_article[draw.paragraph.article] if n != draw.paragraph.number]
        elif kind == "nearest":
            numbers = corpus.nearest[draw.paragraph.number, draw.index]
        else:
            numbers = [rng.randrange(len(corpus.paragraphs))]
        if not numbers or numbers == [draw.paragraph.number]:
            return None
        piece = cut_anywhere(corpus.paragraphs[rng.choice(numbers)].texts[draw.passage_language], target, rng)
        return None if draw.holds_answer(piece.text) else (question, piece)
    if kind == "sentence taken out":
        cut = without_sentence(draw.text, draw.answers[0], target, rng)
        return None if cut is None or draw.holds_answer(cut.text) else (question, cut)
    if kind == "question exchanged":
        mentions = find_mentions(question)
        if not mentions:
            return None
        mention = rng.choice(mentions)
        pool = corpus.mentions_of(draw.paragraph.article, draw.question_language)
        new = replacement_for(
            mention, pool, (question, *((positive.text,) if rng.random() < 0.4 else ())), rng
        )
        if new is None or draw.holds_answer(new):
            return None
        return exchange(question, mention.words, new), Piece(positive.text, None)
    shared = _shared_mentions(question, positive)
    if not shared:
        return None
    mention = rng.choice(shared)
    pool = corpus.mentions_of(draw.paragraph.article, draw.passage_language)
    new = replacement_for(mention, pool, (question,), rng)
    changed = new and _exchange_in_piece(positive, mention.words, new)
    return (question, Piece(changed.text, None)) if changed else None


def _title(draw: Draw) -> str:
    if draw.paragraph.title and draw.paragraph.source != "cmrc2018":
        return draw.paragraph.title.replace("_", " ")
    first = draw.text.split("\n", 1)[0]
    return first[:70].rsplit(" ", 1)[0] if len(first) > 70 else first


def make_group(draw: Draw, group: int, rng: random.Random) -> list[Pair]:
    """The question with its passage, and none, one or two pairs that are not answered."""
    question, piece = _positive(draw, rng)
    pairs = [(question, piece, "answer")]
    original = (
        cut_around(draw.text, draw.answers[0], target_characters(draw.text, rng, WHOLE), rng)
        if (question != draw.asked.question)
        else piece
    )
    in_vain = draw.paragraph.in_vain.get(draw.question_language, [])
    for _ in range(rng.choices(list(NEGATIVES), list(NEGATIVES.values()))[0]):
        if in_vain and rng.random() < IN_VAIN:
            pairs.append((rng.choice(in_vain), Piece(original.text, None), "asked in vain"))
            continue
        for kind in rng.choices(list(NEGATIVE_SHARES), list(NEGATIVE_SHARES.values()), k=4):
            made = make_negative(draw, kind, original, rng)
            if made is not None:
                pairs.append((*made, kind))
                break
    header = rng.random() < 0.5
    title = _title(draw)
    if header and draw.holds_answer(title):
        header = False
    finished = []
    for question, piece, kind in pairs:
        dressed = with_header(piece, title, rng) if header else piece
        finished.append(Pair(question, dressed.text, dressed.answer, kind, group))
    return finished
