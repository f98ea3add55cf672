"""The network of meetings: who met whom, over whom somebody is reached, who is in the middle.

``selection`` says which meetings count, ``meetings`` reads them; the others reckon with what was read.
"""
