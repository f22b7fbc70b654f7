"""A dossier: what it holds, put together from the store, and one file for each form that it is written in."""
