"""Two texts made of one, merged by lines with `git merge-file`."""

from __future__ import annotations

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

_MARKER = 40
"""Length of git's conflict markers here: long enough not to be taken for a line of dashes in a note."""
_TIMEOUT = 10
"""Seconds; a note is a few lines."""
_TROUBLE = 128
"""From here on git's exit code is an error; below, the number of conflicts."""


def merge_texts(base: str | None, ours: str, theirs: str, our_name: str, their_name: str) -> str:
    """Both changes to `base`. Where they touch the same lines, both stay, each under the name of its side.

    Without a base, or without git, the texts stand one above the other.
    """
    merged = None if base is None else _by_git(base, ours, theirs)
    if merged is None:
        merged = "\n".join(["<" * _MARKER, ours, "=" * _MARKER, theirs, ">" * _MARKER])
    names = {"<" * _MARKER: f"[{our_name}]", "=" * _MARKER: f"[{their_name}]", ">" * _MARKER: "[both]"}
    lines = [names.get(line.rstrip(), line) for line in merged.split("\n")]
    return "\n".join(lines[:-1] if lines[-1] == "[both]" else lines)


def _by_git(base: str, ours: str, theirs: str) -> str | None:
    """None where git is missing or fails."""
    with TemporaryDirectory(prefix="leeslamp-") as folder:
        files = [Path(folder, name) for name in ("ours", "base", "theirs")]
        for file, text in zip(files, (ours, base, theirs), strict=True):
            file.write_bytes(f"{text}\n".encode(errors="surrogatepass"))
        label = ("-L", "")
        command = ["git", "merge-file", "-p", f"--marker-size={_MARKER}", *label, *label, *label, *map(str, files)]
        try:
            done = subprocess.run(command, capture_output=True, timeout=_TIMEOUT, check=False)
        except (OSError, subprocess.TimeoutExpired):
            return None
    if not 0 <= done.returncode < _TROUBLE:
        return None
    return done.stdout.decode(errors="surrogatepass").removesuffix("\n")
