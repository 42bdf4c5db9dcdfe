"""docs/command.md against the command: its examples run, and everything the command takes and tells is named."""

from __future__ import annotations

import doctest
import json
import re
import shlex
from collections.abc import Iterator
from typing import Any

import pytest
from cli.command_samples import CAT, QUOTE, Leeslamp
from project import PROJECT

PAGE = (PROJECT / "docs" / "command.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL))
EXAMPLE = re.compile(r"```console\n\$ leeslamp (.+)\n((?:.*\n)*?)```")


def test_the_examples_print_what_the_page_says(leeslamp: Leeslamp) -> None:
    examples = EXAMPLE.findall(PAGE)
    assert len(examples) == PAGE.count("```console")
    for line, wanted in examples:
        ran = leeslamp(*shlex.split(line))
        assert ran.code == 0, ran
        assert doctest.OutputChecker().check_output(wanted, ran.out, doctest.ELLIPSIS), f"{line}\n{ran.out}"


def test_every_subcommand_has_an_example(leeslamp: Leeslamp) -> None:
    names = re.findall(r"^    ([a-z-]+) ", leeslamp("--help").out, re.MULTILINE)
    assert len(names) == 16
    for name in names:
        [example, *_] = re.findall(r"^```\w+\n(.+?)```", SECTIONS[f"leeslamp {name}"], re.MULTILINE | re.DOTALL)
        assert f"leeslamp {name}" in example


def test_every_option_is_named_where_it_belongs(leeslamp: Leeslamp) -> None:
    option = re.compile(r"(?<![\w-])(--?[a-z][a-z-]*)")
    everywhere = set(option.findall(leeslamp("--help").out))
    assert everywhere == {"-h", "--help", "--workspace", "--version", "--no-early-paint", "--print-keys"}
    assert "`--no-early-paint`" in SECTIONS["leeslamp"]
    everywhere.remove("--no-early-paint")
    for name in everywhere:
        assert f"`{name}`" in SECTIONS["Everywhere"] or f"`{name} " in SECTIONS["Everywhere"]
    for title, section in SECTIONS.items():
        if subcommand := title.removeprefix("leeslamp").strip():
            if title == subcommand:
                continue
            for name in set(option.findall(leeslamp(subcommand, "--help").out)) - everywhere:
                assert f"`{name}`" in section or f"`{name} " in section, f"{name} of {title}"


@pytest.mark.parametrize(
    "command", [["show", CAT], ["articles"], ["notes"], ["check"], ["lookup", "huizen"]], ids=lambda command: command[0]
)
def test_every_field_of_the_json_is_in_a_table(leeslamp: Leeslamp, noted: str, command: list[str]) -> None:
    assert leeslamp("annotate", CAT, "--quote", "Het vroor vijf graden").code == 0
    section = SECTIONS[f"leeslamp {command[0]}"]
    if command[0] == "show":  # "the fields of an article, and"
        section += SECTIONS["leeslamp articles"]
    fields = set(_keys(json.loads(leeslamp(*command, "--json").out)))
    assert len(fields) > 3
    assert {name for name in fields if f"`{name}`" not in section} == set()


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _keys(item)
    if isinstance(value, dict):
        for key, item in value.items():
            yield key
            if key != "changed":  # its keys are names of fields
                yield from _keys(item)


def test_the_page_tells_no_field_the_command_does_not_print(leeslamp: Leeslamp, noted: str) -> None:
    printed: set[str] = set()
    for command in (["show", CAT], ["articles"], ["notes"], ["check"], ["lookup", "dorpslamp"]):
        printed |= set(_keys(json.loads(leeslamp(*command, "--json").out)))
    told = {
        name
        for table in re.findall(r"\| field \| value \|\n\|---\|---\|\n((?:\|.*\n)+)", PAGE)
        for cell in re.findall(r"^\| (.+?) \|", table, re.MULTILINE)
        for name in re.findall(r"`(\w+)`", cell)
    }
    assert QUOTE in PAGE
    assert told <= printed
