"""Rows that a generator makes, so that the portal can be tried at any size before it holds real ones.

Nothing of it is real: people, organisations and sources are the sample's own and are called so; only the
regions, municipalities and services are those of the reference data. The same seed makes the same rows, and
a larger sample begins with the rows of a smaller one.

words.py holds the phrases, cast.py makes who acts, meetings.py what happens; store.py saves and removes it.
"""
