"""Which model a setting names, and what is said when it names none."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.models.chat_model import chat_model, estimated_tokens
from index.errors import ModelError, SettingsError

KEY = "sk-very-secret-0123456789"


def test_openai_model_is_held_to_the_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    connected = chat_model("openai:gpt-5-mini")
    assert connected.name == "openai:gpt-5-mini"
    assert connected.schema_arguments is not None
    limited = {"type": "object", "properties": {"a": {"type": "string", "maxLength": 5}}}
    body = json.dumps(connected.schema_arguments(limited))
    assert '"strict": true' in body
    assert "maxLength" not in body
    assert connected.model.max_retries == 0


def test_base_url_takes_any_name_or_none() -> None:
    url = "http://127.0.0.1:9/v1"
    assert chat_model("qwen3:4b", base_url=url).model.model_name == "qwen3:4b"
    assert chat_model("openai:qwen3", base_url=url).model.model_name == "qwen3"
    assert chat_model("", base_url=url).model.model_name == "default"
    assert chat_model("qwen3", base_url=url).schema_arguments is None


@pytest.mark.parametrize(
    ("llm", "options", "words"),
    [
        ("", {}, "ASSISTANT_LLM"),
        ("gpt-5-mini", {}, "provider:model"),
        ("nonsense:x", {}, "nonsense"),
        ("mistralai:small", {}, "pip install langchain-mistralai"),
        ("gguf:/nowhere/x.gguf", {}, "/nowhere/x.gguf"),
        ("gguf:", {}, "GGUF"),
        ("x", {"base_url": "file:///etc/passwd"}, "no web address"),
        ("x", {"base_url": "127.0.0.1:8080"}, "no web address"),
        ("x", {"base_url": f"http://user:{KEY}@127.0.0.1/v1"}, "ASSISTANT_LLM_API_KEY"),
    ],
)
def test_impossible_setting_is_told(llm: str, options: dict, words: str) -> None:
    with pytest.raises(SettingsError, match=words) as caught:
        chat_model(llm, **options)
    assert KEY not in str(caught.value)


def test_missing_key_is_told_by_the_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(SettingsError, match="OPENAI_API_KEY"):
        chat_model("openai:gpt-5-mini")


def test_file_that_is_no_model_is_refused_before_it_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "model.gguf"
    path.write_bytes(b"PK\x03\x04" + b"x" * 100)
    with pytest.raises(SettingsError, match="not a GGUF file"):
        chat_model(f"gguf:{path}")


def test_damaged_model_is_an_error_not_a_crash(tmp_path: Path) -> None:
    pytest.importorskip("xllamacpp")
    path = tmp_path / "model.gguf"
    path.write_bytes(b"GGUF" + b"\x03\x00\x00\x00" + b"\x00" * 64)
    with pytest.raises(ModelError, match=r"model\.gguf"):
        chat_model(f"gguf:{path}")


def test_key_is_in_no_representation() -> None:
    connected = chat_model("x", base_url="http://127.0.0.1:9/v1", api_key=KEY)
    assert KEY not in repr(connected) + str(connected.model)


@pytest.mark.parametrize(
    "text", ["", "The bridge costs 52 million euros.", "Мост стоит 52 миллиона евро.", "橋の値段"]
)
def test_estimate_is_rather_too_high(text: str) -> None:
    assert estimated_tokens(text) > len(text.split())
    assert estimated_tokens(text * 2) >= estimated_tokens(text)


def test_importing_loads_no_langchain() -> None:
    code = (
        "import sys, assistant.generative, assistant.models.chat_model;"
        "heavy = {'langchain', 'langchain_core', 'langchain_openai', 'openai', 'xllamacpp', 'torch'};"
        "sys.exit(str(heavy & sys.modules.keys()) if heavy & sys.modules.keys() else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
