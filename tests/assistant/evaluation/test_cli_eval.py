"""``assistant eval`` as the command line reads it, over a scripted assistant."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from scripted_assistant import ARTICLES, ScriptedAssistant

from assistant import cli_eval
from assistant.answer import Answer
from assistant.cli import build_parser
from assistant.evaluation.runs import Run


class StoppedAssistant(ScriptedAssistant):
    """One whose person presses Ctrl-C at the second question."""

    def ask(self, question: str, *, history: object = ()) -> Answer:
        if self.asked:
            raise KeyboardInterrupt
        return super().ask(question)


@pytest.mark.parametrize("kept_elsewhere", [True, False])
def test_a_stopped_run_names_the_command_that_goes_on_with_it(
    tmp_path: Path, question_set: Path, kept_elsewhere: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    index = tmp_path / "my index"
    words = [
        "eval",
        str(question_set),
        "--limit",
        "3",
        "--index",
        str(index),
        "--require",
        "hit@5>=0.5",
        "--json",
    ]
    if kept_elsewhere:
        words += ["--run", str(tmp_path / "my run")]
    with pytest.raises(KeyboardInterrupt) as stopped:
        run(words, StoppedAssistant(index, ARTICLES))
    command = shlex.split(str(stopped.value).partition("Go on with: ")[2])
    assert command[:2] == ["assistant", "eval"]
    assistant = ScriptedAssistant(index, ARTICLES)
    assert run(command[1:], assistant) == 0
    assert len(assistant.asked) == 2
    folder = tmp_path / "my run" if kept_elsewhere else next((index / "runs").iterdir())
    assert len(Run.open(folder).records()) == 3
    assert "hit@5" in capsys.readouterr().out


def run(words: list[str], assistant: ScriptedAssistant) -> int:
    options = build_parser().parse_args(words)
    return cli_eval.run(options, lambda path: assistant, lambda progress: None)
