from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from scripted_assistant import ARTICLES, QUESTIONS, ScriptedAssistant, write_questions

from assistant.evaluation.commands import RunInterruptedError, evaluate, run_evaluation, score_run
from assistant.evaluation.runs import EvaluationProgress, Run, find_run, forget_runs
from index.errors import IndexMissingError, QuestionSetError, RunError, SettingsError

CHILD = """
import sys
from pathlib import Path
sys.path.insert(0, {folder!r})
from scripted_assistant import ARTICLES, ScriptedAssistant
from assistant.evaluation.commands import run_evaluation
assistant = ScriptedAssistant(Path({index!r}), ARTICLES, delay_s=0.05)
run_evaluation(assistant, {set_path!r}, run=Path({run!r}))
"""


def many(folder: Path, copies: int = 12) -> Path:
    questions = [{**item, "id": f"{item['id']}-{number}"} for number in range(copies) for item in QUESTIONS]
    return write_questions(folder / "many.jsonl", questions)


def test_the_output_has_the_shape_of_the_contract(assistant: ScriptedAssistant, question_set: Path) -> None:
    found = run_evaluation(assistant, question_set).to_dict()
    assert set(found) == {"measures", "intervals", "counts", "seconds", "settings", "run"}
    names = {"hit@1", "hit@5", "mrr", "passage_hit@1", "passage_hit@5", "passage_mrr", "right", "right_file"}
    names |= {"exact_match", "f1", "quotes_verified", "refusal_recall", "over_refusal", "score"}
    assert names <= found["measures"].keys()
    assert found["intervals"].keys() == found["measures"].keys()
    assert all(isinstance(value, float) for value in found["measures"].values())
    assert json.loads(json.dumps(found)) == found


def test_two_runs_give_the_same_numbers_to_the_last_digit(
    assistant: ScriptedAssistant, question_set: Path
) -> None:
    first, second = run_evaluation(assistant, question_set), run_evaluation(assistant, question_set)
    assert first.run != second.run
    assert first.to_dict()["measures"] == second.to_dict()["measures"]
    assert first.to_dict()["intervals"] == second.to_dict()["intervals"]


def test_several_workers_give_the_same_numbers(assistant: ScriptedAssistant, question_set: Path) -> None:
    alone = run_evaluation(assistant, question_set)
    together = run_evaluation(assistant, question_set, workers=3)
    assert alone.scores == together.scores


@pytest.mark.parametrize("workers", [0, -1])
def test_fewer_than_one_worker_is_an_error(
    assistant: ScriptedAssistant, question_set: Path, workers: int
) -> None:
    with pytest.raises(SettingsError, match=f"workers is {workers}"):
        run_evaluation(assistant, question_set, workers=workers)


def test_a_file_in_place_of_the_runs_folder_is_an_error(
    assistant: ScriptedAssistant, question_set: Path, tmp_path: Path
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("mine")
    with pytest.raises(RunError, match=r"taken.*Name a new folder with --run"):
        run_evaluation(assistant, question_set, run=taken)
    assert taken.read_text() == "mine"


def test_scoring_again_asks_nothing_and_gives_the_same(
    assistant: ScriptedAssistant, question_set: Path
) -> None:
    result = run_evaluation(assistant, question_set)
    assistant.asked.clear()
    again = score_run(result.run.name, assistant.path)
    assert assistant.asked == []
    assert again.to_dict() == result.to_dict()


def test_a_run_keeps_what_it_was_made_with(assistant: ScriptedAssistant, question_set: Path) -> None:
    run = Run.open(run_evaluation(assistant, question_set).run)
    assert len(run.info.set["sha256"]) == len(run.info.index["sha256"]) == 64
    assert run.info.prompt_hashes == ("0" * 64,)
    assert run.info.models == ("extractive",)
    assert run.info.versions["numpy"]
    assert run.info.finished


def test_a_run_that_was_killed_resumes_with_the_same_numbers(tmp_path: Path) -> None:
    set_path, run = many(tmp_path), tmp_path / "run"
    assistant = ScriptedAssistant(tmp_path / "index", ARTICLES)
    whole = run_evaluation(assistant, set_path)
    script = CHILD.format(
        folder=str(Path(__file__).parent), index=str(tmp_path / "index"), set_path=str(set_path), run=str(run)
    )
    child = subprocess.Popen([sys.executable, "-c", script], cwd=Path(__file__).parents[3])
    try:
        answers = run / "answers.jsonl"
        until = time.monotonic() + 60
        while time.monotonic() < until and not (
            answers.is_file() and answers.read_bytes().count(b"\n") >= 20
        ):
            assert child.poll() is None
            time.sleep(0.02)
        os.kill(child.pid, signal.SIGKILL)
    finally:
        child.kill()
        child.wait()
    kept = answers.read_bytes().count(b"\n")
    assert 20 <= kept < 72
    assert not score_run(run, tmp_path / "index").complete
    assistant.asked.clear()
    resumed = run_evaluation(assistant, set_path, resume=run)
    assert len(assistant.asked) == 72 - kept
    assert resumed.complete
    assert resumed.to_dict()["measures"] == whole.to_dict()["measures"]
    assert resumed.to_dict()["intervals"] == whole.to_dict()["intervals"]
    assert resumed.to_dict()["counts"] == whole.to_dict()["counts"]


def test_a_torn_last_line_is_asked_again(assistant: ScriptedAssistant, question_set: Path) -> None:
    whole = run_evaluation(assistant, question_set)
    path = whole.run / "answers.jsonl"
    path.write_bytes(path.read_bytes()[:-40])
    assistant.asked.clear()
    resumed = run_evaluation(assistant, question_set, resume=whole.run)
    assert len(assistant.asked) == 1
    assert resumed.to_dict()["measures"] == whole.to_dict()["measures"]


def test_a_damaged_line_in_the_middle_is_an_error(assistant: ScriptedAssistant, question_set: Path) -> None:
    whole = run_evaluation(assistant, question_set)
    path = whole.run / "answers.jsonl"
    lines = path.read_text().split("\n")
    path.write_text("\n".join([lines[0], lines[1][:50], *lines[2:]]))
    with pytest.raises(RunError, match=r"answers.jsonl:2 is damaged"):
        score_run(whole.run, assistant.path)


def test_questions_that_failed_are_asked_again_on_resume(tmp_path: Path, question_set: Path) -> None:
    failing = ScriptedAssistant(tmp_path / "index", ARTICLES, fails=(QUESTIONS[0]["question"],))
    first = run_evaluation(failing, question_set)
    assert first.scores.counts["errors"] == 1
    assert any("1 questions ended in an error" in warning for warning in first.warnings)
    healed = run_evaluation(ScriptedAssistant(tmp_path / "index", ARTICLES), question_set, resume=first.run)
    assert (healed.scores.counts["errors"], healed.scores.measures["right"]) == (0, 1.0)


def test_resuming_over_another_set_or_index_is_refused(tmp_path: Path, question_set: Path) -> None:
    assistant = ScriptedAssistant(tmp_path / "index", ARTICLES)
    run = run_evaluation(assistant, question_set).run
    other_set = write_questions(tmp_path / "other.jsonl", QUESTIONS[:3])
    with pytest.raises(RunError, match="The set has changed"):
        run_evaluation(assistant, other_set, resume=run)
    other_index = ScriptedAssistant(tmp_path / "index", {**ARTICLES, "fair.txt": "Moved."})
    with pytest.raises(RunError, match="The index has changed"):
        run_evaluation(other_index, question_set, resume=run)


def test_a_run_that_is_not_there_is_told_with_those_that_are(
    assistant: ScriptedAssistant, question_set: Path
) -> None:
    known = run_evaluation(assistant, question_set).run.name
    with pytest.raises(RunError, match=known):
        find_run("nothing", assistant.path)


def test_progress_tells_how_much_is_left(assistant: ScriptedAssistant, question_set: Path) -> None:
    seen: list[EvaluationProgress] = []
    run_evaluation(assistant, question_set, progress=seen.append)
    assert [(item.done, item.total) for item in seen] == [(number, 6) for number in range(1, 7)]
    assert seen[-1].remaining_s == 0


@pytest.mark.parametrize(
    ("fault", "fails"),
    [("shuffled", "hit@1>=0.9"), ("broken", "right>=0.9")],
)
def test_a_broken_part_fails_its_threshold_and_only_that(
    tmp_path: Path, question_set: Path, fault: str, fails: str
) -> None:
    require = ["hit@1>=0.9", "right>=0.9"]
    healthy = run_evaluation(ScriptedAssistant(tmp_path / "index", ARTICLES), question_set, require=require)
    assert (healthy.exit_code, healthy.verdict.messages) == (0, ())
    broken = run_evaluation(
        ScriptedAssistant(tmp_path / "index", ARTICLES, **{fault: True}), question_set, require=require
    )
    assert broken.exit_code == 1
    (message,) = broken.verdict.messages
    assert fails in message
    assert fails.split(">=")[0] in broken.to_text()
    assert message.replace(">", "&gt;") in broken.report.read_text(encoding="utf-8")


def test_a_measure_that_the_set_does_not_allow_is_exit_code_two(
    assistant: ScriptedAssistant, tmp_path: Path
) -> None:
    bare = write_questions(tmp_path / "bare.jsonl", [{"question": "Who owns the ferry?"}])
    result = run_evaluation(assistant, bare, require=["hit@5>=0.9"])
    assert result.exit_code == 2
    assert "No measure 'hit@5' in this run" in result.verdict.messages[0]


def test_what_is_required_cannot_hold_on_a_part_of_a_run(
    tmp_path: Path, question_set: Path, assistant: ScriptedAssistant
) -> None:
    whole = run_evaluation(assistant, question_set)
    assert score_run(whole.run, tmp_path / "index", require=["hit@5>=0.1"]).exit_code == 0
    kept = whole.run / "answers.jsonl"
    kept.write_text("".join(kept.read_text(encoding="utf-8").splitlines(True)[:4]), encoding="utf-8")
    part = score_run(whole.run, tmp_path / "index", require=["hit@5>=0.1"])
    assert part.exit_code == 1
    assert part.verdict.messages[-1].startswith("2 questions are not asked yet")
    assert score_run(whole.run, tmp_path / "index", require=["f1>=2"]).exit_code == 1
    assert score_run(whole.run, tmp_path / "index").exit_code == 0


def test_a_measure_that_does_not_exist_is_refused_before_anything_is_asked(
    assistant: ScriptedAssistant, question_set: Path
) -> None:
    with pytest.raises(SettingsError, match="right_file"):
        run_evaluation(assistant, question_set, require=["rihgt>=0.9"])
    assert assistant.asked == []


def test_a_squad_file_just_runs_over_its_own_archive(tmp_path: Path) -> None:
    context = "The passengers waited for four hours until a tug arrived."
    qa = {"id": "a", "question": "How long did the ferry passengers wait?"}
    qa["answers"] = [{"text": "four hours", "answer_start": context.index("four")}]
    data = {"data": [{"title": "ferry", "paragraphs": [{"context": context, "qas": [qa]}]}]}
    path = tmp_path / "squad.json"
    path.write_text(json.dumps(data))
    script = {qa["question"]: ("ferry-001.txt", context, "four hours")}

    def opened(folder: Path) -> ScriptedAssistant:
        return ScriptedAssistant(folder, {}, script=script)

    result = evaluate(opened, tmp_path / "index", path)
    assert result.scores.measures["right"] == result.scores.measures["hit@1"] == 1.0
    assert result.run.parent == tmp_path / "index" / "runs"
    assert [file.name for file in (tmp_path / "index/sets").rglob("*.txt")] == ["ferry-001.txt"]


def test_one_set_must_be_named(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="Give one question set"):
        evaluate(lambda folder: ScriptedAssistant(folder, {}), tmp_path)
    with pytest.raises(QuestionSetError):
        evaluate(lambda folder: ScriptedAssistant(folder, {}), tmp_path, tmp_path / "none.jsonl")


def test_secrets_do_not_reach_a_run() -> None:
    from assistant.evaluation.runs import settings_facts
    from assistant.settings import load_settings

    class Holder:
        settings = load_settings(
            llm_api_key="sk-secret", chroma_url="http://ida:pass@host:1", chroma_api_key="ck-secret"
        )

    shown = json.dumps(settings_facts(Holder()))
    assert "secret" not in shown and "pass" not in shown.replace("passages", "")
    assert '"chroma_url": "http://host:1"' in shown


def test_an_interruption_says_how_to_go_on(assistant: ScriptedAssistant, question_set: Path) -> None:
    def stop(progress: EvaluationProgress) -> None:
        if progress.done == 2:
            raise KeyboardInterrupt

    with pytest.raises(RunInterruptedError, match="resume=") as caught:
        run_evaluation(assistant, question_set, progress=stop)
    assert run_evaluation(assistant, question_set, resume=caught.value.run).complete
    assert len(assistant.asked) == 6


def test_runs_on_earlier_contents_can_be_forgotten(tmp_path: Path, question_set: Path) -> None:
    before = run_evaluation(ScriptedAssistant(tmp_path / "index", ARTICLES), question_set).run
    changed = ScriptedAssistant(tmp_path / "index", {**ARTICLES, "fair.txt": "The fair is over."}, script={})
    after = run_evaluation(changed, question_set).run
    assert forget_runs(tmp_path / "index", changed) == [before.name]
    assert (before.exists(), after.exists()) == (False, True)


def test_a_missing_index_is_an_error_and_nothing_is_left_behind(tmp_path: Path, question_set: Path) -> None:
    with pytest.raises(IndexMissingError, match="assistant index"):
        evaluate(lambda folder: ScriptedAssistant(folder, {}), tmp_path / "none", question_set)
    assert not (tmp_path / "none").exists()
