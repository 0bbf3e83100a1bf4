"""One file a command; each defines ``command``. See ``flows/cli.py``."""
