"""A language model's words as they come, with a hard time limit, and nothing left running afterwards.

Between a LangChain chat model and the generative reader. In: a model and messages. Out: pieces of text, and
None now and then while there is nothing new, so that the caller can leave. Every failure of the model or of
the way to it comes out as ``ModelFailure``, whose message never holds what the endpoint wrote (it may echo
the key). The model's asynchronous interface runs on one thread for the whole process; leaving cancels its
request.
"""

from __future__ import annotations

import asyncio
import contextlib
import queue
import threading
import time
from collections.abc import AsyncIterator, Generator, Sequence
from concurrent.futures import CancelledError
from concurrent.futures import TimeoutError as FutureTimeoutError
from typing import TYPE_CHECKING, Literal, cast

from index.errors import ModelError

if TYPE_CHECKING:
    from langchain_core.messages import AIMessageChunk
    from langchain_core.runnables import Runnable

FailureKind = Literal[
    "timeout",
    "unreachable",
    "no_such_model",
    "key_refused",
    "overloaded",
    "server_error",
    "cut_off",
    "length",
    "filtered",
    "redirected",
    "crashed",
    "bad_output",
    "no_quote",
    "no_verified_quote",
    "context_overflow",
]
Messages = Sequence[tuple[str, str]]

_TOO_LONG = frozenset({"length", "max_tokens", "max_output_tokens", "model_length"})
_FILTERS = ("content_filter", "safety", "refusal", "recitation", "blocklist", "prohibited", "guardrail")

_UNREADABLE = ("JSONDecode", "Unicode", "Decoding", "ResponseValidation", "OutputParser", "ResponseError")
"""In the names of what is thrown where an answer came and could not be read."""
_NOTHING_STREAMED = ("No generation chunks", "No generations found")
"""LangChain's words for a stream in which nothing could be read."""

PAUSE_S = 0.25
_PATIENCE_S = 2.0

_EXPLANATIONS: dict[FailureKind, tuple[str, str]] = {
    "timeout": ("did not answer in time", "Raise ASSISTANT_DEADLINE_S, or use a faster model"),
    "unreachable": (
        "cannot be reached",
        "Check that its server runs, ASSISTANT_LLM and ASSISTANT_LLM_BASE_URL",
    ),
    "no_such_model": (
        "is not known to its server",
        "Check its name in ASSISTANT_LLM (for Ollama: ollama pull NAME) and the path in ASSISTANT_LLM_BASE_URL",
    ),
    "key_refused": ("refused the key", "Check ASSISTANT_LLM_API_KEY"),
    "overloaded": (
        "takes no requests for now",
        "Wait until its server has loaded it or has less to do, or check the account's limits",
    ),
    "server_error": ("reported an error", "See the server's own log"),
    "cut_off": ("broke off in the middle of its answer", "See the server's own log"),
    "length": (
        "used up its room for the answer",
        "Raise ASSISTANT_LLM_CONTEXT_TOKENS, or use a terser model",
    ),
    "filtered": ("was stopped by its provider's content filter", "Ask otherwise, or use another model"),
    "redirected": (
        "has another address: its server redirects, which is not followed",
        "Set ASSISTANT_LLM_BASE_URL to the address that the server names",
    ),
    "crashed": ("failed with an error of its own", "See its log, or use another model"),
    "no_quote": ("quoted nothing from the articles", "Try a larger model"),
    "bad_output": ("answered with something that cannot be read", "Try another model"),
    "no_verified_quote": ("gave no quote that stands in the articles", "Try a larger model"),
    "context_overflow": ("has too little room for the passages", "Lower ASSISTANT_LLM_CONTEXT_TOKENS"),
}
"""What happened, and what to do next."""


class ModelFailure(ModelError):
    """The language model could not be used.

    Attributes:
        kind: why; a key of ``Phrases.failures``.
        advice: which model, and what to do next, in English, for whoever runs the product.
    """

    def __init__(self, kind: FailureKind, model: str = "", detail: str = "") -> None:
        self.kind: FailureKind = kind
        self.detail = detail
        what, next_step = _EXPLANATIONS[kind]
        where = f" ({detail})" if detail else ""
        who = f"The language model {model}".rstrip()
        self.advice = f"{model or 'Language model'}{where}: {next_step}."
        super().__init__(f"{who} {what}{where}. {next_step}.")


class _End:
    """The last thing that a stream puts into its queue: nothing, or why it failed."""

    def __init__(self, failure: ModelFailure | None = None) -> None:
        self.failure = failure


class ModelThread:
    """The one thread on which all models' requests run; its owners start and stop it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._owners = 0
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    def acquire(self) -> asyncio.AbstractEventLoop:
        """The running event loop; give it back with ``release``."""
        with self._lock:
            self._owners += 1
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = threading.Thread(
                    target=self._loop.run_forever, name="assistant-language-model", daemon=True
                )
                self._thread.start()
            return self._loop

    def release(self) -> None:
        """Stops the thread when nobody else holds it."""
        with self._lock:
            self._owners -= 1
            if self._owners > 0 or self._loop is None or self._thread is None:
                return
            loop, thread = self._loop, self._thread
            self._loop = self._thread = None
        ending = asyncio.run_coroutine_threadsafe(_end_all_tasks(), loop)
        with contextlib.suppress(CancelledError, FutureTimeoutError):
            ending.result(_PATIENCE_S)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(_PATIENCE_S)
        if not thread.is_alive():
            loop.close()


THREAD = ModelThread()


async def _end_all_tasks() -> None:
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    for task in tasks:
        task.cancel()
    if tasks:
        await asyncio.wait(tasks, timeout=_PATIENCE_S / 2)


def stream_text(
    model: Runnable[object, object],
    messages: Messages,
    loop: asyncio.AbstractEventLoop,
    *,
    name: str,
    deadline: float,
    first_token_s: float,
    needs_finish_reason: bool = False,
) -> Generator[str | None]:
    """Pieces of the model's answer; None every ``PAUSE_S`` seconds without one.

    Args:
        model: a LangChain chat model, or one with arguments bound to it.
        messages: (role, text) pairs.
        loop: where the request runs, from ``ModelThread.acquire``.
        name: what an error message calls the model.
        deadline: on the clock of ``time.monotonic``.
        first_token_s: seconds within which the first text (or thought) must come.
        needs_finish_reason: the endpoint says why it stopped; a stream that ends without was cut.

    Raises:
        ModelFailure: the time is up, or the model failed.
    """
    pieces: queue.SimpleQueue[str | _End] = queue.SimpleQueue()
    ended = threading.Event()
    pump = _pump(model, messages, pieces, name, (first_token_s, deadline), needs_finish_reason, ended)
    task = asyncio.run_coroutine_threadsafe(pump, loop)
    try:
        while True:
            left = deadline - time.monotonic()
            try:
                piece = pieces.get(timeout=max(0.0, min(PAUSE_S, left + 0.05)))
            except queue.Empty:
                if left < -0.05:
                    raise ModelFailure("timeout", name) from None
                if not loop.is_running():
                    raise ModelFailure("cut_off", name, "it was shut down") from None
                yield None
                continue
            if isinstance(piece, _End):
                if piece.failure is not None:
                    raise piece.failure
                return
            yield piece
    finally:
        if not ended.is_set():
            task.cancel()
            ended.wait(_PATIENCE_S if loop.is_running() else 0)


async def _pump(
    model: Runnable[object, object],
    messages: Messages,
    pieces: queue.SimpleQueue[str | _End],
    name: str,
    limits: tuple[float, float],
    needs_finish_reason: bool,
    ended: threading.Event,
) -> None:
    first_token_s, deadline = limits
    clock = asyncio.get_running_loop().time
    end = clock() + deadline - time.monotonic()
    finished, began = not needs_finish_reason, False
    failure: ModelFailure | None = None
    stopped: FailureKind | None = None
    try:
        async with asyncio.timeout_at(min(end, clock() + first_token_s)) as limit:
            stream = cast("AsyncIterator[AIMessageChunk]", model.astream(list(messages)))
            async with contextlib.aclosing(stream):  # type: ignore[type-var]
                async for chunk in stream:
                    text = str(chunk.text)
                    if not began and (text or _thinks(chunk)):
                        began = True
                        limit.reschedule(end)
                    finished = finished or bool(_why_it_stopped(chunk))
                    stopped = stopped or _early_end(chunk)
                    if text:
                        pieces.put(text)
        if not finished or stopped:
            failure = ModelFailure(stopped or "cut_off", name)
    except TimeoutError:
        failure = ModelFailure("timeout", name)
    except Exception as error:  # noqa: BLE001 - every provider's library throws its own kind
        failure = failure_of(error, name, began=began)
    finally:
        ended.set()
    pieces.put(_End(failure))


def _thinks(chunk: AIMessageChunk) -> bool:
    thoughts = chunk.additional_kwargs.get("reasoning_content") or chunk.additional_kwargs.get("reasoning")
    return bool(thoughts) or (isinstance(chunk.content, list) and bool(chunk.content))


def _why_it_stopped(chunk: AIMessageChunk) -> str:
    metadata = chunk.response_metadata
    given = (metadata.get(key) for key in ("finish_reason", "stop_reason", "done_reason", "status"))
    return next((str(reason) for reason in given if reason), "")


def _early_end(chunk: AIMessageChunk) -> FailureKind | None:
    """What kept the model from ending its answer by itself, by the words of the providers."""
    reason = _why_it_stopped(chunk).casefold()
    if reason in _TOO_LONG:
        return "length"
    return "filtered" if any(word in reason for word in _FILTERS) else None


def failure_of(error: BaseException, name: str, *, began: bool = False) -> ModelFailure:
    """What kind of failure a provider's exception is, by its HTTP status and the names of its classes.

    The provider's own words are looked at and left out: an endpoint may write the key into them.
    """
    chain = _causes(error)
    for cause in chain:
        status = getattr(cause, "status_code", None)
        status = status or getattr(getattr(cause, "response", None), "status_code", None)
        if isinstance(status, int) and status >= 300:
            return ModelFailure(_kind_of_status(status, str(cause)), name, f"HTTP {status}")
    names = " ".join(kind.__name__ for cause in chain for kind in type(cause).__mro__[:4])
    if "Timeout" in names:
        return ModelFailure("timeout", name)
    cut = ("ProtocolError", "ReadError", "ConnectionReset", "IncompleteRead")
    if began and any(word in names for word in cut):
        return ModelFailure("cut_off", name)
    if any(word in names for word in ("Connect", "ProtocolError", "ReadError", "NetworkError", "OSError")):
        return ModelFailure("unreachable", name)
    is_empty = any(words in str(cause) for cause in chain for words in _NOTHING_STREAMED)
    unread = is_empty or any(word in names for word in _UNREADABLE)
    kind: FailureKind = "bad_output" if unread else "crashed"
    return ModelFailure(kind, name, type(error).__name__)


def _causes(error: BaseException) -> list[BaseException]:
    chain: list[BaseException] = []
    current: BaseException | None = error
    while current is not None and current not in chain and len(chain) < 8:
        chain.append(current)
        current = current.__cause__ or current.__context__
    return chain


def _kind_of_status(status: int, words: str) -> FailureKind:
    if status in (401, 403):
        return "key_refused"
    if status in (408, 504):
        return "timeout"
    if status in (429, 503, 529):
        return "overloaded"
    about_room = "context" in words.casefold() or "too long" in words.casefold()
    if status == 413 or (status == 400 and about_room):
        return "context_overflow"
    if status == 404:
        return "no_such_model"
    return "redirected" if status < 400 else "server_error"
