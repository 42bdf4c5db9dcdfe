"""`translate`: everything at once, kept, resumable, and gone when it is told to go."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import Popen

import pytest
from cli.command_samples import CAT, Leeslamp, begun, environment
from terminal import Terminal
from translation.fake_services import FakeServices, translated

from tui.article.model import Article
from tui.article.workspace import Workspace
from tui.cli import fetching
from tui.translation.sidecar import read_sidecar

WORDS = ("trein", "Groningen", "Wiersma", "nne", "gerva")
"""Of the article and of its translation: nothing of them belongs in an error."""


@pytest.fixture
def article(workspace: Workspace) -> Article:
    """One of the shipped articles, without its translation."""
    entry = workspace.find(CAT)
    entry.sidecar.unlink()
    return workspace.open(entry)


@pytest.fixture(autouse=True)
def _configured(workspace: Workspace, fake: FakeServices, monkeypatch: pytest.MonkeyPatch) -> None:
    _configure(workspace, monkeypatch, f"url = '{fake.google_url}'\nread = 0.5\ncharacters = 400")


def _configure(workspace: Workspace, monkeypatch: pytest.MonkeyPatch, google: str, chain: str = "['google']") -> None:
    path = workspace.root / "config.toml"
    path.write_text(f"[translation]\nchain = {chain}\n[translation.google]\n{google}\n", encoding="utf-8")
    monkeypatch.setenv("LEESLAMP_CONFIG", str(path))


def _pieces(article: Article) -> list[str]:
    return [block.text for block in article.blocks if block.kind.has_translation]


@pytest.fixture
def configured(leeslamp: Leeslamp, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Leeslamp:
    """The command takes variables away; the configuration is needed."""
    monkeypatch.setenv("LEESLAMP_CONFIG", str(workspace.root / "config.toml"))
    return leeslamp


def test_everything_is_translated_once_and_kept(configured: Leeslamp, article: Article, fake: FakeServices) -> None:
    code, out, err = configured("translate", CAT)
    pieces = len(_pieces(article))
    assert (code, out) == (0, f"{CAT}: everything is translated, {pieces} pieces by Google\n")
    assert err.splitlines() == [f"leeslamp: {err.strip().removeprefix('leeslamp: ')}"]
    assert "sent to Google" in err
    assert sorted(fake.texts) == sorted(_pieces(article))
    asked = len(fake.packs)
    assert configured("translate", CAT) == (0, out, "")
    assert len(fake.packs) == asked
    shown = configured("show", CAT, "--layout", "under").out
    assert translated("Slapen in de eerste klas") in shown
    assert len(fake.packs) == asked


def test_what_somebody_translated_is_not_asked_for(configured: Leeslamp, fake: FakeServices) -> None:
    assert configured("translate", CAT) == (0, f"{CAT}: everything is translated\n", "")
    assert fake.packs == []


def test_it_can_be_written_beside_the_article(
    configured: Leeslamp, article: Article, workspace: Workspace, fake: FakeServices
) -> None:
    sidecar = workspace.articles / f"{CAT}.en.md"
    assert configured("translate", "--sidecar", CAT).code == 0
    blocks = read_sidecar(sidecar, article).blocks
    assert {block: shown.text for block, shown in blocks.items()} == {
        block.index: translated(block.text) for block in article.blocks if block.kind.has_translation
    }
    assert {maker.label for shown in blocks.values() for maker in shown.makers} == {"Google"}
    for kept in (workspace.root / "cache" / "leeslamp").iterdir():
        kept.unlink()
    assert translated("Slapen in de eerste klas") in configured("show", CAT).out
    own = sidecar.read_text(encoding="utf-8").replace(
        f"{translated('Slapen in de eerste klas')} <!-- google -->", "Asleep"
    )
    sidecar.write_text(own, encoding="utf-8")
    assert configured("translate", "--sidecar", CAT) == (0, f"{CAT}: everything is translated\n", "")
    assert sidecar.read_text(encoding="utf-8") == own


def test_what_was_kept_before_is_written_without_asking(
    configured: Leeslamp, article: Article, workspace: Workspace, fake: FakeServices
) -> None:
    assert configured("translate", CAT).code == 0
    asked = len(fake.packs)
    sidecar = workspace.articles / f"{CAT}.en.md"
    assert not sidecar.exists()
    said = configured("translate", "--sidecar", CAT).out.splitlines()
    assert said[1:] == [f"{CAT}: written to {sidecar}"]
    assert len(fake.packs) == asked


def test_lines_that_somebody_wrote_stay_as_they_are(
    configured: Leeslamp, workspace: Workspace, fake: FakeServices
) -> None:
    entry = workspace.find(CAT)
    dutch = workspace.open(entry)
    whole = entry.sidecar.read_text(encoding="utf-8")
    shown = read_sidecar(entry.sidecar, dutch).blocks
    block = next(block for block in dutch.blocks if len(block.sentences) > 2)
    line = shown[block.index].lines[1].text
    assert whole.count(f"\n{line}\n") == 1
    entry.sidecar.write_text(whole.replace(f"\n{line}\n", "\n[…]\n"), encoding="utf-8")
    assert configured("translate", "--sidecar", CAT).code == 0
    sentence = dutch.sentence_text(block.sentences[1])
    assert fake.texts == [sentence]
    filled = whole.replace(f"\n{line}\n", f"\n{translated(sentence)} <!-- google -->\n")
    assert entry.sidecar.read_text(encoding="utf-8") == filled


def test_all_articles(configured: Leeslamp, article: Article, workspace: Workspace) -> None:
    (workspace.articles / "leeg.txt").write_bytes(b"")
    ran = configured("translate", "--all")
    lines = ran.out.splitlines()
    assert ran.code == 1  # one of them is none
    assert "leeg.txt is empty" in ran.err
    assert lines[-1] == f"{CAT}: everything is translated, {len(_pieces(article))} pieces by Google"
    assert sum(line.endswith(": everything is translated") for line in lines) == 10


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        ("403", "Google refuses this computer"),
        ("captcha", "Google refuses this computer"),
        ("error page", "Google gave no translation"),
        ("429", "Google is busy"),
    ],
)
def test_who_will_not_translate_is_not_waited_for(
    configured: Leeslamp, article: Article, fake: FakeServices, monkeypatch: pytest.MonkeyPatch, fault: str, why: str
) -> None:
    monkeypatch.setattr(fetching, "PATIENCE", 2.0)
    fake.retry_after = "600"
    fake.faults.extend(("", fault, "always"))
    fake.faults.popleft()
    ran = configured("translate", CAT)
    assert ran.code == 1
    assert why in ran.err.splitlines()[-1]
    assert f"0 of {len(_pieces(article))} pieces of {CAT} are kept; the same command goes on" in ran.err
    assert not any(word in ran.out + ran.err.replace(CAT, "") for word in WORDS)


def test_without_a_connection(
    configured: Leeslamp, article: Article, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "PATIENCE_OFFLINE", 0.5)
    _configure(workspace, monkeypatch, "url = 'http://127.0.0.1:9/m'")  # nobody listens there
    code, out, err = configured("translate", CAT)
    kept = f"0 of {len(_pieces(article))} pieces of {CAT} are kept; the same command goes on"
    assert (code, out) == (1, "")
    assert err.splitlines()[1:] == [f"leeslamp: No connection to Google; {kept}"]


@pytest.mark.parametrize(("own", "code"), [("read = 30", 0), ("", 1)])
def test_a_service_that_may_take_long_is_waited_for(
    configured: Leeslamp,
    article: Article,
    workspace: Workspace,
    fake: FakeServices,
    monkeypatch: pytest.MonkeyPatch,
    own: str,
    code: int,
) -> None:
    monkeypatch.setattr(fetching, "PATIENCE", 0.3)
    fake.latency = (1.5, 1.5)
    _configure(workspace, monkeypatch, f"url = '{fake.google_url}'\n{own}")
    assert configured("translate", CAT).code == code


def test_what_there_is_by_then_is_kept(
    configured: Leeslamp, article: Article, fake: FakeServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "PATIENCE", 3.0)
    first = article.blocks[0].text
    whole = len(_pieces(article))
    for text in _pieces(article):
        fake.answers[text] = "" if text != first else translated(first)
    ran = configured("translate", CAT)
    assert ran.code == 1
    assert f"1 of {whole} pieces of {CAT} are kept; the same command goes on" in ran.err
    fake.answers.clear()
    before = len(fake.texts)
    assert configured("translate", CAT).code == 0
    assert sorted(fake.texts[before:]) == sorted(text for text in _pieces(article) if text != first)


@pytest.mark.parametrize(("chain", "who"), [("[]", "nobody"), ("['mymemory']", "MyMemory only for what is on screen")])
def test_nobody_translates_whole_articles(
    configured: Leeslamp,
    article: Article,
    workspace: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    chain: str,
    who: str,
) -> None:
    _configure(workspace, monkeypatch, "", chain)
    assert configured("translate", CAT).reason == (
        f"{who} is set up to translate; `chain` in config.toml names who does (docs/config.md)"
    )


@pytest.mark.parametrize("arguments", [[], ["--all", CAT], ["er-niet"]])
def test_what_is_asked_for_must_be_clear(configured: Leeslamp, arguments: list[str]) -> None:
    ran = configured("translate", *arguments)
    assert ran.code == (1 if arguments == ["er-niet"] else 2)


def _begun(folder: Path) -> Popen[str]:
    return begun("translate", CAT, folder=folder, LEESLAMP_CONFIG=str(folder / "config.toml"), NO_PROXY="*")


def _until(true: Callable[[], bool], seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_ctrl_c_keeps_what_there_is_and_the_same_command_goes_on(
    article: Article, workspace: Workspace, fake: FakeServices
) -> None:
    fake.latency = (0.3, 0.3)
    with _begun(workspace.root) as process:
        _until(lambda: len(fake.packs) >= 4)
        told = time.monotonic()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert time.monotonic() - told < 1.0
    assert (process.returncode, out) == (130, "")
    said = err.splitlines()[-1]
    assert f"pieces of {CAT} are kept; the same command goes on" in said
    assert not any(word in said.replace(CAT, "") for word in WORDS)
    kept = int(said.split()[1])
    assert kept > 0
    fake.latency = (0.0, 0.0)
    before = len(fake.texts)
    with _begun(workspace.root) as process:
        out, err = process.communicate(timeout=20)
    assert (process.returncode, err) == (0, "")
    assert out.startswith(f"{CAT}: everything is translated, ")
    again = fake.texts[before:]
    assert 0 < len(again) <= len(_pieces(article)) - kept


def test_ctrl_c_does_not_wait_for_a_service_that_hangs(
    article: Article, workspace: Workspace, fake: FakeServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    _configure(workspace, monkeypatch, f"url = '{fake.google_url}'\nread = 300")
    fake.faults.extend(("hang", "always"))
    with _begun(workspace.root) as process:
        assert fake.hanging.wait(20)
        told = time.monotonic()
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=10)
    assert time.monotonic() - told < 1.5
    assert process.returncode == 130
    assert f"0 of {len(_pieces(article))} pieces" in err
    assert "Traceback" not in err


def test_a_terminal_shows_how_far_it_is(article: Article, workspace: Workspace, fake: FakeServices) -> None:
    fake.latency = (0.2, 0.2)
    variables = environment(workspace.root, LEESLAMP_CONFIG=str(workspace.root / "config.toml"), NO_PROXY="*")
    command = [sys.executable, "-m", "tui", "translate", "--workspace", str(workspace.root), CAT]
    with Terminal(command, 100, 24, variables) as terminal:
        terminal.wait(f"/{len(_pieces(article))}")
        terminal.wait("everything is translated")
        assert terminal.exit_code() == 0


def test_ctrl_c_in_a_terminal_leaves_it_as_it_was(article: Article, workspace: Workspace, fake: FakeServices) -> None:
    fake.faults.extend(("hang", "always"))
    variables = environment(workspace.root, LEESLAMP_CONFIG=str(workspace.root / "config.toml"), NO_PROXY="*")
    command = [sys.executable, "-m", "tui", "translate", "--workspace", str(workspace.root), CAT]
    with Terminal(command, 100, 24, variables) as terminal:
        terminal.wait(f"0/{len(_pieces(article))}")
        terminal.press("\x03")
        terminal.wait("the same command goes on")
        assert terminal.exit_code() == 130
        assert not terminal.screen.cursor.hidden
        assert "Traceback" not in terminal.written


def test_the_model_without_its_package(configured: Leeslamp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fxtranslate", None)
    assert "pip install 'leeslamp[offline]'" in configured("model", "install").reason
    assert configured("model").code == 2


@pytest.mark.parametrize("port", [9, None], ids=["nobody listens", "another page"])
def test_the_model_cannot_be_had(
    configured: Leeslamp, fake: FakeServices, monkeypatch: pytest.MonkeyPatch, port: int | None
) -> None:
    monkeypatch.setenv("FXTRANSLATE_RECORDS_URL", f"http://127.0.0.1:{port or fake.server_port}/records")
    ran = configured("model", "install")
    assert (ran.code, ran.out) == (1, "")
    first, last = ran.err.splitlines()
    assert first == "leeslamp: fetching the model for Dutch to English, some 25 MB, from 127.0.0.1; no text is sent"
    assert last.startswith("leeslamp: the model could not be had from 127.0.0.1: ")


@pytest.mark.parametrize("url", ["nowhere", "http://[", "file:///models"])
def test_an_address_that_is_none(configured: Leeslamp, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("FXTRANSLATE_RECORDS_URL", url)
    assert configured("model", "install").reason.startswith("FXTRANSLATE_RECORDS_URL is no web address")


def test_what_cannot_be_kept_is_not_done(
    configured: Leeslamp, article: Article, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    (workspace.root / "file").write_bytes(b"")
    monkeypatch.setenv("XDG_CACHE_HOME", str(workspace.root / "file"))
    ran = configured("translate", CAT)
    assert ran.code == 1
    assert "translations are kept only until you quit" in ran.err
    assert configured("translate", "--sidecar", CAT).code == 0


def test_all_of_nothing(configured: Leeslamp, workspace: Workspace) -> None:
    for path in workspace.articles.iterdir():
        path.unlink()
    ran = configured("translate", "--all")
    assert (ran.code, ran.out) == (0, "")
    assert "there are no articles yet" in ran.err
