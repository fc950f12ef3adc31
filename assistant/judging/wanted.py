"""What a question's form wants beside words that answer: somebody's own words, an exact wording, several things.

In: a question and passages. Out: words that the rules propose beside the reader's model, and what words gain or lose by
the form, in log-odds. Questions of no such form want nothing, and no rule is run for them.
"""

from __future__ import annotations

from assistant.claims.taken_back import tells_claim
from assistant.enumerations.coordinations import Enumeration
from assistant.enumerations.items import enumerations
from assistant.judging.asked_offices import asked_office, said_from_office
from assistant.judging.other_bearers import names_another_bearer
from assistant.judging.shared_words import is_one_thing
from assistant.judging.speech_topics import is_said_by_pronoun, nearness_to_topic
from assistant.judging.unspoken import asks_what_is_said, is_no_speech
from assistant.kinds.asked_words import AskedWords, find_asked_words
from assistant.kinds.counted_things import asked_counts
from assistant.kinds.definitions import find_descriptions, names_in_full
from assistant.kinds.prices import asks_price, find_no_prices
from assistant.kinds.quantities import Quantity, asked_for, find_measures, is_number
from assistant.kinds.question_type import asks_for_list, asks_for_wording, number_asked
from assistant.kinds.tolls import counts_asked_fate, tells_of_nobody
from assistant.reading import ArticleSource, Question
from assistant.speakers.asked_speaker import Said, asked_about, asked_speaker, names_speaker, said_by
from assistant.speakers.attribution import attribute
from assistant.speakers.interview_words import asks_for_questions
from assistant.speakers.interviews import Turn, turn_at, turns
from assistant.speakers.stances import Stance, asked_stance, takes
from assistant.speakers.tokens import quoted_ranges
from assistant.speakers.who_speaks import asks_for_speaker
from index.lexical import stems
from index.records import Article, Passage, Span
from index.text.phrases import quoted_phrases
from index.text.sentences import whole_sentences

MOST_PROPOSED = 3
_SAID = {Said.THEIRS: 3.0, Said.OPEN: 0.0, Said.ANOTHER_S: -3.0}
_SAID_PARTLY = 0.4
"""The share of it where one thing said is asked for, which the speaker's other sentences do not hold."""
_DESCRIBED = 2.0
"""What it adds to that probability that they describe the name that is asked about beside it. Not measured."""
_DESCRIBED_IN_FULL = 4.0
"""The same where the sentence writes the whole name, so that no namesake is meant. Not measured."""
_SAID_LIKELY = 0.4
"""The share of it for the probability that the words are right."""
_OF_ANOTHER_OFFICE = -5.0
"""What it takes from that probability where whoever speaks does not hold the office that is asked for."""
_UNSPOKEN = -4.0
"""What it takes where somebody's words are asked for, the passage has none, and the sentence is no speech."""
_OFF_TOPIC = 4.0
"""What somebody's words lose that are not about what is asked, where others of theirs in the passage are."""
_UNTOLD = 0.5
"""What is left of that where the sentence is in another language than the question, so that its words tell nothing."""
_TURN = 12.0
"""What a sentence of an interview gains, by its share of the words of a question who says it."""
_ASKED_WORDS = 8.0
"""What a sentence gains that holds words which the question has between quotation marks."""
_STANCE = 3.0
"""What a sentence gains whose verb takes the stand that is asked for: "who denied ...?"."""
_STANCE_ALONE = 1.0
"""The same where no other word is the question's; what is denied is often only "the figure", or "it"."""
_CLAIMED = -2.0
"""What it loses where that is against a claim, and it makes one."""
_RETRACTION = 2.0
"""What a passage with a retraction gains where one is asked about."""
_VERBATIM = 3.0
_LISTED = 2.0
_COUNTED = 2.0
"""What the number gains that counts what is asked for, in a sentence that counts other things, too."""
_TOLD = 1.0
"""What "free" gains where a price is asked for, a weight where one is."""
_DESCRIBES = 6.0
"""What a description beside the name gains where somebody's is asked for."""
_NOBODY = 3.0
"""What "nobody was hurt" gains where the hurt are asked about; the model has no such words."""
_SAME_FATE = 6.5
"""What a number gains in its passage that counts those of the fate asked for, "dismissed". Not measured."""
_AS_MANY_AS_ASKED = 1.0


class Wanted:
    """What one question wants, looked for in passages.

    Args:
        question: as it was asked.
        articles: for who says a sentence, which may stand in another one.
    """

    def __init__(self, question: Question, articles: ArticleSource) -> None:
        self._articles = articles
        self._asked = question.standalone
        self._quantity = asked_for(question.standalone)
        self._price = self._quantity is Quantity.MONEY and asks_price(question.standalone)
        self._speaker = asked_speaker(question.standalone, question.language)
        self._office = asked_office(question.standalone)
        self._says = asks_what_is_said(question.standalone, question.language)
        self._verbatim = asks_for_wording(question.standalone)
        self._list = asks_for_list(question.standalone) and not self._verbatim
        self._count = number_asked(question.standalone)
        self._asks_who = asks_for_speaker(question.standalone)
        self._stance = asked_stance(question.standalone, question.language)
        self._stems = frozenset(stems(question.standalone, question.language))
        self._topic = (
            frozenset(stems(asked_about(question.standalone, self._speaker), question.language))
            if self._speaker is not None
            else frozenset()
        )
        self._language = question.language
        self._asks_for_questions = asks_for_questions(question.standalone)
        self._said: dict[tuple[str, Span], Said] = {}
        self._listed: dict[str, list[Enumeration]] = {}
        self._quoted_in: dict[str, list[Span]] = {}
        self._phrases = quoted_phrases(question.standalone)
        self._asked_words: dict[str, AskedWords | None] = {}
        self._spoken: dict[str, Article | None] = {}

    def proposed(self, passage: Passage) -> list[tuple[Span, Span]]:
        """At most three times words with the sentence that carries them; offsets into the passage's text."""
        found: list[tuple[Span, Span]] = []
        openly = self._speaker is not None and self._speaker.openly
        if self._asks_who and (said := self._turns_said(passage)):
            return said
        if self._asks_who and (said := self._who_said_asked_words(passage)):
            return said
        if not (openly or self._verbatim or self._list):
            return self._figures(passage)
        for sentence in whole_sentences(passage.text, passage.language):
            if self.is_aside(passage, sentence):
                continue
            within = [span for span in self._quoted(passage) if _holds(sentence, span)]
            if within:
                longest = max(within, key=lambda span: span[1] - span[0])
                found.append(((longest[0] + 1, longest[1] - 1), sentence))
            elif openly and self._whose(passage, sentence) is Said.THEIRS:
                found.append((sentence, sentence))
            found += [(one.span, sentence) for one in self._lists(passage) if _holds(sentence, one.span)]
        found = [(words, sentence) for words, sentence in found if words[0] < words[1]]
        found.sort(key=lambda pair: -self.gain(passage, *pair))
        return found[:MOST_PROPOSED]

    def _figures(self, passage: Passage) -> list[tuple[Span, Span]]:
        """The numbers that count what is asked for beside other things, the weights and sums asked for.

        And what says that nobody was hurt, where the hurt are counted, or who somebody is.
        """
        found = [
            (words, sentence)
            for sentence in whole_sentences(passage.text, passage.language)
            for words in (
                *self._counts(passage, sentence),
                *self._sums(passage, sentence),
                *self._nobody(passage, sentence),
                *self._descriptions(passage, sentence),
            )
            if not self.is_aside(passage, sentence)
        ]
        return found[:MOST_PROPOSED]

    def _counts(self, passage: Passage, sentence: Span) -> list[Span]:
        said = passage.text[slice(*sentence)]
        return _moved(asked_counts(self._asked, said, passage.language), sentence[0])

    def _sums(self, passage: Passage, sentence: Span) -> list[Span]:
        """What is weighed or paid in a sentence that has a word of the question, or is in another language."""
        if self._quantity is None or (
            passage.language == self._language and not self._share(passage, sentence)
        ):
            return []
        said = passage.text[slice(*sentence)]
        free = find_no_prices(said, passage.language) if self._price else []
        return _moved([*free, *find_measures(said, self._quantity)], sentence[0])

    def _nobody(self, passage: Passage, sentence: Span) -> list[Span]:
        said = passage.text[slice(*sentence)]
        nobody = tells_of_nobody(self._asked, self._language, said, passage.language)
        return _moved([nobody], sentence[0]) if nobody is not None else []

    def gain_by_fate(self, passage: Passage, words: Span, sentence: Span) -> float:
        """What a number gains against others of its passage where it counts those of the fate that is asked for.

        Only in another language than the question's, where no word in common shows that.
        """
        if passage.language == self._language or not is_number(passage.text[slice(*words)]):
            return 0.0
        said, within = passage.text[slice(*sentence)], (words[0] - sentence[0], words[1] - sentence[0])
        is_it = counts_asked_fate(self._asked, self._language, said, within, passage.language)
        return _SAME_FATE if is_it else 0.0

    def _descriptions(self, passage: Passage, sentence: Span) -> list[Span]:
        said = passage.text[slice(*sentence)]
        return _moved(find_descriptions(self._asked, said, passage.language), sentence[0])

    def describes(self, passage: Passage, words: Span, sentence: Span) -> bool:
        """Whether the words say who or what the name stands for that is asked about."""
        return words in self._descriptions(passage, sentence)

    def describes_in_full(self, passage: Passage, words: Span, sentence: Span) -> bool:
        """Whether they do so in a sentence that writes the whole name of several words."""
        said = passage.text[slice(*sentence)]
        return self.describes(passage, words, sentence) and names_in_full(self._asked, said)

    def _turns_said(self, passage: Passage) -> list[tuple[Span, Span]]:
        """The sentences of an interview's answers that share most words with a question who says them."""
        found = [(s, s) for s in whole_sentences(passage.text, passage.language) if self.is_turn(passage, s)]
        shares = {sentence: self._share(passage, sentence) for sentence, _ in found}
        found.sort(key=lambda pair: -shares[pair[0]])
        return [pair for pair in found[:MOST_PROPOSED] if shares[pair[0]]]

    def _words_asked_about(self, passage: Passage) -> AskedWords | None:
        """Where the passage holds words that the question has between quotation marks."""
        if self._phrases and passage.id not in self._asked_words:
            self._asked_words[passage.id] = find_asked_words(self._phrases, passage.text, passage.language)
        return self._asked_words.get(passage.id)

    def _who_said_asked_words(self, passage: Passage) -> list[tuple[Span, Span]]:
        """The name that the passage gives to whoever says the words that the question quotes, with its sentence."""
        asked = self._words_asked_about(passage)
        if asked is None:
            return []
        article = self._articles.article(passage.source)
        if article.text[passage.start : passage.end] != passage.text:
            return []
        said = (passage.start + asked.place[0], passage.start + asked.place[1])
        speaker = attribute(article, said).speaker
        if speaker is None:
            return []
        name = (speaker.start - passage.start, speaker.end - passage.start)
        around = [one for one in asked.sentences if _holds(one, name)]
        return [(name, around[0])] if around else []

    def _share(self, passage: Passage, sentence: Span) -> float:
        """How many of the question's words the sentence has."""
        held = frozenset(stems(passage.text[slice(*sentence)], passage.language))
        return len(self._stems & held) / max(1, len(self._stems))

    def is_turn(self, passage: Passage, words: Span) -> bool:
        """Whether words answer who says something by the speaker whose turn of an interview they are."""
        if not self._asks_who:
            return False
        turn = self._turn(passage, words)
        return turn is not None and not turn.asks and turn.speaker is not None

    def _turn(self, passage: Passage, words: Span) -> Turn | None:
        if passage.id not in self._spoken:
            article = self._articles.article(passage.source)
            is_there = article.text[passage.start : passage.end] == passage.text
            self._spoken[passage.id] = article if is_there and turns(article) else None
        spoken = self._spoken[passage.id]
        if spoken is None:
            return None
        return turn_at(spoken, (passage.start + words[0], passage.start + words[1]))

    def is_aside(self, passage: Passage, sentence: Span) -> bool:
        """Whether the sentence is an interviewer's, which answers nothing unless it is asked for."""
        turn = None if self._asks_for_questions else self._turn(passage, sentence)
        if turn is None or not turn.asks:
            return False
        return turn.speaker is None or not self.is_speaker(turn.speaker.name)

    def gain(self, passage: Passage, words: Span, sentence: Span) -> float:
        """What words of the passage gain or lose against others."""
        gain = self._speaking(passage, sentence) + self._taking(passage, sentence)
        gain -= self._off_topic(passage, sentence)
        if words == sentence and self.is_turn(passage, words):
            gain += _TURN * self._share(passage, sentence)
        if any(_holds(quoted, words) for quoted in self._quoted(passage)):
            gain += _VERBATIM
        asked = self._words_asked_about(passage)
        if asked is not None:
            gain += _ASKED_WORDS * asked.nearness(sentence)
        if words in self._counts(passage, sentence):
            gain += _COUNTED
        if words in self._sums(passage, sentence):
            gain += _TOLD
        if self.describes(passage, words, sentence):
            gain += _DESCRIBES
        if words in self._nobody(passage, sentence):
            gain += _NOBODY
        around = [one for one in self._lists(passage) if _holds(one.span, words)]
        if around:
            gain += _LISTED
            gain += _AS_MANY_AS_ASKED * any(len(one.items) == self._count for one in around)
        return gain

    def _taking(self, passage: Passage, sentence: Span) -> float:
        """What a sentence gains or loses by the stand to what is said that the question asks for."""
        if self._stance is None:
            return 0.0
        said = passage.text[slice(*sentence)]
        if not self._asks_who:
            whole = f"{passage.title or ''}\n{passage.text}"
            is_one = self._stance is Stance.RETRACT and takes(self._stance, whole, passage.language)
            return _RETRACTION if is_one else 0.0
        if takes(self._stance, said, passage.language):
            is_on_it = self._stance is Stance.AGAINST or passage.language != self._language
            return _STANCE if is_on_it or self._is_asked_about(passage, sentence) else _STANCE_ALONE
        is_claim = self._stance is Stance.AGAINST and tells_claim(said, passage.language)
        return _CLAIMED if is_claim else 0.0

    def _is_asked_about(self, passage: Passage, sentence: Span) -> bool:
        """Whether the sentence has two of the question's words: the stand's own and another."""
        held = frozenset(stems(passage.text[slice(*sentence)], passage.language))
        return len(self._stems & held) > 1

    def likelier(self, passage: Passage, sentence: Span, words: Span | None = None) -> float:
        """What the words and their sentence add to the log-odds that the words are right.

        Whoever is asked about says many things: their words are likelier only where they are about what is asked.
        """
        said = _SAID_LIKELY * self._speaking(passage, sentence)
        if self._office is not None and self._whose(passage, sentence) is Said.ANOTHER_S:
            return _OF_ANOTHER_OFFICE
        if self._is_unspoken(passage, sentence):
            return _UNSPOKEN
        if words is not None and self.describes(passage, words, sentence):
            return _DESCRIBED_IN_FULL if self.describes_in_full(passage, words, sentence) else _DESCRIBED
        return said * self._about(passage, sentence) if said > 0 else said

    def _about(self, passage: Passage, sentence: Span) -> float:
        """Whether a speaker's sentence, or the one before in the same speech, is about what is asked: 1, or less."""
        if not self._topic or self._is_about(passage, sentence):
            return 1.0
        before = [span for span in whole_sentences(passage.text, passage.language) if span[1] <= sentence[0]]
        if before and self._whose(passage, before[-1]) is Said.THEIRS and self._is_about(passage, before[-1]):
            return 1.0
        return 0.0 if passage.language == self._language else _UNTOLD

    def _is_unspoken(self, passage: Passage, sentence: Span) -> bool:
        """Whether the sentence is no speech and the passage has none of the person whose words are asked for."""
        if self._speaker is None or not (self._speaker.openly and self._says):
            return False
        places = whole_sentences(passage.text, passage.language)
        return is_no_speech(passage.text[slice(*sentence)], passage.language) and not any(
            self._whose(passage, place) is Said.THEIRS for place in places
        )

    def _off_topic(self, passage: Passage, sentence: Span) -> float:
        """What the sentence loses against the speaker's other sentences that are nearer to what is asked."""
        if (
            not self._topic
            or self._speaker is None
            or not self._speaker.openly
            or passage.language != self._language
            or self._whose(passage, sentence) is not Said.THEIRS
        ):
            return 0.0
        own = nearness_to_topic(self._topic, passage.text, passage.language, sentence)
        best = max(
            (
                nearness_to_topic(self._topic, passage.text, passage.language, place)
                for place in whole_sentences(passage.text, passage.language)
                if self._whose(passage, place) is Said.THEIRS
            ),
            default=0.0,
        )
        return _OFF_TOPIC * max(0.0, best - own)

    def _is_about(self, passage: Passage, sentence: Span) -> bool:
        held = frozenset(stems(passage.text[slice(*sentence)], passage.language))
        return any(is_one_thing(asked, word) for asked in self._topic for word in held)

    def is_speaker(self, words: str) -> bool:
        """Whether the words are only the name of whoever's words are asked for."""
        return self._speaker is not None and names_speaker(self._speaker, words)

    def is_another_bearer(self, passage: Passage, words: Span) -> bool:
        """Whether the words name somebody else than the driver, where the driver's name is asked for."""
        return names_another_bearer(self._asked, self._articles, passage, words)

    def _speaking(self, passage: Passage, sentence: Span) -> float:
        if self._office is not None:
            return _SAID[self._whose(passage, sentence)]
        if self._speaker is None:
            return 0.0
        return _SAID[self._whose(passage, sentence)] * (1.0 if self._speaker.openly else _SAID_PARTLY)

    def _whose(self, passage: Passage, sentence: Span) -> Said:
        key = (passage.id, sentence)
        if key not in self._said:
            article = self._articles.article(passage.source)
            is_there = article.text[passage.start : passage.end] == passage.text
            span = (passage.start + sentence[0], passage.start + sentence[1])
            self._said[key] = self._said_in(article, span) if is_there else Said.OPEN
        return self._said[key]

    def _said_in(self, article: Article, span: Span) -> Said:
        """Whose words the article's sentence is; a pronoun's are of whoever the sentence before it names alone."""
        if self._office is not None:
            return said_from_office(article, span, self._office)
        said = said_by(article, span, self._speaker)
        if said is not Said.OPEN or self._speaker is None or self._speaker.is_group:
            return said
        is_theirs = is_said_by_pronoun(self._speaker.name[-1], article.text, article.language, span)
        return Said.THEIRS if is_theirs else said

    def _quoted(self, passage: Passage) -> list[Span]:
        if not self._verbatim:
            return []
        if passage.id not in self._quoted_in:
            self._quoted_in[passage.id] = quoted_ranges(passage.text, 0, len(passage.text))
        return self._quoted_in[passage.id]

    def _lists(self, passage: Passage) -> list[Enumeration]:
        if not self._list:
            return []
        if passage.id not in self._listed:
            self._listed[passage.id] = enumerations(passage.text, passage.language)
        return self._listed[passage.id]


def _holds(one: Span, other: Span) -> bool:
    return one[0] <= other[0] and other[1] <= one[1]


def _moved(spans: list[Span], by: int) -> list[Span]:
    return [(start + by, end + by) for start, end in spans]
