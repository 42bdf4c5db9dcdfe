"""`leeslamp config`."""

from __future__ import annotations

from argparse import Namespace

from tui.cli.output import print_line
from tui.config.file import default_path
from tui.errors import LeeslampError


def run(arguments: Namespace) -> int:
    """Print the file with every default, or where it is."""
    if arguments.path:
        if not (path := default_path()):
            raise LeeslampError("there is no folder for config.toml; LEESLAMP_CONFIG can name the file")
        print_line(path)
        return 0
    from tui.config.sample import sample
    from tui.keymap import bound

    for line in sample(bound()).splitlines():
        print_line(line)
    return 0
