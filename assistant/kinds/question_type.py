"""What kind of answer a question wants, by its words: one thing, or all of them."""

from __future__ import annotations

import re

from assistant.kinds.plurals import has_plural_head
from assistant.words.mentions import numbers, spelled_numbers

_SPEECH = re.compile(
    r"""(?xi)(?:warn|said|say|told|tell|announc|declar|claim|report|call|describ|accus|den(?:y|ied)|demand|urg|promis|
    threat|wrote|writ|stat(?:e|ing)|explain|critici[sz]|prais|predict|admit|confirm|insist|argu|comment|mention|
    sagt|erklär|warnt|warnen|forder|behaupt|bericht|nannt|nennt|bezeichn|beschreib|beschrieb|kündig|droht|drohen|schrieb|
    schreib|    versprach|kritisier|lobt|betont|bestätig|dementier|bestritt|äußer|teilt|verlangt|meint|spricht|sprach|
    di[ts]|déclar|averti|prévenu|mis\s+en\s+garde|annonc|accus|écri|affirm|exig|menac|promis|critiqu|confirm|expliqu|qualifi|
    dij|advirt|advert|anunci|acus|escrib|afirm|exig|amenaz|prometi|critic|confirm|explic|calific|declar|
    сказа|заяви|предупре|сообщ|назва|обвин|написа|потребова|пообеща|пригрози|объяви|подтверд|говори|
    казав|сказав|заяви|попередив|повідом|назва|звинува|написа|вимага|пообіця|погрожу|оголоси|підтверд)"""
)


def is_like_speech(word: str) -> bool:
    """True for "said" and the like, in any language known here, and for the few words that begin as they do."""
    return _SPEECH.match(word) is not None


_COUNTS = """
    both several two three four five six seven eight nine ten beiden mehrere mehreren zwei drei vier fünf sechs sieben
    acht neun zehn deux trois quatre cinq six sept huit neuf dix dos tres cuatro cinco seis siete ocho nueve diez
    два две двух три трёх трех четыре пять шесть дві двох три трьох чотири п'ять due tre quattro cinque dois duas três
    quatro twee drie dwa dwie trzy cztery
    """.split()
_COUNT = rf"(?:[2-9]|1\d|20|{'|'.join(dict.fromkeys(_COUNTS))})"
_OF_SEVERAL = re.compile(
    rf"""(?xi)
    ^\W*(?:please\s+|bitte\s+|(?:can|could|would)\s+you\s+(?:please\s+)?|(?:kannst|können)\s+\w+\s+)?
        (?:list|enumerate|liste[nt]?|zähle?n?|énumère[zr]?|enumera[dr]?|перечислит?е?|перелічи|перерахуйте?)\b
    | ^\W*(?:give|show|gib|zeig\w*|donne[zr]?|dame|da|дай(?:те)?|приведи(?:те)?)\b
        .*\b(?:all|every|list|alle|sämtliche|liste|tou[st]\w*|lista|tod[oa]s|все|всех|список)\b
    | ^\W*(?:all|alle|sämtliche|tou(?:s|tes)\s+les|tod[oa]s\s+l[oa]s|все|всі|усі)\b
    | \b(?:who|what|wer|was)\s+all(?:es)?\b
    | \b(?:which|what|welche[nr]?|quel(?:le)?s|qué|каки\w+|яки\w*|які|quali|quais|welke|jakie|które)\s+{_COUNT}\b
    | \b(?:what|who)(?:\s+(?:are|were)|['’]re)\s+
        (?!the\s+(?:odds|chances|prospects|whereabouts)\b | .*\b(?:about|for|like|worth|called|from)\W*$)
        (?:(?:the|its|their|his|her|these|those|some|{_COUNT})\b|\w+['’]s\b|\w+s['’])
    | \b(?:wer|was)\s+(?:sind|waren)\s+(?!sie\b|wir\b|das\b|die\s+(?:chancen|aussichten)\b)
        (?:die|alle|seine|ihre|deren|dessen|{_COUNT})\b
    | \b(?:wer|was)\s+(?:zähl|gehör|rechne)\w*\b .* \bzu[mr]?\b | \bwas\s+(?:umfass|beinhalte)\w*
    | \bwhat\s+(?:does|do|did)\b .* \b(?:include|comprise|consist\s+of|list|enumerate|count\s+(?:as|among))\b
    | \b(?:who|what)\s+belong\w*\s+to\b
    | \bwhich\s+(?:are|were)\s+the\b
    | \bwhich\s+of\s+(?:the|these|those|his|her|its|their)\b .* \b(?:are|were|have|do)\b
    | \b(?:which|what)\s+(?:kinds|types|sorts)\s+of\b
    | \bquel(?:le)?s\b | \blesquel(?:le)?s\b | \bqui\s+(?:sont|étaient|furent)\b(?!\s+(?:ils|vous))
    | \b(?:cuáles|quiénes)\b
    | \b(?:какие|каких|какими|какови|каковы(?!\s+шансы)|які|яких|якими)\b | \bкто\s+(?:такие|эти|все)\b
    | \b(?:кто|что)\s+(?:входит|входят|вошло|вошли|относится)\s+(?:в|к)\b
    | \b(?:хто|що)\s+(?:входить|увійшли|належить)\s+(?:до|в|у)\b
    | \bquali\b | \bchi\s+sono\s+(?:i|gli|le)\b | \bquais\b | \bquem\s+são\s+(?:os|as)\b
    | \b(?:którzy|jacy|których|jakich)\b | \b(?:jakie|które)\s+\w+[aiyę]\b
    | \bwelke\s+(?:andere\s+)?\w+(?:en|s)\b | \bwie\s+zijn\s+de\b
    """
)
_NAME = re.compile(
    r"""(?xi)
    ^\W*(?:please\s+|bitte\s+|(?:can|could|would)\s+you\s+(?:please\s+)?|(?:kannst|können)\s+\w+\s+)?
    (?:name|nenne?n?|nomme[zr]?|cite[zr]?|nombra[dr]?|nombre|назови(?:те)?|назвіть|назви)\s+
    (?:me\s+|mir\s+|uns\s+|sie\s+)*(?P<rest>.*)
    """
)
_NAME_ONE = re.compile(
    r"""(?xi)
    (?:a|an|one|den|das|der|dem|ein|eine|einen|le|la|l['’]\s*|un|une|el|una)\b
    | the\s+(?!people|children|men\b|women)(?:[^\W\d_]*[^\Ws\d_]\s+){0,3}?[^\W\d_]*[^\Ws\d_]
        (?:\s+(?:of|in|who|that|which|where|for|from|at)\b|\W*$)
    | (?:имя|название|дату|место|автора|причину|город|страну|ім['’]я|назву|місто|країну)\b
    """
)


def asks_for_list(question: str) -> bool:
    """True when several answers are wanted ("which countries", "nenne alle", "перечислите")."""
    if _OF_SEVERAL.search(question):
        return True
    named = _NAME.match(question)
    if named is not None:
        return _NAME_ONE.match(named["rest"]) is None
    return has_plural_head(question)


_ASKED_NUMBER = re.compile(
    r"""(?xi)
    \b(?:which|what|who\s+are\s+the|what\s+are\s+the|welche[nr]?|(?:wer|was)\s+sind\s+die|quel(?:le)?s(?:\s+sont\s+les)?
        |qué|cuáles\s+son\s+l[oa]s|каки\w+|які|яких|якими|quali|quais|welke|name|list|nenne|liste|cite[zr]?|nomme[zr]?
        |nombra|enumera|назови(?:те)?|перечисли(?:те)?|назвіть)
    \s+(?:the\s+|die\s+|les\s+|l[oa]s\s+|всех\s+|все\s+|alle\s+|all\s+)*(?P<count>[\w'’]+)
    """
)


def number_asked(question: str) -> int | None:
    """How many answers a list question wants ("which three cities": 3); None where it does not say."""
    match = _ASKED_NUMBER.search(question)
    if match is None:
        return None
    found = numbers(match["count"]) or tuple(spelled_numbers(match["count"]))
    return int(found[0]) if found and found[0].isdecimal() and 2 <= int(found[0]) <= 20 else None


_BYLINE = re.compile(
    r"""(?xi)
    \b(?:wrote|written|author(?:ed)?|byline|publish\w*|appeared|newspaper|outlet|magazine|agency)\b
    | \b(?:geschrieben|schrieb|verfasst\w*|autor\w*|verfasser\w*|erschien\w*|veröffentlicht\w*|zeitung|blatt|
        agentur|medium)\b
    | \b(?:écrit|rédigé|auteur\w*|publié\w*|paru\w*|journal|agence|escrito|escribió|autora?|publicad\w*|publicó|
        periódico|agencia|diario)\b
    | \b(?:написа\w+|автор\w*|опубликова\w+|вышл\w+|газет\w+|издани\w+|агентств\w+|опублікова\w+|видання)\b
    """
)


def asks_for_byline(question: str) -> bool:
    """True when the question asks who wrote or published an article, or when."""
    return _BYLINE.search(question) is not None


_WORDING = re.compile(
    r"""(?xi)
    \b(?:which|what)\s+(?:exact\s+)?(?:words?|phrase|wording|term|expression)\b | \bverbatim\b
    | \bwhat\s+(?:exactly|precisely)\s+(?:did|does|has|had)\b | \bexact\s+(?:words|wording|phrase)\b
    | \bin\s+(?:his|her|their|whose)\s+(?:own\s+)?words\b | \bwörtlich\w*\b | \bwortlaut\b
    | \b(?:mit|in)\s+welche[nm]\s+(?:worten?|ausdruck|begriff)\b
    | \bwelche[sn]?\s+(?:worte?|formulierung|ausdruck|begriff)\b
    | \bquel(?:le)?s?\s+(?:mots?|phrase|expression|termes?|formule)\b | \btextuellement\b
    | \bqué\s+(?:palabras?|frase|expresión|término)\b | \btextualmente\b
    | \b(?:как(?:ими|им|ое|ие)|якими|яким|яке|які)\s+(?:слов\w+|выражени\w+|фраз\w+) | \bдословно\b | \bдослівно\b
    """
)


def asks_for_wording(question: str) -> bool:
    """True when the question asks for somebody's exact words."""
    return _WORDING.search(question) is not None
