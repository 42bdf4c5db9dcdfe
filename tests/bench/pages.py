"""What survives of web pages: our own reader beside trafilatura. docs/articles.md has the outcome.

`PYTHONPATH=.:tests python tests/bench/pages.py`; with Debian's manuals as tests/article/test_real_books.py finds them.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from article.html_samples import BLOG, BROKEN_LINES, HASHED, LEAD, MANUAL, PAGE, SCRIPTED, SECOND, TEASED, TEXT, THIRD
from article.test_real_books import CHAPTERS, LONG, MANUALS, Paragraphs, squeezed

from tui.article.front_matter import read_front_matter
from tui.article.html import import_html
from tui.article.second_reader import read_again

MADE = {
    "a news page": (PAGE, (LEAD, SECOND, THIRD)),
    "the same in divs": (PAGE.replace("main>", "div>").replace("article>", "div>"), (LEAD, SECOND, THIRD)),
    "hashed names": (HASHED, TEXT),
    "paragraphs parted by <br>": (BROKEN_LINES, TEXT),
    "a blog": (BLOG, TEXT),
    "a chapter of a manual": (MANUAL, TEXT),
    "written by a script": (SCRIPTED, TEXT),
}
JUNK = (
    *TEASED,
    "Lees vier weken",
    "proefabonnement",
    "tien jaar over het dorp",
    "pont van mijn opa",
    "Lees ook",
    "Deel op",
)

Blocks = list[tuple[str, str]]


def ours(html: str) -> Blocks:
    """Blocks of our own reader, without trafilatura's help."""
    imported = import_html(html.encode())
    if any("trafilatura" in notice for notice in imported.notices):
        return []
    caption = [("caption ", line) for line in imported.text.split("\n") if line.startswith("caption: ")]
    body = imported.text[read_front_matter(imported.text).end :].strip().split("\n\n")
    return caption + [(line[: line.find(" ") + 1] if line[:2] in ("##", "- ") else "", line.strip()) for line in body]


def made(read: Callable[[str], Blocks]) -> None:
    """Of each page: paragraphs that are one by themselves, headings, items, captions, lines that are no text."""
    for name, (html, text) in MADE.items():
        blocks = read(html)
        lines = [line.removeprefix("- ").removeprefix("## ") for _, line in blocks]
        whole = sum(paragraph in lines for paragraph in text)
        found = sum(any(paragraph in line for line in lines) for paragraph in text)
        marks = [mark for mark, _ in blocks]
        junk = sum(any(words in line for words in JUNK) for line in lines)
        print(
            f"  {name:26} {found}/{len(text)} paragraphs, {whole} of them by themselves; "
            f"headings {marks.count('## ')}, items {marks.count('- ')}, caption {marks.count('caption ')}, "
            f"no text {junk}"
        )


def real(read: Callable[[str], Blocks], paths: list[Path]) -> None:
    """Paragraphs and headings that are lost."""
    lost, total, headings_lost, headings_total, seconds = 0, 0, 0, 0, 0.0
    for path in paths:
        html = path.read_text(encoding="utf-8")
        begun = time.perf_counter()
        blocks = read(html)
        seconds += time.perf_counter() - begun
        text = squeezed("".join(line for _, line in blocks))
        headings = squeezed("".join(line for mark, line in blocks if mark == "## "))
        found = Paragraphs(html).found
        wanted = [squeezed(paragraph) for paragraph in found["p"] if len(paragraph.strip()) > LONG]
        lost, total = lost + sum(one not in text for one in wanted), total + len(wanted)
        titles = [squeezed(heading) for heading in found["h"] if heading.strip()][1:]  # the first is the title
        headings_lost += sum(one not in headings for one in titles)
        headings_total += len(titles)
    print(f"  {len(paths)} real pages: {lost} of {total} paragraphs lost, {headings_lost} of {headings_total} headings")
    print(f"  {seconds:.2f} s")


if __name__ == "__main__":
    for name, read in (("leeslamp", ours), ("trafilatura", read_again)):
        print(name)
        made(read)
        real(read, [*CHAPTERS, *MANUALS])
