"""The tables of an export, a module for each kind of thing: what every column is called, means and holds."""
