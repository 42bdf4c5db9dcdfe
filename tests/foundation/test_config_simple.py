"""What is read of TOML without tomllib is what tomllib reads."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.config.sample import sample
from tui.config.simple import simple
from tui.keymap import bound

LINES = st.one_of(
    st.sampled_from(
        [
            *(
                "[look]",
                "[kinds.mark]",
                "[kinds]",
                "[kinds.mark.deep]",
                "[[look]]",
                "[ look ]",
                '["look"]',
                "[look",
                "[]",
            ),
            *(
                'theme = "nord"',
                "theme = 'nord'",
                'theme="# b"  # c',
                'theme = """',
                '"""',
                'kinds = "x"',
                "mark = 1",
            ),
            *("study = true", "study = false#", "study = True", "study=truer", "a.b = 1", '"a" = 1', "a = {b = 1}"),
            *("n = 0", "n = 01", "n = 1_0", "n = 3.05", "n = 3.", "n = -1", "n = 1e3", "n = 2026-01-01", "n ="),
            *(
                "chain = []",
                'chain = ["a", "b" , ]',
                'chain = ["a" "b"]',
                "chain = [1]",
                "chain = [",
                "]",
                "chain = [,]",
            ),
            *("# c", "  # c", "", "  ", "\ttab = 1", "é = 1", 'e = "é"', "x = \u00a01", "\u00a0# c", "y = 1\r", "\\"),
        ]
    ),
    st.text(st.sampled_from("abn019=.,\"'[]# -_\\\t\r\x01é"), max_size=12),
)


@given(lines=st.lists(LINES, max_size=6), end=st.sampled_from(["\n", "\r\n"]))
def test_it_is_tomllibs_or_none(lines: list[str], end: str) -> None:
    text = end.join(lines)
    if (found := simple(text)) is not None:
        assert found == tomllib.loads(text)


@pytest.mark.parametrize(
    "lines", [["[look]", "[look]"], ["a = 1", "a = 2"], ["[a.b]", "[a]", "b = 1"], ["a = 1", "[a]"]]
)
def test_what_contradicts_itself_is_not_taken(lines: list[str]) -> None:
    assert simple("\n".join(lines)) is None


def test_the_file_with_every_default_is_simple() -> None:
    text = sample(bound())
    uncommented = "\n".join(line.removeprefix("# ") for line in text.splitlines() if " = " in line or line[:1] == "[")
    assert simple(text) == tomllib.loads(text)
    assert simple(uncommented) == tomllib.loads(uncommented)
    assert simple(text)


def test_a_number_is_whole_or_not() -> None:
    assert simple("a = 3\nb = 3.0") == {"a": 3, "b": 3.0}
    assert [type(value) for value in (simple("a = 3\nb = 3.0") or {}).values()] == [int, float]
