"""The assembled assistant: what it holds while it is open, and that nothing of it stays behind."""

from __future__ import annotations

import json
import weakref
from pathlib import Path

import pytest

from assistant import Assistant, QuestionError, SettingsError
from assistant.evaluation.commands import run_evaluation
from index.embedder import Embedder, _BundledModel
from tests.assistant.chat_models import ScriptedChatModel

QUESTION = "Who opened the new bridge?"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "bridge.txt").write_text(
        "New bridge\n\nMayor Ann Lindqvist opened the new bridge on Friday.", encoding="utf-8"
    )
    return folder


@pytest.mark.model
def test_closing_frees_every_model_at_once(tmp_path: Path, articles: Path) -> None:
    assistant = Assistant.open(tmp_path / "index")
    assistant.index(articles)
    assert assistant.ask(QUESTION).answered
    embedder, judge = assistant._embedder, assistant._judge
    assert embedder.encoder is not None
    topics = assistant._retriever._topics
    assert isinstance(topics, Embedder) and isinstance(embedder._model, _BundledModel)
    held = {
        "embedder": weakref.ref(embedder),
        "queries": weakref.ref(embedder._model._query_encoder),
        "topics": weakref.ref(topics),
        "encoder": weakref.ref(embedder.encoder),
        "tokenizer": weakref.ref(embedder.encoder.tokenizer),
        "judge": weakref.ref(judge),
        "reader": weakref.ref(judge._model),
        "chain": weakref.ref(assistant.chain),
        "version": weakref.ref(assistant._index._opened),
    }
    del embedder, judge, topics
    assistant.close()
    assert [name for name, part in held.items() if part() is not None] == []


@pytest.mark.model
def test_a_closed_assistant_opens_again_when_asked(tmp_path: Path, articles: Path) -> None:
    assistant = Assistant.open(tmp_path / "index")
    assistant.index(articles)
    before = assistant.ask(QUESTION)
    assistant.close()
    assert assistant.ask(QUESTION).text == before.text
    assistant.close()


@pytest.mark.model
def test_assistants_of_one_process_share_their_weights(tmp_path: Path, articles: Path) -> None:
    with Assistant.open(tmp_path / "one") as one, Assistant.open(tmp_path / "two") as two:
        for each in (one, two):
            each.index(articles)
        assert one._embedder is not two._embedder
        assert one._embedder.encoder is two._embedder.encoder
        assert one._judge._model is two._judge._model
        assert one.ask(QUESTION).text == two.ask(QUESTION).text


@pytest.mark.parametrize("k", [0, -3])
def test_a_search_for_fewer_than_one_passage_is_an_error(tmp_path: Path, k: int) -> None:
    with Assistant.open(tmp_path / "index") as assistant, pytest.raises(SettingsError, match=f"k is {k};"):
        assistant.search("bridge", k)


@pytest.mark.model
def test_a_question_that_is_no_text_is_an_error(tmp_path: Path, articles: Path) -> None:
    with Assistant.open(tmp_path / "index") as assistant:
        assistant.index(articles)
        with pytest.raises(QuestionError, match="NoneType"):
            assistant.ask(None)  # type: ignore[arg-type]


@pytest.mark.model
def test_a_language_model_that_cannot_be_built_leaves_an_answer_and_its_next_step(
    tmp_path: Path, articles: Path
) -> None:
    with Assistant.open(tmp_path / "index", llm="mistralai:small") as assistant:
        assistant.index(articles)
        answer = assistant.ask(QUESTION)
        assert answer.answered and answer.short == "Ann Lindqvist"
        assert answer.fallback is not None and "pip install langchain-mistralai" in answer.fallback
        with pytest.raises(SettingsError, match="pip install langchain-mistralai"):
            assistant.require_model()


@pytest.mark.model
def test_no_evaluation_runs_without_the_language_model_that_it_names(tmp_path: Path, articles: Path) -> None:
    questions = tmp_path / "questions.jsonl"
    questions.write_text('{"question": "Who opened the new bridge?", "answers": ["Ann Lindqvist"]}\n')
    with Assistant.open(tmp_path / "index", llm="mistralai:small") as assistant:
        assistant.index(articles)
        with pytest.raises(SettingsError, match="pip install langchain-mistralai"):
            run_evaluation(assistant, questions)


@pytest.mark.model
def test_a_chat_model_of_your_own_writes_the_answer(tmp_path: Path, articles: Path) -> None:
    line = 'The mayor opened it on Friday. [1] "opened the new bridge on Friday"\n'
    with Assistant.open(tmp_path / "index", chat_model=ScriptedChatModel(answer=line)) as assistant:
        assistant.index(articles)
        answer = assistant.ask(QUESTION)
        assert answer.fallback is None and answer.model == "ScriptedChatModel"
        assert answer.text == "The mayor opened it on Friday. [1]"
        assistant.require_model()


@pytest.mark.model
def test_a_ranked_passage_reads_the_same_in_a_search_and_in_an_answer(tmp_path: Path, articles: Path) -> None:
    with Assistant.open(tmp_path / "index") as assistant:
        assistant.index(articles)
        (found,) = assistant.search(QUESTION, 1)
        answer = assistant.ask(QUESTION)
        assert set(found.to_dict()) == set(answer.to_dict()["nearest"][0]) == {"passage", "score"}
        article = assistant.article("bridge.txt")
        assert json.loads(json.dumps(article.to_dict()))["text"] == article.text
