"""Translation as the reader meets it: arriving, failing, and being written by hand."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from journeys.steps import Opener, on_screen, press, reader, toasts, until
from textual.pilot import Pilot
from translation.fake_services import FakeServices, translated

from tui.app import Leeslamp
from tui.article.workspace import Workspace
from tui.opening import Opened
from tui.reading.rows import NO_TRANSLATION, WAITING
from tui.screens.editor import Editor
from tui.screens.library import LibraryScreen
from tui.session import Session
from tui.translation.gloss import Glosses
from tui.translation.google import Google
from tui.translation.missing import missing
from tui.translation.mymemory import MyMemory
from tui.translation.provider import Provider
from tui.translation.settings import ProviderSettings
from tui.translation.sidecar import read_sidecar

SLUG = "kat-in-de-trein"


@pytest.fixture
def bare(workspace: Workspace) -> Workspace:
    """The shipped articles without their translations."""
    for sidecar in workspace.articles.glob("*.en.md"):
        sidecar.unlink()
    return workspace


def google(fake: FakeServices, read: float = 1.0) -> list[Provider]:
    return [Google(ProviderSettings(url=fake.google_url, read=read, per_second=100.0))]


async def until_translated(pilot: Pilot[None]) -> None:
    screen = reader(pilot)
    await until(pilot, lambda: not missing(screen.article, screen.page.sheet.translations))
    await until(pilot, lambda: screen.state is not None and screen.state.done == screen.state.wanted)


def english(pilot: Pilot[None], sentence: int) -> str:
    """The line beside a sentence, or ''."""
    line = reader(pilot).page.sheet.line_of(sentence)
    return line.text if line else ""


def sidecar(workspace: Workspace) -> Path:
    return workspace.articles / f"{SLUG}.en.md"


async def test_a_text_is_translated_while_it_is_read(run: Opener, bare: Workspace, fake: FakeServices) -> None:
    fake.latency = (0.5, 0.5)  # so that there is something to see before
    async with run(SLUG, providers=google(fake)) as pilot:
        assert WAITING in on_screen(pilot.app)
        await until_translated(pilot)
        page = reader(pilot).page
        for block in page.article.blocks:
            if block.kind.has_translation:
                assert page.sheet.translations[block.index].text == translated(block.text)
        assert "en: Google" in on_screen(pilot.app)
        assert WAITING not in on_screen(pilot.app).replace("a note  t turn …", "")
    assert len(fake.packs) <= 3


async def test_the_second_time_nothing_is_asked(run: Opener, bare: Workspace, fake: FakeServices) -> None:
    async with run(SLUG, providers=google(fake)) as pilot:
        await until_translated(pilot)
        assert any("sent to Google" in toast for toast in toasts(pilot.app))
    asked = len(fake.packs)
    async with run(SLUG, providers=google(fake)) as pilot:
        await until_translated(pilot)
        assert toasts(pilot.app) == []
    assert len(fake.packs) == asked


async def test_where_the_reader_looks_goes_first(run: Opener, bare: Workspace, fake: FakeServices) -> None:
    fake.latency = (0.3, 0.3)
    (bare.articles / "long.md").write_text(
        "\n\n".join(f"Dit is alinea nummer {number} van een heel lange tekst. " * 6 for number in range(120))
    )
    async with run("long", providers=google(fake)) as pilot:
        await until(pilot, lambda: len(fake.packs) >= 2)
        await press(pilot, "G")
        asked = len(fake.packs)
        last = len(reader(pilot).article.blocks) - 1
        await until(pilot, lambda: last in reader(pilot).page.sheet.translations)
        jumped = next(pack for pack in fake.packs if any("nummer 119 " in text for text in pack))
        assert fake.packs.index(jumped) <= asked + 2  # a small one first, and one that was being sent


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("drop", "No connection to Google: "),
        ("hang", "Google does not answer: "),
        ("429", "Google is busy: next try in 7 s, r tries now"),
        ("500", "Google is out of order: "),
        ("403", "Google refuses this computer: next try in"),
        ("captcha", "Google refuses this computer: next try in"),
        ("error page", "Google gave no translation; its answer is hidden: "),
        ("empty", "Google gave no translation; its answer is hidden: "),
        ("cut page", "Google gave no translation; its answer is hidden: "),
    ],
)
async def test_every_fault_is_told_in_plain_words_and_r_tries_now(
    run: Opener, bare: Workspace, fake: FakeServices, fault: str, words: str
) -> None:
    fake.faults.extend((fault, "always"))
    async with run(SLUG, (200, 40), providers=google(fake, read=0.3)) as pilot:
        await until(pilot, lambda: words in on_screen(pilot.app))
        screen = reader(pilot)
        assert screen.page.sheet.translations == {}
        text = on_screen(pilot.app).splitlines()[-1] + "".join(toasts(pilot.app))
        assert not any(sentence in text for sentence in ("trein", "Groningen"))
        await press(pilot, "j", "1")  # reading goes on
        assert screen.page.cursor.sentence == 1
        fake.faults.clear()
        await press(pilot, "r")
        await until_translated(pilot)
        await until(pilot, lambda: words not in on_screen(pilot.app))


async def test_what_has_no_translation_is_marked(run: Opener, bare: Workspace, fake: FakeServices) -> None:
    article = bare.open(bare.find(SLUG))
    lead = next(block for block in article.blocks if block.sentences)
    fake.answers[lead.text] = ""
    async with run(SLUG, providers=google(fake)) as pilot:
        screen = reader(pilot)
        await until(pilot, lambda: NO_TRANSLATION in on_screen(pilot.app), 15)
        assert screen.state is not None
        assert screen.state.failed == {lead.index}
        assert "1 without a translation" in on_screen(pilot.app)
        fake.answers.clear()
        await press(pilot, "r")
        await until_translated(pilot)
        assert NO_TRANSLATION not in on_screen(pilot.app)


async def test_refused_by_one_the_screen_is_translated_by_the_next(
    run: Opener, bare: Workspace, fake: FakeServices
) -> None:
    with FakeServices() as other:
        memory = MyMemory(ProviderSettings(url=other.mymemory_url, per_second=100.0))
        await _refused(run, fake, memory)


async def _refused(run: Opener, fake: FakeServices, memory: Provider) -> None:
    fake.faults.extend(("403", "always"))
    async with run(SLUG, (160, 24), providers=[*google(fake), memory]) as pilot:
        await until(pilot, lambda: "en: MyMemory" in on_screen(pilot.app))
        assert "Google refuses this computer: MyMemory steps in." in on_screen(pilot.app)
        assert len([toast for toast in toasts(pilot.app) if "sent to" in toast]) == 2
        fake.faults.clear()
        await press(pilot, "r")
        await until_translated(pilot)
        makers = {line.maker.name for shown in reader(pilot).page.sheet.translations.values() for line in shown.lines}
        assert makers == {"google", "mymemory"}


async def test_leaving_while_a_service_hangs_is_at_once(run: Opener, bare: Workspace, fake: FakeServices) -> None:
    fake.faults.extend(("hang", "always"))
    async with run(SLUG, providers=google(fake, read=30.0)) as pilot:
        await until(pilot, fake.hanging.is_set)
        began = time.monotonic()
        await press(pilot, "q")
        assert isinstance(pilot.app.screen, LibraryScreen)
        await press(pilot, "q")
    assert time.monotonic() - began < 2


# a translation of one's own


async def test_e_writes_the_readers_translation_into_the_sidecar(run: Opener, workspace: Workspace) -> None:
    before = sidecar(workspace).read_bytes()
    async with run(SLUG) as pilot:
        assert "en: leeslamp" in on_screen(pilot.app)
        shown = english(pilot, 1)
        assert shown
        await press(pilot, "j", "e")
        assert isinstance(pilot.app.screen, Editor)
        assert pilot.app.screen.area.text == shown
        await press(pilot, "f7", "delete", *"Mine: [b]x", "ctrl+s")
        assert "en: you" in on_screen(pilot.app)
        assert "Mine: [b]x" in on_screen(pilot.app)
        old, new = before.decode().splitlines(), sidecar(workspace).read_text().splitlines()
        changed = [number for number, pair in enumerate(zip(old, new, strict=True)) if pair[0] != pair[1]]
        assert [new[number] for number in changed] == ["Mine: [b]x <!-- you -->"]
        await press(pilot, "k")
        assert "en: leeslamp" in on_screen(pilot.app)
        await press(pilot, "u")
        assert sidecar(workspace).read_bytes() == before
        assert english(pilot, 1) == shown
        await press(pilot, "ctrl+r")
        assert "Mine: [b]x" in on_screen(pilot.app)


async def test_undo_takes_back_notes_and_translations_in_order(run: Opener, workspace: Workspace) -> None:
    before = sidecar(workspace).read_bytes()
    async with run(SLUG) as pilot:
        await press(pilot, "1", "e", "x", "ctrl+s", "j", "2")
        await press(pilot, "u", "u")
        assert sidecar(workspace).read_bytes() == before
        assert len(reader(pilot).placed) == 1
        await press(pilot, "u")
        assert not reader(pilot).placed


async def test_a_first_line_of_ones_own_makes_the_file(run: Opener, bare: Workspace) -> None:
    async with run(SLUG) as pilot:
        assert "en: no translation" in on_screen(pilot.app)
        await press(pilot, "j", "e", *"It began", "escape")
        assert not sidecar(bare).exists()
        await press(pilot, "e", *" on Tuesday", "ctrl+s")
        assert "It began on Tuesday" in on_screen(pilot.app)
        assert "It began on Tuesday <!-- you -->\n" in sidecar(bare).read_text()
        await press(pilot, "u")
        assert not sidecar(bare).exists()
        assert "en: no translation" in on_screen(pilot.app)


async def test_ones_own_line_goes_before_a_machines_and_makes_room_for_it_again(
    run: Opener, workspace: Workspace, fake: FakeServices
) -> None:
    article = workspace.open(workspace.find(SLUG))
    for block, shown in read_sidecar(sidecar(workspace), article).blocks.items():
        fake.answers[article.blocks[block].text] = shown.text
    sidecar(workspace).unlink()
    async with run(SLUG, providers=google(fake)) as pilot:
        await until_translated(pilot)
        await press(pilot, "j", "e", "f7", "delete", *"Mine", "ctrl+s")
        assert "en: you" in on_screen(pilot.app)
    asked = len(fake.packs)
    async with run(SLUG, providers=google(fake)) as pilot:  # as if another day
        await until_translated(pilot)
        await press(pilot, "g", "j")
        assert "en: you" in on_screen(pilot.app)
        await press(pilot, "k")
        assert "en: Google" in on_screen(pilot.app)
        assert len(fake.packs) == asked
        await press(pilot, "j", "e", "f7", "delete", "ctrl+s")
        await until_translated(pilot)
        line = reader(pilot).page.sheet.line_of(1)
        assert line is not None
        assert (line.text, line.maker.label) == (translated(article.sentence_text(1)), "Google")


async def test_a_translation_that_cannot_be_saved_stays_in_the_editor(run: Opener, bare: Workspace) -> None:
    sidecar(bare).write_bytes(b"\xff\xfe not UTF-8 \xff")
    async with run(SLUG) as pilot:
        await press(pilot, "e", *"Mine", "ctrl+s")
        assert isinstance(pilot.app.screen, Editor)
        assert pilot.app.screen.area.text == "Mine"
        assert toasts(pilot.app)
    assert sidecar(bare).read_bytes() == b"\xff\xfe not UTF-8 \xff"


async def test_a_text_without_a_file_has_no_place_for_a_translation(workspace: Workspace) -> None:
    opened = Opened(workspace.open_text(b"Een zin uit een pijp. En nog een.", "stdin"), None)
    app = Leeslamp(Session(workspace), opened)
    async with app.run_test(size=(100, 24)) as pilot:
        await press(pilot, "e")
        assert not isinstance(app.screen, Editor)
        assert any("save it in a file first" in toast for toast in toasts(app))


IMPORTS = """
import asyncio, sys, threading
from pathlib import Path
from tui.app import Leeslamp
from tui.opening import Opened
from tui.article.workspace import Workspace
from tui.session import Session
from tui.translation.cache import TranslationCache
from tui.translation.first_use import FirstUse
from tui.translation.gloss import Glosses
from tui.translation.google import Google
from tui.translation.scheduler import Services
from tui.translation.settings import ProviderSettings
from tui.translation.sidecar import read_sidecar

HEAVY = {"deep_translator", "requests", "bs4", "urllib3", "sqlite3"}
seen = {}

class Recorder:
    def find_spec(self, name, path=None, target=None):
        if name in HEAVY:
            seen.setdefault(name, threading.current_thread().name)

sys.meta_path.insert(0, Recorder())
workspace = Workspace(Path(sys.argv[1]))
entry = workspace.find("lang")
folder = workspace.root
services = lambda: Services(
    [Google(ProviderSettings(url=sys.argv[2]))], TranslationCache(folder / "cache"), FirstUse(folder / "told")
)
app = Leeslamp(Session(workspace, lambda: services), Opened(workspace.open(entry), entry))

async def main():
    async with app.run_test() as pilot:
        for _ in range(500):
            await pilot.pause(0.02)
            if app.screen.page.sheet.translations:
                break
        await pilot.press("j", "t", "j")
        print(len(app.screen.page.sheet.translations))

asyncio.run(main())
print(*sorted(f"{name}={thread}" for name, thread in seen.items()))
"""


def test_what_translating_needs_is_never_imported_on_the_screens_thread(bare: Workspace, fake: FakeServices) -> None:
    (bare.articles / "lang.md").write_text("De lamp brandt. Iedereen leest.\n\nDe kat slaapt.")
    command = [sys.executable, "-c", IMPORTS, str(bare.root), fake.google_url]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    shown, imported = done.stdout.splitlines()
    assert int(shown) >= 2
    assert "deep_translator=translation" in imported
    assert "MainThread" not in imported


async def test_where_nobody_answers_words_are_glossed_and_a_translation_takes_their_place(
    run: Opener, bare: Workspace, fake: FakeServices
) -> None:
    fake.faults.extend(["503", "always"])
    async with run(SLUG, providers=[*google(fake), Glosses(ProviderSettings())]) as pilot:
        await until(pilot, lambda: "cat" in english(pilot, 0))
        assert "en: word by word, offline" in on_screen(pilot.app)
        assert "glosses shown, word by word" in on_screen(pilot.app)
        fake.faults.clear()
        await press(pilot, "r")
        first = reader(pilot).article.sentence_text(0)
        await until(pilot, lambda: english(pilot, 0) == translated(first))
        assert "word by word" not in on_screen(pilot.app)
