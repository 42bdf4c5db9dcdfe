"""Feeds of news: which the reader keeps, what is in them, and what of it is new."""
