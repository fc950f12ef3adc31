"""On the question line, beside the reader: who says the words of a quote, by the text, and through whom.

In come an article and the range of a quote, out come the names as the text spells them, with their offsets.
Rules alone, no model: a name is only reported where the text says so, and a pronoun only becomes a name where
one speaker alone can be meant.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.answer import Attribution
from assistant.speakers.borders import within_reach
from assistant.speakers.clauses import is_reported
from assistant.speakers.colons import before_colon, brings_another, colon_subject, label
from assistant.speakers.guessed_language import guessed
from assistant.speakers.interviews import Turn, turn_at
from assistant.speakers.phrases import Phrase
from assistant.speakers.scope import ReadSentence, chosen_voice
from assistant.speakers.sources import Source
from assistant.speakers.surroundings import Surroundings
from assistant.speakers.tagged_speech import tagged_speaker
from assistant.speakers.tokens import is_speech, quoted_ranges
from assistant.speakers.words import LANGUAGES, speech_words
from index.records import Article, Span

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
        Spanish and Ukrainian; in those of ``tagged_speech`` the name beside a verb of saying is read).
        In an interview the words of a turn are those of whoever speaks it, in any language; whom that one
        quotes is known through that one.
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
    if not article.text[quote[0] : quote[1]].strip():
        return _NOBODY
    if language not in LANGUAGES:
        return Attributions(tagged_speaker(article, quote, language))
    return _Reading(Surroundings(article, quote, sentences, speech_words(language), within)).attribute(quote)


@dataclass(slots=True)
class _Reading:
    """The text around a quote, and what was found out about its sentences so far."""

    around: Surroundings
    _results: dict[int, Attributions] = field(init=False, default_factory=dict)

    def attribute(self, quote: Span) -> Attributions:
        """The attributions of most of the quote's characters."""
        inside = [
            (i, min(span[1], quote[1]) - max(span[0], quote[0]))
            for i, span in enumerate(self.around.spans)
            if span[0] < quote[1] and span[1] > quote[0]
        ]
        if not inside:
            return _NOBODY
        if len(inside) == 1:
            return self._of_part(inside[0][0], quote)
        weights: Counter[str] = Counter()
        firsts: dict[str, Attributions] = {}
        for i, length in inside:
            span = self.around.spans[i]
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
        if i < 0 or i >= len(self.around.spans) or depth > _MAX_BACK:
            return _NOBODY
        if i not in self._results:
            self._results[i] = _NOBODY
            self._results[i] = self._of_part(i, self.around.spans[i], depth)
        return self._results[i]

    def _of_part(self, i: int, part: Span, depth: int = 0) -> Attributions:
        """The attributions of a part of sentence ``i``."""
        read = self.around.read(i)
        around = self.around.quotation(part)
        own = self._own(i, read, part, depth)
        if own is not None:
            return self._told_behind(own, i, depth) if around is None and depth == 0 else own
        if around is not None and is_speech(self.around.article.text, around):
            return self._of_quotation(i, around, depth)
        pointed = self._pointed_back(i, depth) if around is None else None
        if pointed is not None:
            return pointed
        if read.tokens and is_reported(read.tokens, self.around.words, after_report=self._after_report(i)):
            return _NOBODY if brings_another(self.around, read) else self._carried(i, depth)
        return _NOBODY

    def _own(self, i: int, read: ReadSentence, part: Span, depth: int) -> Attributions | None:
        """What the sentence itself says about its speaker; None when it says nothing."""
        labelled = label(self.around, read)
        if labelled is not None:
            return Attributions(self.around.named(labelled))
        read = within_reach(read, part, self.around.words)
        chosen, outer = chosen_voice(read, part, self.around.words)
        named_sources = [(s, self._resolved(i, s.phrase, depth)) for s in read.sources]
        if chosen is None:
            if not named_sources:
                opener = colon_subject(self.around, read)
                return Attributions(opener) if opener is not None else None
            return _from_sources(named_sources)
        speaker = self._resolved(i, chosen.who, depth, inline=chosen.inline)
        via = self._resolved(i, outer.who, depth) if outer is not None and outer.who is not None else None
        if speaker is None and via is not None and outer is not None and outer.verb > chosen.verb:
            return Attributions(via)
        told = self.around.named(chosen.through) if chosen.through is not None else None
        cited = [name for source, name in named_sources if source.cited and name]
        if cited and speaker is not None and cited[0].start != speaker.start:
            return Attributions(cited[0], speaker)
        others = [
            name for source, name in named_sources
            if name and (speaker is None or (name.name != speaker.name and name.start != speaker.start))
        ]  # fmt: skip
        via = (others[0] if others else None) or via or told
        if (
            via is None
            and not chosen.inline
            and read.tokens[chosen.verb].low in self.around.words.sets["reported"]
        ):
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
            read = self.around.read(i)
            if read.voices:
                first = read.voices[0]
                return not first.inline and read.tokens[first.verb].low in self.around.words.sets["reported"]
            if read.sources or not is_reported(read.tokens, self.around.words, after_report=True):
                return False
            i -= 1
        return False

    def _resolved(
        self, i: int, phrase: Phrase | None, depth: int, *, inline: bool = False
    ) -> Attribution | None:
        if phrase is None or phrase.pronoun:
            return self._antecedent(i, phrase, depth, inline=inline)
        return self.around.named(phrase)

    def _antecedent(
        self, i: int, phrase: Phrase | None, depth: int, *, inline: bool = False
    ) -> Attribution | None:
        """Whom "er" or "she" means: the one speaker, else the one person, of the sentence before."""
        text = self.around.article.text
        lead = before_colon(self.around, i) if inline else None
        if lead is not None:
            return lead
        if phrase is not None:
            limit = next((t.start for t in self.around.read(i).tokens if t.kind == "quote"), phrase.start)
            limit = min(limit, phrase.start) if inline else phrase.start
            spoken = inline and limit == phrase.start
            before = [] if spoken else [p for p in self.around.people(self.around.spans[i]) if p.end <= limit]
            if len({p.name.split()[-1] for p in before}) == 1:
                return before[0]
            if before:
                return None
        if i == 0 or self.around.is_headline(i - 1) or depth > _MAX_BACK:
            return None
        earlier = self._of_sentence(i - 1, depth + 1)
        if earlier.speaker is not None:
            return earlier.speaker if earlier.via is None or self._is_outlet(earlier.via) else None
        if "\n\n" in text[self.around.spans[i - 1][1] : self.around.spans[i][0]]:
            return None
        people = self.around.people(self.around.spans[i - 1])
        if phrase is not None and phrase.last > phrase.first + 1 and self._names_more(i - 1, people):
            return None
        return people[0] if len({p.name.split()[-1] for p in people}) == 1 else None

    def _names_more(self, i: int, people: Sequence[Attribution]) -> bool:
        """Whether somebody unknown may be named too, whom "der 58-Jährige" may mean as well."""
        tokens = self.around.read(i).tokens
        for n in range(1, len(tokens)):
            first, last = tokens[n - 1], tokens[n]
            is_name = first.capital and last.capital and first.low not in self.around.words.closed
            is_held = any(person.start < last.end and first.start < person.end for person in people)
            if is_name and not is_held and not any(self.around.words.is_role(t.text) for t in (first, last)):
                return True
        return False

    def _is_outlet(self, name: Attribution) -> bool:
        return any(self.around.words.is_media(word) for word in name.name.split())

    def _of_quotation(self, i: int, around: Span, depth: int) -> Attributions:
        """The speaker of direct speech whose sentence does not name one."""
        text = self.around.article.text
        touching = [
            n
            for n, span in enumerate(self.around.spans)
            if span[0] < around[1] and span[1] > around[0] and n != i
        ]
        for n in sorted(touching, reverse=True):
            found = self._own(
                n,
                self.around.read(n),
                (max(self.around.spans[n][0], around[0]), min(self.around.spans[n][1], around[1])),
                depth,
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
            and not self.around.is_headline(before)
            and depth < _MAX_BACK
            and self.around.goes_on(before, first)
        ):
            return self._of_sentence(before, depth + 1)
        return _NOBODY

    def _last_voice(self, i: int, depth: int) -> Attributions:
        end = self.around.spans[i][1]
        found = self._own(i, self.around.read(i), (end - 1, end), depth)
        return found if found is not None else self._of_sentence(i, depth + 1)

    def _said_after(self, last: int, around: Span, depth: int) -> Attributions | None:
        """For "… „Zitat!“ Das sagte X.": the sentence behind points back."""
        n = last + 1
        if (
            n >= len(self.around.spans)
            or "\n" in self.around.article.text[around[1] : self.around.spans[n][0]]
        ):
            return None
        read = self.around.read(n)
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
        if n >= len(self.around.spans) or self.around.is_headline(i):
            return None
        if "\n" in self.around.article.text[self.around.spans[i][1] : self.around.spans[n][0]]:
            return None
        read = self.around.read(n)
        lows = [token.low for token in read.tokens]
        conveying = self.around.words.sets["conveying"]
        opening = next(
            (
                len(phrase)
                for phrase in self.around.words.points_back
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
            token.kind == "quote" or token.text == ":" or token.low in self.around.words.sets["that"]
            for token in read.tokens[max(opening, verb) :]
        )
        if verb > opening + 3 or not conveyed or says_more or depth > _MAX_BACK:
            return None
        return self._own(n, read, read.span, depth + 1)

    def _after_report(self, i: int) -> bool:
        """True when the sentence before reports speech indirectly."""
        if (
            i == 0
            or self.around.is_headline(i - 1)
            or "\n\n" in self.around.article.text[self.around.spans[i - 1][1] : self.around.spans[i][0]]
        ):
            return False
        read = self.around.read(i - 1)
        if is_reported(read.tokens, self.around.words, after_report=False):
            return True
        if read.voices and self.around.words.language == "de":
            return True
        return is_reported(read.tokens, self.around.words, after_report=True) and self._after_report(i - 1)

    def _carried(self, i: int, depth: int) -> Attributions:
        """The speaker of the sentence before, whose report goes on."""
        if i == 0 or self.around.is_headline(i - 1) or depth >= _MAX_BACK:
            return _NOBODY
        return self._of_sentence(i - 1, depth + 1)


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
