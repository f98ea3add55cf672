"""Who and what a text names: people, bodies, places, each with its offsets."""
