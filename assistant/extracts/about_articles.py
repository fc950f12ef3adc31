"""Questions about an article instead of what it says: who wrote it, which paper published it, and when.

In: a question that names an article, by its title in quotation marks, by words of its title behind "article about" or
by its author, and passages that may be its own. Out: the author, outlet or date, in the line of the file that gives
it: its byline, its front matter, its note of the source. What stands in no such line (only in a web page's hidden
fields, say) is not answered here, and whatever asks for anything beside is left to the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from assistant.reading import ArticleSource
from assistant.words.mentions import is_function_word
from index.lexical import stems, word_stems
from index.parts.bylines import SOURCE_NOTE, read_byline
from index.records import Article, Passage, Span
from index.text.dates import find_dates
from index.text.letters import WORD
from index.text.spellings import latin

_HEAD_CHARACTERS = 2_000
"""How far into its text an article is looked through for its byline."""
_TAIL_CHARACTERS = 1_000
"""How far from its end a note of the source stands."""
_LEAST_TITLE_CHARACTERS = 8
_LEAST_SHARE_OF_TITLE = 0.6
"""How much of the title a part in quotation marks must be."""
_LEAST_WORDS_OF_AUTHOR = 2
"""A name of one word ("Reuters", "Redaktion") names no article."""
_QUOTED = re.compile(r"[„“”\"«»‚‘]([^„“”\"«»‚‘]+)[“”\"»«‘’]")
_LETTERS = re.compile(WORD)
_FRONT_MATTER = "---"


class Asked(Enum):
    """What is asked about an article."""

    AUTHOR = "author"
    OUTLET = "outlet"
    DATE = "date"


_ARTICLE_WORDS = r"""
    \b(?:articles?|report|commentary|op-?ed|column|editorial|opinion\s+piece|piece|stor(?:y|ies)|essay|interview
        |analysis)\b
    | \b(?:\w*artikels?|\w*berichte?s?|\w*kommentars?|\w*beitrags?|meldung|reportage|glosse|kolumne|analyse|text(?:es)?
        |essays?)\b
    | \b(?:reportage|tribune|chronique|commentaire|éditorial|artículo|reportaje|columna|comentario|noticia)\b
    | \b(?:стать\w+|статт\w+|замет\w+|комментари\w+|репортаж\w*|колонк\w+|колонка|коментар\w*|замітк\w+)\b
    | \b(?:articolo|commento|artigo|coluna|artyku\w+|komentarz\w*|artikel)\b
"""
_ARTICLE = re.compile(f"(?xi){_ARTICLE_WORDS}")
_ABOUT = (
    r"über|zu[mr]?|about|on|regarding|concerning|sur|à\s+propos\s+d[eu]s?|sobre|acerca\s+del?|sul(?:l[aeo'’])?|su[i]?"
    r"|sugli|over|o|na\s+temat|об?|про"
)
_TOPIC = re.compile(rf"(?xi)(?:{_ARTICLE_WORDS})\s+(?P<about>{_ABOUT})(?:\s+|(?<=['’]))(?P<topic>[^?!.]+)")
_ABOUT_ALONE = re.compile(f"(?i){_ABOUT}")
_PAPER = (
    r"(?:news)?paper|outlet|magazine|medium|publication|zeitung|blatt|zeitschrift|magazin|portal|journal|quotidien"
    r"|hebdomadaire|média|periódico|diario|revista|medio|газет\w*|журнал\w*|издани\w*|видан\w*|giornale|rivista|jornal"
    r"|gaze\w*|krant|tijdschrift"
)
_WRITTEN = (
    r"wrote|written|authored|penned|geschrieben|schrieb|verfasst\w*|écrit|rédigé|signé|escribió|escrito|написа\w+"
    r"|scritto|escreveu|napisał\w*|schreef|geschreven"
)
_AUTHOR = r"author|autor(?:in|ka)?|verfasser(?:in)?|auteure?|autora|автор\w*|autore|autrice"
_PUBLISHED = (
    r"published|publishe[sd]|publish|appear(?:ed)?|printed|posted|ran|run|erschien\w*|veröffentlicht\w*|gedruckt|publiziert"
    r"|stand|paru\w*|publi\w+|apareció|опубликова\w+|опублікова\w+|вышл\w+|вийшл\w+|pubblicat\w+|uscito|ukazał\w*"
    r"|opublikowa\w+|verscheen|verschenen|gepubliceerd|apareceu|saiu"
)
_WHICH = r"which|what|welche[rsmn]?|quel(?:le)?|qué|как\w+|як\w+|quale|que|qual|jaki\w*|któr\w+|welke|welk"
_DAY = r"date|day|datum|tag|fecha|día|jour|числ\w+|дня|день|data|dia|giorno|dag|dnia"
_WHEN = r"when|wann|quand|cuándo|когда|коли|kiedy|quando|wanneer"
_FORMS = {
    Asked.OUTLET: rf"\b(?:{_WHICH})\s+(?:{_PAPER})\b.*\b(?:{_PUBLISHED})\b"
    rf"|\b(?:where|wo|où|dónde|где|де|dove|onde|gdzie|waar)\b.*\b(?:{_PUBLISHED})\b",
    Asked.DATE: rf"\b(?:{_WHEN}|(?:{_WHICH})\s+(?:{_DAY}))\b.*\b(?:{_PUBLISHED}|{_WRITTEN})\b",
    Asked.AUTHOR: rf"\b(?:who|wer|qui|quién|кто|хто|chi|quem|kto)\b.*\b(?:{_WRITTEN}|{_AUTHOR})\b"
    r"|\bwie\b.*\b(?:schreef|geschreven)\b|\bvon\s+wem\b|\bde\s+qui\s+est\b",
}
_FORM = {asked: re.compile(f"(?i){pattern}") for asked, pattern in _FORMS.items()}
_OF_SOMETHING_ELSE = re.compile(
    r"(?i)\b(?:according|laut|gemäß|zufolge|selon|d['’]après|según|по|согласно|secondo|about|über|sur|sobre|о|об|про|why"
    r"|warum|pourquoi|почему|say|says|said|sagt|sagte|dit|dice|dijo|сказал\w*)\b"
)
_USUAL = re.compile(
    rf"(?i){_WRITTEN}|{_AUTHOR}|{_PUBLISHED}|{_PAPER}|{_WHICH}|{_WHEN}|{_DAY}|stammt|kommt|erste?s?|please|tell|bitte"
    r"|news|titles?|titled|entitled|headlined?|called|named|by|titels?|überschrift|schlagzeile|heißt|namens|titre"
    r"|intitulé|été|est|qui|t|a|il|elle|titulad[oa]|título|заголовк\w+|под|названием|назв\w+|цю|цієї|этой|эту"
    r"|chi|ha|è|stato|quem|foi|kto|jest|tego|ten|w|na|wie|het|de|heeft|is|werd|van|este|o|no|na|em|il|lo|l|nel|su"
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
    named = _TOPIC.search(outside)
    apart = outside if named is None else f"{outside[: named.start('about')]} {named['topic']}"
    if len(_ARTICLE.findall(outside)) > 1 or _OF_SOMETHING_ELSE.search(apart):
        return None
    return next((asked for asked, form in _FORM.items() if form.search(outside)), None)


def particulars(question: str, passages: Sequence[Passage], articles: ArticleSource) -> list[Particular]:
    """What is asked about the articles that the question names, one of each; empty where it names none."""
    asked = asked_about_article(question)
    if asked is None:
        return []
    sources = {passage.source: passage for passage in reversed(passages)}
    found = []
    for article in _named(question, [articles.article(source) for source in reversed(sources)], asked):
        place = _place(article, asked)
        if place is not None:
            found.append(Particular(sources[article.source], article, *place))
    return found


def _named(question: str, articles: Sequence[Article], asked: Asked) -> list[Article]:
    """The articles that the question names.

    They are those whose title it gives in quotation marks; without such, the only one whose title has all words behind
    "article about"; without these, those whose author it names.
    """
    titles = [title for quoted in _QUOTED.findall(question) if (title := _folded(quoted))]
    says_article = _ARTICLE.search(_QUOTED.sub(" ", question)) is not None
    if titles:
        same = [article for article in articles if _folded(article.title or "") in titles]
        near = [article for article in articles if any(_is_part(title, article) for title in titles)]
        named = same or (near if says_article else [])
    elif topic := _topic(question):
        on_it = [article for article in articles if _is_on(topic, article)]
        named = on_it if len(on_it) == 1 else []
    elif asked is not Asked.AUTHOR and says_article:
        named = [article for article in articles if _names_author(question, article)]
    else:
        named = []
    return [article for article in named if _asks_nothing_else(question, article)]


def _topic(question: str) -> list[str]:
    """The words that say what the article is about, behind "article about"."""
    named = _TOPIC.search(question)
    words = [] if named is None else _LETTERS.findall(named["topic"])
    return [word for word in words if not (is_function_word(word) or _USUAL.fullmatch(word))]


def _is_on(topic: Sequence[str], article: Article) -> bool:
    """Whether an article's title has all words of a topic, those of its author's and its newspaper's name apart."""
    title = _title_stems(article)
    own = _own_words(article)
    found = [word for word in topic if title & set(word_stems(word, article.language))]
    return bool(found) and all(word in found or _bare(word) in own for word in topic)


def _title_stems(article: Article) -> frozenset[str]:
    return frozenset(stems(article.title or "", article.language))


def _own_words(article: Article) -> frozenset[str]:
    return frozenset(
        _bare(word) for word in _LETTERS.findall(f"{article.author or ''} {article.outlet or ''} s")
    )


def _is_part(title: str, article: Article) -> bool:
    """Whether one is most of the other, in whole words."""
    short, long = sorted((title, _folded(article.title or "")), key=len)
    whole_words = f" {short} " in f" {long} "
    return (
        whole_words
        and len(short) >= _LEAST_TITLE_CHARACTERS
        and len(short) >= _LEAST_SHARE_OF_TITLE * len(long)
    )


def _names_author(question: str, article: Article) -> bool:
    name = _LETTERS.findall(article.author or "")
    words = {_bare(word) for word in _LETTERS.findall(question)}
    return len(name) >= _LEAST_WORDS_OF_AUTHOR and all(_bare(word) in words for word in name)


def _bare(word: str) -> str:
    """The word in plain Latin letters without a genitive's s."""
    return latin(word).removesuffix("s")


def _asks_nothing_else(question: str, article: Article) -> bool:
    """False for "who is the author of the letter in the article …": more is named than the article."""
    rest = _ARTICLE.sub(" ", _QUOTED.sub(" ", question))
    own, title = _own_words(article), _title_stems(article)
    topic = [
        word for word in _topic(_QUOTED.sub(" ", question)) if title & set(word_stems(word, article.language))
    ]
    return all(
        is_function_word(word)
        or _USUAL.fullmatch(word)
        or _bare(word) in own
        or word in topic
        or (topic and _ABOUT_ALONE.fullmatch(word))
        for word in _LETTERS.findall(rest)
    )


def _folded(text: str) -> str:
    return " ".join(latin(word) for word in _LETTERS.findall(text))


def _place(article: Article, asked: Asked) -> tuple[Span, Span] | None:
    """The words and the line of the file that gives them."""
    name = {Asked.AUTHOR: article.author, Asked.OUTLET: article.outlet, Asked.DATE: article.date}[asked]
    if not name:
        return None
    for line in _lines_about(article):
        words = article.text[slice(*line)]
        if asked is Asked.DATE:
            places = [(one.start, one.end) for one in find_dates(words, article.language) if one.iso == name]
        else:
            places = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", words)]
        if places:
            return (line[0] + places[0][0], line[0] + places[0][1]), line
    return None


def _lines_about(article: Article) -> Iterator[Span]:
    """The lines of an article that tell of it: front matter, bylines in its head, notes of the source at its end."""
    text = article.text
    has_front = text.lstrip().startswith(_FRONT_MATTER)
    front_end = next((end for start, end in article.boilerplate if has_front and start == 0), 0)
    head, tail = front_end + _HEAD_CHARACTERS, max(front_end, len(text) - _TAIL_CHARACTERS)
    at = 0
    for raw in text.splitlines(keepends=True):
        start, at = at, at + len(raw)
        words = raw.strip()
        if not words:
            continue
        of_file = at <= front_end
        of_head = start < head and read_byline(words) is not None
        if of_file or of_head or (start >= tail and SOURCE_NOTE.search(words)):
            start += len(raw) - len(raw.lstrip())
            yield start, start + len(words)
