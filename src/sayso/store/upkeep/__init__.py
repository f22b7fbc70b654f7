"""Looking after a store: is it whole, a copy of it, and its space given back."""
