"""Who took part, who is meant by words without a name, and according to whom."""
