"""Every screen as it is looked at: how one gets there, and in what workspace."""

from __future__ import annotations

import shutil
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import NamedTuple

from journeys.steps import reader
from project import PROJECT
from textual.pilot import Pilot

from tui.app import Leeslamp
from tui.article.workspace import Workspace
from tui.notes.colour import Colour
from tui.notes.notebook import Notebook
from tui.notes.passage import new_note
from tui.opening import Opened
from tui.screens.reader import ReaderScreen
from tui.session import Session
from tui.span import Span

MALI, CAT = "frankrijk-vertrekt-uit-mali", "kat-in-de-trein"
_AWAITED = ("bringing", "difficulty", "lexicon", "elsewhere", "preview", "reading")
"""Groups of work on threads that fills something in."""


def nothing(workspace: Workspace) -> None:
    """The shipped articles, and no notes."""


def sample(workspace: Workspace) -> None:
    """Notes on shipped articles: those of `notes.json`, which whoever reads in a checkout adds to."""
    shutil.copy(PROJECT / "tests" / "sample_notes.json", workspace.notes)


def empty(workspace: Workspace) -> None:
    """No articles."""
    shutil.rmtree(workspace.articles)
    workspace.articles.mkdir()


def marked(workspace: Workspace) -> None:
    """Overlapping highlights, one of two pieces, a note, a bookmark, on the text as it is now."""
    article = workspace.open(workspace.find(CAT))
    first, second, third, fourth = (sentence.span for sentence in list(article.sentences)[:4])
    words = Span(first.start + 4, first.start + 14)
    pieces = Span(third.start + 10, third.start + 14), Span(third.start + 30, third.start + 34)
    made = [
        new_note(article, first, color=Colour.MARK),
        new_note(article, words, color=Colour.WORD),
        new_note(article, second, color=Colour.QUESTION, note="Is dat een gewoon woord? #poes"),
        new_note(article, *pieces, color=Colour.GRAMMAR, note="vinden"),
        new_note(article, fourth, color=Colour.MARK, bookmark=True),
        new_note(article, color=Colour.MARK, note="Wat een reis!"),
    ]
    workspace.keep_revision(article)
    dated = [
        replace(note, id=f"{number:032x}", created=f"2026-05-0{number + 1}T08:00:00.000Z")
        for number, note in enumerate(made)
    ]
    Notebook.open(workspace.notes).put(*dated)


def changed(workspace: Workspace) -> None:
    """The same, and then the text was changed under two of them."""
    marked(workspace)
    path = workspace.articles / f"{CAT}.md"
    text = path.read_text(encoding="utf-8")
    text = text.replace("Moes, een poes van drie jaar, stapte ’s ochtends in", "Ze stapte in")
    text = text.replace("Inmiddels ligt ze thuis weer naast de kachel", "Nu slaapt ze thuis weer bij de kachel")
    path.write_text(text, encoding="utf-8")


def deleted(workspace: Workspace) -> None:
    """Two of the notes were deleted, at a time that is always the same."""
    marked(workspace)
    stamp = "2999-01-01T12:00:00.000Z"  # never longer ago than deleted notes are kept
    notebook = Notebook.open(workspace.notes, clock=lambda: stamp)
    for note in sorted(notebook.notes(), key=lambda note: note.id)[2:4]:
        notebook.delete(note.id)


def archived(workspace: Workspace) -> None:
    """Two of the articles are in the archive."""
    for slug in (MALI, CAT):
        workspace.put_away(workspace.find(slug))


def elsewhere(workspace: Workspace) -> None:
    """A text that is no article yet."""
    (workspace.root / "brief.html").write_text(_PAGE, encoding="utf-8")


_PAGE = """<!DOCTYPE html><html lang="nl"><head><title>Veerpont vaart weer</title></head><body>
<nav><a href="/">Voorpagina</a> <a href="/sport">Sport</a></nav>
<article><h1>Veerpont vaart weer</h1><p class="byline">Door Roos de Wit</p>
<p>Na drie weken stilliggen vaart de veerpont van Ooijen sinds maandag weer. De motor is vervangen, en dat duurde langer
dan gedacht. “We hebben de mensen aan de overkant gemist”, zegt schipper Harm Bos.</p>
<h2>Eerst om, nu over</h2>
<p>Wie naar de markt wilde, moest al die tijd dertig kilometer omrijden. De gemeente betaalt de rekening.</p>
<p>Lees ook: <a href="/dijk">De dijk is af</a></p></article></body></html>
"""


class Scene(NamedTuple):
    """A screen and what is on it."""

    slug: str | None
    """Of the article it opens with; None for the library."""
    keys: tuple[str, ...]
    """Pressed one after the other."""
    prepare: Callable[[Workspace], None] = nothing


_NOTED = ("j", "1", "j", "l", "l", "v", "7", "l", "a", *"Er aan zitten te komen. #idioom", "ctrl+s")
SCENES = {
    "library": Scene(None, ("j",), sample),
    "library-empty": Scene(None, (), empty),
    "library-filter": Scene(None, ("slash", *"trein"), sample),
    "library-nothing": Scene(None, ("slash", *"olifant"), sample),
    "library-archive": Scene(None, ("X", "j"), archived),
    "library-rename": Scene(None, ("j", "r")),
    "adding": Scene(None, ("i", *"https://")),
    "keeping": Scene(None, ("i", *"leeslamp/brief.html", "enter"), elsewhere),
    "reader": Scene(MALI, _NOTED),
    "under": Scene(MALI, (*_NOTED, "z")),
    "dutch": Scene(MALI, (*_NOTED, "z", "z", "t")),
    "dutch-narrow": Scene(MALI, (*_NOTED, "z", "t")),
    "study": Scene(CAT, ("T", "t", "j", "l", "3")),
    "marks": Scene(CAT, ("full_stop",), marked),
    "selection": Scene(MALI, ("j", "l", "l", "v", "7", "l")),
    "search": Scene(MALI, ("slash", *"frans", "enter")),
    "end": Scene(MALI, ("G",)),
    "word": Scene(MALI, ("j", "j", "l", "l", "enter")),
    "editor": Scene(CAT, ("a", *"Een draad")),
    "translation": Scene(CAT, ("j", "j", "e")),
    "beside": Scene(CAT, ("N", "full_stop"), marked),
    "notes": Scene(None, ("A", "j", "x", "x", "k"), sample),
    "notes-empty": Scene(None, ("A",)),
    "notes-tags": Scene(None, ("A", "x", "number_sign", *"#idi"), sample),
    "notes-mistake": Scene(None, ("A", "slash", *"#idi -kind:mark before:"), sample),
    "deleted": Scene(None, ("A", "R"), deleted),
    "review": Scene(CAT, ("R",), changed),
    "review-lost": Scene(CAT, ("R", "j"), changed),
    "export": Scene(CAT, ("E",), marked),
    "help": Scene(CAT, ("question_mark",)),
    "palette": Scene(CAT, ("ctrl+p", *"note")),
}


def app(workspace: Workspace, scene: Scene) -> Leeslamp:
    """The app at the beginning of a scene."""
    scene.prepare(workspace)
    opened = None
    if scene.slug:
        entry = workspace.find(scene.slug)
        opened = Opened(workspace.open(entry), entry)
    made = Leeslamp(Session(workspace), opened)
    made.notify = lambda *_, **__: None  # type: ignore[method-assign]  # toasts come and go with the clock
    return made


def playing(scene: Scene) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Goes through a scene, and waits until everything is there."""

    async def play(pilot: Pilot[None]) -> None:
        await _settle(pilot)
        if scene.slug and scene.prepare is changed:
            while reader(pilot).sought or not reader(pilot).placed:
                await pilot.pause(0.02)
        await pilot.press(*scene.keys)
        await _settle(pilot)

    return play


async def _settle(pilot: Pilot[None]) -> None:
    await pilot.pause()  # without it the first screen is not mounted yet
    await pilot.pause()
    while any(worker.group in _AWAITED and not worker.is_finished for worker in pilot.app.workers):
        await pilot.pause(0.02)
    await pilot.pause()
    screen = pilot.app.screen
    assert not isinstance(screen, ReaderScreen) or screen.page.is_painted
