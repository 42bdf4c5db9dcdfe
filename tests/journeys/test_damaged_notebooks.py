"""A notebook that is no notebook is set aside and told; nothing is lost."""

from __future__ import annotations

import json

import pytest
from journeys.steps import Opener, marks, on_screen, press, records, toasts

from tui.article.workspace import Workspace

CAT = "kat-in-de-trein"


@pytest.mark.parametrize(
    "content", [b"", b" \n", b"[]", b'{"notes":{\n"1', b"\0" * 400, b"\xff\xfe\x00rubbish", b"<<<<<<< HEAD\n{}"]
)
async def test_it_is_kept_aside_and_a_new_one_begun(run: Opener, workspace: Workspace, content: bytes) -> None:
    workspace.notes.write_bytes(content)
    async with run(CAT) as pilot:
        assert any("is kept as" in toast for toast in toasts(pilot.app))
        await press(pilot, "1")
    [kept] = workspace.root.glob("notes.json.damaged-*")
    assert kept.read_bytes() == content
    assert len(records(workspace)) == 1


async def test_a_newer_schema_is_shown_but_never_written(run: Opener, workspace: Workspace) -> None:
    async with run(CAT) as pilot:
        await press(pilot, "a", *"oud", "ctrl+s")
    data = json.loads(workspace.notes.read_text(encoding="utf-8"))
    data["meta"]["1"]["schema"] = 99
    workspace.notes.write_text(json.dumps(data), encoding="utf-8")
    before = workspace.notes.read_bytes()
    async with run(CAT) as pilot:
        assert any("newer leeslamp" in toast for toast in toasts(pilot.app))
        assert len(marks(pilot)) == 1
        await press(pilot, "j", "1", "a", *"kwijt?", "ctrl+s")
        assert "kwijt?" in on_screen(pilot.app), "the editor keeps what cannot be saved"
        await press(pilot, "escape", "escape", "k", "D")
        assert len(marks(pilot)) == 1
    assert workspace.notes.read_bytes() == before


async def test_a_notebook_that_breaks_while_reading_is_whole_again(run: Opener, workspace: Workspace) -> None:
    async with run(CAT) as pilot:
        await press(pilot, "a", *"bewaard", "ctrl+s")
    whole = workspace.notes.read_bytes()
    async with run(CAT) as pilot:
        workspace.notes.write_bytes(whole[: len(whole) // 2])
        keys = "j 1 u ctrl+r D v l escape N N A j D q E ctrl+s escape"
        await press(pilot, *keys.split())
        assert not any("mistake" in toast for toast in toasts(pilot.app))
        await press(pilot, "j", "q", "j", "enter", "q")
    assert json.loads(workspace.notes.read_bytes())["notes"].keys() >= json.loads(whole)["notes"].keys()
    [kept] = workspace.root.glob("notes.json.damaged-*")
    assert kept.read_bytes() == whole[: len(whole) // 2]


async def test_of_a_damaged_notebook_what_is_whole_is_there(run: Opener, workspace: Workspace) -> None:
    async with run(CAT) as pilot:
        await press(pilot, "a", *"bewaard", "ctrl+s", "j", "1")
    workspace.notes.write_bytes(workspace.notes.read_bytes().replace(b'"progress": {', b"<<<<<<< HEAD"))
    async with run(CAT) as pilot:
        assert any("2 notes saved from it" in toast for toast in toasts(pilot.app))
        assert len(marks(pilot)) == 2
    assert {record["note"] for record in records(workspace)} == {"bewaard", ""}
    json.loads(workspace.notes.read_bytes())


async def test_a_notebook_that_cannot_be_opened_is_told_and_reading_goes_on(run: Opener, workspace: Workspace) -> None:
    workspace.notes.mkdir()
    async with run(CAT) as pilot:
        assert any("notes.json" in toast for toast in toasts(pilot.app))
        await press(pilot, "j", "1", "a", "j", "q")
        assert "11 articles" in on_screen(pilot.app)
    assert workspace.notes.is_dir()


async def test_records_nobody_understands_are_told_while_somebody_reads(run: Opener, workspace: Workspace) -> None:
    async with run(CAT) as pilot:
        await press(pilot, "a", *"bewaard", "ctrl+s")
    data = json.loads(workspace.notes.read_bytes())
    data["notes"]["7"] = {"no": "note"}
    workspace.notes.write_text(json.dumps(data), encoding="utf-8")
    async with run(CAT) as pilot:
        while pilot.app.workers:
            await pilot.pause(0.01)
        assert any("1 record of notes.json could not be understood" in toast for toast in toasts(pilot.app))
    assert json.loads(workspace.notes.read_bytes())["notes"]["7"] == {"no": "note"}
