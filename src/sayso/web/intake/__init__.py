"""Reports handed in through the reading room: read one after the other, beside it, while it goes on answering."""
