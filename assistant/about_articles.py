"""Questions about an article instead of what it says: who wrote it, which paper published it, and when.

In: a question that names an article, by its title in quotation marks or by its author, and passages that may be its
own. Out: the author, outlet or date, in the line of the file that gives it. What a file gives nowhere in its text (only
in a web page's hidden fields, say) cannot be quoted, and is not answered here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from assistant.mentions import is_function_word, stands_in, word_set
from assistant.reading import ArticleSource
from index.dates import agree, find_dates
from index.records import Article, Passage, Span
from index.spellings import latin

_HEAD_CHARACTERS = 2_000
"""How far into its text an article is looked through for its byline."""
_TAIL_CHARACTERS = 1_000
"""How far from its end a note of the source stands."""
_LEAST_TITLE_CHARACTERS = 8
_LEAST_SHARE_OF_TITLE = 0.6
"""How much of the title a part in quotation marks must be."""
_QUOTED = re.compile(r"[„“”\"«»‚‘]([^„“”\"«»‚‘]+)[“”\"»«‘’]")
_POSSESSIVE = re.compile(r"['’]s?\b")
_LETTERS = re.compile(r"[^\W_]+")


class Asked(Enum):
    """What is asked about an article."""

    AUTHOR = "author"
    OUTLET = "outlet"
    DATE = "date"


_ARTICLE = re.compile(
    r"""(?xi)
    \b(?:articles?|reports?|commentar(?:y|ies)|comment|op-?ed|column|editorial|opinion\s+piece|piece|stor(?:y|ies)|essay
        |interview|analys[ie]s)\b
    | \b(?:\w*artikels?|\w*berichts?|\w*kommentars?|beitrags?|meldung|reportage|glosse|kolumne|analyse|essays?)\b
    | \b(?:reportage|tribune|chronique|commentaire|éditorial|artículo|reportaje|columna|comentario|noticia)s?\b
    | \b(?:стать\w+|замет\w+|комментари\w+|репортаж\w*|колонк\w+|колонка|коментар\w*|замітк\w+)\b
    | \b(?:articolo|commento|artigo|coluna|artyku\w+|komentarz\w*|artikel|artikelen)\b
    """
)
_PAPER = (
    r"(?:news)?paper|outlet|magazine|medium|publication|zeitung|blatt|zeitschrift|magazin|portal|journal|quotidien"
    r"|hebdomadaire|média|periódico|diario|revista|medio|газет\w*|журнал\w*|издани\w*|видан\w*|giornale|rivista|jornal"
    r"|gazet\w*|gazecie|krant|tijdschrift"
)
_WRITTEN = (
    r"wrote|written|authored|geschrieben|schrieb|verfasst\w*|écrit\w*|rédigé\w*|escribió|escrit\w+|написа\w+|scritto"
    r"|escreveu|napisał\w*|schreef|geschreven"
)
_AUTHOR = r"authors?|byline|autor(?:in|en)?|verfasser(?:in)?|auteure?|autora|автор\w*|autore"
_PUBLISHED = (
    r"published|appear(?:ed)?|printed|posted|erschien\w*|veröffentlicht|gedruckt|publiziert|paru\w*|publi\w+|apareció"
    r"|опубликова\w+|опублікова\w+|вышл\w+"
)
_FORMS = {
    Asked.OUTLET: rf"""
        \b(?:which|what|in\s+(?:which|what)|welche[rsmn]?|quel(?:le)?|qué|как\w+|в\s+как\w+|який|якій|яка|quale|que|qual
            |jakiej|jaka|welke)\s+(?:{_PAPER})\b
        | \bwhere\s+(?:was|did|were)\b.*\b(?:{_PUBLISHED})\b | \bwo\s+(?:ist|wurde|erschien)\b
        | \boù\b.*\b(?:paru|publié)\w* | \bdónde\b.*\bpublic\w+ | \bгде\b.*\b(?:опубликова\w+|вышл\w+)
    """,
    Asked.DATE: rf"""
        \b(?:when|wann|quand|cuándo|когда|коли|kiedy|quando|wanneer)\b.*\b(?:{_PUBLISHED}|{_WRITTEN})\b
    """,
    Asked.AUTHOR: rf"""
        \b(?:who|wer|qui|quién|кто|хто|chi|quem|kto|wie)\b.*\b(?:{_WRITTEN})\b | \b(?:{_AUTHOR})\b
        | \bvon\s+wem\s+(?:ist|stammt|kommt|wurde)\b | \bde\s+qui\s+est\b
    """,
}
_FORM = {asked: re.compile(f"(?xi){pattern}") for asked, pattern in _FORMS.items()}
_ACCORDING = re.compile(
    r"(?i)\b(?:according|laut|gemäß|zufolge|selon|d['’]après|según|по|согласно|secondo)\b"
)
_USUAL = re.compile(
    rf"(?i){_WRITTEN}|{_AUTHOR}|{_PUBLISHED}|{_PAPER}|stammt|kommt|date|datum|day|tag|titles?|titled|entitled|headlined?"
    r"|called|named|titels?|überschrift|schlagzeile|heißt|namens|titre|intitulé|titulad[oa]|título|titulo|заголовк\w+"
    r"|под|названием|signed|gezeichnet"
)


@dataclass(frozen=True, slots=True)
class Particular:
    """What was asked about one article: the words that give it, and their line; half-open offsets in the article."""

    passage: Passage
    article: Article
    words: Span
    line: Span


def asked_about_article(question: str) -> Asked | None:
    """What the question asks about an article; None for a question about anything else."""
    outside = _QUOTED.sub(" ", question)
    if _ARTICLE.search(outside) is None:
        return None
    return next((asked for asked, form in _FORM.items() if form.search(outside)), None)


def particulars(question: str, passages: Sequence[Passage], articles: ArticleSource) -> list[Particular]:
    """What is asked about the articles that the question names, one of each; empty where it names none."""
    asked = asked_about_article(question)
    if asked is None:
        return []
    found: dict[str, Particular] = {}
    for passage in passages:
        if passage.source in found:
            continue
        article = articles.article(passage.source)
        if not _is_named(question, article, asked):
            continue
        words = _place(article, asked)
        if words is not None:
            found[passage.source] = Particular(passage, article, words, _line(article.text, words))
    return list(found.values())


def _is_named(question: str, article: Article, asked: Asked) -> bool:
    """Whether the question gives the article's title in quotation marks or, without such, names its author."""
    titles = [_folded(quoted) for quoted in _QUOTED.findall(question)]
    titles = [title for title in titles if len(title) >= _LEAST_TITLE_CHARACTERS]
    if titles:
        own = _folded(article.title or "")
        return _asks_nothing_else(question) and any(
            (title in own and len(title) >= _LEAST_SHARE_OF_TITLE * len(own)) or (own and own in title)
            for title in titles
        )
    if asked is Asked.AUTHOR or not article.author:
        return False
    words = word_set(_POSSESSIVE.sub("", question))
    return all(stands_in(part, words) for part in word_set(article.author))


def _asks_nothing_else(question: str) -> bool:
    """False for "who, according to the article …, wrote the letter": more is named than the article."""
    rest = _ARTICLE.sub(" ", _QUOTED.sub(" ", question))
    words = _LETTERS.findall(rest)
    return _ACCORDING.search(rest) is None and all(is_function_word(w) or _USUAL.fullmatch(w) for w in words)


def _folded(text: str) -> str:
    return " ".join(latin(word) for word in _LETTERS.findall(text))


def _place(article: Article, asked: Asked) -> Span | None:
    if asked is Asked.DATE:
        return _place_of_date(article)
    name = article.author if asked is Asked.AUTHOR else article.outlet
    if not name:
        return None
    for start, end in _looked_through(article.text):
        at = article.text.find(name, start, end)
        if at >= 0:
            return at, at + len(name)
    return None


def _place_of_date(article: Article) -> Span | None:
    if not article.date:
        return None
    start, end = next(_looked_through(article.text))
    for mention in find_dates(article.text[start:end], article.language):
        if mention.year is not None and mention.day is not None and agree(mention.iso, article.date):
            return start + mention.start, start + mention.end
    return None


def _looked_through(text: str) -> Iterator[Span]:
    yield 0, min(len(text), _HEAD_CHARACTERS)
    yield max(0, len(text) - _TAIL_CHARACTERS), len(text)


def _line(text: str, words: Span) -> Span:
    """The line around the words, without the white space at its ends."""
    start = text.rfind("\n", 0, words[0]) + 1
    end = text.find("\n", words[1])
    line = text[start : len(text) if end < 0 else end]
    return start + len(line) - len(line.lstrip()), start + len(line.rstrip())
