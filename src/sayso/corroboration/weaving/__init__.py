"""What holds between kinds of claims, and what hangs together by it, kept up to date as claims come and go."""
