"""The reader with a language model: numbered passages in, drafts out, each with the words it claims to quote.

On the question line between retrieval and the quote gate. Whatever the model writes is a claim: this reader
gives marks their passages and leaves the checking of every quote to the gate. A model that fails, is late or
writes nothing that can be read raises ``ModelFailure``, so that the extractive reader can answer instead.
"""

from __future__ import annotations

import hashlib
import re
import threading
import time
from asyncio import AbstractEventLoop
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, cast

from assistant.models.carrying import carries, carrying_sentence
from assistant.models.chat_model import ConnectedModel, estimated_tokens
from assistant.models.generated_text import AnswerParser, Claim, Sentence
from assistant.models.no_answer import is_idle, refuses
from assistant.models.stream import PAUSE_S, THREAD, Messages, ModelFailure, stream_text
from assistant.reading import ArticleSource, Draft, Evidence, Question, Reading
from index.records import Passage, ScoredPassage
from index.text.sentences import sentences
from prompts.loader import load, phrases

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.runnables import Runnable

MAX_SENTENCES = 8
MAX_CHARACTERS = 12_000
MAX_SENTENCE_CHARACTERS = 2_500
_MAX_REPEATS = 2
_MIN_PASSAGE_TOKENS = 40
_MIN_SHARE = 0.1
_PROMPTS = ("answer", "format_text", "format_json", "passage", "ask", "form_text", "form_json", "refusal")
_FENCE = re.compile(r"<(?=\s*/?\s*passage\b)", re.IGNORECASE)
_CHAT_TOKEN = re.compile(
    r"<(?=\|)|\[(?=/?INST\])|<(?=/?(?:s|think|system|start_of_turn|end_of_turn)>)", re.IGNORECASE
)
_ONE_LINE = re.compile(r"\s+")

_MAX_WORDS_CHARACTERS = 400


class GenerativeReader:
    """A ``Reader`` that lets a chat model write. Close it when done: it owns the model's connections."""

    def __init__(
        self,
        model: ConnectedModel | BaseChatModel,
        *,
        deadline_s: float = 60.0,
        first_token_s: float | None = None,
        count_tokens: Callable[[str], int] = estimated_tokens,
    ) -> None:
        """Take over a model.

        Args:
            model: from ``chat_model``, or any LangChain chat model; it belongs to this reader from now on.
            deadline_s: seconds for the whole answer.
            first_token_s: seconds until the model's first word; None for no limit but the deadline.
            count_tokens: tokens of a text, rather too many than too few.
        """
        self._model = model if isinstance(model, ConnectedModel) else ConnectedModel(model, _name_of(model))
        self._deadline_s = deadline_s
        self._first_token_s = deadline_s if first_token_s is None else min(first_token_s, deadline_s)
        self._count_tokens = count_tokens
        self._lock = threading.Lock()
        self._loop: AbstractEventLoop | None = None
        self._closed = False

    @property
    def name(self) -> str:
        """What ``Answer.model`` shows."""
        return self._model.name

    @property
    def prompt_hash(self) -> str:
        """SHA-256 (hex) of the prompts in use."""
        return hashlib.sha256("".join(load(name).hash for name in _PROMPTS).encode()).hexdigest()

    def read(
        self, question: Question, passages: Sequence[ScoredPassage], articles: ArticleSource
    ) -> Generator[Draft | Reading]:
        """Yield drafts as their sentences are complete, then one ``Reading`` with all of them.

        No draft at all means that the model found no answer in the passages.

        Raises:
            ModelFailure: the model cannot be used, or its time is up; drafts may have been given before.
        """
        with closing(self.read_with_pauses(question, passages, articles)) as events:
            for event in events:
                if event is not None:
                    yield event

    def read_with_pauses(
        self, question: Question, passages: Sequence[ScoredPassage], articles: ArticleSource
    ) -> Generator[Draft | Reading | None]:
        """As ``read``, and a None every quarter of a second without news: a moment to leave.

        Closing the iterator ends the request to the model at once, and what it computes with it.
        """
        deadline = time.monotonic() + self._deadline_s
        share = 1.0
        while passages:
            messages, given = self._messages(question, passages, share)
            try:
                yield from self._drafts(messages, given, question, deadline)
                return
            except ModelFailure as failure:
                if failure.kind != "context_overflow" or share < _MIN_SHARE:
                    raise
                share /= 2
        yield Reading()

    def close(self) -> None:
        """Close the model's connections, stop a local server; a second call does nothing."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            loop, self._loop = self._loop, None
        self._model.close(loop)
        if loop is not None:
            THREAD.release()

    def __enter__(self) -> Self:
        """The reader itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def _drafts(
        self, messages: Messages, given: Sequence[ScoredPassage], question: Question, deadline: float
    ) -> Iterator[Draft | Reading | None]:
        parser = AnswerParser(load("refusal").text, lambda text: sentences(text, question.language))
        taken = _Taken(question, given, parser)
        at_last = 0
        last_pause = time.monotonic()
        try:
            with closing(self._stream(self._bound(len(given)), messages, deadline)) as pieces:
                for piece in pieces:
                    if piece is None or time.monotonic() - last_pause > PAUSE_S:
                        yield None
                        last_pause = time.monotonic()
                    for sentence in parser.feed(piece or ""):
                        for draft in taken.take(sentence):
                            at_last = parser.length
                            yield draft
                    too_long = parser.length > min(MAX_CHARACTERS, at_last + MAX_SENTENCE_CHARACTERS)
                    if taken.is_full or too_long:
                        break
                else:
                    for sentence in parser.finish():
                        yield from taken.take(sentence)
        except ModelFailure:
            for sentence in parser.cut_off():
                yield from taken.take(sentence)
            yield from taken.finish()
            raise
        yield from taken.finish()
        if not taken.drafts and not parser.refused and not taken.refused:
            raise ModelFailure("no_quote" if taken.idle else "bad_output", self.name)
        yield Reading(drafts=tuple(taken.drafts))

    def _stream(self, model: object, messages: Messages, deadline: float) -> Generator[str | None]:
        return stream_text(
            cast("Runnable[object, object]", model),
            messages,
            self._running_loop(),
            name=self.name,
            deadline=deadline,
            first_token_s=self._first_token_s,
            needs_finish_reason=self._model.states_finish,
        )

    def _running_loop(self) -> AbstractEventLoop:
        with self._lock:
            if self._closed:
                raise ModelFailure("unreachable", self.name, "the reader is closed")
            if self._loop is None:
                self._loop = THREAD.acquire()
            return self._loop

    def _bound(self, passages: int) -> object:
        enforce = self._model.schema_arguments
        return self._model.model if enforce is None else self._model.model.bind(**enforce(_schema(passages)))

    def _messages(
        self, question: Question, passages: Sequence[ScoredPassage], share: float
    ) -> tuple[Messages, Sequence[ScoredPassage]]:
        """The prompt, and the passages that found room in it: the best, whole; the first cut if need be."""
        language = phrases("en").language_name(question.language)
        refusal = load("refusal").text
        worked, form = load("format_text").fill(refusal=refusal), load("form_text").text
        if self._model.schema_arguments is not None:
            refusal, worked, form = '{"statements": []}', load("format_json").text, load("form_json").text
        system = load("answer").fill(language=language, refusal=refusal, format=worked)
        asked = load("ask").fill(passages="", question=question.standalone, language=language, form=form)
        room = self._model.context_tokens - self._model.answer_tokens
        room = int((room - self._count_tokens(system) - self._count_tokens(asked)) * share)
        blocks: list[str] = []
        for number, scored in enumerate(passages, 1):
            block = _block(number, scored.passage, scored.passage.text)
            tokens = self._count_tokens(block)
            if tokens > room and not blocks:
                block = self._shortened(scored.passage, max(room, _MIN_PASSAGE_TOKENS))
            elif tokens > room:
                break
            blocks.append(block)
            room -= tokens
        fenced = "\n\n".join(blocks)
        user = load("ask").fill(passages=fenced, question=question.standalone, language=language, form=form)
        return [("system", system), ("human", user)], passages[: len(blocks)]

    def _shortened(self, passage: Passage, room: int) -> str:
        text = passage.text
        while text and self._count_tokens(_block(1, passage, text)) > room:
            shorter = text[: len(text) * 3 // 4].rsplit(None, 1)[0]
            if shorter == text or len(shorter) < 2 * _MIN_PASSAGE_TOKENS:
                break
            text = shorter
        return _block(1, passage, text)


def _schema(passages: int) -> dict[str, Any]:
    """The shape of an answer, quote before sentence: what is copied first binds what is written next."""
    words = {"type": "string", "maxLength": _MAX_WORDS_CHARACTERS}
    properties = {
        "passage": {"type": "integer", "minimum": 1, "maximum": passages},
        "quote": words,
        "sentence": words,
    }
    statement = {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "properties": {"statements": {"type": "array", "items": statement, "maxItems": MAX_SENTENCES}},
        "required": ["statements"],
        "additionalProperties": False,
    }


class _Taken:
    """What becomes of each sentence: a draft, a refusal, a repetition or nothing.

    Attributes:
        drafts: given so far; those before the first with evidence wait for it, since a refusal may follow.
        refused: the model said in its own words that the passages do not answer; what follows is a side remark.
        idle: sentences that claim nothing, and are left out.
    """

    def __init__(self, question: Question, given: Sequence[ScoredPassage], parser: AnswerParser) -> None:
        self.drafts: list[Draft] = []
        self.refused = False
        self.idle = 0
        self._repeats = 0
        self._question, self._given, self._parser = question, given, parser
        self._waiting: list[Draft] = []

    @property
    def is_full(self) -> bool:
        """Nothing more is wanted from the model."""
        written = len(self.drafts) + len(self._waiting)
        return self.refused or written >= MAX_SENTENCES or self._repeats >= _MAX_REPEATS

    def take(self, sentence: Sentence) -> Iterator[Draft]:
        """The drafts that this sentence makes ready."""
        if self.refused:
            return
        language, asked = self._question.language, self._question.standalone
        draft = _draft(sentence, self._given, asked, language)
        if draft in self.drafts or draft in self._waiting:
            self._repeats += 1
        elif draft.evidence:
            yield from self.finish()
            self.drafts.append(draft)
            yield draft
        elif not draft.unplaced and refuses(draft.text, language):
            self.refused = not self.drafts
            self._waiting = [] if self.refused else self._waiting
        elif not draft.unplaced and is_idle(draft.text, language):
            self.idle += 1
        elif self.drafts:
            self.drafts.append(draft)
            yield draft
        else:
            self._waiting.append(draft)

    def finish(self) -> Iterator[Draft]:
        """The drafts that still wait."""
        waiting, self._waiting = self._waiting, []
        self.drafts += waiting
        yield from waiting


def _draft(sentence: Sentence, given: Sequence[ScoredPassage], question: str, language: str | None) -> Draft:
    """The sentence with its claims as evidence; a mark beyond the list, or with few words, is only counted.

    For a passage named without a quote the sentence of it that carries the statement is what the gate is shown.
    """
    text = sentence.text
    quoted = [claim for claim in sentence.claims if claim.quote]
    found = [claim for claim in quoted if 1 <= claim.number <= len(given) and _is_telling(claim.quote)]
    unplaced = len(quoted) - len(found)
    marked = [claim for claim in sentence.claims if not claim.quote]
    if not quoted:
        for claim in marked:
            if 1 <= claim.number <= len(given):
                passage = given[claim.number - 1].passage
                words = carrying_sentence(text, passage, question, language)
                found += [Claim(claim.number, words)] if words else []
    if not sentence.claims:
        found = [
            claim
            for claim in sentence.beside
            if 1 <= claim.number <= len(given)
            and _is_telling(claim.quote)
            and carries(text, claim.quote, given[claim.number - 1].passage.language, question, language)
        ]
    evidence = tuple(
        Evidence(given[claim.number - 1].passage, claim.quote, score=given[claim.number - 1].score)
        for claim in found
    )
    return Draft(text, evidence, unplaced=unplaced, unquoted=bool(marked) and not evidence)


def _is_telling(quote: str) -> bool:
    """False for words that stand in any article ("he said"): nothing rests on them."""
    wide = sum(1 for char in quote if ord(char) >= 0x2E80)
    return wide >= 4 or len(quote.split()) >= 3 or len(quote.strip()) >= 12


def _block(number: int, passage: Passage, text: str) -> str:
    return load("passage").fill(
        number=number,
        title=_defused(_line(passage.title or "")).replace('"', "'"),
        date=_line(passage.date or "unknown"),
        text=_defused(text),
    )


def _defused(text: str) -> str:
    """Article text that can neither close its fence nor speak in a chat template's voice."""
    return _CHAT_TOKEN.sub(lambda match: f"{match[0]} ", _FENCE.sub("< ", text))


def _line(text: str) -> str:
    return _ONE_LINE.sub(" ", text).strip()


def _name_of(model: BaseChatModel) -> str:
    name = getattr(model, "model_name", None) or getattr(model, "model", None)
    return str(name) if isinstance(name, str) and name else type(model).__name__
