"""`leeslamp model install`: Firefox's model, which translates without a network."""

from __future__ import annotations

import sys
from argparse import Namespace

from tui.cli.output import print_line, warn
from tui.errors import TranslationError
from tui.translation import fx


def run(arguments: Namespace) -> int:
    """Fetch the model, or what of it is missing or damaged."""
    warn(f"fetching the model for Dutch to English, some 25 MB, from {_source()}; no text is sent")
    fx.install_model(progress=sys.stderr.isatty())
    print_line("the model is there; Firefox's translator translates without a network")
    return 0


def _source() -> str:
    try:
        host = fx.model_source()
    except ValueError:
        host = ""
    if not host:
        raise TranslationError("FXTRANSLATE_RECORDS_URL is no web address; without it Mozilla is asked for the model")
    return host
