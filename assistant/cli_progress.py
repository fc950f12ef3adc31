"""How far an indexing run is, for the person who waits at the terminal: progress comes in, one line goes out."""

from __future__ import annotations

import sys
import time

from index.records import IndexProgress


class ProgressLine:
    """One line on standard error that tells how far an indexing run is; quiet when nobody watches."""

    def __init__(self) -> None:
        self._live = sys.stderr.isatty()
        self._shown = 0.0
        self._width = 0

    def __enter__(self) -> ProgressLine:
        """Itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Wipe the line out."""
        if self._width:
            sys.stderr.write("\r" + " " * self._width + "\r")
            sys.stderr.flush()

    def show(self, progress: IndexProgress) -> None:
        """Write how far the run is, unless that was done a moment ago."""
        now = time.monotonic()
        pause = 0.1 if self._live else 10.0
        if now - self._shown < pause and progress.done < progress.total:
            return
        self._shown = now
        rate = progress.done / progress.seconds if progress.seconds > 0 else 0.0
        left = (progress.total - progress.done) / rate if rate > 0 else 0.0
        share = progress.done / progress.total if progress.total else 0.0
        bar = "█" * round(share * 20) + "░" * (20 - round(share * 20))
        text = f"{progress.step} {bar} {progress.done}/{progress.total} articles, {rate:.1f}/s, {_duration(left)} left"
        if self._live:
            sys.stderr.write("\r" + text.ljust(self._width))
            self._width = len(text)
        else:
            sys.stderr.write(text + "\n")
        sys.stderr.flush()


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"
