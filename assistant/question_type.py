"""What kind of answer a question wants, by its words: one thing, or all of them."""

from __future__ import annotations

import re

_LIST = re.compile(
    r"""(?xi)
    ^\W*(?:list|name|enumerate|liste|nenne|nennen|zähle|nomme|nommez|énumère|énumérez|cite[zr]?|enumera|nombra|
        перечисли|перечислите|назови|назовите|перелічи|назви)\b
    | \bwhich\s+(?:\w+\s+)?(?:people|\w+s)\s+(?:are|were|have|had|did|do|took|met)\b
    | \b(?:what|who)\s+(?:are|were|all)\b
    | \b(?:all|every)\s+(?:the\s+)?\w+s\b
    | \bwelche\s+\w+(?:en|er|e|s|n)\s+(?:sind|waren|haben|hatten|nahmen|wurden|werden|nennen|gibt|gab)\b
    | \b(?:alle|sämtliche)\s+\w+ | \bwer\s+alles\b | \bwas\s+alles\b
    | \bquel(?:le)?s\s+\w+s?\b | \btou(?:s|tes)\s+les\b
    | \b(?:qué|cuáles)\s+\w+s\b | \btod[oa]s\s+l[oa]s\b
    | \b(?:какие|все|всех)\s+\w+ | \b(?:які|усі|всі)\s+\w+
    """
)


_WHO = r"(?:who|wer|wessen|qui|quién|quiénes|кто|хто|chi|quem|kto)"
_SPEECH = r"""(?:warn|said|say|told|tell|announc|declar|claim|report|call|describ|accus|den(?:y|ied)|demand|urg|promis|
    threat|wrote|writ|stat(?:e|ing)|explain|critici[sz]|prais|predict|admit|confirm|insist|argu|comment|mention|
    sagt|erklär|warnt|warnen|forder|behaupt|bericht|nannt|nennt|bezeichn|beschreib|beschrieb|kündig|droht|drohen|schrieb|
    schreib|    versprach|kritisier|lobt|betont|bestätig|dementier|bestritt|äußer|teilt|verlangt|meint|spricht|sprach|
    di[ts]|déclar|averti|prévenu|mis\s+en\s+garde|annonc|accus|écri|affirm|exig|menac|promis|critiqu|confirm|expliqu|qualifi|
    dij|advirt|advert|anunci|acus|escrib|afirm|exig|amenaz|prometi|critic|confirm|explic|calific|declar|
    сказа|заяви|предупре|сообщ|назва|обвин|написа|потребова|пообеща|пригрози|объяви|подтверд|говори|
    казав|сказав|заяви|попередив|повідом|назва|звинува|написа|вимага|пообіця|погрожу|оголоси|підтверд)"""
_SPEAKER = re.compile(rf"(?xi)\b{_WHO}\b .{{0,80}}? \b{_SPEECH}")


def asks_for_speaker(question: str) -> bool:
    """True when the question asks who said, warned, demanded or wrote something."""
    return _SPEAKER.search(question) is not None


def asks_for_list(question: str) -> bool:
    """True when several answers are wanted ("which countries", "nenne alle", "перечислите")."""
    return _LIST.search(question) is not None


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
