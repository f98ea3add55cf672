"""Sentences parsed anew without their titles, and ways to walk through a parse."""
