"""``sayso train``: makes the models that come with sayso anew."""
