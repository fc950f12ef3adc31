"""The end of an indexing run: articles whose repeated paragraphs are others now go through the article line again.

Which paragraphs are repeated depends on all articles, so it is settled once they are all in.
"""

from __future__ import annotations

from index.contents import ARTICLE_SQL, as_article
from index.line import ArticleLine
from index.opened import OpenedVersion
from index.parts import repetition
from index.preparing import prepare
from index.storage.database import get_meta, set_meta

_SETTLED = "settled"


def settle(version: OpenedVersion, line: ArticleLine) -> None:
    """Cut every article as the repeated paragraphs of the whole index ask; nothing to do where no content changed.

    What is in the index is then a function of its articles alone. A run that ends before is made up for by the next.
    """
    database = version.database
    if database.meta(_SETTLED) == version.generation:
        return
    repeated = repetition.repeated(database)
    for number, left_out in repetition.differing(database, repeated):
        ((folder, path),) = database.read("SELECT folder, path FROM articles WHERE n = ?", (number,))
        (row,) = database.read(f"{ARTICLE_SQL} WHERE n = ?", (number,))
        article = as_article(row, database.path)
        line.put(prepare(article, version.settings.rules, line.fingerprint(), left_out), folder, path)
        line.commit_when_full()
    line.commit()
    with database.transaction() as change:
        set_meta(change, _SETTLED, get_meta(change, "generation"))
