"""How factual an event is presented, as one number from -3, certainly not so, to 3, certainly so."""
