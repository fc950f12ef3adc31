"""From settings to a chat model: builds whichever LangChain model ``ASSISTANT_LLM`` names.

Before the generative reader. In: a name such as ``ollama:qwen3:4b``, ``openai:gpt-5-mini``,
``gguf:/models/x.gguf``, or any name together with an OpenAI-compatible base URL. Out: a ``ConnectedModel``,
which knows how much the model reads, whether its server holds it to a JSON schema, and how to shut it down.
Building opens no connection (a GGUF model is loaded). LangChain is imported when a model is built.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import CancelledError
from concurrent.futures import TimeoutError as FutureTimeoutError
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from assistant.models.local_model import LocalModel
from assistant.models.unstreamed import as_events, is_unstreamed
from index.errors import SettingsError

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_openai import ChatOpenAI

CONTEXT_TOKENS = 4096
ANSWER_TOKENS = 1024
_BYTES_PER_TOKEN = 2.6
_CLOSING_S = 2.0
_NO_KEY = "none"
_ANY_MODEL = "default"
_UNTHINKING: dict[str, Any] = {"chat_template_kwargs": {"enable_thinking": False}}

Schema = Mapping[str, Any]


def estimated_tokens(text: str) -> int:
    """About how many tokens a text has, rather too many: UTF-8 bytes / 2.6 holds for Latin and Cyrillic text.

    (English has 4 to 5 bytes a token in most vocabularies; German in an English model's 2.6.)
    """
    return int(len(text.encode()) / _BYTES_PER_TOKEN) + 1


@dataclass(frozen=True, slots=True)
class ConnectedModel:
    """A chat model and what our side knows about it.

    Attributes:
        model: the LangChain chat model.
        name: what ``Answer.model`` shows; never a path or a key.
        context_tokens: room for prompt and answer together.
        answer_tokens: the part of it that is kept for the answer.
        schema_arguments: for a JSON schema, the keyword arguments that make the server enforce it; None
            where it is not known to, and the answer is asked for as lines of text.
        states_finish: the endpoint says why it stops, so that a stream without is a broken one.
        release: awaited on the model's own event loop, then ``stop`` is called, when the reader is closed.
    """

    model: BaseChatModel
    name: str
    context_tokens: int = CONTEXT_TOKENS
    answer_tokens: int = ANSWER_TOKENS
    schema_arguments: Callable[[Schema], Mapping[str, Any]] | None = None
    states_finish: bool = False
    release: Callable[[], Awaitable[None]] | None = None
    stop: Callable[[], None] = field(default=lambda: None)

    def close(self, loop: asyncio.AbstractEventLoop | None = None) -> None:
        """Close connections (on the loop that used them, where one did) and stop a local server."""
        if self.release is not None and loop is not None and loop.is_running():
            closing = asyncio.run_coroutine_threadsafe(_awaited(self.release), loop)
            with contextlib.suppress(CancelledError, FutureTimeoutError, OSError, RuntimeError):
                closing.result(_CLOSING_S)
        self.stop()


async def _awaited(release: Callable[[], Awaitable[None]]) -> None:
    await release()


def chat_model(
    llm: str,
    *,
    base_url: str = "",
    api_key: str | None = None,
    deadline_s: float = 60.0,
    context_tokens: int = CONTEXT_TOKENS,
    temperature: float = 0.0,
    threads: int | None = None,
) -> ConnectedModel:
    """The model that a setting names.

    Args:
        llm: ``provider:model`` as LangChain's ``init_chat_model`` takes it, ``gguf:/path``, or with a base
            URL the endpoint's own name of the model (may be empty where it serves one model).
        base_url: an OpenAI-compatible endpoint, e.g. ``http://127.0.0.1:8080/v1``.
        api_key: the key for that endpoint or provider; None takes the provider's own variable
            (``OPENAI_API_KEY``), which is never sent to a base URL.
        deadline_s: no single request may take longer.
        context_tokens: room for prompt and answer together.
        temperature: 0 for the same answer to the same question.
        threads: processor threads of a GGUF model.

    Raises:
        SettingsError: the name or the address is impossible, a package or a key is missing.
        ModelError: a GGUF model cannot be loaded.
    """
    llm = llm.strip() or (_ANY_MODEL if base_url else "")
    provider, _, rest = llm.partition(":")
    if not llm:
        raise SettingsError("No language model is named. Set ASSISTANT_LLM, e.g. to ollama:qwen3:4b")
    if provider == "gguf":
        return _gguf(Path(rest).expanduser(), deadline_s, context_tokens, temperature, threads)
    if base_url:
        name = rest if provider == "openai" and rest else llm
        return _openai_compatible(name, base_url, api_key, deadline_s, context_tokens, temperature)
    if not rest:
        raise SettingsError(
            f"{llm!r} names no provider. Write provider:model (openai:gpt-5-mini, ollama:qwen3:4b) or "
            "gguf:/path, or set ASSISTANT_LLM_BASE_URL as well."
        )
    if provider == "openai":
        return _openai(rest, api_key, deadline_s, context_tokens)
    if provider == "ollama":
        return _ollama(rest, deadline_s, context_tokens, temperature)
    return _any_provider(llm, provider, api_key, context_tokens)


def _gguf(
    path: Path, deadline_s: float, context_tokens: int, temperature: float, threads: int | None
) -> ConnectedModel:
    local = LocalModel(path, context_tokens=context_tokens, threads=threads)
    answer_tokens = min(ANSWER_TOKENS, context_tokens // 3)
    model, release = _chat_openai(
        model=local.name,
        base_url=local.base_url,
        api_key=local.api_key,
        timeout=deadline_s,
        temperature=temperature,
        max_tokens=answer_tokens,
        seed=1,
        trust_env=False,
        extra_body=_UNTHINKING,
    )
    return ConnectedModel(
        model=model,
        name=f"gguf:{local.name}",
        context_tokens=context_tokens,
        answer_tokens=answer_tokens,
        schema_arguments=_llama_cpp_schema,
        states_finish=True,
        release=release,
        stop=local.close,
    )


def _openai_compatible(
    name: str, base_url: str, api_key: str | None, deadline_s: float, context_tokens: int, temperature: float
) -> ConnectedModel:
    address = urlsplit(base_url)
    if address.username or address.password:
        raise SettingsError(
            "ASSISTANT_LLM_BASE_URL holds a password. Put the key into ASSISTANT_LLM_API_KEY instead."
        )
    if address.scheme not in ("http", "https") or not address.hostname:
        raise SettingsError(
            f"ASSISTANT_LLM_BASE_URL is no web address: {base_url!r}. Example: http://127.0.0.1:8080/v1"
        )
    answer_tokens = min(2 * ANSWER_TOKENS, context_tokens // 3)
    model, release = _chat_openai(
        model=name,
        base_url=base_url,
        api_key=api_key or _NO_KEY,
        timeout=deadline_s,
        temperature=temperature,
        max_tokens=answer_tokens,
        trust_env=address.hostname not in ("127.0.0.1", "localhost", "::1"),
    )
    return ConnectedModel(
        model=model,
        name=name,
        context_tokens=context_tokens,
        answer_tokens=answer_tokens,
        states_finish=True,
        release=release,
    )


def _openai(name: str, api_key: str | None, deadline_s: float, context_tokens: int) -> ConnectedModel:
    keywords: dict[str, Any] = {"api_key": api_key} if api_key else {}
    model, release = _chat_openai(model=name, timeout=deadline_s, trust_env=True, **keywords)
    return ConnectedModel(
        model=model,
        name=f"openai:{name}",
        context_tokens=context_tokens,
        schema_arguments=_openai_schema,
        states_finish=True,
        release=release,
    )


def _chat_openai(
    *, trust_env: bool, timeout: float, **keywords: Any
) -> tuple[ChatOpenAI, Callable[[], Awaitable[None]]]:
    """A ChatOpenAI with connections of its own (LangChain shares them otherwise), and what closes them."""
    try:
        from langchain_openai import ChatOpenAI
        from openai import DefaultAsyncHttpxClient, OpenAIError
    except ImportError:
        raise SettingsError(
            "This language model needs LangChain's package for OpenAI. "
            "Install it with: pip install langchain-openai"
        ) from None

    class Client(DefaultAsyncHttpxClient):
        async def send(self, request: Any, **options: Any) -> Any:
            response = await super().send(request, **options)
            content_type = response.headers.get("content-type", "")
            if not is_unstreamed(request.content, response.status_code, content_type):
                return response
            events = as_events(await response.aread())
            headers = {"content-type": "text/event-stream"}
            return type(response)(response.status_code, headers=headers, content=events, request=request)

    # A redirect could carry passages and question to another host.
    client = Client(trust_env=trust_env, timeout=timeout, follow_redirects=False)
    try:
        model = ChatOpenAI(
            timeout=timeout, max_retries=0, stream_chunk_timeout=None, http_async_client=client, **keywords
        )
    except (OpenAIError, ValueError) as error:
        raise SettingsError(_not_built("openai", error)) from None
    return model, client.aclose


def _openai_schema(schema: Schema) -> Mapping[str, Any]:
    """As part of the raw body: passed as an argument, LangChain would parse the whole answer once more."""
    wanted = {"name": "answer", "strict": True, "schema": _unbounded(schema)}
    return {"extra_body": {"response_format": {"type": "json_schema", "json_schema": wanted}}}


def _llama_cpp_schema(schema: Schema) -> Mapping[str, Any]:
    wanted = {"name": "answer", "strict": True, "schema": dict(schema)}
    return {"extra_body": {"response_format": {"type": "json_schema", "json_schema": wanted}} | _UNTHINKING}


def _unbounded(schema: Any) -> Any:
    """The schema without limits of length and size, which OpenAI does not take in every place."""
    if isinstance(schema, Mapping):
        limits = ("maxLength", "maxItems", "minimum", "maximum")
        return {key: _unbounded(value) for key, value in schema.items() if key not in limits}
    return schema


def _ollama(name: str, deadline_s: float, context_tokens: int, temperature: float) -> ConnectedModel:
    answer_tokens = min(ANSWER_TOKENS, context_tokens // 3)
    model = _init(
        f"ollama:{name}",
        "ollama",
        temperature=temperature,
        num_ctx=context_tokens,
        num_predict=answer_tokens,
        reasoning=False,
        client_kwargs={"timeout": deadline_s},
    )
    return ConnectedModel(
        model=model,
        name=f"ollama:{name}",
        context_tokens=context_tokens,
        answer_tokens=answer_tokens,
        schema_arguments=lambda schema: {"format": dict(schema)},
        states_finish=True,
    )


def _any_provider(llm: str, provider: str, api_key: str | None, context_tokens: int) -> ConnectedModel:
    keywords: dict[str, Any] = {"api_key": api_key} if api_key else {}
    return ConnectedModel(
        model=_init(llm, provider, max_retries=0, **keywords), name=llm, context_tokens=context_tokens
    )


def _init(llm: str, provider: str, **keywords: Any) -> BaseChatModel:
    from langchain.chat_models import init_chat_model

    try:
        model: BaseChatModel = init_chat_model(llm, **keywords)
    except ImportError:
        raise SettingsError(
            f"{llm} needs LangChain's package for {provider}. "
            f"Install it with: pip install langchain-{provider}"
        ) from None
    except Exception as error:  # noqa: BLE001 - every provider's library throws its own kind
        raise SettingsError(_not_built(provider, error)) from None
    return model


def _not_built(provider: str, error: Exception) -> str:
    """Why no model could be built, without the library's own words: they may hold the key."""
    if any(words in str(error) for words in ("Supported providers", "model_provider", "Unsupported")):
        return f"No such provider: {provider!r}. LangChain's init_chat_model lists them."
    return (
        f"The {provider} model cannot be set up ({type(error).__name__}). "
        f"Is its key set (ASSISTANT_LLM_API_KEY or {provider.upper()}_API_KEY)?"
    )
