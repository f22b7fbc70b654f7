"""Bytes in, a text with fixed offsets out."""
