"""A finding as it is quoted: the words that answer come in, with the sentence that carries them they go out.

Moved to who says it where that is asked for, grown to all that is listed, and from a headline to the text below it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.answer import MAX_QUOTE_CHARACTERS, Attribution
from assistant.claims.superseded import in_its_place, mentions, takes_back
from assistant.enumerations.items import enumeration_around, enumerations
from assistant.extracts.deciding import decided
from assistant.extracts.headlines import in_headline, said_in_text, same_words
from assistant.extracts.nearest_saying import Near, with_nearest_saying
from assistant.extracts.whole_quotations import completed, quotations
from assistant.judge import Finding
from assistant.judging.whole_words import whole
from assistant.kinds.asked_words import find_asked_words, holds_more
from assistant.kinds.question_type import number_asked
from assistant.reading import Question
from assistant.speakers.attribution import attribute
from assistant.speakers.full_names import full_name
from assistant.speakers.interviews import name_in_label, turn_at, without_label
from assistant.speakers.stances import asked_stance, takes
from assistant.speakers.who_speaks import asks_for_speaker
from assistant.speakers.words import LANGUAGES
from assistant.words.mentions import missing_numbers
from index.passages import sentences
from index.records import Article, Passage, Span, overlap
from index.text.phrases import quoted_phrases


@dataclass(frozen=True, slots=True)
class Find:
    """A finding with the sentence that carries it.

    Attributes:
        also: for a headline's, where the text says so too.
        says: its words name whom the text makes the speaker of the sentence, or are that one's in an interview; or the
            sentence, which has no speaker, takes the stand to what is said that is asked for.
        taken_back: its article says that it is not so, or no more, and gives nothing in its place.
    """

    passage: Passage
    article: Article
    finding: Finding
    quote: Span
    also: Span | None = None
    says: bool = False
    taken_back: bool = False

    @property
    def words(self) -> str:
        """The exact words that answer."""
        return self.article.text[self.finding.span[0] : self.finding.span[1]]


def found(question: Question, passage: Passage, article: Article, finding: Finding, *, is_list: bool) -> Find:
    """The finding as it is quoted: with its sentence, moved to who says it or grown to all that is listed.

    What the text corrects is moved to what it gives in its place.
    """
    asks_who = asks_for_speaker(question.standalone)
    quote = without_label(article, carrying(article, finding.span))
    if quote[0] >= finding.span[1]:
        quote = carrying(article, finding.span)
    finding = Finding((max(finding.span[0], quote[0]), finding.span[1]), finding.probability)
    finding = Finding(whole(article.text, finding.span, quote, article.language), finding.probability)
    says = taken_back = False
    if asks_who:
        finding, quote = speaking(article, finding, quote)
        speaker = attribute(article, quote).speaker
        quote = with_asked_words(question, passage, quote)
        says = speaker is not None and _names_speaker(article, finding.span, quote, speaker)
        says = says or (speaker is None and _takes_stance(question, article, quote))
    elif is_list:
        finding, quote = listing(article, finding, quote, number_asked(question.standalone))
    else:
        finding, quote, taken_back = corrected(question, article, finding, quote)
        finding = decided(question, article, finding, quote)
    find = Find(passage, article, finding, quote, says=says, taken_back=taken_back)
    return _resting_on_text(find, asks_who)


def corrected(
    question: Question, article: Article, finding: Finding, quote: Span
) -> tuple[Finding, Span, bool]:
    """The finding moved to what its text gives in its place, and whether it is taken back for nothing.

    One that itself stands in another's place gets the sentence before, which tells what it corrects.
    """
    text = article.text
    if takes_back(question.standalone, text, finding.span, quote):
        following = beside(article, quote, before=False)
        instead = in_its_place(text, finding.span, quote, following)
        wider = (
            quote
            if instead is None or following is None or instead[1] <= quote[1]
            else (quote[0], following[1])
        )
        if instead is None or wider[1] - wider[0] > MAX_QUOTE_CHARACTERS:
            return finding, quote, True
        return Finding(instead, finding.probability), wider, False
    before = beside(article, quote, before=True)
    if before is None or quote[1] - before[0] > MAX_QUOTE_CHARACTERS:
        return finding, quote, False
    for mention in mentions(text, before):
        if not takes_back(question.standalone, text, mention, before):
            continue
        instead = in_its_place(text, mention, before, quote)
        if instead is not None and overlap(instead, finding.span):
            return finding, (before[0], quote[1]), False
    return finding, quote, False


def beside(article: Article, quote: Span, *, before: bool) -> Span | None:
    """The sentence right before or behind in the same paragraph."""
    low, high = (
        (max(0, quote[0] - 500), quote[0]) if before else (quote[1], min(len(article.text), quote[1] + 500))
    )
    around = sentences(article.text, article.language, low, high)
    if not around:
        return None
    found = around[-1] if before else around[0]
    gap = article.text[found[1] : quote[0]] if before else article.text[quote[1] : found[0]]
    return None if "\n\n" in gap or gap.strip() else found


def with_asked_words(question: Question, passage: Passage, quote: Span) -> Span:
    """The quote grown by the sentences right beside it that hold the words which the question quotes."""
    asked = find_asked_words(quoted_phrases(question.standalone), passage.text, passage.language)
    if asked is None or not asked.nearness((quote[0] - passage.start, quote[1] - passage.start)):
        return quote
    begin, end = (passage.start + at for at in asked.place)
    wider = (min(quote[0], begin), max(quote[1], end))
    return wider if wider[1] - wider[0] <= MAX_QUOTE_CHARACTERS else quote


def as_shown(question: Question, find: Find, near: Near) -> Span:
    """The quote as it is shown: with what is said, where that is asked about, and with whole quotations."""
    return completed(find.article, _with_saying(question, find, near))


def _with_saying(question: Question, find: Find, near: Near) -> Span:
    """The quote with the sentences beside it that say what the question asks about, if it names who says so."""
    article, quote = find.article, find.quote
    if in_headline(article, quote) or turn_at(article, quote) is not None:
        return quote
    asks_who = asks_for_speaker(question.standalone) or bool(quoted_phrases(question.standalone))
    if not asks_who and (question.language in LANGUAGES or any(letter.isdecimal() for letter in find.words)):
        return quote
    wider = quote
    for before in (True, False):
        sentence = beside(article, quote, before=before)
        if sentence is None:
            continue
        said = completed(article, sentence)
        both = (min(quote[0], said[0]), max(quote[1], said[1]))
        if both[1] - both[0] > MAX_QUOTE_CHARACTERS:
            said, both = sentence, (min(quote[0], sentence[0]), max(quote[1], sentence[1]))
        if both[1] - both[0] > MAX_QUOTE_CHARACTERS:
            continue
        if not asks_who and not any(overlap(one, said) for one in quotations(article.text, *both)):
            continue
        if _says_it(question, find, said) and (wider == quote or both[1] - both[0] > wider[1] - wider[0]):
            wider = both
    if wider == quote and asks_for_speaker(question.standalone):
        return with_nearest_saying(article, quote, near)
    return wider


def _says_it(question: Question, find: Find, beside_it: Span) -> bool:
    """Whether a sentence says what is asked about, not the quote beside it: by its words, numbers or speaker."""
    article, text = find.article, find.article.text
    if article.language == question.language:
        return holds_more(
            question.standalone, text[slice(*beside_it)], text[slice(*find.quote)], article.language
        )
    lacking = missing_numbers(question.standalone, text[slice(*find.quote)])
    if len(missing_numbers(question.standalone, text[slice(*beside_it)])) < len(lacking):
        return True
    if find.says or attribute(article, find.quote).speaker is not None:
        return False
    speaker = attribute(article, beside_it).speaker
    return speaker is not None and speaker.name.split()[-1] in find.words.split()


def _takes_stance(question: Question, article: Article, quote: Span) -> bool:
    """Whether the sentence takes the stand to what is said that the question asks for: "Korn doubted the figure"."""
    stance = asked_stance(question.standalone, question.language)
    return stance is not None and takes(stance, article.text[slice(*quote)], article.language)


def _names_speaker(article: Article, span: Span, quote: Span, speaker: Attribution) -> bool:
    """Whether the words are the speaker's name, or in an interview the label or the whole quote of that one's turn."""
    whole = full_name(article, speaker)
    if any(overlap((one.start, one.end), span) for one in (speaker, whole)):
        return True
    turn = turn_at(article, quote)
    if turn is None or turn.speaker != speaker:
        return False
    label = name_in_label(article, turn)
    return span == quote or (label is not None and overlap(label, span))


def carrying(article: Article, span: Span) -> Span:
    """The headline or the sentences of the article around a span; the span itself where there are none."""
    for headline in article.headlines:
        if headline[0] <= span[0] and span[1] <= headline[1]:
            return headline
    low, high = max(0, span[0] - 1000), min(len(article.text), span[1] + 1000)
    around = [
        s for s in sentences(article.text, article.language, low, high) if s[0] < span[1] and span[0] < s[1]
    ]
    if not around:
        return span
    return (min(span[0], around[0][0]), max(span[1], around[-1][1]))


def speaking(article: Article, finding: Finding, quote: Span) -> tuple[Finding, Span]:
    """The finding moved to whoever says the quoted words, where one is named; the quote grown to hold the name.

    To the whole name, where the article has it shortly before a surname or a role alone that stands there. In an
    interview to the name in the label of the turn; where only the opening gives it, all stays as it is.
    """
    speaker = attribute(article, quote).speaker
    if speaker is None:
        return finding, quote
    named = (speaker.start, speaker.end)
    turn = turn_at(article, quote)
    if turn is not None and turn.speaker == speaker:
        named = name_in_label(article, turn) or named
        if named[0] < turn.start:
            quote = without_label(article, quote)
            return Finding(quote, finding.probability), quote
    whole = full_name(article, speaker) if turn is None else speaker
    if whole != speaker:
        around = carrying(article, (whole.start, whole.end))
        grown = (min(quote[0], around[0]), max(quote[1], around[1]))
        if grown[1] - grown[0] <= MAX_QUOTE_CHARACTERS and _is_said_by(article, grown, speaker, whole):
            return Finding((whole.start, whole.end), finding.probability), grown
    wider = (min(quote[0], carrying(article, named)[0]), max(quote[1], carrying(article, named)[1]))
    if not (quote[0] <= named[0] and named[1] <= quote[1]):
        if wider[1] - wider[0] > MAX_QUOTE_CHARACTERS:
            return finding, quote
        quote = wider
    return Finding(named, finding.probability), quote


def _is_said_by(article: Article, quote: Span, speaker: Attribution, whole: Attribution) -> bool:
    """Whether a grown quote is still that speaker's, whichever of the two names stands for it."""
    now = attribute(article, quote).speaker
    return now is not None and (now == speaker or overlap((now.start, now.end), (whole.start, whole.end)))


def listing(article: Article, finding: Finding, quote: Span, wanted: int | None) -> tuple[Finding, Span]:
    """The finding grown to the whole enumeration that it stands in, or to the only one of as many items as asked for.

    As it was where there is none, or where it is too long to quote.
    """
    text, language = article.text, article.language
    whole = enumeration_around(text, finding.span, language)
    if wanted is not None and (whole is None or len(whole.items) != wanted):
        counted = [one for one in enumerations(text, language, *quote) if len(one.items) == wanted]
        whole = counted[0] if len(counted) == 1 else whole
    if whole is None:
        return finding, quote
    around = carrying(article, whole.span)
    wider = (min(quote[0], around[0]), max(quote[1], around[1]))
    if wider[1] - wider[0] > MAX_QUOTE_CHARACTERS:
        return finding, quote
    return Finding(whole.span, finding.probability), wider


def _resting_on_text(find: Find, asks_who: bool) -> Find:
    """A headline's finding moved to the sentence of the text that says the same in the same words.

    Where the words differ, or somebody is asked for whom the headline alone names, the headline stays, with that
    sentence beside it.
    """
    if not in_headline(find.article, find.finding.span):
        return find
    sentence = said_in_text(find.article, find.quote)
    turn = turn_at(find.article, sentence) if sentence is not None else None
    if sentence is None or (turn is not None and turn.asks):
        return find
    words = None if asks_who else same_words(find.article, find.finding.span, sentence)
    if words is not None:
        return replace(find, finding=Finding(words, find.finding.probability), quote=sentence)
    if asks_who:
        _, sentence = speaking(find.article, Finding(sentence, 0.0), sentence)
    return replace(find, also=sentence)


def text_of(find: Find, sentence: Span) -> Find:
    """What the text says, in the place of its headline."""
    return Find(find.passage, find.article, Finding(sentence, find.finding.probability), sentence)
