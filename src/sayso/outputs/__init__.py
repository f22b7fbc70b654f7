"""Reports written out for people and for other tools."""
