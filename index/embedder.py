"""Texts to unit vectors, with the bundled encoder or with any model that sentence-transformers can load.

The bundled model is the default and needs no hub. ``ASSISTANT_MODEL`` names another: a model of the hub, or a folder.
"""

from __future__ import annotations

import hashlib
import logging
import re
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.errors import EncoderError
from index.model.adapters import AdapterFile
from index.model.bundled import HUB_NAME, MAX_TOKENS, TextProgress, bundled_model_folder, bundled_model_id
from index.model.encoder import BOS, EOS, Encoder
from index.model.query_adapter import query_encoder, read_query_adapter

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BUNDLED = "bundled"
HUB_TIMEOUT_S = 5.0

_log = logging.getLogger(__name__)

Done = Callable[[int, int], None]
"""Told how many of how many texts are embedded."""
Embed = Callable[[list[str], Done | None], "tuple[NDArray[np.float32], int]"]
"""Texts with their prefixes to vectors, and how many texts were cut."""


class Embedder:
    """A loaded model. Threads may share one.

    A vector depends on its text alone: the batch that it is in changes it by less than 1e-6 (cosine).

    Attributes:
        model_id: what an index must have been built with: the model's name and its revision or checksum.
        dimension: of a vector.
        max_tokens: longer texts are cut at their end; how many were, is in ``truncated`` and in the log.
        truncated: texts cut so far.
        encoder: the bundled encoder, for others to share; None with another model.
    """

    def __init__(self, model: _BundledModel | _SentenceTransformersModel) -> None:
        """Use :meth:`load`."""
        self._model = model
        self.model_id = model.model_id
        self.dimension = model.dimension
        self.max_tokens = model.max_tokens
        self.encoder: Encoder | None = model.encoder
        self.truncated = 0
        self._last_query: tuple[str, NDArray[np.float32]] | None = None

    @classmethod
    def load(
        cls,
        model: str = BUNDLED,
        *,
        threads: int | None = None,
        progress: TextProgress | None = None,
        query_adapter: bool = True,
    ) -> Embedder:
        """Load a model.

        Args:
            model: ``bundled``, or the name or the folder of a sentence-transformers model.
            threads: cores for the bundled model; all that this process may run on when None.
            progress: told in one line when something takes long, like preparing the model for the first time.
            query_adapter: the bundled model embeds queries by layers that were trained further for it
                (index/weights/MODEL_CARD.md); without it, by those that embed passages.

        Raises:
            EncoderError: the model cannot be had; the message says what to do.
        """
        if model == BUNDLED:
            return cls(_BundledModel.load(threads, progress, query_adapter=query_adapter))
        return cls(_SentenceTransformersModel(model, progress))

    def embed_passages(self, texts: Sequence[str], progress: Done | None = None) -> NDArray[np.float32]:
        """The passages' vectors, float32 (n_texts, dimension), unit length, in order.

        Raises:
            EncoderError: the model failed.
        """
        return self._embed(self._model.embed_passages, self._model.passage_prefix, texts, progress)

    def embed_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The queries' vectors, float32 (n_texts, dimension), unit length, in order.

        The last single one is kept: a question is compared with passages first and with their sentences then.

        Raises:
            EncoderError: the model failed.
        """
        kept = self._last_query
        if len(texts) == 1 and kept is not None and kept[0] == texts[0]:
            return kept[1].copy()
        vectors = self._embed(self._model.embed_queries, self._model.query_prefix, texts, None)
        if len(texts) == 1:
            self._last_query = texts[0], vectors.copy()
        return vectors

    def without_query_adapter(self) -> Embedder | None:
        """One with the same weights that embeds queries by the layers that embed passages; None where this one does."""
        plain = self._model.without_query_adapter()
        return Embedder(plain) if plain else None

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """What each text costs as a passage, prefix and special tokens included, uncut."""
        return self._model.count_tokens([self._model.passage_prefix + text for text in texts])

    def _embed(
        self, embed: Embed, prefix: str, texts: Sequence[str], progress: Done | None
    ) -> NDArray[np.float32]:
        import numpy as np

        if not texts:
            return np.empty((0, self.dimension), np.float32)
        vectors, cut = embed([prefix + text.strip() for text in texts], progress)
        if cut:
            self.truncated += cut
            _log.warning(
                "%d of %d texts are longer than %d tokens and were cut", cut, len(texts), self.max_tokens
            )
        return vectors


class _BundledModel:
    query_prefix, passage_prefix = "query: ", "passage: "
    max_tokens = MAX_TOKENS

    def __init__(self, encoder: Encoder, model_id: str, adapter: AdapterFile | None) -> None:
        self.encoder = encoder
        self.model_id = model_id
        self.dimension = encoder.hidden_size
        self._adapter = adapter

    @classmethod
    def load(
        cls, threads: int | None, progress: TextProgress | None, *, query_adapter: bool
    ) -> _BundledModel:
        """The model in its folder, which is made when it is not there."""
        folder = bundled_model_folder(progress)
        adapter = read_query_adapter() if query_adapter else None
        return cls(Encoder.shared(folder, threads), bundled_model_id(folder), adapter)

    def without_query_adapter(self) -> _BundledModel | None:
        """The same without it; None where it has none."""
        return _BundledModel(self.encoder, self.model_id, None) if self._adapter else None

    @cached_property
    def _query_encoder(self) -> Encoder:
        """Merged when the first query comes: who only indexes has none."""
        return query_encoder(self.encoder, self._adapter) if self._adapter else self.encoder

    def embed_passages(self, texts: list[str], progress: Done | None) -> tuple[NDArray[np.float32], int]:
        """Vectors, and how many texts were cut."""
        return _mean_vectors(self.encoder, texts, progress)

    def embed_queries(self, texts: list[str], progress: Done | None) -> tuple[NDArray[np.float32], int]:
        """The same for queries."""
        return _mean_vectors(self._query_encoder, texts, progress)

    def count_tokens(self, texts: list[str]) -> list[int]:
        return [len(self.encoder.tokenizer.ids(text)) + 2 for text in texts]


def _mean_vectors(
    encoder: Encoder, texts: list[str], progress: Done | None
) -> tuple[NDArray[np.float32], int]:
    ids = [encoder.tokenizer.ids(text) for text in texts]
    room = MAX_TOKENS - 2
    done = (lambda finished: progress(finished, len(texts))) if progress else None
    vectors = encoder.mean_vectors([[BOS, *each[:room], EOS] for each in ids], done)
    return vectors, sum(len(each) > room for each in ids)


class _SentenceTransformersModel:
    encoder = None

    def __init__(self, name: str, progress: TextProgress | None) -> None:
        self._model = _load(name, progress)
        self.model_id = _identity(name, self._model)
        self.max_tokens = int(self._model.max_seq_length or MAX_TOKENS)
        self.query_prefix, self.passage_prefix = _prefixes(name, self._model.prompts)
        self.dimension = self.embed_passages(["?"], None)[0].shape[1]

    def embed_passages(self, texts: list[str], progress: Done | None) -> tuple[NDArray[np.float32], int]:
        """Vectors, and how many texts were cut."""
        import numpy as np

        step = 256 if progress else len(texts)
        parts = []
        for start in range(0, len(texts), step):
            part = texts[start : start + step]
            try:
                raw = self._model.encode(part, prompt="", convert_to_numpy=True, show_progress_bar=False)
            except (RuntimeError, ValueError, IndexError, TypeError) as error:
                raise EncoderError(
                    f"The model {self.model_id} failed on {len(part)} texts: {error}. "
                    "Choose another: ASSISTANT_MODEL=bundled"
                ) from error
            parts.append(np.asarray(raw, np.float32))
            if progress:
                progress(start + len(part), len(texts))
        vectors = np.concatenate(parts)
        vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
        return vectors, sum(count > self.max_tokens for count in self.count_tokens(texts))

    embed_queries = embed_passages
    """The prefix tells them apart."""

    def without_query_adapter(self) -> None:
        """It has none."""

    def count_tokens(self, texts: list[str]) -> list[int]:
        counts = self._model.tokenizer(texts, truncation=False, verbose=False)["input_ids"]
        return [len(ids) for ids in counts]


def _load(
    name: str, progress: TextProgress | None
) -> Any:  # a SentenceTransformer, whose library is imported late
    """From a folder or from what is downloaded already; only then, if the hub answers, from there."""
    folder = Path(name).expanduser()
    on_disk = folder.is_dir()
    if not on_disk and not re.fullmatch(r"[\w-][\w.-]*(/[\w-][\w.-]*)?", name):
        raise EncoderError(
            f"There is no model folder {name}. Give a sentence-transformers folder, a name of the hub like "
            f"{HUB_NAME}, or ASSISTANT_MODEL=bundled"
        )
    if not on_disk and not _is_downloaded(name):
        _require_hub(name)
        if progress:
            progress(f"Downloading the embedding model {name} (once) ...")
        return _open(name, local=False)
    if progress:
        progress(f"Loading the embedding model {name} ...")
    return _open(str(folder) if on_disk else name, local=True)


def _is_downloaded(name: str) -> bool:
    from huggingface_hub import try_to_load_from_cache
    from huggingface_hub.errors import HFValidationError

    try:
        return any(
            isinstance(try_to_load_from_cache(name, file), str)
            for file in ("model.safetensors", "modules.json")
        )
    except HFValidationError:
        return False


def _open(place: str, *, local: bool) -> Any:
    """No pickle, no code from the model's repository; bf16 where the processor has it, as for the bundled one."""
    from sentence_transformers import SentenceTransformer

    from index.model.encoder import product_type

    try:
        return SentenceTransformer(
            place,
            device="cpu",
            local_files_only=local,
            trust_remote_code=False,
            model_kwargs={"use_safetensors": True, "dtype": product_type()},
        )
    except (OSError, ValueError, RuntimeError, ImportError, KeyError) as error:
        raise EncoderError(
            f"The embedding model {place} cannot be loaded ({error}). It must be one of sentence-transformers with "
            "safetensors weights. Or choose ASSISTANT_MODEL=bundled"
        ) from error


def _require_hub(name: str) -> None:
    """Ask the hub for the model once; its own library would try for more than a minute."""
    from huggingface_hub import constants, get_token

    headers = {"Authorization": f"Bearer {token}"} if (token := get_token()) else {}
    request = urllib.request.Request(f"{constants.ENDPOINT}/api/models/{name}", headers=headers)
    try:
        if constants.HF_HUB_OFFLINE:
            raise OSError("HF_HUB_OFFLINE is set")
        urllib.request.urlopen(request, timeout=HUB_TIMEOUT_S).close()
    except urllib.error.HTTPError as error:
        if error.code in (401, 403, 404):
            raise EncoderError(
                f"The hub has no model {name} that it would give to us (HTTP {error.code}). Check the name or your "
                "token, or choose ASSISTANT_MODEL=bundled"
            ) from error
    except OSError as error:
        raise EncoderError(
            f"The embedding model {name} is not on this machine, and {constants.ENDPOINT} does not answer "
            f"({error}). Download it where there is a network, or choose ASSISTANT_MODEL=bundled"
        ) from error


def _prefixes(name: str, prompts: dict[str, str]) -> tuple[str, str]:
    """(query's, passage's) prefix: the model's own prompts, else E5's by its name, else none."""
    query = prompts.get("query")
    passage = next((prompts[key] for key in ("document", "passage", "corpus") if prompts.get(key)), None)
    if query or passage:
        return query or "", passage or ""
    if re.search(r"(^|[-_/])e5([-_]|$)", name.lower()):
        return "query: ", "passage: "
    return "", ""


def _identity(name: str, model: Any) -> str:
    """The name with the hub's revision; for a folder, a checksum of what is in it."""
    folder = Path(name).expanduser()
    if not folder.is_dir():
        config = getattr(getattr(model[0], "auto_model", None), "config", None)
        revision = getattr(config, "_commit_hash", None)
        return f"{name} {revision[:12]}" if revision else name
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".json", ".safetensors") and path.is_file():
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
    return f"{folder.resolve().name} {digest.hexdigest()[:12]}"
