"""`python -m tui` and the `leeslamp` command."""

from tui.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
