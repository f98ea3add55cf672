"""What the explorer shows: selections of meetings counted, listed and drawn, and pages about each thing.

``columns`` holds all meetings in a few arrays; the others answer with structs that become JSON as they are.
"""
