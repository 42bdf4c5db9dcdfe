"""`leeslamp read --plain`: an article line by line."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from contextlib import closing

import pytest
from cli.command_samples import CAT, Leeslamp, Ran
from notes.note_samples import stored
from project import PROJECT

from tui.article.workspace import Workspace
from tui.cli.main import main
from tui.cli.plain import HELP
from tui.notes.notebook import Notebook
from tui.notes.store.form import SCHEMA

Read = Callable[..., list[str]]
THIRD = "’s Avonds vond een conducteur haar in Maastricht, onder een bank in de eerste klas."


@pytest.fixture
def run(leeslamp: Leeslamp, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    def read(*commands: str, article: str | None = CAT) -> Ran:
        typed = "".join(f"{command}\n" for command in commands).encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed), encoding="utf-8"))
        return leeslamp("read", "--plain", *([article] if article else []))

    return read


@pytest.fixture
def read(run: Callable[..., Ran]) -> Read:
    """The lines that commands print."""

    def lines(*commands: str, article: str | None = CAT) -> list[str]:
        ran = run(*commands, article=article)
        assert (ran.code, ran.err) == (0, "")
        return ran.out.splitlines()

    return lines


def test_it_is_read_sentence_by_sentence(read: Read) -> None:
    lines = read("", "", "k", "q")
    assert lines[:2] == ["Kat reist in haar eentje van Groningen naar Maastricht", "12 februari 2026"]
    assert lines[3].startswith("1/37  Een grijze kat heeft dinsdag")
    assert lines[4].startswith("On Tuesday, a grey cat")
    assert [line[:4] for line in lines[5::2]] == ["2/37", "3/37", "2/37"]
    assert lines[7] == f"3/37  {THIRD}"


def test_nothing_in_it_moves_the_cursor(read: Read) -> None:
    assert all(line.isprintable() for line in read("", "?", "d trein", "q"))


def test_the_ends_are_told(read: Read) -> None:
    assert read("k", "q")[-1] == "This is the first sentence."
    assert read("g 99", "", "q")[-1] == "This is the last sentence."
    assert read("g x", "q")[-1] == "g takes the number of a sentence, 1 to 37"


def test_a_sentence_that_is_asked_for_is_told_again(read: Read) -> None:
    assert read("", "", "g 3", "q")[-2] == f"3/37  {THIRD}"
    assert read("g 37", "g 37", "q")[-2].startswith("37/37")


def test_reading_goes_on_where_nothing_can_be_saved(run: Callable[..., Ran], workspace: Workspace) -> None:
    newer = f'{{"meta": {{"1": {{"schema": {SCHEMA + 1}}}}}, "notes": {{}}}}'
    workspace.notes.write_text(newer, encoding="utf-8")
    ran = run("", "", "1", "q")
    assert ran.code == 0
    assert f"3/37  {THIRD}" in ran.out
    assert "u takes it back" not in ran.out
    assert ran.err.count("newer leeslamp") == 1
    assert "newer leeslamp" in ran.out, "why the sentence was not highlighted"
    assert workspace.notes.read_text(encoding="utf-8") == newer


def test_what_was_saved_of_a_damaged_notebook_is_told(run: Callable[..., Ran], workspace: Workspace) -> None:
    workspace.notes.write_text('{"notes": {', encoding="utf-8")
    ran = run("", "q")
    assert ran.code == 0
    assert "notes.json" in ran.err


def test_headings_are_told_where_they_begin(read: Read) -> None:
    lines = read(*[""] * 36, "q")
    headings = [number for number, line in enumerate(lines) if line == "Heading: Slapen in de eerste klas"]
    assert len(headings) == 1
    assert "Moes zat toen al lang en breed in het zuiden." in lines[headings[0] + 1]


def test_reading_goes_on_where_it_was_left(read: Read, workspace: Workspace) -> None:
    read("", "", "q")
    assert read("q")[3] == f"3/37  {THIRD}"
    assert read("q", article=None)[3] == f"3/37  {THIRD}", "the article that was being read"
    with closing(Notebook.open(workspace.notes)) as notebook:
        place = notebook.progress(CAT)
        assert place
        assert (place.status, round(place.fraction * 36)) == ("reading", 2)
        assert notebook.articles()[CAT].title.startswith("Kat reist")
    read(*[""] * 40, "q")
    assert read("q")[3].startswith("37/37")


def test_the_end_of_the_input_is_the_end(read: Read) -> None:
    read("", "")
    assert read()[3] == f"3/37  {THIRD}"


def test_translations_can_be_covered(read: Read) -> None:
    lines = read("T", "", "t", "q")
    assert lines[5] == "Translations are left out until t."
    assert lines[6].startswith("2/37")
    assert lines[7].startswith("Moes, a three-year-old female")
    assert not any("female" in line for line in read("k", "", "q")), "and stay so"
    assert read("T", "q")[-1] == "Translations are read."


def test_a_text_without_translation_says_so(read: Read, workspace: Workspace) -> None:
    (workspace.articles / "brief.txt").write_text("Beste Roos.\n\nDe lamp brandt.\n", encoding="utf-8")
    assert "It has no translation yet; `leeslamp translate` fetches one." in read("", "q", article="brief")


def test_notes_are_made_told_and_taken_back(read: Read, workspace: Workspace) -> None:
    lines = read("", "", "a Waar precies? #plek", "2 conducteur", "k", "", "q")
    made = [line for line in lines if line.endswith("u takes it back.")]
    assert made == ["Note added; u takes it back.", "Highlight added; u takes it back."]
    assert "Note, word: “conducteur”" in lines
    assert f"Note, mark: “{THIRD}” Waar precies? #plek" in lines
    kept = marked(workspace)
    assert kept == {("conducteur", "word", ""), (THIRD, "mark", "Waar precies? #plek")}
    assert read("4 bank", "u", "u", "q")[-2:] == ["Undone: highlight added.", "Nothing to undo."]
    assert marked(workspace) == kept


def test_words_that_are_not_there_are_not_marked(read: Read, workspace: Workspace) -> None:
    assert read("2 olifant", "q")[-1] == "the quote is not in this sentence; `leeslamp show` prints the text"
    assert read("2 conducteur", "q")[-1].startswith("the quote is not in this sentence"), "only in the next but one"
    assert marked(workspace) == set()


def test_words_are_sought_in_both_languages(read: Read) -> None:
    lines = read("/cheese", "/kaas", "/MAASTRICHT", "/", "/olifant", "q")
    found = [line for line in lines[5:] if line[0].isdigit()]
    assert "kaas" in found[0]
    assert [("Maastricht" in line) for line in found] == [False, True, True]
    assert lines[-1] == "nothing else has “olifant”"
    assert read("/", "q")[-1] == "/ wants the words to look for"


def test_a_word_is_looked_up_where_it_stands(read: Read) -> None:
    assert any(line.startswith("in|stappen") for line in read("", "d stapte", "q"))
    assert read("d olifant", "q")[-1] == "'olifant' is no word of that sentence"


def test_what_is_no_command_is_told(read: Read) -> None:
    for typed in ("x", "12", "qq", "a", "g", "1x"):
        assert read(typed, "q")[-1] == "That is no command; ? tells them all.", typed


def test_every_command_is_told_and_in_the_docs(read: Read) -> None:
    lines = read("?", "q")[5:]
    assert lines == [f"{name}: {what}" for name, what in HELP]
    page = (PROJECT / "docs" / "command.md").read_text(encoding="utf-8")
    for name, what in HELP:
        assert f"| `{name}` | {what} |" in page


def test_bytes_that_are_no_text_do_no_harm(run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff\xfe\nq\n"), encoding="utf-8"))
    assert main(["read", "--plain", CAT]) == 0


def test_standard_input_cannot_be_both(run: Callable[..., Ran]) -> None:
    assert run("q", article="-").reason.startswith("commands come from standard input; keep the text")


def test_a_text_without_a_sentence_is_none(run: Callable[..., Ran], workspace: Workspace) -> None:
    (workspace.articles / "kop.md").write_text("# Alleen een kop\n", encoding="utf-8")
    assert run("q", article="kop").code == 1


def marked(workspace: Workspace) -> set[tuple[str, str, str]]:
    """What is marked, in which kind, with which words."""
    living = [record for record in stored(workspace.notes, "notes") if not record.get("deleted")]
    return {(record["target"]["exact"], record["color"], record["note"]) for record in living}
