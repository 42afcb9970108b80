"""Counts the words of the French press and learns what makes two articles tell of one event."""
