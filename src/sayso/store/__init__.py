"""Reports kept together: one file, or one PostgreSQL database for a team."""
