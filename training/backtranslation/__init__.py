"""News pairs where none are published: English news put into French by our own model."""
