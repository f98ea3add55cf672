"""The version of how the graph follows from records and judgements."""

# Raise it with every change in kg/resolve that gives another graph: stores then count as stale, and the
# next command makes their graph anew.
DERIVATION = "30"
