"""What claims are at odds about: denials, contradictions, and numbers that lie apart."""
