"""Under the enumerations: like noun phrases that commas and joining words connect, and what speaks against it.

In come the tokens of a range that no enumeration leaves, out come the enumerations in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.enumerations.phrases import MAX_ITEM_WORDS, Item, NounPhrases
from assistant.enumerations.words import Phrase, is_institution
from index.records import Span

MAX_CHARACTERS = 700
_FOR_ONE = frozenset(
    """the a an his her its their my our der die das den dem des ein eine einen einem einer sein seine ihr ihre le la l'
    les un une son sa leur el los las una su il lo i gli o a os as um uma de het een""".split()
)
_CLAUSE_VERBS = frozenset(
    """is are was were has have had will would can could should may might ist sind war waren hat haben hatte hatten
    wird werden wurde wurden kann können soll sollen muss est sont était étaient a ont avait es son era fue ha
    han""".split()
)
_GERMAN_VERB_LAST = frozenset("dass weil wenn ob als nachdem während obwohl die der".split())
"""What a German clause whose verb comes last may begin with, behind its comma."""
_ROMANCE = ("fr", "es", "it", "pt")


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A coordination of two or more like items; half-open offsets into the text."""

    start: int
    end: int
    items: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """The whole of it."""
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class Coordinations(NounPhrases):
    """The coordinations among the tokens between two hard borders.

    Attributes:
        after_colon: a colon stands before the tokens.
    """

    after_colon: bool = False

    def found(self) -> Iterator[Enumeration]:
        """The enumerations, also those that lie in others."""
        if self.after_colon:
            yield from self._row()
        at = 0
        while at < len(self.tokens):
            pair = self._pair(at)
            if pair is not None:
                yield pair
            joining = self._phrase(at, self.words.joining)
            if joining is not None:
                chain = self._chain(at, joining)
                if chain is not None:
                    yield chain
                at += len(joining)
            else:
                at += 1

    def _row(self) -> Iterator[Enumeration]:
        """Three or more phrases parted by commas alone, from a colon to the sentence's end."""
        borders = [-1, *(n for n, token in enumerate(self.tokens) if token.text == ","), len(self.tokens)]
        if len(borders) < 4:
            return
        parts = [self._covering(one + 1, other) for one, other in pairwise(borders)]
        row = [part for part in parts if part is not None]
        if len(row) == len(parts) and self._are_alike(row):
            yield self._enumeration(row)

    def _pair(self, at: int) -> Enumeration | None:
        """What "both" or "sowohl" opens at a token, from there on."""
        for opener, answer in self.words.pairs:
            if self._phrase(at, [opener]) is None:
                continue
            first = at + len(opener)
            for middle in range(first + 1, min(len(self.tokens), first + 2 * MAX_ITEM_WORDS)):
                if self._phrase(middle, [answer]) is None:
                    continue
                end = middle - (self.tokens[middle - 1].text == ",")
                one = self._covering(first, end, self._preposition(first))
                other = self._forward(middle + len(answer), self._preposition(first))
                if one is not None and other is not None and self._are_alike([one, other]):
                    rest = self._more(other, self._preposition(first))
                    return replace(
                        self._enumeration([one, other, *rest]),
                        start=self.tokens[at].start,
                    )
                break
        return None

    def _chain(self, at: int, joining: Phrase) -> Enumeration | None:
        """The enumeration whose last items the joining words at ``at`` connect."""
        comma = at > 0 and self.tokens[at - 1].text == ","
        if comma and joining not in self.words.after_comma:
            return None
        after = at + len(joining)
        preposition = self._preposition(after)
        last = self._forward(after, preposition)
        if last is None:
            return None
        chain = self._back_from(at, joining, last, preposition)
        if chain is None and preposition is not None:
            chain = self._back_from(at, joining, last, None)
            if chain is not None and self._with_preposition(0, chain[0], preposition) is None:
                return None
        return None if chain is None else self._enumeration(chain)

    def _back_from(self, at: int, joining: Phrase, last: Item, preposition: str | None) -> list[Item] | None:
        """The items that lead up to the joining words at ``at``, with the last ones."""
        comma = at > 0 and self.tokens[at - 1].text == ","
        chain = [last]
        end = at - comma
        commas = 0
        while end > 0:
            begin = self._segment(end)
            whole = self._covering(begin, end, preposition) if begin > 0 else None
            if whole is None:
                first = self._backward(begin, end, chain[0], preposition, last)
                if first is not None:
                    chain.insert(0, first)
                break
            chain.insert(0, whole)
            before = self._separator(begin)
            if before is None:
                break
            commas += self.tokens[begin - 1].text == ","
            end = before
        if len(chain) < 2 or (comma and commas == 0 and len(chain) == 2 and len(joining) == 1):
            return None
        chain += self._more(last, preposition)
        if not self._are_alike(chain) or self._opens_clause(chain) or self._may_be_cut(chain):
            return None
        return chain

    def _more(self, last: Item, preposition: str | None) -> list[Item]:
        """Items behind the last one that further joining words add ("A und B sowie C")."""
        more: list[Item] = []
        at = last.last
        while at < len(self.tokens):
            comma = self.tokens[at].text == ","
            joining = self._phrase(at + comma, self.words.joining)
            if joining is None or (comma and (joining not in self.words.after_comma or len(joining) < 2)):
                break
            item = self._forward(at + comma + len(joining), preposition)
            if item is None:
                break
            more.append(item)
            at = item.last
        return more

    def _segment(self, end: int) -> int:
        """Where the tokens before ``end`` begin, behind the comma or joining words before them; 0 at the border."""
        for begin in range(end - 1, 0, -1):
            before = self.tokens[begin - 1]
            if before.text == "," or (before.low,) in self.words.joining:
                return begin
        return 0

    def _separator(self, begin: int) -> int | None:
        """Where the separator before ``begin`` starts."""
        for phrase in self.words.joining:
            if begin >= len(phrase) and self._phrase(begin - len(phrase), [phrase]) is not None:
                start = begin - len(phrase)
                return start - (start > 0 and self.tokens[start - 1].text == ",")
        return begin - 1 if self.tokens[begin - 1].text == "," else None

    def _enumeration(self, chain: Sequence[Item]) -> Enumeration:
        spans = tuple((self.tokens[one.first].start, self.tokens[one.last - 1].end) for one in chain)
        return Enumeration(spans[0][0], spans[-1][1], spans)

    # What speaks against an enumeration

    def _are_alike(self, chain: Sequence[Item]) -> bool:
        """False for appositions, numbers, times, adjectives before one noun, and the names of ministries."""
        first, last = chain[0], chain[-1]
        if self.tokens[last.last - 1].end - self.tokens[first.first].start > MAX_CHARACTERS:
            return False
        if any(not self._says_something(item) for item in chain):
            return False
        if any(self._is_apposition(one, other) for one, other in pairwise(chain)):
            return False
        if len(chain) == 2 and (self._is_of_institution(first) or self._is_half_led(first, last)):
            return False
        return not self._share_a_noun(chain)

    def _is_half_led(self, first: Item, last: Item) -> bool:
        """Whether of two nouns the first has an article and the second lacks it: "la piscine et augmenté"."""
        if self.words.language not in _ROMANCE or not self._led(first)[0]:
            return False
        return not (self._is_determiner(last.core) or self._is_name(last.core))

    def _says_something(self, item: Item) -> bool:
        head = self.tokens[item.last - 1]
        if head.low.rstrip(".") and self.words.is_time(head.low):
            return False
        return any(self._is_noun(at) for at in range(item.core, item.last))

    def _is_apposition(self, one: Item, other: Item) -> bool:
        """Whether the second says who the first is: behind a comma, a role or a described thing without a name."""
        if self.tokens[other.first - 1].text != ",":
            return False
        if not self._is_plain_name(one):
            named = other.last - other.core > 1 and self._is_plain_name(other)
            return named and any(self._closes_as_role(at, one.last) for at in range(one.core, one.last))
        if any(self.words.is_given_name(self.tokens[at].text) for at in range(other.core, other.last)):
            return False
        person = any(self.words.is_given_name(self.tokens[at].text) for at in range(one.core, one.last))
        if self._counts(other.core):
            return False
        if person and not self._is_plain_name(other):
            return True
        if self.words.language == "de" and not (person or self._is_determiner(other.core)):
            return False
        return any(self._closes_as_role(at, other.last) for at in range(other.core, other.last))

    def _counts(self, at: int) -> bool:
        """Whether a number or "several" stands there, so that one person cannot be meant."""
        token = self.tokens[at]
        return token.kind == "number" or (self._is_determiner(at) and token.low not in _FOR_ONE)

    def _closes_as_role(self, at: int, last: int) -> bool:
        """Whether a token is a role, of one person, that no name follows."""
        word = self.tokens[at].text
        if not self.words.is_role(word) or (at + 1 < last and self._is_name(at + 1)):
            return False
        return self.words.language == "de" or not word.endswith("s")

    def _is_of_institution(self, first: Item) -> bool:
        """Whether two things make one name: "Department of Health and Human Services"."""
        before = first.core - 1
        while before > 0 and (self._is_preposition(before) or self._is_determiner(before)):
            before -= 1
            if is_institution(self.tokens[before].text):
                return True
        return False

    def _share_a_noun(self, chain: Sequence[Item]) -> bool:
        """Whether adjectives go with one noun: "economic and political sanctions"."""
        if self.words.language == "de":
            return False
        last = chain[-1]
        if last.last - last.core > 1:
            bare = all(
                one.last - one.core == 1 or self.words.language in ("ru", "uk", "pl") for one in chain[:-1]
            )
            return bare and all(self.words.is_adjective(self.tokens[one.last - 1].low) for one in chain[:-1])
        closing = self.tokens[last.core]
        return not closing.capital and self.words.is_adjective(closing.low)

    def _may_be_cut(self, chain: Sequence[Item]) -> bool:
        """Whether an item that was not understood stands before the first one, with a comma between them."""
        before = chain[0].first - 2
        if before < 0 or self.tokens[before + 1].text != ",":
            return False
        token = self.tokens[before]
        return not (
            self._is_verb(before)
            or self._is_closed(before)
            or token.kind == "number"
            or self.words.is_time(token.low)
        )

    def _opens_clause(self, chain: Sequence[Item]) -> bool:
        """Whether what looks like the last item may be the subject of a clause of its own.

        So where a verb follows it, more words follow that, and the enumeration is not itself at the head of its
        clause; and where it stands behind the comma of a clause that "when" or "in" opened.
        """
        begin, end = chain[0].first, chain[-1].last
        if end >= len(self.tokens) or self.tokens[end].kind != "word":
            return False
        follows = self.tokens[end]
        verb = self._is_verb(end) or follows.low in _CLAUSE_VERBS
        if self.words.language == "de":
            closes = end + 1 >= len(self.tokens) or self.tokens[end + 1].kind == "mark"
            verb = (verb and not closes and not self._is_closed(end)) or (
                follows.low in _CLAUSE_VERBS and not closes
            )
            verb = verb and not self._is_verb_final(begin)
        elif not verb and not self._is_closed(end) and follows.low not in self.words.determiners:
            verb = not follows.capital and not self._is_name(end - 1)
        if not verb:
            return False
        head = self._clause_head(begin)
        if begin == head or (
            self.tokens[begin - 1].low in self.words.of and self._covering(head, chain[0].last) is not None
        ):
            return False
        if len(chain) == 2:
            return True
        opener = self.tokens[0].low
        fronted = opener in self.words.stops or opener in self.words.prepositions
        return fronted and self.words.language != "de"

    def _is_verb_final(self, begin: int) -> bool:
        """Whether a German clause that "dass" or a relative opened holds the enumeration: its verb comes last."""
        head = self._clause_head(begin)
        return head > 0 and self.tokens[head].low in _GERMAN_VERB_LAST
