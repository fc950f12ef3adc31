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

TEXT = ("text", "body", "content", "article", "fulltext", "articlebody", "maintext", "paragraphs")
HTML = ("html",)
"""Fields of a text with its tags, read where none in ``TEXT`` has it whole."""
LEAD = ("subtitle", "lead", "description")
"""What stands above a text; a description is one only where nothing else does."""
ID = ("id", "guid", "doc_id", "article_id", "uuid")
QUESTION = ("question", "query", "frage")
ANSWER = ("answer", "answers", "antwort", "antworten")
TITLE, DATE, OUTLET, LANGUAGE, URL = TITLE_FIELDS, DATE_FIELDS, OUTLET_FIELDS, LANGUAGE_FIELDS, URL_FIELDS
AUTHOR = AUTHOR_FIELDS

_ALSO = {
    "fulltext": """volltext artikeltext articletext bodytext plaintext textbody textcontent contenttext storytext
        texte contenu texto cuerpo contenido testo inhalt tekst corpo текст texttext bodies storybody articlecontent
        contentelements""",
    "html": "bodyhtml bodyxhtml contenthtml articlehtml texthtml",
    "title": """webtitle articletitle überschrift ueberschrift schlagzeile titular titulo manchete kop tytuł tytul
        headlines заголовок""",
    "date": """erscheinungsdatum erscheinungstag veröffentlicht veröffentlichtam veröffentlichungsdatum
        publikationsdatum erschienenam publishedon webpublicationdate dateofpublication datedepublication
        datepublication issuedate coverdate fechadepublicación fechadepublicacion fechapublicación fechapublicacion
        datadipubblicazione datapubblicazione datadepublicação datapublicação datepublish publisheddate publishtime
        publicationtime articledate storydate newsdate firstpublished firstpublishedat firstpublicationdate
        releasedate posteddate postdate dateposted publisheddatetime publishdatetime data дата""",
    "outlet": """quelle sourcename sourcetitle publicationname publicationtitle pubtitle newspapertitle journal
        medianame periódico periodico diario jornal krant testata giornale издание""",
    "author": "verfasser verfasserin journalist writer writtenby authorname periodista redacteur автор by",
    "url": "weburl articleurl pageurl documenturl",
    "language": "languagecode langue idioma lingua taal język",
    "lead": """standfirst leadparagraph leadtext vorspann chapeau chapô ingress entradilla trailtext dek deck
        standfirsttext introduction""",
    "subtitle": "subheadline subhead unterzeile untertitel soustitre subtítulo subtitulo sottotitolo ondertitel",
}
_REMARK = re.compile(r"[(\[{].*", re.DOTALL)


def _squashed(name: str) -> str:
    return "".join(filter(str.isalnum, _REMARK.sub("", name).casefold()))


_NAMES = {
    _squashed(name): name
    for names in (
        TEXT, HTML, LEAD, ID, QUESTION, ANSWER, TITLE, DATE, OUTLET, LANGUAGE, URL, AUTHOR, AGENCY_FIELDS,
    )
    for name in reversed(names)
} | {word: name for name, words in _ALSO.items() for word in words.split()}  # fmt: skip


@lru_cache(maxsize=4096)
def field_named(name: str) -> str:
    """The field's one name; an unknown one is only stripped and in small letters."""
    return _NAMES.get(_squashed(name), name.strip().lower())


def named_fields(value: dict[str, Any]) -> dict[str, Any]:
    """A record with its fields under their one name.

    Of two that say the same, the one of that very name counts, then the first that says anything.
    """
    fields: dict[str, Any] = {}
    own: set[str] = set()
    for name, content in value.items():
        field = field_named(str(name))
        exact = _squashed(str(name)) == _squashed(field)
        if fields.get(field) in (None, "", []) or (
            exact and field not in own and content not in (None, "", [])
        ):
            fields[field] = content
            own |= {field} if exact else set()
    return fields
