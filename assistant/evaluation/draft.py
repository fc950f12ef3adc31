"""A folder of articles -> a draft question set for a person to correct, without any model.

Patterns find who said a quoted sentence, when, where and how long something was; the question is built around the
article's own words. Some articles can be left out of the archive: what was drafted from them then sounds
answerable and is not.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.evaluation.draft_words import LANGUAGES, DraftWords
from assistant.evaluation.set_questions import SetQuestion
from assistant.evaluation.wording import stands_in
from index.errors import QuestionSetError
from index.records import Article, Span
from index.text.dates import find_dates
from index.text.sentences import sentences

_GAP = "…"
_NOTE = "draft: read, correct or delete"
_INSIDE = '([^„“”«»"\n]{25,200}?)[.,!?]?'
_QUOTATION = re.compile(
    rf"„{_INSIDE}[“”]|“{_INSIDE}”|«\s?{_INSIDE}\s?»|»{_INSIDE}«|(?<![^\s(])\"(?=\S){_INSIDE}(?<=\S)\"(?!\w)"
)
_MIN_WORDS, _MAX_CHARACTERS = 7, 260
_SENTENCE_ENDS = (".", "!", "?", "“", "”", "»", '"', ")")
_NOT_PROSE = re.compile(r"[|·]|\*\*|\d\d?[:.]\d\d (?:Uhr|GMT|EST|MSK)\b")


@dataclass(frozen=True, slots=True)
class DraftReport:
    """What was drafted.

    Attributes:
        questions: the file that was written.
        archive: the folder to index for them: the given one, or a copy without what was left out.
        left_out: sources whose questions are unanswerable now.
    """

    questions: Path
    archive: Path
    answerable: int
    unanswerable: int
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    kind: str
    question: str
    answer: str
    sentence: str
    speaker: tuple[str, ...] = ()


def draft_folder(folder: Path, out: Path, *, leave_out: float = 0.2, per_article: int = 4) -> DraftReport:
    """Draft questions on the articles in ``folder`` and write them to ``out``.

    Args:
        folder: the articles, as for ``assistant index``.
        out: a new folder; gets ``questions.jsonl`` and, when articles are left out, ``archive/``.
        leave_out: the share of articles to leave out for unanswerable questions; 0 for none.
        per_article: at most so many questions on one article.

    Raises:
        QuestionSetError: the folder has no article to ask about, or ``out`` already holds a draft.
    """
    from index.articles import find_files, read_file
    from index.errors import ArticleError

    if (out / "questions.jsonl").exists():
        raise QuestionSetError(f"{out / 'questions.jsonl'} exists already. Name another folder with --out.")
    if out.exists() and not out.is_dir():
        raise QuestionSetError(f"{out} is a file, not a folder. Name a new folder with --out.")
    files, _ = find_files(folder)
    articles: list[Article] = []
    file_of: dict[str, str] = {}
    for entry in files:
        try:
            for article in read_file(folder, entry.path):
                articles.append(article)
                file_of[article.source] = entry.path
        except ArticleError:
            continue
    left = left_out_files(sorted(set(file_of.values())), leave_out)
    kept = [article for article in articles if file_of[article.source] not in left]
    drafted = [*draft_questions(kept, per_article)]
    gone = [article for article in articles if file_of[article.source] in left]
    drafted += unanswerable_questions(gone, kept, per_article)
    if not drafted:
        raise QuestionSetError(
            f"Nothing to ask was found in {folder}. Write questions by hand (docs/evaluation.md)."
        )
    _make_folder(out)
    if left:
        _copy(folder, sorted(set(file_of.values()) - left), out / "archive")
    lines = [
        json.dumps({**question.to_dict(), "id": f"d{number:03d}"}, ensure_ascii=False)
        for number, question in enumerate(drafted, 1)
    ]
    (out / "questions.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    unanswerable = sum(question.answerable is False for question in drafted)
    return DraftReport(
        questions=out / "questions.jsonl",
        archive=out / "archive" if left else folder,
        answerable=len(drafted) - unanswerable,
        unanswerable=unanswerable,
        left_out=tuple(sorted(left)),
    )


def _make_folder(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise QuestionSetError(
            f"The folder {out} cannot be made ({error.strerror}). Name another folder with --out."
        ) from error


def draft_questions(articles: Sequence[Article], per_article: int = 4) -> Iterator[SetQuestion]:
    """At most ``per_article`` questions on each article, one of each kind before a second of any."""
    for article in articles:
        for found in _spread(list(_find(article)), per_article):
            yield SetQuestion(
                id="",
                question=found.question,
                lang=article.language,
                answers=(found.answer,),
                sources=(article.source,),
                quotes=(found.sentence,),
                answerable=True,
                type=found.kind,
                speaker=found.speaker,
                notes=_NOTE,
            )


def unanswerable_questions(
    left_out: Sequence[Article], kept: Sequence[Article], per_article: int = 4
) -> list[SetQuestion]:
    """Questions on articles that are left out, as far as their answer stands in no article that is kept."""
    return [
        replace(
            question,
            answers=(),
            sources=(),
            quotes=(),
            speaker=(),
            answerable=False,
            type="unanswerable",
            notes=f"{_NOTE}; {question.sources[0]} is left out of the archive, it says: {question.answers[0]}",
        )
        for question in draft_questions(left_out, per_article)
        if not any(stands_in(question.answers[0], article.text, article.language) for article in kept)
    ]


def left_out_files(files: Sequence[str], share: float) -> set[str]:
    """That share of ``files``, the same ones every time; at least one when ``share`` is above 0 and two exist."""
    if share <= 0 or len(files) < 2:
        return set()
    count = min(max(1, round(share * len(files))), len(files) - 1)
    return set(sorted(files, key=lambda name: hashlib.sha256(name.encode()).digest())[:count])


def _find(article: Article) -> Iterator[_Found]:
    words = LANGUAGES.get(article.language or "", LANGUAGES["en"])
    for start, end in sentences(article.text, article.language):
        sentence = article.text[start:end]
        if _is_worth_asking(article, (start, end), sentence):
            for pattern in (_who, _how_long, _when, _where):
                found = pattern(sentence, words, article.language)
                if found is not None:
                    yield found
                    break


def _is_worth_asking(article: Article, span: Span, sentence: str) -> bool:
    apart = (*article.headlines, *article.boilerplate, *article.repeated)
    return (
        len(sentence.split()) >= _MIN_WORDS
        and sentence.endswith(_SENTENCE_ENDS)
        and not _NOT_PROSE.search(sentence)
        and len(sentence) <= _MAX_CHARACTERS
        and not any(start < span[1] and span[0] < end for start, end in apart)
    )


def _who(sentence: str, words: DraftWords, language: str | None) -> _Found | None:
    quotation = _QUOTATION.search(sentence)
    if quotation is None:
        return None
    outside = f"{sentence[: quotation.start()]} {sentence[quotation.end() :]}"
    named = words.speaker.search(outside)
    if named is None:
        return None
    name = (named["after"] or named["before"]).rstrip(".")
    return _Found(
        "who", words.who.format(quote=next(filter(None, quotation.groups())).strip()), name, sentence, (name,)
    )


def _how_long(sentence: str, words: DraftWords, language: str | None) -> _Found | None:
    duration = words.duration.search(sentence)
    if duration is None:
        return None
    subject = words.lasted.match(sentence)
    if subject is not None and subject.end() <= duration.start():
        question = words.how_long_subject.format(subject=_lower_first(subject["subject"]))
    else:
        question = words.how_long.format(sentence=_with_gap(sentence, duration.span()))
    return _Found("how_long", question, duration[0], sentence)


def _when(sentence: str, words: DraftWords, language: str | None) -> _Found | None:
    dates = [mention for mention in find_dates(sentence, language) if mention.day]
    if len(dates) != 1:
        return None
    span = (dates[0].start, dates[0].start + len(sentence[dates[0].start : dates[0].end].rstrip(".")))
    return _Found(
        "when", words.when.format(sentence=_with_gap(sentence, span)), sentence[slice(*span)], sentence
    )


def _where(sentence: str, words: DraftWords, language: str | None) -> _Found | None:
    place = words.place.search(sentence)
    if place is None:
        return None
    name = place["place"].rstrip(".")
    first = name.split()[0].lower()
    if first in words.no_places or first.endswith(words.no_place_endings):
        return None
    question = words.where.format(
        sentence=_with_gap(sentence, (place.start("place"), place.start("place") + len(name)))
    )
    return _Found("where", question, name, sentence)


def _spread(found: list[_Found], most: int) -> list[_Found]:
    seen: dict[str, int] = {}
    ranked = []
    for position, item in enumerate(found):
        ranked.append((seen.get(item.kind, 0), position, item))
        seen[item.kind] = seen.get(item.kind, 0) + 1
    return [item for _, _, item in sorted(ranked, key=lambda row: row[:2])[:most]]


def _with_gap(sentence: str, span: Span) -> str:
    return " ".join((sentence[: span[0]] + _GAP + sentence[span[1] :]).split())


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _copy(folder: Path, files: Sequence[str], target: Path) -> None:
    for name in files:
        place = target / name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / name, place)
