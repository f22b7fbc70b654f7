"""Selections of claims carried to other programs, a file for each format; nothing in them reads as a fact."""
