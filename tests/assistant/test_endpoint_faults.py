"""An endpoint that is slow, broken, gone or hostile: the reason is told within the deadline, never the key."""

from __future__ import annotations

import http.server
import json
import logging
import socket
import struct
import threading
import time
from collections import Counter
from collections.abc import Iterator

import pytest

from assistant.generative import GenerativeReader
from assistant.models.chat_model import chat_model
from assistant.models.stream import ModelFailure
from assistant.reading import Draft, Question, Reading
from tests.assistant.scripted import HAFEN, RATHAUS, MemoryArchive, WordJudge, chain

KEY = "sk-very-secret-0123456789"
QUESTION = Question("How much does the bridge cost?", "How much does the bridge cost?", "en")
LINE = 'The new bridge costs 52 million euros. [2] "kostet der Neubau 52 Millionen Euro"\n'
ARCHIVE = MemoryArchive(RATHAUS, HAFEN)
DEADLINE_S = 15.0
SHORT_DEADLINE_S = 1.0
"""For the faults that only the deadline ends."""
GRACE_S = 3.0
"""What a busy machine may add; a deadline that is not kept costs a minute."""

FAULTS = {
    "slow-first": "timeout",
    "drip": "timeout",
    "comments": "timeout",
    "hang": "timeout",
    "endless": "timeout",
    "500": "server_error",
    "429": "overloaded",
    "401": "key_refused",
    "404": "no_such_model",
    "redirect": "redirected",
    "reset": "unreachable",
    "cut": "cut_off",
    "reset-late": "cut_off",
    "quiet-end": "cut_off",
    "bad-json": "bad_output",
    "bad-sse": "bad_output",
    "html": "bad_output",
    "empty": "bad_output",
}

ADVICE = {
    "timeout": "Raise ASSISTANT_DEADLINE_S",
    "server_error": "server's own log",
    "overloaded": "Wait until",
    "key_refused": "Check ASSISTANT_LLM_API_KEY",
    "no_such_model": "Check its name in ASSISTANT_LLM",
    "unreachable": "Check that its server runs",
    "redirected": "Set ASSISTANT_LLM_BASE_URL",
    "cut_off": "server's own log",
    "bad_output": "Try another model",
}


class Endpoint(http.server.ThreadingHTTPServer):
    """An OpenAI-compatible endpoint whose behaviour is the first part of the path."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.streams: Counter[str] = Counter()
        self.paths: list[str] = []
        self.leaving = threading.Event()

    def url(self, fault: str) -> str:
        return f"http://127.0.0.1:{self.server_port}/{fault}/v1"

    def handle_error(self, request, client_address) -> None:
        """A client that has left is no error here."""


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Endpoint

    def log_message(self, *args: object) -> None:
        """Nothing is printed."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.server.paths.append(self.path)
        fault = self.path.split("/")[1]
        self.server.streams[fault] += 1
        try:
            status = {"500": 500, "429": 429, "401": 401, "404": 404}.get(fault)
            if status is not None:
                self._whole(status, json.dumps({"error": {"message": f"Incorrect API key provided: {KEY}"}}))
            else:
                getattr(self, "_" + fault.replace("-", "_"))()
        except OSError:
            self.close_connection = True
        finally:
            self.server.streams[fault] -= 1

    # --- the well-behaved one, and its faults

    def _good(self) -> None:
        self._begin()
        for start in range(0, len(LINE), 9):
            self._words(LINE[start : start + 9])
        self._end()

    def _slow_first(self) -> None:
        self._begin()
        self._words("")
        self._wait()

    def _drip(self) -> None:
        self._begin()
        while not self.server.leaving.wait(0.05):
            self._words("w")

    def _comments(self) -> None:
        self._begin()
        while not self.server.leaving.wait(0.05):
            self._chunk(b": still here\n\n")

    def _hang(self) -> None:
        self._wait()

    def _endless(self) -> None:
        self._begin()
        while not self.server.leaving.is_set():
            self._words("<think> and so on ")
            time.sleep(0.001)

    def _redirect(self) -> None:
        self.send_response(307)
        self.send_header("Location", self.server.url("good") + "/chat/completions")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _reset(self) -> None:
        self._abort()

    def _cut(self) -> None:
        self._begin()
        self._words(LINE)
        self.close_connection = True

    def _reset_late(self) -> None:
        self._begin()
        self._words(LINE)
        time.sleep(0.1)
        self._abort()

    def _quiet_end(self) -> None:
        self._begin()
        self._words(LINE)
        self._chunk(b"")

    def _bad_json(self) -> None:
        self._begin()
        self._chunk(b'data: {"choices": [{"delta": {"content": "x\n\n')
        self._end()

    def _bad_sse(self) -> None:
        self._begin()
        self._chunk(b"\xff\xfe\x00 garbage \x80\x81\n\nevent\ndata\n\n")
        self._end()

    def _html(self) -> None:
        self._whole(200, "<html><body>Please log in</body></html>", "text/html")

    def _empty(self) -> None:
        self._begin()
        self._end()

    # --- the wire

    def _whole(self, status: int, body: str, kind: str = "application/json") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        self.wfile.write(body.encode())

    def _begin(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()

    def _words(self, text: str, reason: str | None = None) -> None:
        delta = {"role": "assistant", "content": text}
        event = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m"}
        event |= {"choices": [{"index": 0, "delta": delta, "finish_reason": reason}]}
        self._chunk(f"data: {json.dumps(event)}\n\n".encode())

    def _end(self) -> None:
        self._words("", "stop")
        self._chunk(b"data: [DONE]\n\n")
        self._chunk(b"")

    def _chunk(self, data: bytes) -> None:
        self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))
        self.wfile.flush()

    def _abort(self) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True

    def _wait(self) -> None:
        self.server.leaving.wait(60)


@pytest.fixture(scope="module")
def endpoint() -> Iterator[Endpoint]:
    server = Endpoint()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.leaving.set()
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True, scope="module")
def _libraries_are_loaded(endpoint: Endpoint) -> None:
    with _reader(endpoint.url("good"), 30) as reader:
        list(reader.read(QUESTION, ARCHIVE.passages(), ARCHIVE))


def _reader(url: str, deadline_s: float = DEADLINE_S, first_token_s: float | None = None) -> GenerativeReader:
    model = chat_model("some-model", base_url=url, api_key=KEY, deadline_s=deadline_s)
    return GenerativeReader(model, deadline_s=deadline_s, first_token_s=first_token_s)


def _deadline_of(fault: str) -> float:
    return SHORT_DEADLINE_S if FAULTS[fault] == "timeout" else DEADLINE_S


def _closed_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_endpoint_that_works_is_read(endpoint: Endpoint) -> None:
    with _reader(endpoint.url("good"), 10) as reader:
        for _ in range(3):
            draft, reading = reader.read(QUESTION, ARCHIVE.passages(), ARCHIVE)
            assert isinstance(draft, Draft)
            assert isinstance(reading, Reading)
            assert draft.evidence[0].passage.source == "hafen.txt"
        assert reader.name == "some-model"


@pytest.mark.parametrize("fault", FAULTS)
def test_fault_is_told_within_the_deadline(endpoint: Endpoint, fault: str) -> None:
    deadline_s = _deadline_of(fault)
    began = time.monotonic()
    with _reader(endpoint.url(fault), deadline_s) as reader, pytest.raises(ModelFailure) as caught:
        list(reader.read(QUESTION, ARCHIVE.passages(), ARCHIVE))
    assert caught.value.kind == FAULTS[fault]
    assert time.monotonic() - began < deadline_s + GRACE_S


def test_endpoint_that_is_gone_is_told(endpoint: Endpoint) -> None:
    began = time.monotonic()
    url = f"http://127.0.0.1:{_closed_port()}/v1"
    with _reader(url) as reader, pytest.raises(ModelFailure) as caught:
        list(reader.read(QUESTION, ARCHIVE.passages(), ARCHIVE))
    assert caught.value.kind == "unreachable"
    assert time.monotonic() - began < DEADLINE_S + GRACE_S


@pytest.mark.parametrize("fault", ["slow-first", "comments", "hang"])
def test_first_word_has_a_limit_of_its_own(endpoint: Endpoint, fault: str) -> None:
    began = time.monotonic()
    with _reader(endpoint.url(fault), 60, first_token_s=0.4) as reader, pytest.raises(ModelFailure) as caught:
        list(reader.read(QUESTION, ARCHIVE.passages(), ARCHIVE))
    assert caught.value.kind == "timeout"
    assert time.monotonic() - began < 0.4 + GRACE_S


@pytest.mark.parametrize("fault", FAULTS)
def test_chain_answers_all_the_same_and_says_why(endpoint: Endpoint, fault: str) -> None:
    with _reader(endpoint.url(fault), _deadline_of(fault)) as reader:
        line = chain(ARCHIVE, WordJudge(**{"52_Millionen_Euro": 0.9}), reader)
        answer = line.invoke(QUESTION.text)
    assert answer.answered
    assert answer.fallback is not None and ADVICE[FAULTS[fault]] in answer.fallback
    assert answer.short == "52 Millionen Euro"
    assert KEY not in json.dumps(answer.to_dict())


def test_key_is_in_no_error_and_no_log(endpoint: Endpoint, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for fault in ("401", "500", "good", "bad-json"):
        with _reader(endpoint.url(fault)) as reader:
            try:
                list(reader.read(QUESTION, ARCHIVE.passages(), ARCHIVE))
            except ModelFailure as failure:
                assert KEY not in str(failure) + repr(failure)
                assert failure.__cause__ is None
                assert failure.__context__ is None
            assert KEY not in repr(reader.__dict__)
    assert KEY not in caplog.text


def test_redirect_is_not_followed(endpoint: Endpoint) -> None:
    endpoint.paths.clear()
    with _reader(endpoint.url("redirect")) as reader, pytest.raises(ModelFailure):
        list(reader.read(QUESTION, ARCHIVE.passages(), ARCHIVE))
    assert [path.split("/")[1] for path in endpoint.paths] == ["redirect"]


def test_failed_request_is_not_sent_again(endpoint: Endpoint) -> None:
    for fault in ("500", "429", "reset"):
        endpoint.paths.clear()
        with _reader(endpoint.url(fault)) as reader, pytest.raises(ModelFailure):
            list(reader.read(QUESTION, ARCHIVE.passages(), ARCHIVE))
        assert len(endpoint.paths) == 1


def test_keys_of_the_environment_go_to_no_other_endpoint(endpoint: Endpoint, monkeypatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    model = chat_model("some-model", base_url=endpoint.url("good"))
    assert KEY not in model.model.openai_api_key.get_secret_value()


def test_proxy_of_the_environment_is_not_asked_for_this_machine(endpoint: Endpoint, monkeypatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{_closed_port()}")
    with _reader(endpoint.url("good"), 10) as reader:
        assert len(list(reader.read(QUESTION, ARCHIVE.passages(), ARCHIVE))) == 2


@pytest.mark.parametrize("fault", ["drip", "slow-first", "hang", "endless"])
def test_leaving_ends_the_request_and_leaves_no_thread(endpoint: Endpoint, fault: str) -> None:
    with _reader(endpoint.url(fault), 60) as reader:
        for _ in range(2):
            events = reader.read_with_pauses(QUESTION, ARCHIVE.passages(), ARCHIVE)
            next(events)
            events.close()
        before = _threads_of_ours()
        for _ in range(5):
            events = reader.read_with_pauses(QUESTION, ARCHIVE.passages(), ARCHIVE)
            next(events)
            began = time.monotonic()
            events.close()
            assert time.monotonic() - began < 2
        assert not _threads_of_ours() - before
        if fault in ("drip", "endless"):
            _wait_until(lambda: endpoint.streams[fault] == 0)
    assert "assistant-language-model" not in {thread.name for thread in threading.enumerate()}


def _threads_of_ours() -> set[threading.Thread]:
    return {thread for thread in threading.enumerate() if "process_request" not in thread.name}


def _wait_until(holds) -> None:
    end = time.monotonic() + 2
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)
