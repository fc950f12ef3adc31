"""The names under which records (JSON, tables) keep what an article has: any spelling in, one name out.

Case, spaces, underscores, hyphens and a remark in brackets do not count: ``Publication Date (UTC)``,
``publicationDate`` and ``publication_date`` are one field.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from index.formats.plain import (
    AGENCY_FIELDS,
    AUTHOR_FIELDS,
    DATE_FIELDS,
    LANGUAGE_FIELDS,
    OUTLET_FIELDS,
    TITLE_FIELDS,
    URL_FIELDS,
)

TEXT = ("text", "body", "content", "article", "fulltext", "articlebody", "maintext")
ID = ("id", "guid", "doc_id", "article_id", "uuid")
QUESTION = ("question", "query", "frage")
ANSWER = ("answer", "answers", "antwort", "antworten")
TITLE, DATE, OUTLET, LANGUAGE, URL = TITLE_FIELDS, DATE_FIELDS, OUTLET_FIELDS, LANGUAGE_FIELDS, URL_FIELDS

_ALSO = {
    "fulltext": """volltext artikeltext articletext bodytext plaintext textbody textcontent contenttext storytext
        texte contenu texto cuerpo contenido testo inhalt текст""",
    "title": "webtitle articletitle überschrift ueberschrift schlagzeile",
    "date": """erscheinungsdatum erscheinungstag veröffentlicht veröffentlichungsdatum publikationsdatum publishedon
        webpublicationdate dateofpublication datedepublication datepublication issuedate coverdate fechadepublicación
        fechadepublicacion datadipubblicazione""",
    "outlet": "quelle sourcename sourcetitle publicationname publicationtitle pubtitle newspapertitle journal",
    "author": "verfasser verfasserin journalist writer",
    "url": "weburl articleurl pageurl documenturl",
    "language": "languagecode langue idioma lingua",
}
_REMARK = re.compile(r"[(\[{].*", re.DOTALL)


def _squashed(name: str) -> str:
    return "".join(filter(str.isalnum, _REMARK.sub("", name).casefold()))


_NAMES = {
    _squashed(name): name
    for names in (
        TEXT, ID, QUESTION, ANSWER, TITLE, DATE, OUTLET, LANGUAGE, URL, AUTHOR_FIELDS, AGENCY_FIELDS,
    )
    for name in reversed(names)
} | {word: name for name, words in _ALSO.items() for word in words.split()}  # fmt: skip


@lru_cache(maxsize=4096)
def field_named(name: str) -> str:
    """The field's one name; an unknown one is only stripped and in small letters."""
    return _NAMES.get(_squashed(name), name.strip().lower())


def named_fields(value: dict[str, Any]) -> dict[str, Any]:
    """A record with its fields under their one name; of two that say the same, the first that says anything."""
    fields: dict[str, Any] = {}
    for name, content in value.items():
        field = field_named(str(name))
        if fields.get(field) in (None, "", []):
            fields[field] = content
    return fields
