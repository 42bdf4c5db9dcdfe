"""The page before Textual: the same as Textual's first frame, and gone without a trace when something goes wrong."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pyte
import pytest
from books import text
from hypothesis import given
from hypothesis import strategies as st
from project import PROJECT
from rich.color import Color, ColorSystem
from rich.segment import Segment
from terminal import Terminal
from test_terminal import LEESLAMP, environment
from textual.pilot import Pilot

from tui.app import Leeslamp
from tui.article.workspace import Workspace
from tui.cli.read import PAGES
from tui.early import _MADE_FIRST, _article, _picture, _source
from tui.notes.notebook import Notebook
from tui.notes.progress import Progress
from tui.opening import at_last_place
from tui.reading.ansi import EIGHT_BIT, TRUE_COLOUR, _nearest, ansi, depth_of
from tui.reading.layout import Layout
from tui.reading.look import DAY as DAY_LAMP
from tui.reading.look import Look
from tui.reading.paint import Piece
from tui.reading.palette import DAY, EVENING, palette
from tui.screens.reader import ReaderScreen
from tui.session import Session

CAT = "kat-in-de-trein"
LAMP = Look()


class Cell(NamedTuple):
    """One character of a screen, and how it looks; colours of blanks but for their background do not count."""

    character: str
    colour: str
    paper: str
    flags: tuple[bool, bool, bool, bool]


def _cell(character: str, colour: str, paper: str, flags: tuple[bool, bool, bool, bool]) -> Cell:
    return Cell(character, colour if character.strip() else "", paper, flags if character.strip() else flags[2:] * 2)


def early_cells(workspace: Workspace, name: str, width: int, height: int, look: Look = LAMP) -> list[list[Cell]]:
    """What a terminal shows of the page that comes early."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LEESLAMP_WORKSPACE", str(workspace.root))
        source = _source(name)
        assert source is not None
        article, is_head = _article(source, height)
        picture = _picture(article, source.place, width, height, is_head, TRUE_COLOUR, look)
    screen = pyte.Screen(width, height)
    pyte.Stream(screen).feed(picture)
    return [
        [
            _cell(one.data, one.fg, one.bg, (one.bold, one.italics, one.underscore, one.reverse))
            for one in (screen.buffer[y][x] for x in range(width))
        ]
        for y in range(height)
    ]


async def first_frame(workspace: Workspace, name: str, width: int, height: int, look: Look = LAMP) -> list[list[Cell]]:
    """What Textual draws first, before anything else is read or shown."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ReaderScreen, "begin", lambda self: None)
        patch.setattr(ReaderScreen, "show_status", lambda self: None)
        patch.setattr(ReaderScreen, "read_on", _nothing)
        app = Leeslamp(Session(workspace, look=look), at_last_place(workspace, workspace.find(name)))
        async with app.run_test(size=(width, height)) as pilot:
            await pilot.pause()
            await pilot.pause()
            return drawn(pilot)


async def _nothing(self: ReaderScreen) -> None:
    """A book is not read on."""


def drawn(pilot: Pilot[None]) -> list[list[Cell]]:
    strips = pilot.app.screen._compositor.render_strips()  # the only way to read what Textual is about to write
    return [[cell for segment in strip for cell in _cells(segment)] for strip in strips[: pilot.app.size.height]]


def _cells(segment: Segment) -> list[Cell]:
    style = segment.style
    assert style is not None
    colour, paper = (one.triplet.hex[1:] if one and one.triplet else "default" for one in (style.color, style.bgcolor))
    flags = (bool(style.bold), bool(style.italic), bool(style.underline), bool(style.reverse))
    return [_cell(character, colour, paper, flags) for character in segment.text]


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20), (20, 6)], ids=str)
async def test_it_is_textuals_first_frame(workspace: Workspace, size: tuple[int, int]) -> None:
    for entry in workspace.entries():
        assert early_cells(workspace, entry.id, *size) == await first_frame(workspace, entry.id, *size)


@pytest.mark.parametrize("layout", list(Layout))
@pytest.mark.parametrize("study", [False, True])
async def test_it_looks_as_the_configuration_has_it(workspace: Workspace, layout: Layout, study: bool) -> None:
    for look in (Look(DAY_LAMP, layout, study), Look(layout=layout, study=study)):
        early = early_cells(workspace, CAT, 100, 30, look)
        assert early == await first_frame(workspace, CAT, 100, 30, look)
        paper = (DAY if look.theme == DAY_LAMP else EVENING)["current"][1:]
        assert any(cell.paper == paper for row in early for cell in row)


@pytest.mark.parametrize("layout", ["beside", "under", "dutch"])
async def test_it_is_the_place_where_reading_stopped(workspace: Workspace, layout: str) -> None:
    (workspace.articles / "boek.txt").write_text(text(30_000), encoding="utf-8")
    shutil.copy(workspace.articles / "boek.txt", outside := workspace.root / "Mijn boek.txt")
    notebook = Notebook.open(workspace.notes)
    for name in (CAT, "boek", str(outside)):
        entry = workspace.find(name)
        article = workspace.open(entry)
        sentence = article.sentences[len(article.sentences) * 2 // 3]
        start, exact = article.offsets.to_source(sentence.span.start), article.text[slice(*sentence.span)][:64]
        notebook.save_progress(
            Progress(entry.id, start=start, exact=exact, layout=layout, study=True, status="reading")
        )
    for closed in (False, True):  # with the place in the journal, and in the file
        if closed:
            notebook.close()
        for name in (CAT, "boek", str(outside)):
            early = early_cells(workspace, name, 100, 30)
            assert early == await first_frame(workspace, name, 100, 30)
            assert any(cell.paper == EVENING["current"][1:] for row in early for cell in row)


def test_an_article_that_is_put_away_is_left_to_the_app(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """So is a new one of its name, which is called otherwise."""
    monkeypatch.setenv("LEESLAMP_WORKSPACE", str(workspace.root))
    away = workspace.put_away(workspace.find(CAT))
    assert _source(CAT) is None
    assert _source(str(away.path)) is None
    (workspace.articles / f"{CAT}.md").write_text("Een andere kat. Die slaapt.\n", encoding="utf-8")
    assert _source(CAT) is None


@pytest.mark.parametrize(("height", "enough"), [(30, True), (150, False)], ids=["low", "high"])
async def test_of_a_book_the_head_is_enough(workspace: Workspace, height: int, enough: bool) -> None:
    """Unless the terminal is so high that the scrollbar tells more."""
    (workspace.articles / "boek.txt").write_text(text(50_000), encoding="utf-8")
    source = _source(str(workspace.articles / "boek.txt"))
    assert source is not None
    assert _article(source, height)[1] is enough
    assert early_cells(workspace, "boek", 160, height) == await first_frame(workspace, "boek", 160, height)


# in a terminal


def start(workspace: Workspace, *arguments: str, term: str = "xterm-256color", **variables: str) -> Terminal:
    own = {**environment(workspace), "COLORTERM": "truecolor", **variables}
    return Terminal([LEESLAMP, *arguments], 120, 36, own, term=term)


def test_it_is_there_before_the_app_and_keys_wait(workspace: Workspace) -> None:
    with start(workspace, "read", CAT) as terminal:
        terminal.wait("Een grijze kat")
        assert "\x1b[?1000h" not in terminal.written, "which Textual writes when it begins"
        assert not terminal.echoes()
        terminal.press("j", "j")
        terminal.wait("sentence 3/37")
        terminal.press("Q")
        assert terminal.exit_code() == 0
        assert terminal.echoes()
        assert terminal.written.count("\x1b[?1049h") == terminal.written.count("\x1b[?1049l") == 1


def test_the_article_that_was_read_is_there_at_once(workspace: Workspace) -> None:
    with start(workspace, "read", CAT) as terminal:
        terminal.wait("sentence 1/37")
        terminal.press("9", "j", "j", "j")
        terminal.wait("sentence 12/37")
        terminal.press("Q")
        assert terminal.exit_code() == 0
    with start(workspace) as terminal:
        terminal.wait("Maar toen Wiersma")
        assert "\x1b[?1000h" not in terminal.written
        terminal.wait("sentence 12/37")
        terminal.press("q")
        terminal.wait("11 articles")
        terminal.press("Q")
        assert terminal.exit_code() == 0


def test_a_page_in_a_file_is_read_as_the_article_in_it(workspace: Workspace) -> None:
    assert _MADE_FIRST == PAGES
    page = workspace.root / "pagina.html"
    page.write_text(
        "<html><body><nav><a href='/'>Voorpagina</a></nav><article><h1>De pont vaart weer</h1>"
        "<p>Na drie weken vaart de pont weer. De motor is vervangen, en dat duurde langer dan was gedacht.</p>"
        "<p>Wie naar de overkant wilde, moest al die tijd dertig kilometer omrijden langs de dijk. De schipper zegt "
        "dat hij de mensen aan de overkant heeft gemist, en dat hij maandag voor het eerst weer koffie heeft gezet "
        "voor iedereen die mee wilde. De gemeente betaalt de rekening van de werf, maar niet die van de koffie.</p>"
        "</article>",
        encoding="utf-8",
    )
    config = workspace.root / "config.toml"
    config.write_text("[translation]\nchain = []\n", encoding="utf-8")  # what translators tell takes room
    with start(workspace, "read", str(page), LEESLAMP_CONFIG=str(config)) as terminal:
        terminal.wait("sentence 1/5")
        assert "Na drie weken vaart de pont weer." in terminal.text
        assert "<p>" not in terminal.written
        assert "Voorpagina" not in terminal.written
        terminal.press("Q")
        assert terminal.exit_code() == 0


@pytest.mark.parametrize(
    ("arguments", "variables"),
    [
        (["--no-early-paint"], {}),
        ([], {"NO_COLOR": "1"}),
        ([], {"COLORTERM": "", "term": "linux"}),
        ([], {"LINES": "36"}),
    ],
    ids=str,
)
def test_it_is_left_out_where_it_is_not_wanted_or_not_sure(
    workspace: Workspace, arguments: list[str], variables: dict[str, str]
) -> None:
    with start(workspace, "read", CAT, *arguments, **variables) as terminal:
        terminal.wait("Een grijze kat")
        assert "\x1b[?1000h" in terminal.written
        terminal.press("Q")
        assert terminal.exit_code() == 0


def test_without_it_the_first_frame_is_written_before_anything_else_is_done(workspace: Workspace) -> None:
    begin = "import os, time\ndef begin(screen):\n    time.sleep(0.5)\n    os._exit(7)\n"
    code = f"{begin}from tui.screens.reader import ReaderScreen\nReaderScreen.begin = begin\n"
    own = {**environment(workspace), "COLORTERM": "truecolor"}
    start = [sys.executable, "-c", f"{code}from tui.__main__ import main\nmain()", "read", CAT, "--no-early-paint"]
    with Terminal(start, 120, 36, own) as terminal:
        assert terminal.exit_code() == 7
        assert "Een grijze kat" in terminal.text


def test_256_colours_will_do(workspace: Workspace) -> None:
    with start(workspace, "read", CAT, COLORTERM="") as terminal:
        terminal.wait("Een grijze kat")
        assert "\x1b[?1000h" not in terminal.written
        assert "38;5;" in terminal.written
        terminal.press("Q")
        assert terminal.exit_code() == 0


def test_ended_before_the_app_is_there_it_gives_the_terminal_back(workspace: Workspace) -> None:
    with start(workspace, "read", CAT) as terminal:
        terminal.wait("Een grijze kat")
        os.kill(terminal.process, signal.SIGTERM)
        assert terminal.exit_code() == 128 + signal.SIGTERM
        assert terminal.written.count("\x1b[?1049h") == terminal.written.count("\x1b[?1049l") == 1
        assert terminal.echoes()


def test_ended_while_reading_it_keeps_the_place(workspace: Workspace) -> None:
    with start(workspace, "read", CAT) as terminal:
        terminal.wait("sentence 1/37")
        terminal.press("j", "j")
        terminal.wait("sentence 3/37")
        os.kill(terminal.process, signal.SIGHUP)
        assert terminal.exit_code() == 128 + signal.SIGHUP
        assert terminal.echoes()
    with start(workspace, "read", CAT) as terminal:
        terminal.wait("sentence 3/37")


@pytest.mark.parametrize(("theme", "is_early"), [("leeslamp-day", True), ("nord", False), ("kapot", True)])
def test_it_has_the_theme_of_the_configuration_or_is_left_out(workspace: Workspace, theme: str, is_early: bool) -> None:
    config = workspace.root / "config.toml"
    config.write_text(f'[look]\ntheme = "{theme}"\nstudy = true\n[translation]\nchain = []\n', encoding="utf-8")
    with start(workspace, "read", CAT, LEESLAMP_CONFIG=str(config)) as terminal:
        terminal.wait("Een grijze kat")
        assert ("\x1b[?1000h" not in terminal.written) is is_early
        paper = bytes.fromhex(DAY["background"][1:]) if theme == "leeslamp-day" else b""
        assert ("48;2;" + ";".join(map(str, paper)) in terminal.written) or not paper
        terminal.wait("study")
        terminal.press("Q")
        assert terminal.exit_code() == 0


def test_a_failure_after_it_is_told_on_the_screen_that_was_there(workspace: Workspace) -> None:
    broken = "import tui.session, tui.__main__ as command\ntui.session.Session = None\nraise SystemExit(command.main())"
    own = {**environment(workspace), "COLORTERM": "truecolor"}
    with Terminal([sys.executable, "-c", broken, "read", CAT], 120, 36, own) as terminal:
        assert terminal.exit_code() == 1
        after = terminal.written.rpartition("\x1b[?1049l")[2]
        assert "this is a mistake in leeslamp itself" in after
        assert terminal.echoes()


@pytest.mark.parametrize("name", ["er-niet", "articles", "kapot", "leeg", "lijst"])
def test_what_is_no_article_is_told_as_ever(workspace: Workspace, name: str) -> None:
    (workspace.articles / "kapot.md").write_bytes(b"\0\1\2" * 100)
    (workspace.articles / "leeg.md").write_bytes(b"")
    (workspace.articles / "lijst.md").write_text("## Alleen een kop\n", encoding="utf-8")
    with start(workspace, "read", name) as terminal:
        assert terminal.exit_code() == 1
        assert "leeslamp: " in terminal.written
        assert "\x1b[?1049h" not in terminal.written


SHIPPED = [path.stem for path in sorted((PROJECT / "articles").glob("*.md")) if not path.match("*.en.*")]
"""But for one as it was pasted, whose dateline is told by patterns."""


@pytest.mark.parametrize("name", SHIPPED)
def test_what_is_imported_for_it(workspace: Workspace, tmp_path: Path, name: str) -> None:
    notebook = Notebook.open(workspace.notes)
    for other in SHIPPED[::2]:  # those were read before
        notebook.save_progress(Progress(other, start=90, exact="", layout="under", study=False, status="reading"))
    notebook.close()
    code = f"""
import sys
from tui.early import _article, _look, _picture, _source
from tui.reading.ansi import TRUE_COLOUR
source = _source({name!r})
article, is_head = _article(source, 30)
_picture(article, source.place, 100, 30, is_head, TRUE_COLOUR, _look())
from tui.article.canonical import place_name
place_name("/elders/tekst.txt")
from tui.held import Held
print(*sys.modules)
"""
    config = tmp_path / "config.toml"
    config.write_text('# [look]\n[translation]\nchain = ["google"]\n', encoding="utf-8")
    own = {"LEESLAMP_WORKSPACE": str(workspace.root), "LEESLAMP_CONFIG": str(config), "PYTHONPATH": str(PROJECT)}
    # -S, for what is installed beside leeslamp may have Python import something at its start
    done = subprocess.run([sys.executable, "-S", "-c", code], env=own, capture_output=True, text=True, check=True)
    heavy = (
        "textual rich dataclasses inspect pathlib argparse hashlib yaml asyncio msgspec typing json tomllib datetime "
        "re enum functools collections collections.abc operator types array tui.reading.hits"
    )
    assert not set(heavy.split()) & set(done.stdout.split())


# colours


@given(st.binary(min_size=3, max_size=3))
def test_the_nearest_of_256_colours_is_richs(rgb: bytes) -> None:
    assert _nearest(*rgb) == Color.from_rgb(*rgb).downgrade(ColorSystem.EIGHT_BIT).number


@pytest.mark.parametrize(
    ("variables", "depth"),
    [
        ({"COLORTERM": "truecolor", "TERM": "xterm"}, TRUE_COLOUR),
        ({"COLORTERM": "24bit"}, TRUE_COLOUR),
        ({"TERM": "screen-256color"}, EIGHT_BIT),
        ({"TERM": "xterm-kitty"}, EIGHT_BIT),
        ({"TERM": "linux"}, None),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, None),
    ],
)
def test_depths(variables: dict[str, str], depth: int | None) -> None:
    assert depth_of(variables) is depth


@pytest.mark.parametrize("theme", [EVENING, DAY])
def test_every_look_is_a_sequence(theme: dict[str, str]) -> None:
    looks = palette(theme)
    row = [Piece(name, (name,)) for name in looks]
    assert len({ansi([[piece]], looks, TRUE_COLOUR) for piece in row}) == len(looks)
    assert ansi([row], looks, TRUE_COLOUR).endswith("\x1b[0m")
