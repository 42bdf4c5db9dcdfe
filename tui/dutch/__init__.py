"""What the Dutch language is: sentences and words. Standard library only; no disk, no Textual."""
