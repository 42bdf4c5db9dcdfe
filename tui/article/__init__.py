"""What an article is, and how files become one. No Textual."""
