"""The JSON API: what the store holds, under the names of the output contract, for other programs."""
