"""Other dictionaries, read from files that the reader names: dictd, StarDict, and plain TSV."""
