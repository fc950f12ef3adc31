"""Below tagged speech on the question line: the name behind somebody's title, in Arabic and Hebrew.

In come the words between a verb of saying and what is said, out comes the range of the name among them. No capital
letter shows it; but a title without the article ("minister of") is closed by the word that says whose it is, so the
name of "وزير خارجية نوران سامي الخطيب" begins behind the country, and that of "وزير الخارجية سامي الخطيب" at once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_ARTICLES = {"ar": "ال", "he": "ה"}
_WITHIN = {"ar": frozenset({"في"}), "he": frozenset({"של"})}
"""Before what a role is of, where a preposition joins it: "وزيرة المياه في سهلان"."""
_MOST_OF_A_NAME = 4
_LEAST_OF_A_NAME = 2
_LEAST_OF_A_WORD = 2
"""Letters that are left of a word behind its article."""


def name_behind_title(
    words: Sequence[str], text: str, language: str, lists: Mapping[str, frozenset[str]]
) -> tuple[int, int] | None:
    """The half-open range of the words that is a name, or of the title where only that stands; None for neither.

    Args:
        words: from the verb of saying to what is said; the name ends before the first of the ``stops``.
        text: of the article, which names again whom a sentence names without a title.
        language: "ar" or "he".
        lists: the words of the language, with ``roles``, ``fields``, ``honours``, ``nobody``,
            ``occasions`` and ``stops``.
    """
    at = 0
    is_titled = is_open = False
    while at < len(words):
        word, is_definite = _bare(words[at], _ARTICLES[language])
        left = len(words) - at
        if words[at] in lists["honours"]:
            is_titled, is_open = True, False
        elif not lists["roles"].isdisjoint((word, words[at])) or (
            is_titled and not lists["fields"].isdisjoint((word, words[at]))
        ):
            is_titled, is_open = True, not is_definite
        elif is_titled and is_open:
            is_open = False
        elif is_titled and words[at] in _WITHIN[language] and left > _LEAST_OF_A_NAME + 1:
            if words[at + 1] in lists["occasions"]:
                break
            at += 1
        elif not (is_titled and is_definite and left > _LEAST_OF_A_NAME):
            break
        at += 1
    end = next((n for n in range(at, len(words)) if words[n] in lists["stops"]), len(words))
    words = words[:end]
    left = len(words) - at
    if not left or (left == 1 and is_titled and not _may_be_surname(words[at], text, language)):
        return (0, at) if is_titled else None
    if left > _MOST_OF_A_NAME or (not is_titled and not _is_untitled(words[at:], text, language, lists)):
        return None
    return at, len(words)


def _may_be_surname(word: str, text: str, language: str) -> bool:
    """Whether the only word behind a title is a name: with an article, or written again."""
    return _bare(word, _ARTICLES[language])[1] or text.count(word) > 1


def _is_untitled(words: Sequence[str], text: str, language: str, lists: Mapping[str, frozenset[str]]) -> bool:
    """Whether words without a title are a person's name, which the article writes again, and no common noun."""
    first, is_definite = _bare(words[0], _ARTICLES[language])
    common = lists["nobody"] | lists["fields"] | lists["roles"]
    if len(words) < _LEAST_OF_A_NAME or is_definite or first in common:
        return False
    return text.count(words[-1]) > 1


def _bare(word: str, article: str) -> tuple[str, bool]:
    """A word without its article, and whether it has one."""
    rest = word.removeprefix(article)
    is_definite = rest != word and len(rest) >= _LEAST_OF_A_WORD
    return (rest, True) if is_definite else (word, False)
