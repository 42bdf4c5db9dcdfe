"""`annotate` and `notes`."""

from __future__ import annotations

import json
from typing import Any

import pytest
from cli.command_samples import CAT, QUOTE, Leeslamp, files

from tui.article.workspace import Workspace
from tui.notes.colour import Colour
from tui.notes.notebook import Notebook
from tui.notes.record import to_record


def _records(leeslamp: Leeslamp, *arguments: object) -> list[dict[str, Any]]:
    ran = leeslamp("notes", "--json", *arguments)
    assert ran.code == 0, ran
    records: list[dict[str, Any]] = json.loads(ran.out)["notes"]
    return records


def test_a_note_is_made_as_the_screen_makes_it(leeslamp: Leeslamp, workspace: Workspace, noted: str) -> None:
    [note] = Notebook.open(workspace.notes).notes()
    assert note.id == noted
    assert note.target.exact == QUOTE
    assert note.color is Colour.GRAMMAR
    assert note.note == "mee #scheidbaar"
    assert note.tags == ("scheidbaar",)
    assert note.sentence == "Toen ze dinsdagochtend de deur uitging, glipte de kat ongemerkt mee naar buiten."
    assert note.translation is not None
    assert note.translation.text.endswith("the cat slipped out with her unnoticed.")
    article = workspace.open(workspace.find(CAT))
    assert article.canonical[note.target.start : note.target.end] == QUOTE
    assert (workspace.articles / ".versions" / f"{article.rev}.txt").is_file()
    assert Notebook.open(workspace.notes).articles()[CAT].title == article.title


def test_a_highlight_needs_no_words(leeslamp: Leeslamp) -> None:
    assert leeslamp("annotate", CAT, "--quote", QUOTE).code == 0
    [record] = _records(leeslamp)
    assert (record["kind"], record["color"], record["note"], record["tags"]) == ("highlight", "mark", "", [])


@pytest.mark.parametrize(
    ("words", "tags", "note"),
    [
        ("mee", ["a1"], "mee #a1"),
        ("", ["a1", "#b2/werkwoord", "a1"], "#a1 #b2/werkwoord"),
        ("mee #a1", ["a1", "a2"], "mee #a1 #a2"),
        ("- mee\n- uit", ["a1"], "- mee\n- uit\n\n#a1"),
    ],
)
def test_tags_are_added_to_the_words(leeslamp: Leeslamp, words: str, tags: list[str], note: str) -> None:
    options = [part for tag in tags for part in ("--tag", tag)]
    assert leeslamp("annotate", CAT, "--quote", QUOTE, "--note", words, *options).code == 0
    [record] = _records(leeslamp)
    assert record["note"] == note
    assert set(record["tags"]) == {tag.lstrip("#") for tag in tags}


@pytest.mark.parametrize(
    "quote",
    [
        "GLIPTE DE KAT ONGEMERKT MEE",
        "  glipte de\n kat ongemerkt mee ",
        "“Toen ik ‘Maastricht’ hoorde",
        "\"Toen ik 'Maastricht' hoorde",
        "Een grijze kat",  # the first words of the text
    ],
)
def test_a_quote_is_found_as_it_can_be_typed(leeslamp: Leeslamp, quote: str) -> None:
    ran = leeslamp("annotate", CAT, "--quote", quote)
    assert ran.code == 0, ran
    assert len(_records(leeslamp)) == 1


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("Moes", "the quote occurs 8 times in kat-in-de-trein; give more words around it"),
        ("olifant", "the quote is not in kat-in-de-trein; `leeslamp show` prints the text"),
        ("ongemerk", "the quote is not in kat-in-de-trein; `leeslamp show` prints the text"),
        ("Lotte Pietersma", "the quote is not in kat-in-de-trein; `leeslamp show` prints the text"),
        ("", "--quote is empty; give the words to mark"),
        (" \n", "--quote is empty; give the words to mark"),
    ],
)
def test_a_quote_that_is_not_there_once_changes_nothing(
    leeslamp: Leeslamp, workspace: Workspace, quote: str, said: str
) -> None:
    before = files(workspace.root)
    assert leeslamp("annotate", CAT, "--quote", quote, "--note", "x").reason == said
    assert files(workspace.root) == before


def test_what_had_to_be_done_to_read_the_article_is_told(leeslamp: Leeslamp, workspace: Workspace) -> None:
    (workspace.articles / "oud.txt").write_bytes("Eén café. Twee cafés.\n".encode("cp1252"))
    ran = leeslamp("annotate", "oud", "--quote", "café")
    assert ran.code == 0
    assert ran.err == "leeslamp: oud.txt is not UTF-8: read as Windows-1252 (latin-1)\n"


def test_notes_lists_article_kind_quote_and_words(leeslamp: Leeslamp, noted: str) -> None:
    assert leeslamp("notes") == (0, f"{CAT}  3 grammar  {QUOTE}\n    mee #scheidbaar\n", "")


def test_notes_as_json_are_the_records_of_the_file(leeslamp: Leeslamp, workspace: Workspace, noted: str) -> None:
    [note] = Notebook.open(workspace.notes).notes()
    assert _records(leeslamp) == [to_record(note)]


@pytest.mark.parametrize(
    "query",
    [
        ["glipte"],
        ["GLIPTE", "cat"],
        ["#scheid"],
        ["kind:grammar"],
        ["unnoticed mee"],
        ['"slipped out" -kind:word'],
        ["-olifant cat"],
        ["article:kat"],
        ["after:2026"],
        [""],
    ],
)
def test_a_query_finds_every_word_anywhere(leeslamp: Leeslamp, noted: str, query: list[str]) -> None:
    assert [record["id"] for record in _records(leeslamp, *query)] == [noted]


def test_a_query_without_an_answer_says_so(leeslamp: Leeslamp, noted: str) -> None:
    assert leeslamp("notes", "glipte", "olifant") == (0, "", "leeslamp: no notes match\n")
    assert _records(leeslamp, "olifant") == []


def test_a_query_may_begin_with_what_is_not_wanted(leeslamp: Leeslamp, noted: str) -> None:
    assert _records(leeslamp, "--", "-glipte") == []
    assert [record["id"] for record in _records(leeslamp, "--", "-olifant")] == [noted]


def test_a_mistake_in_a_query_is_told(leeslamp: Leeslamp, noted: str) -> None:
    assert leeslamp("notes", "kind:wrod").reason.startswith("there is no kind wrod: mark word ")
    assert leeslamp("notes", "before:soon").reason == (
        "before:soon has no date; write it as 2026, 2026-01 or 2026-01-15"
    )


def test_notes_of_one_article(leeslamp: Leeslamp, noted: str) -> None:
    assert [record["id"] for record in _records(leeslamp, "--article", CAT)] == [noted]
    assert [record["id"] for record in _records(leeslamp, "--article", "kat")] == [noted]
    assert leeslamp("notes", "--article", "stroomnet") == (0, "", "leeslamp: there are no notes on this article\n")


def test_notes_of_an_article_that_is_gone(leeslamp: Leeslamp, workspace: Workspace, noted: str) -> None:
    (workspace.articles / f"{CAT}.md").unlink()
    assert [record["id"] for record in _records(leeslamp, "--article", CAT)] == [noted]


def test_an_empty_notebook_says_what_to_do(leeslamp: Leeslamp, workspace: Workspace) -> None:
    ran = leeslamp("notes")
    assert ran == (0, "", "leeslamp: there are no notes yet; `leeslamp annotate` or a key makes them\n")
    assert not workspace.notes.exists()


def test_a_record_nobody_understands_is_told(leeslamp: Leeslamp, workspace: Workspace, noted: str) -> None:
    tables = json.loads(workspace.notes.read_bytes())
    tables["notes"]["5"] = {"id": "5"}
    workspace.notes.write_text(json.dumps(tables), encoding="utf-8")
    ran = leeslamp("notes")
    assert ran.code == 0
    assert QUOTE in ran.out
    assert ran.err == "leeslamp: 1 record of notes.json could not be understood; nothing in them is changed\n"
