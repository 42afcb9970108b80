"""Training of the learnt reader of gains."""
