"""On the question line, beside the reader: who says the words of a quote, by the text, and through whom.

In come an article and the range of a quote, out come the names as the text spells them, with their offsets.
Rules alone, no model: a name is only reported where the text says so, and a pronoun only becomes a name where
one speaker alone can be meant.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.answer import Attribution
from assistant.speakers.borders import within_reach
from assistant.speakers.clauses import is_reported, voices
from assistant.speakers.guessed_language import guessed
from assistant.speakers.interviews import Turn, turn_at
from assistant.speakers.phrases import Phrase, phrase_at
from assistant.speakers.scope import ReadSentence, chosen_voice
from assistant.speakers.sources import Source, sources
from assistant.speakers.tokens import Token, is_speech, quoted_ranges, tokens_of
from assistant.speakers.words import LANGUAGES, SpeechWords, speech_words
from index.records import Article, Span
from index.text.sentences import sentences as sentence_spans

_APPOSED_ROLE = re.compile(r",\s+((?:[^\W\d_]+[ ]){0,2}[^\W\d_]+)")
"""What stands behind a name and a comma: ", the lawyer"."""
_WINDOW = 2500
_MAX_BACK = 5


@dataclass(frozen=True, slots=True)
class Attributions:
    """Who says it, and through whom it is known; None where the text does not say."""

    speaker: Attribution | None = None
    via: Attribution | None = None


_NOBODY = Attributions()


def attribute(article: Article, quote: Span, sentences: Sequence[Span] | None = None) -> Attributions:
    """Who says the words in the quote.

    Args:
        article: the article that holds the quote.
        quote: half-open range of ``article.text``: a sentence, several, or words inside one.
        sentences: the article's sentence spans in order, when they are known already.

    Returns:
        Names with exact offsets; both None for narration, and for languages without rules
        (rules exist for Dutch, English, French, German, Italian, Polish, Portuguese, Russian,
        Spanish and Ukrainian). In an interview the words of a turn are those of whoever speaks it, in any
        language; whom that one quotes is known through that one.
    """
    turn = turn_at(article, quote)
    if turn is None:
        return _by_sentences(article, quote, sentences)
    return _in_turn(article, turn, quote)


def _in_turn(article: Article, turn: Turn, quote: Span) -> Attributions:
    """Whoever speaks the turn of an interview, or whom that one quotes there: then known through that one."""
    quote = (max(quote[0], turn.words), quote[1]) if quote[1] > turn.words else quote
    if article.language not in LANGUAGES:
        is_quoting = any(
            is_speech(article.text, quoted) and quoted[0] < quote[1] and quote[0] < quoted[1]
            for quoted in quoted_ranges(article.text, turn.words, turn.end)
        )
        return _NOBODY if is_quoting else Attributions(turn.speaker)
    found = _by_sentences(article, quote, None, (turn.words, turn.end))
    nested = found.speaker
    last = turn.speaker.name.split()[-1] if turn.speaker is not None else None
    if nested is None or nested.name.split()[-1] == last:
        return Attributions(turn.speaker)
    return Attributions(nested, found.via or turn.speaker)


def _by_sentences(
    article: Article, quote: Span, sentences: Sequence[Span] | None, within: Span | None = None
) -> Attributions:
    """Who says the words by the sentences around them alone, of the whole text or of a stretch of it."""
    language = article.language or guessed(article.text[max(0, quote[0] - 400) : quote[1] + 400])
    if language not in LANGUAGES or not article.text[quote[0] : quote[1]].strip():
        return _NOBODY
    surroundings = _Surroundings(article, quote, sentences, speech_words(language), within)
    return surroundings.attribute(quote)


@dataclass(slots=True)
class _Surroundings:
    """The text around a quote: sentences, quotation marks, and what was found out about them so far."""

    article: Article
    quote: Span
    given: Sequence[Span] | None
    words: SpeechWords
    within: Span | None = None
    spans: list[Span] = field(init=False)
    quoted: list[Span] = field(init=False)
    _reads: dict[int, ReadSentence] = field(init=False, default_factory=dict)
    _results: dict[int, Attributions] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        text = self.article.text
        start = _paragraph_start(text, max(0, self.quote[0] - _WINDOW))
        end = text.find("\n\n", min(len(text), self.quote[1] + 400))
        end = min(len(text), self.quote[1] + _WINDOW) if end < 0 else min(end, self.quote[1] + _WINDOW)
        if self.within is not None:
            start, end = max(start, self.within[0]), min(end, self.within[1])
        if self.given is None:
            self.spans = sentence_spans(text, self.words.language, start, end)
        else:
            first = bisect_right(self.given, (start, start))
            last = bisect_right(self.given, (end, end))
            self.spans = list(self.given[max(0, first - 1) : last])
            start = min(start, self.spans[0][0]) if self.spans else start
        self.quoted = quoted_ranges(text, start, end)

    def attribute(self, quote: Span) -> Attributions:
        """The attributions of most of the quote's characters."""
        inside = [
            (i, min(span[1], quote[1]) - max(span[0], quote[0]))
            for i, span in enumerate(self.spans)
            if span[0] < quote[1] and span[1] > quote[0]
        ]
        if not inside:
            return _NOBODY
        if len(inside) == 1:
            return self._of_part(inside[0][0], quote)
        weights: Counter[str] = Counter()
        firsts: dict[str, Attributions] = {}
        for i, length in inside:
            span = self.spans[i]
            found = self._of_part(i, (max(span[0], quote[0]), min(span[1], quote[1])))
            key = found.speaker.name.split()[-1] if found.speaker else ""
            weights[key] += length
            if key and (key not in firsts or (found.via and not firsts[key].via)):
                firsts.setdefault(key, found)
        named = [(weight, key) for key, weight in weights.items() if key]
        if not named:
            return _NOBODY
        weight, key = max(named, key=lambda item: item[0])
        return firsts[key] if weight >= weights[""] * 0.5 else _NOBODY

    def _of_sentence(self, i: int, depth: int = 0) -> Attributions:
        if i < 0 or i >= len(self.spans) or depth > _MAX_BACK:
            return _NOBODY
        if i not in self._results:
            self._results[i] = _NOBODY
            self._results[i] = self._of_part(i, self.spans[i], depth)
        return self._results[i]

    def _of_part(self, i: int, part: Span, depth: int = 0) -> Attributions:
        """The attributions of a part of sentence ``i``."""
        read = self._read(i)
        around = self._quotation(part)
        own = self._own(i, read, part, depth)
        if own is not None:
            return self._told_behind(own, i, depth) if around is None and depth == 0 else own
        if around is not None and is_speech(self.article.text, around):
            return self._of_quotation(i, around, depth)
        pointed = self._pointed_back(i, depth) if around is None else None
        if pointed is not None:
            return pointed
        if read.tokens and is_reported(read.tokens, self.words, after_report=self._after_report(i)):
            return _NOBODY if self._brings_another(read) else self._carried(i, depth)
        return _NOBODY

    def _read(self, i: int) -> ReadSentence:
        if i not in self._reads:
            span = self.spans[i]
            tokens = tokens_of(self.article.text, span, self._masks(span))
            self._reads[i] = ReadSentence(
                span, tokens, voices(tokens, self.words), sources(tokens, self.words)
            )
        return self._reads[i]

    def _masks(self, span: Span) -> list[Span]:
        return [quoted for quoted in self.quoted if quoted[0] < span[1] and quoted[1] > span[0]]

    def _quotation(self, part: Span) -> Span | None:
        """The quotation that holds most of the part."""
        for begin, finish in self.quoted:
            overlap = min(finish, part[1]) - max(begin, part[0])
            if overlap > 0.6 * (part[1] - part[0]):
                return begin, finish
        return None

    def _own(self, i: int, read: ReadSentence, part: Span, depth: int) -> Attributions | None:
        """What the sentence itself says about its speaker; None when it says nothing."""
        labelled = self._label(read)
        if labelled is not None:
            return Attributions(self._named(labelled))
        read = within_reach(read, part, self.words)
        chosen, outer = chosen_voice(read, part, self.words)
        named_sources = [(s, self._resolved(i, s.phrase, depth)) for s in read.sources]
        if chosen is None:
            if not named_sources:
                return self._colon_subject(read)
            return _from_sources(named_sources)
        speaker = self._resolved(i, chosen.who, depth, inline=chosen.inline)
        via = self._resolved(i, outer.who, depth) if outer is not None and outer.who is not None else None
        if speaker is None and via is not None and outer is not None and outer.verb > chosen.verb:
            return Attributions(via)
        told = self._named(chosen.through) if chosen.through is not None else None
        cited = [name for source, name in named_sources if source.cited and name]
        if cited and speaker is not None and cited[0].start != speaker.start:
            return Attributions(cited[0], speaker)
        others = [
            name for source, name in named_sources
            if name and (speaker is None or (name.name != speaker.name and name.start != speaker.start))
        ]  # fmt: skip
        via = (others[0] if others else None) or via or told
        if via is None and not chosen.inline and read.tokens[chosen.verb].low in self.words.sets["reported"]:
            via = self._reporter(i, speaker, depth)
        return Attributions(speaker, via)

    def _reporter(self, i: int, speaker: Attribution | None, depth: int) -> Attribution | None:
        """Who told, one sentence before, that "Putin habe gewarnt"; not who is only reported there as well."""
        earlier = self._carried(i, depth)
        teller = earlier.via or (None if self._is_itself_reported(i - 1) else earlier.speaker)
        if speaker is None or teller is None or teller.name.split()[-1] == speaker.name.split()[-1]:
            return None
        return teller

    def _is_itself_reported(self, i: int) -> bool:
        """Whether whoever speaks in a sentence is reported to: "A habe erwidert, …", and what goes on from there."""
        while i >= 0:
            read = self._read(i)
            if read.voices:
                first = read.voices[0]
                return not first.inline and read.tokens[first.verb].low in self.words.sets["reported"]
            if read.sources or not is_reported(read.tokens, self.words, after_report=True):
                return False
            i -= 1
        return False

    def _resolved(
        self, i: int, phrase: Phrase | None, depth: int, *, inline: bool = False
    ) -> Attribution | None:
        if phrase is None or phrase.pronoun:
            return self._antecedent(i, phrase, depth, inline=inline)
        return self._named(phrase)

    def _named(self, phrase: Phrase) -> Attribution:
        return Attribution(self.article.text[phrase.start : phrase.end], phrase.start, phrase.end)

    def _antecedent(
        self, i: int, phrase: Phrase | None, depth: int, *, inline: bool = False
    ) -> Attribution | None:
        """Whom "er" or "she" means: the one speaker, else the one person, of the sentence before."""
        text = self.article.text
        lead = self._before_colon(i) if inline else None
        if lead is not None:
            return lead
        if phrase is not None:
            limit = next((t.start for t in self._read(i).tokens if t.kind == "quote"), phrase.start)
            limit = min(limit, phrase.start) if inline else phrase.start
            spoken = inline and limit == phrase.start
            before = [] if spoken else [p for p in self._people(self.spans[i]) if p.end <= limit]
            if len({p.name.split()[-1] for p in before}) == 1:
                return before[0]
            if before:
                return None
        if i == 0 or self._is_headline(i - 1) or depth > _MAX_BACK:
            return None
        earlier = self._of_sentence(i - 1, depth + 1)
        if earlier.speaker is not None:
            return earlier.speaker if earlier.via is None or self._is_outlet(earlier.via) else None
        if "\n\n" in text[self.spans[i - 1][1] : self.spans[i][0]]:
            return None
        people = self._people(self.spans[i - 1])
        if phrase is not None and phrase.last > phrase.first + 1 and self._names_more(i - 1, people):
            return None
        return people[0] if len({p.name.split()[-1] for p in people}) == 1 else None

    def _names_more(self, i: int, people: Sequence[Attribution]) -> bool:
        """Whether somebody unknown may be named too, whom "der 58-Jährige" may mean as well."""
        tokens = self._read(i).tokens
        for n in range(1, len(tokens)):
            first, last = tokens[n - 1], tokens[n]
            is_name = first.capital and last.capital and first.low not in self.words.closed
            is_held = any(person.start < last.end and first.start < person.end for person in people)
            if is_name and not is_held and not any(self.words.is_role(t.text) for t in (first, last)):
                return True
        return False

    def _before_colon(self, i: int) -> Attribution | None:
        """Whom the words before a colon are about, in "Der Trainer hat ihn berufen: „…“, sagte er."."""
        read = self._read(i)
        tokens = read.tokens
        colon = next(
            (n for n in range(len(tokens) - 1) if tokens[n].text == ":" and tokens[n + 1].kind == "quote"),
            None,
        )
        if colon is None or not any(voice.inline and voice.verb > colon for voice in read.voices):
            return None
        subject = phrase_at(tokens, 0, self.words)
        if subject is not None and subject.last <= colon and not subject.pronoun and not subject.oblique:
            return self._named(subject) if subject.agent else None
        people = [person for person in self._people(read.span) if person.end <= tokens[colon].start]
        return people[0] if len({person.name.split()[-1] for person in people}) == 1 else None

    def _is_outlet(self, name: Attribution) -> bool:
        return any(self.words.is_media(word) for word in name.name.split())

    def _people(self, span: Span) -> list[Attribution]:
        """Persons named outside quotation marks: by a role or a given name, or by a surname that the article knows."""
        tokens = tokens_of(self.article.text, span, self._masks(span))
        found: list[Attribution] = []
        at = 0
        while at < len(tokens):
            token = tokens[at]
            if token.kind != "word" or not token.capital or (token.low in self.words.closed):
                at += 1
                continue
            end = at
            while end < len(tokens) and tokens[end].capital and tokens[end].low not in self.words.closed:
                end += 1
            if end == at + 1 and token.text in self.words.given_names:
                end = self._past_particles(tokens, end)
            run = tokens[at:end]
            begin = next((n for n, t in enumerate(run) if t.text in self.words.given_names), None)
            if begin is None:
                roles = [n for n, t in enumerate(run) if self.words.is_role(t.text)]
                lower_role = (
                    at > 0
                    and not tokens[at - 1].capital
                    and tokens[at - 1].kind == "word"
                    and self.words.is_role(tokens[at - 1].text)
                )
                begin = (
                    roles[-1] + 1 if roles else 0 if lower_role or self._known_surname(run[0].text) else None
                )
            if begin is not None and begin < len(run):
                start, finish = run[begin].start, run[-1].end
                name = self.article.text[start:finish]
                found.append(Attribution(name, start, finish))
            at = max(end, at + 1)
        return found

    def _past_particles(self, tokens: Sequence[Token], at: int) -> int:
        """Past what joins a surname to a given name: "Jan de Wit"."""
        end = at
        while end < len(tokens) - 1 and end - at < 2 and tokens[end].low in self.words.sets["particles"]:
            end += 1
        return end + 1 if end > at and tokens[end].capital else at

    def _known_surname(self, word: str) -> bool:
        """True when a given name or a role stands before the word somewhere in the text around."""
        text = self.article.text[max(0, self.quote[0] - _WINDOW) : self.quote[1] + 400]
        at = text.find(word)
        while at >= 0:
            before = text[max(0, at - 30) : at].rstrip().rsplit(None, 1)
            if before and (
                before[-1] in self.words.given_names or self.words.is_role(before[-1].strip('„"«“.,'))
            ):
                return True
            if self._is_introduced(text[max(0, at - 60) : at], text[at + len(word) : at + len(word) + 60]):
                return True
            at = text.find(word, at + 1)
        return False

    def _is_introduced(self, before: str, after: str) -> bool:
        """Whether a surname has an unlisted given name and a role by it: "Präsidentin Zita X", "Zita X, a lawyer,"."""
        near = [word.strip('„"«“(') for word in before.split()[-2:]]
        given = near[-1] if near and before.endswith(" ") else ""
        if not given[:1].isupper() or given[-1] in ".,:;" or given.lower() in self.words.closed:
            return False
        apposed = _APPOSED_ROLE.match(after)
        beside = apposed is not None and any(self.words.is_role(word) for word in apposed[1].split())
        return beside or (len(near) > 1 and self.words.is_role(near[0]))

    def _label(self, read: ReadSentence) -> Phrase | None:
        """For "Scholz: …" at the head of a line."""
        colon = next((n for n, t in enumerate(read.tokens[:9]) if t.text == ":"), None)
        if colon is None or colon == 0 or colon + 1 >= len(read.tokens):
            return None
        phrase = phrase_at(read.tokens, 0, self.words, bounded=colon)
        if (
            phrase is None
            or phrase.last != colon
            or any(_is_possessive(token) for token in read.tokens[: colon - 1])
            or phrase.pronoun
            or read.tokens[0].low in self.words.sets["determiners"]
        ):
            return None
        known = any(
            t.text in self.words.given_names or self.words.is_role(t.text) or self.words.is_institution(t.text)
            or self.words.is_media(t.text)
            for t in read.tokens[:colon] if t.kind == "word"
        )  # fmt: skip
        if read.tokens[colon + 1].kind == "quote":
            return (
                phrase if known or (colon <= 3 and phrase.agent and "-" not in read.tokens[0].text) else None
            )
        person = known or self._known_surname(read.tokens[colon - 1].text)
        return phrase if person and (self._is_headline_like(read) or known) and phrase.agent else None

    def _is_headline_like(self, read: ReadSentence) -> bool:
        return read.tokens[-1].text not in {".", "!", "?"}

    def _colon_subject(self, read: ReadSentence) -> Attributions | None:
        """For "Sullivan wurde deutlicher: „…“": the subject of a sentence whose colon opens what somebody says."""
        for n, token in enumerate(read.tokens):
            if token.text != ":":
                continue
            follows = read.tokens[n + 1] if n + 1 < len(read.tokens) else None
            speech = (
                follows is not None
                and follows.kind == "quote"
                and is_speech(self.article.text, (follows.start, follows.end))
            )
            opens = follows is None and any(read.span[1] <= q[0] <= read.span[1] + 6 for q in self.quoted)
            reported = self._is_reported_behind(read, n)
            if speech or opens or reported:
                phrase = phrase_at(read.tokens, 0, self.words)
                if (
                    phrase is not None
                    and (speech or opens or self._is_known(read.tokens[phrase.first : phrase.last]))
                    and phrase.agent
                    and not phrase.pronoun
                    and not phrase.oblique
                    and read.tokens[phrase.last].low not in self.words.sets["coordinators"]
                ):
                    return Attributions(self._named(phrase))
        return None

    def _is_reported_behind(self, read: ReadSentence, colon: int) -> bool:
        """Whether a colon opens reported speech, in "Der Fachmann ist skeptisch: Das helfe niemandem."."""
        before, behind = read.tokens[:colon], read.tokens[colon + 1 :]
        return is_reported(behind, self.words, after_report=False) and not is_reported(
            before, self.words, after_report=False
        )

    def _brings_another(self, read: ReadSentence) -> bool:
        """Whether the words before a colon name somebody, whose reported speech then may follow: not the one before."""
        colon = next((n for n, token in enumerate(read.tokens) if token.text == ":"), None)
        if colon is None or not self._is_reported_behind(read, colon):
            return False
        subject = phrase_at(read.tokens, 0, self.words)
        subject_tokens = read.tokens[subject.first : subject.last] if subject and not subject.pronoun else []
        if self._is_known(subject_tokens):
            return True
        return any(one.end <= read.tokens[colon].start for one in self._people(read.span))

    def _is_known(self, tokens: Sequence[Token]) -> bool:
        """Whether a phrase has a role, a body, or a person's name in it."""
        return any(
            self.words.is_role(token.text)
            or self.words.is_institution(token.text)
            or token.text in self.words.given_names
            or (token.low not in self.words.closed and self._known_surname(token.text))
            for token in tokens
            if token.kind == "word" and token.capital
        )

    def _of_quotation(self, i: int, around: Span, depth: int) -> Attributions:
        """The speaker of direct speech whose sentence does not name one."""
        text = self.article.text
        touching = [
            n for n, span in enumerate(self.spans) if span[0] < around[1] and span[1] > around[0] and n != i
        ]
        for n in sorted(touching, reverse=True):
            found = self._own(
                n, self._read(n), (max(self.spans[n][0], around[0]), min(self.spans[n][1], around[1])), depth
            )
            if found is not None and found.speaker is not None:
                return found
        first = min([*touching, i])
        last = max([*touching, i])
        before = first - 1
        if before >= 0 and text[: around[0]].rstrip().endswith(":"):
            return self._last_voice(before, depth)
        after = self._said_after(last, around, depth)
        if after is not None:
            return after
        if (
            before >= 0
            and not self._is_headline(before)
            and depth < _MAX_BACK
            and self._goes_on(before, first)
        ):
            return self._of_sentence(before, depth + 1)
        return _NOBODY

    def _last_voice(self, i: int, depth: int) -> Attributions:
        end = self.spans[i][1]
        found = self._own(i, self._read(i), (end - 1, end), depth)
        return found if found is not None else self._of_sentence(i, depth + 1)

    def _said_after(self, last: int, around: Span, depth: int) -> Attributions | None:
        """For "… „Zitat!“ Das sagte X.": the sentence behind points back."""
        n = last + 1
        if n >= len(self.spans) or "\n" in self.article.text[around[1] : self.spans[n][0]]:
            return None
        read = self._read(n)
        if not read.tokens or not read.voices:
            return None
        opens = read.tokens[0]
        points_back = (
            opens.low in {"das", "dies", "so", "это", "це", "así", "eso"} or read.voices[0].verb == 0
        )
        lower = opens.kind == "word" and not opens.capital
        if (points_back and read.voices[0].verb <= 1) or lower:
            return self._own(n, read, read.span, depth)
        return None

    def _told_behind(self, own: Attributions, i: int, depth: int) -> Attributions:
        """With who passed it on, for "X hat den Abzug begrüßt. Das teilte seine Sprecherin mit."."""
        pointed = self._pointed_back(i, depth) if own.speaker is not None and own.via is None else None
        teller = pointed.speaker if pointed is not None else None
        if own.speaker is None or teller is None or teller.name.split()[-1] == own.speaker.name.split()[-1]:
            return own
        return Attributions(own.speaker, teller)

    def _pointed_back(self, i: int, depth: int) -> Attributions | None:
        """For "Der Hafen wird erweitert. Das sagte X.": the sentence behind says who says it."""
        n = i + 1
        if n >= len(self.spans) or self._is_headline(i):
            return None
        if "\n" in self.article.text[self.spans[i][1] : self.spans[n][0]]:
            return None
        read = self._read(n)
        lows = [token.low for token in read.tokens]
        conveying = self.words.sets["conveying"]
        opening = next(
            (
                len(phrase)
                for phrase in self.words.points_back
                if tuple(lows[: len(phrase)]) == phrase
                or (lows[:1] and lows[0] in conveying and tuple(lows[1 : len(phrase) + 1]) == phrase)
            ),
            None,
        )
        if opening is None or len(read.voices) != 1 or read.voices[0].who is None:
            return None
        verb = read.voices[0].verb
        conveyed = any(low in conveying for low in lows[verb : verb + 3])
        says_more = any(
            token.kind == "quote" or token.text == ":" or token.low in self.words.sets["that"]
            for token in read.tokens[max(opening, verb) :]
        )
        if verb > opening + 3 or not conveyed or says_more or depth > _MAX_BACK:
            return None
        return self._own(n, read, read.span, depth + 1)

    def _goes_on(self, before: int, first: int) -> bool:
        """True when a quotation stands in the same paragraph as the quoted sentence before it."""
        gap = self.article.text[self.spans[before][1] : self.spans[first][0]]
        spoken = any(t.kind == "quote" for t in self._read(before).tokens)
        return spoken and "\n\n" not in gap

    def _after_report(self, i: int) -> bool:
        """True when the sentence before reports speech indirectly."""
        if (
            i == 0
            or self._is_headline(i - 1)
            or "\n\n" in self.article.text[self.spans[i - 1][1] : self.spans[i][0]]
        ):
            return False
        read = self._read(i - 1)
        if is_reported(read.tokens, self.words, after_report=False):
            return True
        if read.voices and self.words.language == "de":
            return True
        return is_reported(read.tokens, self.words, after_report=True) and self._after_report(i - 1)

    def _carried(self, i: int, depth: int) -> Attributions:
        """The speaker of the sentence before, whose report goes on."""
        if i == 0 or self._is_headline(i - 1) or depth >= _MAX_BACK:
            return _NOBODY
        return self._of_sentence(i - 1, depth + 1)

    def _is_headline(self, i: int) -> bool:
        span = self.spans[i]
        return any(begin <= span[0] and span[1] <= finish for begin, finish in self.article.headlines)


def _from_sources(named: Sequence[tuple[Source, Attribution | None]]) -> Attributions:
    """Sources alone: the person speaks, the outlet passes it on."""
    known = [(source, name) for source, name in named if name is not None]
    if not known:
        return _NOBODY
    if len(known) == 1:
        return Attributions(known[0][1])
    says = [name for source, name in known if source.says or source.cited]
    people = [name for source, name in known if not source.phrase.media]
    speaker = (says or people or [known[0][1]])[0]
    return Attributions(speaker, next(name for _, name in known if name is not speaker))


def _is_possessive(token: Token) -> bool:
    """True for "Editor's" in "Editor's note:"."""
    return token.kind == "word" and token.low.endswith(("'s", "s'"))


def _paragraph_start(text: str, at: int) -> int:
    found = text.rfind("\n\n", 0, at)
    return 0 if found < 0 or at - found > _WINDOW else found + 2
