"""The user's knowledge base: known things with identifiers and names, on disk, and the linking to it."""
