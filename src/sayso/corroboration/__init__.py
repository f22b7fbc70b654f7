"""What many reports have to do with each other: which of them tell the same words anew, and on whose word they rest."""
