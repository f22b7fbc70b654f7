"""What an archive is made from: one file a kind of input, each cut into blocks and read block by block."""
