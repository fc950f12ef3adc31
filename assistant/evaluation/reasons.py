"""One asked question -> how it came out, and why it counts as wrong, in words.

Stands between ``measures`` and the report, the comparison and the exports.
"""

from __future__ import annotations

from assistant.evaluation.asking import Asked
from assistant.evaluation.measures import is_right, measure
from assistant.evaluation.ranking import first_rank

RIGHT = "right"
WRONG = "wrong"
DECLINED_RIGHTLY = "declined rightly"
DECLINED_WRONGLY = "declined wrongly"
ANSWERED_WRONGLY = "should have declined"
FAILED = "error"
UNJUDGED = "not judged"
OUTCOMES = (WRONG, ANSWERED_WRONGLY, DECLINED_WRONGLY, FAILED, RIGHT, DECLINED_RIGHTLY, UNJUDGED)


def outcome(asked: Asked) -> str:
    """One of ``OUTCOMES``."""
    if asked.error is not None:
        return FAILED
    if asked.question.answerable is False:
        return ANSWERED_WRONGLY if asked.answered else DECLINED_RIGHTLY
    if not asked.answered:
        return DECLINED_WRONGLY if asked.question.answerable else UNJUDGED
    right = is_right(asked)
    if right is None and asked.question.sources:
        right = bool(measure(asked)["right_file"][0])
    return UNJUDGED if right is None else RIGHT if right else WRONG


def reasons(asked: Asked) -> list[str]:
    """Why the question does not count as right, and what else went wrong; empty when nothing did."""
    found = []
    state = outcome(asked)
    if state == FAILED:
        found.append(f"It ended in an error: {asked.error}")
    if state == ANSWERED_WRONGLY:
        found.append("The archive does not say, yet an answer was given.")
    if state in (WRONG, DECLINED_WRONGLY):
        found += _retrieval_reasons(asked)
    if state == WRONG:
        found += _citation_reasons(asked)
    if state == DECLINED_WRONGLY:
        found.append("The archive answers it, yet the assistant declined.")
    found += _side_reasons(asked)
    return found


def article_rank(asked: Asked) -> int | None:
    """Rank (from 1) of the first expected article in the retriever's ranking, or None."""
    ranked = list(dict.fromkeys(item.article for item in asked.retrieved))
    return first_rank(ranked, dict(asked.expected.articles))


def _retrieval_reasons(asked: Asked) -> list[str]:
    if not asked.question.sources:
        return []
    if asked.expected.missing and not asked.expected.sources:
        return [f"The expected file is not in the index: {', '.join(asked.expected.missing)}."]
    rank = article_rank(asked)
    if rank is None:
        return [f"The retriever did not find the expected article among {len(asked.retrieved)} passages."]
    return [f"The retriever ranked the expected article {rank}."] if rank > 1 else []


def _citation_reasons(asked: Asked) -> list[str]:
    cited = list(dict.fromkeys(citation["source"] for citation in asked.citations))
    if not cited:
        return ["The answer cites nothing."]
    if asked.question.sources and not set(cited) & set(asked.expected.sources):
        return [f"It cites {', '.join(cited)}; expected was {' or '.join(asked.question.sources)}."]
    return ["The expected file is cited, but no quote from it holds an expected answer."]


def _side_reasons(asked: Asked) -> list[str]:
    values = measure(asked)
    found = []
    broken = len(asked.verified) - sum(asked.verified)
    if broken:
        found.append(f"{broken} of {len(asked.verified)} quotes do not stand in the index at their offsets.")
    for name, sentence in (
        ("forbidden_absent", "The answer holds a phrase that no right answer holds."),
        ("required_present", "The answer lacks a phrase that every right answer holds."),
        ("speaker", "No citation names the expected speaker."),
        ("date", "The first cited article is not of the expected time."),
    ):
        if name in values and values[name][0] == 0 and asked.answered:
            found.append(sentence)
    return found
