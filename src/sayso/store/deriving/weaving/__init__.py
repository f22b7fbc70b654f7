"""What follows from the claims in the store: kinds, groups and disputes, for few documents at a time."""
