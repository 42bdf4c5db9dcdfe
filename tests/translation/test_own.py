"""The reader's own translation is kept, every other byte of the file stays, and all can be undone."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from project import PROJECT

from tui.article.canonical import canonical
from tui.article.parse import parse
from tui.article.workspace import Entry, Workspace
from tui.clean import one_line
from tui.errors import TranslationError
from tui.translation.model import OWN, Line, Translation, maker, paired
from tui.translation.own import Edit, edit, unit, write_whole
from tui.translation.sidecar import MISSING, read_sidecar

WORKSPACE = Workspace(PROJECT)
GOOGLE = maker("google")
TITLE, CAPTION, FIRST, SECOND, HEADING, THIRD, LAST = 0, 1, 3, 4, 5, 6, 7

DUTCH = """---
title: In de gracht
caption: Zwemmers bij de haven.
credit: Ties Molenaar
---

Het was druk. Niet op straat, maar in het water.

De deelnemers zwemmen 1,5 kilometer. Meedoen kost € 15. Daan kijkt toe.

### IJskoud

Het water is maar 18 graden. Bijna niemand stopt.

Soep bij het stadhuis staat klaar.
"""
ENGLISH = """---
# who wrote this
title: Into the canal
by: Leeslamp
---

It was busy.  \nNot in the streets, but in the water.


The participants swim 1.5 kilometres. <!-- google -->
\t[…]
  Daan looks on.

#  Freezing

The water is only 18 degrees.
Hardly anybody stops. <!-- what? -->

Soup is waiting at the town hall."""
ARTICLE = parse(canonical(DUTCH.encode(), "gracht"), "gracht")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "gracht.en.md"


def _change(path: Path, block: int, sentence: int, text: str, shown: Translation | None = None) -> Edit | None:
    """What the screen does: edit what is shown there, which is the sidecar's unless another is given."""
    shown = shown or read_sidecar(path, ARTICLE).blocks.get(block)
    return edit(path, ARTICLE, shown, unit(ARTICLE, shown, block, sentence), text)


def _changed(path: Path, block: int, sentence: int, text: str, shown: Translation | None = None) -> Edit:
    done = _change(path, block, sentence, text, shown)
    assert done is not None
    return done


def _texts(path: Path, block: int) -> list[tuple[str, str]]:
    found = read_sidecar(path, ARTICLE).blocks.get(block)
    return [(line.text, line.maker.label) for line in found.lines] if found else []


def _whole(text: str, sentences: int) -> Translation:
    return Translation((Line(text, range(sentences), GOOGLE),))


def test_a_sentence_is_edited_and_marked_and_nothing_else_changes(path: Path) -> None:
    path.write_text(ENGLISH, encoding="utf-8")
    done = _changed(path, SECOND, 2, "Daan watches.")
    assert path.read_text("utf-8") == ENGLISH.replace("  Daan looks on.", "Daan watches. <!-- you -->")
    assert _texts(path, SECOND)[-1] == ("Daan watches.", "you")
    assert done.words == "translation changed"
    assert _changed(path, SECOND, 1, "It costs € 15.").words == "translation added"
    assert _texts(path, SECOND)[1] == ("It costs € 15.", "you")


def test_a_heading_keeps_its_hashes(path: Path) -> None:
    path.write_text(ENGLISH, encoding="utf-8")
    done = _changed(path, HEADING, 0, "# 1: ice-cold")
    assert path.read_text("utf-8") == ENGLISH.replace("#  Freezing", "#  \\# 1: ice-cold <!-- you -->")
    assert _texts(path, HEADING) == [("# 1: ice-cold", "you")]
    done.undo()
    assert path.read_text("utf-8") == ENGLISH


def test_what_is_saved_as_it_was_is_no_edit(path: Path) -> None:
    path.write_text(ENGLISH, encoding="utf-8")
    assert _change(path, FIRST, 0, "  It was\nbusy. ") is None
    assert _change(path, SECOND, 1, " \n\u200b ") is None
    assert _change(path, SECOND, 1, "", paired(["One.", "Two.", "Three."], 3, GOOGLE)) is None
    assert path.read_text("utf-8") == ENGLISH


def test_without_a_text_the_line_is_for_a_machine_again(path: Path) -> None:
    path.write_text(ENGLISH, encoding="utf-8")
    done = _changed(path, FIRST, 1, " ")
    assert done.words == "translation removed"
    assert path.read_text("utf-8") == ENGLISH.replace("Not in the streets, but in the water.", MISSING)
    done.undo()
    assert path.read_text("utf-8") == ENGLISH


def test_the_first_edit_makes_the_file(path: Path) -> None:
    shown = paired(["It was crowded.", "Not there."], 2, GOOGLE)
    done = _changed(path, FIRST, 0, "It was busy.", shown)
    assert path.read_text("utf-8") == (
        "It was busy. <!-- you -->\nNot there. <!-- google -->\n\n[…]\n[…]\n[…]\n\n### […]\n\n[…]\n[…]\n\n[…]\n"
    )
    sidecar = read_sidecar(path, ARTICLE)
    assert sidecar.notices == ()
    assert sidecar.blocks == {
        FIRST: Translation((Line("It was busy.", range(1), OWN), Line("Not there.", range(1, 2), GOOGLE)))
    }
    done.undo()
    assert not path.exists()
    done.redo()
    assert _texts(path, FIRST) == [("It was busy.", "you"), ("Not there.", "Google")]
    done.undo()
    assert not path.exists()


def test_a_file_it_made_stays_while_there_is_more_in_it(path: Path) -> None:
    first, second = _changed(path, FIRST, 0, "It was busy."), _changed(path, HEADING, 0, "Ice-cold")
    first.undo()
    assert _texts(path, FIRST) == []
    assert _texts(path, HEADING) == [("Ice-cold", "you")]
    first.redo()
    second.undo()
    first.undo()
    assert not path.exists()


def test_no_file_is_made_for_nothing(path: Path) -> None:
    assert _change(path, FIRST, 0, "", paired(["It was crowded.", "Not there."], 2, GOOGLE)) is None
    assert not path.exists()


def test_machine_lines_are_written_only_where_the_file_has_none(path: Path) -> None:
    path.write_text(ENGLISH, encoding="utf-8")
    _changed(path, SECOND, 2, "Daan watches.", paired(["One.", "Two.", "Three."], 3, GOOGLE))
    lines = "[…]\n  Daan looks on.", "Two. <!-- google -->\nDaan watches. <!-- you -->"
    assert path.read_text("utf-8") == ENGLISH.replace(f"\t{lines[0]}", lines[1])


def test_a_line_that_is_as_it_was_stays_whose_it_was(path: Path) -> None:
    both = Line("It costs € 15. Daan looks on.", range(1, 3), GOOGLE)
    shown = Translation((Line("They swim.", range(1), GOOGLE), both))
    todo = unit(ARTICLE, shown, SECOND, 1)
    assert todo.text == "They swim.\nIt costs € 15. Daan looks on."
    assert edit(path, ARTICLE, shown, todo, "They swim.\nIt costs € 15.\nDaan looks on.")
    assert _texts(path, SECOND) == [("They swim.", "Google"), ("It costs € 15.", "you"), ("Daan looks on.", "you")]


def test_a_paragraph_that_is_one_pair_is_edited_whole(path: Path) -> None:
    shown = _whole("They swim. It costs € 15. Daan looks on.", 3)
    todo = unit(ARTICLE, shown, SECOND, 2)
    assert todo == (SECOND, range(3), "They swim. It costs € 15. Daan looks on.")
    aligned = edit(path, ARTICLE, shown, todo, "They swim.\n\n It costs € 15. \r\nDaan looks on.\n")
    assert aligned is not None
    assert _texts(path, SECOND) == [("They swim.", "you"), ("It costs € 15.", "you"), ("Daan looks on.", "you")]
    aligned.undo()
    _changed(path, SECOND, 0, "They swim for € 15.\nDaan looks on.", shown)
    assert _texts(path, SECOND) == [("They swim for € 15. Daan looks on.", "you")]
    again = _changed(path, SECOND, 1, "")
    assert _texts(path, SECOND) == []
    assert path.read_text("utf-8").count(MISSING) == 8 + 1
    again.undo()
    assert _texts(path, SECOND) == [("They swim for € 15. Daan looks on.", "you")]


def test_one_sentence_on_two_lines_becomes_one(path: Path) -> None:
    text = ENGLISH + "\nIt steams.\n"
    path.write_text(text, encoding="utf-8")
    done = _changed(path, LAST, 0, "There is soup.")
    assert path.read_text("utf-8").endswith("\n\nThere is soup. <!-- you -->\n")
    done.undo()
    assert path.read_text("utf-8") == text


def test_the_editor_gets_a_line_or_the_paragraph() -> None:
    shown = Translation((Line("One.", range(1), GOOGLE), Line("Three.", range(2, 3), OWN)))
    assert unit(ARTICLE, shown, SECOND, 2) == (SECOND, range(2, 3), "Three.")
    assert unit(ARTICLE, shown, SECOND, 1) == (SECOND, range(1, 2), "")
    assert unit(ARTICLE, None, SECOND, 1) == (SECOND, range(1, 2), "")
    assert unit(ARTICLE, paired(["Cold"], 0, GOOGLE), HEADING, 0) == (HEADING, range(0), "Cold")
    both = Translation((Line("One, two.", range(2), GOOGLE), Line("Three.", range(2, 3), GOOGLE)))
    assert unit(ARTICLE, both, SECOND, 2) == (SECOND, range(3), "One, two.\nThree.")


def test_undo_and_redo_leave_later_changes_alone(path: Path) -> None:
    path.write_text(ENGLISH, encoding="utf-8")
    done = _changed(path, SECOND, 2, "Daan watches.")
    now = path.read_text("utf-8").replace("It was busy.", "It was very busy indeed.").replace("by: Leeslamp\n", "")
    path.write_text(now, encoding="utf-8")
    done.undo()
    assert path.read_text("utf-8") == now.replace("Daan watches. <!-- you -->", "  Daan looks on.")
    done.redo()
    assert path.read_text("utf-8") == now


def test_an_edit_works_on_the_file_as_it_is_now(path: Path) -> None:
    path.write_text(ENGLISH, encoding="utf-8")
    shown = read_sidecar(path, ARTICLE).blocks[SECOND]
    now = "\n" + ENGLISH.replace("busy", "crowded").replace("The participants", "Participants")
    path.write_text(now, encoding="utf-8")
    assert edit(path, ARTICLE, shown, unit(ARTICLE, shown, SECOND, 2), "Daan watches.")
    assert path.read_text("utf-8") == now.replace("  Daan looks on.", "Daan watches. <!-- you -->")


def test_lines_that_cannot_be_told_apart_any_more_are_left(path: Path) -> None:
    path.write_text(ENGLISH, encoding="utf-8")
    shown = read_sidecar(path, ARTICLE).blocks[SECOND]
    now = ENGLISH.replace("\t[…]\n", "")
    path.write_text(now, encoding="utf-8")
    with pytest.raises(TranslationError, match=r"changed in gracht\.en\.md since; open the article again"):
        edit(path, ARTICLE, shown, unit(ARTICLE, shown, SECOND, 2), "Daan watches.")
    assert path.read_text("utf-8") == now


def test_what_was_changed_since_is_not_undone(path: Path) -> None:
    path.write_text(ENGLISH, encoding="utf-8")
    done = _changed(path, SECOND, 2, "Daan watches.")
    now = path.read_text("utf-8").replace("Daan watches.", "Daan is watching.")
    path.write_text(now, encoding="utf-8")
    for again in (done.undo, done.redo):
        with pytest.raises(TranslationError, match=r"was changed in gracht\.en\.md since; it is left as it is"):
            again()
    path.write_text("Something else.\n\n## Altogether\n", encoding="utf-8")
    with pytest.raises(TranslationError, match="same headings and paragraphs in the same order"):
        done.undo()
    path.unlink()
    for again in (done.undo, done.redo):
        with pytest.raises(TranslationError, match=r"gracht\.en\.md is gone"):
            again()
    assert not path.exists()


def test_where_texts_part_ways_nothing_is_written(path: Path) -> None:
    text = ENGLISH.replace("#  Freezing", "Freezing")
    path.write_text(text, encoding="utf-8")
    _changed(path, FIRST, 0, "It was crowded.").undo()
    with pytest.raises(TranslationError, match=r"follows the text for 2 of 5 blocks.* or move it away"):
        _change(path, THIRD, 0, "It is cold.")
    with pytest.raises(TranslationError, match="follows the text for 2 of 5 blocks"):
        write_whole(path, ARTICLE, {THIRD: paired(["Cold.", "On."], 2, GOOGLE)})
    assert path.read_text("utf-8") == text


def test_an_edit_never_makes_doubtful_what_was_sure(path: Path) -> None:
    """With a block too many, behind the last heading only the number of lines tells what belongs together."""
    text = ENGLISH + "\n\nSomething else.\n"
    path.write_text(text, encoding="utf-8")
    shown = _whole("Eighteen degrees, and nobody stops.", 2)
    with pytest.raises(TranslationError, match="here a line for every sentence is needed"):
        _change(path, THIRD, 0, "It is 18 degrees, and nobody stops.", shown)
    assert path.read_text("utf-8") == text
    _changed(path, THIRD, 0, "It is 18 degrees.\nNobody stops.", shown)
    assert len(_texts(path, THIRD)) == 2


@pytest.mark.parametrize("text", ["", "\n", "---\ntitle: Into it\n---", "---\ntitle: Into it\n---\n\nBusy.\nThere.\n"])
def test_a_file_under_way_is_completed(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    done = _changed(path, THIRD, 1, "Nobody stops.")
    now = path.read_text("utf-8")
    assert now.startswith(text)
    sidecar = read_sidecar(path, ARTICLE)
    assert sidecar.notices == ()
    assert [line.sentences for line in sidecar.blocks[THIRD].lines] == [range(1, 2)]
    done.undo()
    assert path.read_text("utf-8") == now.replace("Nobody stops. <!-- you -->", MISSING)


@pytest.mark.parametrize("entry", WORKSPACE.entries(), ids=lambda entry: entry.id)
def test_shipped_translations_can_be_edited(entry: Entry, path: Path) -> None:
    article = WORKSPACE.open(entry)
    before = entry.sidecar.read_bytes()
    path.write_bytes(before)
    blocks = read_sidecar(path, article).blocks
    done: list[Edit] = []
    for block in (block for block in article.blocks if block.start is not None):
        for sentence in range(max(1, len(block.sentences))):
            shown = blocks[block.index]
            made = edit(path, article, shown, unit(article, shown, block.index, sentence), f"Mine {sentence}")
            assert made is not None
            done.append(made)
    assert {found.makers for index, found in read_sidecar(path, article).blocks.items() if index > CAPTION} == {(OWN,)}
    for made in reversed(done):
        made.undo()
    assert path.read_bytes() == before


ODD = ["[…]", "[...]", "# 1", "## x", "#", "\\", "\\[…]", "---", "a <!-- you -->", "<!-- google -->", "-", "> x", "…"]
TEXTS = st.one_of(st.text(), st.sampled_from(ODD), st.text("\\[#…]<!-> you\n\r\t\u2028\ufeff\u0301"))


@given(
    texts=st.lists(st.tuples(st.sampled_from([FIRST, SECOND, HEADING, THIRD, LAST]), st.integers(0, 2), TEXTS)),
    line_end=st.sampled_from(["\n", "\r\n", "\r"]),
    bom=st.sampled_from(["", "\ufeff"]),
    head=st.booleans(),
    tail=st.sampled_from(["", "\n", "\n\n  "]),
)
@example([(FIRST, 0, text) for text in ODD], "\r\n", "\ufeff", False, "")
def test_what_is_written_is_read_and_all_else_stays(
    texts: list[tuple[int, int, str]], line_end: str, bom: str, head: bool, tail: str
) -> None:
    text = ENGLISH if head else ENGLISH.partition("---\n\n")[2]
    before = (bom + text.replace("\n", line_end) + tail).encode()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "gracht.en.md"
        path.write_bytes(before)
        done: list[tuple[Edit, bytes]] = []
        for block, at, given_text in texts:
            sentence = at % max(1, len(ARTICLE.blocks[block].sentences))
            blocks, earlier = read_sidecar(path, ARTICLE).blocks, path.read_bytes()
            made = _change(path, block, sentence, given_text)
            sidecar = read_sidecar(path, ARTICLE)
            assert sidecar.notices == ()
            assert {**sidecar.blocks, block: None} == {**blocks, block: None}
            now = unit(ARTICLE, sidecar.blocks.get(block), block, sentence)
            assert now.text == one_line(given_text)
            if made is None:
                assert path.read_bytes() == earlier
                continue
            done.append((made, earlier))
            old, new = earlier.decode().split(line_end), path.read_bytes().decode().split(line_end)
            assert len(old) == len(new)
            assert sum(one != other for one, other in zip(old, new, strict=True)) == 1
        after = path.read_bytes()
        for made, earlier in reversed(done):
            made.undo()
            assert path.read_bytes() == earlier
        for made, _ in done:
            made.redo()
        assert path.read_bytes() == after


@given(st.lists(TEXTS, max_size=5), st.sampled_from(["\n", "\r\n"]))
def test_a_paragraph_is_written_as_the_lines_it_was_given(texts: list[str], line_end: str) -> None:
    kept = [shown for text in texts if (shown := one_line(text))]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "gracht.en.md"
        path.write_bytes(ENGLISH.replace("\n", line_end).encode())
        before, others = path.read_bytes(), read_sidecar(path, ARTICLE).blocks
        made = _changed(path, SECOND, 0, "\n".join(map(one_line, texts)), _whole("Something\x00 else.", 3))
        sidecar = read_sidecar(path, ARTICLE)
        assert {**sidecar.blocks, SECOND: None} == {**others, SECOND: None}
        found = sidecar.blocks.get(SECOND)
        assert (found.text if found else "") == " ".join(kept)
        assert found is None or found.makers == (OWN,)
        assert len(kept) != 3 or found == paired(kept, 3, OWN)
        made.undo()
        assert path.read_bytes() == before


def test_line_ends_of_every_kind_stay(path: Path) -> None:
    data = ENGLISH.replace("kilometres. <!-- google -->\n", "kilometres.\r\n").replace("[…]\n", "[…]\r").encode()
    path.write_bytes(data)
    done = _changed(path, SECOND, 1, "It costs € 15.")
    assert path.read_bytes() == data.replace("\t[…]".encode(), "It costs € 15. <!-- you -->".encode())
    done.undo()
    assert path.read_bytes() == data


WHOLE = {
    TITLE: paired(['A "title": yes\ufffe \\'], 0, GOOGLE),
    CAPTION: paired(["null"], 0, GOOGLE),
    FIRST: paired(["It was crowded.", "Not there."], 2, GOOGLE),
    SECOND: Translation((Line("One, two.", range(2), GOOGLE), Line("Three.", range(2, 3), GOOGLE))),
    HEADING: paired(["Cold"], 0, maker("fx")),
    LAST: paired(["Soup."], 1, GOOGLE),
}


def test_a_machines_translation_is_written_whole(path: Path) -> None:
    assert write_whole(path, ARTICLE, WHOLE)
    sidecar = read_sidecar(path, ARTICLE)
    assert sidecar.notices == ()
    assert sidecar.title == 'A "title": yes\ufffe \\'
    assert sidecar.blocks == {**WHOLE, SECOND: _whole("One, two. Three.", 3)}
    before = path.read_bytes()
    assert not write_whole(path, ARTICLE, WHOLE)
    assert path.read_bytes() == before
    assert write_whole(path, ARTICLE, {THIRD: paired(["Cold.", "On."], 2, GOOGLE)})
    assert path.read_text("utf-8") == before.decode().replace("[…]\n[…]", "Cold. <!-- google -->\nOn. <!-- google -->")


def test_what_somebody_wrote_is_not_touched_by_a_machine(path: Path) -> None:
    path.write_text(ENGLISH, encoding="utf-8")
    assert write_whole(path, ARTICLE, {**WHOLE, SECOND: paired(["One.", "Two.", "Three."], 3, GOOGLE)})
    assert path.read_text("utf-8") == ENGLISH.replace("\t[…]", "Two. <!-- google -->")
    part = ENGLISH.replace("\t[…]\n", "").partition("\n#  ")[0]
    path.write_text(part, encoding="utf-8")
    with pytest.raises(TranslationError, match="follows the text for 1 of 5 blocks"):
        write_whole(path, ARTICLE, WHOLE)
    assert path.read_text("utf-8") == part


def test_a_sentence_without_a_line_stays_for_another_machine(path: Path) -> None:
    assert write_whole(path, ARTICLE, {SECOND: Translation((Line("One, two.", range(2), GOOGLE),))}) is False
    assert not path.exists()
    gap = Translation((Line("Three.", range(2, 3), GOOGLE),))
    assert write_whole(path, ARTICLE, {SECOND: gap})
    assert read_sidecar(path, ARTICLE).blocks == {SECOND: gap}


def test_nothing_is_written_without_translations(path: Path) -> None:
    assert not write_whole(path, ARTICLE, {})
    assert not path.exists()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("Het café.\n".encode("cp1252"), "is not UTF-8; save it as UTF-8"),
        ("It was busy.\n".encode("utf-16"), "is not UTF-8; save it as UTF-8"),
        (b"\0\1\2" * 500, "is not a text file"),
    ],
)
def test_what_is_no_text_is_not_rewritten(path: Path, data: bytes, said: str) -> None:
    path.write_bytes(data)
    with pytest.raises(TranslationError, match=said):
        _change(path, FIRST, 0, "It was busy.", _whole("Else.", 2))
    assert path.read_bytes() == data


def test_a_folder_in_its_place_is_told(path: Path) -> None:
    path.mkdir()
    with pytest.raises(TranslationError, match="is not a file"):
        _change(path, FIRST, 0, "It was busy.")


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(TranslationError, match="cannot be written: No such file or directory; nothing was changed"):
        _change(tmp_path / "weg" / "gracht.en.md", FIRST, 0, "It was busy.")


UNPRIVILEGED = """
import os, sys
from pathlib import Path
from translation.test_own import FIRST, _change
from tui.errors import TranslationError

if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    _change(Path(sys.argv[1]), FIRST, 0, "It was crowded.")
except TranslationError as error:
    print(error)
"""


@pytest.fixture
def public() -> Iterator[Path]:
    """A sidecar in a folder anybody may enter; the folders of pytest are closed to others."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        path = folder / "gracht.en.md"
        path.write_text(ENGLISH, encoding="utf-8")
        path.chmod(0o666)
        yield path
        folder.chmod(0o777)


@pytest.mark.parametrize(
    ("folder", "file", "said"),
    [
        (0o555, 0o666, "cannot be written: Permission denied; nothing was changed"),
        (0o777, 0o444, "is write-protected; nothing was changed"),
        (0o777, 0o000, "cannot be read: Permission denied"),
    ],
)
def test_what_may_not_be_written_is_told(public: Path, folder: int, file: int, said: str) -> None:
    public.chmod(file)
    public.parent.chmod(folder)
    environment = {"PYTHONPATH": f"{PROJECT}:{PROJECT / 'tests'}"}
    ran = subprocess.run(
        [sys.executable, "-B", "-c", UNPRIVILEGED, public], capture_output=True, text=True, env=environment, check=True
    )
    assert ran.stdout.strip().endswith(said)
    assert public.read_text("utf-8") == ENGLISH
    assert [found.name for found in public.parent.iterdir()] == [public.name]


def test_a_full_disk_keeps_what_it_has(tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    if not mount or subprocess.run([mount, "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], check=False).returncode:
        pytest.skip("mounting a tmpfs needs root")
    try:
        path = folder / "gracht.en.md"
        path.write_text(ENGLISH, encoding="utf-8")
        done = _changed(path, FIRST, 0, "It was crowded.")
        before = path.read_bytes()
        (folder / "full").write_bytes(b"." * (60 << 10))
        for use in (lambda: _changed(path, FIRST, 1, "Not there."), done.undo):
            with pytest.raises(TranslationError, match="cannot be written: No space left on device; nothing was"):
                use()
        assert path.read_bytes() == before
        (folder / "full").unlink()
        done.undo()
        assert path.read_text("utf-8") == ENGLISH
    finally:
        subprocess.run(["umount", folder], check=True)
