"""`[keys]`: which keys do what, as the file has it; `tui.keymap` knows what there is to be done, and by which keys."""

from __future__ import annotations

from collections.abc import Mapping

from tui.config.check import Check


def keys_in(value: object, check: Check) -> Mapping[str, str]:
    """What the table sets: keys parted by commas, by the id of what they do."""
    if not isinstance(value, dict):
        check.say("keys", "must be a table; the keys stay as they are")
        return {}
    for id, keys in value.items():
        if not isinstance(keys, str):
            check.say(f"keys.{id}", 'must be keys parted by commas, as "j, down"; it stays as it is')
    return {id: keys for id, keys in value.items() if isinstance(keys, str)}
