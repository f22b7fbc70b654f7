"""How a figure or a statement changes as it is told again."""
