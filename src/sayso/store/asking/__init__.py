"""What can be asked of the store: each question a function of a connection, none of which changes anything."""
