"""Title and author that a program left in a document's properties, where they can be believed.

Word processors, scanners and browsers fill them in themselves: with a template's title, a file's name, an address, the
login of whoever sat there. What the page shows counts for more.
"""

from __future__ import annotations

import re

_HEAD = 3000
_MOST_TITLE, _MOST_AUTHOR = 500, 200
_NO_TITLE = re.compile(
    r"""(?xi)
    \S+://.* | www\.\S+ | .*\.(?:docx?|odt|rtf|txt|indd|pdf|qxd|pptx?|html?|php|aspx?|jpe?g|tiff?|png)
    | (?:untitled|unbenannt|sans\ titre|sin\ título|senza\ titolo|без\ названия)\b.*
    | microsoft\ (?:word|powerpoint)\b.*
    | (?:powerpoint[ -])?(?:presentation|präsentation|présentation|presentación|presentazione|презентация)\s*\d*
    | (?:scan|img|image|doc|document|dokument|documento|документ|file|slide|layout|print)[\s_-]*[\d_\s.-]*
    | \(?(?:page|seite|p\.|s\.|página|pagina|страница)\s*\d+\)? | \W* | .{1,3}
    """
)
_NO_AUTHOR = frozenset(
    "python-docx|microsoft office user|microsoft office-anwender|utilisateur microsoft office|"
    "usuario de microsoft office|utente di microsoft office|windows user|windows-benutzer|utilisateur windows|"
    "usuario de windows|пользователь windows|user|admin|administrator|unknown author|unknown|author|autor|"
    "scanner".split("|")
)
_MACHINE = re.compile(
    r"(?i)\b(?:canon|hewlett|xerox|epson|ricoh|konica|kyocera|brother\s+(?:mfc|dcp)|adobe|acrobat|quarkxpress|indesign)\b|@|\d"
)
"""A scanner, a program, an address or a login."""


def believable_title(stated: str, text: str, visible: str | None) -> str | None:
    """The stated title where it stands on the first page, or where the page shows none; else what the page shows.

    Args:
        stated: the title among the document's properties; may be empty.
        text: the document's text.
        visible: what stands above the text as its title, None where nothing does.
    """
    title = " ".join(stated.split())[:_MOST_TITLE]
    if _NO_TITLE.fullmatch(title):
        title = ""
    if visible and not (title and _is_shown(title.casefold(), text[:_HEAD].casefold())):
        return " ".join(visible.split())[:_MOST_TITLE]
    return title or None


def _is_shown(title: str, head: str) -> bool:
    """Whether the title is a line of the head, or, of three words or more, stands there over several lines."""
    if title in (" ".join(line.split()) for line in head.splitlines()):
        return True
    return title.count(" ") >= 2 and title in " ".join(head.split())


def believable_author(stated: str, *, named: bool) -> str | None:
    """The stated author, unless a byline names one or it is a login, a machine or a program.

    Args:
        stated: the author among the document's properties; may be empty.
        named: whether the text has a byline that names somebody.
    """
    author = " ".join(stated.split())[:_MOST_AUTHOR]
    if named or not author or author.casefold() in _NO_AUTHOR or _MACHINE.search(author):
        return None
    login = " " not in author and author.islower()
    return None if login else author
