"""Scripts that measure, and what they last measured."""
