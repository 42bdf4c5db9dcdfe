"""leeslamp: read Dutch news in the terminal, with its translation and your own notes beside it."""

__version__ = "0.1.0"
AGENT = f"leeslamp/{__version__}"
"""What we say we are to whom we ask. Never a browser, also where that would be let in sooner."""
