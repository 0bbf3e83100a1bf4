"""Graph → answers. Imports neither spaCy nor Prefect, so that it starts in a blink."""
