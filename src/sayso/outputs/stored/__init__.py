"""What the store holds as plain data, rows and words, the same for the command line, the pages, the API and exports."""
