"""A folder of Markdown pages that leeslamp and the reader both write in. No Textual."""
