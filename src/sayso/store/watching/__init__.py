"""What is watched, and what there is to tell of it."""
