"""Any Hugging Face extractive question-answering model in the place of the bundled reader (``ASSISTANT_READER``)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from assistant.judging.readings import WINDOW_OVERLAP, Logits, PassageReading, Window, reading_of
from index.errors import EncoderError
from index.model.encoder import MAX_TOKENS

if TYPE_CHECKING:
    pass
from assistant.judging.readings import SPANS_PER_PASSAGE


class HubSpanModel:
    """Any Hugging Face extractive question-answering model that knows "no answer" (SQuAD 2.0's form)."""

    def __init__(self, name: str, tokenizer: Any, model: Any) -> None:
        """Use :meth:`load`."""
        self._model_name = name
        self._tokenizer = tokenizer
        self._model = model

    @classmethod
    def load(cls, name: str) -> HubSpanModel:
        """A model of the hub or a local folder; code that a model brings along is never run.

        Raises:
            EncoderError: it cannot be had, or is no question-answering model.
        """
        from transformers import AutoModelForQuestionAnswering, AutoTokenizer

        try:
            tokenizer = AutoTokenizer.from_pretrained(name, use_fast=True)
            model = AutoModelForQuestionAnswering.from_pretrained(name, use_safetensors=True)
        except (OSError, ValueError, KeyError) as error:
            raise EncoderError(
                f"The reader {name!r} cannot be loaded: {error}. Name a question-answering model that this machine "
                "can reach, a folder, or leave ASSISTANT_READER unset for the bundled one."
            ) from error
        return cls(name, tokenizer, model.eval())

    @property
    def name(self) -> str:
        """The model's name."""
        return self._model_name

    def read_pairs(
        self,
        pairs: Sequence[tuple[str, str]],
        starts: Sequence[int] | None = None,
        spans_per_passage: int = SPANS_PER_PASSAGE,
    ) -> list[PassageReading]:
        """As :meth:`SpanModel.read_pairs`; relevance is the best span against no answer."""
        import torch

        readings = []
        limit = min(MAX_TOKENS, int(self._tokenizer.model_max_length))
        for i, (question, text) in enumerate(pairs):
            batch = self._tokenizer(
                question,
                text,
                truncation="only_second",
                max_length=limit,
                stride=min(WINDOW_OVERLAP, limit // 4),
                return_overflowing_tokens=True,
                return_offsets_mapping=True,
                padding=True,
                return_tensors="pt",
            )
            offsets = batch.pop("offset_mapping").tolist()
            batch.pop("overflow_to_sample_mapping", None)
            with torch.inference_mode():
                output = self._model(**batch)
            parts: list[tuple[Window, Logits]] = []
            places: list[tuple[int, int]] = []
            for row, row_offsets in enumerate(offsets):
                body = [n for n, part in enumerate(batch.sequence_ids(row)) if part == 1]
                if not body:
                    continue
                start, end = output.start_logits[row].float().numpy(), output.end_logits[row].float().numpy()
                first = len(places)
                places.extend((row_offsets[n][0], row_offsets[n][1]) for n in body)
                found = Logits(start[body], end[body], float(start[0]), float(end[0]), 0.0)
                parts.append((Window(i, first, len(places)), found))
            reading = reading_of(text, places, parts, starts[i] if starts else 0, spans_per_passage)
            readings.append(PassageReading(reading.spans, reading.null_score, reading.margin))
        return readings
