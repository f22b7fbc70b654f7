"""How words that tell a time are read: one file for each sort of wording."""
