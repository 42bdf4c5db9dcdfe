"""The command line. Textual is imported only where a screen is opened."""
