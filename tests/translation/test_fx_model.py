"""Whether Firefox's model is there, and fetching it: with the real package as far as that goes without Mozilla."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable, Iterator
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from translation.stand_in import FILES

from tui.errors import TranslationError
from tui.translation.fx import Firefox, install_model, model_is_there, model_source
from tui.translation.provider import NotSetUpError
from tui.translation.settings import ProviderSettings


@pytest.mark.parametrize("missing", [*FILES, "nl-en"])
def test_whether_the_model_is_there(folder: Path, missing: str) -> None:
    assert model_is_there(folder)
    (folder / "nl-en" / missing).unlink() if missing != "nl-en" else (folder / "nl-en").rename(folder / "en-nl")
    assert model_is_there(folder) is missing.startswith("lex")
    assert not model_is_there(folder / "nowhere")


def test_without_the_package(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fxtranslate", None)
    assert not model_is_there(folder)
    needs: list[Callable[[], object]] = [
        lambda: Firefox(ProviderSettings(), folder),
        lambda: install_model(folder),
        model_source,
    ]
    for need in needs:
        with pytest.raises(NotSetUpError, match=r"pip install 'leeslamp\[offline\]'"):
            need()


class _Records(BaseHTTPRequestHandler):
    """Mozilla's list of models, in which ours is as it lies on the disk already."""

    files: dict[str, bytes]

    def do_GET(self) -> None:
        data = [
            {
                "name": name,
                "fileType": name.partition(".")[0],
                "sourceLanguage": "nl",
                "targetLanguage": "en",
                "version": "3.0",
                "architecture": "base-memory",
                "decompressedHash": sha256(content).hexdigest(),
                "attachment": {"location": f"{name}.zst"},
            }
            for name, content in self.files.items()
        ]
        body = json.dumps({"data": data}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Tests are quiet."""


@pytest.fixture
def records(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[_Records]]:
    kind = type("Records", (_Records,), {"files": FILES})
    with HTTPServer(("127.0.0.1", 0), kind) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        monkeypatch.setenv("FXTRANSLATE_RECORDS_URL", f"http://127.0.0.1:{server.server_port}/records")
        yield kind
        server.shutdown()


def test_fetching_a_model(tmp_path: Path, stand_in: Path) -> None:
    install_model(tmp_path / "new")
    assert model_is_there(tmp_path / "new")
    firefox = Firefox(ProviderSettings(), tmp_path / "new")
    assert firefox.translate(["De kat."]) == ["Qr xng."]
    firefox.close()


def test_a_fetched_model_that_does_not_work(folder: Path, records: type[_Records]) -> None:
    assert model_source() == "127.0.0.1"
    with pytest.raises(TranslationError) as raised:
        install_model(folder)
    assert str(raised.value) == "the model could not be had from 127.0.0.1: what came does not work"


def test_there_is_no_model_to_fetch(folder: Path, records: type[_Records]) -> None:
    records.files = {}
    with pytest.raises(TranslationError, match="no model or pivot route"):
        install_model(folder, progress=True)


def test_nobody_knows_where_the_model_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FXTRANSLATE_RECORDS_URL", "http://127.0.0.1:9/records")
    with pytest.raises(TranslationError, match=r"^the model could not be had from 127\.0\.0\.1: .*refused"):
        install_model(folder)
