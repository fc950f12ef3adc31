"""The named endpoints, over real HTTP with Gradio's own client."""

from __future__ import annotations

import json

import httpx
import pytest
from gradio_client import Client
from gradio_client.exceptions import AppError

from tests.ui.scripted import ScriptedAssistant


@pytest.fixture(scope="module")
def client(chat_url: str) -> Client:
    return Client(chat_url, verbose=False, analytics_enabled=False)


def test_ask_returns_the_json_of_the_answer(client: Client, assistant: ScriptedAssistant):
    question = "Who warned of a mistake?"
    got = client.predict(question, api_name="/ask")
    assert got == json.loads(json.dumps(assistant.ask(question).to_dict()))
    for citation in got["citations"]:
        text = assistant.article(citation["source"]).text
        assert text[citation["start"] : citation["end"]] == citation["quote"]


def test_ask_returns_a_refusal_as_an_answer(client: Client):
    got = client.predict("How much does a car cost?", api_name="/ask")
    assert got["answered"] is False
    assert len(got["nearest"]) == 2


def test_ask_takes_filters(client: Client):
    got = client.predict("Who warned of a mistake?", "2021", None, ["en"], ["*.txt"], api_name="/ask")
    assert got["answered"] is True


def test_search_returns_scored_passages_best_first(client: Client):
    hits = client.predict("ferry", api_name="/search")
    assert [set(hit) for hit in hits] == [{"passage", "score"}] * 2
    assert hits[0]["score"] > hits[1]["score"]
    assert hits[0]["passage"]["source"] == "ferry.txt"
    assert len(client.predict("ferry", 1, api_name="/search")) == 1


@pytest.mark.parametrize("endpoint", ["/ask", "/search"])
def test_an_error_tells_what_to_do(client: Client, endpoint: str):
    with pytest.raises(AppError, match="The question is empty"):
        client.predict("  ", api_name=endpoint)


def test_only_these_two_endpoints_are_named(client: Client):
    named = client.view_api(return_format="dict", print_info=False)["named_endpoints"]
    assert set(named) == {"/ask", "/search"}
    assert named["/ask"]["parameters"][0]["parameter_name"] == "question"


def test_plain_http_works_without_the_client(chat_url: str):
    started = httpx.post(f"{chat_url}gradio_api/call/v2/ask", json={"question": "Who warned of a mistake?"})
    event = started.json()["event_id"]
    lines = httpx.get(f"{chat_url}gradio_api/call/v2/ask/{event}").text.splitlines()
    assert "event: complete" in lines
    data = next(line for line in lines if line.startswith("data: "))
    assert json.loads(data.removeprefix("data: "))[0]["short"] == "Inga Dahl"
