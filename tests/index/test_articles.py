"""A folder's files: each is read, or named with the reason; none is opened that should not be."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import socket
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import index.articles as articles_module
from index.articles import ReadLimits, find_files, read_bytes, read_file
from index.errors import ArticleError
from index.formats.parser_process import ParserProcess

BODY = "Die Leitung stand fünfzig Minuten lang. Danach war es in der Stadt ganz still."
posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX files")


def _reasons(folder: Path) -> dict[str, str]:
    return dict(find_files(folder)[1])


def _write(path: Path, data: bytes | str = BODY) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_files_are_found_in_all_folders_and_sorted(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.MD", "a/b/d.html", "ä ö.txt", "x.jsonl"):
        _write(tmp_path / name)
    found, refused = find_files(tmp_path)
    assert [file.path for file in found] == ["a/b/d.html", "a/c.MD", "b.txt", "x.jsonl", "ä ö.txt"]
    assert refused == []
    assert all(file.size == len(BODY.encode()) and file.mtime_ns > 0 for file in found)


def test_other_files_and_hidden_ones_are_named(tmp_path: Path) -> None:
    for name in ("a.zip", "README", ".DS_Store", ".git/config.txt", "b.txt"):
        _write(tmp_path / name)
    assert [file.path for file in find_files(tmp_path)[0]] == ["b.txt"]
    reasons = _reasons(tmp_path)
    assert reasons["a.zip"] == ".zip files are not read: unpack them into the folder"
    assert reasons["README"].startswith("files without an ending are not read: save them as .txt")
    assert "hidden" in reasons[".DS_Store"] and "hidden" in reasons[".git"]


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="does not exist"):
        find_files(tmp_path / "no")
    with pytest.raises(ArticleError, match="not a folder"):
        find_files(_write(tmp_path / "a.txt"))


@posix
def test_links_are_never_followed(tmp_path: Path) -> None:
    outside = _write(tmp_path / "outside" / "secret.txt", "geheim")
    folder = tmp_path / "in"
    _write(folder / "a.txt")
    (folder / "file.txt").symlink_to(outside)
    (folder / "folder").symlink_to(outside.parent)
    (folder / "inner.txt").symlink_to(folder / "a.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "self.txt").symlink_to(folder / "self.txt")
    (folder / "dangling.txt").symlink_to(folder / "gone.txt")
    assert [file.path for file in find_files(folder)[0]] == ["a.txt"]
    reasons = _reasons(folder)
    assert "leaves the folder" in reasons["file.txt"] and "leaves the folder" in reasons["folder"]
    assert "same folder" in reasons["inner.txt"] and "same folder" in reasons["loop"]
    assert "nowhere" in reasons["self.txt"] and "nowhere" in reasons["dangling.txt"]


@posix
def test_reading_refuses_a_link_put_there_later(tmp_path: Path) -> None:
    _write(tmp_path / "outside" / "b.txt", "geheim")
    _write(tmp_path / "in" / "sub" / "b.txt")
    shutil.rmtree(tmp_path / "in" / "sub")
    (tmp_path / "in" / "sub").symlink_to(tmp_path / "outside")
    with pytest.raises(ArticleError, match="outside"):
        read_bytes(tmp_path / "in", "sub/b.txt")
    (tmp_path / "in" / "a.txt").symlink_to(tmp_path / "outside" / "b.txt")
    with pytest.raises(ArticleError):
        read_bytes(tmp_path / "in", "a.txt")
    with pytest.raises(ArticleError, match="outside"):
        read_bytes(tmp_path / "in", "../outside/b.txt")


@posix
def test_pipes_sockets_and_devices_are_named_and_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        before = Path.cwd()
        os.chdir(tmp_path)
        try:
            server.bind("socket.txt")
        finally:
            os.chdir(before)
        reasons = _reasons(tmp_path)
    assert reasons == {"pipe.txt": "a named pipe, not a file", "socket.txt": "a socket, not a file"}
    with pytest.raises(ArticleError, match="named pipe"):
        read_bytes(tmp_path, "pipe.txt")


@posix
def test_odd_names(tmp_path: Path) -> None:
    for name in (b"new\nline.txt", b"bell\x07.txt", b"bad\xff.txt", "e\u0301.txt".encode(), b"a;b #'\"$.txt"):
        fd = os.open(os.fsencode(tmp_path) + b"/" + name, os.O_CREAT | os.O_WRONLY)
        os.write(fd, BODY.encode())
        os.close(fd)
    found, refused = find_files(tmp_path)
    assert [file.path for file in found] == ["a;b #'\"$.txt", "e\u0301.txt"]
    assert [reason for _, reason in refused if "rename" not in reason] == []
    assert {path for path, _ in refused} == {"new\\nline.txt", "bell\\x07.txt", "bad\\udcff.txt"}
    for file in found:
        assert read_file(tmp_path, file.path)[0].text == BODY


@posix
@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else True, reason="root may read everything")
def test_files_and_folders_without_permission_are_named(tmp_path: Path) -> None:
    _write(tmp_path / "a.txt").chmod(0)
    (tmp_path / "closed").mkdir(mode=0)
    try:
        assert "cannot be listed" in _reasons(tmp_path)["closed"]
        with pytest.raises(ArticleError, match="permission"):
            read_file(tmp_path, "a.txt")
    finally:
        (tmp_path / "closed").chmod(0o700)


def test_a_refused_permission_is_a_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _write(tmp_path / "a.txt")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(articles_module.os, "open", refuse)
    with pytest.raises(ArticleError, match="no permission"):
        read_file(tmp_path, "a.txt")


@pytest.mark.parametrize("data", [b"", b" \n\r\n\t ", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file_is_reported(tmp_path: Path, data: bytes) -> None:
    _write(tmp_path / "a.txt", data)
    with pytest.raises(ArticleError, match="empty"):
        read_file(tmp_path, "a.txt")


def test_a_file_without_words_is_reported(tmp_path: Path) -> None:
    _write(tmp_path / "a.txt", "--- *** …")
    with pytest.raises(ArticleError, match="no words"):
        read_file(tmp_path, "a.txt")


def test_binary_content_behind_a_text_ending_is_reported(tmp_path: Path) -> None:
    _write(tmp_path / "a.txt", os.urandom(4000))
    with pytest.raises(ArticleError, match=r"binary|no text encoding|control characters"):
        read_file(tmp_path, "a.txt")


def test_a_file_that_vanished_is_reported(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="gone"):
        read_file(tmp_path, "a.txt")


def test_a_file_over_the_limit_is_reported_with_the_limit(tmp_path: Path) -> None:
    _write(tmp_path / "a.txt", BODY * 100)
    with pytest.raises(ArticleError, match=r"at most 0.001 MB are read: split it") as caught:
        read_file(tmp_path, "a.txt", ReadLimits(max_file_bytes=1000))
    assert "setting" not in str(caught.value)


def test_a_text_of_twenty_megabytes_is_read(tmp_path: Path) -> None:
    _write(tmp_path / "a.txt", (BODY + "\n\n") * 250_000)
    started = time.perf_counter()
    (article,) = read_file(tmp_path, "a.txt")
    assert len(article.text) > 19_000_000
    assert article.language == "de"
    assert time.perf_counter() - started < 30


def test_a_file_that_changes_while_it_is_read_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _write(tmp_path / "a.txt", "Die alte Fassung war länger als die neue.")
    real, changes = os.fstat, iter([False, True, False, False])

    def fstat(descriptor: int) -> os.stat_result:
        if next(changes, False):
            path.write_bytes(b"Die neue Fassung.")
        return real(descriptor)

    monkeypatch.setattr(articles_module.os, "fstat", fstat)
    assert read_file(tmp_path, "a.txt")[0].text == "Die neue Fassung."


def test_a_file_that_never_holds_still_is_reported(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.txt", "x" * 400_000)
    stop = threading.Event()

    def write_on() -> None:
        with path.open("ab") as file:
            while not stop.is_set() and file.tell() < 30_000_000:
                file.write(b" und weiter" * 200)
                file.flush()

    writer = threading.Thread(target=write_on)
    writer.start()
    try:
        for _ in range(20):
            try:
                data = read_bytes(tmp_path, "a.txt")
            except ArticleError as error:
                assert "changing" in str(error)
                break
            assert len(data.data) == data.entry.size
    finally:
        stop.set()
        writer.join()


def test_a_file_of_many_records_is_hashed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hashed: list[int] = []

    def counted(data: bytes) -> Any:
        hashed.append(len(data))
        return hashlib.sha256(data)

    monkeypatch.setattr("index.articles.hashlib", SimpleNamespace(sha256=counted))
    lines = [json.dumps({"title": f"Report {n}", "text": BODY}) for n in range(30)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert len(read_file(tmp_path, "a.jsonl")) == 30
    assert len(hashed) == 1


def test_the_hash_is_of_the_bytes_that_were_read(tmp_path: Path) -> None:
    _write(tmp_path / "a.txt")
    assert read_file(tmp_path, "a.txt")[0].content_hash == hashlib.sha256(BODY.encode()).hexdigest()


def test_the_file_time_is_never_a_date(tmp_path: Path) -> None:
    os.utime(_write(tmp_path / "a.txt"), (1640908800, 1640908800))
    article = read_file(tmp_path, "a.txt")[0]
    assert (article.date, article.date_origin) == (None, None)


def test_a_parser_that_hangs_is_killed_and_the_next_file_is_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = f"<html><body><p>{BODY}</p></body></html>".encode()
    parser = ParserProcess()
    try:
        parser.parse("html", page, ReadLimits())
        slow = b"<html><body>" + b"<b><p>" * 400_000 + b"</body></html>"
        started = time.perf_counter()
        with pytest.raises(ArticleError):
            parser.parse("html", slow, ReadLimits(parse_seconds=1.0))
        assert time.perf_counter() - started < 8
        assert BODY in parser.parse("html", page, ReadLimits()).text
    finally:
        parser.close()


def test_a_parser_that_dies_is_reported_for_that_file_alone() -> None:
    page = f"<html><body><p>{BODY}</p></body></html>".encode()
    parser = ParserProcess()
    try:
        parser.parse("html", page, ReadLimits())
        assert parser._process is not None
        parser._process.kill()
        parser._process.wait()
        assert BODY in parser.parse("html", page, ReadLimits()).text
        dying = _killer(parser)
        with pytest.raises(ArticleError, match=r"died|memory"):
            dying()
        assert BODY in parser.parse("html", page, ReadLimits()).text
    finally:
        parser.close()


def _killer(parser: ParserProcess) -> Callable[[], object]:
    """A parse whose child is killed while it works."""

    def run() -> object:
        limits = ReadLimits()
        process = parser._ready(limits)
        threading.Timer(0.3, process.kill).start()
        return parser.parse("html", b"<html><body>" + b"<b><p>" * 400_000, limits)

    return run


@posix
def test_a_parser_that_swells_is_stopped_at_its_memory_limit() -> None:
    parser = ParserProcess()
    try:
        huge = b"<html><body>" + b"<p>Ein Satz.</p>" * 2_500_000
        with pytest.raises(ArticleError):
            parser.parse("html", huge, ReadLimits(parse_memory_bytes=400_000_000))
        assert parser.parse("html", f"<p>{BODY}</p>".encode(), ReadLimits()).text == BODY
    finally:
        parser.close()
