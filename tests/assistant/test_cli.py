"""The command line, as a person or a program meets it: real index, real bundled models."""

from __future__ import annotations

import gc
import io
import json
from pathlib import Path

import pytest

from assistant import Answer, Assistant
from assistant.cli import main
from assistant.cli_questions import answer_for_terminal
from assistant.conversation import turns
from prompts.loader import PromptError

pytestmark = pytest.mark.model

FERRY = """Neue Fähre nimmt Betrieb auf

12.05.2023, 08:15 Uhr | eig

Die Elektrofähre „Nordlicht“ verbindet seit Freitag Husum und Pellworm. Die Überfahrt dauert 35 Minuten.
Reederei-Chefin Marit Johannsen sagte, das Schiff spare jährlich 800 Tonnen Kohlendioxid.
"""
LIBRARY = """Library reopens after fire

The city library of Carlow reopened on 3 March 2024, eleven months after the fire. Head librarian Aoife Brennan said
the new reading room seats 240 people. Rebuilding cost 6.4 million euros.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    articles = folder / "articles"
    articles.mkdir()
    (articles / "faehre.txt").write_text(FERRY, encoding="utf-8")
    (articles / "library.txt").write_text(LIBRARY, encoding="utf-8")
    (articles / "leer.txt").write_bytes(b"")
    (articles / "bild.txt").write_bytes(bytes(range(256)) * 40)
    (articles / "cp1252.txt").write_bytes(
        "Müllgebühren in Köln steigen um 3 Prozent, so die Stadt – trotz Protesten.".encode("cp1252")
    )
    assert main(["index", str(articles), "--index", str(folder / "index")]) == 0
    return folder


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]):
    def run(*words: str) -> tuple[int, str, str]:
        code = main([*words, "--index", str(folder / "index")])
        out, err = capsys.readouterr()
        return code, out, err

    return run


def test_ask_prints_one_json_document_whose_quotes_stand(run, folder: Path) -> None:
    code, out, _ = run("ask", "How long does the crossing take?", "--json")
    answer = json.loads(out)
    assert code == 0
    assert answer["answered"]
    assert answer["citations"][0]["source"] == "faehre.txt"
    with Assistant.open(folder / "index") as assistant:
        for citation in answer["citations"]:
            text = assistant.article(citation["source"]).text
            assert text[citation["start"] : citation["end"]] == citation["quote"]


@pytest.mark.parametrize(
    ("answered", "confidence", "told"),
    [(True, 0.31, True), (True, 0.5, False), (True, None, False), (False, 0.31, False)],
)
def test_an_answer_that_is_likelier_wrong_says_so(
    answered: bool, confidence: float | None, told: bool
) -> None:
    answer = Answer("Who?", "Somebody.", answered, confidence=confidence)
    assert answer.is_uncertain is told
    assert ("(uncertain: 31% likely to be right)" in answer_for_terminal(answer)) is told


@pytest.mark.parametrize(
    ("question", "source"),
    [
        ("Wie lange dauert die Überfahrt?", "faehre.txt"),
        ("Combien de temps dure la traversée en ferry ?", "faehre.txt"),
        ("Сколько длится переправа на пароме?", "faehre.txt"),
        ("Wie viele Plätze hat der neue Lesesaal?", "library.txt"),
        ("¿Cuánto costó la reconstrucción de la biblioteca?", "library.txt"),
    ],
)
def test_the_questions_language_need_not_be_the_articles(run, question: str, source: str) -> None:
    code, out, _ = run("ask", question, "--json")
    answer = json.loads(out)
    assert code == 0
    assert [c["source"] for c in answer["citations"]][:1] == [source]


def test_what_the_articles_do_not_say_is_refused_with_exit_code_0(run) -> None:
    code, out, _ = run("ask", "How much does a Tesla cost?", "--json")
    answer = json.loads(out)
    assert code == 0
    assert answer["answered"] is False
    assert answer["citations"] == []
    assert answer["nearest"]
    assert "articles do not say" in answer["text"]


def test_broken_files_are_reported_by_name_and_the_rest_is_indexed(run, folder: Path) -> None:
    code, out, _ = run("index", str(folder / "articles"), "--json")
    report = json.loads(out)
    assert code == 0
    assert report["unchanged"] == 3
    assert report["embedded"] == 0
    assert {path for path, _ in report["skipped_files"]} == {"leer.txt", "bild.txt"}
    assert all(reason for _, reason in report["skipped_files"])


def test_old_encoding_is_read_without_mojibake(run, folder: Path) -> None:
    with Assistant.open(folder / "index") as assistant:
        assert "Müllgebühren in Köln" in assistant.article("cp1252.txt").text


def test_missing_index_is_an_error_that_says_how_to_build_it(tmp_path: Path, capsys) -> None:
    assert main(["ask", "Who?", "--index", str(tmp_path / "none")]) == 1
    assert "assistant index ARTICLES" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()


def test_one_answer_is_given_without_the_garbage_collector_which_is_on_again_then(
    run, monkeypatch: pytest.MonkeyPatch
) -> None:
    was_on: list[bool] = []
    status = Assistant.status
    monkeypatch.setattr(Assistant, "status", lambda self: was_on.append(gc.isenabled()) or status(self))
    assert run("status")[0] == 0
    assert was_on == [False]
    assert gc.isenabled()


def test_wrong_usage_exits_with_2(capsys) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["ask"])
    assert caught.value.code == 2
    assert main(["ask", "x", "--from", "yesterday", "--index", "nowhere"]) == 2
    assert "yesterday" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ["search", "x", "-k", "0"],
        ["search", "x", "-k", "-3"],
        ["search", "x", "-k", "many"],
        ["eval", "set.jsonl", "--workers", "0"],
        ["eval", "set.jsonl", "--limit", "0"],
    ],
)
def test_a_count_below_one_is_wrong_usage(words: list[str], capsys) -> None:
    with pytest.raises(SystemExit) as caught:
        main(words)
    assert caught.value.code == 2
    assert f"{words[-1]!r} is no whole number from 1 up" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["search", "--exact", "Marit", "--from", "garbage"], "garbage"),
        (["ask", "Who?", "--from", "2022", "--to", "2021"], "date_from 2022 is after date_to 2021"),
        (["ask", "Who?", "--language", "german"], "'german' is no language code"),
        (["ask", "Who?", "--from=--12"], "'--12', which has no year"),
    ],
)
def test_a_filter_that_nothing_could_pass_is_wrong_usage_with_one_message(
    run, words: list[str], told: str
) -> None:
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert told in err
    assert err.count("\n") == 1


def test_deleting_everything_needs_somebody_who_says_yes(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    code, out, _ = run("purge", "--everything")
    assert code == 1
    assert "Nothing was deleted" in out and "--yes" in out
    assert run("status")[0] == 0


def test_a_question_is_read_from_standard_input(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("How long does the crossing take?\n"))
    code, out, _ = run("ask", "-", "--json")
    assert code == 0
    assert json.loads(out)["question"].strip() == "How long does the crossing take?"


@pytest.mark.parametrize(("typed", "meant"), [("serach", "search"), ("artikles", "articles"), ("Ask", "ask")])
def test_a_misspelt_command_is_told_with_the_one_meant(typed: str, meant: str, capsys) -> None:
    with pytest.raises(SystemExit) as caught:
        main([typed, "x"])
    assert caught.value.code == 2
    assert f"Was {meant!r} meant?" in capsys.readouterr().err


def test_a_command_like_no_other_has_no_guess(capsys) -> None:
    with pytest.raises(SystemExit):
        main(["frobnicate"])
    assert "meant" not in capsys.readouterr().err


def test_removing_and_purging_print_one_json_document(tmp_path: Path, monkeypatch, capsys) -> None:
    folder = tmp_path / "news"
    (folder / "old").mkdir(parents=True)
    for name in ("a.txt", "old/b.txt", "old/c.txt"):
        (folder / name).write_text(f"{LIBRARY}\n\nThis is {name}.", encoding="utf-8")
    place = ["--index", str(tmp_path / "index"), "--json"]
    assert main(["index", str(folder), *place]) == 0
    capsys.readouterr()
    assert main(["remove", "old/b.txt", *place]) == 0
    assert json.loads(capsys.readouterr().out) == {"removed": "old/b.txt", "articles": 1}
    assert main(["purge", *place]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found == {"purged": str(tmp_path / "index"), "everything": False}
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert main(["purge", "--everything", *place]) == 1
    captured = capsys.readouterr()
    assert captured.out == "" and "Nothing was deleted" in captured.err


def test_a_badly_edited_phrase_file_is_one_message(run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise PromptError("prompts/phrases/en.toml: refusal is missing.")

    monkeypatch.setattr(Assistant, "ask", broken)
    code, _, err = run("ask", "Who?")
    assert (code, err) == (1, "assistant: prompts/phrases/en.toml: refusal is missing.\n")


def test_the_chat_in_the_terminal_keeps_its_answers_for_follow_ups(
    run, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[list[object]] = []

    def ask(self: Assistant, question: str, *, history: list[object], **_: object) -> Answer:
        told.append(list(history))
        return Answer(question, "It takes 35 minutes. [1]", True, short="35 minutes")

    monkeypatch.setattr(Assistant, "ask", ask)
    monkeypatch.setattr("sys.stdin", io.StringIO("How long does it take?\nAnd why?\n\n"))
    assert run("chat")[0] == 0
    assert [turn.short for turn in turns(told[1])] == ["35 minutes"]


def test_articles_are_listed_one_a_line(run) -> None:
    code, out, _ = run("articles")
    assert code == 0
    assert [line.split("  ")[:3] for line in out.splitlines()] == [
        ["cp1252.txt", "?", "de"],
        ["faehre.txt", "2023-05-12", "de"],
        ["library.txt", "?", "en"],
    ]
    assert "Neue Fähre nimmt Betrieb auf" in out
    _, out, _ = run("articles", "--json", "--language", "DE")
    listed = json.loads(out)
    assert [info["source"] for info in listed] == ["cp1252.txt", "faehre.txt"]
    assert listed[1]["passages"] >= 1


def test_files_of_one_other_ending_are_one_line_with_a_next_step(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    for name in ("1.doc", "2.DOC", "3.doc", "4.doc", "a.zip", "leer.txt"):
        (articles / name).write_bytes(b"")
    (articles / "a.txt").write_bytes("Die Gebühren in Köln steigen, so die Stadt am Montag.".encode("cp1252"))
    assert main(["index", str(articles), "--index", str(tmp_path / "index")]) == 0
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()[1:]]
    assert lines == [
        "skipped leer.txt: empty",
        "skipped 1.doc, 2.DOC, 3.doc and 1 more: .doc files are not read: save them as .docx or PDF",
        "skipped a.zip: .zip files are not read: unpack them into the folder",
        "1 article carries notes on the reading (encoding, date, ...); see them: assistant articles --notes",
    ]
    main(["status", "--index", str(tmp_path / "index")])
    assert [
        line.replace("not read: ", "skipped ", 1).strip() for line in capsys.readouterr().out.splitlines()[4:]
    ] == lines


def test_notes_on_the_reading_are_listed(run) -> None:
    _, out, _ = run("articles", "--notes")
    first, *notes = out.splitlines()
    assert first.startswith("cp1252.txt")
    assert notes == ["    note: decoded as cp1252"]
    _, out, _ = run("articles", "--notes", "--json")
    assert [info["source"] for info in json.loads(out)] == ["cp1252.txt"]
    assert json.loads(run("status", "--json")[1])["noted"] == 1


def test_an_unknown_article_is_told_with_the_command_that_lists_them(run) -> None:
    code, _, err = run("remove", "none.txt")
    assert code == 1
    assert "assistant articles" in err


def test_removing_says_what_can_come_back_and_a_moved_folder_what_to_type(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = tmp_path / "old"
    old.mkdir()
    (old / "faehre.txt").write_text(FERRY, encoding="utf-8")
    (old / "library.txt").write_text(LIBRARY, encoding="utf-8")
    place = ["--index", str(tmp_path / "index")]
    assert main(["index", str(old), *place]) == 0
    capsys.readouterr()
    assert main(["remove", "library.txt", *place]) == 0
    assert (
        f"If its file is left in {old}, indexing that folder again can bring it back"
        in capsys.readouterr().out
    )
    new = old.rename(tmp_path / "new")
    assert main(["index", str(new), *place]) == 0
    assert f"assistant remove {old}" in capsys.readouterr().out
    assert main(["status", *place]) == 0
    out = capsys.readouterr().out
    assert f"folders: {old} (missing), {new}" in out
    assert f"assistant remove {old}" in out
    assert main(["remove", str(old), *place]) == 0
    assert f"The folder {old} with 1 article is no longer in the index." in capsys.readouterr().out
    assert main(["status", *place]) == 0
    assert str(old) not in capsys.readouterr().out


def test_filters_leave_articles_out_and_count_the_undated(run) -> None:
    _, out, _ = run("ask", "How long does the crossing take?", "--language", "en", "--json")
    assert json.loads(out)["answered"] is False
    _, out, _ = run("search", "crossing", "--from", "2023-05", "--to", "2023-05", "--json")
    assert {item["passage"]["source"] for item in json.loads(out)} == {"faehre.txt"}


def test_every_mention_is_counted_in_every_spelling(run) -> None:
    _, out, _ = run("search", "crossing", "-k", "20")
    passages = out.splitlines()[1::2]
    cut = [line for line in passages if line.endswith(" …")]
    assert cut
    assert all(len(line) < 210 for line in passages)
    _, out, _ = run("search", "--all", "Johannsen", "--json")
    found = json.loads(out)
    assert found["count"] == 1
    assert found["mentions"][0]["words"] == "Johannsen"
    _, out, _ = run("search", "--all", "Marit Johansen", "--csv")
    assert "Marit Johannsen" in out


def test_status_and_verify_say_what_is_there(run) -> None:
    _, out, _ = run("status", "--json")
    status = json.loads(out)
    assert status["articles"] == 3
    assert status["healthy"]
    code, out, _ = run("verify", "--json")
    assert code == 0
    assert json.loads(out)["ok"]


@pytest.mark.parametrize(("command", "goes_on"), [("status", False), ("ui", False), ("index", True)])
def test_only_a_command_that_goes_on_where_it_was_stopped_says_so(monkeypatch, capsys, command, goes_on):
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("assistant.api.Assistant.open", stopped)
    assert main([command, "folder"] if command == "index" else [command]) == 130
    told = capsys.readouterr().err
    assert told.startswith("assistant: Stopped.")
    assert ("goes on from there" in told) is goes_on
