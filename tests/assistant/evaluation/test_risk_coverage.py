from __future__ import annotations

import pytest

from assistant.evaluation.risk_coverage import area, calibration, curve, expected_calibration_error

CONFIDENCES = [0.9, 0.8, 0.8, 0.3]
RIGHT = [True, False, True, False]


def test_curve_by_hand() -> None:
    points = [(point.confidence, point.coverage, point.risk) for point in curve(CONFIDENCES, RIGHT, asked=5)]
    assert points == [(0.9, 0.2, 0.0), (0.8, 0.6, pytest.approx(1 / 3)), (0.3, 0.8, 0.5)]


def test_area_by_hand_with_a_tie() -> None:
    # risks after 1, 2, 3, 4 answers; the tied pair holds one error, half of it each: 0, .5/2, 1/3, 2/4
    assert area(CONFIDENCES, RIGHT) == pytest.approx((0 + 0.25 + 1 / 3 + 0.5) / 4)


def test_area_does_not_depend_on_the_order_of_ties() -> None:
    assert area([0.8, 0.9, 0.3, 0.8], [True, True, False, False]) == area(CONFIDENCES, RIGHT)


def test_area_is_smaller_when_confidence_knows() -> None:
    assert area([0.9, 0.8, 0.2, 0.1], [True, True, False, False]) < area(
        [0.1, 0.2, 0.8, 0.9], [True, True, False, False]
    )


def test_calibration_error_by_hand() -> None:
    # bins: {.9} claimed .9 right 1; {.8, .8} claimed .8 right .5; {.3} claimed .3 right 0
    assert expected_calibration_error(CONFIDENCES, RIGHT) == pytest.approx((0.1 + 2 * 0.3 + 0.3) / 4)
    assert [bin_.count for bin_ in calibration(CONFIDENCES, RIGHT)] == [1, 2, 1]


def test_full_confidence_is_in_the_last_bin() -> None:
    assert calibration([1.0], [True])[0].high == 1.0


def test_nothing_answered_is_no_error() -> None:
    assert (area([], []), expected_calibration_error([], []), curve([], [], 3)) == (0.0, 0.0, [])
