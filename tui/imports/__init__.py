"""Text of other programs, and of our own, in; notes out: one format a module. No Textual."""
