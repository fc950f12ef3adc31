"""Below the speakers on the question line: the clauses of one sentence in which somebody says something.

In come the tokens of a sentence, out come its *voices* (a verb of saying and its subject, in their order) and
its *sources* ("laut X", "X zufolge", "according to X"). Nothing here looks past the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.speakers.contents import POINTING, content_fits
from assistant.speakers.phrases import Phrase, phrase_at
from assistant.speakers.subjects import (
    behind_clitic,
    clause_start,
    left_subject,
    low_at,
    may_invert,
    right_subject,
    told,
    verb_last_subject,
)
from assistant.speakers.tokens import Token
from assistant.speakers.words import ROMANCE, SpeechWords

_MAX_TENSE = 25
_OBJECTS = frozenset({"was", "wen", "wem", "what"})
_TELLS = frozenset({"tell", "tells", "told"})
"""Never before their subject in English: who follows is told."""
_SEEMS = frozenset({"be", "have"})
"""What follows in "said to be worth a million", where nobody speaks."""
_SHORT_SUBJECTS = frozenset("he she it who that there what where how here".split())
_BRACKETING = frozenset({"de", "nl"})
"""Languages that put the subject and more between an auxiliary and its participle."""
_ONE = frozenset({"a", "an", "another", "each"})
_FIRST_PERSON = frozenset({"ich", "i", "je", "yo", "я"})


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody says something.

    Attributes:
        who: the subject, or None where the language leaves it out.
        first: token at which the clause begins.
        verb: token of the finite verb.
        inline: the clause stands after or inside what is said ("…, sagte X").
        through: the outlet that was told, or None.
    """

    who: Phrase | None
    first: int
    verb: int
    inline: bool
    through: Phrase | None = None


def voices(tokens: Sequence[Token], words: SpeechWords) -> list[Voice]:
    """The voices of a sentence, in order of their verbs."""
    found: list[Voice] = []
    for at, token in enumerate(tokens):
        if token.kind != "word":
            continue
        voice = _voice_at(tokens, at, words)
        if voice is None or any(other.verb == voice.verb for other in found):
            continue
        if (
            found
            and voice.who is not None
            and found[-1].who is not None
            and voice.who.start == found[-1].who.start
        ):
            continue
        found.append(voice)
    return sorted(found, key=lambda voice: voice.verb)


def _voice_at(tokens: Sequence[Token], at: int, words: SpeechWords) -> Voice | None:
    low = tokens[at].low
    if words.language == "fr" and (inverted := _inverted(tokens, at, words)) is not None:
        return inverted
    if words.language == "de" and low in {"heißt", "hieß"} and low_at(tokens, at + 1) == "es":
        return _it_says(tokens, at, words)
    if words.language == "de" and low in {"heißt", "hieß"} and low_at(tokens, at - 1) not in words.closed:
        opening = next(
            (n for n in range(at) if tokens[n].low == "wie" and low_at(tokens, n + 1) == "es"), None
        )
        return _it_says(tokens, opening, words) if opening is not None else None
    if low in {"zitiert", "zitierte", "zitieren", "zitierten", "quoted", "quotes"}:
        return _quoting(tokens, at, words)
    if low in words.sets["verb_participles"] and not (at == 0 and words.nouns_capitalised):
        helper = _helper(tokens, at, words)
        if helper is not None:
            return _compound(tokens, at, helper, words)
    denied = _denied(tokens, at, words)
    if denied is not None:
        return _clause(tokens, denied, at, words)
    if low not in words.finite and low not in words.sets["gerunds"]:
        return None
    if low in words.sets["seeming"] and low_at(tokens, at + 1) == "to" and low_at(tokens, at + 2) in _SEEMS:
        return None
    if tokens[at].capital and at > 0 and tokens[at - 1].kind == "word":
        return None
    if words.language == "de" and low.startswith("frag") and low_at(tokens, at + 1) == "sich":
        return None
    if low in words.split and not _particle_follows(tokens, at, words):
        return None
    if _is_infinitive(tokens, at, words) or not content_fits(tokens, at, at, words):
        return None
    return _clause(tokens, at, at, words)


def _particle_follows(tokens: Sequence[Token], at: int, words: SpeechWords) -> bool:
    """True when a separable verb's particle closes its clause ("teilte die Polizei mit")."""
    particles = words.split[tokens[at].low]
    for position in range(at + 1, len(tokens)):
        low = tokens[position].low
        if low in particles:
            if len(low) >= 5 or low in {"von", "für"} or words.language != "de":
                return True
            after = tokens[position + 1] if position + 1 < len(tokens) else None
            if after is None or after.kind in {"mark", "quote"} or after.low in words.sets["coordinators"]:
                return True
        if tokens[position].text in ";":
            break
    # Some of them also speak without it: "Der Trainer rief: „…“".
    said = any(token.kind == "quote" or token.text == ":" for token in tokens)
    return said and tokens[at].low in {"rief", "ruft", "riefen", "sprach", "spricht"}


def _denied(tokens: Sequence[Token], at: int, words: SpeechWords) -> int | None:
    """The auxiliary of English "did not rule out": what is not denied is said."""
    low = tokens[at].low
    if low not in words.sets["denying"] or at < 2 or (low == "rule" and low_at(tokens, at + 1) != "out"):
        return None
    helper = at - 2 if tokens[at - 1].low == "not" else at - 1
    negated = tokens[at - 1].low in {"didn't", "doesn't", "don't"}
    return helper if negated or tokens[helper].low in {"did", "does", "do"} else None


def _is_infinitive(tokens: Sequence[Token], at: int, words: SpeechWords) -> bool:
    """True for "(will) warnen", "to warn"; plural forms look the same."""
    before = low_at(tokens, at - 1)
    if before in words.sets["modals"]:
        return True
    if words.language == "de" and tokens[at].low.endswith("en"):
        start = clause_start(tokens, at, words)
        if any(token.low in words.sets["modals"] for token in tokens[start:at]):
            return True
        return any(token.low in words.sets["modals"] for token in tokens[at + 1 : at + 2])
    if words.language == "en":
        return (
            any(low_at(tokens, at - back) in words.sets["modals"] for back in (1, 2))
            or before in words.sets["determiners"] | words.sets["ordinals"] | {"own"}
            or _is_possessed(tokens, at)
            or _is_one(tokens, at, words)
        )
    if before in POINTING and at == 1:
        return False
    return before in words.sets["determiners"] and not behind_clitic(tokens, at, words)


def _is_one(tokens: Sequence[Token], at: int, words: SpeechWords) -> bool:
    """True for the noun in "a short telephone call", which is spelled like a verb's plural form."""
    if tokens[at].low + "s" not in words.finite:
        return False
    for place in range(at - 1, max(-1, at - 7), -1):
        token = tokens[place]
        if token.low in _ONE or (token.low in words.sets["ordinals"] and place < at - 1):
            return True
        if (
            (token.kind == "mark" and token.text != "-")
            or token.kind == "quote"
            or token.capital
            or token.low in words.closed
        ):
            return False
    return False


def _is_possessed(tokens: Sequence[Token], at: int) -> bool:
    """True for the noun in "the company's claim", which is spelled like a verb."""
    before = low_at(tokens, at - 1)
    owned = before.endswith(("'s", "s'")) and before.split("'")[0] not in _SHORT_SUBJECTS
    return owned and not tokens[at].low.endswith(("ed", "said", "told"))


def _helper(tokens: Sequence[Token], at: int, words: SpeechWords) -> tuple[int, bool] | None:
    """The auxiliary of a participle and whether it makes a passive."""
    if words.language == "de" and low_at(tokens, at + 1) in words.sets["perfect"]:
        return at + 1, False
    if words.language == "de" and low_at(tokens, at + 1) in words.sets["passive"]:
        return at + 1, True
    if words.language == "nl" and low_at(tokens, at + 1) in words.sets["heard"]:
        heard = _heard(tokens, at, at + 1, words)
        return None if heard is None else (at + 1, False)
    reach = _MAX_TENSE if words.language in _BRACKETING else 4
    for position in range(at - 1, max(-1, at - 1 - reach), -1):
        token = tokens[position]
        if token.text == "," and tokens[at].low in words.finite and words.nouns_capitalised:
            return None
        if (token.kind == "quote" and words.language not in _BRACKETING) or token.text in {":", ";"}:
            return None
        if (
            words.language not in _BRACKETING
            and position < at - 1
            and tokens[position + 1].low not in words.sets["adverbs"] | words.sets["passive"]
        ):
            return None
        if token.low in words.sets["passive"]:
            return position, low_at(tokens, position - 1) not in words.sets["reflexive"]
        if token.low in words.sets["perfect"]:
            if any(t.low in words.sets["passive"] for t in tokens[position:at]):
                return position, True
            return position, False
        if token.low in words.finite and words.language in _BRACKETING:
            return None
    return None


def _compound(tokens: Sequence[Token], at: int, helper: tuple[int, bool], words: SpeechWords) -> Voice | None:
    position, passive = helper
    heard = None if passive else _heard(tokens, at, position, words)
    if heard is not None:
        return _clause(tokens, heard, at, words) if content_fits(tokens, at, heard, words) else None
    if passive or low_at(tokens, at + 1) == "worden":
        return _agent(tokens, position, at, words)
    if tokens[at].low in words.split and not _particle_follows(tokens, at, words):
        return None
    if not content_fits(tokens, at, position, words):
        return None
    return _clause(tokens, position, at, words)


def _heard(tokens: Sequence[Token], at: int, helper: int, words: SpeechWords) -> int | None:
    """The finite verb of hearsay about a saying: "was said to have replied", "soll geantwortet haben"."""
    if words.language in _BRACKETING:
        start = clause_start(tokens, min(at, helper), words)
        if low_at(tokens, helper) not in words.sets["heard"]:
            return None
        return next((n for n in range(start, at) if tokens[n].low in words.sets["hearsay"]), None)
    begin = helper - 3
    if begin <= 0 or low_at(tokens, helper) not in words.sets["heard"] or low_at(tokens, helper - 1) != "to":
        return None
    if low_at(tokens, helper - 2) not in words.sets["hearsay"]:
        return None
    while begin > 0 and tokens[begin].low in words.sets["adverbs"]:
        begin -= 1
    return begin if tokens[begin].low in words.sets["passive"] else None


def _agent(tokens: Sequence[Token], helper: int, at: int, words: SpeechWords) -> Voice | None:
    """Passive: "wurde von X gewarnt", "was warned by X"."""
    where = range(helper + 1, at) if words.language == "de" else range(at + 1, min(len(tokens), at + 8))
    for position in where:
        if tokens[position].low in words.sets["agent"]:
            who = phrase_at(tokens, position + 1, words)
            if who is not None and who.agent and not who.pronoun:
                return Voice(who, clause_start(tokens, helper, words), helper, inline=False)
    return None


def _clause(tokens: Sequence[Token], verb: int, last: int, words: SpeechWords) -> Voice | None:
    """The voice of a clause whose finite verb (or auxiliary) is at ``verb`` and whose participle is at ``last``."""
    start = clause_start(tokens, verb, words)
    if low_at(tokens, start - 1) in _OBJECTS:
        return None
    opens = start == verb or (
        words.language in ROMANCE and start == verb - 1 and _is_reflexive(tokens, start, words)
    )
    inline = opens and start > 0 and tokens[start - 1].low not in words.sets["coordinators"]
    left = left_subject(tokens, start, start if opens else verb, words)
    if left is not None and tokens[verb].low in words.sets["takes_deeds"] and _is_deed(tokens[left.last - 1]):
        left = None
    right: Phrase | None = None
    through: Phrase | None = None
    if may_invert(tokens, start, verb, words):
        behind = last if words.language in ROMANCE else verb
        if words.language in ROMANCE and low_at(tokens, last + 1) in words.split.get(tokens[last].low, ()):
            behind = last + 1
        right, through = right_subject(tokens, behind, words)
        if words.language == "en" and (
            tokens[verb].low in _TELLS or (left is not None and not _is_agent(right))
        ):
            right = None
    if opens and start < verb and not (_is_agent(right) or (right is not None and right.pronoun)):
        right = None
    if left is None and start > 0 and words.nouns_capitalised:
        left = verb_last_subject(tokens, start, verb, min(verb, last), words)
        if left is not None:
            right, through = None, told(tokens, left.last - 1, words)
    if left is not None and (left.agent or left.pronoun):
        if (through is None and words.nouns_capitalised) or words.language == "en":
            through = told(tokens, verb, words)
        return Voice(left, left.first, verb, inline=False, through=_other(through, left))
    if right is not None and (right.agent or right.pronoun or inline):
        if not words.nouns_capitalised and not right.agent and not right.pronoun:
            return (
                None if words.language == "en" and not inline else Voice(right, start, verb, inline, through)
            )
        bare = (
            words.nouns_capitalised and left is not None and tokens[right.first].low in words.sets["counted"]
        )
        return None if bare else Voice(right, start, verb, inline, through=_other(through, right))
    if (
        left is not None
        and tokens[last].low not in words.sets["dubs"]
        and (inline or any(token.kind == "quote" for token in tokens) or _states(tokens, last, words))
    ):
        return Voice(left, left.first, verb, inline=False)
    if (
        (words.drops_subject or (words.by_stem and _is_spoken_before(tokens, verb)))
        and opens
        and (start == 0 or tokens[start - 1].text in {",", "–", "—"} or tokens[start - 1].kind == "quote")
    ):
        return Voice(None, start, verb, inline)
    return None


def _is_spoken_before(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a quotation and a dash stand before a verb alone: "„…” – skomentował."."""
    return (
        verb > 1
        and tokens[verb - 1].text in {"–", "—", "-"}
        and any(t.kind == "quote" for t in tokens[:verb])
    )


def _is_deed(token: Token) -> bool:
    """Whether a noun before its verb is what is ruled out: "Entlassungen schloss er aus"."""
    return token.low.endswith(("ung", "ungen", "streik", "streiks"))


def _is_reflexive(tokens: Sequence[Token], at: int, words: SpeechWords) -> bool:
    return tokens[at].low in words.sets["reflexive"]


def _is_agent(found: Phrase | None) -> bool:
    return found is not None and found.agent


def _other(through: Phrase | None, who: Phrase) -> Phrase | None:
    """The outlet, where it is named and not the speaker: "sagte X der Zeitung" names none."""
    return None if through is None or through.start == who.start or through.unnamed else through


def _states(tokens: Sequence[Token], last: int, words: SpeechWords) -> bool:
    """True when a clause with "that", or a comma and reported mood, follows."""
    after = tokens[last + 1 :]
    if (
        any(token.low in words.sets["that"] for token in after[:6])
        or tokens[last].low in words.sets["speaks_of"] | words.sets["reckons"]
    ):
        return True
    return tokens[last].low not in words.sets["open"] and not words.nouns_capitalised


def _it_says(tokens: Sequence[Token], at: int, words: SpeechWords) -> Voice | None:
    """For "hieß es aus dem Kreml", "heißt es in der Mitteilung des Ministeriums"."""
    position = at + 2
    while position < len(tokens) and tokens[position].low in words.sets["adverbs"] | words.sets["time"]:
        position += 1
    if position < len(tokens) and tokens[position].low in {
        "aus",
        "in",
        "im",
        "von",
        "vom",
        "bei",
        "beim",
        "seitens",
    }:
        who = source_phrase(tokens, position + 1, words)
        if who is not None:
            return Voice(who, at, at, inline=at > 0)
    return None


def _quoting(tokens: Sequence[Token], at: int, words: SpeechWords) -> Voice | None:
    """For "zitierte die Agentur X den Minister", "Reuters quoted the minister as saying": the one who is quoted."""
    outer = _clause(tokens, at, at, words)
    if outer is None or outer.who is None or outer.who.pronoun:
        return None
    quoted = phrase_at(tokens, max(at + 1, outer.who.last), words)
    if quoted is None or quoted.pronoun or not quoted.agent:
        return None
    return Voice(quoted, outer.first, at, outer.inline, through=outer.who)


def _inverted(tokens: Sequence[Token], at: int, words: SpeechWords) -> Voice | None:
    """French "dit-il", "a-t-elle ajouté"."""
    low = tokens[at].low
    for ending in ("-t-il", "-t-elle", "-t-ils", "-t-elles", "-il", "-elle", "-ils", "-elles"):
        if low.endswith(ending):
            stem = low.removesuffix(ending)
            if stem in words.finite or (
                stem in words.sets["perfect"]
                and any(token.low in words.sets["verb_participles"] for token in tokens[at + 1 : at + 4])
            ):
                who = Phrase(at, at + 1, tokens[at].start, tokens[at].end, pronoun=True)
                return Voice(who, at, at, inline=True)
            return None
    return None


def source_phrase(tokens: Sequence[Token], at: int, words: SpeechWords) -> Phrase | None:
    """The phrase of a source; of "einem Bericht der Zeitung" it is the newspaper."""
    found = phrase_at(tokens, at, words)
    if found is None:
        return None
    nouns = words.sets["nouns_of_saying"]
    for position in range(found.first, min(len(tokens) - 1, found.first + 5)):
        if tokens[position].low in nouns:
            inner_at = position + 1
            if low_at(tokens, inner_at) in {"von", "vom", "by", "from", "of", "in", "aus"}:
                inner_at += 1
            elif low_at(tokens, inner_at) not in words.sets["determiners"]:
                return found
            inner = phrase_at(tokens, inner_at, words)
            return inner if inner is not None and inner.agent else found
    return found


def is_reported(tokens: Sequence[Token], words: SpeechWords, *, after_report: bool) -> bool:
    """True when the sentence's mood (Konjunktiv) says that these are somebody's words.

    Args:
        tokens: of the sentence.
        words: of the language.
        after_report: the sentence before is reported speech; then weaker forms count too.
    """
    marks = words.sets["reported"] | (words.sets["reported_weak"] if after_report else frozenset())
    plain = [token for token in tokens if token.kind == "word"]
    if any(token.low in _FIRST_PERSON for token in plain):
        return False
    if any(token.low in marks and (not token.capital or at == 0) for at, token in enumerate(plain)):
        return True
    return after_report and words.language == "de" and _has_unknown_mood(tokens, words)


def _has_unknown_mood(tokens: Sequence[Token], words: SpeechWords) -> bool:
    """True for "Es zerfalle …": a verb in -e where a plain one would end in -t."""
    subject = phrase_at(tokens, 0, words)
    at = subject.last if subject is not None else 1
    if subject is None and low_at(tokens, 0) not in {"es", "man", "das", "dies", "dort", "daher", "deshalb"}:
        return False
    verb = low_at(tokens, at)
    return (
        len(verb) > 3
        and verb.endswith("e")
        and not verb.endswith("te")
        and verb not in words.closed
        and not tokens[at].capital
    )
