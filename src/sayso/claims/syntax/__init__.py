"""Who fills which role of a verb, a noun and a preposition."""
