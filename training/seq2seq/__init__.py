"""A small encoder-decoder trainer, the same on two CPU cores and on one GPU."""
