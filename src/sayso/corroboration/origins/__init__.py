"""What the claims of a group independently rest on; import from the modules, not from here."""
