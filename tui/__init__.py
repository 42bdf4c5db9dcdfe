"""leeslamp: read Dutch news in the terminal, with its translation and your own notes beside it."""

__version__ = "0.1.0"
