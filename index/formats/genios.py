"""Genios exports as text: a text comes in, its documents go out."""

from __future__ import annotations

import re

from index.formats.export_records import (
    ExportRecord,
    author_name,
    cannot_be_split,
    joined,
    paragraphs,
    publication_day,
)

_GENIOS = re.compile(
    r"(?P<label>Quelle|Ressort|Rubrik|Autor|Autorin|Dokumentnummer|ISSN|Serie|Bildunterschrift|Hinweis|Deskriptoren|"
    r"Dauerhafte Adresse des Dokuments|Alle Rechte vorbehalten|Ausgabe|Seite|Datum)\s*:\s*(?P<value>.*)"
    r"|(?P<rights>©.*|\(c\) .*)"
)


def split_genios(text: str) -> list[ExportRecord] | None:
    """Documents that close with "Quelle: ... vom ...", "Ressort: ..." and mostly "Dokumentnummer: ..."."""
    parts = paragraphs(text)
    groups: list[dict[str, str]] = []
    texts: list[list[str]] = [[]]
    for lines in parts:
        fields = _genios_fields(lines)
        if fields is None:
            texts[-1].append(joined(lines))
        elif texts[-1]:
            groups.append(fields)
            texts.append([])
        elif groups:
            groups[-1] |= fields
        else:
            groups.append(fields)
    full = [{"Quelle", "Ressort"} <= group.keys() or "Dokumentnummer" in group for group in groups]
    if not any(full) or (len(groups) < 2 and not any("Dokumentnummer" in group for group in groups)):
        return None
    if texts[-1] or len(texts) != len(groups) + 1 or not all("Quelle" in group for group in groups):
        raise cannot_be_split("Genios", len(groups), "not every text is closed by its Quelle and Ressort")
    return [
        _genios_record(number, body, group)
        for number, (body, group) in enumerate(zip(texts, groups, strict=False), 1)
    ]


def _genios_fields(lines: list[str]) -> dict[str, str] | None:
    """The fields that a paragraph consists of; None for running text."""
    found: dict[str, str] = {}
    last = ""
    for line in lines:
        match = _GENIOS.fullmatch(line.strip())
        if match:
            last = match["label"] or "©"
            found[last] = match["value"] or ""
        elif last:
            found[last] = f"{found[last]} {line.strip()}".strip()
        else:
            return None
    return found


def _genios_record(number: int, body: list[str], fields: dict[str, str]) -> ExportRecord:
    source = fields["Quelle"]
    outlet = re.split(r"\s+vom\s+\d|,|\s+\d", source, maxsplit=1)[0].strip()
    id_ = re.sub(r"\W+", "", fields.get("Dokumentnummer", ""))[:100]
    return ExportRecord(
        id_ or str(number),
        body[0] if body else "",
        outlet or None,
        author_name(fields.get("Autor") or fields.get("Autorin")),
        publication_day(source) or publication_day(fields.get("Datum", "")),
        body[1:],
    )
