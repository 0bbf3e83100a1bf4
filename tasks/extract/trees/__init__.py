"""The parse as plain lists, and the repair of what the small parser gets wrong again and again."""
