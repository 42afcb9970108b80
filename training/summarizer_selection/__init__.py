"""Learns the weights of `enjeu.summary.selection` from summaries that people wrote."""
