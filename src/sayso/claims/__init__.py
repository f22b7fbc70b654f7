"""What is said about whom."""
