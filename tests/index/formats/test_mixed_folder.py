"""A folder of all formats and twenty broken files: everything whole is read, everything broken is named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from index.articles import find_files, read_file
from index.errors import ArticleError

TEXT = (
    "Die Leitung stand fünfzig Minuten lang, und keiner legte vorher auf. Danach war es in der Stadt still."
)


def test_everything_whole_is_read_and_everything_broken_is_named(
    tmp_path: Path, make_pdf: Callable[..., bytes], make_docx: Callable[..., bytes]
) -> None:
    pdf, docx = make_pdf([[TEXT[:68], TEXT[68:].strip()]]), make_docx([("", TEXT)])
    whole = {
        "a.txt": TEXT.encode(), "b.md": f"# Nacht\n\n{TEXT}".encode(),
        "c.html": f"<p>{TEXT}</p>".encode(), "d.pdf": pdf,
        "e.docx": docx, "f.jsonl": f'{{"text": "{TEXT}"}}\n{{"text": "{TEXT}"}}'.encode(),
        "g.csv": f'text\n"{TEXT}"'.encode(),
        "h.txt": TEXT.encode("cp1252"), "i.txt": TEXT.encode("utf-16"),
    }  # fmt: skip
    broken = {
        "01.txt": b"", "02.txt": b"\x00\x01\x02" * 99, "03.txt": pdf, "04.txt": b"   ", "05.md": docx, "06.html": b"",
        "07.html": b"<html><script>x</script>", "08.html": b"\x00\xff\x00" * 50, "09.pdf": pdf[: len(pdf) // 3],
        "10.pdf": b"%PDF-1.4", "11.pdf": docx, "12.pdf": make_pdf([[]]),
        "13.docx": docx[: len(docx) // 2], "14.docx": pdf,
        "15.docx": b"PK", "16.jsonl": b"{", "17.jsonl": b'{"question": "Wer?"}', "18.csv": b"a,b\n1,2", "19.csv": b"\n",
        "20.jsonl": b"[]\n[]",
    }  # fmt: skip
    for name, data in {**whole, **broken}.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "21.txt").symlink_to("/etc/hostname")
    found, refused = find_files(tmp_path)
    assert [path for path, _ in refused] == ["21.txt"]
    read: dict[str, int] = {}
    reported: dict[str, str] = {}
    for file in found:
        try:
            articles = read_file(tmp_path, file.path)
        except ArticleError as error:
            reported[file.path] = str(error)
        else:
            read[file.path] = len(articles)
            assert all("fünfzig Minuten" in " ".join(article.text.split()) for article in articles)
    assert read == {**dict.fromkeys(whole, 1), "f.jsonl": 2}
    assert sorted(reported) == sorted(broken)
    assert all(reported.values())
