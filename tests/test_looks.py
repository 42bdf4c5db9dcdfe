"""How the screens look, as pictures: `pytest --snapshot-update` draws them anew; look at them before committing."""

from __future__ import annotations

import shutil
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest
from journeys.steps import reader
from project import PROJECT
from textual.pilot import Pilot

from tui.app import Leeslamp
from tui.article.workspace import Workspace
from tui.notes.colour import Colour
from tui.notes.notebook import Notebook
from tui.notes.passage import new_note
from tui.opening import Opened
from tui.session import Session
from tui.span import Span

SIZES = [(120, 36), (80, 24), (60, 20)]
_AWAITED = ("difficulty", "lexicon", "elsewhere")
"""Groups of work on threads that fills something in."""
Compare = Callable[..., bool]

READING = ["j", "1", "j", "l", "l", "v", "7", "l", "a", *"Er aan zitten te komen. #idioom", "ctrl+s"]


def app(workspace: Workspace, slug: str | None) -> Leeslamp:
    opened = None
    if slug:
        entry = workspace.find(slug)
        opened = Opened(workspace.open(entry), entry)
    made = Leeslamp(Session(workspace), opened)
    made.notify = lambda *_, **__: None  # type: ignore[method-assign]  # toasts come and go with the clock
    return made


def pressing(*keys: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    async def run_before(pilot: Pilot[None]) -> None:
        await pilot.pause()  # without it the first screen is not mounted yet
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        while any(worker.group in _AWAITED and not worker.is_finished for worker in pilot.app.workers):
            await pilot.pause(0.02)
        await pilot.pause()

    return run_before


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(
    ("slug", "keys"),
    [
        pytest.param("frankrijk-vertrekt-uit-mali", READING, id="reader"),
        pytest.param("kat-in-de-trein", ["T", "t", "j", "l", "3"], id="study"),
        pytest.param(None, ["j"], id="library"),
        pytest.param("kat-in-de-trein", ["question_mark"], id="help"),
        pytest.param("kat-in-de-trein", ["a", *"Een draad"], id="editor"),
        pytest.param("frankrijk-vertrekt-uit-mali", ["j", "j", "l", "l", "enter"], id="word"),
    ],
)
def test_screen(
    snap_compare: Compare,
    workspace: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
    slug: str | None,
    keys: list[str],
) -> None:
    monkeypatch.setenv("HOME", str(workspace.root))
    monkeypatch.setenv("COLORTERM", "truecolor")  # with few colours highlights look different
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr("tui.screens.reading._LATER", 1e6)  # what comes after a second may or may not be there
    assert snap_compare(app(workspace, slug), terminal_size=size, run_before=pressing(*keys))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(
    "keys",
    [
        pytest.param(["A", "j", "x", "x", "k"], id="notes"),
        pytest.param(["A", "x", "number_sign", *"#idi"], id="notes-tags"),
        pytest.param(["A", "slash", *"#idi -kind:mark before:"], id="notes-mistake"),
    ],
)
def test_all_notes(snap_compare: Compare, workspace: Workspace, size: tuple[int, int], keys: list[str]) -> None:
    shutil.copy(PROJECT / "notes.json", workspace.notes)
    assert snap_compare(app(workspace, None), terminal_size=size, run_before=pressing(*keys))


def marked(workspace: Workspace, slug: str) -> None:
    """Overlapping highlights, one of two pieces, a note, a bookmark, on the text as it is now."""
    article = workspace.open(workspace.find(slug))
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


def test_notes_beside(snap_compare: Compare, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr("tui.screens.reading._LATER", 1e6)
    marked(workspace, "kat-in-de-trein")
    ready = pressing("N", "full_stop")
    assert snap_compare(app(workspace, "kat-in-de-trein"), terminal_size=(150, 36), run_before=ready)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("keys", [["R"], ["R", "j"]], ids=["first", "second"])
def test_review(snap_compare: Compare, workspace: Workspace, size: tuple[int, int], keys: list[str]) -> None:
    marked(workspace, "kat-in-de-trein")
    path = workspace.articles / "kat-in-de-trein.md"
    text = path.read_text(encoding="utf-8").replace(
        "Moes, een poes van drie jaar, stapte ’s ochtends in", "Ze stapte in"
    )
    text = text.replace("Inmiddels ligt ze thuis weer naast de kachel", "Nu slaapt ze thuis weer bij de kachel")
    path.write_text(text, encoding="utf-8")

    async def run_before(pilot: Pilot[None]) -> None:
        await pressing()(pilot)
        while reader(pilot).sought or not reader(pilot).placed:
            await pilot.pause(0.02)
        await pressing(*keys)(pilot)

    assert snap_compare(app(workspace, "kat-in-de-trein"), terminal_size=size, run_before=run_before)
