"""An exchange becomes HTML: the question, the answer with its marks, its sources, and what else was found.

Everything that an article, a model or a visitor wrote goes through ``escape``; no link leaves the page.
What can be opened carries ``data-open`` and the numbers by which the server finds it again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from assistant import Answer, Citation, Filters, Statement
from assistant.extracts.shown_quotes import plain
from ui.conversation import Exchange
from ui.direction import direction
from ui.markdown import is_markdown, shown_words
from ui.markup import apart, escape, written
from ui.sources import correction_sources, evidence_id, nearest_html, shown_of, sources_html
from ui.wording import Wording, wording

MAX_SHORT_CHARACTERS = 140
LONG_QUESTION = 280
"""From this many characters on, or LONG_QUESTION_LINES line ends, a question is folded."""
LONG_QUESTION_LINES = 4
SHORTEST_NAME = 4
"""Shorter titles and outlets are not looked for in an answer: they stand in too many other words."""
BUNDLED_READER = "bundled reader"
"""How the name of the reader that comes with the product begins: it writes nothing of its own."""

_MARK = re.compile(r"\[(\d{1,3})\]")
_OWN_MARKS = re.compile(r"(?:\[\d{1,3}\])+\s*$")
_SPOKEN = re.compile(r"\w+")
_LEAD = re.compile(r"\.?\s*[—–:]\s+|\.\s+")
_DATED = re.compile(r", ([^,:\n“„«]{4,40})(?=: )")
_BLANK_LINES = re.compile(r"\n\s*\n")


def conversation_html(exchanges: Iterable[Exchange]) -> str:
    """Several exchanges, oldest first."""
    return "".join(exchange_html(exchange) for exchange in exchanges)


def exchange_html(exchange: Exchange) -> str:
    """One exchange, in whatever state it is."""
    words = wording(exchange.language)
    body = {
        "asking": _asking,
        "done": _done,
        "stopped": _stopped,
        "failed": _failed,
    }[exchange.state](exchange, words)
    number, question = exchange.number, exchange.question
    narrowed = _filters_line(exchange.filters, words)
    narrowed += _understood(exchange, words)
    cut = (
        f'<p class="hint">{escape(words("question_cut", n=len(exchange.question)))}</p>'
        if exchange.cut
        else ""
    )
    unfold = ""
    if len(question) > LONG_QUESTION or question.count("\n") >= LONG_QUESTION_LINES:
        unfold = (
            f'<button type="button" class="unfold" data-unfold="question-{number}" aria-expanded="false" '
            f'aria-controls="question-{number}">{escape(words("unfold"))}</button>'
        )
    return (
        f'<article class="exchange {exchange.state}" id="exchange-{number}" lang="{words.language}" '
        f'aria-labelledby="question-{number}">'
        f'<h2 class="question{" folded" if unfold else ""}" id="question-{number}" dir="{direction(question)}">'
        f'<span class="unseen" dir="ltr">{escape(words("you_asked"))}: </span>'
        f"{escape(question)}</h2>{unfold}{cut}{narrowed}{body}</article>"
    )


def _understood(exchange: Exchange, words: Wording) -> str:
    """The question as it was asked of the archive, where that has other words than what was typed."""
    read = exchange.answer.standalone if exchange.answer else None
    if read is None or _SPOKEN.findall(read.casefold()) == _SPOKEN.findall(exchange.question.casefold()):
        return ""
    told = escape(words("understood", question=read[:LONG_QUESTION]))
    return f'<p class="understood" dir="{direction(read)}">{told}</p>'


def _asking(exchange: Exchange, words: Wording) -> str:
    text = _streamed(exchange.sentences)
    return (
        f'<div class="reply" aria-busy="true">{text}'
        f'<p class="status"><span class="pulse" aria-hidden="true"></span>{escape(exchange.status)}</p></div>'
    )


def _stopped(exchange: Exchange, words: Wording) -> str:
    return f'<div class="reply">{_streamed(exchange.sentences)}<p class="status">{escape(words("stopped"))}</p></div>'


def _failed(exchange: Exchange, words: Wording) -> str:
    return (
        f'<div class="reply failure"><p class="failure-title">{escape(words("failed"))}</p>'
        f"<p>{escape(exchange.error)}</p></div>"
    )


def _done(exchange: Exchange, words: Wording) -> str:
    answer = exchange.answer
    if answer is None:
        return _stopped(exchange, words)
    was_asked = answer.standalone is not None
    if not (answer.answered or answer.nearest or was_asked):
        return f'<div class="reply">{_answer_text(exchange, answer, words)}</div>'
    if answer.answered:
        short, begin = _short(answer)
        main = (
            _headline(short, answer, words)
            + _answer_text(exchange, answer, words, begin)
            + sources_html(exchange, answer, words)
        )
    else:
        title = "" if not was_asked else f'<p class="refusal-title">{escape(words("refused"))}</p>'
        main = title + _answer_text(exchange, answer, words)
    kind = "answered" if answer.answered else "refusal"
    nothing_passed = bool(exchange.filters) and not answer.nearest
    is_judged = answer.answered or (was_asked and not nothing_passed)
    return (
        f'<div class="reply {kind}">{main}{_notes(answer, words)}{nearest_html(exchange, answer, words)}'
        f"{_foot(exchange, answer, words, is_judged=is_judged)}</div>"
    )


def _streamed(sentences: Sequence[str]) -> str:
    if not sentences:
        return ""
    text = ""
    for sentence in sentences:
        text = _joined(text, _with_waiting_marks(sentence))
    return f'<div class="answer-text">{_paragraphs(text)}</div>'


def _with_waiting_marks(sentence: str) -> str:
    """A verified sentence, its marks (those at its end) not to be opened yet."""
    own = _OWN_MARKS.search(sentence)
    cut = own.start() if own else len(sentence)
    return escape(sentence[:cut]) + _MARK.sub(r'<span class="cite waiting">\1</span>', sentence[cut:])


def _joined(text: str, sentence: str) -> str:
    gap = "" if not text or text[-1].isspace() or sentence[:1].isspace() else " "
    return text + gap + sentence


def _paragraphs(markup: str) -> str:
    return "".join(
        f"<p>{part.replace(chr(10), '<br>')}</p>"
        for part in _BLANK_LINES.split(markup.strip())
        if part.strip()
    )


def _short(answer: Answer) -> tuple[str, int]:
    """The exact answer, to stand on a line of its own, and where the answer's text goes on after it.

    Empty where the exact answer is all that the text says, or is too long for a headline.
    """
    short = (answer.short or "").strip()
    if not short or len(short) > MAX_SHORT_CHARACTERS or _words(answer).strip(" .") == short.strip(" ."):
        return "", 0
    lead = _LEAD.match(answer.text, len(short)) if answer.text.startswith(short) else None
    return short, lead.end() if lead else 0


def _headline(short: str, answer: Answer, words: Wording) -> str:
    """The exact answer; before one that is not sure a warning, and beside it how likely it is right."""
    shown = shown_of(answer.citations[0].source, short) if answer.citations else short
    exact = f"<span>{escape(shown)}</span>" if short else ""
    if not answer.is_uncertain:
        return f'<p class="short"{written(shown)}>{exact}</p>' if short else ""
    warning = f'<span class="uncertain">{escape(words("uncertain"))}</span>'
    return (
        f'<p class="short weak" dir="{direction(shown)}">{warning} {exact} {_confidence(answer, words)}</p>'
    )


def _confidence(answer: Answer, words: Wording) -> str:
    percent = round((answer.confidence or 0.0) * 100)
    return (
        f'<span class="confidence" title="{escape(words("confidence_note"))}">'
        f'<span class="meter" aria-hidden="true"><span style="width:{percent}%"></span></span>'
        f"{escape(words('confidence', percent=percent))}</span>"
    )


def _words(answer: Answer) -> str:
    """What the statements say, without their marks."""
    return " ".join(statement.words for statement in answer.statements)


def _answer_text(exchange: Exchange, answer: Answer, words: Wording, begin: int = 0) -> str:
    """The answer's text, which says of a statement that no quote backs it; here it is also seen to be so.

    Marks are what stands at a statement's end: an article's own "[1]" inside a quote is text.
    """
    pieces: list[str] = []
    at = begin
    for statement, start, end in _statements(answer):
        if end <= at:
            continue
        pieces.append(escape(answer.text[at : max(at, start)]))
        shown = _statement(statement, max(at, start) - start, exchange, answer, words)
        if statement.state == "unsupported":
            shown = f'<span class="unsupported" title="{escape(words("unsupported"))}">{shown}</span>'
        pieces.append(shown)
        at = end
    pieces.append(escape(answer.text[at:]))
    return f'<div class="answer-text"{written(answer.text, answer.language)}>{_paragraphs("".join(pieces))}</div>'


def _statements(answer: Answer) -> Iterator[tuple[Statement, int, int]]:
    """The statements with where they stand in the answer's text, in order."""
    at = 0
    for statement in answer.statements:
        start = answer.text.find(statement.text, at) if statement.text else -1
        if start < 0:
            continue
        at = start + len(statement.text)
        yield statement, start, at


def _statement(statement: Statement, begin: int, exchange: Exchange, answer: Answer, words: Wording) -> str:
    """The statement from a character on; its marks open their citations."""
    text = statement.text
    cut = max(len(statement.words), begin)
    said = text[begin:cut]
    if statement.state == "unsupported":
        said = _BLANK_LINES.sub("\n", said)
    cited = [citation for citation in answer.citations if citation.number in statement.citations]
    return _said(said, cited) + _with_marks(text[cut:], exchange, answer, words)


def _said(text: str, cited: Sequence[Citation]) -> str:
    """A statement's words: title, date and quote each kept apart, none with Markdown's marks.

    Titles and quotes are found where they stand in it, as the answer shows them: on one line.
    """
    known: dict[str, str] = {}
    for citation in cited:
        raw = " ".join(citation.quote.split())
        shown = " ".join(shown_of(citation.source, citation.quote).split())
        known |= {plain(citation.quote): shown, raw: shown}
        known |= {
            plain(name): plain(name) for name in (citation.title, citation.source, citation.outlet) if name
        }
    sought = sorted((words for words in known if len(words) >= SHORTEST_NAME), key=len, reverse=True)
    if not sought:
        return escape(text)
    is_marked_up = any(is_markdown(citation.source) for citation in cited)
    pieces: list[str] = []
    at = 0
    for match in re.finditer(rf"(?<!\w)(?:{'|'.join(map(re.escape, sought))})(?!\w)", text):
        pieces.append(_between(text[at : match.start()], is_marked_up))
        pieces.append(apart(known[match.group()]))
        at = match.end()
    pieces.append(_between(text[at:], is_marked_up))
    return "".join(pieces)


def _between(text: str, is_marked_up: bool) -> str:
    """What stands before, between and behind titles and quotes; a date behind a title is kept apart."""
    date = _DATED.match(text)
    if date:
        return f", {apart(date[1])}{_between(text[date.end() :], is_marked_up)}"
    return escape(shown_words(text) if is_marked_up and text.strip() else text)


def _with_marks(text: str, exchange: Exchange, answer: Answer, words: Wording) -> str:
    cited = {citation.number: citation for citation in answer.citations}
    pieces: list[str] = []
    at = 0
    for match in _MARK.finditer(text):
        citation = cited.get(int(match.group(1)))
        if citation is None:
            continue
        pieces.append(escape(text[at : match.start()]))
        label = words("source_open", n=citation.number, title=citation.title or citation.source)
        pieces.append(
            f'<a class="cite" href="#{evidence_id(exchange.number, citation.number)}" data-open="citation" '
            f'data-exchange="{exchange.number}" data-number="{citation.number}" '
            f'title="{escape(label)}" aria-label="{escape(label)}">{citation.number}</a>'
        )
        at = match.end()
    pieces.append(escape(text[at:]))
    return "".join(pieces)


def _notes(answer: Answer, words: Wording) -> str:
    notes = [note for note in answer.notes if note not in answer.text]
    if answer.fallback:
        notes.append(words("fallback", reason=answer.fallback))
    if not notes:
        return ""
    return f'<ul class="notes">{"".join(f"<li>{escape(note)}</li>" for note in notes)}</ul>'


def _foot(exchange: Exchange, answer: Answer, words: Wording, *, is_judged: bool) -> str:
    facts: list[str] = []
    if answer.answered and answer.confidence is not None and not answer.is_uncertain:
        facts.append(_confidence(answer, words))
    if answer.model and answer.model != "extractive":
        bundled = answer.model.startswith(BUNDLED_READER)
        writer = escape(words("no_model") if bundled else words("written_by", model=answer.model))
        facts.append(f'<span class="writer" title="{writer}">{writer}</span>')
    total = answer.seconds.get("total") if answer.seconds else None
    if total is not None:
        facts.append(f"<span>{escape(words('seconds', seconds=f'{total:.1f}'))}</span>")
    told = f'<div class="facts">{"".join(facts)}</div>'
    if not is_judged:
        return f'<div class="foot">{told}</div>'
    return f'<div class="foot">{told}{_verdict(exchange, words)}</div>{_correction(exchange, answer, words)}'


def _verdict(exchange: Exchange, words: Wording) -> str:
    buttons = "".join(
        f'<button type="button" class="verdict-button" data-verdict="{verdict}" '
        f'data-exchange="{exchange.number}" aria-pressed="{str(exchange.verdict == verdict).lower()}">'
        f"{escape(words(f'was_{verdict}'))}</button>"
        for verdict in ("right", "wrong")
    )
    group = f"{words('feedback')} {exchange.question[:LONG_QUESTION]}"
    return (
        f'<div class="verdict" role="group" aria-label="{escape(group)}">'
        f'<span class="verdict-label">{escape(words("feedback"))}</span>{buttons}</div>'
    )


def _correction(exchange: Exchange, answer: Answer, words: Wording) -> str:
    """The folded form that asks what would have been right; the page's script opens and sends it."""
    prefix = f"correct-{exchange.number}"
    choices = "".join(
        f'<label class="choice"><input type="checkbox" value="{place}" data-field="source"> '
        f"<span>{apart(title)}</span></label>"
        for place, (_, title) in enumerate(correction_sources(answer))
    )
    where = (
        f"<fieldset><legend>{escape(words('correct_sources'))}</legend>{choices}</fieldset>"
        if choices
        else ""
    )
    return (
        f'<div class="correction" id="{prefix}" hidden data-exchange="{exchange.number}" role="group" '
        f'aria-labelledby="{prefix}-title question-{exchange.number}"><p class="correction-title" id="{prefix}-title">'
        f"{escape(words('correct_title'))}</p>"
        f'<label class="correction-label" for="{prefix}-answer">{escape(words("correct_answer"))}</label>'
        f'<input type="text" id="{prefix}-answer" maxlength="350" data-field="answer" autocomplete="off">{where}'
        f'<label class="choice"><input type="checkbox" data-field="none"> '
        f"<span>{escape(words('correct_none'))}</span></label>"
        f'<div class="correction-buttons"><button type="button" class="plain-button strong" data-correct="save">'
        f"{escape(words('correct_save'))}</button>"
        f'<button type="button" class="plain-button" data-correct="cancel">'
        f"{escape(words('correct_cancel'))}</button></div></div>"
    )


def _filters_line(filters: Filters, words: Wording) -> str:
    if not filters:
        return ""
    return f'<p class="hint">{escape(words("filters_used", filters=filters_in_words(filters, words)))}</p>'


def filters_in_words(filters: Filters, words: Wording) -> str:
    """A question's filters on one line."""
    parts: list[str] = []
    if filters.date_from or filters.date_to:
        first = words.date(filters.date_from) if filters.date_from else "…"
        last = words.date(filters.date_to) if filters.date_to else "…"
        parts.append(words("span", first=first, last=last))
    parts += [words.language_name(code) for code in filters.languages]
    parts += list(filters.sources)
    return ", ".join(parts)
