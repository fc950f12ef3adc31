"""Which of a passage's sentences shows a name that answers: the one that speaks most for it.

"Yuri Ushakov told a briefing at midnight. Such measures would be a mistake, Mr Ushakov said." Both sentences name who
said it, the first one in full; only the second shows it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.judging.readings import ScoredSpan
from assistant.words.mentions import is_function_word
from index.text.letters import MARKS

_MOST_WORDS = 4
"""How many words a name has at most, with a title before it."""
_CLEARLY_MORE = 2.0
"""How much more a sentence has to gain to take the place of another, in log-odds: a cosine of .025."""
_STILL_LIKELY = 8.0
"""How far below the best span the model may see the other mention, in log-odds."""
_WORD = re.compile(rf"[^\W\d_][\w{MARKS}'’-]*")


@dataclass(frozen=True, slots=True)
class Weighed:
    """A span with its final score; ``gain`` is what its sentence and its kind of words added to the model's score."""

    span: ScoredSpan
    gain: float


def best_shown_first(text: str, weighed: Sequence[Weighed]) -> list[ScoredSpan]:
    """The spans by score; where another sentence shows the best one's name better, that mention takes its place.

    The two exchange their scores, so that how sure the passage's answer is stays the same.

    Args:
        text: what the spans point into.
        weighed: in any order.
    """
    ranked = sorted(weighed, key=lambda one: -one.span.score)
    spans = [one.span for one in ranked]
    name = _name(text[spans[0].start : spans[0].end]) if spans else None
    if name is None:
        return spans
    better = [
        (one.gain, place)
        for place, one in enumerate(ranked)
        if _shows_more(one, ranked[0]) and _find(name, text, one.span) is not None
    ]
    if not better:
        return spans
    place = max(better)[1]
    best, shown = spans[0], _cut(name, text, spans[place])
    spans[0], spans[place] = replace(shown, score=best.score), replace(best, score=shown.score)
    return spans


def _shows_more(one: Weighed, best: Weighed) -> bool:
    lost = (best.span.score - best.gain) - (one.span.score - one.gain)
    return one.gain > best.gain + _CLEARLY_MORE and lost < _STILL_LIKELY


def _name(words: str) -> str | None:
    """The last capitalised word of a short answer that is no more than a name; None for anything else."""
    found = _WORD.findall(words)
    if not 1 <= len(found) <= _MOST_WORDS or re.search(r"\d", words):
        return None
    capital = [word for word in found if word[0].isupper() and len(word) > 2 and not is_function_word(word)]
    return capital[-1] if capital and capital[-1] == found[-1] else None


def _find(name: str, text: str, span: ScoredSpan) -> re.Match[str] | None:
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?![\w{MARKS}])")
    return pattern.search(text, span.start, span.end)


def _cut(name: str, text: str, span: ScoredSpan) -> ScoredSpan:
    """A mention without what follows the name, and no longer than a name is."""
    found = _find(name, text, span)
    assert found is not None
    before = len(_WORD.findall(text[span.start : found.start()]))
    return replace(span, start=span.start if before < _MOST_WORDS else found.start(), end=found.end())
