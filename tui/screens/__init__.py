"""Library, reader, notes and dialogs: the only rooms where services and widgets meet."""
