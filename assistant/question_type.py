"""What kind of answer a question wants, by its words: one thing, or all of them."""

from __future__ import annotations

import re

_LIST = re.compile(
    r"""(?xi)
    ^\W*(?:list|name|enumerate|liste|nenne|nennen|zähle|nomme|nommez|énumère|énumérez|cite[zr]?|enumera|nombra|
        перечисли|перечислите|назови|назовите|перелічи|назви)\b
    | \bwhich\s+(?:\w+\s+)?(?:people|\w+s)\s+(?:are|were|have|had|did|do|took|met)\b
    | \b(?:what|who)\s+(?:are|were|all)\b
    | \b(?:all|every)\s+(?:the\s+)?\w+s\b
    | \bwelche\s+\w+(?:en|er|e|s|n)\s+(?:sind|waren|haben|hatten|nahmen|wurden|werden|nennen|gibt|gab)\b
    | \b(?:alle|sämtliche)\s+\w+ | \bwer\s+alles\b | \bwas\s+alles\b
    | \bquel(?:le)?s\s+\w+s?\b | \btou(?:s|tes)\s+les\b
    | \b(?:qué|cuáles)\s+\w+s\b | \btod[oa]s\s+l[oa]s\b
    | \b(?:какие|все|всех)\s+\w+ | \b(?:які|усі|всі)\s+\w+
    """
)


def asks_for_list(question: str) -> bool:
    """True when several answers are wanted ("which countries", "nenne alle", "перечислите")."""
    return _LIST.search(question) is not None
