"""Many articles: what is asked, who does it, and where each output goes."""
