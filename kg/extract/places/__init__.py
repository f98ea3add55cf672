"""Where meetings were."""
