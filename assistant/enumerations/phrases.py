"""Under the enumerations: where a noun phrase begins and ends, by small words, capitals and the shape of words.

In come tokens, out come ``Item``s: a phrase that covers given tokens, begins at one, or ends before one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.enumerations.words import EnumerationWords, Phrase
from assistant.speakers.tokens import Token

MAX_ITEM_WORDS = 14
_GERMAN_ADJECTIVE = re.compile(r".{2,}(?:e|en|er|es|em)")
_GERMAN_PAST = re.compile(r"(?!ge|un).{2,}(?:te|ten|tet)")
_HOLDS_AN_ARTICLE = frozenset(
    "im am vom zum zur beim ins ans au aux du des al del dal nel sul ao aos do da no na".split()
)
_PERFECT = {
    "fr": frozenset("a ont avait avaient est sont était étaient".split()),
    "es": frozenset("ha han había habían".split()),
    "it": frozenset("ha hanno aveva avevano".split()),
}
_BEFORE_A_NOUN = frozenset("the a an his her its their our my every each another no".split())
_BEFORE_A_VERB = {
    "en": frozenset(
        "we they he she it i you who which that to will would can could should may might must not".split()
    ),
    "fr": frozenset("il elle ils elles on nous qui peut peuvent doit doivent pour".split()),
    "es": frozenset("que quien puede pueden debe deben".split()),
    "ru": frozenset("он она они мы кто который которая которые".split()),
    "uk": frozenset("він вона вони ми який яка які".split()),
}
"""Behind these, a bare word in the languages without capitals for nouns is a verb."""
_NEVER_A_TITLE = (
    "ung",
    "ungen",
    "heit",
    "keit",
    "keiten",
    "schaft",
    "schaften",
    "ionen",
    "tät",
    "nis",
    "innen",
)
_NAME_PARTICLES = frozenset("von van de der den la le di da dos al el bin ibn ben del du ter zu y".split())


@dataclass(frozen=True, slots=True)
class Item:
    """A noun phrase: tokens ``first`` to ``last`` (exclusive); ``core``: without its preposition."""

    first: int
    last: int
    core: int


@dataclass(frozen=True, slots=True)
class NounPhrases:
    """The noun phrases among the tokens between two hard borders.

    Attributes:
        tokens: as ``enumeration_tokens.merged`` gives them.
        words: of their language.
    """

    tokens: Sequence[Token]
    words: EnumerationWords

    def _phrase(self, at: int, phrases: Sequence[Phrase]) -> Phrase | None:
        """The first of the phrases (longest first) that stands at a token."""
        for phrase in phrases:
            if tuple(token.low for token in self.tokens[at : at + len(phrase)]) == phrase:
                return phrase
        return None

    def _preposition(self, at: int) -> str | None:
        if at < len(self.tokens) and self._is_preposition(at):
            return self.tokens[at].low
        return None

    def _is_preposition(self, at: int) -> bool:
        return (
            self.tokens[at].low in self.words.prepositions
            and self.tokens[at].low not in self.words.determiners
        )

    def _is_determiner(self, at: int) -> bool:
        token = self.tokens[at]
        return token.low in self.words.determiners or token.kind == "number"

    def _is_stop(self, at: int) -> bool:
        token = self.tokens[at]
        return token.low in self.words.stops and not (token.text.isupper() and len(token.text) > 1)

    def _is_closed(self, at: int) -> bool:
        token = self.tokens[at]
        if token.text.isupper() and len(token.text) > 1:
            return False
        low = token.low
        return low in self.words.stops or low in self.words.prepositions or (low,) in self.words.joining

    def _is_name(self, at: int) -> bool:
        """A capital that is no small word's at the head of the region."""
        token = self.tokens[at]
        return token.kind == "quote" or (
            token.capital and not self._is_closed(at) and token.low not in self.words.determiners
        )

    def _is_verb(self, at: int) -> bool:
        token = self.tokens[at]
        if token.kind != "word" or token.capital:
            return False
        if self.words.language == "de":
            return not _GERMAN_ADJECTIVE.fullmatch(token.low) or (
                token.low in self.words.verbs or _GERMAN_PAST.fullmatch(token.low) is not None
            )
        if self.words.language == "en" and at > 0 and self.tokens[at - 1].low in _BEFORE_A_NOUN:
            return False
        if at > 0 and self.tokens[at - 1].low in _PERFECT.get(self.words.language, ()):
            return True
        if at > 0 and self.words.agrees(self.tokens[at - 1].low, token.low):
            return True
        if not self.words.is_verb(token.low):
            return False
        return not (self.words.language == "en" and self._stands_as_adjective(at))

    def _stands_as_adjective(self, at: int) -> bool:
        """Whether an English participle stands before its noun: "a broken valve", "damaged roads"."""
        low = self.tokens[at].low
        if not low.endswith(("ed", "ing", "en")) and low not in ("broken", "lost", "sunk", "won", "cut"):
            return False
        if at + 1 >= len(self.tokens):
            return low.endswith("ing")
        after = self.tokens[at + 1]
        if after.kind != "word" or self._is_closed(at + 1) or after.low in self.words.determiners:
            return low.endswith("ing") and (after.low == "of" or after.text == ",")
        return (
            at == 0
            or self._is_determiner(at - 1)
            or self._is_border(at - 1)
            or (self.words.is_verb(self.tokens[at - 1].low) and not self._is_closed(at - 1))
        )

    def _is_border(self, at: int) -> bool:
        token = self.tokens[at]
        return token.text == "," or (token.low,) in self.words.joining

    def _covering(self, begin: int, end: int, preposition: str | None = None) -> Item | None:
        """The tokens as one noun phrase with all that hangs on it; None where they are anything else.

        Args:
            begin, end: the tokens.
            preposition: what the phrase must begin with, in whatever form; None for none.
        """
        core = begin
        if begin >= end or end - begin > MAX_ITEM_WORDS:
            return None
        if preposition is not None:
            if not self._is_preposition(begin) or not self.words.alike(self.tokens[begin].low, preposition):
                return None
            core += 1
        elif self._is_preposition(begin):
            return None
        if core >= end or not self._ends_phrase(end - 1):
            return None
        for at in range(core, end):
            token = self.tokens[at]
            if token.text == "," or self._is_stop(at) or (token.low,) in self.words.joining:
                return None
            if token.kind == "mark" and token.text not in ("%", "€", "$", "£", "&", "'", "’", "."):
                return None
            if self._is_determiner(at) or self._is_preposition(at):
                continue
            if self._is_verb(at) and not self._is_attribute(core, at):
                return None
            if self._follows_german_noun(core, at):
                return None
        if not any(self._is_noun(at) for at in range(core, end)):
            return None
        return Item(begin, end, core)

    def _follows_german_noun(self, core: int, at: int) -> bool:
        """Whether a small word comes right behind a German noun, as no attribute does: "Straßen standen"."""
        token = self.tokens[at]
        if self.words.language != "de" or token.capital or token.kind != "word":
            return False
        return at > core and self.tokens[at - 1].capital

    def _is_attribute(self, core: int, at: int) -> bool:
        """Whether a German word that looks like a verb stands between article and noun."""
        if self.words.language != "de" or not _GERMAN_ADJECTIVE.fullmatch(self.tokens[at].low):
            return False
        return at > core and any(self._is_determiner(before) for before in range(max(core, at - 3), at))

    def _ends_phrase(self, at: int) -> bool:
        token = self.tokens[at]
        if token.kind == "mark":
            return token.text in "%€$£"
        if self._is_closed(at) or token.low in self.words.determiners:
            return False
        if self.words.language != "de" and self._is_verb(at):
            return False
        return self._is_noun(at)

    def _is_noun(self, at: int) -> bool:
        token = self.tokens[at]
        if token.kind == "quote":
            return True
        if token.kind != "word" or self._is_closed(at) or token.low in self.words.determiners:
            return False
        return token.capital or self.words.language != "de"

    def _forward(self, at: int, preposition: str | None) -> Item | None:
        """The noun phrase that begins at a token, as far as it surely goes."""
        core = at + (preposition is not None)
        end = self._phrase_end(core)
        if end is None:
            return None
        return Item(at, end, core)

    def _phrase_end(self, core: int) -> int | None:
        position = core
        count = len(self.tokens)
        while position < count and self._is_determiner(position):
            position += 1
        nouns = position
        while position < count and self._goes_on(nouns, position):
            position += 1
        if self.words.language == "de":
            while (
                position > nouns
                and not self.tokens[position - 1].capital
                and self.tokens[position - 1].kind != "quote"
            ):
                position -= 1
        if position == nouns or not self._ends_phrase(position - 1):
            return None
        return self._with_attachments(core, nouns, position)

    def _goes_on(self, nouns: int, at: int) -> bool:
        """Whether the token is one more word of a noun phrase that began at ``nouns``."""
        token = self.tokens[at]
        if token.kind == "quote":
            return True
        if token.kind == "number":
            return at > nouns and self.tokens[at - 1].capital
        if token.kind != "word" or token.low in self.words.determiners:
            return False
        if self._is_closed(at):
            particle = token.low in _NAME_PARTICLES and at > nouns and self.tokens[at - 1].capital
            return (
                particle
                and at + 1 < len(self.tokens)
                and self.tokens[at + 1].capital
                and token.low not in self.words.of
            )
        if token.capital:
            named = at == nouns or self.tokens[at - 1].capital or self.tokens[at - 1].kind == "quote"
            return (
                named
                or not any(self._is_name(before) for before in range(nouns, at))
                or token.low != token.text
            )
        if self.words.language == "de":
            if at > nouns and self.tokens[at - 1].capital:
                return False
            return _GERMAN_ADJECTIVE.fullmatch(token.low) is not None
        if (
            self._is_verb(at)
            or self.words.is_time(token.low)
            or (token.low.endswith("ly") and self.words.language == "en")
        ):
            return False
        if at > nouns and self.tokens[at - 1].capital and self.words.language != "en":
            return self.words.is_adjective(token.low) or self.words.is_adjective(self.tokens[at - 1].low)
        return not self._is_person(nouns, at)

    def _is_person(self, first: int, last: int) -> bool:
        """Two or more capitals and nothing else: a name that no small word continues."""
        return last - first >= 2 and all(self._is_name(at) for at in range(first, last))

    def _with_attachments(self, core: int, nouns: int, end: int) -> int:
        """The end of the phrase with what surely belongs to its noun: "of the port", "der Bauern", "for families"."""
        count = len(self.tokens)
        if end < count and self.tokens[end].text == "(…)":
            end += 1
        if end >= count:
            return end
        low = self.tokens[end].low
        common = not self._is_name(end - 1) or self.words.language == "de"
        attached: int | None = None
        if low in self.words.of or (common and low in self.words.purpose and end - core >= 1):
            attached = self._phrase_end(end + 1)
        elif self.words.language == "de" and low in ("des", "der", "eines", "einer"):
            heads = self.tokens[end - 1]
            if low in ("des", "eines") or nouns > core or self._is_german_common(heads):
                attached = self._phrase_end(end)
        return end if attached is None else attached

    def _is_german_common(self, token: Token) -> bool:
        return self.words.is_role(token.text) or token.low.endswith(
            ("ung", "ungen", "heit", "keit", "keiten", "schaft", "ion", "ionen", "tät", "er", "innen")
        )

    def _backward(
        self, begin: int, end: int, following: Item, preposition: str | None, last: Item
    ) -> Item | None:
        """The noun phrase that ends before ``end``: of those that do, the one most like the item behind it."""
        if self._ends_in_time(end):
            return None
        chosen: Item | None = None
        stop = end
        for _ in range(3):
            start = self._phrase_start(begin, stop)
            if start is None:
                break
            hangs = self._hangs_on_a_noun(begin, start, last)
            item = self._with_preposition(begin, Item(start, end, start), preposition)
            if item is not None:
                after = self._after_subject(item, following)
                if after is not None or (not hangs and self._led(item) == self._led(following)):
                    return after or item
                belongs = stop < end and self.tokens[stop].low in self.words.of | self.words.purpose
                chosen = item if chosen is None or belongs else chosen
            if hangs:
                stop = start
                continue
            if start - 1 <= begin or not self._is_preposition(start - 1):
                break
            stop = start - 1
        return chosen

    def _leads_into_name(self, item: Item) -> bool:
        """Whether unknown words before a name may hold a verb, or end a phrase of their own ("В списке Якутск")."""
        language = self.words.language
        return self.words.speech is None or (
            language in ("ru", "uk") and self._preposition(item.first - 1) is not None
        )

    def _hangs_on_a_noun(self, begin: int, start: int, last: Item) -> bool:
        """Whether a French "des" is an "of" to the noun before it, though it looks like an article."""
        low = self.tokens[start].low
        if low not in self.words.of or low not in self.words.determiners or start - 1 < begin:
            return False
        return self._ends_phrase(start - 1) and self.tokens[last.first].low not in self.words.of

    def _ends_in_time(self, end: int) -> bool:
        return self.words.is_time(self.tokens[end - 1].low)

    def _after_subject(self, item: Item, following: Item) -> Item | None:
        """What an unknown verb leaves of "The museum shows coins": the words behind it."""
        if self.words.language == "de" or item.first > self._clause_head(item.first) + 1:
            return None
        if item.first > self._clause_head(item.first) and not self._is_preposition(item.first - 1):
            return None
        nouns = item.core
        while nouns < item.last and self._is_determiner(nouns):
            nouns += 1
        for at in range(nouns + 1, item.last - 1):
            token = self.tokens[at]
            plural = self.words.language == "en" and at == nouns + 1 and self.tokens[nouns].low.endswith("s")
            if token.kind == "word" and not token.capital and (plural or self.words.may_be_verb(token.low)):
                start = at + 1 + self._is_preposition(at + 1)
                rest = Item(start, item.last, start)
                return rest if self._led(rest)[0] == self._led(following)[0] else None
        if self._is_plain_name(following) and not self._is_plain_name(item) and self._leads_into_name(item):
            start = item.last
            while start > item.core and self._is_name(start - 1):
                start -= 1
            return Item(start, item.last, start) if start < item.last else None
        return None

    def _with_preposition(self, begin: int, item: Item, preposition: str | None) -> Item | None:
        if preposition is None:
            return item
        before = item.first - 1
        if before < begin or not self._is_preposition(before):
            return None
        return replace(item, first=before) if self.words.alike(self.tokens[before].low, preposition) else None

    def _led(self, item: Item) -> tuple[bool, bool]:
        """Whether an article or number leads it, and whether a name closes it."""
        closing = item.last - 1
        if self.tokens[closing].text == "(…)":
            closing -= 1
        named = self.words.language != "de" and self._is_name(closing)
        before = self.tokens[item.core - 1].low if item.core > 0 else ""
        return self._is_determiner(item.core) or before in _HOLDS_AN_ARTICLE, named

    def _phrase_start(self, begin: int, end: int) -> int | None:
        """Where the noun phrase that ends at ``end`` begins, at the border of its words; None without one."""
        if end <= begin or not self._ends_phrase(end - 1):
            return None
        at = end - 1
        if self.tokens[at].text == "(…)" and at > begin:
            at -= 1
        if self.words.language == "de":
            at = self._german_start(begin, at)
        else:
            while at > begin and self._continues_backward(at - 1):
                at -= 1
        while at > begin and self._is_determiner(at - 1):
            at -= 1
        at += self._is_bare_verb(at)
        if at == end or not any(self._is_noun(n) for n in range(at, end)):
            return None
        if self._is_genitive(at) and at - 1 > begin and self._is_name(at - 1):
            return self._phrase_start(begin, at) or at
        return at

    def _is_bare_verb(self, at: int) -> bool:
        """Whether a word must be a verb by what stands before it: "we need boats", "will return masks"."""
        if at == 0 or self.tokens[at - 1].low not in _BEFORE_A_VERB.get(self.words.language, ()):
            return False
        token = self.tokens[at]
        return token.kind == "word" and not self._is_name(at) and token.low not in self.words.determiners

    def _is_genitive(self, at: int) -> bool:
        return self.words.language == "de" and self.tokens[at].low in ("des", "der", "eines", "einer")

    def _continues_backward(self, at: int) -> bool:
        token = self.tokens[at]
        if token.kind == "quote":
            return token.text != "(…)"
        if (
            token.kind != "word"
            or self._is_closed(at)
            or token.low in self.words.determiners
            or self._is_verb(at)
        ):
            return False
        if not token.capital and (self.words.is_time(token.low) or token.low.endswith("ly")):
            return False
        return self.tokens[at + 1].low not in self.words.determiners

    def _is_titled(self, first: int, last: int) -> bool:
        """Whether a run of capitals behind an article is one noun phrase, and not "(stahlen) die Diebe Werkzeug"."""
        run = self.tokens[first:last]
        return any(
            self.words.is_given_name(token.text) or self.words.is_role(token.text) or token.kind == "quote"
            for token in run
        ) or run[0].low.endswith(("e", "en", "her", "ger", "ner"))

    def _german_start(self, begin: int, at: int) -> int:
        """Back over a run of capitals and the adjectives before them."""
        last = at
        while at > begin and (self._is_name(at - 1) or self._is_particle(at - 1)):
            before = self.tokens[at - 1]
            if self.words.is_time(before.low) or before.low.endswith(_NEVER_A_TITLE) or self._is_body(at - 1):
                break
            at -= 1
        if (
            last - at >= 1
            and at > begin
            and self._is_determiner(at - 1)
            and not self._is_titled(at, last + 1)
        ):
            return last
        nouns = at
        while at > begin and not self.tokens[at - 1].capital and self._is_german_attribute(at - 1):
            at -= 1
        if at < nouns and not (at > begin and (self._is_determiner(at - 1) or self._is_preposition(at - 1))):
            while at < nouns and (self._is_verb(at) or self.tokens[at].low.endswith("en")):
                at += 1
        return at

    def _is_body(self, at: int) -> bool:
        """Whether a German noun is a body that acts, with what it acts on behind it: "die Polizei Messer"."""
        speech = self.words.speech
        return (
            speech is not None
            and self.tokens[at].kind == "word"
            and speech.is_institution(self.tokens[at].text)
        )

    def _is_particle(self, at: int) -> bool:
        return (
            self.tokens[at].low in _NAME_PARTICLES
            and at > 0
            and self.tokens[at - 1].capital
            and self.words.is_given_name(self.tokens[at - 1].text)
        )

    def _is_german_attribute(self, at: int) -> bool:
        low = self.tokens[at].low
        return (
            _GERMAN_ADJECTIVE.fullmatch(low) is not None
            and not self._is_closed(at)
            and low not in self.words.determiners
        )

    def _is_plain_name(self, item: Item) -> bool:
        return self._is_name(item.core) and all(
            self._is_name(at) or self.tokens[at].low in _NAME_PARTICLES for at in range(item.core, item.last)
        )

    def _clause_head(self, at: int) -> int:
        for place in range(at - 1, -1, -1):
            if self.tokens[place].text == ",":
                return place + 1
        return 0
