"""Figures that a text itself takes back: what was first reported, what something had been before.

"18 million, against 12 million announced on Tuesday", "nicht 34, sondern 43 Tote", "zunächst war von 34 die Rede".
"""

from __future__ import annotations

import re

from assistant.quantities import is_number
from index.records import Span

_BEFORE_IT = re.compile(
    r"""(?xi)
    \b(?:instead\s+of|rather\s+than|up\s+from|down\s+from|as\s+against|against|compared\s+(?:with|to)|not|from\s+an?\s+earlier
    |statt|anstatt|anstelle\s+von|gegenüber|nicht|nach\s+zuvor|nach\s+zunächst|zuvor
    |au\s+lieu\s+de|contre|non\s+pas|et\s+non|pas
    |en\s+(?:lugar|vez)\s+de|frente\s+a|no
    |вместо|против|не|а\s+не
    |замість|проти
    |invece\s+di|contro|non
    |zamiast|wobec|nie
    |in\s+plaats\s+van|tegen|niet
    |em\s+vez\s+de|contra|não)
    \s+(?:(?:the|about|some|around|den|die|der|rund|etwa|les?|las?|los|quelque|unos|i|gli|около|os|de)\s+)?$
    """
)
"""What stands before a figure that is set against the one that counts."""
_AT_FIRST = re.compile(
    r"""(?xi)
    \b(?:initially|at\s+first|first\s+reported|originally|earlier\s+reports?|previously|had\s+(?:first|earlier)\s+
    |zunächst|anfangs|ursprünglich|zuerst\s+(?:war|hieß|gemeldet)|erst\s+hieß|zuvor\s+(?:war|hieß|gemeldet)
    |d['’]abord|initialement|dans\s+un\s+premier\s+temps|au\s+départ
    |en\s+un\s+primer\s+momento|inicialmente|al\s+principio|en\s+un\s+principio
    |сначала|первоначально|ранее\s+сообщал|спочатку|раніше\s+повідомля
    |in\s+un\s+primo\s+momento|inizialmente|początkowo|wcześniej\s+podawano|aanvankelijk|de\s+início)
    """
)
"""What tells that a sentence gives what was believed before."""
_ASKS_FOR_IT = re.compile(
    r"""(?xi)
    \b(?:before|initial(?:ly)?|at\s+first|first|original(?:ly)?|earlier|previous(?:ly)?|last|correct
    |vorher|zuvor|zunächst|anfangs|ursprünglich|zuerst|früher|bisher|korrig|vor(?:ig|jahr)
    |avant|d['’]abord|initial|précéd|auparavant|départ
    |antes|inicial|primer|anterior|principio|previ
    |раньше|сначала|первонач|ранее|прежде|спочатку|раніше
    |against|gegen|contre|contra|contro|против|проти|tegen|przeciw
    |prima|inizial|preced|początkow|wcześniej|poprzedn|przed|eerst|aanvankelijk|vorig|início|primeir)
    """
)
_WITHIN = 40


def is_superseded(question: str, text: str, words: Span, sentence: Span) -> bool:
    """Whether the words are a figure that their sentence takes back; never where the question asks for such a one.

    Args:
        question: that stands by itself.
        text: in which both spans lie.
        words: of the answer.
        sentence: that carries them.
    """
    if not is_number(text[slice(*words)]) or _ASKS_FOR_IT.search(question):
        return False
    before = text[max(sentence[0], words[0] - _WITHIN) : words[0]]
    return bool(_BEFORE_IT.search(before) or _AT_FIRST.search(text[slice(*sentence)]))
