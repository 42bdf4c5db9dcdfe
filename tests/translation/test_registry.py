"""Providers by name, and what is said about those that cannot be had."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from types import MappingProxyType

import pytest

from tui.errors import TranslationError
from tui.translation import fx
from tui.translation.model import maker
from tui.translation.provider import NotSetUpError
from tui.translation.registry import chain, make
from tui.translation.settings import DEFAULT_CHAIN, NAMES, ProviderSettings, TranslationSettings

URLS = MappingProxyType({"libretranslate": ProviderSettings("http://localhost:5000")})


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer without a key or a model."""
    monkeypatch.delenv("DEEPL_API_KEY", raising=False)
    monkeypatch.setattr(fx, "model_is_there", lambda cache_dir: False)


@pytest.mark.parametrize("name", NAMES)
def test_each_is_who_it_says(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEEPL_API_KEY", "sesam")
    monkeypatch.setattr(fx, "model_is_there", lambda cache_dir: True)
    provider = make(name, URLS.get(name, ProviderSettings()))
    assert provider.maker == maker(name)
    assert provider.maker.label != name  # it has one for the reader's eyes
    assert (provider.notice == "") is (name in ("fx", "libretranslate", "gloss"))
    assert provider.limits.characters >= 499
    assert provider.limits.stopgap is (name == "gloss")


def test_settings_go_before_limits() -> None:
    usual = make("google", ProviderSettings()).limits
    limits = make("google", ProviderSettings(characters=900, per_second=0.5)).limits
    assert limits == dataclasses.replace(usual, characters=900, per_second=0.5) != usual


def test_a_name_nobody_has() -> None:
    with pytest.raises(TranslationError, match="'bing'; there are fx, google, mymemory, gloss, libretranslate, deepl"):
        make("bing", ProviderSettings())


def test_the_default_chain_says_nothing_about_a_model_nobody_asked_for() -> None:
    providers, notices = chain(TranslationSettings())
    assert [provider.maker.name for provider in providers] == [name for name in DEFAULT_CHAIN if name != "fx"]
    assert notices == []


def test_who_is_asked_for_and_cannot_be_had_is_named() -> None:
    wanted = TranslationSettings(("deepl", "libretranslate", "fx", "bing", "google", "google"), URLS)
    providers, notices = chain(wanted)
    assert [provider.maker.name for provider in providers] == ["libretranslate", "google"]
    assert [word for word, notice in zip(("DEEPL_API_KEY", "model", "bing"), notices, strict=True) if word in notice]
    assert chain(TranslationSettings(())) == ([], [])


@pytest.mark.parametrize("name", ["fx", "libretranslate", "deepl"])
def test_what_is_not_set_up_is_said_in_one_plain_line(name: str) -> None:
    with pytest.raises(NotSetUpError, match=r"^[A-Z][^\n]+$"):
        make(name, ProviderSettings())


def test_the_registry_imports_nothing_heavy() -> None:
    code = "import sys, tui.translation.registry; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=30)
    heavy = {"requests", "urllib3", "deep_translator", "bs4", "deepl", "fxtranslate", "textual", "sqlite3"}
    assert not heavy & set(done.stdout.split())
