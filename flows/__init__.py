"""What you can start: the flows and the command line."""
