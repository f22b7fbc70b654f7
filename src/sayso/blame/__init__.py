"""Whom a report, read together, points to as responsible for violence, where no one sentence says so."""
