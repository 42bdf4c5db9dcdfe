"""`leeslamp model install`: Firefox's model, which translates without a network."""

from __future__ import annotations

import sys
from argparse import Namespace

from tui.cli.output import print_line, warn
from tui.translation import fx


def run(arguments: Namespace) -> int:
    """Fetch the model, or what of it is missing or damaged."""
    warn(f"fetching the model for Dutch to English, some 25 MB, from {fx.model_source()}; no text is sent")
    fx.install_model(progress=sys.stderr.isatty())
    print_line("the model is there; Firefox's translator translates without a network")
    return 0
