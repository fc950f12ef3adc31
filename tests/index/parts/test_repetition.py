"""Repeated paragraphs of an archive: left out of passages, and a function of the articles in the index alone."""

from __future__ import annotations

import json
import random
import sqlite3
import time
from pathlib import Path

import pytest

from index import settling
from index.build import ArticleIndex
from index.errors import IndexMismatchError
from index.parts import repetition
from index.parts.boilerplate import Edges, edges, repeated_in, repeated_paragraphs
from index.parts.carriers import Repeated
from index.passages import PassageRules
from index.settings import IndexSettings
from index.storage.database import Database
from tests.faults.scenes import contents, fresh_contents, open_index
from tests.hash_embedder import HashEmbedder

FOOTERS = {
    "Küstenbote": "Der Küstenbote erscheint täglich; sein Leuchtturmverein dankt allen, die ihn tragen.",
    "Havelblatt": "Das Havelblatt gehört seinen Lesern, und seine Genossenschaft nimmt neue Mitglieder auf.",
}
_RIVERS = "Elbe Oder Weser Isar Spree Havel Lahn Mosel Neckar Saale Donau Rhein Ruhr Main".split()


def body(number: int, sentences: int = 8) -> str:
    draw = random.Random(number)
    return " ".join(
        f"An der {draw.choice(_RIVERS)} wurde {draw.choice(['Brücke', 'Schleuse', 'Mühle'])} {draw.randint(100, 99999)}"
        f" nach {draw.randint(2, 90)} Monaten Arbeit dem Verkehr übergeben, sagte die Sprecherin."
        for _ in range(sentences)
    )


def article(number: int, outlet: str, footer: str | None = None, paragraphs: int = 2) -> str:
    texts = "\n\n".join(body(100 * number + paragraph) for paragraph in range(paragraphs))
    closing = f"\n\n{footer}" if footer else ""
    return f"---\noutlet: {outlet}\n---\n# Meldung vom Fluss Nummer {number}\n\n{texts}{closing}\n"


def write(folder: Path, number: int, outlet: str, footer: str | None = None, paragraphs: int = 2) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{number:02}.md").write_text(article(number, outlet, footer, paragraphs), encoding="utf-8")


@pytest.fixture
def embedder() -> HashEmbedder:
    return HashEmbedder()


@pytest.fixture
def index(tmp_path: Path, embedder: HashEmbedder):
    with ArticleIndex.open(
        tmp_path / "index", IndexSettings(model="hash-1"), embedder=lambda: embedder
    ) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twelve articles of two outlets, each with its outlet's footer."""
    for number in range(12):
        outlet = ("Küstenbote", "Havelblatt")[number % 2]
        write(tmp_path / "articles", number, outlet, FOOTERS[outlet])
    return tmp_path / "articles"


def passages_with(index: ArticleIndex, words: str) -> set[str]:
    return {
        info.source
        for info in index.articles()
        if any(words in passage.text for passage in index.passages_of(info.source))
    }


def test_footers_are_in_no_passage_and_still_in_the_article(index: ArticleIndex, folder: Path):
    index.index(folder)
    assert index.word_search("Leuchtturmverein", 5, language="de") == []
    assert index.word_search("Genossenschaft", 5, language="de") == []
    for outlet, footer in FOOTERS.items():
        assert passages_with(index, footer[:20]) == set()
        assert any(footer in index.article(info.source).text for info in index.articles())
        assert outlet in {info.outlet for info in index.articles()}
    whole = index.article("00.md")
    assert [whole.text[start:end] for start, end in whole.repeated] == [FOOTERS["Küstenbote"]]
    assert whole.boilerplate == ((0, whole.text.index("\n# ")),)
    assert index.word_search("Meldung Fluss", 5, language="de")
    assert index.verify().problems == ()
    assert index.index(folder).embedded == 0


def test_title_and_repeated_opening_leave_one_passage_of_the_rest(index: ArticleIndex, tmp_path: Path):
    for number in range(5):
        write(tmp_path / "articles", number, "Küstenbote")
        path = tmp_path / "articles" / f"{number:02}.md"
        opening = "Dieser Beitrag erschien zuerst in unserer Morgenpost."
        text = path.read_text(encoding="utf-8").replace("\n\n", f"\n\n{opening}\n\n", 1)
        path.write_text(text, encoding="utf-8")
    index.index(tmp_path / "articles")
    assert passages_with(index, "Morgenpost") == set()
    assert passages_with(index, "# Meldung") == set()
    assert index.word_search("Morgenpost", 5, language="de") == []
    assert len(index.word_search("Meldung Fluss", 50, language="de")) == index.status().passages


def test_fourth_carrier_changes_earlier_articles_and_its_removal_changes_them_back(
    index: ArticleIndex, tmp_path: Path
):
    folder = tmp_path / "articles"
    footer = FOOTERS["Küstenbote"]
    for number in range(3):
        write(folder, number, "Küstenbote", footer, paragraphs=4)
    index.index(folder)
    assert passages_with(index, footer) == {"00.md", "01.md", "02.md"}
    before = contents(index)
    write(folder, 3, "Küstenbote", footer, paragraphs=4)
    report = index.index(folder)
    assert (report.added, report.changed, report.unchanged) == (1, 0, 3)
    assert passages_with(index, footer) == set()
    assert contents(index) == fresh_contents(folder, tmp_path / "fresh")
    for source, passages in before.items():
        kept = {id_ for id_, *_ in contents(index)[source]} & {id_ for id_, *_ in passages}
        assert len(kept) >= 3
    (folder / "03.md").unlink()
    index.index(folder, allow_removals=True)
    assert contents(index) == before
    assert index.verify().problems == ()
    assert index.index(folder).embedded == 0


def test_changed_footer_alone_embeds_nothing(index: ArticleIndex, folder: Path):
    index.index(folder)
    before = contents(index)
    write(folder, 0, "Küstenbote", FOOTERS["Havelblatt"])
    report = index.index(folder)
    assert (report.changed, report.embedded) == (1, 0)
    assert contents(index) == before
    write(folder, 0, "Küstenbote", "Ein Schluss, der in keiner anderen Meldung steht und deshalb zählt.")
    assert index.index(folder).embedded == 1
    assert passages_with(index, "keiner anderen Meldung") == {"00.md"}


def test_own_footers_and_numbers_stay(index: ArticleIndex, tmp_path: Path):
    for number in range(6):
        write(
            tmp_path / "articles",
            number,
            "Küstenbote",
            f"Der Pegel stand am Abend bei {310 + number} Zentimetern.",
        )
    index.index(tmp_path / "articles")
    assert len(passages_with(index, "Der Pegel stand am Abend")) == 6


def test_removed_articles_are_settled_by_the_next_run(index: ArticleIndex, tmp_path: Path):
    folder = tmp_path / "articles"
    for number in range(4):
        write(folder, number, "Küstenbote", FOOTERS["Küstenbote"])
    index.index(folder)
    assert passages_with(index, "Leuchtturmverein") == set()
    index.remove("03.md")
    (folder / "03.md").unlink()
    assert passages_with(index, "Leuchtturmverein") == set()
    index.index(folder)
    assert passages_with(index, "Leuchtturmverein") == {"00.md", "01.md", "02.md"}
    assert contents(index) == fresh_contents(folder, tmp_path / "fresh")


LEAD = (
    "Bei einem Zugunglück in der Nähe von Garching sind am Freitag mehrere Menschen ums Leben gekommen, wie die"
    " Polizei mitteilte."
)
BACKGROUND = "Die Grubenbahn war lange vor dem Ende des Bergbaus stillgelegt und danach zugeschüttet worden."


def write_dated(folder: Path, number: int, paragraphs: list[str], **stated: str) -> None:
    folder.mkdir(exist_ok=True)
    front = "\n".join(f"{name}: {value}" for name, value in stated.items())
    texts = "\n\n".join(paragraphs)
    (folder / f"{number:02}.md").write_text(f"---\n{front}\n---\n{texts}\n", encoding="utf-8")


def write_reports(folder: Path, reports: int = 5, others: int = 12) -> None:
    """Reports of one day on one accident, each with a text of its own below the agency's lead, among other articles."""
    for number in range(others):
        write_dated(folder, number, [body(number)], title=f"Fluss {number}", date=f"2022-05-{1 + number:02}")
    for number in range(20, 20 + reports):
        title = f"Zugunglück bei Garching, Bericht {number}"
        write_dated(folder, number, [LEAD, body(number)], title=title, date="2022-06-03")


def test_lead_that_several_papers_carry_on_one_day_stays_in_search(index: ArticleIndex, tmp_path: Path):
    write_reports(tmp_path / "articles")
    index.index(tmp_path / "articles")
    assert passages_with(index, LEAD) == {f"{number}.md" for number in range(20, 25)}
    assert index.word_search("Zugunglück Garching Polizei", 5, language="de")
    assert index.verify().problems == ()


def test_footer_beside_a_lead_of_several_papers_is_left_out(index: ArticleIndex, tmp_path: Path):
    folder = tmp_path / "articles"
    footer = FOOTERS["Küstenbote"]
    for number in range(12):
        write_dated(
            folder, number, [body(number), footer], title=f"Fluss {number}", date=f"2022-{1 + number:02}-09"
        )
    for number in range(20, 25):
        title = f"Zugunglück bei Garching, Bericht {number}"
        write_dated(folder, number, [LEAD, body(number), footer], title=title, date="2022-06-03")
    index.index(folder)
    assert passages_with(index, LEAD) == {f"{number}.md" for number in range(20, 25)}
    assert passages_with(index, footer) == set()


def write_background(folder: Path, number: int, month: int) -> None:
    write_dated(
        folder,
        number,
        [body(number), BACKGROUND],
        title=f"Streit um die Grubenbahn {number}",
        outlet="Küstenbote",
        date=f"2022-{month:02}-03",
    )


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4, 5), (5, 3, 1, 0, 2, 4), (4, 5, 0, 2, 1, 3)])
def test_news_that_an_outlet_repeats_for_months_stays_in_its_first_article(
    index: ArticleIndex, tmp_path: Path, order: tuple[int, ...]
):
    folder = tmp_path / "articles"
    months = (6, 4, 9, 2, 11, 7)
    for number in order:
        write_background(folder, number, months[number])
        index.index(folder)
    assert passages_with(index, BACKGROUND) == {"03.md"}
    assert contents(index) == fresh_contents(folder, tmp_path / "fresh")
    assert index.verify().problems == ()
    (folder / "03.md").unlink()
    index.index(folder, allow_removals=True)
    assert passages_with(index, BACKGROUND) == {"01.md"}
    write_background(folder, 1, 12)
    index.index(folder)
    assert passages_with(index, BACKGROUND) == {"00.md"}
    assert contents(index) == fresh_contents(folder, tmp_path / "second")
    index.rebuild()
    assert passages_with(index, BACKGROUND) == {"00.md"}


def test_first_articles_embed_news_kept_once_only_once(
    index: ArticleIndex, tmp_path: Path, embedder: HashEmbedder
):
    for number, month in enumerate((6, 4, 9, 2, 11, 7)):
        write_background(tmp_path / "articles", number, month)
    assert index.index(tmp_path / "articles").passages == embedder.texts
    assert passages_with(index, BACKGROUND) == {"03.md"}


def test_set_of_the_archive_is_that_of_its_articles(index: ArticleIndex, tmp_path: Path):
    draw = random.Random(5)
    folder = tmp_path / "articles"
    for step in range(6):
        for _ in range(4):
            number = draw.randrange(40, 80)
            stated = {"outlet": "Havelblatt", "title": f"Grubenbahn {number}"}
            if draw.random() < 0.8:
                stated["date"] = f"2022-{draw.randint(1, 12):02}-{draw.randint(1, 28)}"
            write_dated(folder, number, [body(number), BACKGROUND, draw.choice([LEAD, body(99)])], **stated)
        for _ in range(8):
            outlet = draw.choice([*FOOTERS, "KÜSTENBOTE", "Blatt der Stadt"])
            footer = draw.choice(
                [*FOOTERS.values(), "Ein dritter Schluss, der hier und da noch einmal steht.", None]
            )
            write(folder, draw.randrange(40), outlet, footer, paragraphs=draw.choice([1, 1, 2]))
        if step > 2:
            for path in sorted(folder.iterdir())[::5]:
                path.unlink()
        index.index(folder, allow_removals=True)
        with index._using() as version:
            found = repetition.repeated(version.database)
            assert repetition.differing(version.database, found) == []
            assert repetition.left_out(version.database) <= found.paragraphs
        articles = [index.article(info.source) for info in index.articles()]
        assert found == repeated_in(map(edges, articles))
        assert found.paragraphs == repeated_paragraphs(articles)


def test_run_that_ended_before_it_settled_is_made_up_for_by_one_without_changes(
    index: ArticleIndex, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def interrupted(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr("index.line.BATCH_ARTICLES", 1)
        patch.setattr(settling, "prepare", interrupted)
        index.index(folder)
    assert len(passages_with(index, "Leuchtturmverein")) >= 3
    report = index.index(folder)
    assert report.unchanged == 12
    assert passages_with(index, "Leuchtturmverein") == set()
    assert contents(index) == fresh_contents(folder, tmp_path / "fresh")


def test_first_articles_embed_no_passage_twice(index: ArticleIndex, folder: Path, embedder: HashEmbedder):
    assert index.index(folder).passages == embedder.texts


def test_large_run_cuts_few_articles_twice(
    index: ArticleIndex, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("index.line.BATCH_ARTICLES", 10)
    for number in range(99):
        write(tmp_path / "articles", number, "Küstenbote", FOOTERS["Küstenbote"] if number > 9 else None)
    again = []
    cut = settling.prepare
    monkeypatch.setattr(settling, "prepare", lambda *given: again.append(given) or cut(*given))
    index.index(tmp_path / "articles")
    assert passages_with(index, "Leuchtturmverein") == set()
    assert 0 < len(again) < 60


def test_twenty_thousand_articles_are_looked_through_in_less_than_a_second(tmp_path: Path):
    draw = random.Random(7)
    database = Database(tmp_path / "archive.sqlite", create=True)
    before = database.path.stat().st_size
    with database.transaction() as change:
        for number in range(1, 20_001):
            outlet = number % 40
            hashes = [*(draw.getrandbits(62) for _ in range(4)), 2 * outlet, 2 * outlet + 1]
            found = Edges(f"blatt {outlet}", draw.getrandbits(62), tuple((one, (0, 1)) for one in hashes))
            repetition.store(change, number, found, frozenset())
    database.checkpoint()
    began = time.process_time()
    repeated = repetition.repeated(database)
    assert len(repetition.differing(database, repeated)) == 20_000
    seconds, grown = time.process_time() - began, (database.path.stat().st_size - before) / 1e6
    print(f"20,000 articles: {seconds:.2f} s of processor time, {grown:.1f} MB")
    assert repeated == Repeated(frozenset(range(80)))
    assert seconds < 1


def test_rebuilds_keep_what_is_repeated(index: ArticleIndex, folder: Path, tmp_path: Path):
    index.index(folder)
    before = contents(index)
    index.rebuild()
    assert contents(index) == before
    with open_index(index.folder, rules=PassageRules(max_size=400)) as other:
        other.rebuild()
        assert passages_with(other, "Leuchtturmverein") == set()
        assert contents(other) == fresh_contents(folder, tmp_path / "fresh", rules=PassageRules(max_size=400))
        assert other.verify().problems == ()
    index.rebuild()
    index.close()
    (path,) = index.folder.rglob("archive.sqlite")
    path.write_bytes(b"no database")
    index.rebuild()
    assert contents(index) == before
    assert index.verify().problems == ()


def as_earlier_version_left_it(folder: Path) -> None:
    (path,) = folder.rglob("archive.sqlite")
    path.with_suffix(".seal").unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE edges")
        connection.execute("DROP TABLE bodies")
        connection.execute("DELETE FROM meta WHERE key = 'settled'")
        connection.execute("UPDATE meta SET value = '2' WHERE key = 'schema'")
        for number, rest in connection.execute("SELECT n, rest FROM articles").fetchall():
            content = json.loads(rest)
            del content["repeated"]
            connection.execute("UPDATE articles SET rest = ? WHERE n = ?", (json.dumps(content), number))
    connection.close()


def test_index_of_an_earlier_version_is_refused_and_rebuilt_without_its_folder(
    index: ArticleIndex, folder: Path, tmp_path: Path
):
    index.index(folder)
    before = contents(index)
    index.close()
    as_earlier_version_left_it(index.folder)
    folder.rename(tmp_path / "away")
    for act in (index.articles, index.status, lambda: index.word_search("Brücke", 3), index.purge):
        with pytest.raises(IndexMismatchError, match="assistant rebuild"):
            act()
    index.rebuild()
    assert contents(index) == before
    assert index.verify().problems == ()
    (tmp_path / "away").rename(folder)
    assert index.index(folder).embedded == 0


def test_verify_names_an_article_whose_repeated_paragraphs_were_changed(index: ArticleIndex, folder: Path):
    index.index(folder)
    with index._using() as version, version.database.transaction() as change:
        change.execute("UPDATE edges SET left_out = 1 - left_out WHERE article = 1")
    assert "repeated paragraphs" in " ".join(index.verify().problems)
