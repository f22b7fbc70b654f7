"""Incidents: what a report tells of each act of violence, put together, every part with its own voice."""
