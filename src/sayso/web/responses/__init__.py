"""What the API promises: validated models with examples. Inside, sayso uses its own records."""
