"""One asked question -> its share in every measure that its fields allow.

Stands between ``asking`` and ``scoring``. Each value is a pair (points, out of how many): a measure over many
questions is the sum of the points over the sum of the possible ones. A measure that the question's fields do
not allow is absent. Nothing here depends on time, order or chance.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from typing import Any

from assistant.evaluation.asking import Asked, Ranked
from assistant.evaluation.ranking import hit_at, ndcg_at, recall_at, reciprocal_rank
from assistant.evaluation.wording import normalise, stands_in, without_marks, words

Value = tuple[float, float]

_CUTS = (1, 3, 5, 10)
_RECALL_CUTS = (5, 10, 50)


def exact_match(given: str, expected: tuple[str, ...], language: str | None) -> float:
    """1 when ``given`` equals any expected answer after SQuAD's normalisation, else 0."""
    return float(any(normalise(given, language) == normalise(answer, language) for answer in expected))


def f1(given: str, expected: tuple[str, ...], language: str | None) -> float:
    """The best harmonic mean of precision and recall in words between ``given`` and any expected answer."""
    return max((_f1(words(given, language), words(answer, language)) for answer in expected), default=0.0)


def measure(asked: Asked) -> dict[str, Value]:
    """Every measure that this question's fields allow."""
    values: dict[str, Value] = {}
    for part in (_ranking, _answer, _citations, _refusal):
        values.update(part(asked))
    return values


def right_citations(asked: Asked) -> list[int]:
    """Positions of the citations that make the answer right.

    An expected answer stands in the quote (or, for the first citation, in ``short``), and the citation is
    from an expected file when files are expected.
    """
    if not asked.answered:
        return []
    short = (asked.answer or {}).get("short") or ""
    return [
        position
        for position, citation in enumerate(asked.citations)
        if _from_expected(asked, citation["source"])
        and any(
            stands_in(answer, citation["quote"], citation.get("language"))
            or (position == 0 and stands_in(answer, short, citation.get("language")))
            for answer in asked.question.answers
        )
    ]


def is_right(asked: Asked) -> bool | None:
    """Whether the shown answer is right; False for an answer to what cannot be answered; None where unknown.

    A refusal is not right: what a refusal is worth is told by ``refusal_recall``, ``over_refusal`` and
    ``score``.
    """
    if asked.question.answerable is False:
        return False
    return bool(right_citations(asked)) if asked.question.answers else None


def _ranking(asked: Asked) -> dict[str, Value]:
    question, values = asked.question, dict[str, Value]()
    if question.answerable is False or not question.sources:
        return values
    articles: dict[Hashable, float] = dict(asked.expected.articles)
    for prefix, ranking in (("", asked.retrieved), ("judged_", asked.judged)):
        values.update(_rank_values(prefix, list(dict.fromkeys(item.article for item in ranking)), articles))
    if asked.expected.places or question.quotes or question.answers:
        for prefix, ranking in (("passage_", asked.retrieved), ("judged_passage_", asked.judged)):
            values.update(_rank_values(prefix, *_passages(ranking, asked.expected.passages)))
    return values


def _passages(ranking: tuple[Ranked, ...], known: int) -> tuple[list[Hashable], dict[Hashable, float]]:
    """Passage ids as ranked, and the relevant ones: those ranked, and names for those that were not."""
    relevant: dict[Hashable, float] = {item.id: 1.0 for item in ranking if item.relevant}
    for position in range(max(known, 1) - len(relevant)):
        relevant[f"not ranked {position}"] = 1.0
    return [item.id for item in ranking], relevant


def _rank_values(prefix: str, ranked: list[Hashable], relevant: dict[Hashable, float]) -> dict[str, Value]:
    values = {f"{prefix}hit@{k}": (hit_at(k, ranked, relevant), 1.0) for k in _CUTS}
    values[f"{prefix}mrr"] = (reciprocal_rank(ranked, relevant), 1.0)
    if not prefix.startswith("judged"):
        values.update({f"{prefix}recall@{k}": (recall_at(k, ranked, relevant), 1.0) for k in _RECALL_CUTS})
        values[f"{prefix}ndcg@10"] = (ndcg_at(10, ranked, relevant), 1.0)
    return values


def _answer(asked: Asked) -> dict[str, Value]:
    question, values = asked.question, dict[str, Value]()
    text = without_marks(asked.answer["text"]) if asked.answered and asked.answer else ""
    shown = f"{text}\n{asked.short}"
    if question.answerable is not False and question.answers:
        language = question.answer_lang or asked.expected.language or question.lang or "en"
        right = right_citations(asked)
        values["right"] = (float(bool(right)), 1.0)
        values["right@1"] = (float(0 in right), 1.0)
        values["exact_match"] = (exact_match(asked.short, question.answers, language), 1.0)
        values["f1"] = (f1(asked.short, question.answers, language), 1.0)
        values["contains"] = (float(any(stands_in(answer, shown) for answer in question.answers)), 1.0)
    if question.must_not:
        values["forbidden_absent"] = (
            float(not any(stands_in(phrase, shown) for phrase in question.must_not)),
            1.0,
        )
    if question.must:
        values["required_present"] = (float(all(stands_in(phrase, shown) for phrase in question.must)), 1.0)
    if question.nuggets and question.answerable is not False:
        everything = (
            "\n".join([shown, *(item["quote"] for item in asked.citations)]) if asked.answered else ""
        )
        found = sum(any(stands_in(wording, everything) for wording in nugget) for nugget in question.nuggets)
        values["nuggets"] = (found / len(question.nuggets), 1.0)
    return values


def _citations(asked: Asked) -> dict[str, Value]:
    question, values = asked.question, dict[str, Value]()
    if asked.verified:
        values["quotes_verified"] = (float(sum(asked.verified)), float(len(asked.verified)))
    if asked.answered:
        values.update(_statement_support(asked))
    if question.answerable is False:
        return values
    cited = [citation["source"] for citation in asked.citations] if asked.answered else []
    if question.sources:
        fitting = [_from_expected(asked, source) for source in cited]
        values["right_file"] = (float(any(fitting)), 1.0)
        values["right_file@1"] = (float(fitting[:1] == [True]), 1.0)
        if fitting:
            values["source_precision"] = (sum(fitting) / len(fitting), 1.0)
        if question.quotes or question.answers:
            values["right_place"] = (
                float(any(_in_place(asked, citation) for citation in asked.citations)),
                1.0,
            )
    if question.speaker:
        values["speaker"] = (float(asked.answered and _names_speaker(asked)), 1.0)
    if question.date_from or question.date_to:
        values["date"] = (float(asked.answered and _dated_right(asked)), 1.0)
    return values


def _statement_support(asked: Asked) -> dict[str, Value]:
    """ALCE's citation recall and precision, with the quote gate where ALCE asks an entailment model.

    Recall: the share of statements that carry a citation and whose every citation verifies. Precision: the
    share of citations that verify and that a statement rests on.
    """
    answer = asked.answer or {}
    verified = {item["number"]: ok for item, ok in zip(asked.citations, asked.verified, strict=True)}
    statements = [statement["citations"] for statement in answer["statements"]]
    values: dict[str, Value] = {}
    if statements:
        supported = sum(
            bool(marks) and all(verified.get(mark, False) for mark in marks) for marks in statements
        )
        values["citation_recall"] = (supported / len(statements), 1.0)
    if verified:
        used = {mark for marks in statements for mark in marks}
        values["citation_precision"] = (
            sum(ok and mark in used for mark, ok in verified.items()) / len(verified),
            1.0,
        )
    return values


def _refusal(asked: Asked) -> dict[str, Value]:
    if asked.question.answerable is None:
        return {}
    if not asked.question.answerable:
        refused = float(not asked.answered and asked.error is None)
        return {"refusal_recall": (refused, 1.0), "score": (-1.0 if asked.answered else 0.0, 1.0)}
    values: dict[str, Value] = {"over_refusal": (float(not asked.answered), 1.0)}
    right = is_right(asked)
    if right is not None:
        values["score"] = ((1.0 if right else -1.0) if asked.answered else 0.0, 1.0)
    return values


def _from_expected(asked: Asked, source: str) -> bool:
    return not asked.question.sources or source in asked.expected.sources


def _in_place(asked: Asked, citation: dict[str, Any]) -> bool:
    start, end = citation["start"], citation["end"]
    return any(
        citation["source"] == source and start < last and first < end
        for source, first, last in asked.expected.places
    )


def _names_speaker(asked: Asked) -> bool:
    named = [citation["speaker"]["name"] for citation in asked.citations if citation["speaker"]]
    return any(
        stands_in(expected, name) or stands_in(name, expected)
        for expected in asked.question.speaker
        for name in named
    )


def _dated_right(asked: Asked) -> bool:
    from index.text.dates import date_range

    date = asked.citations[0]["date"] if asked.citations else None
    if not date:
        return False
    first, last = date_range(date)
    question = asked.question
    return not (
        (question.date_from and last < date_range(question.date_from)[0])
        or (question.date_to and first > date_range(question.date_to)[1])
    )


def _f1(given: list[str], expected: list[str]) -> float:
    if not given or not expected:
        return float(given == expected)
    shared = sum((Counter(given) & Counter(expected)).values())
    return 2 * shared / (len(given) + len(expected))
