"""Ten thousand notes out and in, in every form: `python tests/bench/exports.py`.

Each form is done a few times and the best time counts. Notes are made up, on two hundred articles.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from notes.note_samples import sample

from tui.article.canonical import Canonical
from tui.article.parse import parse
from tui.article.workspace import Workspace
from tui.exports.anki import to_apkg
from tui.exports.anki_tsv import to_tsv
from tui.exports.annotations import to_json
from tui.exports.html.page import Page, to_html
from tui.exports.markdown import to_markdown
from tui.exports.org import to_org
from tui.exports.readwise import to_csv
from tui.imports.own import collection_from_json
from tui.imports.taking_in import take_in
from tui.notes.anchoring.anchors import State
from tui.notes.annotator import Placed
from tui.notes.colour import Colour
from tui.notes.notebook import Notebook
from tui.notes.passage import new_note
from tui.notes.progress import ArticleInfo
from tui.notes.record import Shown

NOTES, ARTICLES, ROUNDS = 10_000, 200, 3
GOAL = 2.0
"""Seconds."""

INFOS = {
    id: ArticleInfo(id, f"Artikel {number}: de dijk", "2026-02-11", f"{id}.md", url=f"https://leeslamp.example/{id}")
    for number, id in ((number, f"artikel-{number}") for number in range(ARTICLES))
}
ENGLISH = "After nine years of fighting jihadists, France is calling it a day in Mali."
MADE = [
    sample(
        f"**het voor gezien houden**\n\n- to call it a day\n- nummer {number}\n\n#idioom #b2/uitdrukking",
        article=f"artikel-{number % ARTICLES}",
        start=number,
        number=number,
        translation=Shown(ENGLISH, "google", "2026-03-01T08:14:02.000Z", "sentence"),
    )
    for number in range(NOTES)
]
TEXT = "\n\n".join(f"Alinea {number}. De kat zat op de mat en keek naar de hond." for number in range(100))


def _page(number: int) -> Page:
    """An article with a hundred notes, each on a sentence."""
    article = parse(Canonical(TEXT, ()), f"artikel-{number}")
    spans = [sentence.span for sentence in article.sentences][:100]
    placed = [
        Placed(new_note(article, span, color=Colour.WORD, note="**zitten**: to sit #b1"), (span,), State.SURE)
        for span in spans
    ]
    return Page(f"Artikel {number}", "2026-02-11", "", article, {}, placed)


PAGES = [_page(number) for number in range(100)]
FORMS: dict[str, Callable[[], str | bytes]] = {
    "Markdown": lambda: to_markdown(MADE, INFOS),
    "CSV": lambda: to_csv(MADE, INFOS),
    "JSON": lambda: to_json(MADE, INFOS),
    "Org": lambda: to_org(MADE, INFOS),
    "Anki TSV": lambda: to_tsv(MADE, INFOS),
    "Anki package": lambda: to_apkg(MADE, INFOS),
    "HTML, 100 articles and their notes": lambda: to_html(PAGES),
}
"""What is made of the notes; a form is added here."""


def seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def taken_in(text: str) -> float:
    """JSON into an empty notebook, from the text to the disk."""
    with TemporaryDirectory(prefix="leeslamp-exports-") as folder:
        workspace = Workspace(Path(folder))
        with closing(Notebook.open(workspace.notes)) as notebook:
            return seconds(lambda: take_in(collection_from_json(text), workspace, notebook))


def told(name: str, taken: float, size: int) -> None:
    met = "met" if taken <= GOAL else "NOT MET"
    print(f"{name:16} {taken:6.2f} s  {size / 1e6:6.1f} MB  at most {GOAL:g} s: {met}")


def main() -> None:
    for name, make in FORMS.items():
        size = len(make())
        told(name, min(seconds(make) for _ in range(ROUNDS)), size)
    text = to_json(MADE, INFOS)
    told("JSON taken in", min(taken_in(text) for _ in range(ROUNDS)), len(text))


if __name__ == "__main__":
    main()
