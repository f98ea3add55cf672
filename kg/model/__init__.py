"""The types that pass between the rooms. Imports nothing from them.

Level 1, what was said: :mod:`kg.model.document`, :mod:`kg.model.report`.
Level 2, what we believe: :mod:`kg.model.entity`, collected in a :mod:`kg.model.graph`.
Between the two: :mod:`kg.model.judgement`.
"""
