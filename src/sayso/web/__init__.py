"""The reading room: pages for reading with suspicion, and a JSON API, served from a store."""
