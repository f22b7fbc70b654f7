"""``sayso actors``: who is known."""
