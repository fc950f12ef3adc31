"""Under the enumerations: the small words of each language that join, open and end the items of one.

In comes a language code, out comes an ``EnumerationWords``, read once from ``assistant/enumerations/lists``: what joins
items, what opens a noun phrase, what no item holds, which words only look like verbs. How the words of a language are
shaped, and what is common to all languages, stands here. Languages without word lists have none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assistant.speakers.words import LANGUAGES as SPEECH_LANGUAGES
from assistant.speakers.words import SpeechWords, speech_words
from assistant.words.tables import word_table

Phrase = tuple[str, ...]

LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru", "uk")

_SETS = """
    determiners of purpose prepositions stops regular_verbs verb_forms also_nouns not_verbs
    """.split()
_ALSO_ATTRIBUTES = frozenset(
    "further first last early late scharf weitere weiter plus öffentlich bien".split()
)
_TIME_WORDS = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday week weeks month year years today tomorrow
    yesterday montag dienstag mittwoch donnerstag freitag samstag sonntag woche wochen jahr jahre jahren tag
    tagen uhr lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado
    domingo понедельник вторник среда четверг пятница суббота воскресенье понеділок вівторок середа четвер
    п'ятниця субота неділя january february march april june july august september october november december
    januar februar märz mai juni juli oktober dezember janvier février mars avril juin juillet août septembre
    octobre novembre décembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre
    diciembre января февраля марта апреля мая июня июля августа сентября октября ноября декабря
    """.split()
)
_VERB_SHAPES = {
    "en": r"(?!.*eed$).{2,}ed|.{3,}ing",
    "fr": r".{2,}(?:aient|èrent|irent|urent|erait|eront|era|issent)|.{3,}(?:ait|ez)|.{2,}(?:ée?s?)",
    "es": r".{2,}(?:ó|aron|ieron|aban?|arán?|erán?|irán?|aría|arían|ando|iendo)|.{3,}(?:ían|ado|ido)",
    "ru": r".{1,}(?:[аиеяуыё]л[аои]?|шл[аои]|[^и]гл[аи]|несл[аои]|росл[аи]|лся|лась|лось|лись)"
    r"|.{2,}(?:ет|ит|ют|ят|ут|ется|ится|ются|ятся|аешь|ть|ться)",
    "uk": r".{2,}(?:ав|ив|ів|ув|ла|ло|ли|вся|лася|лося|лися)"
    r"|.{2,}(?:ає|ує|ить|ють|ять|уть|ється|иться|[аиіуяс]ти|тися)",
    "it": r".{2,}(?:ò|arono|erono|irono|avano?|evano?|ando|endo)|.{3,}(?:ato|ito|uto)",
    "pt": r".{2,}(?:ou|aram|eram|iram|avam?|ando|endo|indo)|.{3,}(?:ado|ido)",
    "nl": r"(?:ge.{3,}[td])",
    "pl": r".{2,}(?:ł|ła|ło|li|ły|ował|uje|ują|ć)",
}
_ADJECTIVE_SHAPES = {
    "en": r".{2,}(?:ic|al|ous|ive|ary|[^f]ian|ican|rman|ish|ese|ful|less|able|ible)"
    r"|french|dutch|swiss|greek|big|small|new|old|young|rich|poor|east|west|north|south",
    "fr": r".{2,}(?:iques?|al|ale|ales|aux|ives?|ifs?|euses?|eux|aires?|[ié]ennes?|iens?|aise?s?|[ai]bles?)",
    "es": r".{2,}(?:ic[oa]s?|al|ales|iv[oa]s?|os[oa]s|ari[oa]s?|ables?|ibles?)",
    "ru": r".{2,}(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ых|их|ого|его|ому|ему|ыми|ими|ую|юю)",
    "uk": r".{2,}(?:ий|ій|их|ого|ому|ими|ською|ська|ське|ські|ній|ною|ні)",
    "it": r".{2,}(?:ic[oahie]+|al[ei]|iv[oaie]|os[oaie]|ari[oae]?)",
    "pt": r".{2,}(?:ic[oa]s?|al|ais|iv[oa]s?|os[oa]s?)",
    "nl": r".{2,}(?:isch|ische|elijk|elijke|ig|ige)",
    "pl": r".{2,}(?:ny|na|ne|ski|ska|skie|skich|owy|owa|owe|owych|nych)",
}
_PRESENT = {
    "en": r".{2,}[^s]s",
    "fr": r".{2,}(?:e|ent|it|ont)",
    "es": r".{2,}(?:a|an|e|en)",
    "it": r".{2,}(?:a|e|ano|ono)",
    "pt": r".{2,}(?:a|e|am|em)",
    "nl": r".{2,}(?:t|en)",
    "pl": r".{2,}(?:a|e|y|i|ją)",
}
_PLURAL_AGREEMENT = {
    "fr": (r".{2,}[sx]", r".{2,}ent"),
    "es": (r".{2,}s", r".{2,}(?:an|en)"),
    "pt": (r".{2,}s", r".{2,}(?:am|em)"),
    "it": (r".{2,}[ie]", r".{2,}(?:ano|ono)"),
}
_NAMES_WITH_AND = re.compile(
    r"""(?xi)
    \b(?:bosnien[ ]und[ ](?:der[ ])?herzegowina | bosnia[ ]and[ ]herzegovina | bosnie[ ]et[ ]herzégovine
    | bosnia[ ]y[ ]herzegovina | босни\w*[ ]и[ ]герцеговин\w* | боснія[ ]і[ ]герцеговина | bosnia[ ]ed[ ]erzegovina
    | trinidad[ ](?:and|und|y|et)[ ]tobago | antigua[ ](?:and|und|y|et)[ ]barbuda
    | são[ ]tomé[ ](?:and|und|e|et)[ ]príncipe
    | st\.?[ ]kitts[ ](?:and|und)[ ]nevis | (?:saint|st\.?)[ ]vincent[ ](?:and|und)[ ](?:the|die)[ ]gren\w+
    | (?:supply|law|health|black|trial|profit|research|search|oil|bed)[ ]and[ ](?:demand|order|safety|white|error|loss
        |development|rescue|gas|breakfast) | recht[ ]und[ ]ordnung | grund[ ]und[ ]boden | hab[ ]und[ ]gut
    | angebot[ ]und[ ]nachfrage | tag[ ]und[ ]nacht | day[ ]and[ ]night | day[ ]and[ ]age | hin[ ]und[ ]her
    | sicherheit[ ]und[ ]zusammenarbeit | security[ ]and[ ]co-?operation | sécurité[ ]et[ ]la[ ]coopération
    | johnson[ ]and[ ]johnson | ernst[ ](?:und|and)[ ]young | procter[ ]and[ ]gamble | marks[ ]and[ ]spencer)\b
    """
)
_INSTITUTION = re.compile(
    r"(?i)ministr?y|ministries|minister\w*|.*minister(?:iums?|in|s)?|departments?|committee|commission|council|agency|office"
    r"|secretary|organi[sz]ations?|organisation|institute?|bureau|university|faculty|chamber|association|federation|school"
    r"|.*(?:amt|ausschuss|institut|verband|kammer|behörde|kommission|agentur|fakultät|referat)|ministère|comité|institut"
    r"|ministerio|comisión|instituto|comité|министр\w*|министерств\w*|комитет\w*|институт\w*|міністр\w*|міністерств\w*"
)


@dataclass(frozen=True, slots=True)
class EnumerationWords:
    """The words of one language, lower case.

    Attributes:
        joining: what stands before the last item, longest first.
        after_comma: those of them that a comma may precede.
        pairs: openers with what answers them ("both", "and"), longest first.
        of, purpose: prepositions that belong to the noun before them: always; where that is no name.
        alike_forms: the forms of each preposition that has several ("in", "im").
        stops: words that no item holds.
        verbs: verb forms, finite or not, whatever their shape.
        not_verbs, not_verb_endings: words, and endings of words, that only look like verbs.
        speech: who speaks and how, where known.
    """

    language: str
    joining: tuple[Phrase, ...]
    after_comma: frozenset[Phrase]
    pairs: tuple[tuple[Phrase, Phrase], ...]
    determiners: frozenset[str]
    of: frozenset[str]
    purpose: frozenset[str]
    prepositions: frozenset[str]
    alike_forms: tuple[frozenset[str], ...]
    stops: frozenset[str]
    verbs: frozenset[str]
    not_verbs: frozenset[str]
    not_verb_endings: tuple[str, ...]
    speech: SpeechWords | None

    def is_time(self, word: str) -> bool:
        """True for a weekday, a month, a week."""
        return word in _TIME_WORDS

    def is_verb(self, word: str) -> bool:
        """True for a word that looks like a verb, finite or not."""
        if word in self.verbs:
            return True
        shape = _VERB_SHAPES.get(self.language)
        if shape is None or not re.fullmatch(shape, word):
            return False
        return word not in self.not_verbs and not word.endswith(self.not_verb_endings)

    def agrees(self, noun: str, word: str) -> bool:
        """True for a word that looks like the plural verb of the plural noun before it ("los bancos rechazan")."""
        ending, verb = _PLURAL_AGREEMENT.get(self.language, ("(?!)", "(?!)"))
        return re.fullmatch(verb, word) is not None and re.fullmatch(ending, noun) is not None

    def may_be_verb(self, word: str) -> bool:
        """True for a word that may be a verb in the present, by its ending, where a noun went before."""
        return re.fullmatch(_PRESENT.get(self.language, "(?!)"), word) is not None

    def is_adjective(self, word: str) -> bool:
        """True for a word whose ending is an adjective's (not in German, where nouns have capitals)."""
        shape = _ADJECTIVE_SHAPES.get(self.language)
        return shape is not None and re.fullmatch(shape, word) is not None

    def is_role(self, word: str) -> bool:
        """True for a word that says what a person is."""
        return self.speech is not None and self.speech.is_role(word)

    def is_given_name(self, word: str) -> bool:
        """True for a first name."""
        return self.speech is not None and word in self.speech.given_names

    def alike(self, one: str, other: str) -> bool:
        """True for the same preposition, or forms of one ("in", "im")."""
        if one == other:
            return True
        return any(one in forms and other in forms for forms in self.alike_forms)


def names_with_and(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of names and fixed phrases that hold an "and": Bosnia and Herzegovina."""
    return [match.span() for match in _NAMES_WITH_AND.finditer(text, start, end)]


def is_institution(word: str) -> bool:
    """True for a noun whose name goes on with "for" or "of" and may hold an "and"."""
    return _INSTITUTION.fullmatch(word) is not None


@cache
def enumeration_words(language: str | None) -> EnumerationWords | None:
    """The words of a language by its ISO 639-1 code; None where there are none."""
    if language not in LANGUAGES:
        return None
    lists = word_table(__file__, f"lists/{language}")
    sets = {name: frozenset(lists.get(name, "").split()) for name in _SETS}
    speech = speech_words(language) if language in SPEECH_LANGUAGES else None
    determiners = sets["determiners"]
    prepositions = sets["prepositions"] | sets["of"] | sets["purpose"]
    stops = sets["stops"]
    verbs = _with_thirds(sets["regular_verbs"]) | sets["verb_forms"]
    if speech is not None:
        prepositions |= speech.sets["prepositions"]
        stops |= speech.closed - prepositions - determiners
        verbs |= speech.finite
    return EnumerationWords(
        language=language,
        joining=_phrases(lists["joining"]),
        after_comma=frozenset(_phrases(lists["after_comma"])),
        pairs=_pairs(lists["pairs"]),
        determiners=determiners,
        of=sets["of"],
        purpose=sets["purpose"],
        prepositions=prepositions,
        alike_forms=tuple(frozenset(forms.split()) for forms in lists.get("alike_forms", "").split("|")),
        stops=stops - determiners - prepositions - _ALSO_ATTRIBUTES,
        verbs=verbs - sets["also_nouns"],
        not_verbs=sets["not_verbs"],
        not_verb_endings=tuple(lists.get("not_verb_endings", "").split()),
        speech=speech,
    )


def _with_thirds(bases: frozenset[str]) -> frozenset[str]:
    """English verbs and their third persons: reach, reaches."""
    return bases | {base + ("es" if base.endswith(("s", "sh", "ch", "x")) else "s") for base in bases}


def _phrases(listed: str) -> tuple[Phrase, ...]:
    return tuple(sorted((tuple(phrase.split()) for phrase in listed.split("|")), key=len, reverse=True))


def _pairs(listed: str) -> tuple[tuple[Phrase, Phrase], ...]:
    found = []
    for pair in listed.split("|"):
        opener, answer = pair.split("…")
        found.append((tuple(opener.split()), tuple(answer.split())))
    return tuple(sorted(found, key=lambda pair: len(pair[0]) + len(pair[1]), reverse=True))
