"""The reader's highlights and notes: the record, its passage, the store, undo. No Textual."""
