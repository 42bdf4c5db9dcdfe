"""Writing in the reader's own editor, named by VISUAL or EDITOR."""

from __future__ import annotations

import os
import shlex
import subprocess
from contextlib import AbstractContextManager
from pathlib import Path
from tempfile import TemporaryDirectory

from tui.errors import LeeslampError


class OutsideError(LeeslampError):
    """The editor could not be used; the words are as they were."""


def edited_outside(text: str, aside: AbstractContextManager[None]) -> str:
    """The text as the reader left it in their editor; `aside` gives it the terminal meanwhile. Raises OutsideError."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not named:
        raise OutsideError("no editor is named; set VISUAL or EDITOR, for example EDITOR=nano")
    try:
        command = shlex.split(named)
    except ValueError as error:
        raise OutsideError(f"EDITOR={named} cannot be understood: {error}") from error
    with TemporaryDirectory(prefix="leeslamp-") as folder:  # readable by its owner only
        file = Path(folder) / "note.md"
        try:
            file.write_text(text, encoding="utf-8")
            with aside:
                ended = subprocess.run([*command, str(file)], check=False).returncode
            if ended:
                raise OutsideError(f"{command[0]} ended with an error ({ended}); nothing was changed")
            return file.read_text(encoding="utf-8").removesuffix("\n")
        except (OSError, UnicodeDecodeError) as error:
            why = getattr(error, "strerror", None) or error
            raise OutsideError(f"{command[0]} cannot be used: {why}; VISUAL and EDITOR name the editor") from error
