"""R12: the embedded store and a real Chroma server give the same passages, ids and texts."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from index.errors import StorageError
from index.search import Selection, exact_search
from tests.faults.scenes import assert_searchable, contents, open_index, unit, write_article

pytestmark = [pytest.mark.faults, pytest.mark.server]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """A Chroma server of its own, on a free port."""
    command = shutil.which("chroma") or str(Path(sys.executable).with_name("chroma"))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    arguments = [
        command,
        "run",
        "--path",
        str(tmp_path / "server"),
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
    ]
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    process.wait(20)


def test_server_and_embedded_store_agree(tmp_path: Path, server: str):
    folder = tmp_path / "articles"
    for number in range(280):
        write_article(folder, number)
    with (
        open_index(tmp_path / "embedded") as embedded,
        open_index(tmp_path / "remote", chroma_url=server) as remote,
    ):
        embedded.index(folder)
        remote.index(folder)
        assert contents(embedded) == contents(remote)
        draw = np.random.default_rng(9)
        shares = {"embedded": [], "remote": []}
        for _ in range(100):
            query = unit(draw.standard_normal(64))
            for name, index in (("embedded", embedded), ("remote", remote)):
                with index._using() as version:
                    exact = exact_search(version, query, 10, Selection(None, 0, version.passage_count()))
                found = {id_ for id_, _ in index.vector_search(query, 10)}
                shares[name].append(len(found & {id_ for id_, _ in exact}) / 10)
        assert np.mean(shares["embedded"]) >= 0.99
        assert np.mean(shares["remote"]) >= 0.99
        assert remote.verify().problems == ()


def test_changes_removals_and_rebuild_reach_the_server(tmp_path: Path, server: str):
    folder = tmp_path / "articles"
    for number in range(12):
        write_article(folder, number)
    with open_index(tmp_path / "index", chroma_url=server) as index:
        index.index(folder)
        write_article(folder, 3, edition=1)
        (folder / "artikel-0005.txt").unlink()
        report = index.index(folder)
        assert (report.changed, report.removed) == (1, 1)
        assert_searchable(index)
        assert _rows_on(server) == index.status().passages
        index.rebuild()
        assert_searchable(index)
        index.remove("artikel-0006.txt")
        assert _rows_on(server) == index.status().passages
        assert index.verify().problems == ()


def _rows_on(server: str) -> int:
    import chromadb

    client = chromadb.HttpClient(host="127.0.0.1", port=int(server.rsplit(":", 1)[1]))
    return sum(client.get_collection(found.name).count() for found in client.list_collections())


def test_unreachable_server_is_named(tmp_path: Path):
    write_article(tmp_path / "articles", 1)
    with (
        open_index(tmp_path / "index", chroma_url="http://127.0.0.1:9") as index,
        pytest.raises(StorageError, match="server"),
    ):
        index.index(tmp_path / "articles")


def test_moving_to_a_server_is_refused_until_rebuilt_and_embeds_nothing(tmp_path: Path, server: str):
    from index.errors import IndexMismatchError

    folder = tmp_path / "articles"
    for number in range(6):
        write_article(folder, number)
    with open_index(tmp_path / "index") as index:
        index.index(folder)
        before = contents(index)
    with open_index(tmp_path / "index", chroma_url=server) as index:
        with pytest.raises(IndexMismatchError, match="vector store"):
            index.status()
        index.rebuild()
        assert contents(index) == before
        assert_searchable(index)
        assert index._loaded().texts == 0
