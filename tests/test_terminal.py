"""The installed command in a real terminal, with no network."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from notes.note_samples import stored
from project import PROJECT
from terminal import Terminal
from tinydb import TinyDB
from translation.fake_services import FakeServices

from tui.article.workspace import Workspace

LEESLAMP = str(Path(sys.executable).with_name("leeslamp"))
CUSTOMER = sorted((PROJECT.parent / "shared" / "input").glob("*.txt"))
OFFLINE = {"http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}  # nobody listens on port 9


def environment(workspace: Workspace) -> dict[str, str]:
    own = {"HOME": str(workspace.root), "XDG_CACHE_HOME": str(workspace.root / "cache"), **OFFLINE}
    shell = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}  # xdist sets them
    return {**shell, "LEESLAMP_WORKSPACE": str(workspace.root), **own}


def start(workspace: Workspace, *arguments: str, columns: int = 120, rows: int = 36) -> Terminal:
    return Terminal([LEESLAMP, *arguments], columns, rows, environment(workspace))


def notes(workspace: Workspace) -> list[dict[str, object]]:
    return stored(workspace.notes, "notes")


def test_a_sentence_is_read_highlighted_and_noted(workspace: Workspace) -> None:
    with start(workspace, "read", "kat-in-de-trein") as terminal:
        terminal.wait("sentence 1/37")
        terminal.wait("Een grijze kat")
        terminal.wait("a grey cat")
        terminal.press("j")
        terminal.wait("sentence 2/37")
        terminal.press("1")
        terminal.wait("✎ 1")
        terminal.press("a")
        terminal.wait("Ctrl-s saves")
        terminal.press("Uit een echt toetsenbord")
        terminal.wait("echt toetsenbord")
        terminal.press("ctrl+s")
        terminal.wait("1 mark")
        terminal.resize(60, 20)
        terminal.wait(lambda: "│" not in terminal.text and "sentence 2/37" in terminal.text)
        terminal.press("Q")
        assert terminal.exit_code() == 0
        assert terminal.echoes()
        assert terminal.written.rstrip().endswith("\x1b[?25h") or "\x1b[?1049l" in terminal.written
    assert [record["note"] for record in notes(workspace)] == ["Uit een echt toetsenbord"]


def test_the_first_start_opens_what_teaches_the_keys(workspace: Workspace) -> None:
    """From `leeslamp` to a passage with a note, exported as Markdown."""
    pressed = ["j", "a", "o", "k", "ctrl+s", "E", "ctrl+s"]
    assert len(pressed) <= 12
    with start(workspace) as terminal:
        terminal.wait("Zo werkt de leeslamp")
        terminal.wait("sentence 1/40")
        for key in pressed:
            terminal.press(key)
            terminal.settle()
        terminal.wait("1 note written to")
        terminal.press("Q")
        assert terminal.exit_code() == 0
    [exported] = workspace.root.glob("*.md")
    text = exported.read_text(encoding="utf-8")
    assert "Deze leeslamp is er voor als een Nederlandse tekst nog een beetje donker is." in text
    assert "This reading lamp is there for when a Dutch text is still a little dark." in text
    assert "\n> ok\n" in text


def test_it_goes_on_where_one_stopped_and_has_a_library(workspace: Workspace) -> None:
    with start(workspace) as terminal:
        terminal.wait("sentence 1/40")
        terminal.press("q")
        terminal.wait("11 articles")
        terminal.press("/", *"kat", "enter", "enter")
        terminal.wait("sentence 1/37")
        terminal.press("j", "j", "j")
        terminal.wait("sentence 4/37")
        terminal.press("Q")
        assert terminal.exit_code() == 0
    with start(workspace) as terminal:
        terminal.wait("sentence 4/37")
        terminal.press("q")
        terminal.wait("11 articles")
        terminal.press("q")
        assert terminal.exit_code() == 0


def test_a_terminal_of_20_by_6(workspace: Workspace) -> None:
    with start(workspace, "read", "kat-in-de-trein", columns=20, rows=6) as terminal:
        terminal.wait("sentence 1/37")
        terminal.press("j", "a")
        terminal.wait("Note")
        terminal.press("klein", "ctrl+s")  # in one go: nothing typed may be overtaken by the save
        terminal.wait("1•")
        terminal.press("?")
        terminal.wait("Keys")
        terminal.press("escape")
        terminal.wait(lambda: "Keys" not in terminal.text)
        terminal.press("Q")
        assert terminal.exit_code() == 0
    assert [record["note"] for record in notes(workspace)] == ["klein"]


@pytest.mark.parametrize("shown", ["sentence 1/37", "grijze kat"], ids=["at the app", "before the app is there"])
def test_what_is_typed_in_one_go_reaches_what_its_keys_opened(workspace: Workspace, shown: str) -> None:
    with start(workspace, "read", "kat-in-de-trein") as terminal:
        terminal.wait(shown)
        terminal.press("jaDe u is geen opdracht 2", "ctrl+s", "j/grijze", "enter", "2")
        terminal.wait("1•")
        terminal.wait("2 ▌")
        terminal.press("Q")
        assert terminal.exit_code() == 0
    kept = {(record["note"], record["color"]) for record in notes(workspace)}
    assert kept == {("De u is geen opdracht 2", "mark"), ("", "word")}


def test_a_note_being_typed_survives_a_kill(workspace: Workspace) -> None:
    with start(workspace, "read", "kat-in-de-trein") as terminal:
        terminal.wait("sentence 1/37")
        terminal.press("a")
        terminal.wait("Ctrl-s saves")
        terminal.press("nog lang niet af")
        terminal.wait(lambda: any("nog lang niet af" in draft["text"] for draft in stored(workspace.notes, "drafts")))
        os.kill(terminal.process, signal.SIGKILL)
    assert notes(workspace) == []
    with start(workspace, "read", "kat-in-de-trein") as terminal:
        terminal.wait("sentence 1/37")
        terminal.press("a")
        terminal.wait("nog lang niet af")
        terminal.press("ctrl+s")
        terminal.wait("1•")
        terminal.press("Q")
        assert terminal.exit_code() == 0
    assert [record["note"] for record in notes(workspace)] == ["nog lang niet af"]


def test_a_note_is_written_in_the_readers_own_editor(workspace: Workspace) -> None:
    editor = workspace.root / "my editor"
    told = 'echo EDITING; cat "$1"; read key; test "$key" = no && exit 3'
    editor.write_text(f'#!/bin/sh\n{told}\nprintf "%s, elders" "$key" >> "$1"\n', encoding="utf-8")
    editor.chmod(0o755)
    own = {**environment(workspace), "VISUAL": "", "EDITOR": shlex.quote(str(editor))}
    with Terminal([LEESLAMP, "read", "kat-in-de-trein"], 120, 36, own) as terminal:
        terminal.wait("sentence 1/37")
        terminal.press("a")
        terminal.wait("Ctrl-s saves")
        terminal.press("hier ")
        terminal.wait("hier")
        terminal.press("ctrl+o")
        terminal.wait("EDITING")
        terminal.press("no")
        terminal.press("enter")
        terminal.wait("ended with an error (3)")
        terminal.press("ctrl+o")
        terminal.wait(lambda: terminal.written.count("EDITING") == 2)
        terminal.press("verder")
        terminal.press("enter")
        terminal.wait("verder, elders")
        terminal.press("ctrl+s")
        terminal.wait("1•")
        terminal.press("Q")
        assert terminal.exit_code() == 0
    assert [record["note"] for record in notes(workspace)] == ["hier verder, elders"]


def test_a_link_opens_at_the_passage(workspace: Workspace) -> None:
    command = [LEESLAMP, "annotate", "kat-in-de-trein", "--quote", "trakteren", "--note", "op vlaai"]
    done = subprocess.run(command, env=environment(workspace), capture_output=True, text=True, check=True)
    id = done.stdout.strip()
    with start(workspace, "read", f"kat-in-de-trein#{id[:8]}") as terminal:
        terminal.wait("sentence 37/37")
        terminal.wait("op vlaai")
        terminal.press("Q")
        assert terminal.exit_code() == 0
    with start(workspace, "read", "kat-in-de-trein#00000000") as terminal:
        terminal.wait("there is no note 00000000 on kat-in-de-trein")
        assert terminal.exit_code() == 1


def test_two_at_once_see_each_others_notes_and_a_kill_takes_none(workspace: Workspace) -> None:
    with start(workspace, "read", "kat-in-de-trein") as one, start(workspace, "read", "kat-in-de-trein") as other:
        for terminal in (one, other):
            terminal.wait("sentence 1/37")
        one.press("2")
        other.wait("2 ")
        other.press("j", "j", "a")
        other.wait("Ctrl-s saves")
        other.press("van de ander", "ctrl+s")
        one.wait("1•")
        os.kill(one.process, signal.SIGKILL)
        other.press("j", "3", "Q")
        assert other.exit_code() == 0
    assert sorted(str(record["color"]) for record in notes(workspace)) == ["grammar", "mark", "word"]
    assert not workspace.notes.with_name("notes.json.journal").exists()
    with TinyDB(workspace.notes, encoding="utf-8", access_mode="r") as database:
        assert len(database.table("notes")) == 3


def test_an_article_comes_through_standard_input(workspace: Workspace) -> None:
    command = f"printf 'Dit komt door een pijp. En dit ook.' | {shlex.quote(LEESLAMP)} read -"
    with Terminal(["sh", "-c", command], 100, 20, environment(workspace)) as terminal:
        terminal.wait("Dit komt door een pijp.")
        terminal.press("j")
        terminal.wait("2/2")
        terminal.press("Q")
        assert terminal.exit_code() == 0


def test_no_network_is_a_calm_sentence_and_never_a_delay(workspace: Workspace) -> None:
    (workspace.articles / "eigen.md").write_text("Een eigen tekst. Zonder vertaling.\n", encoding="utf-8")
    with start(workspace, "read", "eigen") as terminal:
        terminal.wait("No connection")
        terminal.press("j", "r")
        terminal.wait("2/2")
        terminal.press("Q")
        assert terminal.exit_code(5) == 0


@pytest.mark.skipif(not CUSTOMER, reason="the customer's text is not here")
def test_the_customers_text_is_read_highlighted_noted_and_exported(workspace: Workspace) -> None:
    text = CUSTOMER[0].read_text(encoding="utf-8")
    with start(workspace, "read", str(CUSTOMER[0])) as terminal:
        terminal.wait("sentence 1/23")
        terminal.wait("Beeld: ")
        terminal.wait("februari 2022")
        terminal.press("j", "4")
        terminal.wait("✎ 1")
        terminal.press("a")
        terminal.wait("Ctrl-s saves")
        terminal.press("Waarom? #politiek", "ctrl+s")
        terminal.wait("4 question")
        terminal.press("E")
        terminal.wait("Export notes")
        terminal.press("ctrl+s")
        terminal.wait("1 note written")
        terminal.press("Q")
        assert terminal.exit_code() == 0
    [record] = notes(workspace)
    target = record["target"]
    assert isinstance(target, dict)
    assert text[target["start"] : target["end"]] == target["exact"]
    [written] = workspace.root.glob("notes-*.md")
    command = [LEESLAMP, "export"]
    done = subprocess.run(command, env=environment(workspace), capture_output=True, check=True)
    assert target["exact"] in written.read_text(encoding="utf-8")
    assert b"Waarom? #politiek" in done.stdout


def test_a_service_that_hangs_holds_nobody_up(workspace: Workspace) -> None:
    (workspace.articles / "kat-in-de-trein.en.md").unlink()
    config = workspace.root / "config.toml"
    with FakeServices() as fake:
        fake.faults.extend(("hang", "always"))
        config.write_text(
            f'[translation]\nchain = ["google"]\n[translation.google]\nurl = "{fake.google_url}"\nread = 300\n'
        )
        own = {**environment(workspace), "LEESLAMP_CONFIG": str(config), "NO_PROXY": "*"}
        with Terminal([LEESLAMP, "read", "kat-in-de-trein"], 120, 36, own) as terminal:
            terminal.wait("en: waiting")
            terminal.wait("sent to Google")
            assert fake.hanging.wait(30)
            terminal.press("j", "e")
            terminal.wait("Your translation")
            terminal.press("Stepped in")
            terminal.wait("Stepped in")
            terminal.press("ctrl+s")
            terminal.wait("en: you")
            terminal.press("l", "l", "l", "enter")
            terminal.wait("de poes")
            terminal.press("w")  # which hangs as well
            terminal.settle()
            terminal.press("Q")
            assert terminal.exit_code(seconds=10) == 0
    written = (workspace.articles / "kat-in-de-trein.en.md").read_text(encoding="utf-8")
    assert "Stepped in <!-- you -->" in written
