"""Figures and dates that a text itself takes back: what was first reported, what something had been before.

"18 million, against 12 million announced on Tuesday", "nicht 34, sondern 43 Tote", "zunächst war von 34 die Rede", "An
earlier version of this article said 40". A correction goes further than a comparison: what it takes back was never so.
A figure that has changed was so before ("from 4 to 2 years"): it too gives way, unless it is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.claims.changes import Change, asks_for_former_state, changes
from assistant.kinds.quantities import is_number
from assistant.words.figure_words import is_figure_word
from index.records import Span, overlap
from index.text.dates import find_dates

_AGAINST = re.compile(
    r"""(?xi)
    \b(?:up\s+from|down\s+from|as\s+against|against|compared\s+(?:with|to)|from\s+an?\s+earlier
    |gegenüber|nach\s+zuvor|nach\s+zunächst|zuvor
    |contre|frente\s+a|против|проти|contro|wobec|tegen|contra)
    \s+(?:(?:the|about|some|around|den|die|der|rund|etwa|les?|las?|los|quelque|unos|i|gli|около|os|de)\s+)?$
    """
)
"""What stands before a figure that is set against the one that counts."""
_NOT = re.compile(
    r"""(?xi)
    \b(?:instead\s+of|rather\s+than|not|statt|anstatt|anstelle\s+von|nicht|au\s+lieu\s+de|non\s+pas|et\s+non|pas
    |en\s+(?:lugar|vez)\s+de|no|вместо|не|а\s+не|замість|invece\s+di|non|zamiast|nie|in\s+plaats\s+van|niet
    |em\s+vez\s+de|não)
    \s+(?:(?:the|about|some|around|den|die|der|rund|etwa|les?|las?|los|quelque|unos|i|gli|около|os|de)\s+)?$
    """
)
"""What stands before a figure in whose place another one stands."""
_BUT = re.compile(
    r"(?i)(?:\b(?:sondern|but|mais|bien|sino|а|ma|bensì|lecz|tylko|ale|maar|mas|sim)\b|\bin\s+fact\b)\s+"
)
"""Where what is so instead begins: "nicht 640, sondern 712"."""
_AT_FIRST = re.compile(
    r"""(?xi)
    \b(?:initially|at\s+first|first\s+reported|originally|earlier\s+reports?|previously|had\s+(?:first|earlier)\s+
    |zunächst|anfangs|ursprünglich|zuerst\s+(?:war|hieß|gemeldet)|erst\s+hieß|zuvor\s+(?:war|hieß|gemeldet)
    |d['’]abord|initialement|dans\s+un\s+premier\s+temps|au\s+départ
    |en\s+un\s+primer\s+momento|inicialmente|al\s+principio|en\s+un\s+principio
    |сначала|первоначально|ранее\s+сообщал|спочатку|раніше\s+повідомля
    |in\s+un\s+primo\s+momento|inizialmente|początkowo|wcześniej\s+podawano|aanvankelijk|de\s+início)
    """
)
"""What tells that a sentence gives what was believed before."""
_STILL = re.compile(
    r"""(?xi)
    \bhad\s+(?:still|only|earlier|previously)\s+(?:spoken|put|given|estimated|reported|talked)\b
    |\bhatten?\b[^.]{0,120}\bnoch\b[^.]{0,120}\b(?:gesprochen|beziffert|gemeldet|angegeben|genannt|ausgegangen|geschätzt
        |berichtet|mitgeteilt)\b
    |\bwar(?:en)?\b[^.]{0,80}\bnoch\b[^.]{0,80}\b(?:die\s+rede|ausgegangen)\b
    |\bavai(?:t|ent)\s+encore\s+(?:parlé|évoqué|annoncé|estimé|fait\s+état)\b|\b(?:parlai(?:t|ent)|était)\s+encore\s+(?:de|question)\b
    |\bhabía[n]?\s+hablado\s+(?:aún|todavía)\b|\bhablaba[n]?\s+(?:aún|todavía)\b|\b(?:aún|todavía)\s+(?:se\s+)?hablaba[n]?\b
    |\bещ[её]\b[^.]{0,40}\b(?:говорил|сообщал|оценивал|называл)\w*|\b(?:говорил|сообщал|оценивал|называл)\w*\s+ещ[её]\b
    |\bще\b[^.]{0,40}\b(?:говорил|повідомлял|оцінювал|називал)\w*|\b(?:говорил|повідомлял)\w*\s+ще\b
    |\bavev(?:a|ano)\s+ancora\s+parlato\b|\bparlav(?:a|ano)\s+ancora\b
    |\bjeszcze\b[^.]{0,40}\b(?:mówi(?:ł\w*|ono)|podawa(?:ł\w*|no)|szacowa(?:ł\w*|no))
    |\b(?:had|hadden)\b[^.]{0,80}\bnog\b[^.]{0,80}\b(?:gesproken|gemeld|geschat)\b|\bsprak(?:en)?\b[^.]{0,40}\bnog\s+van\b
    |\bfalava[m]?\s+ainda\b|\bainda\s+falava[m]?\b
    """
)
"""Somebody "hatte noch von sechs Millionen gesprochen": what that one says no more."""
_VERSION = re.compile(
    r"""(?xi)
    \b(?:earlier|previous|first|original)\s+version
    |\b(?:früheren?|ersten?|vorherigen?|ursprünglichen?|älteren?|vorigen?)\s+(?:version|fassung)
    |\b(?:première|précédente|ancienne)\s+version|\bversion\s+(?:précédente|antérieure|initiale|originale)
    |\b(?:primera|anterior)\s+versión|\bversión\s+(?:anterior|previa|inicial|original)
    |\b(?:предыдущ|перв|ранн|прежн|первоначальн)\w+\s+(?:верси|редакци)\w+
    |\b(?:попередн|перш|ранн|початков)\w+\s+(?:версі|редакці)\w+
    |\b(?:prima|precedente)\s+versione|\bversione\s+(?:precedente|iniziale|originale)
    |\b(?:poprzedni|pierwsz|wcześniejsz|pierwotn)\w+\s+wersj\w+
    |\b(?:eerdere|vorige|oorspronkelijke|eerste)\s+versie
    |\b(?:primeira|anterior)\s+versão|\bversão\s+(?:anterior|inicial|original)
    """
)
_OF_ARTICLE = re.compile(
    r"""(?xi)
    \b(?:article|story|post|headline|this\s+report|our\s+report|artikels?|textes|beitrags|meldung|dieses\s+berichts|dépêche|texte
    |artículo|noticia|texto|стать\w+|текст\w*|материал\w*|новост\w+|публикаци\w+|статт\w+|матеріал\w*|новин\w+
    |articolo|testo|notizia|artykułu|tekstu|materiału|bericht|tekst|artigo|notícia
    |said|stated|misstated|gave|hieß|stand|indiquait|mentionnait|faisait\s+état|disait|évoquait|donnait
    |decía|indicaba|señalaba|mencionaba|afirmaba|говорилось|сообщалось|указ\w+|йшлося|зазнач\w+|вказ\w+
    |diceva|indicava|riportava|podano|pisano|podawano|stond|dizia)\b
    """
)
"""What a version is of, or does, where an article is meant and no bill or plan."""
_REPORTED = re.compile(
    r"""(?xi)
    \bwe\s+(?:had\s+|have\s+)?(?:(?:wrongly|incorrectly|mistakenly)\s+)?(?:reported|said|wrote|stated|gave)\b
    |\bin\s+(?:unserer|der\s+gestrigen)\s+(?:\w+\s+)?ausgabe\b|\b(?:hatten|haben)\s+wir\b[^.]*\b(?:berichtet|geschrieben|gemeldet)\b
    |\b(?:berichteten|schrieben|meldeten)\s+wir\b
    |\bnous\s+(?:avons|avions)\s+(?:\w+\s+)?(?:écrit|indiqué|annoncé|publié|rapporté|donné)\b|\bdans\s+notre\s+édition\b
    |\b(?:publicamos|informamos|escribimos|dijimos|habíamos\s+publicado)\b|\ben\s+nuestra\s+edición\b
    |\bмы\s+(?:\w+\s+)?(?:сообщ|писа|написа|указа)\w+|\bв\s+нашем\s+(?:материале|номере|выпуске)\b
    |\bми\s+(?:\w+\s+)?(?:повідом|писа|написа|вказа)\w+|\b[ув]\s+нашому\s+(?:матеріалі|номері|випуску)\b
    |\b(?:avevamo|abbiamo)\s+(?:\w+\s+)?(?:scritto|riferito|indicato|riportato)\b|\bnella\s+nostra\s+edizione\b
    |\b(?:pisaliśmy|podaliśmy|napisaliśmy|informowaliśmy)\b|\bw\s+naszym\s+wydaniu\b
    |\b(?:meldden|schreven|berichtten)\s+(?:we|wij)\b|\b(?:we|wij)\s+(?:meldden|schreven|berichtten)\b|\bin\s+onze\s+(?:editie|krant)\b
    |\b(?:noticiámos|noticiamos|escrevemos|publicámos|publicamos)\b|\bna\s+nossa\s+edição\b
    """
)
"""A paper speaks of what it wrote; a correction only where ``_WRONG`` says so."""
_WRONG = re.compile(
    r"""(?xi)
    \b(?:wrong(?:ly)?|incorrect(?:ly)?|mistaken(?:ly)?|erroneous(?:ly)?|in\s+error|not\s+correct|in\s+fact|should\s+have\s+(?:said|read|been)
    |the\s+(?:correct|right|actual|true|real)\s+\w+\s+(?:is|are|was|were|would\s+be)
    |(?:correct|right)\s+(?:is|are|was|were|would\s+be)
    |falsch|unrichtig|nicht\s+richtig|(?:richtig|korrekt|zutreffend)\s+(?:ist|sind|sei|seien|wäre|wären|war|waren|lautet|laute|muss|müsse)|tatsächlich
    |die\s+(?:richtige|korrekte|tatsächliche)\s+\w+\s+(?:ist|sei|war|wäre|lautet|laute)
    |in\s+wahrheit|fälschlich\w*|irrtümlich\w*
    |c['’]est\s+(?:faux|inexact)|à\s+tort|par\s+erreur|en\s+fait|en\s+réalité|le\s+(?:bon\s+chiffre|(?:chiffre|nombre)\s+(?:exact|correct|juste))|il\s+fallait\s+lire
    |es\s+(?:falso|incorrecto|erróneo)|por\s+error|en\s+realidad|(?:la\s+cifra|el\s+número|lo)\s+(?:correct|exact)[ao]
    |это\s+(?:неверно|ошибка|не\s+так)|неверно|ошибочно|на\s+самом\s+деле|правильн\w+|верн(?:ая|ое)\s+(?:цифра|число)|верно(?=\s*[-–—:]|\s+(?:было|будет))
    |помилк\w+|насправді|це\s+не\s+так
    |(?:sbagliat|errat)[oaie]|per\s+errore|erroneamente|in\s+realtà|(?:la\s+cifra|il\s+numero)\s+(?:corrett|esatt|giust)[ao]
    |błędnie|omyłkowo|to\s+błąd|w\s+rzeczywistości|prawidłow\w+|poprawn\w+|właściw\w+
    |onjuist|ten\s+onrechte|abusievelijk|in\s+werkelijkheid|het\s+juiste|juist\s+(?:is|zijn|was|waren)
    |errado|incorreto|por\s+engano|erradamente|na\s+(?:verdade|realidade)|o\s+número\s+(?:correto|certo)|o\s+correto)\b
    """
)
"""What tells that something was wrong, or begins what is right."""
_TOO = re.compile(
    r"""(?xi)
    \b(?:too\s+(?:high|low|large|small|optimistic|pessimistic)|over(?:stated|estimated)|under(?:stated|estimated)
    |exaggerated|inflated
    |zu\s+(?:hoch|niedrig|tief|gering|groß|klein|optimistisch|pessimistisch)|übertrieben|überhöht
    |trop\s+(?:élevée?|haute?|basse?|bas|faible|optimiste|importante?)s?|exagérée?s?|surestimée?s?|sous-estimée?s?
    |(?:demasiad[oa]|muito|troppo)\s+(?:alt|baj|baix|bass|elevad|elevat|optimist|otimist|ottimist)\w+
    |exagerad[oa]s?|(?:sobrest|subest|superest)imad[oa]s?|excesiv[oa]s?|alt[oa]s?\s+demais|esagerat[oaie]|so(?:vra|tto)stimat[oaie]
    |te\s+(?:hoog|laag|optimistisch|groot)|overdreven
    |z(?:byt|a)\s+(?:wysok|nisk|optymist)\w+|zawyżon\w+|zaniżon\w+|przesadzon\w+
    |слишком\s+(?:высок|низк|больш|мал|оптимист)\w+|завышен\w*|занижен\w*|преувелич\w+
    |(?:надто|занадто)\s+(?:висок|низьк|велик|мал)\w+|завищен\w*|перебільш\w+)
    (?!\s+(?:für|um|for|to|pour|para|per|voor|dla|для)\b)(?!\w)
    """
)
"""What is said of a figure that somebody takes back."""
_ESTIMATE = re.compile(
    r"""(?xi)
    \b(?:estimates?|statement|claim|(?:his|her|their|its|own|earlier|first|previous)\s+(?:figures?|number)
    |angaben?|schätzung(?:en)?|aussage|behauptung
    |estimations?|déclarations?|affirmation|estimaci(?:ón|ones)|declaraci(?:ón|ones)|stim[ae]|dichiarazion[ei]
    |estimativas?|declaraç(?:ão|ões)|schatting(?:en)?|opgave|bewering|szacun\w+|wypowied\w+|оценк\w+|заявлени\w+|оцінк\w+|заяв\w+)\b
    """
)
"""What somebody said of a figure: that it was too high says no more of the thing itself."""
_PLANNED = re.compile(
    r"""(?xi)
    \b(?:was|were)\s+(?:due|supposed|meant|scheduled|to\s+have)\b | \b(?:sollten?|wollten?)\b
    |\bdev(?:ions|ait|aient|ais|iez)\b|\bétait\s+prévue?\b | \b(?:debía(?:mos|n)?|íbamos|iban?|estaba\s+previst[oa])\b
    |\b(?:должн[ыао]|должен)\s+был[аои]?\b|\bпланировал\w+|\bсобирал\w+|\b(?:мав|мали|мала|мало)\b|\bпланувал\w+
    |\bdovev(?:a|amo|ano)\b|\bera\s+previst[oa]\b|\bmi(?:ał[aoy]?|eliśmy|eli)\b|\bzou(?:den)?\b|\bdevía(?:mos|n)?\b|\bdevia(?:m|mos)?\b
    """
)
_INSTEAD = re.compile(
    r"""(?xi)
    \b(?:instead|now|stattdessen|nun|jetzt|doch\s+erst|eher|plutôt|finalement|désormais|reportée?|finalmente|ahora|en\s+cambio
    |теперь|вместо\s+этого|скорее|в\s+итоге|тепер|натомість|зрештою|invece|ora|alla\s+fine|teraz|zamiast\s+tego|ostatecznie|raczej
    |nu|in\s+plaats\s+daarvan|uiteindelijk|afinal|agora|em\s+vez\s+disso)\b
    """
)
"""A plan that is no more: "Nous devions rouvrir le 21 mai. Ce sera plutôt le 4 juin." """
_ASKS_FOR_IT = re.compile(
    r"""(?xi)
    \b(?:before|initial(?:ly)?|at\s+first|first|original(?:ly)?|earlier|previous(?:ly)?|last|correct
    |vorher|zuvor|zunächst|anfangs|ursprünglich|zuerst|früher|bisher|korrig|vor(?:ig|jahr)
    |avant|d['’]abord|initial|précéd|auparavant|départ
    |antes|inicial|primer|anterior|principio|previ
    |раньше|сначала|первонач|ранее|прежде|спочатку|раніше
    |against|gegen|contre|contra|contro|против|проти|tegen|przeciw
    |prima|inizial|preced|początkow|wcześniej|poprzedn|przed|eerst|aanvankelijk|vorig|início|primeir)
    """
)
_ASKS_WHAT_WAS_WRONG = re.compile(
    r"""(?xi)
    \b(?:initially|at\s+first|first\s+report|originally?|earlier|previously|wrong|plan
    |zuvor|zunächst|anfangs|ursprünglich|früher|fälschlich|falsch|geplant|sollte
    |d['’]abord|initial|auparavant|à\s+tort|prév|devait|antes|inicial|al\s+principio|por\s+error|previst|debía
    |сначала|первонач|ранее|прежде|ошибочно|план|спочатку|раніше|помилково
    |inizial|per\s+errore|doveva|początkow|wcześniej|błędnie|aanvankelijk|eerder|ten\s+onrechte|início|engano)
    """
)
_WITHIN = 40
_FIRST_SENTENCE = re.compile(r"\s*\S[^\n]*?[.!?…](?=\s|$)")
_FURTHEST = 200
_TOKEN = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,:]\d+)?|[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_SIGN = re.compile(r"[ \u00a0\u202f]?[%€$£¥₽₴°]")


def is_superseded(question: str, text: str, words: Span, sentence: Span) -> bool:
    """Whether the words are a figure or date that their sentence takes back; not where the question asks for such.

    A figure that its own sentence replaces is none: whoever quotes it goes on to the other one (``in_its_place``).

    Args:
        question: that stands by itself.
        text: in which both spans lie.
        words: of the answer.
        sentence: that carries them.
    """
    if _change(text, words, sentence) is not None or _is_conceded(text, words, sentence):
        return False
    if takes_back(question, text, words, sentence):
        return True
    if not is_number(text[slice(*words)]) or _ASKS_FOR_IT.search(question):
        return False
    before = text[max(sentence[0], words[0] - _WITHIN) : words[0]]
    return bool(_AGAINST.search(before) or _NOT.search(before) or _is_at_first(text, words, sentence))


def _is_at_first(text: str, words: Span, sentence: Span) -> bool:
    """Whether the figure is what was believed at first: by its clause, or by another that has no figure of its own."""
    clauses: list[Span] = []
    for match in _CLAUSE.finditer(text, *sentence):
        clauses.append((clauses[-1][1] if clauses else sentence[0], match.end()))
    clauses.append((clauses[-1][1] if clauses else sentence[0], sentence[1]))
    for clause in clauses:
        if _AT_FIRST.search(text, *clause) is None:
            continue
        if clause[0] <= words[0] < clause[1] or next(_given(text, clause, is_date=False), None) is None:
            return True
    return False


_CLAUSE = re.compile(r"[,;:](?=\s)")


def asks_for_former(question: str) -> bool:
    """Whether a question asks what was said or counted at first, or before."""
    return _ASKS_FOR_IT.search(question) is not None


def takes_back(question: str, text: str, words: Span, sentence: Span) -> bool:
    """Whether the text corrects the figure or date (``corrects``), or says what it has become.

    What it was is so only where the question asks for that, and then not what it is. Arguments as ``is_superseded``.
    """
    change = _change(text, words, sentence)
    if change is None:
        return corrects(question, text, words, sentence)
    if not asks_for_former_state(question):
        return overlap(words, change.former)
    return overlap(words, change.present) and not overlap(words, change.former)


def former_figures(text: str, words: Span, sentence: Span) -> Iterator[Span]:
    """What the figure of the words was before, as their sentence says it."""
    for change in _changes(text, sentence):
        if overlap(words, change.present):
            yield change.former


def _change(text: str, words: Span, sentence: Span) -> Change | None:
    """The change of which the words are one side, or both."""
    both = (
        one for one in _changes(text, sentence) if overlap(words, one.former) or overlap(words, one.present)
    )
    return next(both, None)


@lru_cache(maxsize=256)
def _changes(text: str, sentence: Span) -> tuple[Change, ...]:
    return tuple(changes(text, sentence, list(_given(text, sentence, is_date=False))))


def corrects(question: str, text: str, words: Span, sentence: Span) -> bool:
    """Whether the text corrects the figure or date: it was wrong, or planned and is no more.

    Never where the question asks for what was first said. Arguments as ``is_superseded``.
    """
    given = text[slice(*words)]
    if _ASKS_WHAT_WAS_WRONG.search(question) or not (is_number(given) or find_dates(given)):
        return False
    before, carrier = text[sentence[0] : words[0]], text[slice(*sentence)]
    if _NOT.search(before[-_WITHIN:]):
        return True
    follows = _FIRST_SENTENCE.match(text, sentence[1], min(len(text), sentence[1] + _FURTHEST))
    following = follows.group() if follows else ""
    if _STILL.search(carrier) or _is_conceded(text, words, sentence):
        return True
    version, reported = _VERSION.search(carrier), _REPORTED.search(carrier)
    if version or reported:
        said = reported or version
        right = any(
            said.start() < match.start() and is_number(before[match.end() :] + given)
            for match in _WRONG.finditer(before)
            if said is not None and _begins_right(match.group())
        )
        if right:
            return False
        is_wrong = _WRONG.search(carrier) or _WRONG.search(following)
        return bool(is_wrong or (version and _OF_ARTICLE.search(carrier)))
    planned = _PLANNED.search(before)
    return bool(planned and _INSTEAD.search(following) and (is_number(following) or find_dates(following)))


def _is_conceded(text: str, words: Span, sentence: Span) -> bool:
    """Whether somebody says of the figure that it was too high or wrong: "zu hoch gewesen; richtig seien sieben".

    Where the sentence gives no other one, only of what was said or estimated.
    """
    carrier = text[slice(*sentence)]
    right = next((one for one in _WRONG.finditer(carrier) if _begins_right(one.group())), None)
    said_wrong = any(not _begins_right(one.group()) for one in _WRONG.finditer(carrier))
    too = _TOO.search(carrier)
    end = words[1] - sentence[0]
    given = text[slice(*words)]
    if not is_number(given) or find_dates(given):
        return False
    if right is not None and (too is not None or said_wrong) and is_number(carrier[right.end() :]):
        return end <= right.start()
    return too is not None and end <= too.start() and _ESTIMATE.search(carrier) is not None


_BEGINS_RIGHT = re.compile(
    r"(?i)^(?:in\s+fact|the\s|correct|right|richtig|korrekt|zutreffend|die\s|tatsächlich|in\s+wahrheit|en\s+fait|en\s+réalité|le\s|en\s+realidad|la\s|lo\s|el\s|на\s+самом|"
    r"правильн|верн|насправді|in\s+realtà|il\s|w\s+rzeczyw|prawidł|poprawn|właściw|in\s+werkel|het\s|juist|na\s|o\s)"
)


def _begins_right(words: str) -> bool:
    """Whether what says that something was wrong goes on with what is right: "richtig ist"."""
    return _BEGINS_RIGHT.match(words) is not None


def in_its_place(text: str, words: Span, sentence: Span, following: Span | None) -> Span | None:
    """The figure or date that the text gives for one that it takes back; None where it gives none, or several.

    Of one that has changed the present state, and of the present state what it was.

    Args:
        text: in which the spans lie.
        words: that are taken back.
        sentence: that carries them.
        following: the sentence behind it; None at the end of a paragraph.
    """
    change = _change(text, words, sentence)
    if change is not None:
        return change.present if overlap(words, change.former) else change.former
    is_date = bool(find_dates(text[slice(*words)]))
    behind = _BUT.search(text, words[1], sentence[1]) or next(
        (
            match
            for match in _WRONG.finditer(text, words[1], sentence[1])
            if match and _begins_right(match.group())
        ),
        None,
    )
    if behind is not None:
        found = list(_given(text, (behind.end(), sentence[1]), is_date=is_date))
        if found:
            return found[0] if len(found) == 1 or _NOT.search(text[sentence[0] : words[0]]) else None
    if following is None or not (
        _WRONG.search(text, *following)
        or _INSTEAD.search(text, *following)
        or _IS_ABOUT.search(text, *following)
    ):
        return None
    found = list(_given(text, following, is_date=is_date))
    return found[0] if len(found) == 1 else None


_IS_ABOUT = re.compile(
    r"(?i)\b(?:il\s+s['’]agit|se\s+trata|correct|si\s+tratta|chodzi\s+o|речь\s+ид[её]т|йдеться|het\s+gaat\s+om)\b"
)


def mentions(text: str, within: Span) -> Iterator[Span]:
    """The figures that stand in a part of a text, each with its scale and unit, and the dates."""
    yield from _given(text, within, is_date=False)
    yield from _given(text, within, is_date=True)


def _given(text: str, within: Span, *, is_date: bool) -> Iterator[Span]:
    start, end = within
    part = text[start:end]
    dates = [(start + date.start, start + len(part[: date.end].rstrip(". "))) for date in find_dates(part)]
    if is_date:
        yield from dates
        return
    tokens = list(_TOKEN.finditer(text, start, end))
    place = 0
    while place < len(tokens):
        token = tokens[place]
        place += 1
        in_date = any(low < token.end() and token.start() < high for low, high in dates)
        if in_date or not (token.group()[0].isdecimal() or _is_spelled(token.group())):
            continue
        last = token.end()
        while place < len(tokens) and not text[last : tokens[place].start()].strip():
            if not is_figure_word(tokens[place].group()):
                break
            last = tokens[place].end()
            place += 1
        sign = _SIGN.match(text, last, end)
        yield token.start(), sign.end() if sign else last


def _is_spelled(word: str) -> bool:
    """Whether a word by itself is a number, and no article."""
    return len(word) > 2 and is_figure_word(word) and is_number(word) and word.casefold() not in _ARTICLES


_ARTICLES = frozenset("ein eine einen einer einem eines one une uno una een jeden одна один одно".split())
