"""Makes the training file: groups of one question with its passage and passages that do not answer it.

In: the published question-answering files. Out: one .npz of token ids, places of answers and groups.

    python -m training.prepare --data FOLDER --tokenizer tokenizer.json --out pairs.npz
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from training.near_misses import Mention, exchange, find_mentions, replacement_for
from training.news import groups_of
from training.passages import (
    Piece,
    cut_anywhere,
    cut_around,
    target_characters,
    with_header,
    without_sentence,
)
from training.questions import (
    Asked,
    Paragraph,
    is_held_back,
    read_lines,
    read_squad,
    read_translations,
    read_xquad,
    set_file,
)

SETS = {
    "norquad": ("norquad.no", "no"),
    "jaquad": ("jaquad.ja", "ja"),
    "drcd": ("drcd.zh-hant", "zh"),
    "cmrc2018": ("cmrc2018.zh", "zh"),
    "faquad": ("faquad.pt", "pt"),
}
"""File and language of the sets beside XQuAD."""

TRANSLATED = "squad2"
"""Name of the set whose questions and passages are there in two languages (``training.marked_answers``)."""
ITALIAN = "squad-it"
"""Name of the Italian translation of SQuAD's development set, less the articles that XQuAD holds out."""

SHARES = {
    "xquad": 0.27,
    "norquad": 0.09,
    "jaquad": 0.06,
    "drcd": 0.03,
    "cmrc2018": 0.02,
    "faquad": 0.02,
    ITALIAN: 0.05,
    TRANSLATED: 0.48,
}
"""Share of the groups that each set gives; a set that is not there leaves its share to the others."""

QUESTION_LANGUAGES = {
    "en": 24,
    "de": 20,
    "es": 10,
    "ru": 10,
    "ro": 8,
    "el": 6,
    "tr": 6,
    "vi": 4,
    "zh": 4,
    "ar": 4,
    "hi": 2,
    "th": 2,
}
PASSAGE_LANGUAGES = {
    "de": 28,
    "en": 16,
    "es": 10,
    "ru": 11,
    "ro": 9,
    "el": 7,
    "tr": 6,
    "vi": 3,
    "zh": 3,
    "ar": 3,
    "hi": 2,
    "th": 2,
}
SAME_LANGUAGE = 0.3
TRANSLATED_QUESTIONS = {"en": 65, "fi": 35}
TRANSLATED_PASSAGES = {"en": 45, "fi": 55}

KINDS = (
    "answer",
    "same article",
    "nearest",
    "sentence taken out",
    "question exchanged",
    "passage exchanged",
    "other",
    "asked in vain",
)
NEGATIVES = {0: 0.1, 1: 0.3, 2: 0.35, 3: 0.25}
"""How many pairs without an answer a question gets, and how often."""

NEGATIVE_SHARES = {
    "same article": 0.27,
    "nearest": 0.27,
    "sentence taken out": 0.16,
    "question exchanged": 0.12,
    "passage exchanged": 0.12,
    "other": 0.06,
}
IN_VAIN = 0.4
"""How often a question that somebody wrote to look answered takes the place of a made one, where there is one."""
MAX_TOKENS = 360
JAQUAD_STEP = 1
"""Every second paragraph of the largest set is plenty for its share."""


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
    piece = cut_around(draw.text, rng.choice(draw.answers[:2]), target_characters(draw.text, rng), rng)
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
    target = target_characters(draw.text, rng)
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
        cut_around(draw.text, draw.answers[0], target_characters(draw.text, rng), rng)
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


def draw_groups(
    corpora: dict[str, Corpus], groups: int, seed: int, shares: Mapping[str, float] = SHARES
) -> Iterator[list[Pair]]:
    """``groups`` groups; each set by its share, within a set every question before any comes again."""
    rng = random.Random(seed)
    shares = {name: share for name, share in shares.items() if name in corpora}
    order: dict[str, list[tuple[int, int]]] = {name: [] for name in corpora}
    for group in range(groups):
        name = rng.choices(list(shares), list(shares.values()))[0]
        corpus = corpora[name]
        if not order[name]:
            first = next(iter(corpus.paragraphs[0].texts))
            order[name] = [(p.number, i) for p in corpus.paragraphs for i in range(len(p.asked[first]))]
            rng.shuffle(order[name])
        number, index = order[name].pop()
        paragraph = corpus.paragraphs[number]
        if name == "xquad":
            known = paragraph.texts
            passage = _drawn({code: share for code, share in PASSAGE_LANGUAGES.items() if code in known}, rng)
            asked = _drawn({code: share for code, share in QUESTION_LANGUAGES.items() if code in known}, rng)
            asked = passage if rng.random() < SAME_LANGUAGE else asked
        elif name == TRANSLATED:
            passage, asked = _drawn(TRANSLATED_PASSAGES, rng), _drawn(TRANSLATED_QUESTIONS, rng)
        else:
            passage = asked = next(iter(paragraph.texts))
        yield make_group(Draw(corpus, paragraph, index, asked, passage), group, rng)


def news_groups(folders: Sequence[Path], first: int, seed: int) -> Iterator[list[Pair]]:
    """The groups of :mod:`training.news`, numbered from ``first`` on; a passage that does not answer is "nearest"."""
    rng = random.Random(seed)
    number = first
    for folder in folders:
        for group in groups_of(folder, rng):
            kinds = ["answer" if read.answer else "nearest" for read in group]
            yield [
                Pair(read.question, read.text, read.answer, kind, number)
                for read, kind in zip(group, kinds, strict=True)
            ]
            number += 1


def _drawn(shares: dict[str, int], rng: random.Random) -> str:
    return rng.choices(list(shares), list(shares.values()))[0]


def load_corpora(folder: Path) -> dict[str, Corpus]:
    """All sets in ``folder`` without what is held out or held back."""
    files = {path.name.split(".")[1]: path for path in folder.glob("xquad.*.json*")}
    corpora = {"xquad": build_corpus(read_xquad(files, held_out=False))}
    for name, (file, language) in SETS.items():
        paragraphs = [
            p
            for p in read_lines(set_file(folder, file), name, language)
            if not is_held_back(p) and p.asked[language]
        ]
        if name == "jaquad":
            paragraphs = paragraphs[::JAQUAD_STEP]
        corpora[name] = build_corpus(paragraphs)
    italian = folder / "SQuAD_it-test.json.gz"
    if italian.exists():
        corpora[ITALIAN] = build_corpus(read_squad(italian, ITALIAN, "it", files["en"]))
    translated = set_file(folder, f"{TRANSLATED}.en-fi")
    if translated.exists():
        paragraphs = read_translations(translated, TRANSLATED)
        corpora[TRANSLATED] = build_corpus([p for p in paragraphs if not is_held_back(p) and p.asked["en"]])
    return corpora


def tokenized(pairs: Sequence[Pair], tokenizer_file: Path) -> dict[str, np.ndarray]:
    """Flat arrays of ``<s> question </s> passage </s>`` and what is to be learnt from them.

    ``ids`` and ``offsets`` hold the sequences; ``start`` and ``end`` the answer's first and last token (0, 0 where
    there is none), ``passage_at`` where the passage begins, then ``kind`` and ``group``.

    Pairs longer than MAX_TOKENS are left out, with their groups' other pairs kept.
    """
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(tokenizer_file))
    rows: dict[str, list[int]] = {
        name: [] for name in ("start", "end", "passage_at", "kind", "group", "length")
    }
    flat: list[np.ndarray] = []
    for begin in range(0, len(pairs), 4096):
        part = pairs[begin : begin + 4096]
        questions = tokenizer.encode_batch([p.question for p in part], add_special_tokens=False)
        passages = tokenizer.encode_batch([p.passage for p in part], add_special_tokens=False)
        for pair, question, passage in zip(part, questions, passages, strict=True):
            asked = question.ids[:64]
            ids = [0, *asked, 2, *passage.ids, 2]
            if len(ids) > MAX_TOKENS:
                continue
            first = last = 0
            if pair.answer is not None:
                inside = [
                    i for i, (a, b) in enumerate(passage.offsets) if b > pair.answer[0] and a < pair.answer[1]
                ]
                first, last = inside[0] + len(asked) + 2, inside[-1] + len(asked) + 2
            flat.append(np.asarray(ids, np.int32))
            values = (first, last, len(asked) + 2, KINDS.index(pair.kind), pair.group, len(ids))
            for name, value in zip(rows, values, strict=True):
                rows[name].append(value)
    arrays = {name: np.asarray(values, np.int32) for name, values in rows.items()}
    arrays["ids"] = np.concatenate(flat)
    arrays["offsets"] = np.concatenate([[0], np.cumsum(arrays.pop("length"))]).astype(np.int64)
    return arrays


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the training file and say what is in it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the sets' files")
    parser.add_argument("--tokenizer", type=Path, required=True, help="tokenizer.json of the bundled encoder")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--groups", type=int, default=60_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--news", type=Path, nargs="*", default=[], help="folders of training.news")
    parser.add_argument(
        "--rounds", type=int, default=1, help="how often to take the news, with other passages"
    )
    parser.add_argument(
        "--shares", type=float, nargs=len(SHARES), metavar=tuple(SHARES), default=list(SHARES.values())
    )
    options = parser.parse_args(arguments)
    shares = dict(zip(SHARES, options.shares, strict=True))
    groups = draw_groups(load_corpora(options.data), options.groups, options.seed, shares)
    pairs = [pair for group in groups for pair in group]
    for number in range(options.rounds):
        following = pairs[-1].group + 1 if pairs else 0
        for group in news_groups(options.news, following, options.seed + number):
            pairs.extend(group)
    arrays = tokenized(pairs, options.tokenizer)
    np.savez(options.out, **arrays)
    lengths = np.diff(arrays["offsets"])
    counts = {kind: int((arrays["kind"] == i).sum()) for i, kind in enumerate(KINDS)}
    print(f"{len(lengths)} pairs, {lengths.sum()} tokens, mean {lengths.mean():.0f}, {counts}")


if __name__ == "__main__":
    main()
