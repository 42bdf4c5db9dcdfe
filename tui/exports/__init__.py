"""Notes and article in, text out: pure functions, one format a module. No Textual."""
