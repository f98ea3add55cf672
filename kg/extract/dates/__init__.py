"""Date phrases and what they mean; it knows nothing of meetings."""
