"""Text → parse: blocks, pieces, language, and the spaCy pipeline run fast."""
