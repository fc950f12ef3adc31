"""Expected files that the index does not hold, told before anything is asked: a question set and its places come in.

Out: one note a file, with the questions that expect it and the nearest name that the index has. Such a question stays
in the measures and counts as not found, since whoever measures part of an archive means just that.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence

from assistant.evaluation.relevance import ExpectedPlaces
from assistant.evaluation.set_questions import SetQuestion
from assistant.evaluation.wording import same_path
from index.records import ArticleInfo

_MOST_NOTES = 10
_MOST_QUESTIONS = 3
_NEAR = 0.7


def missing_notes(places: ExpectedPlaces, questions: Iterable[SetQuestion]) -> list[str]:
    """A note for each expected file that the index lacks, in the set's order, at most ten and how many more."""
    asked: dict[str, list[str]] = {}
    for question in questions:
        if question.answerable is not False:
            for source in question.sources:
                if not places.matches(source):
                    asked.setdefault(source, []).append(question.id)
    notes = [_note(source, ids, places.infos) for source, ids in asked.items()]
    more = len(notes) - _MOST_NOTES
    if more > 0:
        notes[_MOST_NOTES:] = [f"{more} more expected files are not in the index."]
    return notes


def nearest_name(source: str, infos: Sequence[ArticleInfo]) -> ArticleInfo | None:
    """The article whose name is nearest to an expected one: in case, folder, record or spelling; None for none."""
    wanted = same_path(source).casefold()
    names = {same_path(info.source).casefold(): info for info in infos}
    file, _, record = wanted.partition("#")
    ends = [name for name in names if name == wanted or name.endswith(f"/{wanted}")]
    records = [name for name in names if record and f"/{name}".partition("#")[0].endswith(f"/{file}")]
    if not ends and records:
        ends = [min(records, key=lambda name: (*_distance(name.partition("#")[2], record), name))]
    last = wanted.rsplit("/", 1)[-1]
    ends = ends or [name for name in names if name.rsplit("/", 1)[-1] == last]
    if not ends:
        tails = {name.rsplit("/", 1)[-1]: name for name in reversed(names)}
        near = difflib.get_close_matches(last, tails, n=1, cutoff=_NEAR)
        near = near or difflib.get_close_matches(
            last.partition("#")[0], {tail.partition("#")[0]: 0 for tail in tails}, n=1, cutoff=_NEAR
        )
        ends = [name for name in names if near and name.rsplit("/", 1)[-1].startswith(near[0])]
    return names[ends[0]] if ends else None


def _note(source: str, ids: Sequence[str], infos: Sequence[ArticleInfo]) -> str:
    listed = ", ".join(ids[:_MOST_QUESTIONS])
    who = f"question {listed}" if len(ids) == 1 else f"questions {listed}"
    if len(ids) > _MOST_QUESTIONS:
        who += f" and {len(ids) - _MOST_QUESTIONS} more"
    note = f"The expected file {source!r} ({who}) is not in the index, so it counts as not found."
    near = nearest_name(source, infos)
    if near is None:
        return note
    note += f" Was {near.source!r} meant{_titled(near)}?"
    if "#" in source and near.source.partition("#")[2].isdecimal():
        note += " Records without an id are numbered as a spreadsheet numbers its rows: the heading is 1."
    return note


def _titled(info: ArticleInfo) -> str:
    return f" ({info.title})" if "#" in info.source and info.title else ""


def _distance(one: str, other: str) -> tuple[int, float]:
    if one.isdecimal() and other.isdecimal():
        return 0, abs(int(one) - int(other))
    return 1, -difflib.SequenceMatcher(None, one, other).ratio()
