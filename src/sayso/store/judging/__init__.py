"""What people decide, and what follows from it for how claims and actors count."""
