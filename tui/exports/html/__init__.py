"""A page to read in a browser: the article, its translation beside it, and the notes beside both."""
