"""What meetings were about."""
