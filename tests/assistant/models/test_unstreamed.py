"""A server that ignores ``stream`` is read in one request; what is no completion is a failure with its reason."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from assistant.generative import GenerativeReader
from assistant.models.chat_model import chat_model
from assistant.models.stream import ModelFailure
from assistant.reading import Draft
from tests.assistant.test_generative import ARCHIVE, QUESTION, TRUE_LINE

pytest.importorskip("langchain_openai")


class _Handler(BaseHTTPRequestHandler):
    body = b""
    requests = 0

    def do_POST(self) -> None:
        type(self).requests += 1
        self.rfile.read(int(self.headers["content-length"]))
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(self.body)))
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/v1"
    server.shutdown()
    thread.join()
    server.server_close()


def _read(address: str, body: object) -> list[object]:
    _Handler.body, _Handler.requests = json.dumps(body).encode(), 0
    with GenerativeReader(chat_model("x", base_url=address, deadline_s=10), deadline_s=10) as reader:
        return list(reader.read(QUESTION, ARCHIVE.passages(), ARCHIVE))


def test_answer_in_one_piece_is_read_with_one_request(address: str) -> None:
    message = {"role": "assistant", "content": TRUE_LINE}
    draft, _ = _read(address, {"id": "1", "choices": [{"message": message, "finish_reason": "stop"}]})
    assert isinstance(draft, Draft)
    assert draft.evidence
    assert _Handler.requests == 1


@pytest.mark.parametrize("body", [{"hello": 1}, {"choices": [1]}, {"choices": []}, [], "text"])
def test_what_is_no_completion_is_a_failure(address: str, body: object) -> None:
    with pytest.raises(ModelFailure):
        _read(address, body)
