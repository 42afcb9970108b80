"""Gazetteers made from Unicode's CLDR: names for translation, countries for the sides of a story."""
