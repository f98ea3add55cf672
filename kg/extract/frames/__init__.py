"""The words that tell of meetings, with the nouns around them."""
