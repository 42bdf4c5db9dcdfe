"""Notes of another program, from its file to the page, with real keys."""

from __future__ import annotations

from pathlib import Path

from journeys.steps import Opener, on_screen, press, reader, records, settle

from tui.article.workspace import Workspace
from tui.cli.main import main
from tui.screens.review import ReviewScreen

SLUG = "kat-in-de-trein"
TITLE = "Kat reist in haar eentje van Groningen naar Maastricht (leeslamp)"
ENTRY = "{}\n- {} | Toegevoegd op zondag 1 maart 2026 08:15:00\n\n{}\n==========\n"


async def test_clippings_stand_on_the_page_and_what_is_not_certain_is_asked(
    run: Opener, workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "My Clippings.txt"
    entries = (
        ("Je markering op locatie 17-18", "glipte de kat ongemerkt mee"),
        ("Je notitie op locatie 18", "meeglippen"),
        ("Je markering op locatie 2-2", "kat"),  # it stands there often
    )
    path.write_text("".join(ENTRY.format(TITLE, *entry) for entry in entries), encoding="utf-8-sig")
    assert main(["import-notes", str(path), "--workspace", str(workspace.root)]) == 0
    async with run(SLUG) as pilot:
        await settle(pilot)
        assert "1 to look at: R" in on_screen(pilot.app)
        sure = next(one for one in reader(pilot).placed if one.note.note == "meeglippen")
        assert reader(pilot).article.text[slice(*sure.spans[0])] == "glipte de kat ongemerkt mee"
        await press(pilot, "R")
        assert isinstance(pilot.app.screen, ReviewScreen)
        await press(pilot, "enter")
        assert "to look at" not in on_screen(pilot.app)
        rev = reader(pilot).article.rev
    taken = {record["target"]["exact"]: record for record in records(workspace)}
    assert taken["kat"]["rev"] == rev
    assert taken["kat"]["origin"]["format"] == "kindle"
    assert main(["import-notes", str(path), "--workspace", str(workspace.root)]) == 0
    assert len(records(workspace)) == 2
