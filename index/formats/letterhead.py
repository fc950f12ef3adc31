"""The block of labelled lines above a text: a letter's ("From: ...", "Betreff: ...") or a clipping's ("Title: ...").

A text comes in, the block's fields and its end go out; three such lines one below the other make a block.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header, make_header

from index.parts.outlets import is_known_outlet

_WORDS = {
    "title": """subject betreff objet asunto oggetto assunto onderwerp temat тема title headline titel titre título
        titolo überschrift schlagzeile заголовок العنوان عنوان الموضوع موضوع כותרת נושא τίτλος θέμα başlık konu otsikko
        aihe ämne overskrift emne předmět titulek nadpis tárgy cím titlu subiect
        tiêu_đề 标题 標題 主题 件名 題名 제목""",
    "author": """from von de da van od от від author authors byline autor autorin auteur autore verfasser автор
        من الكاتب بقلم از نویسنده מאת από συντάκτης yazar kimden kirjoittaja från fra szerző feladó tác_giả
        作者 著者 発信者 발신
        작성자""",
    "date": """date sent datum gesendet fecha enviado envoyé data inviato verzonden wysłano дата отправлено надіслано
        published publicado publié veröffentlicht erschienen published_on publication_date
        date_published publish_date التاريخ تاريخ تاریخ תאריך ημερομηνία tarih päivämäärä päiväys dato dátum dată ngày
        日期 日付 发布时间 날짜""",
    "to": """to an à a para aan do кому cc bcc kopie copie إلى به אל προς kime till til
        收件人 宛先""",
    "outlet": "source outlet newspaper publication publisher quelle zeitung medium journal fuente periódico fonte bron "
    "المصدر الصحيفة منبع روزنامه מקור עיתון πηγή εφημερίδα kaynak gazete lähde lehti källa tidning kilde avis zdroj "
    "noviny forrás lap sursă ziar nguồn 来源 來源 出典 媒体 출처 매체",
    "url": "url link web",
    "language": "language sprache langue idioma lingua",
    "": """section ressort rubrik rubrique page seite attachments anlagen anhang importance priority wichtigkeit
        reply-to antwort message-id mime-version content-type content-transfer-encoding return-path received
        delivered-to x-mailer user-agent list-unsubscribe list-id sender organization dkim-signature""",
}
_ROLES = {word.replace("_", " "): role for role, words in _WORDS.items() for word in words.split()}
_LINE = re.compile(
    r"(?P<label>[^\W\d_](?:[^\W\d_]|[ -]){0,30}?)"
    r"(?:(?:[ \t]?:[ \t]+|：[ \t]*)(?P<value>[^\r\n]*)|[ \t]?:[ \t]*)(?P<end>\r\n|\r|\n|\Z)"
)
_FOLDED = re.compile(r"[ \t]+(?P<value>[^\s][^\r\n]*)(?:\r\n|\r|\n|\Z)")
_BLANK = re.compile(r"[ \t]*(?:\r\n|\r|\n)")
_ADDRESS = re.compile(r"\s*(?:<[^<>]*>|\[mailto:[^\[\]]*\]|\(?\S+@\S+\)?)")
_REPLY = re.compile(r"(?:(?:re|aw|fwd?|wg|tr|rv|antw|sv|vs|i)\s*:\s*)+", re.IGNORECASE)
_FEWEST = 3
_MOST = 60
_LONGEST_OTHER = 200
_LONG = {"title": 300, "to": 10_000}
"""Fields that go on in indented lines below, and their length in characters; an indented text is none of them."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The fields of a block by name (``title``, ``author``, ``date``, ``outlet``, ``url``), and where it ends."""

    fields: dict[str, str]
    end: int


def read_letterhead(text: str) -> Letterhead | None:
    """The labelled lines at a text's head; None where they are fewer than three, or no text is below them.

    A title or subject must be among them, and a blank line below them.
    """
    at = _after_blanks(text, 0)
    fields: dict[str, str] = {}
    known, count, others, last = set[str](), 0, 0, ""
    while count < _MOST:
        match = _LINE.match(text, at)
        if match is None:
            folded = _FOLDED.match(text, at) if count else None
            if folded is None or (last and last not in _LONG):
                break
            if last:
                fields[last] = f"{fields[last]} {folded['value']}".strip()
                if len(fields[last]) > _LONG[last]:
                    break
            at = folded.end()
            continue
        role = _ROLES.get(match["label"].casefold())
        if role is None and len(match["value"] or "") > _LONGEST_OTHER:
            break
        others += role is None
        last = role if role and role not in known else ""
        if last:
            fields[last] = (match["value"] or "").strip()
        known |= {role} if role else set()
        count, at = count + 1, match.end()
    closed = _BLANK.match(text, at) is not None and text[at:].strip()
    few = count - others < _FEWEST or others >= count - others
    if few or not closed or "title" not in known or known <= {"title", "to"}:
        return None
    return Letterhead(_cleaned(fields), at)


def _after_blanks(text: str, at: int) -> int:
    while (blank := _BLANK.match(text, at)) is not None:
        at = blank.end()
    return at


def _cleaned(fields: dict[str, str]) -> dict[str, str]:
    plain = {name: _decoded(value) for name, value in fields.items() if value and name != "to"}
    if "title" in plain:
        plain["title"] = _REPLY.sub("", plain["title"], count=1) or plain["title"]
    if "author" in plain:
        plain["author"] = _ADDRESS.sub("", plain["author"]).strip(" \t\"'")
        if "outlet" not in plain and is_known_outlet(plain["author"]):
            plain["outlet"] = plain.pop("author")
    return {name: value for name, value in plain.items() if value}


def _decoded(value: str) -> str:
    """A field's words, those that a letter encodes (``=?utf-8?Q?...?=``) as letters."""
    if "=?" not in value:
        return value
    try:
        return str(make_header(decode_header(value)))
    except (HeaderParseError, LookupError, ValueError):
        return value
