"""Where the reader is and how the page is laid out, as values. No Textual."""
