"""A text made ready to be read: spaces, lines and capitals, paragraphs, the language model."""
