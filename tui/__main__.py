"""`python -m tui` and the `leeslamp` command."""

from __future__ import annotations

import gc
import sys

_LATE = "--no-early-paint"


def main() -> int:
    """Run the command; a Ctrl-C while it is still being imported ends it as quietly as one later."""
    try:
        words = [word for word in sys.argv[1:] if word != _LATE]
        if _is_plain(words):
            return _read(*words[1:], early=_LATE not in sys.argv)
        from tui.cli.main import main as run
    except KeyboardInterrupt:
        return 130
    return run()


def _is_plain(words: list[str]) -> bool:
    """Whether this is `leeslamp` or `leeslamp read NAME`, which needs no parser."""
    return not words or (len(words) == 2 and words[0] == "read" and words[1][:1] != "-" and "#" not in words[1])


def _read(name: str | None = None, *, early: bool) -> int:
    """Open the reader, its first page at once."""
    gc.disable()  # what is imported stays: to look for garbage in it costs 15 ms
    held = None
    if early:
        from tui.early import show_first_page

        held = show_first_page(name)

    def work() -> int:
        try:
            from tui.cli.read import read

            return read(name, held=held)
        finally:
            if held:
                held.let_go()

    from tui.cli.main import guarded

    return guarded(work)


if __name__ == "__main__":
    raise SystemExit(main())
