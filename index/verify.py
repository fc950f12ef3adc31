"""Checks an opened version to the last passage and vector; finds, mends nothing."""

from __future__ import annotations

import time
import zlib

from index.contents import ARTICLE_SQL, as_article
from index.errors import ArchiveIndexError
from index.lexical import stems
from index.mending import unfindable
from index.opened import OpenedVersion, differing
from index.parts import repetition
from index.parts.boilerplate import edges, without_repeated
from index.passages import embedded_text
from index.postings import checksum, expected_checksum, unpack_stems
from index.preparing import digest, passage_id
from index.records import Article, VerifyReport
from index.settings import IndexSettings

_AT_ONCE = 500


def verify_version(version: OpenedVersion) -> VerifyReport:
    """Every article's text and metadata, every passage's place, words and id, every vector's bytes and findability."""
    began = time.monotonic()
    problems: list[str] = []
    passages = vectors = 0
    try:
        version.database.require_sound(thorough=True)
        passages = _check_articles(version, problems)
        vectors = _check_vectors(version, problems)
    except ArchiveIndexError as error:
        problems.append(str(error))
    return VerifyReport(not problems, passages, vectors, tuple(problems), time.monotonic() - began)


def _check_articles(version: OpenedVersion, problems: list[str]) -> int:
    database = version.database
    fingerprint = f"{database.meta('model_id')}:{version.settings.fingerprint()}"
    passages = expected = 0
    for row in database.read("SELECT n, source, passages FROM articles ORDER BY source"):
        (stored,) = database.read(f"{ARTICLE_SQL} WHERE n = ?", (row[0],))
        try:
            article = as_article(stored, database.path)
        except ArchiveIndexError as error:
            problems.append(str(error))
            continue
        if digest(article) != stored[10]:
            problems.append(f"{row[1]}: text or metadata differ from what was indexed")
        if not _repetition_fits(version, row[0], article):
            problems.append(f"{row[1]}: its repeated paragraphs differ from what was indexed")
        rows = database.read('SELECT id, start, "end", stems, n FROM passages WHERE article = ?', (row[0],))
        passages += len(rows)
        if len(rows) != row[2]:
            problems.append(f"{row[1]}: has {len(rows)} passages, should have {row[2]}")
        for id_, start, end, packed, number in rows:
            words = unpack_stems(packed)
            expected += expected_checksum(number, words)
            problem = _passage_problem(article, (start, end), id_, words, fingerprint, version.settings)
            if problem:
                problems.append(f"{row[1]}: passage {id_} {problem}")
    if expected % 2**64 != checksum(database):
        problems.append("the word index differs from the passages' words")
    lonely = database.value("SELECT count(*) FROM passages WHERE article NOT IN (SELECT n FROM articles)")
    if lonely:
        problems.append(f"{lonely} passages belong to no article")
    return passages


def _repetition_fits(version: OpenedVersion, number: int, article: Article) -> bool:
    """Whether what is kept of an article's edges is what its text gives, and its spans are those left out."""
    found = edges(article)
    rows = version.database.read("SELECT paragraph, signs, left_out FROM edges WHERE article = ?", (number,))
    held = {paragraph: signs for paragraph, signs, _ in rows}
    body = version.database.read("SELECT outlet, body, day FROM bodies WHERE article = ?", (number,))
    if found is None:
        return not held and not body and not article.repeated
    left_out = frozenset(paragraph for paragraph, _, is_left_out in rows if is_left_out)
    return (
        body == [(found.outlet, found.body, found.day)]
        and held == repetition.signs_of(found)
        and without_repeated(article, left_out, found) is article
    )


def _passage_problem(
    article: Article,
    span: tuple[int, int],
    id_: str,
    words: list[str],
    fingerprint: str,
    settings: IndexSettings,
) -> str | None:
    if not 0 <= span[0] < span[1] <= len(article.text):
        return f"lies outside of its article ({span[0]} to {span[1]})"
    text = embedded_text(article, span, settings.rules)
    if passage_id(article.source, *span, text, fingerprint) != id_:
        return "has another text than was indexed"
    if words != stems(text, article.language):
        return "has other words in the word index"
    return None


def _check_vectors(version: OpenedVersion, problems: list[str]) -> int:
    if version.passage_count() == 0:
        return 0
    vectors = 0
    sql = (
        "SELECT passages.id, vectors.vector, vectors.crc FROM passages"
        " LEFT JOIN vectors ON vectors.n = passages.vector ORDER BY passages.n"
    )
    with version.searching() as (store, _):
        for rows in version.database.scan(sql, size=_AT_ONCE):
            vectors += len(rows)
            bad = [row[0] for row in rows if row[1] is None or zlib.crc32(row[1]) != row[2]]
            problems += [f"passage {id_}: its vector is missing or damaged in the archive" for id_ in bad]
            sound = [row for row in rows if row[0] not in set(bad)]
            other = set(differing(store, sound, version.dimension))
            problems += [
                f"passage {id_}: the vector store lacks its vector or has another" for id_ in sorted(other)
            ]
            rest = [row for row in sound if row[0] not in other]
            lost = unfindable(store, rest, version.dimension)
            problems += [f"passage {id_}: a search for its own vector does not find it" for id_ in lost]
    return vectors
