"""A GGUF file as a chat model: llama.cpp inside this process, behind a loopback port that only we can use.

Below the generative reader. In: the path of a model. Out: the address and the key of an OpenAI-compatible
server that lives until ``close``. xllamacpp is an optional dependency, imported when a model is started.
"""

from __future__ import annotations

import json
import secrets
import weakref
from pathlib import Path
from urllib.request import ProxyHandler, Request, build_opener

from index.errors import ModelError, SettingsError

_MAGIC = b"GGUF"


_FIRST_ANSWER_S = 60
_IDLE_CONNECTION_S = 10
"""A connection that says nothing for so long is closed; until then it would keep the server from stopping."""


class LocalModel:
    """A running llama.cpp server.

    Attributes:
        name: the file's name.
        base_url: its OpenAI-compatible address on 127.0.0.1, at a port chosen by the system.
        api_key: a random key; requests without it are refused, also from this machine.
    """

    def __init__(self, path: Path, *, context_tokens: int, threads: int | None = None) -> None:
        """Load the model; returns when it can answer.

        Args:
            path: the GGUF file.
            context_tokens: room for prompt and answer together.
            threads: processor threads; None leaves llama.cpp's choice.

        Raises:
            SettingsError: the file is missing or no GGUF file, or xllamacpp is not installed.
            ModelError: llama.cpp cannot load the model.
        """
        _check_file(path)
        try:
            import xllamacpp
        except ImportError:
            raise SettingsError(
                f"A local model ({path.name}) needs llama.cpp. Install it with: pip install xllamacpp"
            ) from None
        self.name = path.name
        self.api_key = secrets.token_urlsafe(24)
        params = xllamacpp.CommonParams()
        params.model.path = str(path)
        params.model_alias = {path.name}
        params.hostnames = ["127.0.0.1"]
        params.port = 0
        params.api_keys = [self.api_key]
        params.cors_origins = "null"
        params.ui = False
        params.endpoint_slots = False
        params.n_ctx = context_tokens
        params.n_parallel = 1
        params.cache_ram_mib = 0
        params.warmup = False
        params.verbosity = -1
        params.timeout_read = params.timeout_write = _IDLE_CONNECTION_S
        if threads is not None:
            params.cpuparams.n_threads = threads
            params.cpuparams_batch.n_threads = threads
        try:
            server = xllamacpp.Server(params)
        except RuntimeError as error:
            raise ModelError(
                f"llama.cpp cannot load {path}: {error}. Is the file complete, and does it fit into memory?"
            ) from error
        self.base_url = f"{server.listening_address}/v1"
        self._answer_once(path)
        running = [server]
        del server
        self._stop = weakref.finalize(self, running.clear)

    def _answer_once(self, path: Path) -> None:
        """One token, so that its loop is running: a server that is stopped before that waits for it forever.

        Raises:
            ModelError: it does not answer.
        """
        request = Request(
            f"{self.base_url}/completions",
            json.dumps({"prompt": ".", "max_tokens": 1}).encode(),
            {"Content-Type": "application/json", "Authorization": f"Bearer {self.api_key}"},
        )
        try:
            with build_opener(ProxyHandler({})).open(request, timeout=_FIRST_ANSWER_S) as answer:
                answer.read()
        except OSError as error:
            raise ModelError(
                f"llama.cpp has loaded {path} but does not answer: {error}. Try a smaller model or context."
            ) from error

    @property
    def closed(self) -> bool:
        """True once the server has been stopped."""
        return not self._stop.alive

    def close(self) -> None:
        """Stop the server and free the model's memory; a second call does nothing."""
        self._stop()


def _check_file(path: Path) -> None:
    try:
        with path.open("rb") as file:
            start = file.read(len(_MAGIC))
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        raise SettingsError(
            f"No model at {path}: {reason}. Give the path of a GGUF file: ASSISTANT_LLM=gguf:/models/x.gguf"
        ) from error
    if start != _MAGIC:
        raise SettingsError(f"{path} is not a GGUF file. Convert the model, or download its GGUF version.")
