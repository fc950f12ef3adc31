"""Below the speakers on the question line: who speaks behind a colon.

In come the text around a quote and one of its sentences, out comes the name before the colon, whether as a label
("Scholz: …"), as the subject of what opens the speech ("Sullivan wurde deutlicher: „…“"), or as nobody at all.
"""

from __future__ import annotations

from assistant.answer import Attribution
from assistant.speakers.clauses import is_reported
from assistant.speakers.phrases import Phrase, phrase_at
from assistant.speakers.scope import ReadSentence
from assistant.speakers.surroundings import Surroundings
from assistant.speakers.tokens import Token, is_speech


def label(around: Surroundings, read: ReadSentence) -> Phrase | None:
    """For "Scholz: …" at the head of a line."""
    colon = next((n for n, t in enumerate(read.tokens[:9]) if t.text == ":"), None)
    if colon is None or colon == 0 or colon + 1 >= len(read.tokens):
        return None
    phrase = phrase_at(read.tokens, 0, around.words, bounded=colon)
    if (
        phrase is None
        or phrase.last != colon
        or any(_is_possessive(token) for token in read.tokens[: colon - 1])
        or phrase.pronoun
        or read.tokens[0].low in around.words.sets["determiners"]
    ):
        return None
    known = any(
        t.text in around.words.given_names or around.words.is_role(t.text) or around.words.is_institution(t.text)
        or around.words.is_media(t.text)
        for t in read.tokens[:colon] if t.kind == "word"
    )  # fmt: skip
    if read.tokens[colon + 1].kind == "quote":
        return phrase if known or (colon <= 3 and phrase.agent and "-" not in read.tokens[0].text) else None
    person = known or around.is_known_surname(read.tokens[colon - 1].text)
    return phrase if person and (_is_headline_like(read) or known) and phrase.agent else None


def colon_subject(around: Surroundings, read: ReadSentence) -> Attribution | None:
    """For "Sullivan wurde deutlicher: „…“": the subject of a sentence whose colon opens what somebody says."""
    for n, token in enumerate(read.tokens):
        if token.text != ":":
            continue
        follows = read.tokens[n + 1] if n + 1 < len(read.tokens) else None
        speech = (
            follows is not None
            and follows.kind == "quote"
            and is_speech(around.article.text, (follows.start, follows.end))
        )
        opens = follows is None and any(read.span[1] <= q[0] <= read.span[1] + 6 for q in around.quoted)
        reported = _is_reported_behind(around, read, n)
        if speech or opens or reported:
            phrase = phrase_at(read.tokens, 0, around.words)
            if (
                phrase is not None
                and (speech or opens or around.is_known(read.tokens[phrase.first : phrase.last]))
                and phrase.agent
                and not phrase.pronoun
                and not phrase.oblique
                and read.tokens[phrase.last].low not in around.words.sets["coordinators"]
            ):
                return around.named(phrase)
    return None


def brings_another(around: Surroundings, read: ReadSentence) -> bool:
    """Whether the words before a colon name somebody, whose reported speech then may follow: not the one before."""
    colon = next((n for n, token in enumerate(read.tokens) if token.text == ":"), None)
    if colon is None or not _is_reported_behind(around, read, colon):
        return False
    subject = phrase_at(read.tokens, 0, around.words)
    subject_tokens = read.tokens[subject.first : subject.last] if subject and not subject.pronoun else []
    if around.is_known(subject_tokens):
        return True
    return any(one.end <= read.tokens[colon].start for one in around.people(read.span))


def before_colon(around: Surroundings, i: int) -> Attribution | None:
    """Whom the words before a colon are about, in "Der Trainer hat ihn berufen: „…“, sagte er."."""
    read = around.read(i)
    tokens = read.tokens
    colon = next(
        (n for n in range(len(tokens) - 1) if tokens[n].text == ":" and tokens[n + 1].kind == "quote"),
        None,
    )
    if colon is None or not any(voice.inline and voice.verb > colon for voice in read.voices):
        return None
    subject = phrase_at(tokens, 0, around.words)
    if subject is not None and subject.last <= colon and not subject.pronoun and not subject.oblique:
        return around.named(subject) if subject.agent else None
    people = [person for person in around.people(read.span) if person.end <= tokens[colon].start]
    return people[0] if len({person.name.split()[-1] for person in people}) == 1 else None


def _is_reported_behind(around: Surroundings, read: ReadSentence, colon: int) -> bool:
    """Whether a colon opens reported speech, in "Der Fachmann ist skeptisch: Das helfe niemandem."."""
    before, behind = read.tokens[:colon], read.tokens[colon + 1 :]
    return is_reported(behind, around.words, after_report=False) and not is_reported(
        before, around.words, after_report=False
    )


def _is_headline_like(read: ReadSentence) -> bool:
    return read.tokens[-1].text not in {".", "!", "?"}


def _is_possessive(token: Token) -> bool:
    """True for "Editor's" in "Editor's note:"."""
    return token.kind == "word" and token.low.endswith(("'s", "s'"))
