"""Whether exact words answer by themselves, so that they may stand in front of the sentence that carries them.

In: a question and the words that a reader found. Out: False where yes or no is asked for and they say neither, and
where they are the sentence that leaves open what is asked: then the sentence alone is shown.
"""

from __future__ import annotations

from assistant.claims.left_open import leaves_open
from assistant.extracts.deciding import tells_alone
from assistant.kinds.yes_no import says_yes_or_no, wants_yes_or_no
from assistant.reading import Question


def answers_alone(question: Question, words: str, language: str | None) -> bool:
    """Whether the words, which are of that language, answer without their sentence."""
    if wants_yes_or_no(question.standalone, question.language):
        return says_yes_or_no(words, language) or tells_alone(question, words, language)
    return not leaves_open(question.standalone, question.language, words, language)
