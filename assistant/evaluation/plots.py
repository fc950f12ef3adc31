"""Numbers -> small SVG drawings for the page, as text: no script, no font, nothing from elsewhere.

Used by ``page`` alone. Colours come from the page's style sheet by class.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from assistant.evaluation.intervals import Interval
from assistant.evaluation.risk_coverage import CalibrationBin, CurvePoint

_WIDTH, _HEIGHT = 420, 260
_LEFT, _RIGHT, _TOP, _BOTTOM = 46, 12, 14, 40


def interval_bar(value: float, bounds: Interval | None, low: float = 0.0, high: float = 1.0) -> str:
    """A measure as a dot with its interval as a line, on a scale from ``low`` to ``high``."""

    def x(number: float) -> float:
        return 4 + 152 * (min(max(number, low), high) - low) / (high - low)

    line = _tag("line", "whisker", x1=x(bounds[0]), x2=x(bounds[1]), y1=8, y2=8) if bounds else ""
    inside = (
        _tag("line", "axis", x1=4, x2=156, y1=8, y2=8) + line + _tag("circle", "dot", cx=x(value), cy=8, r=4)
    )
    return f'<svg class="bar" viewBox="0 0 160 16" width="160" height="16" aria-hidden="true">{inside}</svg>'


def risk_coverage(points: Sequence[CurvePoint]) -> str:
    """Coverage to the right, risk upwards."""
    if not points:
        return ""
    path = " ".join(f"{_x(point.coverage):.1f},{_y(point.risk):.1f}" for point in points)
    last = points[-1]
    title = f"{_percent(last.coverage)} answered, {_percent(last.risk)} of them wrong"
    return _frame(
        "Risk and coverage",
        f'<polyline class="curve" points="{path}"/>' + _dot(last.coverage, last.risk, 4, title),
        "share of questions answered",
        "share of answers that are wrong",
    )


def reliability(bins: Sequence[CalibrationBin]) -> str:
    """Claimed confidence to the right, true share upwards; on the dashed line the two agree."""
    if not bins:
        return ""
    most = max(bin_.count for bin_ in bins)
    dots = [
        _dot(
            bin_.claimed,
            bin_.right,
            3 + 7 * bin_.count / most,
            f"{bin_.count} answers: claimed {_percent(bin_.claimed)}, right {_percent(bin_.right)}",
        )
        for bin_ in bins
    ]
    diagonal = _tag("line", "guide", x1=_x(0), y1=_y(0), x2=_x(1), y2=_y(1))
    return _frame(
        "Calibration of the confidence", diagonal + "".join(dots), "confidence claimed", "share that is right"
    )


def columns(title: str, counts: Mapping[str, float], x_label: str, y_label: str) -> str:
    """One column for each name."""
    if not counts:
        return ""
    most = max(counts.values()) or 1
    step = (_WIDTH - _LEFT - _RIGHT) / len(counts)
    parts = []
    for position, (name, count) in enumerate(counts.items()):
        left, top = _LEFT + step * position, _y(0.92 * count / most)
        shape = _tag("rect", "column", x=left + step * 0.1, y=top, width=step * 0.8, height=_y(0) - top)
        parts.append(
            shape + _text(left + step / 2, _y(0) + 13, name) + _text(left + step / 2, top - 3, f"{count:g}")
        )
    return _frame(title, "".join(parts), x_label, y_label, ticks=False)


def rows(title: str, values: Mapping[str, tuple[float, float]], unit: str) -> str:
    """One bar for each name: dark to the first value, light to the second (median, 95th percentile)."""
    if not values:
        return ""
    scale = 180 / (max(high for _, high in values.values()) or 1)
    parts = []
    for position, (name, (middle, high)) in enumerate(values.items()):
        y = 8 + 24 * position
        parts += [
            _text(124, y + 12, name[:22], "end"),
            _tag("rect", "light", x=130, y=y, width=scale * high, height=16),
            _tag("rect", "column", x=130, y=y, width=scale * middle, height=16),
            _text(134 + scale * high, y + 12, f"{_both(middle, high)} {unit}", "start"),
        ]
    return _figure(title, "".join(parts), 16 + 24 * len(values))


def _frame(title: str, inside: str, x_label: str, y_label: str, *, ticks: bool = True) -> str:
    marks = ""
    for share in (0.0, 0.25, 0.5, 0.75, 1.0) if ticks else ():
        marks += _text(_x(share), _y(0) + 13, f"{share:g}")
        marks += _text(_LEFT - 5, _y(share) + 4, f"{share:g}", "end")
    axes = f'<path class="axis" d="M{_LEFT} {_TOP}V{_y(0)}H{_WIDTH - _RIGHT}" fill="none"/>'
    middle = (_TOP + _HEIGHT - _BOTTOM) / 2
    labels = _text((_LEFT + _WIDTH - _RIGHT) / 2, _HEIGHT - 6, x_label) + (
        f'<text class="label" transform="translate(11 {middle}) rotate(-90)" text-anchor="middle">'
        f"{escape(y_label)}</text>"
    )
    return _figure(title, axes + marks + inside + labels, _HEIGHT)


def _figure(title: str, inside: str, height: int) -> str:
    return (
        f"<figure><figcaption>{escape(title)}</figcaption>"
        f'<svg viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" role="img" '
        f'aria-label="{escape(title)}">{inside}</svg></figure>'
    )


def _both(middle: float, high: float) -> str:
    shown = [
        f"{value:.0f}" if value >= 10 or value == int(value) else f"{value:.2g}" for value in (middle, high)
    ]
    return " / ".join(dict.fromkeys(shown))


def _dot(across: float, up: float, radius: float, title: str) -> str:
    place = f'cx="{_x(across):.1f}" cy="{_y(up):.1f}" r="{radius:.1f}"'
    return f'<circle class="dot" {place}><title>{escape(title)}</title></circle>'


def _tag(name: str, class_name: str, **numbers: float) -> str:
    listed = " ".join(f'{key}="{value:.1f}"' for key, value in numbers.items())
    return f'<{name} class="{class_name}" {listed}/>'


def _text(x: float, y: float, text: str, anchor: str = "middle") -> str:
    return f'<text class="tick" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


def _x(share: float) -> float:
    return _LEFT + (_WIDTH - _LEFT - _RIGHT) * share


def _y(share: float) -> float:
    return _TOP + (_HEIGHT - _TOP - _BOTTOM) * (1 - share)


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"
