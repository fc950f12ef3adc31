"""Numbers of other scripts in the digits that are compared: ٤١٢ is 412, 2.3亿 and 2억3000만 are 230000000.

In comes text of any language, out comes the same text with plain numbers, or the other ways of writing them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from index.text.letters import plain_digits

_TEN_THOUSANDS = {
    "万": 10**4, "萬": 10**4, "만": 10**4, "億": 10**8, "亿": 10**8, "억": 10**8, "万亿": 10**12, "萬億": 10**12,
}  # fmt: skip
_TENS = {"十": 10, "百": 100, "千": 1000, "백": 100, "천": 1000}
_DIGITS = r"\d+(?:,\d{3})*(?:\.\d+)?"
_TERM = re.compile(
    rf"({_DIGITS})\s?([{''.join(_TENS)}]?)({'|'.join(sorted(_TEN_THOUSANDS, reverse=True))})\s?"
)
_MOST_TERMS = 3
_REST = re.compile(rf"(\d{{3,4}})(?![\d.,%])|(\d)([{''.join(_TENS)}])")
_LARGE = re.compile(
    rf"(?<![\d.,])(?:{_TERM.pattern}){{1,{_MOST_TERMS}}}(?:(?:(?<!\s)|(?<=만\s))(?:{_REST.pattern}))?(?!\d)"
)
_SCALES = (1, 10**3, 10**6, 10**9)
"""By which other languages count."""


def plain_figures(text: str) -> str:
    """The text with every number in the digits 0 to 9, and those that count by ten thousands written out."""
    return _LARGE.sub(_written_out, plain_digits(text)) if _may_be_large(text) else plain_digits(text)


@lru_cache(maxsize=512)
def large_numbers(text: str) -> Mapping[str, frozenset[str]]:
    """Each number of a text that counts by ten thousands, written out, with the numbers it may be in other languages.

    ``2.3亿`` is 230000000, and 230 where millions are counted.
    """
    if not _may_be_large(text):
        return {}
    values = [_value(match.group()) for match in _LARGE.finditer(plain_digits(text))]
    return {
        _plain(value): frozenset(_plain(value / scale) for scale in _SCALES if scale <= 10 * value)
        for value in values
    }


def _may_be_large(text: str) -> bool:
    return not text.isascii() and any(sign in text for sign in "万萬億亿만억")


def _written_out(match: re.Match[str]) -> str:
    found = match.group()
    return _plain(_value(found)) + found[len(found.rstrip()) :]


def _value(words: str) -> Decimal:
    value, end = Decimal(0), 0
    for term in _TERM.finditer(words):
        value += Decimal(term[1].replace(",", "")) * _TENS.get(term[2], 1) * _TEN_THOUSANDS[term[3]]
        end = term.end()
    rest = _REST.match(words, end)
    if rest is not None:
        value += Decimal(rest[1] or rest[2]) * (1 if rest[1] else _TENS[rest[3]])
    return value


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")
