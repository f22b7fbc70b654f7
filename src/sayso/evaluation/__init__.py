"""How good it is: figures on third-party corpora."""
