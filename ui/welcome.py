"""The empty state: what the archive holds, and questions worth trying, taken from the archive itself."""

from __future__ import annotations

import json
import re
import shlex
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant import ArticleInfo, AssistantError, IndexStatus
from assistant.settings import DEFAULT_INDEX
from ui.markup import apart, escape
from ui.wording import Wording

if TYPE_CHECKING:
    from assistant import Assistant

QUESTION_SET_NAMES = ("questions.jsonl",)
MAX_QUESTION_SET_BYTES = 2_000_000
EXAMPLES = 3
MAX_TRIED = 9
MAX_READ = 12

_QUOTATION = re.compile(
    r"„([^„“”\n]{20,110})[“”]|“([^“”\n]{20,110})”|«\s?([^«»\n]{20,110}?)\s?»|\"([^\"\n]{20,110})\""
)
_MARKS = re.compile(r"[„“”\"«»]")
"""A title with quotation marks of its own would stand in two pairs of them."""
_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")


def welcome_html(
    status: IndexStatus,
    words: Wording,
    examples: Sequence[str],
    *,
    is_waiting: bool = False,
    local: bool = True,
) -> str:
    """What a visitor sees before the first question.

    Args:
        status: what there is to ask.
        words: the visitor's language.
        examples: questions to try.
        is_waiting: examples are being looked for; their room is kept, so that nothing moves when they come.
        local: the visitor may read this machine's paths, and can index.
    """
    cards = "".join(
        f'<li><button type="button" class="example" data-example="{place}">{apart(text)}</button></li>'
        for place, text in enumerate(examples)
    )
    tried = f'<h2 class="part">{escape(words("try"))}</h2><ul class="examples">{cards}</ul>' if cards else ""
    if status.articles == 0:
        step = words("empty_index_next", option=_index_option(status.path))
        tried = f'<p class="hint">{escape(step)}</p>' if local else ""
    elif is_waiting and not cards:
        tried = '<div class="examples-room"></div>'
    return (
        f'<section class="welcome" lang="{words.language}"><p class="welcome-title">{escape(words("title"))}</p>'
        f'<p class="tagline">{escape(words("tagline"))}</p>{summary_html(status, words)}{tried}</section>'
    )


def _index_option(path: str) -> str:
    """How a command names this index; nothing where it is the one that commands take by themselves."""
    return "" if Path(path).resolve() == Path(DEFAULT_INDEX).resolve() else f" --index {shlex.quote(path)}"


def summary_html(status: IndexStatus, words: Wording) -> str:
    """How many articles, in which languages, from when to when; and what is missing."""
    if status.articles == 0:
        return f'<p class="summary">{escape(words("empty_index"))}</p>'
    rows = [[words.count("articles", status.articles)]]
    if status.date_from and status.date_to:
        first, last = words.date(status.date_from), words.date(status.date_to)
        rows[0].append(first if first == last else words("span", first=first, last=last))
    ranked = sorted(status.languages.items(), key=lambda item: (-item[1], item[0]))
    rows.append([f"{words.language_name(code)} {count}" for code, count in ranked])
    missing = [words.count("undated", status.undated)] if status.undated else []
    if status.unreadable:
        missing.append(words.count("unreadable", len(status.unreadable)))
    rows.append(missing)
    items = "".join(f"<li>{' · '.join(escape(fact) for fact in row)}</li>" for row in rows if row)
    return f'<ul class="summary">{items}</ul>'


@dataclass
class Examples:
    """Questions to try, found once for each state of the index and language.

    They come from a question set that lies beside the articles; where there is none, from the articles:
    a quotation ("who said ...?"), a date, a title, each kept only when the assistant answers it.
    """

    assistant: Assistant
    _found: dict[tuple[int, str], tuple[str, ...]] = field(default_factory=dict)
    _finding: threading.Lock = field(default_factory=threading.Lock)

    def ready(self, status: IndexStatus, language: str) -> tuple[str, ...] | None:
        """The examples when they are known already, else None."""
        return self._found.get((status.generation, language))

    def find(self, status: IndexStatus, words: Wording) -> tuple[str, ...]:
        """The examples in that language; asks the assistant a few questions the first time."""
        if status.articles == 0:
            return ()
        with self._finding:
            known = self.ready(status, words.language)
            if known is None:
                known = tuple(self._prepared(status, words) or self._derived(words))
                self._found = {
                    key: value for key, value in self._found.items() if key[0] == status.generation
                } | {(status.generation, words.language): known}
        return known

    def _prepared(self, status: IndexStatus, words: Wording) -> list[str]:
        for folder in status.folders:
            for name in QUESTION_SET_NAMES:
                chosen = spread_questions(_question_set(Path(folder) / name), words.language)
                if len(chosen) == EXAMPLES:
                    return chosen
        return []

    def _derived(self, words: Wording) -> list[str]:
        kept: list[str] = []
        for candidate in list(candidate_questions(self.assistant, words))[:MAX_TRIED]:
            try:
                answered = self.assistant.ask(candidate).answered
            except AssistantError:
                break
            if answered:
                kept.append(candidate)
            if len(kept) == EXAMPLES:
                break
        return kept


def _question_set(path: Path) -> list[dict[str, Any]]:
    """The lines of a question set; none when there is no readable one: examples are a courtesy."""
    try:
        if not path.is_file() or path.stat().st_size > MAX_QUESTION_SET_BYTES:
            return []
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    except (OSError, ValueError):
        return []
    return [line for line in lines if isinstance(line, dict) and isinstance(line.get("question"), str)]


def spread_questions(lines: Sequence[dict[str, Any]], language: str) -> list[str]:
    """Three answerable questions of a set, in that language where possible, of different kinds and files."""
    usable = [line for line in lines if line.get("answerable", True) and not line.get("history")]
    ranked = sorted(usable, key=lambda line: line.get("lang") != language)
    chosen: list[dict[str, Any]] = []
    for strict in (True, False):
        for line in ranked:
            if len(chosen) < EXAMPLES and line not in chosen and not (strict and _alike(line, chosen)):
                chosen.append(line)
    return [str(line["question"]) for line in chosen]


def _alike(line: dict[str, Any], chosen: Iterable[dict[str, Any]]) -> bool:
    return any(
        other.get("type") == line.get("type")
        or set(other.get("sources") or ()) & set(line.get("sources") or ())
        for other in chosen
    )


def candidate_questions(assistant: Assistant, words: Wording) -> Iterator[str]:
    """Questions made from quotations, dates and titles of the archive, kinds taking turns."""
    infos = sorted(
        assistant.articles(), key=lambda info: (info.language != words.language, info.date or "", info.source)
    )
    step = max(1, len(infos) // MAX_READ)
    kinds = [
        list(_said(assistant, infos[::step][:MAX_READ], words)),
        [words("example_on", date=words.date(info.date)) for info in infos if _DAY.match(info.date or "")],
        [
            words("example_about", title=words("quotation", words=info.title))
            for info in infos
            if info.title and 12 <= len(info.title) <= 80 and not _MARKS.search(info.title)
        ],
    ]
    seen: set[str] = set()
    for place in range(max((len(kind) for kind in kinds), default=0)):
        for kind in kinds:
            if place < len(kind) and kind[place] not in seen:
                seen.add(kind[place])
                yield kind[place]


def _said(assistant: Assistant, infos: Iterable[ArticleInfo], words: Wording) -> Iterator[str]:
    for info in infos:
        found = _QUOTATION.search(assistant.article(info.source).text[:20_000])
        if found is None:
            continue
        said = next(group for group in found.groups() if group).strip(" ,.")
        if len(said.split()) >= 4:
            yield words("example_said", quote=words("quotation", words=said))
