"""Below the speakers on the question line: a place that stands before a name in one run of capitals.

In come the words behind a role, "Dánska Jens Kolding" of "velvyslanec Dánska Jens Kolding", out comes True where the
first of them says whose role it is: a country, or a word that the article writes elsewhere without the name behind it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.speakers.words import speech_words
from assistant.words.world_names import world_places

_LEAST_BEHIND = 2
"""Words of a name."""
_ENDING = 2
"""Letters by which forms of a place differ: "Dánska" and "Dánsko"."""
_LEAST_OF_A_STEM = 4


def opens_with_place(run: Sequence[str], text: str) -> bool:
    """Whether the first word is a place's, not of the person's name.

    Args:
        run: capitalised words behind a role, in order.
        text: of the article.
    """
    if len(run) <= _LEAST_BEHIND or run[0] in speech_words("en").given_names:
        return False
    if world_places(run[0]):
        return True
    stem = run[0][: max(_LEAST_OF_A_STEM, len(run[0]) - _ENDING)]
    form = rf"(?<!\w){re.escape(stem)}\w{{0,{_ENDING + 1}}}(?! {re.escape(run[1])})(?![\w-])"
    return any(
        not text[max(0, match.start() - 2) : match.start()].strip(" ").endswith((".", "\n"))
        and _is_alone(text, match)
        for match in re.finditer(form, text)
    )


def _is_alone(text: str, match: re.Match[str]) -> bool:
    """Whether a word stands without a capitalised one beside it, which would make it part of another name."""
    before = re.search(r"(\w+) $", text[max(0, match.start() - 30) : match.start()])
    behind = re.match(r" (\w+)", text[match.end() : match.end() + 30])
    return not any(beside is not None and beside[1][0].isupper() for beside in (before, behind))
