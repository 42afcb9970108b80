"""Gains that no frame tells of: a model of annotated articles says what is gained, and by whom.

`features` says what it looks at, `reader` holds its weights, `candidates` makes bullets of what it finds.
"""
