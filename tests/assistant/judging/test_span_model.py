"""The reader's model: exact offsets, windows, headers, damaged weights, and any hub model instead."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from assistant.judging.hub_span_model import HubSpanModel
from assistant.judging.readings import Logits, ScoredSpan, Window, _best_spans, _whole_words, reading_of
from assistant.judging.span_model import BUNDLED_WEIGHTS, SpanModel, load_span_model
from index.errors import EncoderError
from index.model.encoder import Encoder, bundled_model_folder
from tests.damaged import with_a_wrong_bit

HARBOUR = (
    "Der Hafen von Lindmünde wurde 1907 eröffnet. Leiterin ist heute Marit Osterholt. "
    "Im vergangenen Jahr liefen 312 Schiffe ein, die meisten aus Dänemark."
)
BAKERY = "Brot aus Roggen hält sich länger als Brot aus Weizen, sagen Bäcker in vielen Ländern."


def _logits(*values: float) -> np.ndarray:
    return np.array(values, np.float32)


def test_best_spans_are_found_in_order_and_do_not_overlap() -> None:
    start = _logits(0, 5, 0, 0, 3, 0)
    end = _logits(0, 0, 4, 0, 0, 2)
    offsets = [(i * 2, i * 2 + 2) for i in range(6)]
    found = _best_spans(start, end, offsets, 0, 2)
    assert [(a, b) for _, a, b in found] == [(1, 2), (4, 5)]
    assert [round(score, 3) for score, _, _ in found] == [9.0, 5.0]


def test_spans_never_run_backwards() -> None:
    found = _best_spans(_logits(0, 0, 9), _logits(9, 0, 0), [(0, 1), (1, 2), (2, 3)], 0, 1)
    _, first, last = found[0]
    assert first <= last


def test_spans_are_whole_words_without_outer_spaces() -> None:
    text = "die Hafenleiterin Marit Osterholt sagte"
    start = text.index("leiterin")
    assert (
        text[slice(*_whole_words(text, start, text.index(" sagte") - 3))] == "Hafenleiterin Marit Osterholt"
    )
    assert text[slice(*_whole_words(text, 3, 18))] == "Hafenleiterin"


def test_scripts_without_spaces_are_not_grown() -> None:
    assert _whole_words("東京都知事が話した", 0, 2) == (0, 2)


def test_scores_are_log_probabilities_and_the_margin_is_their_difference() -> None:
    found = Logits(_logits(2, 0), _logits(2, 0), 1.0, 1.0, 0.3)
    reading = reading_of("ab cd", [(0, 2), (3, 5)], [(Window(0, 0, 2), found)], 0, 3)
    total = np.log(np.exp(2) + 1 + np.exp(1))
    assert reading.spans[0] == ScoredSpan(0, 2, pytest.approx(4 - 2 * total, abs=1e-4))
    assert reading.null_score == pytest.approx(2 - 2 * total, abs=1e-4)
    assert reading.margin == pytest.approx(2.0, abs=1e-4)


def test_a_text_without_tokens_has_no_span() -> None:
    found = Logits(_logits(), _logits(), 0.0, 0.0, 5.0)
    reading = reading_of("", [], [(Window(0, 0, 0), found)], 0, 3)
    assert reading.spans == () and reading.relevance < -10


def test_missing_and_damaged_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="cannot be loaded"):
        SpanModel.load(tmp_path, None)  # type: ignore[arg-type]
    damaged = with_a_wrong_bit(BUNDLED_WEIGHTS, "reader.safetensors", tmp_path / "weights")
    with pytest.raises(EncoderError, match="damaged"):
        SpanModel.load(damaged, None)  # type: ignore[arg-type]


def test_the_bundled_description_has_everything_that_is_read_from_it() -> None:
    description = json.loads((BUNDLED_WEIGHTS / "reader.json").read_text("utf-8"))
    assert {"file", "sha256", "scale", "segment_layer"} <= set(description["weights"])
    assert (BUNDLED_WEIGHTS / "reader.safetensors").stat().st_size <= 8_000_000


@pytest.fixture(scope="module")
def reader() -> SpanModel:
    model = load_span_model(None, Encoder(bundled_model_folder()))
    assert isinstance(model, SpanModel)
    return model


@pytest.mark.model
def test_spans_stand_at_their_offsets_and_do_not_overlap(reader: SpanModel) -> None:
    for reading in reader.read("Who runs the harbour?", [HARBOUR, BAKERY, "Kurz.", "\u00a0 … \n"]):
        taken: list[tuple[int, int]] = []
        for span in reading.spans:
            assert all(span.end <= a or span.start >= b for a, b in taken)
            taken.append((span.start, span.end))
        assert [span.score for span in reading.spans] == sorted(
            (s.score for s in reading.spans), reverse=True
        )


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Wann wurde der Hafen von Lindmünde eröffnet?", "1907"),
        ("When was the port of Lindmünde opened?", "1907"),
        ("Who is the head of the harbour today?", "Marit Osterholt"),
        ("Combien de navires sont arrivés l'année dernière ?", "312"),
    ],
)
def test_the_exact_words_are_found_across_languages(reader: SpanModel, question: str, answer: str) -> None:
    best = reader.read(question, [HARBOUR])[0].spans[0]
    assert answer in HARBOUR[best.start : best.end]


@pytest.mark.model
def test_a_passage_that_answers_is_judged_above_one_that_does_not(reader: SpanModel) -> None:
    one, other = reader.read("When was the port of Lindmünde opened?", [HARBOUR, BAKERY])
    assert one.relevance > other.relevance and one.margin > other.margin


@pytest.mark.model
def test_a_reading_does_not_depend_on_what_is_read_beside_it(reader: SpanModel) -> None:
    alone = reader.read("Wer leitet den Hafen?", [HARBOUR])[0]
    beside = reader.read("Wer leitet den Hafen?", [BAKERY, HARBOUR, BAKERY * 3])[1]
    assert beside.spans[0].start == alone.spans[0].start
    assert beside.relevance == pytest.approx(alone.relevance, abs=0.15)


@pytest.mark.model
def test_no_span_begins_in_the_header(reader: SpanModel) -> None:
    header = "Hafen von Lindmünde · 1907-05-02\n"
    reading = reader.read("Wann wurde der Hafen eröffnet?", [header + HARBOUR], [len(header)])[0]
    assert reading.spans
    assert all(span.start >= len(header) for span in reading.spans)


@pytest.mark.model
def test_an_answer_at_the_end_of_a_long_text_is_found(reader: SpanModel) -> None:
    text = " ".join([BAKERY] * 40) + " " + HARBOUR
    best = reader.read("Wann wurde der Hafen von Lindmünde eröffnet?", [text])[0].spans[0]
    assert "1907" in text[best.start : best.end]


@pytest.mark.model
def test_any_question_answering_model_keeps_the_same_contract(tmp_path: Path) -> None:
    from tokenizers import Tokenizer, models, pre_tokenizers, processors
    from transformers import BertConfig, BertForQuestionAnswering, PreTrainedTokenizerFast

    words = sorted({word for text in (HARBOUR, BAKERY) for word in text.split()})
    vocabulary = {word: n for n, word in enumerate(["[PAD]", "[UNK]", "[CLS]", "[SEP]", *words])}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    fast = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        pad_token="[PAD]",
        unk_token="[UNK]",
        cls_token="[CLS]",
        sep_token="[SEP]",
        model_max_length=40,
    )
    fast.save_pretrained(tmp_path)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=64,
    )
    BertForQuestionAnswering(config).save_pretrained(tmp_path)
    model = HubSpanModel.load(str(tmp_path))
    texts = [HARBOUR, BAKERY * 4]
    readings = model.read_pairs([("Wer leitet den Hafen?", text) for text in texts], [10, 0])
    assert len(readings) == 2
    for text, reading in zip(texts, readings, strict=True):
        assert reading.spans and reading.relevance == reading.margin
        assert all(0 <= span.start < span.end <= len(text) for span in reading.spans)
    assert all(span.start >= 10 for span in readings[0].spans)


def test_an_unknown_reader_is_named_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="leave ASSISTANT_READER unset"):
        HubSpanModel.load(str(tmp_path / "nothing here"))
