"""Which claims of many reports say the same thing, and on what ground they are taken to."""
