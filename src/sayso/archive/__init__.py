"""Whole archives: the same stages, run over many files by many workers, kept as Parquet."""
