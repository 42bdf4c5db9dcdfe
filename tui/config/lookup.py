"""`[lookup]`: dictionaries that are asked beside the lexicon."""

from __future__ import annotations

from pathlib import Path

from tui.config.check import Check


def dictionaries_in(value: object, folder: Path, check: Check) -> tuple[Path, ...]:
    """Files as they are named, `~` for the reader's home; others from the `folder` where the configuration is."""
    names = check.table(value, "lookup", ("dictionaries",)).get("dictionaries", [])
    if not isinstance(names, list) or not all(isinstance(name, str) and name for name in names):
        check.say("lookup.dictionaries", "must be a list of names of files; none is used")
        return ()
    return tuple(folder / Path(name).expanduser() for name in names)
