"""The trained tagger: which words are source, cue and content, and which belong together."""
