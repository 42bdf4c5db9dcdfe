"""`leeslamp --print-keys`."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from tui.cli.output import print_line, warn
from tui.config.file import default_path
from tui.config.read import read_config
from tui.keymap import PLACES, keymap, written
from tui.keys import DECLARED, Keys
from tui.reading.look import Look


def run(arguments: Namespace) -> int:
    """Print every id with its keys and what they do, screen by screen."""
    config = read_config()
    chosen, clashes = keymap(config.keys, Path(default_path()).name)
    for notice in (*config.notices, *clashes):
        warn(notice)
    keys, names = Keys(chosen), (config.look or Look()).names
    for place in PLACES:
        print_line(place.title)
        for command in place.commands:
            id = str(command.binding.id)
            own = written(chosen.get(id) or DECLARED[id]) if id != "count" else "0 to 9"
            sign = "*" if chosen.get(id, DECLARED[id]) != DECLARED[id] else " "
            description, tooltip = command.told(keys, names)
            print_line(f"{sign} {id:<23} {own:<24} {description}: {tooltip}")
    print_line("* as config.toml has it; the others as they come")
    return 0
