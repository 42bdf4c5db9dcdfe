"""`python -m tui` and the `leeslamp` command."""

from __future__ import annotations


def main() -> int:
    """Run the command; a Ctrl-C while it is still being imported ends it as quietly as one later."""
    try:
        from tui.cli.main import main as run
    except KeyboardInterrupt:
        return 130
    return run()


if __name__ == "__main__":
    raise SystemExit(main())
