"""A shipped article with notes that show all that a page has; as a script, the committed samples and the picture anew.

`PYTHONPATH=.:tests python tests/exports/html_sample.py`
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from exports.chromium import Chromium
from project import PROJECT

from tui.article.model import Article
from tui.article.workspace import Workspace
from tui.exports.formats import Chosen, Format, render
from tui.exports.html.page import Page
from tui.notes.anchoring.anchors import State
from tui.notes.annotator import Placed
from tui.notes.colour import Colour
from tui.notes.passage import new_note
from tui.notes.progress import ArticleInfo
from tui.notes.record import Note, Shown
from tui.span import Span
from tui.translation.model import Line, Translation, maker
from tui.translation.sidecar import read_sidecar

SLUG = "kat-in-de-trein"
SAMPLE = PROJECT / "docs" / "samples" / f"{SLUG}.html"
PICTURE = PROJECT / "docs" / "pictures" / "html.webp"

_EVENING = (
    "“In the evening” – the short form of *des avonds*, an old genitive. Likewise **’s ochtends**, **’s nachts**."
)
_TABLE = """\
Why *glipte … mee* at both ends? **meeglippen** is separable:

| tijd | vorm |
|---|---|
| nu | ze *glipt* mee |
| toen | ze *glipte* mee |
| ooit | ze is *meegeglipt* |

See [meeglippen](https://example.org/meeglippen)."""


class _Notebook:
    """Makes notes with ids and times of their own, the same each time."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.notes: list[Placed] = []

    def on(self, *quotes: str, state: State = State.SURE, tags: tuple[str, ...] = (), **fields: object) -> Note:
        spans = tuple(Span(at, at + len(quote)) for quote in quotes for at in [self.article.text.index(quote)])
        stamp = f"2026-03-0{1 + len(self.notes) // 4}T19:{10 + len(self.notes)}:00.000Z"
        given: dict[str, Any] = {"color": Colour.MARK, **fields}
        note = new_note(self.article, *spans, clock=lambda: stamp, **given).with_tags(tags)
        note = replace(note, id=sha256(stamp.encode()).hexdigest()[:32])
        self.notes.append(Placed(note, spans, state))
        return note


def sample() -> Page:
    """Every kind of note, overlapping ones, one of two pieces, some without a certain place or any."""
    workspace = Workspace(PROJECT)
    entry = workspace.find(SLUG)
    article = workspace.open(entry)
    sidecar = read_sidecar(entry.sidecar, article).blocks
    book = _Notebook(article)
    book.on(note="Read this one aloud to Roos: short sentences, and *er* and *toen* everywhere.", tags=("voorlezen",))
    book.on("in haar eentje", color=Colour.WORD, note="all by herself #idioom")
    book.on("’s Avonds", color=Colour.GRAMMAR, note=_EVENING)
    book.on("glipte", "mee", color=Colour.GRAMMAR, note=_TABLE, tags=("scheidbaar", "verleden tijd"))
    book.on("vertelt Wiersma", color=Colour.QUESTION, note="Why not *Wiersma vertelt*? Because the quote comes first?")
    book.on(
        "Ze zocht in de tuin, belde bij alle buren aan en hing foto’s op in de supermarkt.",
        translation=Shown(
            "She searched the garden, rang all the neighbours’ doorbells and put up photos in the supermarket.",
            "sidecar",
            "2026-03-02T19:00:00.000Z",
            "sentence",
        ),
    )
    book.on("belde bij alle buren aan", color=Colour.WORD, note="**aanbellen**: to ring the bell")
    book.on("“Het vroor vijf graden.", bookmark=True)
    book.on(
        "lang en breed",
        color=Colour.WORD,
        note="long since",
        tags=("idioom",),
        translation=Shown("By then, Moes had long since arrived in the south.", "google, own", "", "sentence"),
    )
    book.on("belde de dierenambulance op", color=Colour.WORD, state=State.ASK, note="opbellen, not bellen?")
    gone = book.on("viel ik bijna van mijn stoel", color=Colour.WORD, note="to be very surprised")
    book.notes[-1] = Placed(gone, (), State.ORPHAN)
    translations = dict(sidecar)
    last = max(translations)
    translations[last] = Translation(
        tuple(Line(line.text, line.sentences, maker("google")) for line in translations[last].lines)
    )
    return Page(article.title, article.date, "https://example.org/kat", article, translations, book.notes)


def samples() -> dict[Path, bytes]:
    """What is committed: each form of these notes that is a text."""
    page = sample()
    info = ArticleInfo(SLUG, page.title, page.date, f"{SLUG}.md", page.article.rev if page.article else "", page.url)
    chosen = Chosen([placed.note for placed in page.notes], {SLUG: info}, lambda: [page])
    names = {form: SAMPLE if form is Format.HTML else SAMPLE.with_name(f"notes{form.suffix}") for form in Format}
    return {names[form]: render(form, chosen) for form in Format if form.is_text}


if __name__ == "__main__":
    SAMPLE.parent.mkdir(exist_ok=True)
    for path, data in samples().items():
        path.write_bytes(data)
    with Chromium() as browser:
        browser.open(SAMPLE, width=1280, height=840)
        PICTURE.write_bytes(browser.picture())
