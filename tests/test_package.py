"""A wheel built from the repository works where the repository is not: code, prompts, styles, weights are in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.package

_SCRIPT = """
import json, sys
import assistant, index, prompts, ui
from assistant import Assistant
from prompts.loader import languages, load, phrases
with Assistant.open("idx") as a:
    report = a.index("articles")
    answer = a.ask("Wie hoch ist der Turm in Feldstadt?")
print(json.dumps({
    "files": [m.__file__ for m in (assistant, index, prompts, ui)],
    "added": report.added,
    "answer": answer.to_dict(),
    "languages": len(languages()),
}))
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder / "dist", ROOT],
        check=True,
        capture_output=True,
    )
    (wheel,) = (folder / "dist").glob("*.whl")
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", folder / "site", wheel],
        check=True,
        capture_output=True,
    )
    return folder


def test_wheel_holds_everything_that_is_no_code(installed: Path) -> None:
    site = installed / "site"
    for package in ("assistant", "index", "prompts", "ui"):
        for path in (ROOT / package).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                assert (site / path.relative_to(ROOT)).is_file(), (
                    f"{path.relative_to(ROOT)} is not in the wheel"
                )


def test_installed_wheel_indexes_and_answers(installed: Path) -> None:
    work = installed / "work"
    (work / "articles").mkdir(parents=True)
    (work / "articles" / "turm.txt").write_text(
        "Neuer Turm in Feldstadt\n\n12.05.2023\n\nDer Aussichtsturm in Feldstadt ist 48 Meter hoch. "
        "Eröffnet wurde er am Freitag von der Bürgermeisterin.\n",
        encoding="utf-8",
    )
    environment = {**os.environ, "PYTHONPATH": str(installed / "site")}
    run = subprocess.run(
        [sys.executable, "-c", _SCRIPT],
        cwd=work,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    result = json.loads(run.stdout.splitlines()[-1])
    assert all(file.startswith(str(installed / "site")) for file in result["files"])
    assert result["added"] == 1
    answer = result["answer"]
    assert answer["answered"]
    assert answer["citations"][0]["source"] == "turm.txt"
    assert "48 Meter" in answer["citations"][0]["quote"]
