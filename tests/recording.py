"""The README's recorded session, from the installed command in a real terminal: `python tests/recording.py`.

What a terminal shows after each key becomes a frame of one animated SVG, docs/pictures/session.svg. Rows that are the
same in many frames are drawn once. Nothing in it runs or is fetched: the frames are shown in turn by CSS.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from project import PROJECT
from pyte.screens import Char
from terminal import Terminal
from test_terminal import LEESLAMP, environment

from tui.article.workspace import Workspace
from tui.reading.palette import EVENING

COLUMNS, ROWS = 100, 28
CELL_WIDTH, CELL_HEIGHT = 8.4, 18
WORDS = "mee|glippen: to slip out with someone #scheidbaar"
SCRIPT: list[tuple[str, float]] = [
    *[("j", 0.9)] * 2,
    ("T", 1.6),
    *[("j", 0.9)] * 2,
    ("t", 1.6),
    ("T", 0.9),
    ("j", 0.9),
    *[("l", 0.25)] * 7,
    ("enter", 3.4),
    ("2", 1.4),
    ("\x1b", 0.6),
    ("a", 0.8),
    *[(letter, 0.09) for letter in WORDS],
    ("ctrl+s", 2.0),
    ("A", 2.2),
    ("/", 0.5),
    *[(letter, 0.15) for letter in "slipped"],
    ("enter", 1.0),
    ("enter", 1.8),
    ("E", 2.6),
    ("ctrl+s", 2.6),
]
"""Keys, and seconds for which the frame after each is shown."""

Row = tuple[Char, ...]


class Frame(NamedTuple):
    """What is on the screen, and for how long."""

    rows: tuple[Row, ...]
    seconds: float


def record() -> Iterator[Frame]:
    """Press the keys of the script."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(PROJECT / "articles", Path(folder) / "articles", ignore=shutil.ignore_patterns(".*"))
        workspace = Workspace(Path(folder))
        own = {**environment(workspace), "COLORTERM": "truecolor"}
        with Terminal([LEESLAMP, "read", "kat-in-de-trein"], COLUMNS, ROWS, own) as terminal:
            terminal.wait("sentence 1/37")
            terminal.settle(2)
            yield Frame(rows_of(terminal), 2.0)
            for key, seconds in SCRIPT:
                terminal.press(key)
                terminal.settle(2 if seconds > 1 else 0.5)  # what threads find out is there by then
                yield Frame(rows_of(terminal), seconds)
            terminal.press("Q")
            terminal.exit_code()


def rows_of(terminal: Terminal) -> tuple[Row, ...]:
    """The cells of the screen."""
    buffer = terminal.screen.buffer
    return tuple(tuple(buffer[y][x] for x in range(COLUMNS)) for y in range(ROWS))


def drawn(row: Row) -> str:
    """A row as SVG, at the top."""
    parts, x = list[str](), 0
    for (paper, ink, bold, italic, underscore), run in groupby(row, key=look):
        text = "".join(cell.data for cell in run)
        cells = len(text)
        left, width = round(x * CELL_WIDTH, 1), round(cells * CELL_WIDTH, 1)
        if paper != EVENING["background"]:
            parts.append(f'<rect x="{left}" width="{width + 0.3:.1f}" height="{CELL_HEIGHT + 0.3}" fill="{paper}"/>')
        if text.strip():
            style = " ".join(filter(None, ("b" if bold else "", "i" if italic else "", "u" if underscore else "")))
            kind = f' class="{style}"' if style else ""
            parts.append(f'<text x="{left}" y="13.5" textLength="{width}" fill="{ink}"{kind}>{escape(text)}</text>')
        x += cells
    return "".join(parts)


def look(cell: Char) -> tuple[str, str, bool, bool, bool]:
    """Colours and attributes of a cell."""
    paper = EVENING["background"] if cell.bg == "default" else f"#{cell.bg}"
    ink = EVENING["foreground"] if cell.fg == "default" else f"#{cell.fg}"
    if cell.reverse:
        paper, ink = ink, paper
    return paper, ink, cell.bold, cell.italics, cell.underscore


def animated(frames: list[Frame]) -> str:
    """All of it as one SVG."""
    rows: dict[str, str] = {}
    whole = sum(frame.seconds for frame in frames)
    begin, rules, groups = 0.0, list[str](), list[str]()
    for number, frame in enumerate(frames):
        start, end = 100 * begin / whole, 100 * (begin + frame.seconds) / whole
        begin += frame.seconds
        hidden = f"0%,{start - 0.001:.3f}%{{visibility:hidden}}" if number else ""
        rules.append(
            f"@keyframes f{number}{{{hidden}{start:.3f}%{{visibility:visible}}{end:.3f}%,100%{{visibility:hidden}}}}"
        )
        uses = []
        for y, row in enumerate(frame.rows):
            if picture := drawn(row):
                name = rows.setdefault(picture, f"r{len(rows)}")
                uses.append(f'<use href="#{name}" y="{y * CELL_HEIGHT}"/>')
        groups.append(f'<g style="animation:f{number} {whole:.2f}s step-end infinite">{"".join(uses)}</g>')
    symbols = "".join(f'<g id="{name}">{picture}</g>' for picture, name in rows.items())
    width, height, paper = COLUMNS * CELL_WIDTH, ROWS * CELL_HEIGHT, EVENING["background"]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-10 -10 {width + 20:.0f} {height + 20}" role="img">'
        "<title>leeslamp: reading, looking up, writing a note, finding and exporting it</title><style>"
        "text{font:14px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace;white-space:pre}"
        ".b{font-weight:bold}.i{font-style:italic}.u{text-decoration:underline}"
        f"g[style]{{visibility:hidden}}{''.join(rules)}"
        "@media (prefers-reduced-motion:reduce){"
        "g[style]{animation:none!important}g[style]:last-of-type{visibility:visible}}"
        f'</style><defs>{symbols}</defs><rect x="-10" y="-10" width="100%" height="100%" rx="8" fill="{paper}"/>'
        f"{''.join(groups)}</svg>\n"
    )


if __name__ == "__main__":
    path = PROJECT / "docs" / "pictures" / "session.svg"
    path.write_text(animated(list(record())), encoding="utf-8")
    print(path.relative_to(PROJECT))
