"""The commands that keep reports in a store and ask it what is said."""
