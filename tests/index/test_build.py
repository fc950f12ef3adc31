from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from index.articles import FileBytes, parse_file, read_bytes
from index.build import ArticleIndex
from index.errors import (
    ArchiveIndexError,
    IndexDamagedError,
    IndexMismatchError,
    IndexMissingError,
    SettingsError,
    SourceNotFoundError,
)
from index.passages import PassageRules, embedded_text
from index.preparing import PreparedArticle, prepare
from index.records import Article, Filters, IndexProgress
from index.settings import LEXICAL_VERSION, IndexSettings
from tests.hash_embedder import HashEmbedder

_PARAGRAPH = (
    "Der Rat der Stadt beschloss am Montag den Bau einer neuen Brücke über die {river}, wie es hieß. "
)


def write(folder: Path, name: str, content: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def story(river: str, more: str = "") -> str:
    return f"Neue Brücke über die {river}\n\n{_PARAGRAPH.format(river=river) * 4}\n\n{more}"


@pytest.fixture
def embedder() -> HashEmbedder:
    return HashEmbedder()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for river in ("Elbe", "Oder", "Weser", "Isar", "Spree", "Havel"):
        write(tmp_path / "articles", f"{river.lower()}.txt", story(river))
    return tmp_path / "articles"


@pytest.fixture
def index(tmp_path: Path, embedder: HashEmbedder):
    with ArticleIndex.open(tmp_path / "index", embedder=lambda: embedder) as opened:
        yield opened


def vector_of(index: ArticleIndex, embedder: HashEmbedder, source: str):
    (passage, *_) = index.passages_of(source)
    text = embedded_text(index.article(source), (passage.start, passage.end), index.settings.rules)
    return passage.id, embedder.embed_queries([text])[0]


def test_cosines_of_chosen_passages_are_those_of_the_search(
    folder: Path, index: ArticleIndex, embedder: HashEmbedder
):
    index.index(folder)
    vector = embedder.embed_queries(["a question"])[0]
    searched = dict(index.vector_search(vector, 1000))
    found = index.cosines(vector, [*searched, "nobody"])
    assert found.keys() == searched.keys()
    assert max(abs(found[id_] - cosine) for id_, cosine in searched.items()) < 1e-3
    assert index.cosines(vector, []) == {}


def test_opening_makes_and_loads_nothing(tmp_path: Path):
    def no_model():
        raise AssertionError("the model was loaded")

    with ArticleIndex.open(tmp_path / "index", embedder=no_model) as opened:
        assert not opened.exists
        assert opened.generation == 0
    assert not (tmp_path / "index").exists()


@pytest.mark.parametrize(
    "ask",
    [
        lambda i: i.word_search("Brücke", 3),
        lambda i: i.vector_search(HashEmbedder().embed_queries(["x"])[0], 3),
        lambda i: i.articles(),
        lambda i: i.article("a.txt"),
        lambda i: i.status(),
        lambda i: i.select(Filters()),
        lambda i: i.rebuild(),
        lambda i: i.purge(),
    ],
)
def test_missing_index_says_how_to_build_it(index: ArticleIndex, ask):
    with pytest.raises(IndexMissingError, match="assistant index ARTICLES"):
        ask(index)
    assert not index.folder.exists()


def test_empty_index_says_how_to_build_it(index: ArticleIndex, tmp_path: Path):
    (tmp_path / "nothing").mkdir()
    index.index(tmp_path / "nothing")
    assert index.articles() == []
    with pytest.raises(IndexMissingError, match="assistant index ARTICLES"):
        index.word_search("Brücke", 3)


def test_folder_that_does_not_exist_is_an_error_and_makes_no_index(index: ArticleIndex, tmp_path: Path):
    with pytest.raises(ArchiveIndexError, match="does not exist"):
        index.index(tmp_path / "missing")
    with pytest.raises(ArchiveIndexError, match="is a file"):
        index.index(write(tmp_path, "one.txt", "x"))
    assert not index.exists


def test_first_run_indexes_all_and_second_embeds_nothing(
    index: ArticleIndex, folder: Path, embedder: HashEmbedder
):
    first = index.index(folder)
    assert (first.added, first.embedded) == (6, embedder.texts)
    generation = index.generation
    second = index.index(folder)
    assert (second.added, second.changed, second.unchanged, second.removed, second.embedded) == (
        0,
        0,
        6,
        0,
        0,
    )
    assert index.generation == generation


def test_passages_stand_in_their_articles(index: ArticleIndex, folder: Path):
    index.index(folder)
    for info in index.articles():
        article = index.article(info.source)
        assert article.text == (folder / info.source).read_text(encoding="utf-8")
        passages = index.passages_of(info.source)
        assert len(passages) == info.passages
        assert all(article.text[p.start : p.end] == p.text for p in passages)
        assert index.passages([p.id for p in passages]) == {p.id: p for p in passages}


def test_unknown_ids_are_left_out_and_unknown_sources_named(index: ArticleIndex, folder: Path):
    index.index(folder)
    assert index.passages(["nothing"]) == {}
    for ask in (index.article, index.passages_of, index.copies, index.is_stale, index.remove):
        with pytest.raises(SourceNotFoundError, match=r"gone\.txt"):
            ask("gone.txt")


def test_search_by_vector_finds_the_passage_itself_first(
    index: ArticleIndex, folder: Path, embedder: HashEmbedder
):
    index.index(folder)
    for info in index.articles():
        id_, vector = vector_of(index, embedder, info.source)
        hits = index.vector_search(vector, 4)
        assert hits[0][0] == id_
        assert hits[0][1] == pytest.approx(1.0, abs=1e-3)
        assert [score for _, score in hits] == sorted((score for _, score in hits), reverse=True)


def test_search_by_words_prefers_the_article_that_has_them(index: ArticleIndex, folder: Path):
    index.index(folder)
    (best, *_) = index.word_search("Brücken über die Weser", 3, language="de")
    assert index.passages([best[0]])[best[0]].source == "weser.txt"
    assert index.word_search("der die das", 3, language="de") == []
    assert index.word_counts("Weser Brücke Quastenflosser", "de") == [1, 6, 0]


def test_a_word_stands_in_the_languages_whose_articles_write_it(index: ArticleIndex, folder: Path):
    write(
        folder,
        "bridge.txt",
        "A bridge for Arnold Brook\n\nThe council said on Monday that Brook will open it. " * 5,
    )
    index.index(folder)
    assert index.languages_with("Brook") == {"en"}
    assert index.languages_with("Brücken") == {"de"}, "another form with the same stem"
    assert index.languages_with("Montag") == {"de"}
    assert index.languages_with("Arnold-Brook") == {"en"}, "by its parts"
    assert index.languages_with("Quastenflosser") == frozenset()
    assert index.languages_with("…") == frozenset()


def test_compound_in_a_question_finds_its_parts_in_the_archive(index: ArticleIndex, folder: Path):
    write(
        folder, "parts.txt", "Warnung\n\nDie Gefahr eines Krieges wächst, sagte der Vorsitzende am Freitag."
    )
    index.index(folder)
    (best, *_) = index.word_search("Kriegsgefahr", 3, language="de")
    assert index.passages([best[0]])[best[0]].source == "parts.txt"


def test_changed_file_replaces_its_passages_and_embeds_only_what_is_new(index: ArticleIndex, folder: Path):
    long = "\n\n".join(_PARAGRAPH.format(river=f"Fluss {number}") * 7 for number in range(6))
    write(folder, "long.txt", f"Titel\n\n{long}")
    index.index(folder)
    before = {p.id for p in index.passages_of("long.txt")}
    write(folder, "long.txt", f"Titel\n\n{long}\n\nEin Nachtrag kam hinzu.")
    report = index.index(folder)
    assert (report.changed, report.unchanged, report.added, report.removed) == (1, 6, 0, 0)
    after = {p.id for p in index.passages_of("long.txt")}
    assert report.embedded == len(after - before) < len(after)
    assert index.word_search("Nachtrag", 3, language="de")


def test_edit_at_the_top_embeds_no_unchanged_passage_twice(index: ArticleIndex, folder: Path):
    long = "\n\n".join(_PARAGRAPH.format(river=f"Fluss {number}") * 7 for number in range(6))
    write(folder, "long.txt", f"Titel\n\n{long}")
    index.index(folder)
    count = len(index.passages_of("long.txt"))
    write(folder, "long.txt", f"Titel\n\nVorab eine Meldung.\n\n{long}")
    assert index.index(folder).embedded <= 2 < count


def test_renamed_file_embeds_nothing(index: ArticleIndex, folder: Path):
    index.index(folder)
    (folder / "elbe.txt").rename(folder / "fluss.txt")
    report = index.index(folder)
    assert (report.added, report.removed, report.embedded) == (1, 1, 0)
    assert {info.source for info in index.articles()} >= {"fluss.txt"}
    with pytest.raises(SourceNotFoundError):
        index.article("elbe.txt")


def test_removed_file_leaves_with_its_passages(index: ArticleIndex, folder: Path, embedder: HashEmbedder):
    index.index(folder)
    id_, vector = vector_of(index, embedder, "elbe.txt")
    (folder / "elbe.txt").unlink()
    assert index.index(folder).removed == 1
    assert id_ not in dict(index.vector_search(vector, 10))
    assert not [hit for hit in index.word_search("Elbe", 5, language="de")]


def test_same_size_and_time_but_other_bytes_are_noticed(index: ArticleIndex, folder: Path):
    path = folder / "elbe.txt"
    index.index(folder)
    stat = path.stat()
    path.write_text(story("Ilme"), encoding="utf-8")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert index.index(folder).changed == 1


def test_touched_file_is_read_but_not_embedded(index: ArticleIndex, folder: Path):
    index.index(folder)
    os.utime(folder / "elbe.txt", (time.time() + 50, time.time() + 50))
    report = index.index(folder)
    assert (report.unchanged, report.changed, report.embedded) == (6, 0, 0)


@pytest.mark.parametrize("left", [0, 3])
def test_shrunken_folder_removes_nothing_unless_allowed(index: ArticleIndex, folder: Path, left: int):
    index.index(folder)
    for path in sorted(folder.iterdir())[left:]:
        path.unlink()
    report = index.index(folder)
    assert report.removed == 0
    assert "--allow-removals" in report.warnings[0]
    assert len(index.articles()) == 6
    assert index.index(folder, allow_removals=True).removed == 6 - left


def test_missing_remembered_folder_removes_nothing(index: ArticleIndex, folder: Path, tmp_path: Path):
    index.index(folder)
    folder.rename(tmp_path / "elsewhere")
    report = index.index(folder)
    assert report.removed == 0
    assert "is missing" in report.warnings[0]


def test_other_folder_removes_nothing_and_shared_names_are_told_apart(
    index: ArticleIndex, folder: Path, tmp_path: Path
):
    index.index(folder)
    second = tmp_path / "second"
    write(second, "elbe.txt", story("Donau"))
    write(second, "rhein.txt", story("Rhein"))
    report = index.index(second)
    assert (report.added, report.removed) == (2, 0)
    sources = {info.source for info in index.articles()}
    assert {"elbe.txt", "second/elbe.txt", "rhein.txt"} <= sources
    assert "Donau" in index.article("second/elbe.txt").text
    assert index.index(second).unchanged == 2
    write(second, "elbe.txt", story("Lahn"))
    assert index.index(second).changed == 1
    assert "Lahn" in index.article("second/elbe.txt").text
    assert "Elbe" in index.article("elbe.txt").text
    assert index.status().folders == (str(folder), str(second))


def test_broken_files_are_reported_and_remembered_and_the_rest_is_indexed(index: ArticleIndex, folder: Path):
    write(folder, "empty.txt", "")
    (folder / "picture.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "picture.png").write_bytes(b"\x89PNG")
    report = index.index(folder)
    assert report.added == 6
    assert {path for path, _ in report.skipped_files} == {"empty.txt", "picture.txt", "picture.png"}
    assert all(reason for _, reason in report.skipped_files)
    assert index.status().unreadable == report.skipped_files
    again = index.index(folder)
    assert again.skipped_files == report.skipped_files
    assert again.unchanged == 6


def test_surrogates_and_odd_numbers_in_one_file_stop_no_other(index: ArticleIndex, folder: Path):
    write(
        folder,
        "bad.jsonl",
        '{"id": 1, "text": "Bad \\ud83d here.", "outlet": "\\ud83d", "date": 1%s}' % ("0" * 400),
    )
    write(folder, "front.md", '---\ntitle: "Mayor \\ud83d wins"\n---\nThe mayor has rejected a plan.\n')
    report = index.index(folder)
    assert (report.added, report.skipped) == (8, 0)
    assert index.article("bad.jsonl#1").text == "Bad \ufffd here."
    for source in ("bad.jsonl#1", "front.md"):
        for passage in index.passages_of(source):
            assert index.article(source).text[passage.start : passage.end] == passage.text


@pytest.mark.parametrize("broken", ["index.reading.parse_file", "index.reading.read_bytes"])
def test_a_failure_that_nobody_foresaw_is_the_reason_of_its_file_alone(
    index: ArticleIndex, folder: Path, monkeypatch: pytest.MonkeyPatch, broken: str
):
    read = {"index.reading.parse_file": parse_file, "index.reading.read_bytes": read_bytes}[broken]

    def fails_at_the_oder(*given: object) -> object:
        path = given[0].entry.path if isinstance(given[0], FileBytes) else given[1]
        if path == "oder.txt":
            raise OverflowError("too large \ud83d")
        return read(*given)

    monkeypatch.setattr(broken, fails_at_the_oder)
    report = index.index(folder)
    assert report.added == 5
    ((path, reason),) = report.skipped_files
    assert path == "oder.txt"
    assert "OverflowError: too large \ufffd" in reason
    monkeypatch.undo()
    assert index.index(folder).added == 1


def test_an_article_that_cannot_be_cut_is_named_and_its_files_others_are_read(
    index: ArticleIndex, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    def fails_at_the_second(article: Article, *given: object) -> PreparedArticle:
        if article.source == "records.jsonl#2":
            raise RecursionError("too deep")
        return prepare(article, *given)

    monkeypatch.setattr("index.run.prepare", fails_at_the_second)
    records = [json.dumps({"id": number, "text": story("Elbe", str(number))}) for number in (1, 2, 3)]
    write(folder, "records.jsonl", "\n".join(records))
    report = index.index(folder)
    assert report.added == 8
    ((source, reason),) = report.skipped_files
    assert source == "records.jsonl#2"
    assert "RecursionError: too deep" in reason


def test_file_that_turns_empty_leaves_the_index_and_comes_back(index: ArticleIndex, folder: Path):
    index.index(folder)
    write(folder, "elbe.txt", "")
    report = index.index(folder)
    assert (report.skipped, report.removed) == (1, 1)
    write(folder, "elbe.txt", story("Elbe"))
    assert index.index(folder).added == 1
    assert index.status().unreadable == ()


def test_records_of_one_file_are_articles_of_their_own(index: ArticleIndex, folder: Path):
    rows = [
        json.dumps({"id": n, "title": f"T{n}", "text": f"Der Fluss {n} trat über die Ufer, sagte man."})
        for n in "abc"
    ]
    write(folder, "many.jsonl", "\n".join(rows))
    assert index.index(folder).added == 9
    write(folder, "many.jsonl", "\n".join([rows[0], rows[2].replace("Ufer", "Deiche"), "not json"]))
    report = index.index(folder)
    assert (report.changed, report.removed, report.unchanged, report.skipped) == (1, 1, 7, 1)
    assert index.status().unreadable == report.skipped_files


def test_progress_tells_steps_and_counts(index: ArticleIndex, folder: Path):
    told: list[IndexProgress] = []
    index.index(folder, progress=told.append)
    assert {step.step for step in told} == {"preparing model", "reading", "embedding", "storing"}
    assert told[-1].done == told[-1].total == 6


def test_stale_articles_are_told(index: ArticleIndex, folder: Path):
    index.index(folder)
    assert not index.is_stale("elbe.txt")
    write(folder, "elbe.txt", story("Ilm"))
    (folder / "oder.txt").unlink()
    assert index.is_stale("elbe.txt")
    assert index.is_stale("oder.txt")
    assert not index.is_stale("weser.txt")


@pytest.fixture
def dated(index: ArticleIndex, tmp_path: Path) -> ArticleIndex:
    folder = tmp_path / "dated"
    for name, date in {
        "day": "2021-12-31",
        "month": "2021-12",
        "year": "2021",
        "later": "2022-02-12",
        "none": "",
    }.items():
        head = f"---\ntitle: Stück {name}\n{f'date: {date}' if date else 'note: x'}\n---\n"
        write(folder, f"{name}.md", head + _PARAGRAPH.format(river=name) * 2)
    write(
        folder,
        "en/bridge.md",
        "---\ntitle: The bridge\ndate: 2021-12-30\n---\nThe council decided to build a new bridge over the river.",
    )
    index.index(folder)
    return index


@pytest.mark.parametrize(
    ("filters", "sources", "undated"),
    [
        (Filters(), {"day", "month", "year", "later", "none", "en/bridge"}, 0),
        (Filters(date_from="2021-12-31", date_to="2021-12-31"), {"day", "month", "year"}, 1),
        (Filters(date_from="2022"), {"later"}, 1),
        (Filters(date_to="2021-11"), {"year"}, 1),
        (Filters(languages=("en",)), {"en/bridge"}, 0),
        (Filters(languages=("en",), date_from="2021-12"), {"en/bridge"}, 0),
        (Filters(sources=("en/*", "d*")), {"en/bridge", "day"}, 0),
        (Filters(sources=("*.md",), languages=("de",), date_from="2022"), {"later"}, 1),
        (Filters(sources=("nothing",)), set(), 0),
        (Filters(sources=("en",)), {"en/bridge"}, 0),
        (Filters(sources=("./en/",)), {"en/bridge"}, 0),
        (Filters(sources=("e", "da", "bridge", "n")), set(), 0),
    ],
)
def test_filters_leave_in_what_they_say(
    dated: ArticleIndex, embedder: HashEmbedder, filters, sources, undated
):
    selection = dated.select(filters)
    assert (selection.article_count, selection.undated_left_out) == (len(sources), undated)
    vector = embedder.embed_queries(["anything"])[0]
    near = dated.passages(id_ for id_, _ in dated.vector_search(vector, 50, filters))
    assert {p.source.removesuffix(".md") for p in near.values()} == sources
    words = dated.passages(id_ for id_, _ in dated.word_search("Brücke bridge", 50, filters))
    assert {p.source.removesuffix(".md") for p in words.values()} == sources


def test_filter_with_a_wrong_date_says_so(dated: ArticleIndex):
    with pytest.raises(SettingsError, match="date_from"):
        dated.select(Filters(date_from="31. Dezember"))


def test_status_counts_what_is_there(dated: ArticleIndex, tmp_path: Path):
    status = dated.status()
    assert (status.articles, status.undated, status.date_from, status.date_to) == (6, 1, "2021", "2022-02-12")
    assert status.languages == {"de": 5, "en": 1}
    assert status.settings["model_id"] == "hash-1"
    assert status.healthy
    assert status.size_bytes > 0


def test_wire_copies_find_each_other(index: ArticleIndex, folder: Path):
    text = " ".join(_PARAGRAPH.format(river=f"Fluss Nummer {n}") for n in range(8))
    write(folder, "wire.txt", f"Ein Titel\n\n{text}")
    write(folder, "paper.txt", f"Ein anderer Titel\n\n{text} Ein Satz der Redaktion kam hinzu.")
    index.index(folder)
    assert "paper.txt" in index.copies("wire.txt")
    assert "wire.txt" in index.copies("paper.txt")
    infos = {info.source: info for info in index.articles()}
    assert infos["wire.txt"].copies == index.copies("wire.txt")


def test_short_articles_are_copies_word_for_word_alone(index: ArticleIndex, tmp_path: Path):
    folder = tmp_path / "short"
    folder.mkdir()
    (folder / "one.txt").write_text("A seal was seen in Kotka by teacher Aino Laine.\n", "utf-8")
    (folder / "two.txt").write_text("A seal was seen in Kotka by teacher Aino Laine.", "utf-8")
    (folder / "other.txt").write_text("A seal was seen in Turku by teacher Aino Laine.", "utf-8")
    index.index(folder)
    assert index.copies("one.txt") == ("two.txt",)
    assert index.copies("two.txt") == ("one.txt",)
    assert index.copies("other.txt") == ()


def test_unrelated_articles_are_no_copies(dated: ArticleIndex):
    assert dated.copies("en/bridge.md") == ()


def test_rebuild_embeds_nothing_and_changes_no_content(
    index: ArticleIndex, folder: Path, embedder: HashEmbedder
):
    index.index(folder)
    before = {info.source: index.passages_of(info.source) for info in index.articles()}
    generation, texts = index.generation, embedder.texts
    index.rebuild()
    assert {info.source: index.passages_of(info.source) for info in index.articles()} == before
    assert index.generation > generation
    assert embedder.texts == texts
    assert index.verify().ok


def test_rebuild_mends_the_words_of_an_earlier_version(folder: Path, tmp_path: Path, embedder: HashEmbedder):
    write(folder, "hi.txt", "नदी का पुल\n\nनदी का पुल बाढ़ में टूट गया और नाल बह गई।")
    earlier = IndexSettings(lexical_version=LEXICAL_VERSION - 1)
    with ArticleIndex.open(tmp_path / "old", earlier, embedder=lambda: embedder) as old:
        old.index(folder)
    texts = embedder.texts
    with ArticleIndex.open(tmp_path / "old", embedder=lambda: embedder) as index:
        with pytest.raises(IndexMismatchError, match=r"word index version.*assistant rebuild"):
            index.word_search("पुल", 3)
        index.rebuild()
        assert index.word_counts("पुल पाल", "hi") == [1, 0]
        assert index.verify().ok
    assert embedder.texts == texts


def test_rebuild_with_other_rules_needs_no_folder(index: ArticleIndex, folder: Path, tmp_path: Path):
    long = "\n\n".join(_PARAGRAPH.format(river=f"Fluss {number}") * 7 for number in range(6))
    write(folder, "long.txt", f"Titel\n\n{long}")
    index.index(folder)
    before = index.status().passages
    index.close()
    folder.rename(tmp_path / "away")
    settings = IndexSettings(rules=PassageRules(max_size=400))
    embedder = HashEmbedder()
    with ArticleIndex.open(index.folder, settings, embedder=lambda: embedder) as other:
        other.rebuild()
        assert other.status().passages > before
        assert other.verify().ok
        assert len(list(index.folder.glob("v*"))) == 1


def test_removed_article_is_gone_from_disk(index: ArticleIndex, folder: Path, embedder: HashEmbedder):
    write(folder, "secret.txt", story("Geheimfluss", "Kennwort Quastenflosser, sagte niemand."))
    index.index(folder)
    _, vector = vector_of(index, embedder, "secret.txt")
    assert index.word_search("Quastenflosser", 3, language="de")
    index.remove("secret.txt")
    assert_no_trace(index.folder, vector)
    assert len(index.articles()) == 6
    assert index.verify().ok


def test_purge_erases_what_was_removed_and_changed(index: ArticleIndex, folder: Path, embedder: HashEmbedder):
    write(folder, "secret.txt", story("Geheimfluss", "Kennwort Quastenflosser, sagte niemand."))
    index.index(folder)
    _, vector = vector_of(index, embedder, "secret.txt")
    (folder / "secret.txt").unlink()
    index.index(folder)
    index.purge()
    assert_no_trace(index.folder, vector)
    assert index.verify().ok


def test_process_that_read_a_removed_article_writes_nothing_of_it_again(
    index: ArticleIndex, folder: Path, embedder: HashEmbedder
):
    write(folder, "secret.txt", story("Geheimfluss", "Kennwort Quastenflosser, sagte niemand. " * 40))
    index.index(folder)
    _, vector = vector_of(index, embedder, "secret.txt")
    (folder / "secret.txt").unlink()
    index.remove("secret.txt")
    held = [f"Der Geheimfluss hat einen Quastenflosser, {n}. ".encode() * 800 for n in range(200)]
    del held
    for river in ("Donau", "Rhein", "Main"):
        index.vector_search(embedder.embed_queries(["x"])[0], 3)
        assert_no_trace(index.folder, vector)
        index.close()
        write(folder, f"{river.lower()}.txt", story(river))
        index.index(folder)
        assert_no_trace(index.folder, vector)
    assert index.verify().ok


def test_graph_that_was_not_yet_written_out_holds_nothing_on_the_disk_and_is_written_whole_later(
    tmp_path: Path, index: ArticleIndex
):
    folder = tmp_path / "many"
    for number in range(990):
        write(folder, f"{number}.txt", story(f"Fluss {number}"))
    index.index(folder)
    for more in (990, 1020):
        index.close()
        assert index.vector_search(HashEmbedder().embed_queries(["x"])[0], 3)
        for path in index.folder.rglob("data_level0.bin"):
            written = (path.parent / "index_metadata.pickle").exists()
            assert written == any(path.read_bytes()) == (more > 990)
        for number in range(more, more + 30):
            write(folder, f"{number}.txt", story(f"Fluss {number}"))
        index.index(folder)
    index.close()
    assert index.verify().ok


def assert_no_trace(folder: Path, vector) -> None:
    halves = vector.astype("<f2").tobytes()
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert b"uastenflosser" not in data, path.name
            assert b"eheimfluss" not in data, path.name
            assert vector.tobytes()[40:80] not in data
            assert halves[20:40] not in data


def test_erase_leaves_no_index(index: ArticleIndex, folder: Path):
    index.index(folder)
    index.erase()
    assert not index.exists
    assert sum(path.stat().st_size for path in index.folder.rglob("*") if path.is_file()) == 0
    assert index.index(folder).added == 6


def test_verify_names_a_damaged_passage(index: ArticleIndex, folder: Path):
    index.index(folder)
    with index._using() as version:
        with version.database.transaction() as change:
            change.execute("UPDATE passages SET start = start + 1 WHERE article = 1")
            change.execute("UPDATE vectors SET vector = zeroblob(length(vector)) WHERE n = 2")
            change.execute("DELETE FROM postings WHERE n = 3")
        problems = " ".join(index.verify().problems)
    assert "another text" in problems
    assert "damaged in the archive" in problems
    assert "word index differs" in problems


def test_lost_archive_is_rebuilt_from_the_remembered_folders(index: ArticleIndex, folder: Path):
    index.index(folder)
    index.close()
    (path,) = index.folder.rglob("archive.sqlite")
    path.write_bytes(b"no database")
    with pytest.raises(IndexDamagedError, match="assistant rebuild"):
        index.articles()
    index.rebuild()
    assert len(index.articles()) == 6
    assert index.verify().ok


def test_lost_store_is_built_anew_by_the_first_search(
    index: ArticleIndex, folder: Path, embedder: HashEmbedder
):
    index.index(folder)
    id_, vector = vector_of(index, embedder, "elbe.txt")
    index.close()
    (path,) = index.folder.rglob("chroma.sqlite3")
    path.unlink()
    assert index.vector_search(vector, 3)[0][0] == id_
    assert index.verify().ok
    assert embedder.texts == len([p for info in index.articles() for p in index.passages_of(info.source)])


def test_thousand_unchanged_articles_cost_less_than_a_second_of_processor_time(
    tmp_path: Path, index: ArticleIndex
):
    folder = tmp_path / "thousand"
    for number in range(1000):
        path = write(folder, f"{number}.txt", story(f"Fluss {number}"))
        os.utime(path, (1_600_000_000, 1_600_000_000))
    index.index(folder)
    began = time.process_time()
    report = index.index(folder)
    assert report.unchanged == 1000
    assert time.process_time() - began < 1


def test_key_is_never_written(tmp_path: Path, folder: Path, embedder: HashEmbedder):
    settings = IndexSettings(chroma_url="http://127.0.0.1:9", chroma_api_key="sk-very-secret")
    with (
        ArticleIndex.open(tmp_path / "keyed", settings, embedder=lambda: embedder) as index,
        pytest.raises(ArchiveIndexError) as caught,
    ):
        index.index(folder)
    assert "very-secret" not in str(caught.value) + repr(settings) + repr(settings.kept())
    assert all(
        b"very-secret" not in path.read_bytes() for path in (tmp_path / "keyed").rglob("*") if path.is_file()
    )


def test_importing_the_index_loads_no_heavy_library():
    heavy = "torch", "chromadb", "sentence_transformers", "datasketch"
    code = f"import sys, index.build; print([name for name in {heavy} if name in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown.strip() == "[]"


def test_vectors_of_an_interrupted_run_are_not_embedded_twice(
    index: ArticleIndex, folder: Path, embedder: HashEmbedder, monkeypatch: pytest.MonkeyPatch
):
    from index.opened import OpenedVersion

    def interrupted(self, rows):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(OpenedVersion, "add", interrupted)
        index.index(folder)
    first = embedder.texts
    assert first > 0
    assert index.index(folder).embedded == 0
    assert embedder.texts == first
    assert index.verify().ok


def test_models_of_the_same_family_share_no_vectors(folder: Path, tmp_path: Path):
    one, other = HashEmbedder("family:1"), HashEmbedder("family:2")
    with ArticleIndex.open(tmp_path / "index", IndexSettings(model="one"), embedder=lambda: one) as index:
        index.index(folder)
    with ArticleIndex.open(tmp_path / "index", IndexSettings(model="other"), embedder=lambda: other) as index:
        index.rebuild()
        assert other.texts == one.texts
        id_, vector = vector_of(index, other, "elbe.txt")
        assert index.vector_search(vector, 1)[0] == (id_, pytest.approx(1.0, abs=1e-3))
