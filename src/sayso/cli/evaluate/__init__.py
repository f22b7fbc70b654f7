"""``sayso evaluate``: how well it reads, measured on corpora that others made."""
