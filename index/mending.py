"""Mends and renews the vector store from the archive's own vectors, without the model.

A store that was left by a killed writer is compared with the archive vector by vector; one that is damaged, worn by
changes or to be cleared of deleted text is built anew in a further version, which then takes the old one's place.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from index.contents import ARTICLE_SQL, as_article
from index.line import stored_row
from index.opened import OpenedVersion, StoreBrokenError, differing
from index.passages import embedded_text
from index.records import Article
from index.run import end_run
from index.storage.database import Row, next_generation, set_meta
from index.storage.version import new_version, switch_to
from index.store import StoredPassage, VectorStore, unpack

_AT_ONCE = 1000
_SEARCHED_AT_ONCE = 100
_ROWS = "SELECT passages.id, vectors.vector FROM passages JOIN vectors ON vectors.n = passages.vector"


def reconcile(version: OpenedVersion) -> None:
    """Bring the store of a killed writer in line with the archive and check every vector of it.

    StoreBrokenError when that is not possible and the store has to be built anew.
    """
    if version.passage_count() == 0:
        return
    with version.writing() as store:
        missing: list[str] = []
        for rows in version.database.scan(_ROWS + " ORDER BY passages.n", size=_AT_ONCE):
            missing += differing(store, rows, version.dimension)
        if missing:
            for batch in stored_rows(version, frozenset(missing)):
                store.add(batch)
        for rows in version.database.scan(_ROWS + " ORDER BY passages.n", size=_AT_ONCE):
            lost = differing(store, rows, version.dimension) + unfindable(store, rows, version.dimension)
            if lost:
                raise StoreBrokenError(f"{len(lost)} vectors of {version.chroma_folder} cannot be found.")
        if version.settings.remote:
            _sweep(version, store)


def _sweep(version: OpenedVersion, store: VectorStore) -> None:
    """Delete from a server what the archive does not know."""
    known = {row[0] for row in version.database.read("SELECT id FROM passages")}
    orphans = [id_ for part in list(store.ids()) for id_ in part if id_ not in known]
    store.delete(orphans)


def unfindable(store: VectorStore, rows: list[Row], dimension: int) -> list[str]:
    """Ids of (id, packed vector) rows that a search for their own vector does not find.

    Twins (the same text in two articles) crowd each other out of a short list, so those that are missing from it
    are looked for in a long one.
    """
    lost: list[str] = []
    for start in range(0, len(rows), _SEARCHED_AT_ONCE):
        part = rows[start : start + _SEARCHED_AT_ONCE]
        vectors = unpack([row[1] for row in part], dimension)
        for row, vector, hits in zip(part, vectors, store.query(vectors, 4), strict=True):
            if row[0] in {id_ for id_, _ in hits}:
                continue
            if row[0] not in {id_ for id_, _ in store.query(vector[None, :], 1000)[0]}:
                lost.append(str(row[0]))
    return lost


def renew(version: OpenedVersion, *, complete: bool = True) -> Path:
    """Copy what is current into a new version with a store built from its vectors, and switch to it.

    Nothing deleted is copied, and of vectors that nothing uses only those of a run that was not ``complete``. The
    old version is its owner's to drop.
    """
    folder = new_version(version.folder.parent)
    with version.database.errors():
        version.database.connection().execute("VACUUM INTO ?", (str(folder / "archive.sqlite"),))
    renewed = OpenedVersion(folder, version.settings)
    try:
        with renewed.database.transaction() as change:
            next_generation(change)
            set_meta(change, "dirty", True)
            if complete:
                change.execute("DELETE FROM vectors WHERE n NOT IN (SELECT vector FROM passages)")
        with renewed.database.errors():
            renewed.database.connection().execute("VACUUM")
        fill(renewed)
        end_run(renewed, complete=complete)
        switch_to(folder)
    finally:
        renewed.close()
    _drop_from_server(version)
    return folder


def _drop_from_server(version: OpenedVersion) -> None:
    if version.settings.remote:
        with version.searching() as (store, _):
            store.drop()


def fill(version: OpenedVersion) -> None:
    """Add every passage of the archive to a store made for it."""
    if version.passage_count():
        version.make_store()
        for batch in stored_rows(version):
            version.add(batch)


def stored_rows(version: OpenedVersion, only: frozenset[str] | None = None) -> Iterator[list[StoredPassage]]:
    """Every passage (or only some) as the store keeps it, about a thousand at a time."""
    batch: list[StoredPassage] = []
    for article, passages in with_passages(version):
        chosen = [row for row in passages if only is None or row[0] in only]
        if not chosen:
            continue
        vectors = unpack([row[3] for row in chosen], version.dimension)
        for (id_, start, end, _), vector in zip(chosen, vectors, strict=True):
            text = embedded_text(article, (start, end), version.settings.rules)
            batch.append(stored_row(id_, vector, text, article))
        if len(batch) >= _AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch


def with_passages(version: OpenedVersion) -> Iterator[tuple[Article, list[tuple[str, int, int, bytes]]]]:
    """Each article with its passages' (id, start, end, packed vector), in the order in which they were added."""
    database = version.database
    for (number,) in database.read("SELECT n FROM articles ORDER BY n"):
        (row,) = database.read(f"{ARTICLE_SQL} WHERE n = ?", (number,))
        rows = database.read(
            'SELECT id, start, "end", vectors.vector FROM passages JOIN vectors ON vectors.n = passages.vector'
            " WHERE article = ? ORDER BY passages.n",
            (number,),
        )
        yield as_article(row, database.path), [(r[0], r[1], r[2], r[3]) for r in rows]


def is_worn(version: OpenedVersion) -> bool:
    """True when more than a quarter of an embedded store is dead: passages that were changed or removed."""
    if version.settings.remote or not version.chroma_folder.exists():
        return False
    with version.writing() as store:
        dead = store.count() - version.passage_count()
    return dead > 50 + version.passage_count() // 4
