"""`config.toml`: what can be set. leeslamp starts without it, and whatever is in it."""
