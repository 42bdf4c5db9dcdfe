"""What the docs name exists: commands, options, keys, files and headings."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from keys_table import README
from project import PROJECT
from test_house import WITH_KEYS

from tui.cli.parser import build_parser
from tui.keys import declared

PAGES = sorted([*(PROJECT / "docs").glob("*.md"), *PROJECT.glob("*.md"), PROJECT / "tests" / "bench" / "README.md"])
each = pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(PROJECT)) for page in PAGES])

USERS = ("reading", "annotating", "translation", "notes", "feeds")
"""Pages that tell which keys to press."""

_CODE = re.compile(r"```\w*\n(.*?)```|`([^`\n]+)`", re.DOTALL)
_LINK = re.compile(r"\]\((?!https?:|mailto:)([^)\s]*)\)")
_NAMED = ("Esc", "Enter", "Tab", "Space", "PgUp", "PgDn", "Home", "End")
_KEY = re.compile(rf"(?:Ctrl|Alt|Shift)-\S|{'|'.join(_NAMED)}|[!-~]")
_OTHERS = {"Enter", "Tab", "Esc", "Space", "↑", "↓", "←", "→"}
"""Keys of Textual's own fields and lists."""


def code_of(page: Path) -> list[str]:
    """What is written as code, line by line."""
    blocks = (block or inline for block, inline in _CODE.findall(page.read_text(encoding="utf-8")))
    return [line for block in blocks for line in block.splitlines()]


@cache
def subcommands() -> dict[str, set[str]]:
    """The options of each subcommand; '' is `leeslamp` itself."""
    parser = build_parser()
    [choices] = [action.choices for action in parser._actions if action.dest == "subcommand" and action.choices]
    made = {"": parser, **dict(choices)}
    return {name: set(one._option_string_actions) for name, one in made.items()}


@each
def test_every_command_and_option_exists(page: Path) -> None:
    for line in code_of(page):
        line = line.removeprefix("$ ")
        if re.match(r"leeslamp(?= |$)", line):
            first = re.match("leeslamp ([a-z][a-z-]+)", line)
            name = first[1] if first else ""
            assert name in subcommands(), line
            for option in re.findall(r"(?<=[\s|\[])--?[a-z][a-z-]*", line):
                assert option in subcommands()[name] | subcommands()[""], line


@cache
def keys() -> set[str]:
    """Every key that some screen knows, as it is shown."""
    return {key for screen in WITH_KEYS for command in declared(screen.BINDINGS) for key in command.keys} | _OTHERS


@pytest.mark.parametrize("name", USERS)
def test_every_key_exists(name: str) -> None:
    named = [code for code in code_of(PROJECT / "docs" / f"{name}.md") if _KEY.fullmatch(code)]
    assert [key for key in named if key not in keys()] == []


def test_the_readme_names_no_other_keys() -> None:
    text = README.read_text(encoding="utf-8").partition("<!-- keys -->")[0]
    named = [inline for _, inline in _CODE.findall(text) if _KEY.fullmatch(inline)]
    assert len(named) > 10
    assert [key for key in named if key not in keys()] == []


def anchors(page: Path) -> set[str]:
    """The headings of a page as links name them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@each
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in _LINK.findall(page.read_text(encoding="utf-8")):
        file, _, heading = link.partition("#")
        target = page.parent / file if file else page
        assert target.exists(), f"{page.name}: {link}"
        if heading:
            assert heading in anchors(target), f"{page.name}: {link}"
