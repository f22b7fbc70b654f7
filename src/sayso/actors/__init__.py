"""Who that is."""
