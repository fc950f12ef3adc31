"""Pages that hold no article: what was saved is a script's shell, a check, an error, or the opening of a paid text."""

from __future__ import annotations

import re

_MOST_MESSAGE, _MOST_REQUEST, _MOST_TITLE_WORDS, _MOST_TEASER = 500, 250, 6, 1500
_SCRIPT = re.compile(
    r"(?:enable|turn on|activate|requires?|need|without) java\s?script|java\s?script (?:is |must be )?"
    r"(?:required|disabled|enabled)|java\s?script (?:aktivieren|einschalten|ist deaktiviert)|active[rz]? java\s?script|"
    r"activar java\s?script|habilit\w+ (?:o |el )?java\s?script|abilita\w* java\s?script|включите java\s?script",
    re.IGNORECASE,
)
_CHECK = re.compile(
    r"just a moment\b|checking your browser|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot|"
    r"attention required|security of your connection|unusual (?:traffic|activity)|access denied|request blocked|"
    r"complete the (?:captcha|security check)",
    re.IGNORECASE,
)
_ERROR_TITLE = re.compile(
    r"(?:error )?(?:40[0134]|410|50[0234])(?:\s*$|\s*[-–|:]|\s+(?:error|not found|forbidden))|(?:the )?page (?:was )?"
    r"(?:not found|could not be found|cannot be found|unavailable|doesn[’']t exist)|not found\s*(?:$|[-–|])|"
    r"(?:die )?seite (?:wurde )?nicht gefunden|page (?:non trouvée|introuvable)|página no encontrada|"
    r"página não encontrada|pagina non trovata|pagina niet gevonden|nie znaleziono strony|страница не найдена|"
    r"сторінку не знайдено",
    re.IGNORECASE,
)


def refusal(title: str | None, blocks: list[tuple[str, bool]]) -> str | None:
    """Why a page is no article, with the next step; None for one that may be.

    Args:
        title: of the page.
        blocks: its text, (words, whether they are a heading).
    """
    words = [" ".join(words.split()) for words, _ in blocks]
    text = " ".join(words)
    if not blocks and title is None:
        return "no text on the page"
    if title and all(line.casefold() in title.casefold() for line in words):
        return "no text on the page but its title: a script fetches the rest; save it from the browser, where it shows"
    if len(text) > _MOST_MESSAGE:
        return None
    headings = [title or "", *(" ".join(words.split()) for words, heading in blocks if heading)]
    below = [line for line in words if line not in headings]
    titles = [line for line in headings if len(line.split()) <= _MOST_TITLE_WORDS]
    if any(map(_CHECK.match, titles)) or (below and _CHECK.match(below[0])):
        return "a check for robots was saved, not the article: open its address in a browser and save it anew"
    if below and _SCRIPT.search(below[0]) and sum(map(len, below)) <= _MOST_REQUEST:
        return "a page that asks for JavaScript was saved, not the article: save it from the browser, where it shows"
    if any(map(_ERROR_TITLE.match, titles)):
        return "an error page (not found) was saved, not the article: open its address in a browser and save it anew"
    return None


def paywall_note(is_free: bool, characters: int) -> str | None:
    """A note for a page that says that it is not free and holds no more than the opening of an article."""
    if is_free or characters > _MOST_TEASER:
        return None
    return "behind a paywall: only the opening was saved; save it while logged in to have the whole text"
