"""Which posts a text gives to whom: role, rank, organization, state."""
