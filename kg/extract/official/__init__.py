"""Entries of official tables of trips and visits: what their fields state, and what their remarks tell."""
