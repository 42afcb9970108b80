"""The part of the name gazetteer that comes from Unicode's CLDR."""
