"""Records on disk, whatever they mean: the file, its journal, backups, and merging two copies. No notes, no Textual."""
