from __future__ import annotations

import pytest

from assistant.evaluation.thresholds import judge, parse_threshold
from index.errors import SettingsError

MEASURES = {"hit@5": 0.9, "over_refusal": 0.05}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("hit@5>=0.9", 0),
        ("hit@5 > .9", 1),
        ("over_refusal<=0.05", 0),
        ("over_refusal<0.05", 1),
        ("hit@5==0.9", 0),
        ("hit@7>=0.1", 2),
    ],
)
def test_exit_code(text: str, code: int) -> None:
    assert judge([parse_threshold(text)], MEASURES).exit_code == code


def test_the_message_says_which_failed_and_what_was_measured() -> None:
    verdict = judge([parse_threshold("hit@5>=0.95"), parse_threshold("over_refusal<=0.1")], MEASURES)
    assert verdict.messages == ("Required hit@5>=0.95, measured hit@5 = 0.9000.",)


def test_an_unknown_measure_is_told_with_the_known_ones() -> None:
    verdict = judge([parse_threshold("hits>=1")], MEASURES)
    assert "hit@5, over_refusal" in verdict.messages[0]


@pytest.mark.parametrize("text", ["", "hit@5", "hit@5=>0.9", "hit@5>=high", "0.9<=hit@5"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(SettingsError, match="--require"):
        parse_threshold(text)
