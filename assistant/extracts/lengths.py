"""How much of a sentence a citation shows: a quote that is too long is cut between words, about what answers.

In: an article and the place of a quote. Out: the place that is shown, never in the middle of a word.
"""

from __future__ import annotations

from assistant.answer import MAX_QUOTE_CHARACTERS
from assistant.words.denials import negations
from index.passages import sentences
from index.records import Article, Span

_SENTENCE_WITHIN = 2_000
"""Characters on either side of a quote within which its sentence mostly begins and ends."""


def uncut(article: Article, place: Span) -> Span | None:
    """What is shown for the place: of its whole sentence(s) at most 350 characters, with all that they deny.

    None where the place and the negations of its sentence stand too far apart to be shown together.
    """
    sentence = whole_sentence(article, place)
    denied = negations(article.text[slice(*sentence)], article.language)
    held = (
        min([place[0], *(sentence[0] + start for start, _ in denied)]),
        max([place[1], *(sentence[0] + end for _, end in denied)]),
    )
    if denied and held[1] - held[0] > MAX_QUOTE_CHARACTERS:
        return None
    return shortened(article, sentence if held[1] - held[0] <= MAX_QUOTE_CHARACTERS else place, keep=held)


def shown_about(article: Article, place: Span, answer: Span | None) -> Span:
    """What is shown of a sentence about the words that answer: 350 characters at most, with the nearest denials.

    A denial that stands too far away to be shown beside them stays outside.
    """
    if answer is None or place[1] - place[0] <= MAX_QUOTE_CHARACTERS:
        return shortened(article, place, answer)
    held = answer
    denied = [
        (place[0] + start, place[0] + end)
        for start, end in negations(article.text[slice(*place)], article.language)
    ]
    for start, end in sorted(denied, key=lambda one: max(answer[0] - one[0], one[1] - answer[1])):
        wider = (min(held[0], start), max(held[1], end))
        if wider[1] - wider[0] <= MAX_QUOTE_CHARACTERS:
            held = wider
    return shortened(article, place, held)


def whole_sentence(article: Article, place: Span, within: int = _SENTENCE_WITHIN) -> Span:
    """The place widened to the sentence(s) around it, however long they are; looked for ``within`` characters first."""
    low, high = max(0, place[0] - within), min(len(article.text), place[1] + within)
    touched = [
        s for s in sentences(article.text, article.language, low, high) if s[0] < place[1] and place[0] < s[1]
    ]
    if not touched:
        return place
    wide = (min(touched[0][0], place[0]), max(touched[-1][1], place[1]))
    cut_before = low > 0 and not article.text[low : wide[0]].strip()
    cut_after = high < len(article.text) and not article.text[wide[1] : high].strip()
    return whole_sentence(article, place, within * 4) if cut_before or cut_after else wide


def shortened(article: Article, place: Span, keep: Span | None) -> Span:
    """The place cut to at most 350 characters at word borders, holding ``keep`` where one is given."""
    start, end = place
    if end - start <= MAX_QUOTE_CHARACTERS:
        return place
    text = article.text
    if keep is not None and start <= keep[0] and keep[1] <= end and keep[1] - keep[0] <= MAX_QUOTE_CHARACTERS:
        room = MAX_QUOTE_CHARACTERS - (keep[1] - keep[0])
        start = max(start, min(keep[0] - room // 2, end - MAX_QUOTE_CHARACTERS))
        end = min(end, start + MAX_QUOTE_CHARACTERS)
        while start > place[0] and start < keep[0] and not text[start - 1].isspace():
            start += 1
    else:
        end = start + MAX_QUOTE_CHARACTERS
    floor = keep[1] if keep is not None and keep[1] <= end else start + 1
    cut = end
    while end < place[1] and cut > floor and not text[cut].isspace():
        cut -= 1
    end = cut if cut > floor else end
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return (start, end)
