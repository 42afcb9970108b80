"""Makes a model that rewrites one or two English sentences as one that is shorter."""
