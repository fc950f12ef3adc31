from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Assistant
from assistant.settings import load_settings
from index.errors import SettingsError


def test_keywords_win_over_variables_and_variables_over_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_INDEX", "from-variable")
    monkeypatch.setenv("ASSISTANT_PASSAGES", "5")
    settings = load_settings(passages=3)
    assert (settings.index, settings.passages, settings.model) == (Path("from-variable"), 3, "bundled")


def test_unknown_setting_is_named_with_the_known_ones() -> None:
    with pytest.raises(SettingsError, match=r"Unknown setting: colour.*deadline_s"):
        load_settings(colour="red")


def test_impossible_value_is_named() -> None:
    with pytest.raises(SettingsError, match=r"deadline_s is -1: .*greater than 0"):
        load_settings(deadline_s=-1)
    with pytest.raises(SettingsError, match="unsupported is 'bad'"):
        load_settings(unsupported="bad")


def test_keys_are_never_shown() -> None:
    settings = load_settings(llm_api_key="sk-secret-1", chroma_api_key="ck-secret-2")
    assert "secret" not in f"{settings!r} {settings}"
    with pytest.raises(SettingsError) as caught:
        load_settings(llm_api_key="sk-secret-1", passages="many")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("url", ["http://reader:sk-secret-1@127.0.0.1:9", "reader:sk-secret-1@127.0.0.1"])
def test_a_password_in_the_address_of_a_server_is_refused_and_not_shown(tmp_path: Path, url: str) -> None:
    with pytest.raises(SettingsError, match="chroma_api_key") as caught:
        Assistant.open(tmp_path / "index", chroma_url=url)
    assert "secret" not in str(caught.value)
    assert not (tmp_path / "index").exists()
