"""Makes the training file: groups of one question with its passage and passages that do not answer it.

In: the published question-answering files. Out: one .npz of token ids, places of answers and groups.

    python -m training.prepare --data FOLDER --tokenizer tokenizer.json --out pairs.npz
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from training.archives import ENCYCLOPAEDIA, NEWS, Manner, Read, groups_of
from training.groups import KINDS, Corpus, Draw, Pair, build_corpus, make_group
from training.questions import (
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

MAX_TOKENS = 448


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


def archive_groups(
    folders: Sequence[Path], first: int, seed: int, manner: Manner = NEWS, languages: int | None = None
) -> Iterator[list[Pair]]:
    """The groups of :mod:`training.archives`, numbered from ``first`` on.

    A passage that does not answer is "nearest" or, where nothing does, "asked in vain".
    """
    rng = random.Random(seed)
    number = first
    for folder in folders:
        for group in groups_of(folder, rng, manner, languages):
            kinds = [_kind(read) for read in group]
            yield [
                Pair(read.question, read.text, read.answer, kind, number)
                for read, kind in zip(group, kinds, strict=True)
            ]
            number += 1


def _kind(read: Read) -> str:
    if read.answer:
        return "answer"
    return "asked in vain" if read.in_vain else "nearest"


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
    parser.add_argument("--news", type=Path, nargs="*", default=[], help="folders of training.archives")
    parser.add_argument(
        "--encyclopaedia", type=Path, nargs="*", default=[], help="the same, read as an encyclopaedia"
    )
    parser.add_argument(
        "--rounds", type=int, default=1, help="how often to take these folders, with other passages"
    )
    parser.add_argument(
        "--languages", type=int, help="ask each of their questions in so many of its languages, not in all"
    )
    parser.add_argument(
        "--shares", type=float, nargs=len(SHARES), metavar=tuple(SHARES), default=list(SHARES.values())
    )
    options = parser.parse_args(arguments)
    shares = dict(zip(SHARES, options.shares, strict=True))
    groups = draw_groups(load_corpora(options.data), options.groups, options.seed, shares)
    pairs = [pair for group in groups for pair in group]
    for number in range(options.rounds):
        for folders, manner in ((options.news, NEWS), (options.encyclopaedia, ENCYCLOPAEDIA)):
            following = pairs[-1].group + 1 if pairs else 0
            seed = options.seed + number
            for group in archive_groups(folders, following, seed, manner, options.languages):
                pairs.extend(group)
    arrays = tokenized(pairs, options.tokenizer)
    np.savez(options.out, **arrays)
    lengths = np.diff(arrays["offsets"])
    counts = {kind: int((arrays["kind"] == i).sum()) for i, kind in enumerate(KINDS)}
    print(f"{len(lengths)} pairs, {lengths.sum()} tokens, mean {lengths.mean():.0f}, {counts}")


if __name__ == "__main__":
    main()
