"""A real model that lies: what is shown as supported always stands in the articles."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import TextEvent
from assistant.generative import GenerativeReader
from assistant.models.chat_model import ConnectedModel, chat_model
from assistant.models.local_model import LocalModel
from assistant.models.stream import THREAD, ModelFailure, stream_text
from assistant.reading import Draft, Question, Reading
from index.records import Article
from prompts.loader import load
from tests.assistant.scripted import HAFEN, RATHAUS, MemoryArchive, WordJudge, chain
from tests.llm.conftest import DEADLINE_S

pytestmark = pytest.mark.llm

BRIDGE = Article(
    "bridge.txt",
    "Council argues over bridge\n\nMayor Anna Lindqvist warned on Monday of rising costs. "
    '"The new bridge will cost 40 million euros," Lindqvist said. The opposition did not object.\n',
    title="Council argues over bridge",
    date="2024-03-05",
    language="en",
)
ARCHIVE = MemoryArchive(BRIDGE, RATHAUS, HAFEN)
QUESTIONS = ["Who warned of rising costs?", "Who won the boat race?"]


def _asked(text: str) -> Question:
    return Question(text, text, "en")


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_is_shown_as_supported_stands_in_the_article(reader: GenerativeReader, question: str) -> None:
    line = chain(ARCHIVE, WordJudge(**{"40_million_euros": 0.9}), reader)
    *events, last = line.events(question)
    answer = last.answer
    assert answer.fallback or answer.model == reader.name
    for citation in answer.citations:
        assert ARCHIVE.article(citation.source).text[citation.start : citation.end] == citation.quote
    for statement in answer.statements:
        assert (statement.state == "supported") == bool(statement.citations)
    if not answer.fallback:
        streamed = [event.text for event in events if isinstance(event, TextEvent)]
        assert streamed == [
            statement.text for statement in answer.statements if statement.state == "supported"
        ]


def test_schema_makes_the_answer_readable_and_it_repeats(reader: GenerativeReader) -> None:
    first, second = (
        list(reader.read(_asked(QUESTIONS[0]), ARCHIVE.passages()[:1], ARCHIVE)) for _ in range(2)
    )
    *drafts, reading = first
    assert isinstance(reading, Reading)
    assert reading.drafts == tuple(drafts)
    assert first == second


def test_lines_of_text_are_read_as_well(connected: ConnectedModel) -> None:
    plain = replace(connected, schema_arguments=None, release=None, stop=lambda: None)
    with GenerativeReader(plain, deadline_s=DEADLINE_S) as reader:
        try:
            events = list(reader.read(_asked(QUESTIONS[0]), ARCHIVE.passages()[:1], ARCHIVE))
        except ModelFailure as failure:
            assert failure.kind == "bad_output"
        else:
            assert all(isinstance(event, Draft) for event in events[:-1])


@pytest.mark.parametrize("form", ["lines", "json"])
def test_refusal_that_the_real_server_streams_is_recognised(connected: ConnectedModel, form: str) -> None:
    refusal = load("refusal").text if form == "lines" else '{"statements": []}'
    escaped = refusal.replace('"', '\\"')
    forced = connected.model.bind(extra_body={"grammar": f'root ::= "{escaped}"'})
    refusing = replace(connected, model=forced, schema_arguments=None, release=None, stop=lambda: None)
    with GenerativeReader(refusing, deadline_s=DEADLINE_S) as reader:
        assert list(reader.read(_asked(QUESTIONS[1]), ARCHIVE.passages()[:1], ARCHIVE)) == [Reading()]


def test_words_come_while_the_model_writes(connected: ConnectedModel) -> None:
    loop = THREAD.acquire()
    try:
        began = time.monotonic()
        pieces = stream_text(
            connected.model.bind(max_tokens=60),
            [("human", "Count from one to thirty in words.")],
            loop,
            name="m",
            deadline=began + DEADLINE_S,
            first_token_s=DEADLINE_S,
        )
        times = []
        with pytest.raises(ModelFailure) as stopped:  # by the limit of its answer's length
            times.extend(time.monotonic() - began for piece in pieces if piece)
        assert stopped.value.kind == "length"
    finally:
        THREAD.release()
    assert len(times) > 10
    assert times[0] < times[-1] / 2


def test_leaving_stops_what_the_model_computes(connected: ConnectedModel) -> None:
    loop = THREAD.acquire()
    try:
        pieces = stream_text(
            connected.model.bind(max_tokens=1500, extra_body={"ignore_eos": True}),
            [("human", "Count in words, for ever.")],
            loop,
            name="m",
            deadline=time.monotonic() + DEADLINE_S,
            first_token_s=DEADLINE_S,
        )
        next(piece for piece in pieces if piece)
        assert _busy_share() > 0.05
        pieces.close()
        assert min(_busy_share() for _ in range(4)) < 0.05
    finally:
        THREAD.release()


def _busy_share() -> float:
    """The share of half a second that this process, llama.cpp included, spends computing."""
    began, used = time.monotonic(), time.process_time()
    time.sleep(0.5)
    return (time.process_time() - used) / (time.monotonic() - began)


def test_prompt_past_the_context_is_sent_again_with_less(connected: ConnectedModel) -> None:
    text = "The new bridge will cost 40 million euros. " * 30
    archive = MemoryArchive(*(Article(f"{n}.txt", f"{n}. {text}", language="en") for n in range(8)))
    forced = connected.model.bind(extra_body={"grammar": f'root ::= "{load("refusal").text}"'})
    careless = replace(
        connected, model=forced, context_tokens=6000, schema_arguments=None, release=None, stop=lambda: None
    )
    with GenerativeReader(
        careless, deadline_s=DEADLINE_S, count_tokens=lambda words: len(words) // 6
    ) as reader:
        assert list(reader.read(_asked("How much?"), archive.passages(), archive)) == [Reading()]


def test_local_server_answers_nobody_else_and_stops(gguf: Path) -> None:
    local = LocalModel(gguf, context_tokens=512, threads=1)
    assert local.base_url.startswith("http://127.0.0.1:")
    body = json.dumps({"messages": [{"role": "user", "content": "hi"}], "max_tokens": 1}).encode()
    url = f"{local.base_url}/chat/completions"
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(
            urllib.request.Request(url, body, {"Content-Type": "application/json"}), timeout=10
        )
    assert caught.value.code == 401
    caught.value.close()
    local.close()
    local.close()
    assert local.closed
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(f"{local.base_url}/models", timeout=5)


def test_a_server_that_is_stopped_right_after_its_start_ends(gguf: Path) -> None:
    code = (
        "from pathlib import Path\n"
        "from assistant.models.local_model import LocalModel\n"
        f"for _ in range(25): LocalModel(Path({str(gguf)!r}), context_tokens=512, threads=1).close()\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=240)


def test_reader_stops_the_server_it_owns(gguf: Path) -> None:
    model = chat_model(f"gguf:{gguf}", context_tokens=512, threads=1)
    url = str(model.model.openai_api_base)
    with GenerativeReader(model, deadline_s=DEADLINE_S):
        pass
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(f"{url}/models", timeout=5)
