"""`check`: what it finds, and that it touches nothing."""

from __future__ import annotations

import json
import signal
import time
from typing import Any

import pytest
from cli.command_samples import CAT, QUOTE, Leeslamp, begun, files
from translation.fake_services import FakeServices, translated

from tui.article.workspace import Workspace
from tui.cli.translators import SENTENCE
from tui.notes.notebook import Notebook
from tui.notes.store.form import SCHEMA
from tui.translation.settings import NAMES


def _problems(leeslamp: Leeslamp, code: int) -> list[str]:
    ran = leeslamp("check", "--json")
    assert ran.code == code, ran
    problems: list[str] = json.loads(ran.out)["problems"]
    return problems


def _places(leeslamp: Leeslamp) -> list[dict[str, Any]]:
    places: list[dict[str, Any]] = json.loads(leeslamp("check", "--json").out)["notes"]
    return places


def test_nothing_is_wrong_with_the_shipped_articles(leeslamp: Leeslamp, workspace: Workspace) -> None:
    code, out, err = leeslamp("check")
    lines = out.splitlines()
    assert (code, err) == (0, "")
    assert (lines[0], lines[-1]) == (f"{workspace.root}: 11 articles, 0 notes", "everything can be read")
    assert lines[2:4] == ["google: in the chain; set up", "mymemory: in the chain; set up"]
    told = json.loads(leeslamp("check", "--json").out)
    assert [provider["name"] for provider in told.pop("providers")] == list(NAMES)
    assert told == {"workspace": str(workspace.root), "articles": 11, "notes": [], "problems": []}
    assert not workspace.notes.exists()


def test_a_note_has_its_place(leeslamp: Leeslamp, workspace: Workspace, noted: str) -> None:
    assert leeslamp("check").out.splitlines()[0] == f"{workspace.root}: 11 articles, 1 note"
    (place,) = _places(leeslamp)
    [[start, end]] = place.pop("spans")
    assert place == {"id": noted, "article": CAT, "state": "sure", "how": "same"}
    text = workspace.open(workspace.find(CAT)).canonical
    assert text[start:end] == QUOTE

    path = workspace.articles / f"{CAT}.md"
    path.write_text(text.replace("Een grijze kat", "Een dikke, grijze kat", 1), encoding="utf-8")
    (place,) = _places(leeslamp)
    assert place == {"id": noted, "article": CAT, "state": "sure", "spans": [[start + 7, end + 7]], "how": "diff"}


def test_a_note_on_an_article_in_the_archive_has_its_place(
    leeslamp: Leeslamp, workspace: Workspace, noted: str
) -> None:
    workspace.put_away(workspace.find(CAT))
    assert leeslamp("check").out.splitlines()[0] == f"{workspace.root}: 11 articles, 1 note"
    assert [(place["id"], place["state"]) for place in _places(leeslamp)] == [(noted, "sure")]
    last = [*workspace.open(workspace.find(CAT)).sentences][-1]
    words = workspace.open(workspace.find(CAT)).text[slice(*last.span)].split()[:3]
    assert " ".join(words) in leeslamp("export", "--format", "html").out, "the whole article, not its notes alone"


def test_a_note_whose_words_are_gone_is_an_orphan_and_no_problem(
    leeslamp: Leeslamp, workspace: Workspace, noted: str
) -> None:
    path = workspace.articles / f"{CAT}.md"
    path.write_text(path.read_text(encoding="utf-8").replace(QUOTE, "liep de kat weg"), encoding="utf-8")
    ran = leeslamp("check")
    assert ran.code == 0
    said = "its words are not in the article any more; it is kept"
    assert f"note {noted[:8]} on {CAT}: {said}" in ran.out.splitlines()
    assert [place["state"] for place in _places(leeslamp)] == ["orphan"]


def test_a_note_whose_article_is_gone_is_away_and_no_problem(
    leeslamp: Leeslamp, workspace: Workspace, noted: str
) -> None:
    (workspace.articles / f"{CAT}.md").unlink()
    ran = leeslamp("check")
    assert ran.code == 0
    said = "its article is not in this workspace; it is kept"
    assert f"note {noted[:8]} on {CAT}: {said}" in ran.out.splitlines()
    assert [place["state"] for place in _places(leeslamp)] == ["away"]


def test_every_problem_is_told_at_once(leeslamp: Leeslamp, workspace: Workspace) -> None:
    (workspace.articles / "leeg.txt").write_bytes(b"")
    (workspace.articles / "oud.txt").write_bytes("Eén café. Twee cafés.\n".encode("cp1252"))
    (workspace.articles / "oud.md").write_text("Een andere tekst. Met dezelfde naam.\n", encoding="utf-8")
    sidecar = workspace.articles / "stroomnet-zit-vol.en.md"
    sidecar.write_text(sidecar.read_text(encoding="utf-8").rpartition("\n\n")[0], encoding="utf-8")
    workspace.notes.write_bytes(b"")
    problems = _problems(leeslamp, 1)
    assert problems[:2] == [
        "leeg.txt is empty; there is nothing to read in it",
        "oud.txt is not UTF-8: read as Windows-1252 (latin-1)",
    ]
    assert problems[2].startswith("stroomnet-zit-vol.md: stroomnet-zit-vol.en.md follows the text for ")
    assert problems[3] == "oud.txt shares its name with another article; it is called oud.txt here"
    assert problems[4].startswith("notes.json is damaged: it is empty")
    assert len(problems) == 5
    ran = leeslamp("check")
    assert [line for line in ran.out.splitlines() if "chain" not in line][1:] == [f"problem: {one}" for one in problems]
    assert ran.err == f"leeslamp: 5 problems found in {workspace.root}\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "notes.json is damaged: it is empty"),
        (b"[]", "notes.json is damaged: it is JSON, but not tables of records"),
        (b'{"notes": {"1": {"id"', "notes.json is damaged: it breaks off in the middle of line 1"),
        (b"\0\0\0", "notes.json is damaged: it holds nothing but NUL bytes"),
    ],
)
def test_a_damaged_notebook_is_reported_and_left_alone(
    leeslamp: Leeslamp, workspace: Workspace, content: bytes, said: str
) -> None:
    workspace.notes.write_bytes(content)
    before = files(workspace.root)
    ran = leeslamp("check")
    assert ran.code == 1
    assert f"problem: {said}" in ran.out
    assert ran.err == f"leeslamp: 1 problem found in {workspace.root}\n"
    assert files(workspace.root) == before


def test_a_newer_notebook_is_reported_and_left_alone(leeslamp: Leeslamp, workspace: Workspace, noted: str) -> None:
    tables = json.loads(workspace.notes.read_bytes())
    tables["meta"]["1"]["schema"] = SCHEMA + 1
    workspace.notes.write_text(json.dumps(tables), encoding="utf-8")
    before = files(workspace.root)
    [problem] = _problems(leeslamp, 1)
    assert problem.startswith(f"notes.json was written by a newer leeslamp (schema {SCHEMA + 1})")
    assert [place["id"] for place in _places(leeslamp)] == [noted]
    assert files(workspace.root) == before


def test_many_notes_are_checked_quickly(leeslamp: Leeslamp, workspace: Workspace, noted: str) -> None:
    notebook = Notebook.open(workspace.notes)
    [note] = notebook.notes()
    record = json.loads(workspace.notes.read_bytes())["notes"]
    key, value = next(iter(record.items()))
    tables = json.loads(workspace.notes.read_bytes())
    tables["notes"] = {str(int(key) - at): value | {"id": f"{int(note.id, 16) - at:032x}"} for at in range(2000)}
    workspace.notes.write_text(json.dumps(tables), encoding="utf-8")
    assert {place["state"] for place in _places(leeslamp)} == {"sure"}
    assert len(_places(leeslamp)) == 2000


# asking the translators


def _configure(workspace: Workspace, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    path = workspace.root / "config.toml"
    path.write_text(text, encoding="utf-8")
    monkeypatch.setenv("LEESLAMP_CONFIG", str(path))


def _answering(fake: FakeServices, chain: str = '["google", "mymemory"]') -> str:
    return f"""
[translation]
chain = {chain}
[translation.google]
url = "{fake.google_url}"
read = 0.5
[translation.mymemory]
url = "{fake.mymemory_url}"
[translation.libretranslate]
url = "{fake.libretranslate_url}"
read = 0.5
"""


def test_online_asks_everybody_who_is_set_up_for_one_sentence_of_ours(
    leeslamp: Leeslamp, workspace: Workspace, fake: FakeServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    _configure(workspace, monkeypatch, _answering(fake))
    code, out, err = leeslamp("check", "--online")
    english = translated(SENTENCE)
    assert code == 0
    assert f"google: in the chain; {english}" in out.splitlines()
    assert f"mymemory: in the chain; {english}" in out.splitlines()
    assert f"libretranslate: not in the chain; {english}" in out.splitlines()
    assert "deepl: not in the chain; DeepL needs its key in the environment variable DEEPL_API_KEY" in out
    assert err.count("\n") == 1
    assert f"“{SENTENCE}” is sent to Google at 127.0.0.1, MyMemory at 127.0.0.1" in err
    assert set(fake.texts) == {SENTENCE}
    told = {one["name"]: one for one in json.loads(leeslamp("check", "--online", "--json").out)["providers"]}
    assert told["google"] == {
        "name": "google",
        "by": "Google",
        "chain": True,
        "ready": True,
        "answer": english,
        "why": None,
    }


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        ("403", "Google refuses this computer"),
        ("hang", "Google does not answer"),
        ("error page", "Google gave no translation; its answer is hidden"),
        ("drop", "No connection to Google"),
    ],
)
def test_online_who_does_not_translate_is_a_problem_if_it_is_one_of_the_chain(
    leeslamp: Leeslamp,
    workspace: Workspace,
    fake: FakeServices,
    monkeypatch: pytest.MonkeyPatch,
    fault: str,
    why: str,
) -> None:
    with FakeServices() as other:
        fake.faults.extend((fault, "always"))
        _configure(workspace, monkeypatch, _answering(fake).replace(fake.mymemory_url, other.mymemory_url))
        ran = leeslamp("check", "--online")
        assert ran.code == 1
        assert f"google: in the chain; {why}" in ran.out
        assert f"problem: {why}" in ran.out
        _configure(
            workspace, monkeypatch, _answering(fake, '["mymemory"]').replace(fake.mymemory_url, other.mymemory_url)
        )
        ran = leeslamp("check", "--online")
        assert ran.code == 0, ran
        assert f"google: not in the chain; {why}" in ran.out


def test_online_ctrl_c_does_not_wait_for_who_hangs(
    workspace: Workspace, fake: FakeServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake.faults.extend(("hang", "always"))
    _configure(workspace, monkeypatch, _answering(fake).replace("read = 0.5", "read = 300"))
    path = str(workspace.root / "config.toml")
    with begun("check", "--online", folder=workspace.root, LEESLAMP_CONFIG=path, NO_PROXY="*") as process:
        assert fake.hanging.wait(20)
        told = time.monotonic()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert time.monotonic() - told < 1.5
    assert (process.returncode, out, err.count("\n")) == (130, "", 1)


def test_what_is_wrong_with_the_configuration_is_a_problem(
    leeslamp: Leeslamp, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    _configure(workspace, monkeypatch, '[translation]\nchain = ["bing"]\n')
    ran = leeslamp("check")
    assert ran.code == 1
    assert "problem: config.toml: translation.chain must be a list of some of fx, google," in ran.out


def test_a_wrong_address_is_not_replaced_by_the_services_own(
    leeslamp: Leeslamp, workspace: Workspace, fake: FakeServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = _answering(fake, '["mymemory"]').replace(f'url = "{fake.google_url}"', 'url = "proxy.example.org"')
    _configure(workspace, monkeypatch, text)
    ran = leeslamp("check", "--online")
    assert "google: not in the chain; its address in config.toml is wrong" in ran.out
    assert "Google" not in ran.err
    assert len(fake.packs) == 2  # MyMemory and LibreTranslate
