"""How the models that come with sayso are made, from corpora that others made; nothing here runs while reading."""
