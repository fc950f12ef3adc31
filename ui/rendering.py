"""An exchange becomes HTML: the question, the answer with its marks, its sources, and what else was found.

Everything that an article, a model or a visitor wrote goes through ``escape``; no link leaves the page.
What can be opened carries ``data-open`` and the numbers by which the server finds it again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape as _escape

from assistant import Answer, Citation, Filters, ScoredPassage, Statement
from assistant.asides import Aside, aside
from assistant.small_talk import asks_nothing
from ui.conversation import Exchange
from ui.wording import Wording, wording

MAX_NEAREST = 5
MAX_SNIPPET_CHARACTERS = 260
MAX_SHORT_CHARACTERS = 140
BUNDLED_READER = "bundled reader"
"""How the name of the reader that comes with the product begins: it writes nothing of its own."""
SURE_ENOUGH = 0.5
"""An answer that is less likely right than this says so before anything else."""

_MARK = re.compile(r"\[(\d{1,3})\]")
_OWN_MARKS = re.compile(r"(?:\[\d{1,3}\])+\s*$")
_LEAD = re.compile(r"\.?\s*[—–:]\s+|\.\s+")
_BLANK_LINES = re.compile(r"\n\s*\n")
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202d\u202e\ud800-\udfff\ufffe\uffff]"
)


def escape(text: object) -> str:
    """Text as HTML that shows exactly its characters; what no page may carry becomes U+FFFD.

    One character stays one character, so that offsets into an article survive. Marks that override the
    direction of writing are replaced too: they can make a quote read as what it does not say.
    """
    return _escape(_UNPRINTABLE.sub("\ufffd", str(text)), quote=True).replace("\r", "&#13;")


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
    narrowed = _filters_line(exchange.filters, words)
    cut = (
        f'<p class="hint" role="status">{escape(words("question_cut", n=len(exchange.question)))}</p>'
        if exchange.cut
        else ""
    )
    return (
        f'<article class="exchange {exchange.state}" id="exchange-{exchange.number}" lang="{words.language}">'
        f'<h2 class="question"><span class="unseen">{escape(words("you_asked"))}: </span>'
        f"{escape(exchange.question)}</h2>{cut}{narrowed}{body}</article>"
    )


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
        f'<div class="reply failure" role="alert"><p class="failure-title">{escape(words("failed"))}</p>'
        f"<p>{escape(exchange.error)}</p></div>"
    )


def _done(exchange: Exchange, words: Wording) -> str:
    answer = exchange.answer
    if answer is None:
        return _stopped(exchange, words)
    is_aside = aside(exchange.question, None) in (Aside.FORM, Aside.MORE)
    if not (answer.answered or answer.nearest) and (is_aside or asks_nothing(exchange.question)):
        return f'<div class="reply">{_answer_text(exchange, answer, words)}</div>'
    if answer.answered:
        short, begin = _short(answer)
        main = (
            _headline(short, answer, words)
            + _answer_text(exchange, answer, words, begin)
            + _sources(exchange, answer, words)
        )
    else:
        title = "" if is_aside else f'<p class="refusal-title">{escape(words("refused"))}</p>'
        main = title + _answer_text(exchange, answer, words)
    kind = "answered" if answer.answered else "refusal"
    return (
        f'<div class="reply {kind}">{main}{_notes(answer, words)}{_nearest(exchange, answer, words)}'
        f"{_foot(exchange, answer, words)}</div>"
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
    exact = f"<span>{escape(short)}</span>" if short else ""
    if not _is_uncertain(answer):
        return f'<p class="short">{exact}</p>' if short else ""
    warning = f'<span class="uncertain">{escape(words("uncertain"))}</span>'
    return f'<p class="short weak">{warning} {exact} {_confidence(answer, words)}</p>'


def _is_uncertain(answer: Answer) -> bool:
    return answer.confidence is not None and answer.confidence < SURE_ENOUGH


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
    language = f' lang="{escape(answer.language)}"' if answer.language else ""
    return f'<div class="answer-text"{language}>{_paragraphs("".join(pieces))}</div>'


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
    return escape(said) + _with_marks(text[cut:], exchange, answer, words)


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


def evidence_id(exchange: int, citation: int) -> str:
    """The id of the highlighted words in the article panel; marks link to it."""
    return f"ev-{exchange}-{citation}"


def _sources(exchange: Exchange, answer: Answer, words: Wording) -> str:
    if not answer.citations:
        return ""
    items = "".join(
        _source(exchange, citation, answer.short if place == 0 else None, words)
        for place, citation in enumerate(answer.citations)
    )
    return f'<h3 class="part">{escape(words("sources"))}</h3><ol class="sources">{items}</ol>'


def _source(exchange: Exchange, citation: Citation, short: str | None, words: Wording) -> str:
    tags = "".join(f"<li>{escape(tag)}</li>" for tag in citation_tags(citation, words))
    language = f' lang="{escape(citation.language)}"' if citation.language else ""
    return (
        f'<li class="source"><span class="source-number" aria-hidden="true">{citation.number}</span>'
        f'<div class="source-body"><div class="source-head">'
        f'<a class="source-title" href="#{evidence_id(exchange.number, citation.number)}" '
        f'data-open="citation" data-exchange="{exchange.number}" data-number="{citation.number}"{language}>'
        f"{escape(citation.title or citation.source)}</a>{_copy_button(citation, words)}</div>"
        f'<span class="source-meta">{_source_meta(citation, words)}</span>'
        f'<q class="source-quote"{language}>{_emphasised(citation.quote, short)}</q>'
        f"{f'<ul class=tags>{tags}</ul>' if tags else ''}</div></li>"
    )


def _copy_button(citation: Citation, words: Wording) -> str:
    return (
        f'<button type="button" class="copy-quote" data-copy="{escape(quotation(citation, words))}" '
        f'data-done="{escape(words("copied"))}">{escape(words("copy_quote"))}</button>'
    )


def quotation(citation: Citation, words: Wording) -> str:
    """The quote with where it stands, to be pasted elsewhere: its words, outlet, title, date, and address or file."""
    title = words("quotation", words=citation.title) if citation.title else None
    where = ", ".join(part for part in (citation.outlet, title, words.date(citation.date)) if part)
    return "\n".join((words("quotation", words=citation.quote), where, citation.url or citation.source))


def _source_meta(citation: Citation, words: Wording) -> str:
    parts = [citation.outlet, words.date(citation.date)]
    if citation.page is not None:
        parts.append(words("page", n=citation.page))
    if citation.language and citation.language != words.language:
        parts.append(words("source_language", language=words.language_name(citation.language)))
    return " · ".join(escape(part) for part in parts if part)


def citation_tags(citation: Citation, words: Wording) -> list[str]:
    """What a reader should know about a citation, in a few words each."""
    tags: list[str] = []
    if citation.speaker and citation.via:
        tags.append(words("speaker_via", name=citation.speaker.name, via=citation.via.name))
    elif citation.speaker:
        tags.append(words("speaker", name=citation.speaker.name))
    elif citation.via:
        tags.append(words("via", via=citation.via.name))
    if citation.in_headline:
        tags.append(words("in_headline"))
    if citation.copies:
        tags.append(f"{words('copies')}: {', '.join(citation.copies)}")
    if citation.stale:
        tags.append(words("stale"))
    return tags


def _emphasised(quote: str, short: str | None) -> str:
    at = quote.find(short) if short else -1
    if short is None or at < 0:
        return escape(quote)
    return f"{escape(quote[:at])}<strong>{escape(short)}</strong>{escape(quote[at + len(short) :])}"


def _notes(answer: Answer, words: Wording) -> str:
    notes = [note for note in answer.notes if note not in answer.text]
    if answer.fallback:
        notes.append(words("fallback", reason=answer.fallback))
    if not notes:
        return ""
    return f'<ul class="notes">{"".join(f"<li>{escape(note)}</li>" for note in notes)}</ul>'


def _nearest(exchange: Exchange, answer: Answer, words: Wording) -> str:
    """What else was found, folded away; passages that a citation already shows are left out."""
    shown = [
        (place, hit) for place, hit in enumerate(answer.nearest) if not _is_cited(hit, answer.citations)
    ][:MAX_NEAREST]
    if not shown:
        return ""
    items = "".join(_near(exchange, place, hit, words) for place, hit in shown)
    title, note = words("also_found"), ""
    if not answer.answered:
        title, note = words("nearest"), f'<p class="hint">{escape(words("nearest_note"))}</p>'
    return (
        f'<details class="nearest"><summary>{escape(title)} <span class="count">{len(shown)}</span></summary>'
        f'{note}<ol class="near-list">{items}</ol></details>'
    )


def _is_cited(hit: ScoredPassage, citations: Iterable[Citation]) -> bool:
    passage = hit.passage
    return any(
        citation.source == passage.source and citation.start < passage.end and passage.start < citation.end
        for citation in citations
    )


def _near(exchange: Exchange, place: int, hit: ScoredPassage, words: Wording) -> str:
    passage = hit.passage
    language = f' lang="{escape(passage.language)}"' if passage.language else ""
    return (
        f'<li><a class="near" href="#near-{exchange.number}-{place}" data-open="passage" '
        f'data-exchange="{exchange.number}" data-number="{place}">'
        f'<span class="source-title"{language}>{escape(passage.title or passage.source)}</span>'
        f'<span class="source-meta">{escape(words.date(passage.date))}</span>'
        f'<span class="snippet"{language}>{escape(snippet(passage.text))}</span></a></li>'
    )


def snippet(text: str) -> str:
    """The beginning of a passage on one line, cut at a word."""
    line = " ".join(text.split())
    if len(line) <= MAX_SNIPPET_CHARACTERS:
        return line
    return line[:MAX_SNIPPET_CHARACTERS].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"


def _foot(exchange: Exchange, answer: Answer, words: Wording) -> str:
    facts: list[str] = []
    if answer.answered and answer.confidence is not None and not _is_uncertain(answer):
        facts.append(_confidence(answer, words))
    if answer.model and answer.model != "extractive":
        bundled = answer.model.startswith(BUNDLED_READER)
        writer = escape(words("no_model") if bundled else words("written_by", model=answer.model))
        facts.append(f'<span class="writer" title="{writer}">{writer}</span>')
    total = answer.seconds.get("total") if answer.seconds else None
    if total is not None:
        facts.append(f"<span>{escape(words('seconds', seconds=f'{total:.1f}'))}</span>")
    return (
        f'<div class="foot"><div class="facts">{"".join(facts)}</div>{_verdict(exchange, words)}</div>'
        f"{_correction(exchange, answer, words)}"
    )


def _verdict(exchange: Exchange, words: Wording) -> str:
    buttons = "".join(
        f'<button type="button" class="verdict-button" data-verdict="{verdict}" '
        f'data-exchange="{exchange.number}" aria-pressed="{str(exchange.verdict == verdict).lower()}">'
        f"{escape(words(f'was_{verdict}'))}</button>"
        for verdict in ("right", "wrong")
    )
    return (
        f'<div class="verdict" role="group" aria-label="{escape(words("feedback"))}">'
        f'<span class="verdict-label">{escape(words("feedback"))}</span>{buttons}</div>'
    )


def _correction(exchange: Exchange, answer: Answer, words: Wording) -> str:
    """The folded form that asks what would have been right; the page's script opens and sends it."""
    prefix = f"correct-{exchange.number}"
    choices = "".join(
        f'<label class="choice"><input type="checkbox" value="{place}" data-field="source"> '
        f"<span>{escape(title)}</span></label>"
        for place, (_, title) in enumerate(correction_sources(answer))
    )
    where = (
        f"<fieldset><legend>{escape(words('correct_sources'))}</legend>{choices}</fieldset>"
        if choices
        else ""
    )
    return (
        f'<div class="correction" id="{prefix}" hidden data-exchange="{exchange.number}" role="group" '
        f'aria-labelledby="{prefix}-title"><p class="correction-title" id="{prefix}-title">'
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


def correction_sources(answer: Answer) -> list[tuple[str, str]]:
    """(source, title) of everything that was cited or found, once each, in the order shown."""
    found = [(citation.source, citation.title) for citation in answer.citations]
    found += [(hit.passage.source, hit.passage.title) for hit in answer.nearest]
    titles: dict[str, str] = {}
    for source, title in found:
        titles.setdefault(source, title or source)
    return list(titles.items())[:6]


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
